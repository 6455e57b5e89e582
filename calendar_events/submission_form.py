"""The public form with which municipalities and partners send an event."""

from datetime import date, datetime, time
from typing import Any

from django import forms

from asskomm.core.contact_requests.forms import RequestForm, email, line, message
from asskomm.core.day_field import DayField
from asskomm.core.models import Topic
from calendar_events.models.event import EventPage
from municipalities.participation import today

# How people write times; programs write the first.
TIME_FORMATS = ["%H:%M", "%H.%M", "%H"]
DAY_HINT = "Bitte ein Datum wie 30.06.2027."
TIME_HINT = "Bitte eine Uhrzeit wie 9:30."
DATE_FIELDS = ("first_day", "last_day", "start_time", "end_time")


def clock_time(label: str, **options: Any) -> forms.TimeField:
    """A time of day as text, never required."""
    return forms.TimeField(
        label=label,
        required=False,
        input_formats=TIME_FORMATS,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": TIME_HINT},
        **options,
    )


class EventSubmissionForm(RequestForm):
    """An event, whom to ask about it, and who sends it."""

    submit_label = "Termin einsenden"

    title = line("Titel", "Bitte nennen Sie den Titel der Veranstaltung.", max_length=150)
    first_day = DayField(
        "Tag",
        missing="Bitte nennen Sie den Tag.",
        invalid=DAY_HINT,
        help_text="Bei mehreren Tagen: der erste. Zum Beispiel 30.06.2027.",
    )
    last_day = DayField("Letzter Tag", invalid=DAY_HINT, help_text="Nur bei mehreren Tagen.")
    start_time = clock_time("Beginn", help_text="Zum Beispiel 9:30. Leer: ganztägig.")
    end_time = clock_time("Ende")
    format = forms.ChoiceField(
        label="Format",
        choices=EventPage.Format,
        error_messages={
            "required": "Bitte wählen Sie ein Format.",
            "invalid_choice": "Dieses Format gibt es nicht. Bitte wählen Sie aus der Liste.",
        },
    )
    venue = line("Haus und Raum", max_length=150, help_text="Zum Beispiel »Rathaus, Bürgersaal«.")
    city = line("Ort", max_length=80, autocomplete="address-level2")
    host_name = line("Wer lädt ein?", "Bitte nennen Sie, wer einlädt.", max_length=150)
    topic = forms.ModelChoiceField(
        label="Thema",
        queryset=Topic.objects.all(),
        required=False,
        to_field_name="slug",
        empty_label="noch offen",
        error_messages={"invalid_choice": "Dieses Thema gibt es nicht. Bitte wählen Sie aus der Liste."},
    )
    description = message(
        "Worum geht es?",
        "Bitte beschreiben Sie die Veranstaltung in einigen Sätzen.",
        help_text="Für wen sie ist, was geschieht, was sie kostet. Der erste Absatz wird die Einleitung.",
    )
    registration_link = forms.URLField(
        label="Adresse der Anmeldung",
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        help_text="Wenn man sich auf einer anderen Seite anmeldet.",
        error_messages={
            "invalid": "Bitte prüfen Sie die Adresse. Beispiel: https://www.gemeinde.de/anmeldung.",
            "max_length": "Bitte höchstens 500 Zeichen.",
        },
    )
    municipality = line(
        "Ihre Kommune oder Einrichtung",
        "Bitte nennen Sie Ihre Kommune oder Einrichtung.",
        max_length=120,
        attrs={"list": "kommunen"},
    )
    name = line("Ihr Name", "Bitte nennen Sie Ihren Namen.", max_length=120, autocomplete="name")
    email = email(
        "Ihre E-Mail",
        "Bitte geben Sie eine E-Mail-Adresse an: Dorthin schreiben wir, ob der Termin erscheint.",
        help_text="Sie erscheint nicht auf der Seite.",
    )

    def clean_first_day(self) -> date:
        first = self.cleaned_data["first_day"]
        if first < today():
            raise forms.ValidationError("Dieser Tag ist vorbei. Bitte senden Sie kommende Termine ein.")
        if first.year > today().year + 3:
            raise forms.ValidationError("Dieser Tag ist sehr weit weg. Bitte prüfen Sie die Jahreszahl.")
        return first

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("first_day") and not any(name in self.errors for name in DATE_FIELDS):
            draft = EventPage(**{name: cleaned.get(name) for name in DATE_FIELDS})
            draft.set_moments()
            for name, problem in draft.date_problems().items():
                self.add_error(name, problem)
        is_on_site = cleaned.get("format") in (EventPage.Format.ON_SITE, EventPage.Format.HYBRID)
        if is_on_site and "city" not in self.errors and not cleaned.get("city"):
            self.add_error("city", "Bitte nennen Sie den Ort.")
        return cleaned

    @property
    def answers(self) -> dict[str, str]:
        """What a request keeps: who sends it, and the event in words."""
        cleaned = self.cleaned_data
        moments = [value for value in (cleaned["first_day"], cleaned["last_day"]) if value]
        times = [value for value in (cleaned["start_time"], cleaned["end_time"]) if value]
        facts = [
            cleaned["title"],
            "–".join(written(one) for one in moments),
            "–".join(written(one) for one in times),
            ", ".join(part for part in (cleaned["venue"], cleaned["city"]) if part),
            cleaned["description"],
        ]
        return {
            "municipality": cleaned["municipality"],
            "name": cleaned["name"],
            "email": cleaned["email"],
            "topic": cleaned["topic"].name if cleaned["topic"] else "",
            "message": "\n".join(fact for fact in facts if fact),
        }


def written(value: date | time | datetime) -> str:
    """A day as 30.06.2027, a time as 09:30."""
    return value.strftime("%H:%M") if isinstance(value, time) else value.strftime("%d.%m.%Y")
