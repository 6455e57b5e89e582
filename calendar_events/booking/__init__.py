"""
Registration for events: every act, and what one asks about places and persons. No HTTP.

Each act is one function and one transaction under the lock of its event, writes the log and its mails in that
transaction, and raises `BookingError` where it is refused. `now` is always a parameter.
"""

from calendar_events.booking.acts import accept, cancel, confirm_email, decline, hand_over, reconfirm, register
from calendar_events.booking.course import RANKED, admit_reserve, apply, offer_places, rank, reject
from calendar_events.booking.events import cancel_event, follow, set_capacity
from calendar_events.booking.feedback import give as give_feedback
from calendar_events.booking.ledger import PERSON, SYSTEM, Actor, BookingError, Person
from calendar_events.booking.ledger import staff as by_staff
from calendar_events.booking.staff import (
    add_by_hand,
    mark_absent,
    mark_attended,
    move_by_hand,
    release,
    send_message,
    undo_release,
    unmark,
)
from calendar_events.booking.standing import Standing, standing

__all__ = [
    "PERSON",
    "RANKED",
    "SYSTEM",
    "Actor",
    "BookingError",
    "Person",
    "Standing",
    "accept",
    "add_by_hand",
    "admit_reserve",
    "apply",
    "by_staff",
    "cancel",
    "cancel_event",
    "confirm_email",
    "decline",
    "follow",
    "give_feedback",
    "hand_over",
    "mark_absent",
    "mark_attended",
    "move_by_hand",
    "offer_places",
    "rank",
    "reconfirm",
    "register",
    "reject",
    "release",
    "send_message",
    "set_capacity",
    "standing",
    "undo_release",
    "unmark",
]
