"""
A signed token in each form instead of a cookie.

It says when the form was made (programs send faster than people type) and gives it a number of its own, so
that a second click is known as such.
"""

import secrets

from django.core import signing
from django.utils import timezone

SALT = "contact-request-form"
MIN_SECONDS = 3
# Longer than the 20 hours from which on WCAG 2.2.1 asks for no warning.
MAX_SECONDS = 24 * 60 * 60


class TokenError(ValueError):
    """Why a form is not accepted, in words for the visitor; `is_outdated` if a new token mends it."""

    def __init__(self, message: str, *, is_outdated: bool) -> None:
        super().__init__(message)
        self.is_outdated = is_outdated


def make() -> str:
    """A token for a form that is shown now."""
    return signing.dumps({"number": secrets.token_urlsafe(16), "at": timezone.now().timestamp()}, salt=SALT)


def read(token: str) -> str:
    """The number of the form the token was made for; raises TokenError."""
    try:
        content = signing.loads(token, salt=SALT)
    except signing.BadSignature as error:
        raise TokenError(
            "Das Formular war unvollständig. Ihre Angaben sind noch da: Bitte senden Sie es noch einmal ab.",
            is_outdated=True,
        ) from error
    age = timezone.now().timestamp() - content["at"]
    if age > MAX_SECONDS:
        raise TokenError(
            "Das Formular war lange offen. Ihre Angaben sind noch da: Bitte senden Sie es noch einmal ab.",
            is_outdated=True,
        )
    if age < MIN_SECONDS:
        raise TokenError(
            "Das ging sehr schnell. Bitte prüfen Sie Ihre Angaben, und senden Sie sie noch einmal ab.",
            is_outdated=False,
        )
    return content["number"]
