"""The events with their registrations, the registrations of one event, and one of them with its log."""

from datetime import datetime
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from calendar_events.admin import acts
from calendar_events.admin.figures import attendance_rate, expected
from calendar_events.admin.forms import NarrowingForm, ReasonForm
from calendar_events.admin.people import PER_PAGE, Narrowing, People
from calendar_events.admin.rights import CHANGE, changing, seeing
from calendar_events.booking import places
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import State

REGISTERING = (EventPage.Admission.HERE, EventPage.Admission.COURSE)
# What the log's entries are called; the names of the acts are those of functions.
WORDS = {
    "register": "angemeldet",
    "add_by_hand": "von Hand eingetragen",
    "confirm_email": "E-Mail-Adresse bestätigt",
    "cancel": "abgemeldet",
    "accept": "Angebot angenommen",
    "decline": "Angebot abgelehnt",
    "hand_over": "Platz weitergegeben",
    "take_over": "Platz übernommen",
    "reconfirm": "»Ich komme«",
    "lapse": "verfallen",
    "expire": "Angebot abgelaufen",
    "offer": "Platz angeboten",
    "call": "über freien Platz informiert",
    "ask": "gefragt, ob sie kommt",
    "remind": "erinnert",
    "release": "Platz freigegeben",
    "undo_release": "Freigabe zurückgenommen",
    "move_by_hand": "von Hand verschoben",
    "rank": "Rang geändert",
    "offer_places": "auf die Nachrückliste gesetzt",
    "reject": "Bewerbung abgelehnt",
    "tell_changes": "über Änderungen informiert",
    "end_waiting": "kein Platz frei geworden",
    "cancel_event": "Veranstaltung abgesagt",
    "mark_attended": "als anwesend vermerkt",
    "mark_absent": "als nicht gekommen vermerkt",
    "unmark": "Vermerk zurückgenommen",
    "ask_feedback": "um Rückmeldung gebeten",
}


def get_event(event_id: int) -> EventPage:
    """The event without its texts, or 404."""
    return get_object_or_404(EventPage.objects.defer_streamfields(), pk=event_id)


def address(event: EventPage, name: str = "event_registrations", **query: str) -> str:
    """An address about this event, by default that of its registrations."""
    path = reverse(name, args=[event.pk])
    return f"{path}?{urlencode(query)}" if query else path


@require_safe
@seeing
def show_events(request: HttpRequest) -> HttpResponse:
    """Every event that people register for: what is coming in its order, then what is over."""
    registered = Registration.objects.filter(event=OuterRef("pk"))
    events = EventPage.objects.filter(Q(admission__in=REGISTERING) | Exists(registered)).defer_streamfields()
    page = Paginator(events.upcoming_first(timezone.now()), PER_PAGE).get_page(request.GET.get("p"))
    numbers = places.left(page.object_list)
    rows = [(event, numbers[event.pk]) for event in page.object_list]
    return render(request, "calendar_events/admin/events.html", {"heading": "Anmeldungen", "page": page, "rows": rows})


@require_safe
@seeing
def show_registrations(request: HttpRequest, event_id: int) -> HttpResponse:
    """The registrations of one event, with figures, filters and what can be done."""
    event, now = get_event(event_id), timezone.now()
    people = People(event, now)
    form = NarrowingForm(request.GET, people)
    may_change = request.user.has_perm(CHANGE)
    page = people.page(form.narrowing(), request.GET.get("p", ""))
    fitting = {entry.registration.pk: acts.fitting(entry.registration, event, now) for entry in page.object_list}
    context = {
        "heading": "Anmeldungen",
        "event": event,
        "people": people,
        "figures": figures(people, now),
        "form": form,
        "page": page,
        "rows": [(entry, fitting[entry.registration.pk]) for entry in page.object_list],
        # What fits at least one of those shown.
        "acts": {name: act for name, act in acts.ACTS.items() if any(name in one for one in fitting.values())},
        "may_change": may_change,
        "may_cancel": may_change and not event.is_cancelled and not event.has_started(now),
        "is_narrowed": form.narrowing() != Narrowing(),
        "query": request.GET.urlencode(),
        "has_started": event.has_started(now),
        "has_feedback": event.asks_feedback or event.feedback.exists(),
    }
    return render(request, "calendar_events/admin/registrations.html", context)


