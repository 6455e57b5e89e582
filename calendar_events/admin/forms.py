"""The forms of the staff."""

from typing import Any
from uuid import uuid4

from django import forms

from asskomm.core.contact_requests.forms import LineField
from calendar_events.admin.people import GROUPS, UNANSWERED, Narrowing, People
from calendar_events.booking import Person
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import State
from municipalities.models import Municipality

MAX_REASON = 300
MAX_MESSAGE = 5000
STATE_CHOICES = [
    ("", "alle"),
    *((name, label) for name, (label, _) in GROUPS.items()),
    (UNANSWERED, "gefragt, ohne Antwort"),
    *((state.value, state.label) for state in State),
]
# Whom one writes to; the first is what one mostly wants.
RECIPIENTS = {
    State.BOOKED.value: "angemeldet",
    **{name: GROUPS[name][0] for name in ("alle", "platz", "liste")},
    UNANSWERED: "gefragt, ohne Antwort",
    **{
        state.value: state.label
        for state in (State.OFFERED, State.APPLIED, State.ATTENDED, State.ABSENT, State.EVENT_CANCELLED)
    },
}


class NarrowingForm(forms.Form):
    """What narrows the table down; wrong input narrows nothing."""

    stand = forms.ChoiceField(label="Stand", required=False, choices=STATE_CHOICES)
    kommune = forms.ChoiceField(label="Kommune", required=False)
    q = LineField(
        label="Name, E-Mail oder Stelle",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def __init__(self, data: Any, people: People) -> None:
        super().__init__(data)
        self.fields["kommune"].choices = [("", "alle"), *people.municipalities]

    def narrowing(self) -> Narrowing:
        """What was asked for."""
        self.is_valid()
        cleaned = self.cleaned_data
        return Narrowing(cleaned.get("stand", ""), cleaned.get("kommune", ""), cleaned.get("q", ""))


class ReasonForm(forms.Form):
    """Why, and whether a place more may be made."""

    reason = LineField(
        label="Grund",
        required=False,
        max_length=MAX_REASON,
        help_text="Steht im Verlauf der Anmeldung und wird mit den Namen gelöscht.",
    )
    extra_place = forms.BooleanField(
        label="Wenn kein Platz frei ist: einen zusätzlichen Platz schaffen", required=False
    )

    def __init__(self, *args: Any, may_add_place: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_add_place:
            del self.fields["extra_place"]


class AddForm(forms.Form):
    """Somebody who called or stands at the door."""

    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)
    first_name = LineField(label="Vorname", max_length=80)
    last_name = LineField(label="Nachname", max_length=80)
    email = forms.EmailField(
        label="E-Mail", required=False, max_length=254, help_text="Ohne Adresse bekommt die Person keine Mails."
    )
    origin = LineField(
        label="Kommune oder Einrichtung", required=False, max_length=150, help_text="Kommunen mit vollem Namen."
    )
    function = LineField(label="Funktion", required=False, max_length=100)
    waiting = forms.ChoiceField(
        label="Wohin?", choices=[("", "auf einen Platz"), ("1", "auf die Warteliste")], required=False
    )
    extra_place = ReasonForm.base_fields["extra_place"]
    reason = ReasonForm.base_fields["reason"]

    def __init__(self, *args: Any, event: EventPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The same form sent twice registers once.
        self.fields["uid"].initial = uuid4
        if event.is_course:
            self.fields["waiting"].choices = [("", "auf einen Platz"), ("1", "auf die Nachrückliste")]

    def person(self) -> Person:
        """Who it is, with the municipality of the register where it is one."""
        cleaned = self.cleaned_data
        municipality = Municipality.objects.named(cleaned["origin"]) if cleaned["origin"] else None
        return Person(
            cleaned["first_name"],
            cleaned["last_name"],
            cleaned["email"],
            municipality,
            "" if municipality else cleaned["origin"],
            cleaned["function"],
        )


class CapacityForm(forms.Form):
    """The number of places, and the one that was there when somebody decided."""

    capacity = forms.IntegerField(
        label="Plätze", min_value=1, max_value=100_000, required=False, help_text="Leer: unbegrenzt."
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class CancelForm(forms.Form):
    """The public note about a cancelled event."""

    note = LineField(
        label="Hinweis dazu",
        required=False,
        max_length=200,
        help_text="Steht öffentlich auf der Seite und in der Mail, zum Beispiel »Ein neuer Termin folgt«.",
    )


class MessageForm(forms.Form):
    """A message to some of the registered."""

    to = forms.ChoiceField(label="An", choices=list(RECIPIENTS.items()))
    subject = LineField(label="Betreff", max_length=100, help_text="Der Titel der Veranstaltung kommt dahinter.")
    text = forms.CharField(
        label="Text",
        max_length=MAX_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Anrede, Termin, persönlicher Link und Gruß stehen schon in der Mail.",
    )
    reference = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def recipients(self, people: People) -> list[Registration]:
        """Whom it reaches: those in the chosen states who have an address."""
        chosen = Narrowing(state=self.cleaned_data["to"])
        return [one for one in people.matching(chosen) if one.email]

    @property
    def group_text(self) -> str:
        """The chosen group in words."""
        return RECIPIENTS[self.cleaned_data["to"]]
