"""Filters of the admin's listings."""

import django_filters
from django.db.models import Q, QuerySet
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.pages.listing import PageFilterSet

from asskomm.core.models import Topic
from good_practice.models import FundedProject, PracticePage, ProfilePage
from municipalities.admin.filters import DistrictFilter, RadioFilter

# Filters over relations go by key: the search, which comes after them, knows only fields of the page itself.
STATUS = [("live", "veröffentlicht"), ("draft", "nicht veröffentlicht")]


class StatusFilter(RadioFilter):
    """Published or not."""

    def __init__(self) -> None:
        super().__init__(label="Status", choices=STATUS, method="filter_status")


class PracticeFilterSet(PageFilterSet):
    """Projects by status, topic, district, evidence and funding."""

    status = StatusFilter()
    topic = django_filters.ModelChoiceFilter(
        label="Thema", queryset=Topic.objects.all(), empty_label="Alle", method="filter_topic"
    )
    district = DistrictFilter(method="filter_district")
    evidence = RadioFilter(label="Stand der Erprobung", choices=PracticePage.Evidence.choices)
    funding = RadioFilter(label="Förderung", choices=PracticePage.Funding.choices)

    class Meta:
        model = PracticePage
        fields = []

    def filter_status(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(live=value == "live")

    def filter_topic(self, queryset: QuerySet, name: str, value) -> QuerySet:
        return queryset.filter(pk__in=list(PracticePage.objects.filter(topics=value).values_list("pk", flat=True)))

    def filter_district(self, queryset: QuerySet, name: str, value) -> QuerySet:
        return queryset.filter(pk__in=list(PracticePage.objects.filter(districts=value).values_list("pk", flat=True)))


class ProfileFilterSet(PageFilterSet):
    """Portraits by status and whether they were »ASSKomm des Monats«."""

    status = StatusFilter()
    chosen = RadioFilter(
        label="ASSKomm des Monats",
        choices=[("yes", "ja"), ("no", "nein")],
        method="filter_chosen",
    )

    class Meta:
        model = ProfilePage
        fields = []

    def filter_status(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(live=value == "live")

    def filter_chosen(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(month__isnull=value == "no")


class FundedProjectFilterSet(WagtailFilterSet):
    """Funded projects by district and by whether they have a page."""

    district = DistrictFilter(method="filter_district")
    has_page = RadioFilter(
        label="Projektseite", choices=[("yes", "vorhanden"), ("no", "fehlt")], method="filter_has_page"
    )

    class Meta:
        model = FundedProject
        fields = []

    def filter_district(self, queryset: QuerySet, name: str, value) -> QuerySet:
        members = Q(partnership__memberships__municipality__district=value) | Q(partnership__district=value)
        found = FundedProject.objects.filter(Q(municipality__district=value) | members)
        return queryset.filter(pk__in=found.values("pk"))

    def filter_has_page(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(practice__isnull=value == "no")
