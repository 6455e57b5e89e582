"""What staff does with an event as a whole: entering somebody, writing to many, places, ranking, cancelling."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from asskomm.core.models import User
from calendar_events import booking
from calendar_events.admin.acts import CHANGED
from calendar_events.admin.forms import AddForm, CancelForm, CapacityForm, MessageForm
from calendar_events.admin.people import People, persons
from calendar_events.admin.registrations import address, get_event
from calendar_events.admin.rights import changing
from calendar_events.booking import BookingError, ledger, places
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import OPEN, State

reading_or_sending = require_http_methods(["GET", "HEAD", "POST"])


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, None where it is only shown."""
    return request.POST if request.method == "POST" else None


def attempt(form: Form, act: Callable[[], Any]) -> bool:
    """Whether the act was done; what it refuses becomes a message of the form."""
    try:
        act()
    except BookingError as error:
        form.add_error(None, error.message)
        return False
    return True


def show_form(
    request: HttpRequest, event: EventPage, form: Form, heading: str, button: str, **more: Any
) -> HttpResponse:
    """A page with one form; `before` says what to know, `is_serious` colours the button."""
    context = {"event": event, "form": form, "heading": heading, "button": button, **more}
    return render(request, "calendar_events/admin/form.html", context)


@reading_or_sending
@changing
def add_registration(request: HttpRequest, event_id: int) -> HttpResponse:
    """Enter somebody by hand."""
    event = get_event(event_id)
    form = AddForm(sent(request), event=event)
    if form.is_valid() and attempt(form, lambda: add(event, form, request)):
        person = form.person()
        messages.success(request, f"{person.first_name} {person.last_name} ist eingetragen.")
        return redirect(address(event))
    return show_form(request, event, form, "Person eintragen", "Eintragen")


def add(event: EventPage, form: AddForm, request: HttpRequest) -> None:
    cleaned = form.cleaned_data
    booking.add_by_hand(
        event,
        form.person(),
        request.user,
        waiting=bool(cleaned["waiting"]),
        extra_place=cleaned["extra_place"],
        reason=cleaned["reason"],
        uid=cleaned["uid"],
    )


@reading_or_sending
@changing
def change_capacity(request: HttpRequest, event_id: int) -> HttpResponse:
    """Change the number of places."""
    event = get_event(event_id)
    form = CapacityForm(sent(request), initial={"capacity": event.capacity, "seen": event.capacity})
    if form.is_valid() and attempt(form, lambda: set_capacity(event, request.user, **form.cleaned_data)):
        messages.success(request, "Die Zahl der Plätze ist geändert.")
        return redirect(address(event))
    held = places.left([event])[event.pk].held
    before = f"Vergeben oder angeboten sind {held} Plätze. Neue Plätze gehen sofort an die Warteliste."
    return show_form(request, event, form, "Zahl der Plätze", "Speichern", before=before)


def set_capacity(event: EventPage, by: User, capacity: int | None, seen: int | None) -> None:
    """Change it if it is still what was seen; raises BookingError."""
    with ledger.locked(event.pk) as current:
        if current.capacity != seen:
            raise BookingError(CHANGED, "changed")
        if current.is_course and capacity is None:
            raise BookingError("Ein Kurs braucht eine Zahl von Plätzen.", "course")
        booking.set_capacity(event, capacity, by=by)


@reading_or_sending
@changing
def cancel_event(request: HttpRequest, event_id: int) -> HttpResponse:
    """Cancel the event; everybody gets one mail."""
    event = get_event(event_id)
    form = CancelForm(sent(request))
    if form.is_valid():
        booking.cancel_event(event, note=form.cleaned_data["note"], by=request.user)
        messages.success(request, "Die Veranstaltung ist abgesagt. Alle Angemeldeten bekommen eine Mail.")
        return redirect(address(event))
    number = event.registrations.filter(state__in=OPEN).exclude(email="").count()
    before = (
        f"Eine Mail bekommen: {persons(number)}. Der Kalender zeigt »abgesagt«. Das lässt sich nicht zurücknehmen."
    )
    return show_form(
        request,
        event,
        form,
        "Veranstaltung absagen",
        f"Absagen und an {persons(number)} schreiben",
        before=before,
        is_serious=True,
    )


