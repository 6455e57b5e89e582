"""Dates known only to the month or the year, as public reports often give them."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.formats import date_format


class Precision(models.TextChoices):
    """How much of a stored date is known; the unknown part is stored as the first day."""

    DAY = "day", "Tag genau"
    MONTH = "month", "nur Monat und Jahr"
    YEAR = "year", "nur das Jahr"


# Only what is known is written.
FORMATS = {Precision.DAY: "DATE_FORMAT", Precision.MONTH: "F Y", Precision.YEAR: "Y"}


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day together with how exactly it is known; sorts by the day."""

    day: date
    precision: str = Precision.DAY

    def __str__(self) -> str:
        """»16. Februar 2021«, »Februar 2021« or »2021«."""
        return date_format(self.day, FORMATS[Precision(self.precision)])

    @property
    def iso(self) -> str:
        """The known part in ISO 8601, as `<time datetime>` accepts it: 2021-02-16, 2021-02 or 2021."""
        length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[Precision(self.precision)]
        return self.day.isoformat()[:length]
