"""What tests of the calendar share: the calendar at its address, and events of every state side by side."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction

from calendar_events.models import EventIndexPage, EventPage
from municipalities.models import Municipality
from tests.factories.calendar_events import EventIndexPageFactory, EventPageFactory
from tests.factories.core import TopicFactory
from tests.factories.municipalities import MunicipalityFactory
from tests.factories.programme import add_sessions


@pytest.fixture
def calendar(home_page) -> EventIndexPage:
    """The calendar below a home page, at /veranstaltungen/; it is empty."""
    return EventIndexPageFactory(parent=home_page, lead="Termine aus den Kommunen.")


@pytest.fixture
def wurzen(db) -> Municipality:
    return MunicipalityFactory(name="Wurzen", ags="14729410", district__ags="14729", district__name="Leipzig")


@pytest.fixture
def at(monkeypatch):
    """Set the clock of the portal to a local day and time."""

    def set_clock(day: date, moment: time = time(12)) -> datetime:
        now = timezone.make_aware(datetime.combine(day, moment))
        monkeypatch.setattr(timezone, "now", lambda: now)
        return now

    return set_clock


@pytest.fixture
def now(at):
    """Twenty days before the event of `create_event()`, noon."""
    return at(date(2026, 9, 9))


@dataclass(frozen=True)
class EveryState:
    """A public event and one of every kind that visitors must not see, all on the same day."""

    public: EventPage
    hidden: tuple[EventPage, ...]


@pytest.fixture
def every_state(calendar):
    """Make events of every state on this day, so that only their state tells them apart."""

    def every_state(day: date) -> EveryState:
        def make(title: str, **values) -> EventPage:
            return EventPageFactory(parent=calendar, title=title, first_day=day, **values)

        now = timezone.now()
        public, draft = make("Sichtbar"), make("Geheimer Entwurf", live=False)
        private = make("Geheimes Internes")
        PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
        expired = make("Geheimes Abgelaufenes", expire_at=now - timedelta(hours=1))
        scheduled = make("Geheimes Geplantes", live=False, go_live_at=now + timedelta(days=1))
        scheduled.save_revision(approved_go_live_at=scheduled.go_live_at)
        call_command("publish_scheduled")
        return EveryState(public, (draft, private, expired, scheduled))

    return every_state


@dataclass(frozen=True)
class EventStates:
    """One public event and one of every kind that visitors must not see, all about the same."""

    public: EventPage
    hidden: tuple[EventPage, ...]
    municipality: Municipality


@pytest.fixture
def event_states(calendar, map_page, wurzen) -> EventStates:
    """All have the same topic, municipality, day and programme, so that only their state tells them apart."""
    topic = TopicFactory(name="Jugend", slug="jugend")
    now = timezone.now()
    day = timezone.localdate() + timedelta(days=30)

    def make(title: str) -> EventPage:
        page = EventPageFactory(parent=calendar, title=title, first_day=day, topics=[topic], municipalities=[wurzen])
        add_sessions(page, {"title": f"{title}: Begrüßung"})
        return page

    public = make("Sichtbar")
    draft = make("Geheimer Entwurf")
    draft.unpublish()
    private = make("Geheimes Internes")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    expired = make("Geheimes Abgelaufenes")
    expired.expire_at = now - timedelta(hours=1)
    expired.save()
    call_command("publish_scheduled")
    return EventStates(public, (draft, private, expired), wurzen)