@reading_or_sending
@changing
def write_to_registered(request: HttpRequest, event_id: int) -> HttpResponse:
    """Write a message, see whom it reaches, send it."""
    event = get_event(event_id)
    people = People(event, timezone.now())
    form = MessageForm(sent(request))
    if not form.is_valid() or "aendern" in request.POST:
        return show_form(request, event, form, "Nachricht schreiben", "Vorschau")
    recipients = form.recipients(people)
    reference = form.cleaned_data["reference"]
    if reference and recipients and "senden" in request.POST:
        text = (form.cleaned_data["subject"], form.cleaned_data["text"])
        try:
            number = booking.send_message(event, recipients, *text, reference=reference)
        except BookingError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, f"Die Nachricht geht an {persons(number)}.")
        return redirect(address(event))
    context = {
        "event": event,
        "heading": "Nachricht senden?",
        "form": form,
        "number": len(recipients),
        "reference": reference or uuid4(),
    }
    return render(request, "calendar_events/admin/message_preview.html", context)


# --- Courses ---


@reading_or_sending
@changing
def rank_applications(request: HttpRequest, event_id: int) -> HttpResponse:
    """Bring applications into an order."""
    event = get_event(event_id)
    if not event.is_course:
        return redirect(address(event))
    problem = ""
    if request.method == "POST":
        try:
            save_order(event, request)
        except BookingError as error:
            problem = error.message
        else:
            messages.success(request, "Die Reihenfolge ist gespeichert.")
            return redirect(address(event, "rank_applications"))
    people = People(event, timezone.now())
    entries = sorted(
        (people.entry(one) for one in people.in_states(booking.RANKED)),
        key=lambda one: (one.registration.course_rank is None, one.registration.course_rank or 0),
    )
    rows = [(one, request.POST.get(f"rang-{one.registration.pk}", one.registration.course_rank)) for one in entries]
    context = {"heading": "Reihenfolge und Plätze", "event": event, "rows": rows, "people": people, "problem": problem}
    return render(request, "calendar_events/admin/ranking.html", context)


def save_order(event: EventPage, request: HttpRequest) -> None:
    """Store the numbers that were sent; raises BookingError where they are none, or somebody was faster."""
    with ledger.locked(event.pk):
        ranked = {one.pk: one for one in Registration.objects.filter(event=event, state__in=booking.RANKED)}
        numbers: dict[int, int] = {}
        for key, one in ranked.items():
            text = request.POST.get(f"rang-{key}", "").strip()
            if request.POST.get(f"war-{key}", "") != str(one.course_rank or ""):
                raise BookingError(CHANGED, "changed")
            if text and not (text.isdecimal() and len(text) < 5 and int(text) > 0):
                raise BookingError("Bitte geben Sie als Rang ganze Zahlen ab 1 an.", "number")
            if text:
                numbers[key] = int(text)
        if len(set(numbers.values())) < len(numbers):
            raise BookingError("Zwei Bewerbungen haben denselben Rang.", "twice")
        booking.rank(event, [ranked[key] for key in sorted(numbers, key=numbers.get)], request.user)


@reading_or_sending
@changing
def offer_places(request: HttpRequest, event_id: int) -> HttpResponse:
    """Ask back, then offer the free places to the best."""
    event = get_event(event_id)
    form = Form(sent(request))
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, lambda: booking.offer_places(event, request.user))
    ):
        messages.success(request, "Die Plätze sind angeboten; die anderen mit Rang stehen auf der Nachrückliste.")
        return redirect(address(event))
    number = event.registrations.filter(state=State.APPLIED, course_rank__isnull=False).count()
    before = (
        f"Bewerbungen mit Rang: {number}, freie Plätze: {places.left([event])[event.pk].free}. Alle mit Rang bekommen "
        "eine Mail mit dem Angebot oder dem Platz auf der Nachrückliste. Das lässt sich nicht zurücknehmen."
    )
    return show_form(request, event, form, "Plätze anbieten", "Plätze anbieten", before=before)
