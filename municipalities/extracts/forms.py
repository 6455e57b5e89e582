"""What the workshop and its files are asked for: every parameter is checked here, and odd input becomes a message."""

import re
from datetime import date
from typing import Any
from unicodedata import normalize

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format

from asskomm.core.sharing.lettering import plain
from municipalities.extracts import areas
from municipalities.extracts.areas import Area, Bounds
from municipalities.extracts.papers import PAPERS
from municipalities.map.forms import RECORDS_BEGIN
from municipalities.map.shapes import ShapeSet, shapes_on
from municipalities.map.view import snapshot_of
from municipalities.participation import Snapshot, today

MAX_TITLE = 90
MAX_LIST, MAX_LIST_TEXT = 60, 3000
MAX_SCALE = 3

NO_LABELS, LARGE_TOWNS, ALL_LABELS = "keine", "staedte", "alle"
LIGHT, DARK, HATCHED = "hell", "dunkel", "muster"

AREAS = {
    areas.SAXONY: "Sachsen",
    areas.DISTRICT: "Landkreis oder Kreisfreie Stadt",
    areas.MUNICIPALITY: "Kommune mit Nachbarn",
    areas.LIST: "mehrere Kommunen",
    areas.VIEW: "Ausschnitt der Karte",
}
# The field that says more about each kind of area; the first that is filled in decides where no kind is given.
AREA_FIELDS = {
    areas.VIEW: "ausschnitt",
    areas.LIST: "kommunen",
    areas.MUNICIPALITY: "gemeinde",
    areas.DISTRICT: "kreis",
}
LABELS = {NO_LABELS: "keine", LARGE_TOWNS: "größere Städte", ALL_LABELS: "alle, die Platz haben"}
PALETTES = {LIGHT: "farbig, heller Grund", DARK: "farbig, dunkler Grund", HATCHED: "schwarz-weiß mit Mustern"}
SCALES = {str(one): f"{one}-fach" for one in range(1, MAX_SCALE + 1)}

# Beyond the letters of European languages and the signs of German typography.
NOT_IN_FONT = re.compile(
    r"[^ -~\u00a0-\u017f\u0370-\u03ff\u0400-\u045f\u2010-\u201e\u2020\u2022\u2026\u2030\u2032\u2039\u203a€]"
)

# Degrees that any piece of Saxony lies in, and the least width and height of a view.
REGION: Bounds = (11.0, 49.5, 16.0, 52.5)
LEAST_DEGREES = 0.02


DEFAULTS = {"format": "16x9", "beschriftung": LARGE_TOWNS, "farben": LIGHT, "faktor": "2"}


def choice(label: str, choices: dict[str, str], message: str, **options: Any) -> forms.ChoiceField:
    """A choice that nobody has to make."""
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=list(choices.items()),
        error_messages={"invalid_choice": message},
        **options,
    )


