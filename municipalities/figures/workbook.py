"""The Bilanz as a workbook: the same figures, one sheet per table."""

from collections.abc import Iterable

from asskomm.core.spreadsheets import Share, write_workbook
from municipalities.figures.balance import Balance
from municipalities.figures.changes import Event
from municipalities.models import Instrument


def balance_workbook(balance: Balance) -> bytes:
    """All tables of the page, milestones without paging."""
    return write_workbook(
        {
            "Instrumente": instrument_rows(balance),
            "Landkreise": district_rows(balance),
            "Verlauf": month_rows(balance),
            "Vergleich": comparison_rows(balance),
            "Veränderungen": event_rows(balance.chronicle.between(balance.begin, balance.end)),
            "Meilensteine": event_rows(balance.milestones),
        }
    )


def instrument_rows(balance: Balance) -> Iterable[list]:
    yield [f"Instrument, Stand {balance.day.isoformat()}", "Einträge", "Kommunen", "Anteil der Kommunen", "geplant"]
    state = balance.state
    for row in balance.instruments:
        count = row.count
        share = share_of(count.municipalities, row.total)
        yield [count.instrument.label, count.records, count.municipalities, share, count.planned]
    participating = share_of(state.participating, state.total)
    yield ["Kommunen mit mindestens einem Schritt", "", state.participating, participating, ""]
    yield ["Kommunen in Sachsen", "", state.total, "", ""]
    reached = share_of(state.population_reached, state.population)
    yield ["Einwohner:innen teilnehmender Kommunen", "", state.population_reached, reached, ""]


def district_rows(balance: Balance) -> Iterable[list]:
    instruments = balance.state.all_instruments
    yield [
        f"Landkreis, Stand {balance.day.isoformat()}",
        "teilnehmende Kommunen",
        "Kommunen",
        "Anteil",
        "Anteil der Einwohner:innen",
        *(f"{one.plural} (Kommunen)" for one in instruments),
    ]
    for row in balance.districts:
        counts = [count.municipalities for count in row.state.instruments]
        yield [
            row.district.full_name,
            row.state.participating,
            row.state.total,
            share_of(row.state.participating, row.state.total),
            share_of(row.state.population_reached, row.state.population),
            *counts,
        ]


def month_rows(balance: Balance) -> Iterable[list]:
    yield ["Tag", "teilnehmende Kommunen", *(one.instrument.plural for one in balance.curves.curves)]
    for day, participating, records in balance.months:
        yield [day.isoformat(), participating, *records]


def comparison_rows(balance: Balance) -> Iterable[list]:
    yield ["Kennzahl", f"vor dem {balance.begin.isoformat()}", f"am {balance.end.isoformat()}", "Änderung"]
    for row in balance.comparison:
        yield [row.label, row.before, row.after, row.after - row.before]


def event_rows(events: Iterable[Event]) -> Iterable[list]:
    yield ["Datum", "Schritt", "Instrument", "Kommunen", "AGS", "Zusammenschluss"]
    for one in events:
        yield [
            one.since.iso,
            str(one.kind),
            label_of(one.instrument),
            ", ".join(place.name for place in one.places) or (one.district.full_name if one.district else ""),
            ", ".join(place.ags for place in one.places),
            f"in {one.into.name}" if one.into else one.partnership,
        ]


def share_of(part: int, whole: int) -> Share | str:
    """As a number; a dash where there is nothing to have a share of."""
    return Share(part / whole) if whole else "–"


def label_of(instrument: Instrument | None) -> str:
    return instrument.label if instrument else ""
