"""What people have said about an event: figures and words, to take away, and a word about somebody deleted."""

from collections.abc import Iterator
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from asskomm.core.spreadsheets import FORMATS, download
from calendar_events.admin.feedback_results import TEXTS, Results
from calendar_events.admin.registrations import address, get_event
from calendar_events.admin.rights import CHANGE, changing, seeing
from calendar_events.booking import deadlines, feedback
from calendar_events.booking.feedback import FEWEST

TOO_FEW = f"Zu wenige Antworten, um anonym zu bleiben: Gezeigt wird ab {FEWEST}."
HEADINGS = ("Frage", "Antwort", "Anzahl")


@require_safe
@seeing
def show_feedback(request: HttpRequest, event_id: int) -> HttpResponse:
    """How many have answered, and what."""
    event, now = get_event(event_id), timezone.now()
    context = {
        "heading": "Rückmeldungen",
        "event": event,
        "results": Results(event),
        "too_few": TOO_FEW,
        "may_change": request.user.has_perm(CHANGE),
        "asks_at": feedback.asks_at(event) if event.asks_feedback and now < feedback.asks_at(event) else None,
        "last_day": feedback.last_day(event) if now < feedback.closes_at(event) else None,
        "kept_until": deadlines.data_kept_until(event),
    }
    return render(request, "calendar_events/admin/feedback.html", context)


@require_safe
@seeing
def export_feedback(request: HttpRequest, event_id: int, extension: str) -> HttpResponse:
    """The same as a table; no line holds all that one person said."""
    if extension not in FORMATS:
        raise Http404
    event = get_event(event_id)
    return download(f"rueckmeldungen-{event.first_day}-{event.slug}", extension, rows(Results(event)))


def rows(results: Results) -> Iterator[list[object]]:
    """The headings, how many were asked and answered, the figures, then the words."""
    yield list(HEADINGS)
    yield ["Um Rückmeldung gebeten", "", results.asked]
    yield ["Antworten", "", results.number]
    if not results.is_anonymous:
        yield [TOO_FEW, "", ""]
    for one in results.distributions:
        yield from ([one.label, share.label, share.number] for share in one.shares)
        if not one.shares:
            yield [one.label, TOO_FEW, one.answered]
    for one in results.words:
        yield from ([one.label, text, ""] for _, text in one.texts)


@require_POST
@changing
def delete_feedback_text(request: HttpRequest, event_id: int) -> HttpResponse:
    """Delete what somebody wrote, for instance because it names a person; her other answers stay."""
    event = get_event(event_id)
    name, _, key = request.POST.get("text", "").partition(":")
    found = event.feedback.filter(pk=as_uuid(key))
    if name in TEXTS and found.update(**{name: ""}):
        messages.success(request, "Der Text ist gelöscht.")
    else:
        messages.error(request, "Diesen Text gibt es nicht mehr.")
    return redirect(address(event, "event_feedback"))


def as_uuid(text: str) -> UUID | None:
    """The key that was sent; None for nonsense."""
    try:
        return UUID(text)
    except ValueError:
        return None
