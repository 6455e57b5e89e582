"""
Where registrations are sent, and the personal page of each.

Without Django's token: it needs a cookie, and visitors get none. The form carries a signed token of its own,
and the personal page is known only to whoever has the mail. A link from a mail opens a page; only a button
on it changes anything, because mail gateways open links.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from asskomm.core.contact_requests.guard import FOREIGN, count, is_from_own_site, refuse
from asskomm.core.frame import Frame
from asskomm.core.models.request_pages import never_kept
from calendar_events import booking, links
from calendar_events.booking import BookingError, door_code, feedback, mails
from calendar_events.models import EventPage, Registration
from calendar_events.registration_form import SubstituteForm

TOO_OFTEN = "Mit dieser Adresse wurde sehr oft eine Anmeldung gesendet. Bitte versuchen Sie es später noch einmal."
# One mailbox: enough for every event of a season, too few to bother somebody with mails.
PER_ADDRESS = 10

# What a person can do with one button, and what the page says afterwards.
ACTS: dict[str, tuple[Callable[[Registration], Registration], str]] = {
    "confirm_email": (booking.confirm_email, "Danke, Ihre E-Mail-Adresse ist bestätigt."),
    "cancel": (booking.cancel, "Sie sind abgemeldet. Danke, dass Sie Bescheid gegeben haben."),
    "accept": (booking.accept, "Der Platz gehört Ihnen."),
    "decline": (booking.decline, "Sie haben den Platz abgelehnt. Danke, dass Sie Bescheid gegeben haben."),
    "reconfirm": (booking.reconfirm, "Danke. Wir freuen uns auf Sie."),
}
HAND_OVER = "hand_over"
DONE = {name: message for name, (_, message) in ACTS.items()} | {HAND_OVER: "Sie haben den Platz weitergegeben."}


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def send_registration(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take the form: register and lead on, or show it again with what to correct."""
    page = get_object_or_404(EventPage.objects.public_events(), pk=page_id)
    if request.method != "POST" or not page.registers_here:
        return redirect(page.get_url(request))
    form = page.registration_form(request.POST)
    status = refuse_person(request, form) or act_on_form(page, form)
    if status:
        return page.render_registration(request, form, status)
    return page.registration_sent_redirect(request)


def act_on_form(page: EventPage, form) -> int:
    """Register or apply; the status of the refusal with its message in the form, or 0."""
    act = booking.apply if page.is_course else booking.register
    with at_least(settings.REGISTRATION_ANSWER_SECONDS):
        return attempt(form, lambda: act(page, form.person()))


@contextmanager
def at_least(seconds: float) -> Iterator[None]:
    """Take so long whatever is done meanwhile, or the time would tell whether an address is registered already."""
    begin = monotonic()
    yield
    # The act is over by now, and nobody else waits for its lock.
    sleep(max(begin + seconds - monotonic(), 0))


def attempt(form, act: Callable[[], Any]) -> int:
    """Run the act; what it refuses becomes a message of the form."""
    try:
        act()
    except BookingError as error:
        form.add_error(None, error.message)
        return 409
    return 0


def refuse_person(request: HttpRequest, form) -> int:
    """As every form is refused, and where the mailbox of this person gets too many mails."""
    status = refuse(request, form, "registrations", "Anmeldungen", settings.REGISTRATIONS_PER_HOUR)
    if not status and count("registered-mailbox", form.cleaned_data["email"].casefold()) > PER_ADDRESS:
        form.add_error(None, TOO_OFTEN)
        return 429
    return status


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def show_personal_page(request: HttpRequest, token: str) -> HttpResponse:
    """Where a registration stands and what can be done; a POST does it."""
    try:
        registration = links.read(token)
    except links.LinkError as error:
        return show_link_error(request, error)
    if request.method != "POST":
        return render_personal(request, registration, token, done=DONE.get(request.GET.get("getan", ""), ""))
    if not is_from_own_site(request):
        return render_personal(request, registration, token, problem=FOREIGN, status=403)
    return act_for(request, registration, token)


def act_for(request: HttpRequest, registration: Registration, token: str) -> HttpResponse:
    """Do what the pressed button says, and lead to the page that shows it."""
    name = request.POST.get("was", "")
    if name == HAND_OVER:
        form = SubstituteForm(request.POST)
        status = refuse_person(request, form) or hand_over(registration, form)
        if status:
            return render_personal(request, registration, token, form=form, status=status)
    elif name in ACTS:
        try:
            ACTS[name][0](registration)
        except BookingError as error:
            registration.refresh_from_db()
            return render_personal(request, registration, token, problem=error.message, status=409)
    else:
        return redirect(request.path)
    return redirect(f"{request.path}?getan={name}#inhalt")


def hand_over(registration: Registration, form: SubstituteForm) -> int:
    """Pass the place on; the status of the refusal with its message in the form, or 0."""
    with at_least(settings.REGISTRATION_ANSWER_SECONDS):
        return attempt(form, lambda: booking.hand_over(registration, form.person()))


def render_personal(
    request: HttpRequest,
    registration: Registration,
    token: str,
    *,
    form: SubstituteForm | None = None,
    done: str = "",
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    """The personal page as it is now."""
    event = registration.event
    standing = booking.standing(registration, timezone.now())
    context = {
        "registration": registration,
        "event": event,
        "event_url": event.get_url(request) if event.live else "",
        "standing": standing,
        "form": form or SubstituteForm(),
        "online_link": mails.online_link(registration, event),
        "door_code": door_code.as_svg(registration) if door_code.has_code(registration, event) else "",
        "feedback": feedback.stage(registration, event, timezone.now()),
        "token": token,
        "done": done,
        "problem": problem,
        "office": Frame(request).settings,
    }
    return never_seen(render(request, "calendar_events/personal_page.html", context, status=status))


def show_link_error(request: HttpRequest, error: links.LinkError) -> HttpResponse:
    """That the link leads nowhere."""
    return never_seen(render(request, "calendar_events/link_error.html", {"error": error}, status=404))


def never_seen(response: HttpResponse) -> HttpResponse:
    """Kept nowhere, found nowhere, and its address told to nobody."""
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "same-origin"
    return never_kept(response)