class ExtractForm(forms.Form):
    """Everything that decides how a sheet looks; the whole state is in the address."""

    gebiet = choice("Gebiet", AREAS, "Diese Art von Gebiet gibt es nicht.", widget=forms.RadioSelect)
    kreis = forms.ChoiceField(
        label="Landkreis oder Kreisfreie Stadt",
        required=False,
        error_messages={"invalid_choice": "Diesen Landkreis gibt es nicht."},
    )
    gemeinde = forms.CharField(
        label="Kommune",
        required=False,
        max_length=100,
        widget=forms.TextInput({"list": "kommunen", "autocomplete": "off"}),
        error_messages={"max_length": "Der Name der Kommune ist zu lang: höchstens 100 Zeichen."},
    )
    kommunen = forms.CharField(
        label="Kommunen",
        help_text=f"Mit Komma oder Zeilen getrennt, höchstens {MAX_LIST}.",
        required=False,
        max_length=MAX_LIST_TEXT,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"max_length": f"Die Liste ist zu lang: höchstens {MAX_LIST} Kommunen."},
    )
    ausschnitt = forms.CharField(
        required=False,
        max_length=60,
        widget=forms.HiddenInput,
        error_messages={"max_length": "Der Ausschnitt ist nicht lesbar."},
    )
    instrument = forms.MultipleChoiceField(
        label="Instrumente",
        help_text="Ohne Auswahl: alle, gefärbt nach der höchsten Stufe.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Dieses Instrument gibt es nicht."},
    )
    stand = forms.DateField(
        label="Stand am",
        required=False,
        # As on the map: see there.
        widget=forms.TextInput({"inputmode": "decimal", "maxlength": 10, "autocomplete": "off"}),
        input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"],
        error_messages={"invalid": "Das Datum ist nicht lesbar. Bitte schreiben Sie es wie 30.06.2021."},
    )
    titel = forms.CharField(
        label="Titel",
        help_text="Leer: »Kommunale Prävention in …«.",
        required=False,
        max_length=MAX_TITLE,
        error_messages={"max_length": f"Der Titel ist zu lang: höchstens {MAX_TITLE} Zeichen."},
    )
    format = choice("Format", {key: one.label for key, one in PAPERS.items()}, "Dieses Format gibt es nicht.")
    beschriftung = choice("Namen", LABELS, "Diese Beschriftung gibt es nicht.")
    farben = choice("Farben", PALETTES, "Diese Farben gibt es nicht.")
    faktor = choice("Größe der PNG-Datei", SCALES, f"PNG-Dateien gibt es 1- bis {MAX_SCALE}-fach.")

    def __init__(self, data: QueryDict, **kwargs: Any) -> None:
        given = data.copy()
        for name, value in DEFAULTS.items():
            if name in self.base_fields and not given.get(name):
                given[name] = value
        if not given.get("gebiet"):
            given["gebiet"] = next((kind for kind, name in AREA_FIELDS.items() if given.get(name)), areas.SAXONY)
        super().__init__(given, **kwargs)
        # Districts and instruments are those of today; the form needs them before the day is known.
        current = snapshot_of(today())
        self.fields["kreis"].choices = [
            ("", "Bitte wählen"),
            *((one.ags, one.full_name) for one in current.districts),
        ]
        self.fields["instrument"].choices = [(one.code, one.label) for one in current.all_instruments]
        if not given.get("ausschnitt") and "ausschnitt" in self.fields:
            # Only the map can give one.
            self.fields["gebiet"].choices = [one for one in AREAS.items() if one[0] != areas.VIEW]
        self.area: Area | None = None

    @property
    def day(self) -> date:
        return self.cleaned_data.get("stand") or today()

    def clean_stand(self) -> date | None:
        """Keep to the days the records cover."""
        day = self.cleaned_data["stand"]
        if day and day > today():
            raise forms.ValidationError("Dieser Tag liegt in der Zukunft. Bitte wählen Sie einen früheren.")
        if day and day < RECORDS_BEGIN:
            raise forms.ValidationError(f"Die Aufzeichnungen beginnen am {date_format(RECORDS_BEGIN)}.")
        return day

    def clean_titel(self) -> str:
        """One line in letters that the sheet's font has."""
        title = normalize("NFC", plain(self.cleaned_data["titel"]))
        missing = "".join(sorted(set(NOT_IN_FONT.findall(title))))
        if missing:
            raise forms.ValidationError(f"Diese Zeichen kennt die Schrift der Karte nicht: {missing}")
        return title

    def clean_ausschnitt(self) -> Bounds | None:
        """»12.1,51.0,12.9,51.4«: west, south, east and north."""
        text = self.cleaned_data["ausschnitt"]
        if not text:
            return None
        if not re.fullmatch(r"\d{1,2}(\.\d{1,8})?(,\d{1,2}(\.\d{1,8})?){3}", text, re.ASCII):
            raise forms.ValidationError(
                "Der Ausschnitt ist nicht lesbar. Bitte öffnen Sie diese Seite von der Karte aus."
            )
        west, south, east, north = (float(part) for part in text.split(","))
        # A view of the map may reach far beyond Saxony.
        west, south = max(west, REGION[0]), max(south, REGION[1])
        east, north = min(east, REGION[2]), min(north, REGION[3])
        if east - west < LEAST_DEGREES or north - south < LEAST_DEGREES:
            raise forms.ValidationError("Der Ausschnitt ist zu klein oder liegt nicht in Sachsen.")
        return west, south, east, north

    def clean(self) -> dict[str, Any]:
        """Find the area, and call its municipalities by their names from then on."""
        data = super().clean()
        wrong = self.errors.keys() & {"gebiet", "stand", *AREA_FIELDS.values()}
        if not wrong:
            self.area = self.find_area(data["gebiet"], data, snapshot_of(self.day), shapes_on(self.day))
        if not self.errors.get("stand"):
            self.data["stand"] = f"{self.day:%d.%m.%Y}"
        return data

    def find_area(self, kind: str, data: dict[str, Any], state: Snapshot, shapes: ShapeSet) -> Area | None:
        """The area, or None with an error at the field that has to change."""
        finders = {
            areas.DISTRICT: self.find_district,
            areas.MUNICIPALITY: self.find_surroundings,
            areas.LIST: self.find_list,
            areas.VIEW: self.find_view,
        }
        area = finders[kind](data, state, shapes) if kind in finders else areas.whole_state(state)
        if area and not area.shown.standings:
            self.add_error(None, "In diesem Gebiet liegt an diesem Tag keine Kommune.")
            return None
        return area

    def find_district(self, data: dict[str, Any], state: Snapshot, shapes: ShapeSet) -> Area | None:
        if not data.get("kreis"):
            self.add_error("kreis", "Bitte wählen Sie einen Landkreis oder eine Kreisfreie Stadt.")
            return None
        return areas.district_area(state, data["kreis"])

    def find_surroundings(self, data: dict[str, Any], state: Snapshot, shapes: ShapeSet) -> Area | None:
        if not data["gemeinde"]:
            self.add_error("gemeinde", "Bitte nennen Sie eine Kommune.")
            return None
        try:
            standing = areas.find_standing(state, data["gemeinde"])
        except LookupError as error:
            self.add_error("gemeinde", str(error))
            return None
        data["gemeinde"] = standing.ags
        self.data["gemeinde"] = areas.clear_name(state, standing)
        return areas.surroundings(state, shapes, standing)

    def find_list(self, data: dict[str, Any], state: Snapshot, shapes: ShapeSet) -> Area | None:
        names = [name for part in re.split(r"[,;\n]", data["kommunen"]) if (name := part.strip())]
        if not names:
            self.add_error("kommunen", "Bitte nennen Sie mindestens eine Kommune.")
        if len(names) > MAX_LIST:
            self.add_error("kommunen", f"Die Liste ist zu lang: höchstens {MAX_LIST} Kommunen.")
            return None
        found = []
        for name in names:
            try:
                found.append(areas.find_standing(state, name))
            except LookupError as error:
                self.add_error("kommunen", str(error))
        if "kommunen" in self.errors:
            return None
        data["kommunen"] = ",".join(one.ags for one in found)
        self.data["kommunen"] = ", ".join(areas.clear_name(state, one) for one in found)
        return areas.listed(state, found)

    def find_view(self, data: dict[str, Any], state: Snapshot, shapes: ShapeSet) -> Area | None:
        return areas.viewed(state, shapes, data["ausschnitt"])
