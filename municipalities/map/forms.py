"""What visitors of the map send: every filter is checked here, and odd input becomes a message."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format

from asskomm.core.day_field import DayField
from municipalities.participation import today

# The first signing day of the strategy (Chemnitz, with eight model municipalities); nothing is recorded before.
RECORDS_BEGIN = date(2019, 2, 6)

MAP, TABLE = "karte", "tabelle"

SORTINGS = {"name": "Kommune", "kreis": "Landkreis", "stufe": "Höchste Stufe", "seit": "Seit"}


class FilterField(forms.BoundField):
    """A filter whose error stands in the page's one notice and not beside it: there is nothing to point to."""

    aria_describedby = ""


class MapForm(forms.Form):
    """The filters of map and table; the whole state of the view is in the address."""

    bound_field_class = FilterField

    q = forms.CharField(
        label="Kommune suchen",
        required=False,
        max_length=100,
        error_messages={"max_length": "Der Suchtext ist zu lang: höchstens 100 Zeichen."},
    )
    instrument = forms.ChoiceField(
        label="Instrument",
        required=False,
        error_messages={"invalid_choice": "Dieses Instrument gibt es nicht; gezeigt werden alle."},
    )
    stand = DayField(
        "Stand am", invalid="Das Datum ist nicht lesbar; gezeigt wird der heutige Stand. Beispiel: 30.06.2021."
    )
    kreis = forms.ChoiceField(
        label="Landkreis",
        required=False,
        error_messages={"invalid_choice": "Diesen Landkreis gibt es nicht; gezeigt wird ganz Sachsen."},
    )
    gemeinde = forms.RegexField(
        r"^14\d{6}\Z",
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid": "Die gewählte Kommune gibt es nicht."},
    )
    ansicht = forms.ChoiceField(
        choices=[(MAP, "Karte"), (TABLE, "Tabelle")],
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "Diese Ansicht gibt es nicht; gezeigt wird die Karte."},
    )
    sortierung = forms.ChoiceField(
        choices=[(sign + key, key) for key in SORTINGS for sign in ("", "-")],
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "Diese Sortierung gibt es nicht."},
    )
    alle = forms.BooleanField(label="auch Kommunen ohne Eintrag", required=False)

    def __init__(self, data: Any, *, instruments: list, districts: list, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["instrument"].choices = [
            ("", "Alle: höchste Stufe"),
            *((one.code, one.label) for one in instruments),
        ]
        self.fields["kreis"].choices = [("", "Ganz Sachsen"), *((one.ags, one.full_name) for one in districts)]

    def clean_stand(self) -> date | None:
        """Keep to the days the records cover."""
        day = self.cleaned_data["stand"]
        if day and day > today():
            raise forms.ValidationError("Dieser Tag liegt in der Zukunft; gezeigt wird der heutige Stand.")
        if day and day < RECORDS_BEGIN:
            raise forms.ValidationError(
                f"Die Aufzeichnungen beginnen am {date_format(RECORDS_BEGIN)}; gezeigt wird der heutige Stand."
            )
        return day


@dataclass(frozen=True, slots=True)
class MapQuery:
    """The checked state of the view; what was wrong stands in `problems` and is left at its default."""

    day: date
    search: str = ""
    instrument: str = ""
    district: str = ""
    municipality: str = ""
    view: str = MAP
    sorting: str = ""
    everyone: bool = False
    problems: list[str] = field(default_factory=list)

    @property
    def is_table(self) -> bool:
        return self.view == TABLE

    @property
    def is_today(self) -> bool:
        return self.day == today()

    @property
    def is_filtered(self) -> bool:
        """Whether the view differs from the plain map of today: such addresses stay out of search engines."""
        return bool(self.search or self.instrument or self.district or self.municipality or not self.is_today)


def read_query(form: MapForm) -> MapQuery:
    """Turn the form into a query; fields with errors count as not given."""
    form.is_valid()
    data = form.cleaned_data
    problems = [message for messages in form.errors.values() for message in messages]
    return MapQuery(
        day=data.get("stand") or today(),
        search=data.get("q", ""),
        instrument=data.get("instrument", ""),
        district=data.get("kreis", ""),
        municipality=data.get("gemeinde", ""),
        view=data.get("ansicht") or MAP,
        sorting=data.get("sortierung", ""),
        everyone=data.get("alle", False),
        problems=problems,
    )
