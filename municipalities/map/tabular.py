"""The state of a day as a table for spreadsheets."""

from asskomm.core.spreadsheets import write_csv
from municipalities.names import sort_key
from municipalities.participation import Snapshot


def municipalities_csv(snapshot: Snapshot) -> str:
    """
    One line per municipality.

    For every instrument one column says since when, »geplant« for plans, and through whom.
    """
    rows: list[list[str]] = [
        ["Stand", "AGS", "Kommune", "Landkreis", "Höchste Stufe", *(one.label for one in snapshot.all_instruments)]
    ]
    for standing in sorted(snapshot, key=lambda one: (sort_key(one.name), one.ags)):
        entries = {entry.instrument.code: entry for entry in standing.shown}
        rows.append(
            [
                snapshot.day.isoformat(),
                standing.ags,
                standing.name,
                standing.district.full_name,
                standing.stage.instrument.label if standing.stage else "",
                *(describe(entries.get(instrument.code)) for instrument in snapshot.all_instruments),
            ]
        )
    return write_csv(rows)


def describe(entry) -> str:
    """»16. Februar 2021, über KPR Wurzener Land«; empty without an entry."""
    if entry is None:
        return ""
    # A table is searched: spaces are plain ones.
    since = str(entry.since).replace("\u00a0", " ")
    text = f"geplant, {since}" if entry.is_planned else since
    if not entry.via:
        return text
    return f"{text}, {entry.via_text}"
