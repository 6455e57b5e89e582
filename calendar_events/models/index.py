"""The calendar: what is coming, month by month, and the archive."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from django.db.models import Exists, Min, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateformat import format as format_date
from wagtail.contrib.routable_page.models import path, re_path

from asskomm.core.caching import cached_for_version, valid_until
from asskomm.core.links import Link
from asskomm.core.models import BasePage
from calendar_events.facets import EventListing, event_facets
from calendar_events.models.event import EventPage
from calendar_events.models.parts import ProgrammeSession
from calendar_events.models.submission import EventSubmissionPage
from calendar_events.month_grid import YEARS_AHEAD, YEARS_BEFORE, YearMonth, grid
from calendar_events.querysets import EventPageQuerySet
from calendar_events.remembering import last_end, next_change
from calendar_events.rows import by_month, upcoming_by_month
from calendar_events.subscriptions import SubscriptionRoutes

if TYPE_CHECKING:
    from calendar_events.booking.places import Places


class EventIndexPage(SubscriptionRoutes, BasePage):
    """The calendar; its routes carry list, months, archive and subscriptions."""

    parent_page_types = ["core.HomePage"]
    subpage_types = ["calendar_events.EventPage", "calendar_events.EventSubmissionPage"]
    max_count = 1
    page_description = "Der Kalender mit Liste, Monaten, Archiv und Abonnement; es gibt ihn einmal."

    class Meta:
        verbose_name = "Kalender"
        verbose_name_plural = "Kalender"

    def events(self) -> EventPageQuerySet:
        """What visitors find here."""
        return EventPage.objects.child_of(self).public_events()

    def listing(self, request: HttpRequest, events: EventPageQuerySet, name: str = "", **within: str) -> EventListing:
        """These events narrowed by what the visitor chose; a `name` tells them from all others, now and later."""
        name = f"events:{self.pk}:{name}" if name else ""
        return EventListing(events, request.GET, event_facets(request), name=name, within=within)

    def filtered_events(self, request: HttpRequest) -> tuple[EventPageQuerySet, list[str]]:
        """All events, past ones too, under the choices in the address, and these in words; for subscriptions."""
        listing = self.listing(request, self.events())
        return listing.narrow(self.events()), [one.label for one in listing.choices]

    # --- What is coming ---

    @path("", name="list")
    def show_list(self, request: HttpRequest) -> HttpResponse:
        """Everything that is not over, by month; the whole state is in the address."""
        now = timezone.now()
        upcoming = self.events().upcoming(now).in_order().for_rows()
        listing = self.listing(request, upcoming, f"upcoming:{last_end(now)}")
        page_obj = listing.page()
        events = list(page_obj)
        places = self.places(request, events, now)
        shows_today = bool(events) and page_obj.number == 1
        months = upcoming_by_month(events, now, listing.first_day, shows_today, places)
        return self.render_calendar(request, listing, now, "", view="list", page_obj=page_obj, months=months)

    def places(self, request: HttpRequest, events: list[EventPage], now: datetime) -> "dict[int, Places]":
        """The places of those that register here, read anew; a page that shows them is kept by no cache."""
        # Not at the top: the acts are made of the models.
        from calendar_events.booking import places

        registering = [event for event in events if event.registers_here and not event.is_course]
        if not registering:
            return {}
        valid_until(request, now)
        return places.left(registering)

    # --- What is over ---

    @path("archiv/", name="archive")
    def show_archive(self, request: HttpRequest) -> HttpResponse:
        """Everything that is over, the last first."""
        return self.render_archive(request, None)

    @re_path(r"^archiv/(?P<year>[12][0-9]{3})/$", name="archive_year")
    def show_archive_of_year(self, request: HttpRequest, year: str) -> HttpResponse:
        """What began in this year and is over."""
        return self.render_archive(request, int(year))

    def render_archive(self, request: HttpRequest, year: int | None) -> HttpResponse:
        """The archive of one year or of all; raises Http404 for a year in which nothing has been."""
        now = timezone.now()
        years, within = self.archive_years(now), {}
        steps = [Link("Archiv", f"{self.get_url(request)}archiv/")]
        if year is not None:
            if year not in years:
                raise Http404("Aus diesem Jahr gibt es keine Veranstaltungen.")
            within["first_day__year"] = str(year)
            steps.append(Link(str(year), f"{self.get_url(request)}archiv/{year}/"))
        past = self.events().past(now).latest_first().for_rows()
        listing = self.listing(request, past, f"past:{last_end(now)}", **within)
        page_obj = listing.page()
        context = {"view": "archive", "year": year, "years": years, "page_obj": page_obj, "steps": steps}
        return self.render_calendar(request, listing, now, steps[-1].url, months=by_month(page_obj, now), **context)

    def archive_years(self, now: datetime) -> list[int]:
        """The years in which something was that is over, the last first."""

        def read() -> list[int]:
            return [one.year for one in self.events().past(now).dates("first_day", "year", order="DESC")]

        return cached_for_version(f"events:{self.pk}:years:{last_end(now)}", read)

    # --- Month by month ---

    @path("monat/", name="this_month")
    def show_this_month(self, request: HttpRequest) -> HttpResponse:
        """The current month as a grid."""
        return self.render_month(request, YearMonth.of(timezone.localdate()))

    @re_path(r"^monat/(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])/$", name="month")
    def show_month(self, request: HttpRequest, year: str, month: str) -> HttpResponse:
        """Any month near the events as a grid."""
        return self.render_month(request, YearMonth(int(year), int(month)))

    def render_month(self, request: HttpRequest, month: YearMonth) -> HttpResponse:
        """Every day of the month with what takes place; raises Http404 for months far from all events."""
        first, last = self.month_range(request)
        if not first <= month <= last:
            raise Http404("Für diesen Monat gibt es keinen Kalender.")
        now = timezone.now()
        listing = self.listing(request, self.events().between(month.first_day, month.last_day))
        weeks = month.weeks()
        shown = listing.narrow(self.events().between(weeks[0][0], weeks[-1][-1])).in_order().defer_streamfields()
        days = grid(month, shown, timezone.localdate(now))
        found = {entry.event.pk for week in days for day in week if not day.is_other for entry in day.entries}
        address = f"{self.get_url(request)}monat/{month}/"
        context = {
            "view": "month",
            "month": month,
            "previous": month.previous if month > first else None,
            "next": month.next if month < last else None,
            "weeks": days,
            "total": len(found),
            "steps": [Link(format_date(month.first_day, "F Y"), address)],
        }
        return self.render_calendar(
            request, listing, now, address, template="calendar_events/event_month.html", **context
        )

    def month_range(self, request: HttpRequest) -> tuple[YearMonth, YearMonth]:
        """The first and the last month that have a page."""
        today = timezone.localdate()
        first_day = cached_for_version("events:first-day", self.read_first_day) or today
        return YearMonth(min(first_day, today).year - YEARS_BEFORE, 1), YearMonth(today.year + YEARS_AHEAD, 12)

    def read_first_day(self) -> date | None:
        return self.events().aggregate(first=Min("first_day"))["first"]

    # --- All of them ---

    def render_calendar(
        self,
        request: HttpRequest,
        listing: EventListing,
        now: datetime,
        address: str,
        *,
        template: str = "calendar_events/event_index_page.html",
        steps: list[Link] | None = None,
        **context: Any,
    ) -> HttpResponse:
        """A view of the calendar at its address, by default that of this page; kept until an event ends."""
        valid_until(request, next_change(now))
        address = address or self.get_url(request)
        context |= {
            "listing": listing,
            "options": listing.options(),
            "today": timezone.localdate(now),
            "submission_url": cached_for_version("event-submission", self.read_submission_url),
            "address": address,
            "month_address": f"{self.get_url(request)}{month_part(listing, timezone.localdate(now))}",
            "canonical": urljoin(self.get_full_url(request), address),
            "breadcrumb": [*self.breadcrumb(request), *(steps or [])],
        }
        return self.render(request, context_overrides=context, template=template)

    def read_submission_url(self) -> str:
        """Where others send in events; empty where nobody can."""
        page = EventSubmissionPage.objects.child_of(self).live().public().first()
        return (page.url or "") if page else ""

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict]:
        """The calendar, its archive, the archive's years, and the programmes of events."""
        address = self.get_full_url(request)
        years = self.archive_years(timezone.now())
        archive = [f"{address}archiv/", *(f"{address}archiv/{year}/" for year in years)] if years else []
        with_programme = self.events().filter(Exists(ProgrammeSession.objects.filter(page=OuterRef("pk")))).in_order()
        programmes = [
            {"location": f"{address}{slug}/programm/", "lastmod": lastmod}
            for slug, lastmod in with_programme.values_list("slug", "last_published_at")
        ]
        return [*super().get_sitemap_urls(request), *({"location": one} for one in archive), *programmes]


def month_part(listing: EventListing, today: date) -> str:
    """Which month the switch opens: the first that the visitor asked for, as far as it is coming."""
    first = listing.first_day
    is_coming = first and today < first and first.year <= today.year + YEARS_AHEAD
    return f"monat/{YearMonth.of(first)}/" if is_coming else "monat/"
