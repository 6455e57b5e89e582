"""
Where title, map, legend and source stand on a sheet.

The legend stands beside the map or below it, in as many columns as leave the map the most room.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from municipalities.extracts.areas import Frame
from municipalities.extracts.legends import Block, Placed, narrowest, side_by_side, stacked
from municipalities.extracts.measuring import lines_of
from municipalities.extracts.papers import Paper

# Parts of the height of the text.
MARGIN, TITLE, SMALLEST_TITLE, SUBTITLE, SOURCE = 2.3, 2.25, 1.5, 1.08, 0.72
TITLE_LINE, SOURCE_LINE = 1.2, 1.35
SIDE_WIDTHS = (15.5, 18, 20)
# Between map and legend.
GAP = 1.6
# What symbols and names at the edge need around the frame, as a part of it.
SURROUND = 0.02
# The portal's name stands at the right of the source.
BRAND = 7.5


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the sheet, in its pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and its baseline."""

    text: str
    y: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet with everything at its place."""

    paper: Paper
    margin: float
    title: tuple[Line, ...]
    title_size: float
    subtitle: tuple[Line, ...]
    source: tuple[Line, ...]
    map: Box
    legend: Placed
    # All between title and source, which slides and documents write as text of their own.
    figure: Box
    # Canvas pixels of the sheet per unit of `outlines`, and the unit in the map's corner.
    scale: float
    corner: tuple[float, float]


def lay_out(paper: Paper, title: str, subtitle: str, source: str, blocks: list[Block], frame: Frame) -> Layout:
    """Place everything; `frame` is the part of the map that has to be in sight."""
    text, margin = paper.text, MARGIN * paper.text
    width = paper.width - 2 * margin
    title_size, title_texts = fitting_title(title, text, width)
    title_lines, y = running(title_texts, margin + title_size * 0.8, title_size * TITLE_LINE)
    source_texts = lines_of(source, SOURCE * text, width - BRAND * text)
    source_top = paper.height - margin * 0.75 - (len(source_texts) - 1) * SOURCE_LINE * SOURCE * text
    source_lines, _ = running(source_texts, source_top, SOURCE_LINE * SOURCE * text)
    figure_top = y - title_size * TITLE_LINE + title_size * 0.45
    subtitle_texts = lines_of(subtitle, SUBTITLE * text, width)
    subtitle_lines, y = running(subtitle_texts, figure_top + SUBTITLE * text, SUBTITLE * text * 1.3)
    figure = Box(0, figure_top, paper.width, source_top - SOURCE * text * 2.2 - figure_top)
    top = y - SUBTITLE * text * 0.6
    room = Box(margin, top, width, figure.bottom - top)
    map_box, legend = best_arrangement(room, blocks, frame, text)
    scale, corner = fitted(frame, map_box)
    return Layout(
        paper, margin, title_lines, title_size, subtitle_lines, source_lines, map_box, legend, figure, scale, corner
    )


def fitting_title(title: str, text: float, width: float) -> tuple[float, list[str]]:
    """The title as large as it fits into two lines; the smallest size may take three."""
    steps = (TITLE, 2, 1.75, SMALLEST_TITLE)
    for step in steps:
        lines = lines_of(title, step * text, width, is_bold=True)
        if len(lines) <= (1 if step == TITLE else 2):
            break
    return step * text, lines


def running(texts: list[str], first: float, step: float) -> tuple[tuple[Line, ...], float]:
    """The lines from the baseline `first` on, and the baseline that the next one would have."""
    return tuple(Line(one, first + number * step) for number, one in enumerate(texts)), first + len(texts) * step


def best_arrangement(room: Box, blocks: list[Block], frame: Frame, text: float) -> tuple[Box, Placed]:
    """The map's box and the legend that leave the map the largest scale; a very long legend becomes smaller."""
    for shrinking in (1, 0.88, 0.76, 0.66, 0.5):
        found = [*beside(room, blocks, shrinking * text), *below(room, blocks, shrinking * text)]
        if found:
            return max(found, key=lambda one: fitted(frame, one[0])[0])
    raise ValueError("There are more instruments than a sheet has room for.")


def beside(room: Box, blocks: list[Block], text: float) -> Iterator[tuple[Box, Placed]]:
    """The legend at the right, at the bottom, where Saxony leaves room."""
    gap = GAP * text
    for width in (max(part * text, narrowest(blocks, text)) for part in SIDE_WIDTHS):
        legend = stacked(blocks, width, text)
        box = Box(room.x, room.y, room.width - width - gap, room.height)
        if legend.height <= room.height and box.width > 0:
            yield box, legend.moved(box.x + box.width + gap, room.bottom - legend.height)


def below(room: Box, blocks: list[Block], text: float) -> Iterator[tuple[Box, Placed]]:
    """The legend under the map, over the whole width."""
    for columns in ((1, 1), (2, 1), (2, 2), (1, 2)) if len(blocks) == 2 else ((1,), (2,), (3,), (4,)):
        legend = side_by_side(blocks, columns, room.width, text)
        if legend and legend.height < room.height * 0.7:
            box = Box(room.x, room.y, room.width, room.height - legend.height - GAP * text)
            yield box, legend.moved(room.x, room.bottom - legend.height)


def fitted(frame: Frame, box: Box) -> tuple[float, tuple[float, float]]:
    """The scale at which the frame fills the box, and the point in the box's corner, with the frame in the middle."""
    left, top, right, bottom = frame
    width, height = (right - left) * (1 + 2 * SURROUND), (bottom - top) * (1 + 2 * SURROUND)
    scale = min(box.width / width, box.height / height)
    x = (left + right) / 2 - box.width / scale / 2
    y = (top + bottom) / 2 - box.height / scale / 2
    return scale, (x, y)
