"""The whole register, read once per content version: what every figure of every day is computed from."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from asskomm.core.caching import cached_for_version
from municipalities.models import Instrument
from municipalities.rows import Dates, Place, Shared, dates_of, read_places, read_rows, shared_of


class Record(NamedTuple):
    """One record, joined with one member of its partnership."""

    pk: int
    instrument: int
    municipality: int | None
    dates: Dates
    shared: Shared | None


@dataclass
class Records:
    """Everything there is: instruments and places by primary key, and the records."""

    instruments: dict[int, Instrument]
    places: dict[int, Place]
    rows: list[Record]

    @cached_property
    def by_ags(self) -> dict[str, Place]:
        """Every municipality there ever was."""
        return {one.ags: one for one in self.places.values()}

    @cached_property
    def by_dates(self) -> dict[Dates, list[Record]]:
        """The records by the days of their steps: far fewer than records, and of each a day is asked only once."""
        found: dict[Dates, list[Record]] = {}
        for row in self.rows:
            found.setdefault(row.dates, []).append(row)
        return found


def all_records() -> Records:
    """The register; three queries once, none until anything visible changes."""
    return cached_for_version("records", read_records)


def read_records() -> Records:
    """The register as the database has it now; three queries, however many records there are."""
    return Records(
        {one.pk: one for one in Instrument.objects.all()},
        read_places(),
        [
            Record(pk, instrument, municipality, dates_of(dates), shared and shared_of(shared))
            for pk, instrument, municipality, dates, shared in read_rows()
        ],
    )
