"""»Wie war es?«: six questions at most, of which only the first has to be answered."""

from typing import Any

from django import forms
from django.utils.dateformat import format as format_date

from calendar_events.models import EventPage, Feedback, ProgrammeSession
from calendar_events.models.feedback import MAX_TEXT

NO_NAMES = f"Bitte nennen Sie keine Personen beim Namen. Höchstens {MAX_TEXT} Zeichen."
UNKNOWN = "Diese Antwort gibt es nicht. Bitte wählen Sie eine der angebotenen."
# Of fewer sessions nobody has to choose.
FEWEST_SESSIONS = 2


def label_of(name: str) -> str:
    """The question, as the answers' model has it."""
    return str(Feedback._meta.get_field(name).verbose_name)


def scale(name: str, missing: str = "") -> forms.TypedChoiceField:
    """Radio buttons with words; to be answered if `missing` says what to do, otherwise one may say nothing."""
    choices = list(Feedback._meta.get_field(name).choices)
    return forms.TypedChoiceField(
        label=label_of(name),
        required=bool(missing),
        coerce=int,
        empty_value=None,
        choices=choices if missing else [*choices, ("", "keine Angabe")],
        widget=forms.RadioSelect,
        error_messages={"required": missing, "invalid_choice": UNKNOWN},
    )


class TextField(forms.CharField):
    """Some sentences; line breaks count once, as browsers count them."""

    def __init__(self, name: str) -> None:
        super().__init__(
            label=label_of(name),
            required=False,
            max_length=MAX_TEXT,
            help_text=NO_NAMES,
            widget=forms.Textarea(attrs={"rows": 4}),
            error_messages={"max_length": f"Bitte höchstens {MAX_TEXT} Zeichen; es sind %(show_value)s."},
        )

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\r\n", "\n")


class FeedbackForm(forms.Form):
    """The questions about one event: with a programme for its sessions, otherwise whether one would recommend it."""

    mark_optional = True
    # The server says what is missing, in one voice and with the focus on it; browsers would say it in theirs.
    use_required_attribute = False

    overall = scale("overall", missing="Bitte wählen Sie eine Antwort. Die anderen Fragen dürfen leer bleiben.")
    benefit = scale("benefit")
    organisation = scale("organisation")
    recommendation = scale("recommendation")
    sessions = forms.MultipleChoiceField(
        label=label_of("sessions"),
        required=False,
        help_text="Wählen Sie beliebig viele.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Diesen Programmpunkt gibt es nicht mehr. Bitte prüfen Sie Ihre Auswahl."},
    )
    good = TextField("good")
    better = TextField("better")

    def __init__(self, *args: Any, event: EventPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sessions = [one for one in event.programme if not one.is_cancelled]
        if len(sessions) < FEWEST_SESSIONS:
            del self.fields["sessions"]
        else:
            del self.fields["recommendation"]
            self.fields["sessions"].choices = [(one.key, text_of(one, event)) for one in sessions]

    def feedback(self) -> Feedback:
        """The answers, not stored and of no event yet."""
        return Feedback(**self.cleaned_data)


def text_of(session: ProgrammeSession, event: EventPage) -> str:
    """»10:20 Uhr: Begrüßung«, on several days with the day of the week."""
    day = f"{format_date(session.shown_day, 'l')}, " if event.is_several_days else ""
    return f"{day}{session.start_text}: {session.title}"
