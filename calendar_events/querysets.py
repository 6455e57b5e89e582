"""Reads of the calendar, one method per question; what visitors may see begins with `public_events()`."""

from datetime import date, datetime

from django.db.models import Case, Exists, F, OuterRef, Prefetch, When
from django.utils import timezone

from asskomm.core.querysets import PortalPageQuerySet
from calendar_events.moments import local, midnight_after


class EventPageQuerySet(PortalPageQuerySet):
    """Questions to the events. `upcoming()` and `past()` are a partition: each event is in exactly one of them."""

    def public_events(self) -> "EventPageQuerySet":
        """What every visitor may read now: published, not expired, below no private page."""
        return self.live().public()

    def upcoming(self, now: datetime | None = None) -> "EventPageQuerySet":
        """Events that are not over yet; one of today is upcoming until it ends."""
        return self.filter(ends_at__gt=now or timezone.now())

    def past(self, now: datetime | None = None) -> "EventPageQuerySet":
        """Events that are over: at the moment of their end they are."""
        return self.filter(ends_at__lte=now or timezone.now())

    def in_order(self) -> "EventPageQuerySet":
        """As they take place."""
        return self.order_by("starts_at", "ends_at", "pk")

    def latest_first(self) -> "EventPageQuerySet":
        """The last one first, as an archive shows them."""
        return self.order_by("-starts_at", "-ends_at", "-pk")

    def upcoming_first(self, now: datetime) -> "EventPageQuerySet":
        """What is coming as it takes place, then what is over, the last first."""
        coming = Case(When(ends_at__gt=now, then=F("starts_at")))
        return self.order_by(coming.asc(nulls_last=True), "-starts_at", "-pk")

    def between(self, first: date | None, last: date | None) -> "EventPageQuerySet":
        """Events that take place on a day from `first` to `last`, both included; None leaves that side open."""
        events = self.filter(ends_at__gt=local(first)) if first else self
        return events.filter(starts_at__lt=midnight_after(last)) if last else events

    def for_lists(self) -> "EventPageQuerySet":
        """With everything a row shows and nothing else, in the same number of queries for any number of rows."""
        # Not at the top: the model's manager is made of this module.
        from calendar_events.models import EventMunicipality

        links = Prefetch("municipality_links", EventMunicipality.objects.select_related("municipality"))
        return self.defer_streamfields().select_related("image").prefetch_related("image__renditions", "topics", links)

    def for_rows(self) -> "EventPageQuerySet":
        """With what a row of the calendar shows: no picture, but whether the report has some."""
        return self.defer("body").prefetch_related("topics")

    def for_page(self) -> "EventPageQuerySet":
        """With everything an event's own page and its files show."""
        from calendar_events.models import EventMunicipality

        links = Prefetch("municipality_links", EventMunicipality.objects.select_related("municipality"))
        related = self.select_related("image", "contact", "series")
        return related.prefetch_related("topics", "audiences", "sessions__material", links)

    def for_files(self) -> "EventPageQuerySet":
        """With what stands in calendar files."""
        return self.defer("report").prefetch_related("topics")

    def about(self, municipality_ids: list[int]) -> "EventPageQuerySet":
        """Events about one of these municipalities."""
        from calendar_events.models import EventMunicipality

        links = EventMunicipality.objects.filter(page_id=OuterRef("pk"), municipality_id__in=municipality_ids)
        return self.filter(Exists(links))

    def lacking_report(self, now: datetime | None = None) -> "EventPageQuerySet":
        """Published events that are over and whose expected report is not written."""
        from calendar_events.models import EventPage

        expected = self.live().past(now).filter(needs_report=True, is_deadline=False, report_lead="")
        return expected.exclude(status=EventPage.Status.CANCELLED)
