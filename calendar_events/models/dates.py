"""When an event takes place: what editors enter, and the moments that follow from it."""

from datetime import date, datetime, time, timedelta

from django.db import models
from django.utils import timezone
from django.utils.dateformat import format as format_date

from calendar_events.moments import NO_BREAK, clock, days_text, is_skipped, local, midnight_after, times_text

MIDNIGHT_WORD = f"24:00{NO_BREAK}Uhr"
SKIPPED = "Diese Uhrzeit gibt es an diesem Tag nicht: Die Uhren werden auf Sommerzeit vorgestellt."


class EventDates(models.Model):
    """
    Days and times of an event, or the day of a deadline.

    Editors enter local days and times; `starts_at` and `ends_at` follow from them and are what is sorted and
    asked for. Without times an event takes whole days; without an end it lasts until the day is over.
    """

    first_day = models.DateField("Tag", default=timezone.localdate, help_text="Bei mehreren Tagen: der erste.")
    last_day = models.DateField("letzter Tag", null=True, blank=True, help_text="Nur bei mehreren Tagen.")
    start_time = models.TimeField("Beginn", null=True, blank=True, help_text="Leer: ganztägig. Zum Beispiel 10:00.")
    end_time = models.TimeField("Ende", null=True, blank=True, help_text="Leer: offen.")
    is_deadline = models.BooleanField(
        "Das ist eine Frist",
        default=False,
        help_text="Zum Beispiel ein Antragsschluss: Der Kalender zeigt »bis …« statt einer Dauer.",
    )
    starts_at = models.DateTimeField(editable=False, db_index=True)
    ends_at = models.DateTimeField(editable=False, db_index=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("starts_at")), name="%(class)s_end_after_start"
            )
        ]

    def save(self, *args, **kwargs) -> None:
        self.set_moments()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        # A preview shows what is not saved.
        if self.first_day:
            self.set_moments()

    def set_moments(self) -> None:
        """Compute `starts_at` and `ends_at` from what was entered; a draft that makes no sense yet has no length."""
        self.starts_at = local(self.first_day, self.start_time or time.min)
        end = local(self.last_shown_day, self.end_time) if self.end_time else midnight_after(self.last_shown_day)
        self.ends_at = max(end, self.starts_at)

    def date_problems(self) -> dict[str, str]:
        """What is wrong with days and times, by the field to correct; empty where all is well."""
        problems = {}
        if self.last_day and self.last_day < self.first_day:
            problems["last_day"] = "Der letzte Tag liegt vor dem ersten."
        elif self.is_deadline and (self.last_day or self.start_time):
            problems["is_deadline"] = "Eine Frist hat nur einen Tag und ein Ende. Bitte letzten Tag und Beginn leeren."
        elif self.end_time and not (self.start_time or self.is_deadline):
            problems["start_time"] = "Bitte auch den Beginn angeben."
        elif self.start_time and is_skipped(self.first_day, self.start_time):
            problems["start_time"] = SKIPPED
        elif self.end_time and is_skipped(self.last_shown_day, self.end_time):
            problems["end_time"] = SKIPPED
        elif self.ends_at <= self.starts_at:
            problems["end_time"] = "Das Ende liegt vor dem Beginn. Geht es über Mitternacht, fehlt der letzte Tag."
        return problems

    # --- Questions ---

    @property
    def last_shown_day(self) -> date:
        """The last day on which something takes place."""
        return self.last_day or self.first_day

    @property
    def is_all_day(self) -> bool:
        """Whether no time is given."""
        return not (self.start_time or self.is_deadline)

    @property
    def is_several_days(self) -> bool:
        """Whether it goes on after the night; an evening that ends after midnight does not."""
        return self.last_shown_day > self.first_day

    @property
    def has_end(self) -> bool:
        """Whether it is known when it ends."""
        return bool(self.end_time) or self.is_all_day or self.is_deadline

    @property
    def days(self) -> list[date]:
        """Every day on which it takes place; the small hours after midnight count to the day before."""
        last = self.last_shown_day
        if self.end_time and last > self.first_day and self.end_time <= time(6) and self.start_time:
            last -= timedelta(days=1)
        return [self.first_day + timedelta(days=number) for number in range((last - self.first_day).days + 1)]

    def has_ended(self, now: datetime | None = None) -> bool:
        """Whether it is over: at its end it is, a minute before it is not."""
        return self.ends_at <= (now or timezone.now())

    def has_started(self, now: datetime | None = None) -> bool:
        """Whether it has begun."""
        return self.starts_at <= (now or timezone.now())

    # --- Words ---

    @property
    def day_text(self) -> str:
        """»29. September 2026« or »23.–25. Oktober 2026«."""
        return days_text(self.first_day, self.days[-1])

    @property
    def weekday_text(self) -> str:
        """»Dienstag« or »Freitag bis Sonntag«."""
        first, last = (format_date(day, "l") for day in (self.first_day, self.days[-1]))
        return first if len(self.days) == 1 else f"{first} bis {last}"

    @property
    def time_text(self) -> str:
        """»10:00–15:30 Uhr«, »bis 24:00 Uhr« for a deadline, »ganztägig« for whole days."""
        if self.is_deadline:
            return f"bis{NO_BREAK}{f'{clock(self.end_time)}{NO_BREAK}Uhr' if self.end_time else MIDNIGHT_WORD}"
        return times_text(self.start_time, self.end_time) or "ganztägig"
