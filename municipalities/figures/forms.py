"""The days visitors ask for: checked as the map checks its own, with a message where one is of no use."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.formats import date_format

from municipalities.map.forms import RECORDS_BEGIN
from municipalities.participation import today


class RecordDayField(forms.DateField):
    """A day the records cover; the error says what is shown instead, `instead`."""

    def __init__(self, *, instead: str, **kwargs: Any) -> None:
        self.instead = instead
        unreadable = f"Das Datum bei »{kwargs['label']}« ist nicht lesbar; {instead}. Beispiel: 30.06.2021."
        super().__init__(
            required=False,
            input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"],
            error_messages={"invalid": unreadable},
            widget=forms.DateInput(
                format="%d.%m.%Y", attrs={"inputmode": "decimal", "maxlength": 10, "autocomplete": "off"}
            ),
            **kwargs,
        )

    def clean(self, value: Any) -> date | None:
        day = super().clean(value)
        if day and day > today():
            raise forms.ValidationError(f"Der Tag bei »{self.label}« liegt in der Zukunft; {self.instead}.")
        if day and day < RECORDS_BEGIN:
            begin = date_format(RECORDS_BEGIN)
            raise forms.ValidationError(
                f"Der Tag bei »{self.label}« liegt vor dem Beginn der Aufzeichnungen am {begin}; {self.instead}."
            )
        return day


class DayForm(forms.Form):
    """One day, for pages that show what held then."""

    stand = RecordDayField(label="Stand am", instead="gezeigt wird der heutige Stand")

    def read(self) -> tuple[date, list[str]]:
        """The day, today where none or no useful one is given; and what was wrong, in words."""
        self.is_valid()
        return self.cleaned_data.get("stand") or today(), [text for texts in self.errors.values() for text in texts]


class BalanceForm(DayForm):
    """The day of the Bilanz, and the two days between which changes are listed."""

    von = RecordDayField(label="Veränderungen vom", instead="gezeigt wird das Jahr bis zum Stand")
    bis = RecordDayField(label="bis", instead="gezeigt wird das Jahr bis zum Stand")

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        data = super().clean()
        von, bis = data.get("von"), data.get("bis")
        if von and bis and bis < von:
            self.add_error("bis", "Das Ende liegt vor dem Anfang; gezeigt wird das Jahr bis zum Stand.")
            data.pop("von")
        return data

    def read_period(self, day: date) -> tuple[date, date]:
        """Both days of the period; where one is missing, a year up to the other or to `day`."""
        bis = self.cleaned_data.get("bis") or max(day, self.cleaned_data.get("von") or day)
        von = self.cleaned_data.get("von") or max(RECORDS_BEGIN, bis - timedelta(days=364))
        return von, bis
