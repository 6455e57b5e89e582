"""Where a person stands: one sentence and the facts behind it, and what she can do now."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from calendar_events.booking import places
from calendar_events.booking.mails import moment_text
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import ENDED, WAITING, State

UNPLACED = "Die Veranstaltung hat begonnen. Für Sie ist leider kein Platz frei geworden."
ENDED_SENTENCES = {
    State.CANCELLED: "Sie haben sich abgemeldet.",
    State.CANCELLED_LATE: "Sie haben sich abgemeldet.",
    State.DECLINED: "Sie haben den Platz abgelehnt.",
    State.LAPSED: "Ihre Anmeldung ist verfallen, weil eine Antwort ausblieb.",
    State.RELEASED: "Ihr Platz wurde freigegeben, weil eine Antwort ausblieb.",
    State.HANDED_OVER: "Sie haben Ihren Platz weitergegeben.",
    State.REJECTED: "Für Ihre Bewerbung gab es leider keinen Platz.",
    State.UNPLACED: UNPLACED,
    State.EVENT_CANCELLED: "Die Veranstaltung ist abgesagt.",
    State.ATTENDED: "Sie waren dabei.",
    State.ABSENT: "Sie waren angemeldet und nicht dabei.",
}
# What the person is asked for.
ANSWERS = frozenset({"confirm_email", "accept", "reconfirm"})


@dataclass(frozen=True, slots=True)
class Standing:
    """
    Where a registration stands at a moment.

    `acts` holds the names of the acts in `booking` that the person herself can do; `place` is the one on the
    list; `held_until` is the end of the earliest offer to somebody else.
    """

    sentence: str
    state: State
    acts: frozenset[str]
    place: int | None = None
    offered_until: datetime | None = None
    confirm_until: datetime | None = None
    held_until: datetime | None = None
    can_take_now: bool = False

    @property
    def kind(self) -> str:
        """What matters at a glance: an answer is awaited (»open«), a »place«, a »hope« of one, or it is »over«."""
        if self.acts & ANSWERS:
            return "open"
        if self.state in (State.BOOKED, State.ATTENDED):
            return "place"
        return "hope" if self.acts else "over"


def standing(registration: Registration, now: datetime | None = None) -> Standing:
    """Where this registration stands; at most three queries."""
    now = now or timezone.now()
    event = registration.event
    facts = {
        "place": None,
        "held_until": None,
        "offered_until": registration.offered_until,
        "confirm_until": registration.confirm_until,
    }
    if registration.state in WAITING and not event.has_started(now):
        facts["place"] = places.line(event, now).get(registration.pk)
        facts["held_until"] = next_deadline(event)
    facts["can_take_now"] = bool(registration.called_at) and event.is_rush(now)
    return Standing(
        sentence_of(registration, event, now, facts),
        State(registration.state),
        acts_of(registration, event, now, facts["can_take_now"]),
        **facts,
    )


def next_deadline(event: EventPage) -> datetime | None:
    """The end of the earliest offer of the event."""
    offers = Registration.objects.filter(event=event, state=State.OFFERED).order_by("offered_until")
    return offers.values_list("offered_until", flat=True).first()


def sentence_of(registration: Registration, event: EventPage, now: datetime, facts: dict) -> str:
    state = registration.state
    if state in ENDED_SENTENCES:
        return ENDED_SENTENCES[state]
    unconfirmed = registration.confirm_until and (
        f" Bitte bestätigen Sie Ihre E-Mail-Adresse bis {moment_text(registration.confirm_until)}."
    )
    if state == State.OFFERED:
        return f"Ein Platz ist bis {moment_text(registration.offered_until)} für Sie freigehalten."
    if state == State.APPLIED:
        return f"Ihre Bewerbung ist eingegangen.{unconfirmed or ''}"
    if state == State.BOOKED:
        return f"Sie haben einen Platz.{unconfirmed or words_about_coming(registration, event, now)}"
    return f"{sentence_of_waiting(registration, event, now, facts)}{unconfirmed or ''}"


def words_about_coming(registration: Registration, event: EventPage, now: datetime) -> str:
    """What was answered to »Kommen Sie?«, or the question itself as long as it is open."""
    if registration.reconfirmed_at:
        return " Sie haben gesagt, dass Sie kommen."
    return " Kommen Sie?" if is_unanswered(registration) and not event.has_started(now) else ""


def is_unanswered(registration: Registration) -> bool:
    """Whether this person was asked whether she comes, and has not answered."""
    is_asked = registration.asked_at or registration.reminded_at
    return registration.state == State.BOOKED and not registration.reconfirmed_at and bool(is_asked)


def sentence_of_waiting(registration: Registration, event: EventPage, now: datetime, facts: dict) -> str:
    """»Platz 3 der Warteliste; ein Platz wird bis Di, 12:00 Uhr für die nächste Person freigehalten.«"""
    if event.has_started(now):
        return UNPLACED
    if facts["can_take_now"]:
        return "Ein Platz ist frei. Wer von der Warteliste zuerst zusagt, bekommt ihn."
    name = "Nachrückliste" if registration.state == State.RESERVE else "Warteliste"
    sentence = f"Platz {facts['place']} der {name}"
    if facts["held_until"]:
        until = moment_text(facts["held_until"])
        return f"{sentence}; ein Platz wird bis {until} für die nächste Person freigehalten."
    return f"{sentence}."


def acts_of(registration: Registration, event: EventPage, now: datetime, can_take_now: bool) -> frozenset[str]:
    """What the person herself can do now."""
    if registration.state in ENDED or event.has_started(now) or event.is_cancelled:
        return frozenset()
    if registration.state in (State.ATTENDED, State.ABSENT):
        return frozenset()
    if registration.state == State.OFFERED:
        return frozenset({"accept", "decline"})
    acts = {"cancel"}
    if not registration.is_confirmed:
        acts.add("confirm_email")
    elif registration.state == State.BOOKED:
        acts.add("hand_over")
        if is_unanswered(registration):
            acts.add("reconfirm")
    if can_take_now:
        acts.add("accept")
    return frozenset(acts)
