"""The personal link to a registration: signed, one per registration, and silent about what is wrong with another."""

import re
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from calendar_events.models import Registration

# Where the personal page stands; part of every mail, so it must never change.
PATH = "/anmeldung/{token}/"
# The whole address in a text, whichever host the portal had when it was written.
IN_TEXT = re.compile(rf"\S*{PATH.partition('{')[0]}[0-9a-f]{{32}}\.[\w-]+/?(rueckmeldung/)?")
signer = Signer(salt="calendar-registration", sep=".")
# The code at the door is shown to others: it must not open the personal page.
code_signer = Signer(salt="calendar-check-in", sep=".")


class LinkError(Exception):
    """The link leads nowhere; why is not said."""

    message = "Dieser Link gilt nicht. Bitte prüfen Sie, ob er vollständig ist."


def make(registration: Registration) -> str:
    """The token in the registration's address."""
    return signer.sign(registration.uid.hex)


def read(token: str) -> Registration:
    """The registration that this token belongs to, with its event; raises LinkError for any other text."""
    return find(token, signer)


def read_code(token: str) -> Registration:
    """The registration that a code at the door belongs to; raises LinkError for any other text."""
    return find(token, code_signer)


def find(token: str, signer: Signer) -> Registration:
    try:
        uid = UUID(signer.unsign(token))
    except (BadSignature, ValueError) as error:
        raise LinkError(LinkError.message) from error
    known = Registration.objects.select_related("event", "municipality").filter(uid=uid, anonymised_at=None)
    registration = known.defer("event__body", "event__report").first()
    if registration is None:
        raise LinkError(LinkError.message)
    return registration


def address(registration: Registration) -> str:
    """The whole address, for mails."""
    return f"{settings.SITE_URL}{PATH.format(token=make(registration))}"


def feedback_address(registration: Registration) -> str:
    """The whole address of the form »Wie war es?«, for mails."""
    return f"{address(registration)}rueckmeldung/"


def without_links(text: str) -> str:
    """The text as staff may read it: whoever has the personal link could act in the person's name."""
    return IN_TEXT.sub("[persönlicher Link]", text)


def code_address(registration: Registration) -> str:
    """The whole address that the code at the door holds; only staff can use it."""
    return settings.SITE_URL + reverse("check_in_by_code", args=[code_signer.sign(registration.uid.hex)])
