"""From the days and times that editors enter to moments, and back to words; everything in Europe/Berlin."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone
from django.utils.dateformat import format as format_date

NARROW = "\u202f"
# Between numbers and their unit: no break, as German typography has it.
NO_BREAK = "\u00a0"
EN_DASH = "–"
# How days are written: the month stays on the line of its day.
DAY, DAY_AND_YEAR = f"j.{NO_BREAK}F", f"j.{NO_BREAK}F Y"


def local(day: date, at: time = time.min) -> datetime:
    """The moment of this local time; of an hour that a clock change repeats the first, of a skipped one the next."""
    return timezone.make_aware(datetime.combine(day, at)).astimezone(UTC)


def is_skipped(day: date, at: time) -> bool:
    """Whether this local time does not exist, because the clocks are put forward over it."""
    return timezone.localtime(local(day, at)).time() != at


def midnight_after(day: date) -> datetime:
    """The moment at which this day is over."""
    return local(day + timedelta(days=1))


def clock(at: time) -> str:
    """»9:30« or »14:00«."""
    return f"{at.hour}:{at.minute:02d}"


def times_text(start: time | None, end: time | None) -> str:
    """»10:00–15:30 Uhr«, »ab 10:00 Uhr«, or nothing for a whole day."""
    if start and end:
        return f"{clock(start)}{EN_DASH}{clock(end)}{NO_BREAK}Uhr"
    return f"ab{NO_BREAK}{clock(start)}{NO_BREAK}Uhr" if start else ""


def days_text(first: date, last: date, pattern: str = DAY_AND_YEAR) -> str:
    """
    From one day to another, saying month and year once where they are the same.

    »29. September 2026«, »23.–25. Oktober 2026«, »30. Dezember 2026–2. Januar 2027«.
    """
    end = format_date(last, pattern)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}.{EN_DASH}{end}"
    if first.year == last.year:
        return f"{format_date(first, pattern.removesuffix(' Y'))}{EN_DASH}{end}"
    return f"{format_date(first, pattern)}{EN_DASH}{end}"
