"""Tags for templates of every subject: the map's teaser, the instruments' stylesheet, addresses."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse

from asskomm.core.caching import cached_for_version
from municipalities.map.shapes import shapes_on
from municipalities.map.stylesheet import stylesheet_url
from municipalities.map.view import snapshot_of
from municipalities.models import BoundaryDataset, Instrument, MapPage
from municipalities.participation import InstrumentCount, today
from municipalities.places import unique_names
from municipalities.responsibility import Finding, find_responsible
from municipalities.takers import Takers, takers_of

register = template.Library()

# The figures of the home page, in this order; the others stand on the map.
TEASER_INSTRUMENTS = (
    Instrument.COOPERATION_AGREEMENT,
    Instrument.PREVENTION_COUNCIL,
    Instrument.SECURITY_ANALYSIS,
    Instrument.COACHING,
    Instrument.MODEL_MUNICIPALITY,
)


@register.simple_tag
def instrument_stylesheet() -> str:
    """The address of the stylesheet with the instruments' colours."""
    return stylesheet_url()


@register.simple_tag(takes_context=True)
def map_url(context: dict[str, Any]) -> str:
    """The address of the map page, or an empty text where there is none."""
    request = context.get("request")
    return cached_for_version("map-url", lambda: find_map_url(request))


@register.simple_tag(takes_context=True)
def map_teaser(context: dict[str, Any]) -> dict[str, Any] | None:
    """Today's figures and drawing for the home page; None while there is no map page."""
    address = map_url(context)
    if not address:
        return None
    state = snapshot_of(today())
    figures = [row for code in TEASER_INSTRUMENTS if (row := state.count_for(code)) and row.records]
    return {
        "day": state.day,
        "total": state.total,
        "participating": state.participating,
        "map_url": address,
        "svg_url": reverse("map_svg"),
        "alt": (
            f"Karte von Sachsen: {state.participating} von {state.total} Kommunen sind eingefärbt, "
            "weil sie an ASSKomm teilnehmen. Die Zahlen stehen daneben, alle Kommunen in der Tabelle."
        ),
        "figures": [
            {"instrument": row.instrument, "count": row.records, "label": figure_label(row)} for row in figures
        ],
        "attribution": attribution(shapes_on(today()).dataset),
    }


@register.simple_tag(takes_context=True)
def contact_finder(context: dict[str, Any]) -> Finding:
    """What the visitor's search for a responsible person has found; empty before she searches."""
    request = context.get("request")
    text = request.GET.get("gemeinde", "") if request else ""
    return find_responsible(text, snapshot_of(today()))


@register.simple_tag
def municipalities_with(instrument: Instrument | None) -> Takers | None:
    """Who has taken up the instrument today, by district; None without an instrument."""
    return takers_of(instrument, snapshot_of(today())) if instrument else None


@register.simple_tag
def municipality_names() -> list[str]:
    """The names of all municipalities of today for a list of suggestions, ambiguous ones with their district."""
    return list(unique_names().values())


def figure_label(row: InstrumentCount) -> str:
    """»Kooperationsvereinbarungen mit 23 Kommunen«; without the second number where it says nothing new."""
    name = row.instrument.label if row.records == 1 else row.instrument.plural
    if row.records == row.municipalities:
        return name
    return f"{name} in {row.municipalities} Kommunen"


def attribution(dataset: BoundaryDataset | None) -> dict[str, Any]:
    """What the licence of the shapes asks for, in the words of the templates."""
    if dataset is None:
        return {"text": "", "url": "", "is_schematic": False, "state": None}
    return {
        "text": dataset.attribution_text,
        "url": dataset.attribution_url,
        "is_schematic": dataset.is_schematic,
        "state": dataset.state,
    }


def find_map_url(request: HttpRequest | None) -> str:
    page = MapPage.objects.live().public().first()
    return page.get_url(request) if page else ""
