"""The legend of a sheet: what it says, and where every row of it stands."""

from dataclasses import dataclass
from math import ceil

from municipalities.extracts.measuring import lines_of, width_of
from municipalities.map.appearance import legend, symbol_counts
from municipalities.models import Instrument
from municipalities.participation import Snapshot

# Parts of the height of the text.
LINE, ROW, HEADING, SWATCH, COUNT = 1.25, 1.72, 1.9, 2.1, 2.3
BLOCK_GAP, COLUMN_GAP = 1.1, 1.8


@dataclass(frozen=True, slots=True)
class Row:
    """One row: an area with its classes or an instrument's symbol, what it means, and how often it is there."""

    label: str
    count: int
    classes: str = ""
    instrument: Instrument | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Rows under a heading."""

    heading: str
    rows: tuple[Row, ...]

    def says(self) -> str:
        """The block in words."""
        return f"{self.heading}: {', '.join(f'{row.label} {row.count}' for row in self.rows)}."


def blocks_of(shown: Snapshot, codes: list[str], marked: set[str]) -> list[Block]:
    """
    Areas and symbols with their counts.

    `shown` holds only the instruments with these `codes`, or all where there are none; `marked` are the codes of
    those that have symbols on the map.
    """
    instrument = shown.instrument(codes[0]) if len(codes) == 1 else None
    rows = [Row(row.label, row.count, row.classes) for row in legend(shown, instrument)]
    if len(codes) > 1:
        rows = relabelled(rows, shown)
    heading = f"Fläche: {instrument.label}" if instrument else "Fläche: höchste erreichte Stufe"
    if len(codes) > 1:
        heading = "Fläche: ausgewählte Instrumente"
    symbols = tuple(
        Row(row.instrument.label, row.records, instrument=row.instrument)
        for row in symbol_counts(shown, instrument)
        if row.instrument.code in marked
    )
    blocks = [Block(heading, tuple(rows))]
    if symbols:
        blocks.append(Block("Symbol: einzelne Einträge" if codes else "Symbol: weitere Instrumente", symbols))
    return blocks


def relabelled(rows: list[Row], shown: Snapshot) -> list[Row]:
    """Of several chosen instruments »andere« are those that are no stage."""
    others = [one.label for one in shown.all_instruments if not one.stage]
    label = " oder ".join(others) if len(others) <= 2 else "eines der übrigen"
    renamed = {"shape shape--other": label, "shape shape--planned": "nur geplant", "shape": "ohne Eintrag"}
    return [
        Row(renamed.get(row.classes, row.label), row.count, row.classes)
        for row in rows
        if others or row.classes != "shape shape--other"
    ]


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row at its place: its lines of text, and the baseline of the first of them."""

    row: Row
    lines: tuple[str, ...]
    x: float
    y: float
    right: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A legend that is laid out: headings as (text, x, baseline), rows, and its height."""

    headings: tuple[tuple[str, float, float], ...]
    rows: tuple[PlacedRow, ...]
    height: float
    # The height of its text.
    text: float

    def moved(self, x: float, y: float) -> "Placed":
        """The same legend elsewhere."""
        headings = tuple((text, left + x, top + y) for text, left, top in self.headings)
        rows = tuple(PlacedRow(one.row, one.lines, one.x + x, one.y + y, one.right + x) for one in self.rows)
        return Placed(headings, rows, self.height, self.text)


def narrowest(blocks: list[Block], text: float) -> float:
    """The width at which no word has to be cut."""
    words = [word for block in blocks for row in block.rows for word in row.label.split(" ")]
    return ceil(max(width_of(word, text) for word in words) + (SWATCH + COUNT) * text)


def stacked(blocks: list[Block], width: float, text: float) -> Placed:
    """The blocks one below the other."""
    placed, top = [], 0.0
    for block in blocks:
        one = set_block(block, 1, width, text)
        placed.append(one.moved(0, top))
        top += one.height + BLOCK_GAP * text
    return joined(placed, top - BLOCK_GAP * text, text)


def side_by_side(blocks: list[Block], columns: tuple[int, ...], width: float, text: float) -> Placed | None:
    """The blocks next to each other, each in so many columns; None where those would be too narrow."""
    gap = COLUMN_GAP * text
    column = (width - gap * (sum(columns) - 1)) / sum(columns)
    if column < narrowest(blocks, text):
        return None
    placed, left = [], 0.0
    for block, count in zip(blocks, columns, strict=True):
        own = count * column + (count - 1) * gap
        placed.append(set_block(block, count, own, text).moved(left, 0))
        left += own + gap
    return joined(placed, max(one.height for one in placed), text)


def set_block(block: Block, columns: int, width: float, text: float) -> Placed:
    """One block in columns of equal width, with its corner at (0, 0)."""
    gap = COLUMN_GAP * text
    column = (width - gap * (columns - 1)) / columns
    headings, top = [], 0.0
    for line in lines_of(block.heading, text, width, is_bold=True):
        headings.append((line, 0.0, top + text))
        top += LINE * text
    top += (HEADING - LINE) * text
    rows, y, bottom = [], top, top
    per_column = ceil(len(block.rows) / columns)
    for number, row in enumerate(block.rows):
        position, line = divmod(number, per_column)
        if line == 0:
            y = top
        left = position * (column + gap)
        lines = tuple(lines_of(row.label, text, column - (SWATCH + COUNT) * text))
        rows.append(PlacedRow(row, lines, left, y + text, left + column))
        y += (ROW + LINE * (len(lines) - 1)) * text
        bottom = max(bottom, y)
    return Placed(tuple(headings), tuple(rows), bottom - (ROW - LINE) * text, text)


def joined(placed: list[Placed], height: float, text: float) -> Placed:
    return Placed(
        tuple(heading for one in placed for heading in one.headings),
        tuple(row for one in placed for row in one.rows),
        height,
        text,
    )
