"""The pieces of a sheet with their places as they stand in the document: numbers are text, and never German text."""

from dataclasses import dataclass

from django.utils.safestring import mark_safe

from municipalities.extracts.layout import Box, Layout
from municipalities.extracts.legends import LINE, SWATCH, PlacedRow
from municipalities.extracts.naming import Label

# Parts of the height of the text: a swatch, and the middle of a line above its baseline.
SWATCH_WIDTH, SWATCH_HEIGHT, SYMBOL, MIDDLE = 1.5, 1.06, 1.25, 0.34


def number(value: float) -> str:
    """A number as SVG wants it, to a hundredth."""
    return f"{round(value, 2):g}"


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `kind` is its class."""

    kind: str
    x: str
    y: str
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle with a class, or the place of a symbol."""

    kind: str
    x: str
    y: str
    width: str
    height: str
    symbol: str = ""

    @property
    def place(self) -> str:
        """Where it stands and how large it is, as attributes; all of it numbers."""
        place = f'x="{self.x}" y="{self.y}" width="{self.width}" height="{self.height}"'
        return mark_safe(place)  # noqa: S308 - see number()

    @property
    def code(self) -> str:
        """The class that pages have for a symbol's instrument."""
        return self.kind.replace("symbol-", "i-", 1)


def piece(kind: str, x: float, y: float, width: float, height: float, symbol: str = "") -> Piece:
    return Piece(kind, number(x), number(y), number(width), number(height), symbol)


def text(kind: str, x: float, y: float, words: str) -> Text:
    return Text(kind, number(x), number(y), words)


def rectangle(kind: str, box: Box) -> Piece:
    return piece(kind, box.x, box.y, box.width, box.height)


def map_marks(marks: list[dict], size: float) -> list[Piece]:
    """The symbols on the map."""
    return [
        piece(
            f"symbol-{mark['instrument'].code}",
            mark["x"] - size / 2,
            mark["y"] - size / 2,
            size,
            size,
            mark["instrument"].symbol,
        )
        for mark in marks
    ]


def map_labels(labels: list[Label]) -> list[Text]:
    """The names on the map."""
    return [text("label", one.x, one.y, one.name) for one in labels]


def legend_texts(layout: Layout) -> list[Text]:
    """Headings, labels and counts."""
    size = layout.legend.text
    found = [text("heading", x, y, words) for words, x, y in layout.legend.headings]
    for row in layout.legend.rows:
        found += [
            text("row", row.x + SWATCH * size, row.y + position * LINE * size, line)
            for position, line in enumerate(row.lines)
        ]
        found.append(text("count", row.right, row.y, str(row.row.count)))
    return found


def swatches(layout: Layout, grain: int) -> list[Piece]:
    """The areas of the legend, in the map's units, so that patterns are the same."""
    size = layout.legend.text
    return [
        piece(
            row.row.classes,
            row.x * grain,
            (middle_of(row, size) - SWATCH_HEIGHT * size / 2) * grain,
            SWATCH_WIDTH * size * grain,
            SWATCH_HEIGHT * size * grain,
        )
        for row in layout.legend.rows
        if not row.row.instrument
    ]


def legend_symbols(layout: Layout) -> list[Piece]:
    """The symbols of the legend."""
    size = layout.legend.text
    return [
        piece(
            f"symbol-{row.row.instrument.code}",
            row.x + (SWATCH_WIDTH - SYMBOL) * size / 2,
            middle_of(row, size) - SYMBOL * size / 2,
            SYMBOL * size,
            SYMBOL * size,
            row.row.instrument.symbol,
        )
        for row in layout.legend.rows
        if row.row.instrument
    ]


def middle_of(row: PlacedRow, size: float) -> float:
    """The height of the first line's middle."""
    return row.y - MIDDLE * size


def frame_texts(layout: Layout) -> list[Text]:
    """What slides and documents write themselves: title, source, and whose portal this is."""
    found = [text("title", layout.margin, line.y, line.text) for line in layout.title]
    found += [text("source", layout.margin, line.y, line.text) for line in layout.source]
    return [*found, text("brand", layout.paper.width - layout.margin, layout.source[-1].y, "ASSKomm")]


def subtitle_texts(layout: Layout) -> list[Text]:
    return [text("subtitle", layout.margin, line.y, line.text) for line in layout.subtitle]
