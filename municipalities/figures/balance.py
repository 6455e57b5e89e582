"""The Bilanz: every figure of a day, how it came about, and what happened between two days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import QueryDict

from asskomm.core.caching import cached_for_page
from municipalities.figures.changes import Chronicle, Event, Group, chronicle
from municipalities.figures.chart import Chart, chart_of
from municipalities.figures.forms import BalanceForm
from municipalities.figures.series import Series, month_ends, series
from municipalities.map.forms import RECORDS_BEGIN
from municipalities.map.view import snapshot_of
from municipalities.models import District, Instrument
from municipalities.participation import InstrumentCount, Snapshot, today
from municipalities.records import all_records

EVENTS_PER_PAGE = 50


def share(part: int, whole: int) -> str:
    """»11,2 %«; a dash where there is nothing to have a share of."""
    return f"{100 * part / whole:.1f}\u00a0%".replace(".", ",") if whole else "–"


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """One instrument on the day."""

    count: InstrumentCount
    total: int

    @property
    def share(self) -> str:
        return share(self.count.municipalities, self.total)


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """One district on the day; `widest` is the highest number of participating municipalities in any."""

    district: District
    state: Snapshot
    widest: int

    @property
    def share(self) -> str:
        return share(self.state.participating, self.state.total)

    @property
    def population_share(self) -> str:
        return share(self.state.population_reached, self.state.population)

    @property
    def width(self) -> int:
        """Of the bar, in percent of the widest."""
        return round(100 * self.state.participating / self.widest) if self.widest else 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure before the first and on the last of two days."""

    label: str
    instrument: Instrument | None
    before: int
    after: int

    @property
    def change(self) -> str:
        """»+3«, »−1«, »0«."""
        difference = self.after - self.before
        return f"+{difference}" if difference > 0 else str(difference).replace("-", "−")


class Balance:
    """The Bilanz under one set of days."""

    def __init__(self, data: QueryDict | dict[str, str]) -> None:
        self.form = BalanceForm(data)
        self.day, self.problems = self.form.read()
        self.begin, self.end = self.form.read_period(self.day)
        self.state = snapshot_of(self.day)
        # What the form shows: the days that hold, whatever was asked for.
        self.fields = BalanceForm(initial={"stand": self.day, "von": self.begin, "bis": self.end})

    @property
    def is_plain(self) -> bool:
        """Whether this is the Bilanz of today with nothing chosen."""
        return not any(self.form.data.get(name) for name in self.form.fields)

    @property
    def query(self) -> str:
        """The days as an address carries them."""
        return urlencode({"stand": self.day, "von": self.begin, "bis": self.end})

    # --- The day ------------------------------------------------------------------------------------

    @property
    def participating_share(self) -> str:
        return share(self.state.participating, self.state.total)

    @property
    def population_share(self) -> str:
        return share(self.state.population_reached, self.state.population)

    @cached_property
    def instruments(self) -> list[InstrumentRow]:
        """One row per instrument, zeros included."""
        return [InstrumentRow(row, self.state.total) for row in self.state.instruments]

    @cached_property
    def districts(self) -> list[DistrictRow]:
        """One row per district, those with the most participating municipalities first."""
        parts = [(one, self.state.within(one.ags)) for one in self.state.districts]
        widest = max((part.participating for _, part in parts), default=0)
        rows = [DistrictRow(district, part, widest) for district, part in parts]
        return sorted(rows, key=lambda row: -row.state.participating)

    # --- Over time ----------------------------------------------------------------------------------

    @cached_property
    def curves(self) -> Series:
        """The figures of every month's end up to the day."""
        return figures_of(month_ends(RECORDS_BEGIN, self.day))

    @cached_property
    def chart(self) -> Chart:
        """The curves of all instruments that have been taken up."""
        return chart_of(self.curves)

    @property
    def months(self) -> list[tuple[date, int, list[int]]]:
        """The same as a table, the latest month first: day, participating municipalities, records per instrument."""
        found = self.curves
        rows = zip(*(curve.records for curve in found.curves), strict=True)
        return list(zip(found.days, found.participating, rows, strict=True))[::-1]

    # --- Between two days ---------------------------------------------------------------------------

    @property
    def chronicle(self) -> Chronicle:
        return chronicle()

    @cached_property
    def groups(self) -> list[Group]:
        """What happened from the first to the last of the two days."""
        return self.chronicle.groups(self.begin, self.end)

    @cached_property
    def comparison(self) -> list[Comparison]:
        """The figures before the first and on the last of the two days; what happened between makes the difference."""
        found = figures_of([self.begin - timedelta(days=1), self.end])
        rows = [
            Comparison("teilnehmende Kommunen", None, *found.participating),
            Comparison("Kommunen in Sachsen", None, *found.total),
        ]
        return [*(Comparison(one.instrument.plural, one.instrument, *one.records) for one in found.curves), *rows]

    # --- Milestones ---------------------------------------------------------------------------------

    @cached_property
    def milestones(self) -> Sequence[Event]:
        """All milestones up to the day, the latest first."""
        return self.chronicle.until(self.day)

    def page_of_milestones(self, number: str | None) -> PaginatorPage:
        """One page of them; a number that does not exist gives the nearest."""
        return Paginator(self.milestones, EVENTS_PER_PAGE).get_page(number)


def figures_of(days: list[date]) -> Series:
    """The figures of several days, computed once per content version."""
    name = f"figures:{today()}:{days[0]}:{days[-1]}:{len(days)}"
    return cached_for_page(name, lambda: series(days, all_records()))
