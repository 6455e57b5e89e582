"""Sending data sheets out for checking, and what has become of those that were sent."""

from base64 import b64encode
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from wagtail.log_actions import log

from asskomm.core.mail import Attachment, queue_mail
from asskomm.core.models import OutgoingMail, SiteSettings
from municipalities.data_sheets.contents import data_sheet_of
from municipalities.data_sheets.document import Reply, pdf
from municipalities.history import milestones
from municipalities.map.view import snapshot_of
from municipalities.models import Municipality
from municipalities.pages import MapPage
from municipalities.participation import today

SENT = "municipalities.send_data_sheet"


@dataclass(frozen=True, slots=True)
class Order:
    """One sheet to send: to whom, with which words of one's own, and where the answer goes by when."""

    recipient: str
    reply: Reply
    message: str
    reference: UUID


def send_data_sheet(municipality: Municipality, order: Order, by: AbstractBaseUser) -> OutgoingMail:
    """
    Queue the mail with the sheet of today and note it in the municipality's history; once per reference.

    The history does not name the address: it is kept for good, the mail only as long as mails are.
    """
    key = f"{mail_key(municipality)}{order.reference}"
    with transaction.atomic():
        # Whoever presses twice waits here, and then finds the mail.
        Municipality.objects.select_for_update().get(pk=municipality.pk)
        if sent := OutgoingMail.objects.filter(key=key).first():
            return sent
        organisation = organisation_name()
        sheet = pdf(data_sheet_of(municipality, today()), organisation, order.reply)
        mail = queue_mail(
            key,
            order.recipient,
            f"Bitte prüfen: Datenblatt {municipality.name}",
            mail_text(municipality, order, by, organisation),
            reply_to=order.reply.address,
            attachments=[Attachment(file_name(municipality), b64encode(sheet).decode(), "application/pdf")],
        )
        log(instance=municipality, action=SENT, user=by)
    return mail


def mail_text(municipality: Municipality, order: Order, by: AbstractBaseUser, organisation: str) -> str:
    """What stands in the mail around the sheet."""
    page = MapPage.objects.live().first()
    context = {
        "name": municipality.name,
        "message": order.message.strip(),
        "until": order.reply.until,
        "address": f"{settings.SITE_URL}{page.url}{municipality.path}" if page else "",
        "sender": by.get_full_name(),
        "organisation": organisation,
    }
    return render_to_string("municipalities/mail/data_sheet.txt", context).strip() + "\n"


def organisation_name() -> str:
    """Who sends it, as the settings name the portal's editors."""
    return (SiteSettings.objects.first() or SiteSettings()).organisation


def file_name(municipality: Municipality) -> str:
    """»datenblatt-14729410-wurzen.pdf«."""
    return f"datenblatt-{municipality.ags}-{municipality.slug}.pdf"


def mail_key(municipality: Municipality) -> str:
    """How the keys of the mails about this municipality begin."""
    return f"data-sheet-{municipality.ags}-"


def sent_data_sheets(municipality: Municipality) -> QuerySet[OutgoingMail]:
    """The mails of the last weeks, the latest first."""
    found = OutgoingMail.objects.filter(key__startswith=mail_key(municipality))
    return found.defer("body", "html", "attachments").order_by("-pk")


def known_addresses(municipality: Municipality) -> list[str]:
    """Public addresses that may know: her office's, her council's, then those of what else counts for her."""
    found = [one for one in milestones(municipality, snapshot_of(today())) if one.contact]
    council_first = sorted(found, key=lambda one: not one.is_council)
    addresses = [municipality.office_email, *(one.contact.email for one in council_first)]
    return list(dict.fromkeys(address for address in addresses if address))
