"""Curves as coordinates of an inline SVG: the template writes them down, the stylesheet colours them."""

from dataclasses import dataclass
from datetime import date

from municipalities.figures.series import Curve, Series
from municipalities.models import Instrument

# Canvas units: the whole drawing, and the room for the axes' words.
WIDTH, HEIGHT = 720, 320
LEFT, RIGHT, TOP, BOTTOM = 44, 8, 12, 34
# Kinds of lines that are told apart without colour: balance.css has them.
KINDS = 8
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
# More lines than these would be a grid, not a scale.
MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One instrument's curve; `number` says which kind of line it has."""

    instrument: Instrument
    points: str
    number: int
    last: int

    @property
    def is_broad(self) -> bool:
        """The second half of the kinds is broader, and on paper grey."""
        return self.number >= KINDS // 2


@dataclass(frozen=True, slots=True)
class Tick:
    """A word at an axis with the place it stands at; as text, because German templates write 1.5 as »1,5«."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything the drawing consists of."""

    begin: date
    end: date
    lines: list[Line]
    counts: list[Tick]
    years: list[Tick]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM

    @property
    def year_place(self) -> int:
        """How deep the words of the years stand."""
        return HEIGHT - 10


def chart_of(figures: Series) -> Chart:
    """The number of records per instrument over time, as stairs: nothing lies between two numbers."""
    shown = [curve for curve in figures.curves if any(curve.records)]
    top = scale_top(max((max(curve.records) for curve in shown), default=0))
    step = next(one for one in STEPS if top / one <= MOST_LINES)
    first, last = figures.days[0], figures.days[-1]

    def x(day: date) -> float:
        length = (last - first).days or 1
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / length, 1)

    def y(count: int) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * count / top, 1)

    lines = [
        Line(curve.instrument, stairs(figures.days, curve, x, y), number % KINDS, curve.records[-1])
        for number, curve in enumerate(shown)
    ]
    years = [Tick(str(year), str(x(date(year, 1, 1)))) for year in range(first.year + 1, last.year + 1)]
    return Chart(first, last, lines, [Tick(str(count), str(y(count))) for count in range(0, top + 1, step)], years)


def stairs(days: list[date], curve: Curve, x, y) -> str:
    """The path of a curve that keeps its height up to the day on which it changes."""
    height = y(curve.records[0])
    parts = [f"M{x(days[0])} {height}"]
    for day, count in zip(days[1:], curve.records[1:], strict=True):
        if y(count) != height:
            height = y(count)
            parts.append(f"H{x(day)}V{height}")
    return "".join([*parts, f"H{x(days[-1])}"])


def scale_top(highest: int) -> int:
    """The end of the scale: the next full step above the highest count."""
    step = next((one for one in STEPS if highest / one <= MOST_LINES), STEPS[-1])
    return max(step * -(-highest // step), step)
