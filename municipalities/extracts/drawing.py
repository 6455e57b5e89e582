"""The sheet as an SVG document: the same areas, symbols and words as the map on the portal."""

from functools import cached_property
from typing import Any

from django.template.loader import render_to_string

from municipalities.extracts import pieces
from municipalities.extracts.contents import Contents
from municipalities.extracts.forms import ALL_LABELS, HATCHED, NO_LABELS
from municipalities.extracts.layout import SOURCE, SUBTITLE, Box, Layout, lay_out
from municipalities.extracts.naming import by_size, largest, names
from municipalities.extracts.orders import Extract
from municipalities.extracts.palettes import colours_of, hatches, instrument_colours
from municipalities.extracts.papers import PAPERS, Paper
from municipalities.map.outlines import Drawing
from municipalities.map.svg import areas, placed, symbol_definitions

# Units of the map per pixel of the sheet: paths have whole units, and steps of a pixel would be seen.
GRAIN = 10
# Parts of the height of the text.
LABEL, LARGE_LABEL, MARK = 0.78, 0.95, 1.15
# With no more municipalities than these there is room for larger names.
FEW = 60
# What a mark keeps free around itself.
HALO = 1.2


class Sheet(Contents):
    """One sheet as a drawing."""

    def __init__(self, extract: Extract) -> None:
        super().__init__(extract)
        self.paper: Paper = PAPERS[extract.paper]

    @cached_property
    def layout(self) -> Layout:
        return lay_out(self.paper, self.title, self.subtitle, self.source, self.blocks, self.frame)

    @cached_property
    def drawing(self) -> Drawing:
        """The outlines that are in sight, in units of the map: `GRAIN` to a pixel, (0, 0) in its corner."""
        layout = self.layout
        return self.drawn(layout.scale * GRAIN, layout.corner, layout.map.width * GRAIN, layout.map.height * GRAIN)

    def svg(self, *, is_whole: bool = True) -> str:
        """The document; with `is_whole=False` only what stands between title and source, cut to that."""
        layout, drawing = self.layout, self.drawing
        size = self.paper.text * GRAIN
        found = placed(drawing, self.marks, round(MARK * size))
        texts = [*pieces.subtitle_texts(layout), *pieces.legend_texts(layout)]
        if is_whole:
            texts += pieces.frame_texts(layout)
        context = {
            "title": self.title,
            "description": self.description,
            "box": pieces.rectangle(
                "paper", Box(0, 0, self.paper.width, self.paper.height) if is_whole else layout.figure
            ),
            "map": pieces.rectangle("edge", layout.map),
            "extent": pieces.piece("", 0, 0, layout.map.width * GRAIN, layout.map.height * GRAIN),
            "has_edge": not self.extract.area.is_whole,
            "texts": texts,
            "areas": areas(drawing, self.state, self.instrument, self.shown),
            "districts": drawing.districts,
            "selected": drawing.outlines.get(self.extract.area.selected),
            "marks": pieces.map_marks(found, MARK * size),
            "labels": pieces.map_labels(self.labels(found)),
            "swatches": pieces.swatches(layout, GRAIN),
            "legend_symbols": pieces.legend_symbols(layout),
            "shrinking": pieces.number(1 / GRAIN),
            "sizes": self.sizes(),
            "colours": colours_of(self.extract.palette),
            "rules": instrument_colours(self.state.all_instruments, self.extract.palette),
            "hatches": hatches(GRAIN) if self.extract.palette == HATCHED else "",
            "symbols": symbol_definitions(frozenset(one.symbol for one in self.state.all_instruments)),
        }
        return render_to_string("municipalities/svg/sheet.svg", context)

    def labels(self, found: list[dict[str, Any]]) -> list[Any]:
        """The names on the map."""
        if self.extract.labels == NO_LABELS:
            return []
        own = [one for ags, one in self.drawing.outlines.items() if ags in self.shown.standings]
        selected = self.extract.area.selected
        wanted = by_size(own, selected) if self.extract.labels == ALL_LABELS else largest(own, selected)
        size = self.paper.text * GRAIN
        extent = (self.layout.map.width * GRAIN, self.layout.map.height * GRAIN)
        return names(wanted, found, self.label_part * size, MARK * HALO * size, extent)

    @property
    def label_part(self) -> float:
        """The height of names on the map, as a part of the height of text."""
        return LARGE_LABEL if self.shown.total <= FEW else LABEL

    def sizes(self) -> dict[str, str]:
        """Heights of text, in pixels; on the map in its units."""
        text = self.paper.text
        sizes = {
            "legend": self.layout.legend.text,
            "title": self.layout.title_size,
            "subtitle": SUBTITLE * text,
            "source": SOURCE * text,
            "label": self.label_part * text * GRAIN,
            "halo": self.label_part * text * GRAIN * 0.28,
        }
        return {name: pieces.number(size) for name, size in sizes.items()}
