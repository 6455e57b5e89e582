"""Filters of the admin's list of events."""

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.views.pages.listing import PageFilterSet

from asskomm.core.models import Topic
from calendar_events.models import EventPage
from municipalities.admin.filters import ALL, DistrictFilter, RadioFilter


class EventFilterSet(PageFilterSet):
    """Events by days, format, host, topic, district, and by whether their report is missing."""

    period = django_filters.DateFromToRangeFilter(
        label="Zeitraum", widget=DateRangePickerWidget, method="filter_period"
    )
    format = RadioFilter(label="Format", choices=EventPage.Format.choices, method="filter_field")
    host = RadioFilter(label="Gastgeber", choices=EventPage.Host.choices, method="filter_field")
    topics = django_filters.ModelChoiceFilter(
        label="Thema", queryset=Topic.objects.all(), empty_label=ALL, method="filter_field"
    )
    district = DistrictFilter(method="filter_district")
    report = RadioFilter(label="Bericht", choices=[("missing", "fehlt")], method="filter_report")

    class Meta:
        model = EventPage
        fields = []

    def filter_period(self, queryset: QuerySet, name: str, value: slice) -> QuerySet:
        first, last = (moment and timezone.localdate(moment) for moment in (value.start, value.stop))
        return only(queryset, EventPage.objects.between(first, last))

    def filter_field(self, queryset: QuerySet, name: str, value) -> QuerySet:
        return only(queryset, EventPage.objects.filter(**{name: value}))

    def filter_district(self, queryset: QuerySet, name: str, value) -> QuerySet:
        return only(queryset, EventPage.objects.filter(municipality_links__municipality__district=value))

    def filter_report(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return only(queryset, EventPage.objects.lacking_report())


def only(queryset: QuerySet, events: QuerySet) -> QuerySet:
    """The queryset narrowed by key: the search, which comes after the filters, knows only indexed fields."""
    return queryset.filter(pk__in=list(events.values_list("pk", flat=True)))
