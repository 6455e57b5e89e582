"""The whole register, read once per content version: what curves and lists of changes are computed from."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from asskomm.core.caching import cached_for_version
from municipalities.models import Instrument
from municipalities.participation import today
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
    """Everything that was planned or had started by the current day."""

    day: date
    instruments: dict[int, Instrument]
    places: dict[int, Place]
    rows: list[Record]

    @cached_property
    def by_ags(self) -> dict[str, Place]:
        """Every municipality there ever was."""
        return {one.ags: one for one in self.places.values()}


def all_records() -> Records:
    """The records as of today; three queries once, none until anything visible changes."""
    return cached_for_version(f"records:{today()}", read_records)


def read_records() -> Records:
    day = today()
    return Records(
        day,
        {one.pk: one for one in Instrument.objects.all()},
        read_places(),
        [
            Record(pk, instrument, municipality, dates_of(dates), shared and shared_of(shared))
            for pk, instrument, municipality, dates, shared in read_rows(day)
        ],
    )
