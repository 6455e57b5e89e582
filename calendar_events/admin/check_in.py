"""
Who is there: a small page for the phone at the door.

Plain forms, which may be sent twice; a script only saves the reload. Lists and styles of the admin would be too
much for a slow line, so the page stands alone.
"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from asskomm.core.comparison import search_key
from asskomm.core.models import User
from calendar_events import booking, links
from calendar_events.admin.acts import is_key
from calendar_events.admin.people import PRESENT, People
from calendar_events.admin.registrations import address, get_event
from calendar_events.admin.rights import changing
from calendar_events.booking import BookingError
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import State

reading_or_sending = require_http_methods(["GET", "HEAD", "POST"])


@reading_or_sending
@changing
def check_in(request: HttpRequest, event_id: int) -> HttpResponse:
    """Everybody with a place; a button notes that she is there, another takes it back."""
    event = get_event(event_id)
    problem = ""
    if request.method == "POST":
        problem = note(event, request)
        if request.headers.get("Accept") == "application/json":
            return tell_script(event, request, problem)
        if not problem:
            return redirect(address(event, "event_check_in", q=request.POST.get("q", "")))
    people = People(event, timezone.now()).in_states(PRESENT)
    text = request.POST.get("q", request.GET.get("q", ""))
    key = search_key(text)
    shown = [(one, f"{one.name} {one.origin}") for one in people]
    context = {
        "event": event,
        "people": [(one, search_key(words)) for one, words in shown if key in search_key(words)],
        "q": text,
        "present": sum(one.state == State.ATTENDED for one in people),
        "total": len(people),
        "problem": problem,
    }
    return render(request, "calendar_events/admin/check_in.html", context, status=409 if problem else 200)


def note(event: EventPage, request: HttpRequest) -> str:
    """Do what the pressed button says; returns why not, or nothing."""
    name = "da" if "da" in request.POST else "zurueck"
    key = request.POST.get(name, "")
    registration = get_object_or_404(event.registrations, pk=key if is_key(key) else 0)
    return mark(registration, request.user, is_there=name == "da")


def mark(registration: Registration, user: User, is_there: bool) -> str:
    """Note that somebody is there, or take it back; returns why not, or nothing."""
    try:
        (booking.mark_attended if is_there else booking.unmark)(registration, user)
    except BookingError as error:
        return error.message
    return ""


def tell_script(event: EventPage, request: HttpRequest, problem: str) -> JsonResponse:
    """The new number, or what went wrong."""
    present = event.registrations.filter(state=State.ATTENDED).count()
    return JsonResponse({"present": present, "problem": problem}, status=409 if problem else 200)


@reading_or_sending
@changing
def check_in_by_code(request: HttpRequest, token: str) -> HttpResponse:
    """The person whose code was read, with one big button."""
    try:
        registration = links.read_code(token)
    except links.LinkError as error:
        return render(request, "calendar_events/admin/check_in_person.html", {"problem": error.message}, status=404)
    problem = ""
    if request.method == "POST":
        problem = mark(registration, request.user, is_there="zurueck" not in request.POST)
        if not problem:
            return redirect(request.path)
    context = {
        "registration": registration,
        "event": registration.event,
        "is_there": registration.state == State.ATTENDED,
        "has_place": registration.state in PRESENT,
        "problem": problem,
    }
    return render(request, "calendar_events/admin/check_in_person.html", context, status=409 if problem else 200)
