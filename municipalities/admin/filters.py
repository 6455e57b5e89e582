"""Filters of the admin's listings."""

from datetime import date

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.widgets import AdminDateInput

from municipalities.models import District, Instrument, Municipality, Participation, Partnership
from municipalities.participation import Entry, Snapshot, Standing, as_of, today
from municipalities.querysets import covers

State = Participation.State
ALL = "Alle"


def snapshot_of_today(request: HttpRequest) -> Snapshot:
    """Today's state of Saxony, computed once for a listing and its filters."""
    if not hasattr(request, "_snapshot_of_today"):
        request._snapshot_of_today = as_of(today())
    return request._snapshot_of_today


class DistrictFilter(django_filters.ModelChoiceFilter):
    """One district out of all."""

    def __init__(self, **kwargs) -> None:
        super().__init__(label="Landkreis", queryset=District.objects.all(), empty_label=ALL, **kwargs)


class InstrumentFilter(django_filters.ModelChoiceFilter):
    """One instrument out of all."""

    def __init__(self, **kwargs) -> None:
        super().__init__(label="Instrument", queryset=Instrument.objects.all(), empty_label=ALL, **kwargs)


class RadioFilter(django_filters.ChoiceFilter):
    """A few choices, all of them visible."""

    def __init__(self, **kwargs) -> None:
        super().__init__(widget=forms.RadioSelect, empty_label=ALL, **kwargs)


class MunicipalityFilterSet(WagtailFilterSet):
    """Municipalities by district, kind and existence, and by what they take part in today."""

    NONE = "none"

    district = DistrictFilter()
    instrument = InstrumentFilter(method="leave")
    state = RadioFilter(
        label="Stand heute",
        choices=[
            *[(state.value, state.label) for state in (State.PLANNED, State.ACTIVE, State.COMPLETED)],
            (NONE, "kein Eintrag"),
        ],
        method="leave",
    )
    kind = RadioFilter(label="Art", choices=Municipality.Kind.choices)
    existing = RadioFilter(
        label="Bestand", choices=[("yes", "besteht heute"), ("no", "aufgelöst")], method="filter_existing"
    )

    class Meta:
        model = Municipality
        fields = []

    def leave(self, queryset: QuerySet, name: str, value) -> QuerySet:
        """Instrument and state count together, in `filter_queryset`."""
        return queryset

    def filter_existing(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(covers(today()) if value == "yes" else Q(valid_until__lt=today()))

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        queryset = super().filter_queryset(queryset)
        instrument, state = self.form.cleaned_data["instrument"], self.form.cleaned_data["state"]
        if not instrument and not state:
            return queryset
        matching = [
            standing.ags for standing in snapshot_of_today(self.request) if stands(standing, instrument, state or None)
        ]
        return queryset.filter(ags__in=matching)


def stands(standing: Standing, instrument: Instrument | None, state: str | None) -> bool:
    """Tell whether a municipality has an entry with this instrument in this state today; None means any."""
    entries = [
        entry
        for entry in (*standing.in_force, *standing.planned)
        if instrument is None or entry.instrument.pk == instrument.pk
    ]
    if state == MunicipalityFilterSet.NONE:
        return not entries
    return any(is_in(entry, state) for entry in entries)


def is_in(entry: Entry, state: str | None) -> bool:
    """Tell whether the entry is in this state; None means any."""
    return state is None or entry.state == state


class ParticipationFilterSet(WagtailFilterSet):
    """Records by what, who, where and when."""

    instrument = InstrumentFilter()
    state = RadioFilter(label="Status", choices=State.choices)
    as_of = django_filters.DateFilter(
        label="Stand am",
        method="filter_as_of",
        # As wide as a date; the usual width does not fit into the filters' menu.
        widget=AdminDateInput(attrs={"placeholder": "Tag", "size": 10}),
        help_text="Was an diesem Tag lief, abgeschlossen oder geplant war.",
    )
    district = DistrictFilter(method="filter_district")
    participant = RadioFilter(
        label="Wer",
        choices=[("municipality", "Kommune"), ("partnership", "Zusammenschluss")],
        method="filter_participant",
    )

    class Meta:
        model = Participation
        fields = []

    def filter_as_of(self, queryset: QuerySet, name: str, value: date) -> QuerySet:
        return queryset.filter(stood_on(value))

    def filter_district(self, queryset: QuerySet, name: str, value: District) -> QuerySet:
        """Of the municipality, or of any member the partnership ever had."""
        partnerships = Partnership.objects.filter(Q(district=value) | Q(memberships__municipality__district=value))
        return queryset.filter(Q(municipality__district=value) | Q(partnership__in=partnerships))

    def filter_participant(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(**{f"{value}__isnull": False})


def stood_on(day: date) -> Q:
    """
    The condition that a record was in force or planned on `day`.

    `participation.state_on` in the database's words; a test compares the two.
    """
    in_force = Q(started_on__lte=day) & (~Q(state=State.ENDED) | Q(ended_on__gte=day))
    not_given_up = Q(started_on__isnull=False) | Q(ended_on=None) | Q(ended_on__gte=day)
    planned = Q(planned_on__lte=day) & (Q(started_on=None) | Q(started_on__gt=day)) & not_given_up
    return in_force | planned
