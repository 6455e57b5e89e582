"""The state of a day as a table for spreadsheets."""

import csv
import io

from municipalities.names import sort_key
from municipalities.participation import Snapshot

# Spreadsheets run cells that begin with these as formulas.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def as_text(cell: object) -> str:
    """The cell as text that no spreadsheet takes for a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def municipalities_csv(snapshot: Snapshot) -> str:
    """
    One line per municipality: semicolons, a byte order mark and Windows line ends, as German Excel expects.

    For every instrument one column says since when, »geplant« for plans, and through whom.
    """
    buffer = io.StringIO()
    buffer.write("\ufeff")
    writer = csv.writer(buffer, delimiter=";")
    writer.writerow(
        [
            "Stand",
            "AGS",
            "Kommune",
            "Landkreis",
            "Höchste Stufe",
            *(as_text(instrument.label) for instrument in snapshot.all_instruments),
        ]
    )
    for standing in sorted(snapshot, key=lambda one: (sort_key(one.name), one.ags)):
        entries = {entry.instrument.code: entry for entry in standing.shown}
        writer.writerow(
            as_text(cell)
            for cell in (
                snapshot.day.isoformat(),
                standing.ags,
                standing.name,
                standing.district.full_name,
                standing.stage.instrument.label if standing.stage else "",
                *(describe(entries.get(instrument.code)) for instrument in snapshot.all_instruments),
            )
        )
    return buffer.getvalue()


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
