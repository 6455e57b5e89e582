"""What people have said about an event, added up; nothing is told as long as one could guess who said it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from calendar_events.booking import feedback
from calendar_events.booking.feedback import FEWEST
from calendar_events.feedback_form import label_of, text_of
from calendar_events.models import EventPage, Feedback

SCALES = ("overall", "benefit", "organisation", "recommendation")
TEXTS = ("good", "better")


@dataclass(frozen=True, slots=True)
class Share:
    """One answer, how many gave it, and how many in a hundred of those who answered the question."""

    label: str
    number: int
    percent: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """What was answered to one question, and by how many; without shares where these are too few."""

    label: str
    answered: int
    shares: list[Share]


@dataclass(frozen=True, slots=True)
class Words:
    """What people have written about one question, in no order that tells anything: answer's key and text."""

    name: str
    label: str
    texts: list[tuple[str, str]]


class Results:
    """The answers about one event, read once."""

    def __init__(self, event: EventPage) -> None:
        self.event = event
        self.answers = list(Feedback.objects.filter(event=event))

    @property
    def number(self) -> int:
        """How many have answered."""
        return len(self.answers)

    @cached_property
    def asked(self) -> int:
        """How many were asked."""
        return feedback.number_asked([self.event.pk])[self.event.pk]

    @property
    def is_anonymous(self) -> bool:
        """Whether there are enough answers to tell them."""
        return self.number >= FEWEST

    @cached_property
    def distributions(self) -> list[Distribution]:
        """Every question that was asked, in the form's order; none as long as too few have answered."""
        if not self.is_anonymous:
            return []
        scales = [self.of_scale(name) for name in SCALES]
        # Of recommending and sessions an event asks for one.
        found = [*scales[:-1], *(one for one in (scales[-1], self.of_sessions()) if one.answered)]
        return [one if one.answered >= FEWEST else Distribution(one.label, one.answered, []) for one in found]

    def of_scale(self, name: str) -> Distribution:
        given = Counter(getattr(one, name) for one in self.answers)
        del given[None]
        return distribution(name, given, Feedback._meta.get_field(name).choices, given.total())

    def of_sessions(self) -> Distribution:
        """How often each session was chosen; one that is gone is told no more."""
        given = Counter(key for one in self.answers for key in one.sessions)
        sessions = [(one.key, text_of(one, self.event)) for one in self.event.programme if not one.is_cancelled]
        return distribution("sessions", given, sessions, sum(bool(one.sessions) for one in self.answers))

    @cached_property
    def words(self) -> list[Words]:
        """What was written, question by question; nothing as long as too few have answered."""
        if not self.is_anonymous:
            return []
        return [
            Words(name, label_of(name), [(str(one.pk), text) for one in self.answers if (text := getattr(one, name))])
            for name in TEXTS
        ]


def distribution(name: str, given: Counter, choices: Iterable[tuple], answered: int) -> Distribution:
    shares = [Share(label, given[key], round(100 * given[key] / (answered or 1))) for key, label in choices]
    return Distribution(label_of(name), answered, shares)
