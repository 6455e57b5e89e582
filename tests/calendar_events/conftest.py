"""What tests of the calendar share: the calendar at its address, and events of every state side by side."""

from dataclasses import dataclass
from datetime import timedelta

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


@pytest.fixture(autouse=True)
def without_filters(monkeypatch):
    """The list's own filters where they exist; otherwise all that is public."""
    if not hasattr(EventIndexPage, "filtered_events"):
        monkeypatch.setattr(EventIndexPage, "filtered_events", lambda page, request: page.events(), raising=False)


@pytest.fixture
def calendar(home_page) -> EventIndexPage:
    """The calendar below a home page, at /veranstaltungen/; it is empty."""
    return EventIndexPageFactory(parent=home_page)


@pytest.fixture
def wurzen(db) -> Municipality:
    return MunicipalityFactory(name="Wurzen", ags="14729410", district__ags="14729", district__name="Leipzig")


@dataclass(frozen=True)
class EveryState:
    """One public event and one of every kind that visitors must not see, all about the same."""

    public: EventPage
    hidden: tuple[EventPage, ...]
    municipality: Municipality


@pytest.fixture
def every_state(calendar, map_page, wurzen) -> EveryState:
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
    return EveryState(public, (draft, private, expired), wurzen)
