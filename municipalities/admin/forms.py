"""Forms of the admin for municipalities and partnerships: what their inline forms have to agree on."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django import forms
from django.db.models import Model
from wagtail.admin.forms import WagtailAdminModelForm

from municipalities.models import Participation

OPEN_STATES = (Participation.State.PLANNED, Participation.State.ACTIVE)


class OneOpenRow(NamedTuple):
    """An inline form may hold one open row for each value of `field`."""

    field: str
    is_open: Callable[[Model], bool]
    constraint: str


# The same rules as in the models' constraints, which an inline form cannot ask: its rows do not know yet
# whom they belong to, and do not see each other.
ONE_OPEN_ROW = {
    "municipality.participations": OneOpenRow(
        "instrument_id", lambda row: row.state in OPEN_STATES, "one_open_participation_per_municipality"
    ),
    "partnership.participations": OneOpenRow(
        "instrument_id", lambda row: row.state in OPEN_STATES, "one_open_participation_per_partnership"
    ),
    "partnership.memberships": OneOpenRow(
        "municipality_id", lambda row: row.valid_until is None, "one_open_membership"
    ),
}


class ColourInput(forms.TextInput):
    """The browser's colour picker; it always sends the form that the field asks for."""

    input_type = "color"


class ParticipantForm(WagtailAdminModelForm):
    """A municipality or a partnership with its inline rows, of which only one may be open for each thing."""

    def clean(self) -> dict:
        cleaned_data = super().clean()
        for name, formset in self.formsets.items():
            rule = ONE_OPEN_ROW.get(f"{self._meta.model._meta.model_name}.{name}")
            # Rows with errors of their own are put right first.
            if rule and formset.is_valid():
                refuse_second_open_row(formset, rule)
        return cleaned_data


def refuse_second_open_row(formset, rule: OneOpenRow) -> None:
    """Put the constraint's message on every row that opens something a second time."""
    message = next(
        constraint.violation_error_message
        for constraint in formset.model._meta.constraints
        if constraint.name == rule.constraint
    )
    # A new row that nobody filled in is not saved.
    kept = [
        form
        for form in formset.forms
        if form not in formset.deleted_forms and (form.instance.pk or form.has_changed())
    ]
    taken = {getattr(row, rule.field) for row in added_meanwhile(formset) if rule.is_open(row)}
    for form in kept:
        row = form.instance
        if not rule.is_open(row):
            continue
        if getattr(row, rule.field) in taken:
            form.add_error(None, message)
        taken.add(getattr(row, rule.field))


def added_meanwhile(formset) -> Iterable[Model]:
    """Rows that somebody else has saved since this form was opened; they stay when it is saved."""
    if formset.instance.pk is None:
        return ()
    shown = [form.instance.pk for form in formset.initial_forms if form.instance.pk]
    return formset.model.objects.filter(**{formset.fk.name: formset.instance.pk}).exclude(pk__in=shown)
