"""The figure of participation that a `FigureBlock` asks for."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import template
from django.utils.safestring import SafeString, mark_safe

from asskomm.core.blocks.figures import DISTRICT, INSTRUMENT
from municipalities.figures.inline import fill_in
from municipalities.map.view import snapshot_of
from municipalities.models import District, Instrument
from municipalities.participation import Snapshot, today
from municipalities.templatetags.municipalities_tags import figure_label, map_url

register = template.Library()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts, its day, and the address of the map with the same selection."""

    count: int
    label: str
    subject: str
    day: date
    url: str


@register.simple_tag(takes_context=True)
def register_figure(context: dict[str, Any], choice: dict[str, Any]) -> Figure | None:
    """Today's figure for what an editor chose; None where the instrument or district is gone."""
    wants_instrument = choice.get("subject") == INSTRUMENT
    wants_district = choice.get("area") == DISTRICT
    instrument = choice.get("instrument") if wants_instrument else None
    district = choice.get("district") if wants_district else None
    if (wants_instrument and not instrument) or (wants_district and not district):
        return None
    state = snapshot_of(today())
    if district:
        state = state.within(district.ags)
    if not state.total:
        return None
    place = f" {where(district)}" if district else ""
    count, label = count_and_label(state, instrument, place)
    subject = f"{instrument.plural if instrument else 'alle teilnehmenden Kommunen'}{place}"
    return Figure(count, label, subject, state.day, selection_url(context, instrument, district))


@register.filter
def with_figures(html: str) -> SafeString:
    """A formatted text with numbers in place of »{Zahl: …}«; only digits are added to what is safe already."""
    return mark_safe(fill_in(html))  # noqa: S308 - see above


def count_and_label(state: Snapshot, instrument: Instrument | None, place: str) -> tuple[int, str]:
    """The number and the words behind it; `place` is empty for the whole of Saxony."""
    if instrument is None:
        return state.participating, f"von {state.total} Kommunen{place} nehmen teil"
    row = state.count_for(instrument.code)
    return (row.records, figure_label(row) + place) if row else (0, instrument.plural + place)


def where(district: District) -> str:
    """»im Landkreis Leipzig«, »in der Stadt Leipzig«."""
    return f"in der Stadt {district.name}" if district.kind == District.Kind.CITY else f"im {district.full_name}"


def selection_url(context: dict[str, Any], instrument: Instrument | None, district: District | None) -> str:
    """The map as the figure sees it; empty where there is no map page."""
    address = map_url(context)
    query = {"instrument": instrument and instrument.code, "kreis": district and district.ags}
    chosen = urlencode({name: value for name, value in query.items() if value})
    return f"{address}?{chosen}" if address and chosen else address
