"""The portal without the lock of its bookings, for the control."""

# First: it prepares Django, and what follows needs its models.
from asskomm.wsgi import application
from tests.calendar_events.unlocking import unlock

__all__ = ["application"]
unlock(setattr)
