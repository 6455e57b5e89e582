"""What visitors send to register: who comes, and what the event asks besides."""

from typing import Any

from django import forms

from asskomm.core.contact_requests.forms import RequestForm, email, line
from calendar_events.booking import Person
from calendar_events.models import EventPage, RegistrationQuestion
from calendar_events.models.registration_settings import RegistrationQuestion as Question
from municipalities.models import Municipality

MAX_ANSWER = 500
PROMISE = "Ich sage ab, wenn ich nicht kommen kann. Dann bekommt jemand anderes den Platz."


class PersonForm(RequestForm):
    """A person: name, address, municipality or organisation, function; nothing else."""

    first_name = line("Vorname", "Bitte nennen Sie den Vornamen.", max_length=80, autocomplete="given-name")
    last_name = line("Nachname", "Bitte nennen Sie den Nachnamen.", max_length=80, autocomplete="family-name")
    email = email(missing="Bitte geben Sie eine E-Mail-Adresse an.")
    municipality = line(
        "Kommune oder Einrichtung",
        "Bitte nennen Sie die Kommune oder Einrichtung.",
        max_length=150,
        autocomplete="organization",
        attrs={"list": "kommunen"},
    )
    function = line("Funktion", max_length=100, autocomplete="organization-title")

    def person(self) -> Person:
        """Who it is, with the municipality of the register where it is one."""
        cleaned = self.cleaned_data
        municipality = Municipality.objects.named(cleaned["municipality"])
        return Person(
            first_name=cleaned["first_name"],
            last_name=cleaned["last_name"],
            email=cleaned["email"],
            municipality=municipality,
            organisation="" if municipality else cleaned["municipality"],
            function=cleaned["function"],
            answers=self.question_answers(),
        )

    def question_answers(self) -> dict[str, str]:
        """The answers to the event's questions by the uid of each."""
        return {}


class RegistrationForm(PersonForm):
    """Registration for one event, with its questions and the promise to cancel."""

    submit_label = "Verbindlich anmelden"

    promise = forms.BooleanField(
        label=PROMISE,
        error_messages={"required": "Bitte bestätigen Sie, dass Sie absagen, wenn Sie nicht kommen können."},
    )

    def __init__(self, *args: Any, event: EventPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        self.questions = {f"question_{one.uid.hex}": one for one in event.registration_questions.all()}
        promise = self.fields.pop("promise")
        self.fields |= {name: field_of(question) for name, question in self.questions.items()}
        self.fields["promise"] = promise
        self.fields["email"].help_text = "An diese Adresse senden wir die Bestätigung und den Link zum Abmelden."
        if event.is_course:
            self.submit_label = "Bewerbung senden"

    def question_answers(self) -> dict[str, str]:
        return {str(question.uid): self.cleaned_data.get(name, "") for name, question in self.questions.items()}


class SubstituteForm(PersonForm):
    """Who comes instead."""

    submit_label = "Platz weitergeben"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The browser would fill in the person who gives the place away.
        for field in self.shown:
            field.field.widget.attrs["autocomplete"] = "off"


def field_of(question: RegistrationQuestion) -> forms.Field:
    """A field for a question of the event; answering it is never required."""
    if question.kind == Question.Kind.TEXT:
        return forms.CharField(
            label=question.label,
            required=False,
            max_length=MAX_ANSWER,
            widget=forms.Textarea(attrs={"rows": 3}),
            error_messages={"max_length": f"Bitte höchstens {MAX_ANSWER} Zeichen."},
        )
    return forms.ChoiceField(
        label=question.label,
        required=False,
        choices=[("", "keine Angabe"), *((one, one) for one in question.options)],
        error_messages={"invalid_choice": "Diese Antwort gibt es nicht. Bitte wählen Sie aus der Liste."},
    )
