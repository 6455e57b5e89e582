"""
What people send: the editors' form of an event, the days that visitors look at, what they choose of a programme.

An event has to be right when it is published, not while it is being written.
"""

from datetime import date
from typing import Any

from django import forms

from asskomm.core.admin.page_forms import PageForm
from asskomm.core.day_field import DayField

DATE_FIELDS = ("first_day", "last_day", "start_time", "end_time", "is_deadline")
# Days beyond these are slips of the keyboard.
CALENDAR_BEGINS, CALENDAR_ENDS = date(2000, 1, 1), date(2099, 12, 31)

REGISTRATION_FIELDS = (
    "admission",
    "registration_until",
    "capacity",
    "minimum_number",
    "has_waiting_list",
    "municipality_limit",
    "municipality_limit_until",
    "reconfirmation",
    "reconfirm_days",
    "reminder_days",
)


class EventForm(PageForm):
    """A place to go to is named, an outside registration has its address, and a move remembers the old day."""

    def clean(self) -> dict[str, Any]:
        # First: what publishing asks for is checked by the form above.
        self.remember_old_day(self.cleaned_data)
        return super().clean()

    def remember_old_day(self, cleaned: dict[str, Any]) -> None:
        """Fill in the day that an event is moved from, as visitors know it."""
        model = self._meta.model
        if cleaned.get("status") != model.Status.MOVED or cleaned.get("moved_from") or not self.instance.pk:
            return
        known = model.objects.live().filter(pk=self.instance.pk).values_list("first_day", flat=True).first()
        if known and known != cleaned.get("first_day"):
            cleaned["moved_from"] = known

    def check_for_publishing(self, cleaned: dict[str, Any]) -> None:
        super().check_for_publishing(cleaned)
        self.check_dates()
        self.check_place(cleaned)
        self.check_registration(cleaned)
        model = self._meta.model
        is_external = cleaned.get("admission") == model.Admission.EXTERNAL
        if is_external and not cleaned.get("registration_link"):
            self.add_error("registration_link", "Bitte die Adresse angeben, unter der man sich anmeldet.")
        if cleaned.get("status") == model.Status.MOVED and not cleaned.get("moved_from"):
            self.add_error("moved_from", "Bitte den Tag angeben, an dem es ursprünglich stattfinden sollte.")
        if cleaned.get("report") and not cleaned.get("report_lead"):
            self.add_error("report_lead", "Bitte den Bericht in ein bis zwei Sätzen zusammenfassen.")

    def check_dates(self) -> None:
        if not self.cleaned_data.get("first_day"):
            return
        # Django gives the fields' values to the instance only after this.
        draft = self._meta.model(**{name: self.cleaned_data.get(name) for name in DATE_FIELDS})
        draft.set_moments()
        for name, message in draft.date_problems().items():
            self.add_error(name, message)

    def check_place(self, cleaned: dict[str, Any]) -> None:
        model = self._meta.model
        if (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None):
            self.add_error("longitude", "Bitte Breite und Länge angeben oder beides leer lassen.")
        has_place = cleaned.get("city") or cleaned.get("venue")
        is_on_site = cleaned.get("format") != model.Format.ONLINE and not cleaned.get("is_deadline")
        if is_on_site and not has_place and cleaned.get("status") != model.Status.PLANNED:
            self.add_error("city", "Bitte den Ort angeben oder als Format »online« wählen.")

    def check_registration(self, cleaned: dict[str, Any]) -> None:
        """What makes a registration that works; see `RegistrationSettings`."""
        # Django gives the fields' values to the instance only after this.
        names = (*DATE_FIELDS, *REGISTRATION_FIELDS)
        draft = self._meta.model(pk=self.instance.pk, **{name: cleaned.get(name) for name in names})
        if not cleaned.get("first_day"):
            return
        draft.set_moments()
        for name, message in draft.registration_problems().items():
            self.add_error(name, message)


class PeriodDayField(DayField):
    """One end of a period; a wrong day is passed over."""

    def __init__(self, label: str) -> None:
        super().__init__(label, invalid=f"»{label}« ist kein Datum; es wird übergangen. Beispiel: 31.12.2026.")

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and not CALENDAR_BEGINS <= value <= CALENDAR_ENDS:
            raise forms.ValidationError(
                f"»{self.label}« muss zwischen {CALENDAR_BEGINS.year} und {CALENDAR_ENDS.year} liegen; "
                "der Tag wird übergangen."
            )


class PeriodForm(forms.Form):
    """From when to when a visitor looks; either side may stay open."""

    von = PeriodDayField("von")
    bis = PeriodDayField("bis")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("von"), cleaned.get("bis")
        if first and last and last < first:
            self.add_error("bis", "»bis« liegt vor »von«; der Zeitraum wird übergangen.")
            cleaned.pop("von", None)
        return cleaned

    @property
    def first_day(self) -> date | None:
        """The first day asked for, None where it is open or wrong."""
        return self.cleaned_data.get("von")

    @property
    def last_day(self) -> date | None:
        """The last day asked for, None where it is open or wrong."""
        return self.cleaned_data.get("bis")


class AgendaForm(forms.Form):
    """The sessions that a visitor has chosen, by their keys; `nur` asks to see no others."""

    meine = forms.MultipleChoiceField(
        required=False,
        error_messages={"invalid_choice": "Ein Punkt Ihrer Auswahl steht nicht mehr im Programm."},
    )
    nur = forms.BooleanField(required=False)

    def __init__(self, *args, sessions, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meine"].choices = [(session.key, session.title) for session in sessions]
