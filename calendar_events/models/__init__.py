"""The calendar: one module per subject."""

from calendar_events.models.event import EventPage
from calendar_events.models.feedback import Feedback
from calendar_events.models.index import EventIndexPage
from calendar_events.models.parts import Audience, EventMunicipality, EventSeries, ProgrammeSession
from calendar_events.models.registration import Registration, RegistrationChange
from calendar_events.models.registration_settings import RegistrationQuestion
from calendar_events.models.submission import EventSubmission, EventSubmissionPage

__all__ = [
    "Audience",
    "EventIndexPage",
    "EventMunicipality",
    "EventPage",
    "EventSeries",
    "EventSubmission",
    "EventSubmissionPage",
    "Feedback",
    "ProgrammeSession",
    "Registration",
    "RegistrationChange",
    "RegistrationQuestion",
]