def figures(people: People, now: datetime) -> list[tuple[str, str]]:
    """What stands above the table: label and number."""
    found, event = people.places, people.event
    shown: list[tuple[str, object]] = [
        ("Plätze", "unbegrenzt" if found.capacity is None else found.capacity),
        ("vergeben", found.booked),
        ("angeboten", found.offered),
        ("frei", "unbegrenzt" if found.free is None else found.free),
        ("auf der Liste", found.waiting),
    ]
    if event.is_course:
        shown.append(("beworben", found.applied))
    if event.has_started(now):
        shown.append(("waren da", people.numbers[State.ATTENDED]))
        shown.append(("nicht gekommen", people.numbers[State.ABSENT]))
    else:
        rate, booked = attendance_rate(now), people.numbers[State.BOOKED]
        shown.append(("sagen »Ich komme«", people.confirmed))
        shown.append(("gefragt, ohne Antwort", people.unanswered))
        shown.append((f"kommen voraussichtlich ({rate * 100:.0f}\u00a0%)", expected(booked, rate)))
    return [(label, str(value)) for label, value in shown]


@require_safe
@seeing
def show_registration(request: HttpRequest, event_id: int, registration_id: int) -> HttpResponse:
    """One registration: what was said, what can be done, and what happened."""
    event, now = get_event(event_id), timezone.now()
    people = People(event, now)
    registration = get_object_or_404(
        event.registrations.select_related("municipality", "predecessor"), pk=registration_id
    )
    registration.event = event
    context = {
        "heading": registration.name,
        "event": event,
        "entry": people.entry(registration),
        "acts": acts.fitting(registration, event, now) if request.user.has_perm(CHANGE) else {},
        "seen": acts.Seen(registration.pk, registration.state),
        "successor": Registration.objects.filter(predecessor=registration).first(),
        "log": [
            (change, WORDS.get(change.act, change.act))
            for change in registration.changes.select_related("user").order_by("-pk")
        ],
    }
    return render(request, "calendar_events/admin/registration.html", context)


@require_POST
@changing
def act_on_registrations(request: HttpRequest, event_id: int) -> HttpResponse:
    """Ask back, then do one act to one or several."""
    event = get_event(event_id)
    # A button of one row says act and person at once.
    name, _, single = (request.POST.get("einzeln") or request.POST.get("was", "")).partition("|")
    chosen = acts.read_seen([single] if single else request.POST.getlist("person"))
    act = acts.ACTS.get(name)
    back = way_back(request, event)
    if act is None or not chosen:
        messages.error(request, "Bitte wählen Sie, wen es betrifft und was geschehen soll.")
        return redirect(back)
    is_sure = "sicher" in request.POST or not act.consequence
    form = ReasonForm(request.POST if is_sure else None, may_add_place=act.may_add_place)
    if not is_sure or not form.is_valid():
        return ask_back(request, event, name, chosen, form, back)
    wish = acts.Wish(request.user, form.cleaned_data["reason"], form.cleaned_data.get("extra_place", False))
    tell_outcome(request, act, acts.do(act, event, chosen, wish))
    return redirect(back)


def way_back(request: HttpRequest, event: EventPage) -> str:
    """Where the button was: the page of one registration, or the table as it was narrowed down."""
    one = request.POST.get("von", "")
    if acts.is_key(one):
        return reverse("event_registration", args=[event.pk, one])
    query = request.POST.get("liste", "")
    return f"{address(event)}?{query}" if query else address(event)


def ask_back(
    request: HttpRequest,
    event: EventPage,
    name: str,
    chosen: list[acts.Seen],
    form: ReasonForm,
    back: str,
) -> HttpResponse:
    """The page that says whom the act concerns and what follows."""

    now, act = timezone.now(), acts.ACTS[name]
    people = People(event, now)

    seen = {one.pk: one for one in chosen}
    found = [one for one in people.all if one.pk in seen]
    fitting = [one for one in found if act.fits(one, event, now)]
    context = {
        "heading": act.label,
        "event": event,
        "act": act,
        "name": name,
        "entries": [people.entry(one) for one in fitting],
        "left_out": [one for one in found if one not in fitting],
        "chosen": [seen[one.pk] for one in fitting],
        "form": form,
        "back": back,
        "von": request.POST.get("von", ""),
        "liste": request.POST.get("liste", ""),
    }
    return render(request, "calendar_events/admin/ask_back.html", context)


def tell_outcome(request: HttpRequest, act: acts.Act, outcome: acts.Outcome) -> None:
    """Say what was done and, for each that was refused, why."""
    if outcome.done:
        names = ", ".join(one.name for one in outcome.done[:3])
        more = f" und {len(outcome.done) - 3} weitere" if len(outcome.done) > 3 else ""
        messages.success(request, f"{names}{more}: {act.done}.")
    for one, reason in outcome.refused:
        messages.error(request, f"{one.name}: {reason}")
