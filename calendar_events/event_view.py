"""An event as its page shows it at one moment."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone

from asskomm.core.caching import cached_for_page, valid_until
from calendar_events.facts import Fact, Notice, facts_of, has_room, notice_of, registration_link
from calendar_events.programme import SHORT, Day, days_of
from calendar_events.remembering import until_next_end

if TYPE_CHECKING:
    from calendar_events.booking.places import Places
    from calendar_events.models import EventPage, ProgrammeSession

IN_SERIES = 6


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask; the names are those of a team member."""

    name: str
    phone: str
    email: str
    is_sample: bool
    function: str = ""


class EventView:
    """
    Everything that the templates of an event ask for.

    `page` is read once per content version with all it refers to; a preview shows what is not saved.
    """

    @classmethod
    def of(cls, page: "EventPage", request: HttpRequest) -> "EventView":
        """The view of this page for this request, made once: head and body of the page ask the same."""
        views = request.__dict__.setdefault("event_views", {})
        if page.pk not in views:
            views[page.pk] = cls(page, request)
        return views[page.pk]

    def __init__(self, page: "EventPage", request: HttpRequest) -> None:
        self.request = request
        self.is_preview = getattr(request, "is_preview", False)
        self.page = page if self.is_preview else self.remembered(page)
        self.now = timezone.now()
        for moment in (self.page.registration_ends_at, self.page.ends_at):
            if moment > self.now:
                valid_until(request, moment)

    def remembered(self, page: "EventPage") -> "EventPage":
        model = type(page)
        return cached_for_page(f"event:{page.pk}", lambda: model.objects.for_page().get(pk=page.pk))

    @property
    def is_report(self) -> bool:
        """Whether the page tells how it was."""
        return self.page.shows_report

    @property
    def facts(self) -> list[Fact]:
        """The answers of the fact box."""
        return facts_of(self.page, self.now, self.places)

    @cached_property
    def places(self) -> "Places | None":
        """
        The places of an event that registers here, read anew: they change with every registration.

        A page that shows them is kept by no cache.
        """
        # Not at the top: the acts are made of the models.
        from calendar_events.booking import places

        if not self.page.registers_here or not self.page.pk or self.page.has_started(self.now):
            return None
        valid_until(self.request, self.now)
        return places.left([self.page])[self.page.pk]

    @property
    def notice(self) -> Notice | None:
        """What has become of the event."""
        return notice_of(self.page, self.now)

    @property
    def registration_link(self) -> str:
        """Where to register; empty where one cannot, or not any more."""
        return registration_link(self.page, self.now) if has_room(self.page, self.places) else ""

    @property
    def is_coming(self) -> bool:
        """Whether it still makes sense to note the day and to find the way."""
        return not self.page.has_ended(self.now) and not self.page.is_cancelled

    @property
    def address(self) -> list[str]:
        """Where to go, line by line; empty where nobody has to, or any more."""
        return self.page.address_lines if self.page.is_on_site and self.is_coming else []

    @property
    def geo_link(self) -> str:
        """The place for the map program that the visitor has chosen herself; empty where it is not known."""
        page = self.page
        is_known = page.latitude is not None and page.longitude is not None
        return f"geo:{page.latitude},{page.longitude}" if is_known else ""

    @cached_property
    def programme(self) -> list["ProgrammeSession"]:
        """All sessions in order."""
        return self.page.programme

    @property
    def short_programme(self) -> list["ProgrammeSession"]:
        """The sessions beside the announcement: the first ones of a large programme."""
        return self.programme[:SHORT]

    @cached_property
    def days(self) -> list[Day]:
        """The whole programme by day and time."""
        return days_of(self.page, self.programme)

    @property
    def contact(self) -> Contact | None:
        """The member of the team, or whoever is named instead."""
        page, person = self.page, self.page.contact
        if person:
            return Contact(person.name, person.phone, person.email, person.is_sample, person.function)
        is_named = page.contact_name or page.contact_phone or page.contact_email
        name = page.contact_name or page.host_text
        return Contact(name, page.contact_phone, page.contact_email, page.is_sample) if is_named else None

    @property
    def others_of_series(self) -> list["EventPage"]:
        """The next other dates of the series in order, or else the last ones."""
        if not self.page.series_id:
            return []
        series, page = self.page.series_id, self.page

        def find() -> list["EventPage"]:
            others = type(page).objects.public_events().filter(series=series).exclude(pk=page.pk).defer_streamfields()
            return list(others.upcoming().in_order()[:IN_SERIES]) or list(others.latest_first()[:IN_SERIES])

        return find() if self.is_preview else until_next_end(self.request, f"event-series:{page.pk}", find)
