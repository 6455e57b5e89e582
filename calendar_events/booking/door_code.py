"""The code that is read at the door: an address of the admin, so only staff can do anything with it."""

from base64 import b64encode
from io import BytesIO

import segno

from asskomm.core.mail import Attachment
from calendar_events import links
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import State

FILE_NAME = "einlass.png"


def has_code(registration: Registration, event: EventPage) -> bool:
    """Whether there is a door, and this person may pass it."""
    return event.is_on_site and registration.state == State.BOOKED and registration.is_confirmed


def as_svg(registration: Registration) -> str:
    """The code as a drawing for a page, with its quiet zone."""
    code = segno.make(links.code_address(registration), error="m", micro=False)
    return code.svg_inline(scale=4, omitsize=True, svgclass="door-code", lineclass=None, title="Code für den Einlass")


def as_attachment(registration: Registration) -> Attachment:
    """The code as a picture for mail programs, which show no drawings."""
    buffer = BytesIO()
    segno.make(links.code_address(registration), error="m", micro=False).save(buffer, kind="png", scale=6)
    return Attachment(FILE_NAME, b64encode(buffer.getvalue()).decode(), "image/png")
