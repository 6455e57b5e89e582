"""The sheet as an SVG document: the same areas, symbols and words as the map on the portal."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.formats import date_format

from municipalities.extracts import pieces
from municipalities.extracts.areas import narrowed, only
from municipalities.extracts.forms import ALL_LABELS, HATCHED, NO_LABELS, Extract
from municipalities.extracts.layout import SOURCE, SUBTITLE, Box, Layout, lay_out
from municipalities.extracts.legends import Block, blocks_of
from municipalities.extracts.naming import by_size, largest, names
from municipalities.extracts.palettes import colours_of, hatches, instrument_colours
from municipalities.extracts.papers import PAPERS, Paper
from municipalities.map.appearance import Mark, marks, symbol_counts
from municipalities.map.outlines import Drawing, drawing_of, outlined, path
from municipalities.map.shapes import ShapeSet, shapes_on
from municipalities.map.svg import areas, placed, source_line, symbol_definitions
from municipalities.map.view import snapshot_of
from municipalities.participation import Snapshot

# Units of the map per pixel of the sheet: paths have whole units, and steps of a pixel would be seen.
GRAIN = 10
# Parts of the height of the text.
LABEL, LARGE_LABEL, MARK = 0.78, 0.95, 1.15
# With no more municipalities than these there is room for larger names.
FEW = 60
# What a mark keeps free around itself.
HALO = 1.2


class NothingToDrawError(Exception):
    """There are no shapes on this day, or none of those asked for."""


class Sheet:
    """One sheet: what it says, and how it is drawn."""

    def __init__(self, extract: Extract) -> None:
        self.extract = extract
        self.paper: Paper = PAPERS[extract.paper]
        self.shapes: ShapeSet = shapes_on(extract.day)
        self.state: Snapshot = snapshot_of(extract.day)
        shown = extract.area.shown
        if extract.codes:
            self.state = narrowed(self.state, extract.codes)
            shown = only(self.state, set(shown.standings))
        self.shown: Snapshot = shown
        self.instrument = self.state.instrument(extract.codes[0]) if len(extract.codes) == 1 else None
        self.whole = drawing_of(self.shapes)
        self.frame = extract.area.frame(self.whole)
        if self.frame is None:
            raise NothingToDrawError("Für dieses Gebiet gibt es an diesem Tag keine Umrisse.")

    # --- What it says -------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        return self.extract.title

    @cached_property
    def subtitle(self) -> str:
        """»Landkreis Leipzig · 30 Kommunen, 12 nehmen teil · Stand 15. Juni 2024«."""
        total, participating = self.shown.total, self.shown.participating
        municipalities = "1 Kommune" if total == 1 else f"{total} Kommunen"
        part = f"{participating} davon {'nimmt' if participating == 1 else 'nehmen'} teil"
        if self.extract.codes:
            part = f"{participating} mit Eintrag"
        return f"{self.extract.area.name} · {municipalities}, {part} · Stand {date_format(self.extract.day)}"

    @cached_property
    def source(self) -> str:
        """Where figures and shapes come from, with the licence."""
        host = settings.SITE_URL.partition("://")[2]
        shapes = source_line(self.state, self.shapes).replace("© ", "©\u00a0")
        return f"Daten: Allianz Sichere Sächsische Kommunen (ASSKomm), {host} · {shapes}"

    @cached_property
    def blocks(self) -> list[Block]:
        return blocks_of(self.shown, self.extract.codes, self.marked)

    @cached_property
    def marked(self) -> set[str]:
        """
        The codes of the instruments that have symbols: the only one chosen, else those that the portal's map marks.

        A stage is not marked for being the furthest of those that happen to be chosen.
        """
        if len(self.extract.codes) == 1:
            return set(self.extract.codes)
        return {row.instrument.code for row in symbol_counts(snapshot_of(self.extract.day))}

    @cached_property
    def marks(self) -> list[Mark]:
        """The symbols on the map."""
        return [one for one in marks(self.shown, self.instrument) if one.instrument.code in self.marked]

    @property
    def description(self) -> str:
        """The sheet in words, for those who do not see it."""
        return f"Karte: {self.subtitle}. {' '.join(block.says() for block in self.blocks)}"

    # --- How it is drawn ----------------------------------------------------------------------------

    @cached_property
    def layout(self) -> Layout:
        return lay_out(self.paper, self.title, self.subtitle, self.source, self.blocks, self.frame)

    @cached_property
    def drawing(self) -> Drawing:
        """The outlines that are in sight, in units of the map: `GRAIN` to a pixel, (0, 0) in its corner."""
        layout = self.layout
        projection = self.whole.projection.magnified(layout.scale * GRAIN, *layout.corner)
        right = layout.corner[0] + layout.map.width / layout.scale
        bottom = layout.corner[1] + layout.map.height / layout.scale
        visible = [
            one
            for one in self.shapes.municipalities
            if (box := self.whole.outlines[one.ags].box)
            and box[0] < right
            and box[2] > layout.corner[0]
            and box[1] < bottom
            and box[3] > layout.corner[1]
        ]
        near = {one.district for one in visible}
        return Drawing(
            0,
            {one.ags: outlined(one, projection) for one in visible},
            tuple(path(geometry, projection) for ags, geometry in self.shapes.districts.items() if ags in near),
        )

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
