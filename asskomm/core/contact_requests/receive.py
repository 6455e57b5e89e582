"""Receiving a request: one row and its mails in one transaction, once however often it is sent."""

import json

from django.conf import settings
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import salted_hmac

from asskomm.core.mail import queue_mail
from asskomm.core.models import ContactRequest, SiteSettings


def receive(
    kind: ContactRequest.Kind, answers: dict[str, str], nonce: str, *, office: SiteSettings, notify: str = ""
) -> ContactRequest:
    """
    Store what a visitor sent and queue its mails; the same again gives the request that is stored already.

    `office` says who answers; `notify` gets a mail without any personal data.
    """
    fingerprint = fingerprint_of(kind, answers)
    try:
        with transaction.atomic():
            twin = ContactRequest.objects.twins(nonce, fingerprint).first()
            return twin or store(kind, answers, nonce, fingerprint, office, notify)
    except IntegrityError:
        # The second click arrived in the same moment, in another process.
        return ContactRequest.objects.get(nonce=nonce, fingerprint=fingerprint)


def fingerprint_of(kind: ContactRequest.Kind, answers: dict[str, str]) -> str:
    """The same for the same words; a keyed hash, because short answers could be guessed from a plain one."""
    content = json.dumps([kind, answers], sort_keys=True)
    return salted_hmac("contact-request", content, algorithm="sha256").hexdigest()


def store(
    kind: ContactRequest.Kind,
    answers: dict[str, str],
    nonce: str,
    fingerprint: str,
    office: SiteSettings,
    notify: str,
) -> ContactRequest:
    """Write the row with its number, and the mails about it."""
    request = ContactRequest.objects.create(kind=kind, nonce=nonce, fingerprint=fingerprint, **answers)
    # Stored, because people search for it.
    request.reference = request.number
    request.save(update_fields=["reference"])
    if request.email:
        queue(request, "confirmation", request.email, f"Ihre Nachricht {request.reference}", office)
    if notify:
        queue(request, "notice", notify, f"Neue Anfrage {request.reference}", office)
    return request


def queue(request: ContactRequest, name: str, recipient: str, subject: str, office: SiteSettings) -> None:
    """
    Queue one of the request's mails.

    Nothing that the visitor typed goes into it: otherwise the form could send other people's words to
    anybody.
    """
    edit_path = reverse("wagtailsnippets_core_contactrequest:edit", args=[request.pk])
    context = {"request": request, "office": office, "edit_url": f"{settings.WAGTAILADMIN_BASE_URL}{edit_path}"}
    # Plain text: what German prose needs must not arrive as character references.
    body = render_to_string(f"core/mail/request_{name}.txt", context).strip() + "\n"
    queue_mail(f"{request.mail_key}{name}", recipient, subject, body)
