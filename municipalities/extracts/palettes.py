"""The colours of a sheet: it carries them with it, whatever scheme its reader has."""

from collections.abc import Iterable
from functools import cache
from xml.etree import ElementTree

from django.template.loader import render_to_string

from municipalities.colours import instrument_rules
from municipalities.extracts.forms import DARK, HATCHED
from municipalities.map.svg import SVG_NAMESPACE
from municipalities.models import Instrument

# As in templates/municipalities/svg/map_style.css.
LIGHT_COLOURS = {
    "paper": "#ffffff",
    "ink": "#1f1d1a",
    "quiet": "#57514a",
    "brand": "#00573c",
    "none": "#f4f0e8",
    "other": "#fbe9bd",
    "line": "#8b8275",
    "district": "#4b453d",
    "pale": "#245a80",
    "out_other": "#8a6500",
    "strong": "#ffffff",
    "select": "#f5b400",
    "core": "#1f1d1a",
}
DARK_COLOURS = {
    "paper": "#161512",
    "ink": "#efebe3",
    "quiet": "#b9b2a6",
    "brand": "#8fd3b0",
    "none": "#26241f",
    "other": "#4a3d19",
    "line": "#7d7568",
    "district": "#d8d0c2",
    "pale": "#b8daf0",
    "out_other": "#c9a44a",
    "strong": "#161512",
    "select": "#f5c542",
    "core": "#1f1d1a",
}
BLACK_AND_WHITE = LIGHT_COLOURS | {
    "ink": "#000000",
    "quiet": "#333333",
    "brand": "#000000",
    "none": "#ffffff",
    "other": "#ffffff",
    "line": "#999999",
    "district": "#000000",
    "pale": "#000000",
    "out_other": "#000000",
    "strong": "#000000",
    "select": "#000000",
    "core": "#ffffff",
}
# The instruments whose hatch components/hatches.html has; the others share one.
OWN_HATCH = frozenset(value for name, value in vars(Instrument).items() if name.isupper())


def colours_of(palette: str) -> dict[str, str]:
    """Name and value of every colour that belongs to no instrument."""
    return {DARK: DARK_COLOURS, HATCHED: BLACK_AND_WHITE}.get(palette, LIGHT_COLOURS)


def instrument_colours(instruments: Iterable[Instrument], palette: str) -> list[dict[str, str]]:
    """What fills the areas of each instrument, and how its symbol looks."""
    scheme = "dark" if palette == DARK else "light"
    rules = []
    for rule in instrument_rules(instruments):
        code = rule["code"]
        fill, symbol, line = rule[scheme], rule[scheme], rule[f"line_{scheme}"]
        if palette == HATCHED:
            # Of a black tile renderers show the seams.
            is_solid = code == Instrument.PREVENTION_COUNCIL
            fill = "#000000" if is_solid else f"url(#hatch-{code if code in OWN_HATCH else 'other'})"
            symbol = line = "#000000"
        rules.append({"code": code, "fill": fill, "symbol": symbol, "line": line})
    return rules


@cache
def hatches(scale: float) -> str:
    """The patterns that pages use in print, for a canvas of which `scale` units are one pixel."""
    page = ElementTree.fromstring(render_to_string("components/hatches.html"))  # noqa: S314 - our own template
    found = []
    for pattern in page.iter("pattern"):
        turn = pattern.get("patternTransform", "")
        pattern.set("patternTransform", f"scale({scale:g}) {turn}".strip())
        found.append(ElementTree.tostring(pattern, encoding="unicode").strip())
    return "".join(found).replace(f' xmlns="{SVG_NAMESPACE}"', "")
