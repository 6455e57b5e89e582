"""The page »Wie war es?« below the personal page: a GET shows it, only a POST stores an answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from asskomm.core.contact_requests.guard import FOREIGN, is_from_own_site
from asskomm.core.frame import Frame
from calendar_events import booking, links
from calendar_events.booking import BookingError, deadlines, feedback
from calendar_events.booking.feedback import Stage
from calendar_events.feedback_form import FeedbackForm
from calendar_events.models import Registration
from calendar_events.registration_views import never_seen, show_link_error


# Without Django's token, as the personal page: visitors get no cookie.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def show_feedback_form(request: HttpRequest, token: str) -> HttpResponse:
    """The form, its thanks, or that it is closed; whoever is not asked is led to the personal page."""
    try:
        registration = links.read(token)
    except links.LinkError as error:
        return show_link_error(request, error)
    stage = feedback.stage(registration, registration.event, timezone.now())
    if stage == Stage.NOT_ASKED:
        return never_seen(redirect("registration_page", token))
    if request.method != "POST":
        return render_form(request, registration, FeedbackForm(event=registration.event))
    form = FeedbackForm(request.POST, event=registration.event)
    status = refuse(request, registration, form)
    if status:
        return render_form(request, registration, form, status)
    return never_seen(redirect(f"{request.path}#inhalt"))


def refuse(request: HttpRequest, registration: Registration, form: FeedbackForm) -> int:
    """Store the answer, or return the status with which the form goes back, its errors filled in."""
    if not form.is_valid():
        return 200
    if not is_from_own_site(request):
        form.add_error(None, FOREIGN)
        return 403
    try:
        # False is a second click: the first has stored it.
        booking.give_feedback(registration, form.feedback())
    except BookingError as error:
        form.add_error(None, error.message)
        return 409
    return 0


def render_form(
    request: HttpRequest, registration: Registration, form: FeedbackForm, status: int = 200
) -> HttpResponse:
    """The page as it is now; what was typed stays on it even where it came too late."""
    event = registration.event
    context = {
        "event": event,
        "event_url": event.get_url(request) if event.live else "",
        "stage": feedback.stage(registration, event, timezone.now()),
        "form": form,
        "last_day": feedback.last_day(event),
        "texts_kept_until": deadlines.data_kept_until(event),
        "office": Frame(request).settings,
    }
    return never_seen(render(request, "calendar_events/feedback_form.html", context, status=status))
