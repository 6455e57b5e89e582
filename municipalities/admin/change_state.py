"""Changing the state of several participations at once, from their listing."""

from collections.abc import Sequence

from django import forms
from django.utils.html import format_html, format_html_join
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from municipalities.imports.participation_acts import as_step, lock_participations, write
from municipalities.imports.participation_plan import ORDER
from municipalities.imports.participation_records import problems_of, values_of
from municipalities.models import Participation
from municipalities.partial_dates import Precision

State = Participation.State
MAX_NAMED = 20


class StateForm(forms.Form):
    """The new state and its day."""

    state = forms.ChoiceField(
        label="Neuer Status",
        choices=[(one.value, one.label) for one in (State.ACTIVE, State.COMPLETED, State.ENDED)],
        initial=State.COMPLETED,
    )
    day = forms.DateField(
        label="Datum",
        widget=AdminDateInput,
        help_text=(
            "War die Teilnahme nur geplant, ist das ihr Beginn oder die Unterzeichnung; läuft sie schon, ist es ihr "
            "Abschluss oder Ende."
        ),
    )
    precision = forms.ChoiceField(label="Genau auf", choices=Precision.choices, initial=Precision.DAY)

    def clean(self) -> dict:
        cleaned = super().clean()
        day, precision = cleaned.get("day"), cleaned.get("precision")
        if day and precision == Precision.YEAR:
            cleaned["day"] = day.replace(month=1, day=1)
        elif day and precision == Precision.MONTH:
            cleaned["day"] = day.replace(day=1)
        return cleaned


class ChangeState(SnippetBulkAction):
    """Takes those that the rules allow to the new state, and names the others."""

    display_name = "Status ändern"
    aria_label = "Status der gewählten Teilnahmen ändern"
    action_type = "change_state"
    template_name = "municipalities/admin/change_state.html"
    form_class = StateForm
    models = [Participation]

    def check_perm(self, participation: Participation) -> bool:
        return self.permission_policy.user_has_permission_for_instance(self.request.user, "change", participation)

    @classmethod
    def get_queryset(cls, model: type[Participation], object_ids: Sequence[str]) -> list[Participation]:
        keys = [key for key in object_ids if key.isascii() and key.isdigit() and len(key) < 19]
        found = model.objects.filter(pk__in=keys)
        return list(found.select_related("instrument", "municipality", "partnership").order_by("pk"))

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> list[str]:
        """Wagtail's »all« knows nothing of the filters of the listing: it means none here."""
        return []

    @classmethod
    def execute_action(cls, objects: Sequence[Participation], **kwargs) -> tuple[int, int]:
        action = kwargs["self"]
        data = action.cleaned_form.cleaned_data
        lock_participations()
        # As they are now: others may have changed them while the form was open.
        records = cls.get_queryset(Participation, [str(one.pk) for one in objects])
        steps, refused = [], []
        for record in records:
            before = values_of(record)
            problems = take_to(record, State(data["state"]), data["day"], data["precision"])
            if problems:
                refused.append(f"{record}: {' '.join(problems)}")
            else:
                steps.append(as_step(record, before))
        write(steps, action.request.user)
        if refused:
            messages.error(action.request, told(refused))
        return len(steps), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        if not num_parent_objects:
            return None
        return "1 Teilnahme geändert." if num_parent_objects == 1 else f"{num_parent_objects} Teilnahmen geändert."


def told(refused: Sequence[str]) -> str:
    """What was not changed and why, as a list of its own."""
    more = len(refused) - MAX_NAMED
    lines = [*refused[:MAX_NAMED], *([f"{more} weitere"] if more > 0 else [])]
    return format_html("Nicht geändert:<ul>{}</ul>", format_html_join("", "<li>{}</li>", ([line] for line in lines)))


def take_to(record: Participation, state: State, day, precision: str) -> list[str]:
    """Set state and day on the record; gives what speaks against it."""
    if ORDER.index(state) <= ORDER.index(record.state):
        return [f"Status ist schon »{record.get_state_display()}«."]
    if state == State.ENDED and not record.started_on:
        return ["Sie hat nie begonnen. Eine aufgegebene Planung bitte im Eintrag mit dem Ende versehen."]
    step = "ended" if record.started_on else "started"
    record.state = state
    setattr(record, f"{step}_on", day)
    setattr(record, f"{step}_precision", precision)
    return problems_of(record)
