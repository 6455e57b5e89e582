"""What an order for a map shows and says: the municipalities, the figures, the words."""

from functools import cached_property

from django.conf import settings
from django.utils.formats import date_format

from municipalities.extracts.areas import narrowed, only
from municipalities.extracts.legends import Block, blocks_of
from municipalities.extracts.orders import Extract
from municipalities.map.appearance import Mark, marks, symbol_counts
from municipalities.map.outlines import Drawing, drawing_of, outlined, path
from municipalities.map.shapes import ShapeSet, shapes_on
from municipalities.map.svg import source_line
from municipalities.map.view import snapshot_of
from municipalities.participation import Snapshot


class NothingToDrawError(Exception):
    """There are no shapes on this day, or none of those asked for."""


class Contents:
    """What an order shows and says, however it is drawn."""

    def __init__(self, extract: Extract) -> None:
        self.extract = extract
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

    def drawn(self, scale: float, corner: tuple[float, float], width: float, height: float) -> Drawing:
        """
        The outlines in a window of `width` by `height`, with `corner` of the canvas of `outlines` in its own.

        `scale` is the size of the window's unit, of which there are so many to one of that canvas.
        """
        projection = self.whole.projection.magnified(scale, *corner)
        right, bottom = corner[0] + width / scale, corner[1] + height / scale
        visible = [
            one
            for one in self.shapes.municipalities
            if (box := self.whole.outlines[one.ags].box)
            and box[0] < right
            and box[2] > corner[0]
            and box[1] < bottom
            and box[3] > corner[1]
        ]
        near = {one.district for one in visible}
        return Drawing(
            0,
            {one.ags: outlined(one, projection) for one in visible},
            tuple(path(geometry, projection) for ags, geometry in self.shapes.districts.items() if ags in near),
        )
