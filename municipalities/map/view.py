"""What map, table and municipality page show: from a checked query to the context of a template."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import QueryDict

from asskomm.core.caching import cached_for_version
from municipalities.history import Milestone, milestones
from municipalities.map import svg
from municipalities.map.appearance import LegendRow, Mark, legend, look, marks, symbol_counts
from municipalities.map.forms import SORTINGS, MapForm, MapQuery, read_query
from municipalities.map.geojson import GeometryFile, geometry_file
from municipalities.map.outlines import drawing_of
from municipalities.map.shapes import ShapeSet, shapes_on
from municipalities.models import District, Instrument, Municipality
from municipalities.names import sort_key
from municipalities.participation import Entry, InstrumentCount, Snapshot, Standing, as_of, today

ROWS_PER_PAGE = 50
# More suggestions than this do not help anybody choose.
SUGGESTIONS = 12


def snapshot_of(day: date) -> Snapshot:
    """`as_of(day)`, computed once per content version."""
    return cached_for_version(f"snapshot:{day}", lambda: as_of(day))


def geometry_of(shapes: ShapeSet) -> GeometryFile:
    """The geometry file of a shape set, made once per content version."""
    return cached_for_version(f"geometry:{shapes.epoch}", lambda: geometry_file(shapes))


@dataclass(frozen=True, slots=True)
class Row:
    """One municipality in the table: the entry that »Stufe« and »Seit« speak of, and the others."""

    standing: Standing
    main: Entry | None

    @property
    def further(self) -> list[Entry]:
        return [entry for entry in self.standing.shown if entry is not self.main]


@dataclass(frozen=True, slots=True)
class Selection:
    """The selected municipality with all that panel and page show of her."""

    municipality: Municipality
    standing: Standing | None
    milestones: list[Milestone]
    neighbours: list[Standing]

    @classmethod
    def of(cls, municipality: Municipality, state: Snapshot, shapes: ShapeSet) -> "Selection":
        """Everything about `municipality` on the snapshot's day; two queries."""
        neighbours = [one for ags in shapes.neighbours_of(municipality.ags) if (one := state.standings.get(ags))]
        # Those who take part come first: that is what coordinators look for.
        neighbours.sort(key=lambda one: (-stage_rank(one), sort_key(one.name)))
        return cls(municipality, state.standings.get(municipality.ags), milestones(municipality, state), neighbours)

    @property
    def councils(self) -> list[Milestone]:
        """Councils she has or shares, with their public contact."""
        return [one for one in self.milestones if one.is_council and one.contact]


@dataclass(frozen=True, slots=True)
class Column:
    """A sortable column of the table: its query after a click and how it is sorted now."""

    key: str
    label: str
    direction: str
    next_sorting: str


