"""The mails about registrations: whether they are out, what they say, and sending one again."""

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from asskomm.core.mail import send_once_more
from asskomm.core.models import OutgoingMail
from calendar_events.admin.people import PER_PAGE
from calendar_events.admin.rights import changing, seeing
from calendar_events.links import without_links

State = OutgoingMail.State


def mails() -> QuerySet[OutgoingMail]:
    """All that are about registrations, the last first."""
    return OutgoingMail.objects.filter(key__startswith="registration-").order_by("-pk")


@require_safe
@seeing
def show_mails(request: HttpRequest) -> HttpResponse:
    """State, attempts and errors of every mail."""
    found, state, text = (
        mails(),
        request.GET.get("stand", ""),
        request.GET.get("q", "").strip()[:100].replace("\0", ""),
    )
    if state in State.values:
        found = found.filter(state=state)
    if text:
        found = found.filter(Q(recipient__icontains=text) | Q(subject__icontains=text))
    context = {
        "heading": "Mails zu Anmeldungen",
        "page": Paginator(found.defer("body", "html", "attachments"), PER_PAGE).get_page(request.GET.get("p")),
        "states": State.choices,
        "state": state,
        "q": text,
    }
    return render(request, "calendar_events/admin/mails.html", context)


@require_safe
@seeing
def show_mail(request: HttpRequest, mail_id: int) -> HttpResponse:
    """What one mail says."""
    mail = get_object_or_404(mails(), pk=mail_id)
    context = {
        "heading": mail.subject,
        "mail": mail,
        "text": without_links(mail.body),
        "attachments": [name for name, *_ in mail.attachments],
        "is_on_its_way": mail.state == State.SENDING,
    }
    return render(request, "calendar_events/admin/mail.html", context)


@require_POST
@changing
def send_mail_again(request: HttpRequest, mail_id: int) -> HttpResponse:
    """Send one mail once more, if nobody else has done so meanwhile."""
    mail = get_object_or_404(mails(), pk=mail_id)
    if send_once_more(mail, seen=request.POST.get("gesehen", "")):
        messages.success(request, f"Die Mail an {mail.recipient} geht noch einmal hinaus.")
    else:
        messages.error(request, "Nicht gesendet: Die Mail ist gerade unterwegs, oder jemand war schneller.")
    return redirect("registration_mail", mail.pk)
