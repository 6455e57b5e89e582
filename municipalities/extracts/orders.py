"""A checked order for a map to take away, from what a visitor has sent."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from municipalities.extracts import areas
from municipalities.extracts.areas import Area
from municipalities.extracts.forms import AREA_FIELDS, DEFAULTS, ExtractForm
from municipalities.map.view import snapshot_of
from municipalities.participation import today


@dataclass(frozen=True, slots=True)
class Extract:
    """A checked order for a sheet; what was wrong stands in `problems` and is left at its default."""

    day: date
    area: Area
    area_parameters: dict[str, str]
    codes: list[str]
    title: str
    own_title: str
    paper: str
    labels: str
    palette: str
    scale: int
    problems: list[str] = field(default_factory=list)

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """The order in its shortest lasting form: always with its day, without what is the default."""
        given = {
            "titel": self.own_title,
            "format": self.paper,
            "beschriftung": self.labels,
            "farben": self.palette,
        }
        return [
            *self.area_parameters.items(),
            *(("instrument", code) for code in self.codes),
            ("stand", self.day.isoformat()),
            *((name, value) for name, value in given.items() if value != DEFAULTS.get(name, "")),
        ]

    @property
    def query(self) -> str:
        """The parameters as they stand in an address."""
        return urlencode(self.parameters)

    @property
    def lasting_query(self) -> str:
        """The same without the day where that is today's: such an address always shows the current state."""
        return urlencode([(name, value) for name, value in self.parameters if not (self.is_today and name == "stand")])

    @property
    def is_today(self) -> bool:
        return self.day == today()


def read_extract(data: QueryDict, form_class: type[ExtractForm] = ExtractForm) -> tuple[ExtractForm, Extract]:
    """Check the parameters; fields with errors count as not given."""
    form = form_class(data)
    form.is_valid()
    found = form.cleaned_data
    area = form.area or areas.whole_state(snapshot_of(form.day))
    own_title = found.get("titel", "")
    extract = Extract(
        day=form.day,
        area=area,
        area_parameters=area_parameters(found) if form.area else {},
        codes=found.get("instrument", []),
        title=own_title or f"Kommunale Prävention {area.phrase}",
        own_title=own_title,
        paper=found.get("format") or DEFAULTS["format"],
        labels=found.get("beschriftung") or DEFAULTS["beschriftung"],
        palette=found.get("farben") or DEFAULTS["farben"],
        scale=int(found.get("faktor") or DEFAULTS["faktor"]),
        problems=[message for messages in form.errors.values() for message in messages],
    )
    return form, extract


def area_parameters(found: dict[str, Any]) -> dict[str, str]:
    """The one parameter that says which area it is; its kind follows from the name."""
    if found["gebiet"] == areas.VIEW:
        return {"ausschnitt": ",".join(f"{one:g}" for one in found["ausschnitt"])}
    name = AREA_FIELDS.get(found["gebiet"])
    return {name: found[name]} if name else {}