class MapView:
    """The map on one day under one set of filters."""

    def __init__(self, data: QueryDict | dict[str, str]) -> None:
        # Districts and instruments are those of today; the form needs them before the day is known.
        current = snapshot_of(today())
        self.form = MapForm(data, instruments=current.all_instruments, districts=current.districts)
        self.query: MapQuery = read_query(self.form)
        self.state = snapshot_of(self.query.day)
        self.problems = list(self.query.problems)
        self.instrument: Instrument | None = self.state.instrument(self.query.instrument)
        self.shown = self.state.within(self.query.district) if self.query.district else self.state
        self.shapes = shapes_on(self.query.day)
        self.matches = self.find_matches()
        self.selection = self.find_selection()

    @property
    def today(self) -> date:
        """The latest day the map shows."""
        return today()

    # --- Search and selection -------------------------------------------------------------------

    def find_matches(self) -> list[Standing]:
        """Municipalities the search text fits, on the query's day."""
        if not self.query.search:
            return []
        found = suggestions(self.query.search, self.state)
        if not found:
            self.problems.append(
                f"Keine Kommune gefunden für »{self.query.search}«. Bitte prüfen Sie die Schreibweise."
            )
        return found

    def find_selection(self) -> Selection | None:
        """The municipality named in the address, or the only one the search fits."""
        ags = self.query.municipality
        if not ags and len(self.matches) == 1:
            ags = self.matches[0].ags
        if not ags:
            return None
        municipality = Municipality.objects.for_page().filter(ags=ags).first()
        if municipality is None:
            self.problems.append(f"Eine Kommune mit dem Schlüssel {ags} gibt es nicht.")
            return None
        return Selection.of(municipality, self.state, self.shapes)

    @property
    def selected_ags(self) -> str:
        return self.selection.municipality.ags if self.selection else ""

    # --- Legend -----------------------------------------------------------------------------------

    @property
    def legend(self) -> list[LegendRow]:
        """The areas of the legend."""
        return legend(self.shown, self.instrument)

    @property
    def symbols(self) -> list[InstrumentCount]:
        """The symbols of the legend with the number of records, as marked on the map."""
        return symbol_counts(self.shown, self.instrument)

    # --- Table ------------------------------------------------------------------------------------

    @property
    def rows(self) -> list[Standing]:
        """The municipalities the table lists, sorted."""
        rows = list(self.shown)
        if self.query.search:
            wanted = {one.ags for one in self.matches}
            rows = [one for one in rows if one.ags in wanted]
        elif self.instrument:
            rows = [one for one in rows if one.entry_for(self.instrument.code)]
        elif not self.query.everyone:
            rows = [one for one in rows if one.has_entry]
        return self.sorted(rows)

    def sorted(self, rows: list[Standing]) -> list[Standing]:
        """Sort as asked; ties and the default fall back to stage, then name."""
        rows.sort(key=lambda one: (sort_key(one.name), one.ags))
        sorting = self.query.sorting or "-stufe"
        key = sorting.removeprefix("-")
        # Without a date there is nothing to compare: such rows stand last, whichever way.
        undated = date.min if sorting.startswith("-") else date.max
        keys = {
            "name": lambda one: sort_key(one.name),
            "kreis": lambda one: sort_key(one.district.full_name),
            "stufe": lambda one: stage_rank(one),
            "seit": lambda one: entry.since.day if (entry := self.main_entry(one)) else undated,
        }
        rows.sort(key=keys[key], reverse=sorting.startswith("-"))
        return rows

    def main_entry(self, standing: Standing) -> Entry | None:
        """The entry the columns »Stufe« and »Seit« speak of."""
        if self.instrument:
            return standing.entry_for(self.instrument.code)
        return standing.stage

    def page_of_rows(self, number: str | None) -> PaginatorPage:
        """One page of the table; a number that does not exist gives the nearest."""
        page = Paginator(self.rows, ROWS_PER_PAGE).get_page(number)
        page.object_list = [Row(one, self.main_entry(one)) for one in page.object_list]
        return page

    @property
    def columns(self) -> list[Column]:
        """The table's headers as sort links."""
        now = self.query.sorting or "-stufe"
        return [
            Column(
                key=key,
                label=label,
                direction={key: "ascending", f"-{key}": "descending"}.get(now, ""),
                next_sorting=f"-{key}" if now == key else key,
            )
            for key, label in SORTINGS.items()
        ]

    # --- Addresses ----------------------------------------------------------------------------------

    @property
    def district(self) -> District | None:
        """The chosen district."""
        return next((one for one in self.state.districts if one.ags == self.query.district), None)

    @property
    def data_query(self) -> str:
        """The part of the address that changes the data: day, instrument, district; empty for today's map."""
        chosen = {
            "stand": "" if self.query.is_today else self.query.day.isoformat(),
            "instrument": self.query.instrument,
            "kreis": self.query.district,
        }
        return with_question_mark(chosen)

    @property
    def drawing_query(self) -> str:
        """The same and the selected municipality, which the drawing marks."""
        return with_question_mark(dict(parse_qsl(self.data_query[1:])) | {"gemeinde": self.selected_ags})

    @property
    def drawing_height(self) -> int:
        """Canvas units, against a width of `outlines.WIDTH`."""
        return drawing_of(self.shapes).height

    # --- Data for the browser and for drawing -----------------------------------------------------

    def states(self) -> dict[str, Any]:
        """The states of the day for the map in the browser: classes, symbols and one sentence each."""
        areas = {}
        for standing in self.state:
            found = look(standing, self.instrument)
            classes = found.classes
            if self.query.district and standing.district.ags != self.query.district:
                classes += " shape--dimmed"
            if classes != "shape":
                areas[standing.ags] = [classes, found.text]
        return {
            "day": self.query.day.isoformat(),
            "areas": areas,
            "marks": [[mark.ags, mark.instrument.code, mark.instrument.symbol] for mark in self.marks],
        }

    @property
    def marks(self) -> list[Mark]:
        """The symbols on the map."""
        return marks(self.shown, self.instrument)

    def drawing(self, title: str, *, with_source: bool) -> str:
        """The same view as an SVG document, with the line of its source for copies that leave the portal."""
        return svg.whole_map(
            self.state,
            self.shapes,
            instrument=self.instrument,
            district=self.query.district,
            selected=self.selected_ags,
            title=title,
            with_source=with_source,
        )


def with_question_mark(parameters: dict[str, str]) -> str:
    """A query string of the parameters that are set; empty where none is."""
    given = {name: value for name, value in parameters.items() if value}
    return f"?{urlencode(given)}" if given else ""


def stage_rank(standing: Standing) -> int:
    """Stages by rank, then other support, then plans, then nothing."""
    if standing.stage:
        return 10 + standing.stage.instrument.stage
    return {"other": 2, "planned": 1}.get(standing.fill, 0)


def suggestions(text: str, state: Snapshot) -> list[Standing]:
    """Municipalities of the day whose German or Sorbian name fits; names that begin with the text first."""
    found = [
        standing
        for ags in Municipality.objects.matching(text).order_by("name", "ags").values_list("ags", flat=True)
        if (standing := state.standings.get(ags))
    ]
    start = text.strip().casefold()
    exact = [one for one in found if one.name.casefold() == start]
    # »Wurzen« means the town, even if another name holds the word; »Bernsdorf« stands for two towns.
    if exact:
        return exact
    return sorted(found, key=lambda one: not one.name.casefold().startswith(start))
