"""Registrations to take away: as a table for spreadsheets, and as a list to tick on paper."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from asskomm.core.spreadsheets import FORMATS, download
from calendar_events.admin.forms import NarrowingForm
from calendar_events.admin.people import PRESENT, Narrowing, People
from calendar_events.admin.registrations import get_event
from calendar_events.admin.rights import seeing

HEADINGS = (
    "Nachname",
    "Vorname",
    "E-Mail",
    "Kommune",
    "Stelle",
    "Funktion",
    "Stand",
    "Platz oder Rang",
    "seit",
    "E-Mail bestätigt",
    "kommt",
)


@require_safe
@seeing
def export_registrations(request: HttpRequest, event_id: int, extension: str) -> HttpResponse:
    """The table as it is narrowed down, all pages of it."""
    if extension not in FORMATS:
        raise Http404
    event = get_event(event_id)
    people = People(event, timezone.now())
    narrowing = NarrowingForm(request.GET, people).narrowing()
    return download(f"anmeldungen-{event.first_day}-{event.slug}", extension, rows(people, narrowing))


def rows(people: People, narrowing: Narrowing) -> Iterator[list[object]]:
    """The headings, then one line for each registration."""
    yield [*HEADINGS, *people.questions.values()]
    for one in people.matching(narrowing):
        entry = people.entry(one)
        yield [
            one.last_name,
            one.first_name,
            one.email,
            one.municipality or "",
            one.organisation,
            one.function,
            one.get_state_display(),
            entry.place or "",
            f"{timezone.localtime(entry.since):%d.%m.%Y %H:%M}",
            "ja" if one.is_confirmed else "nein",
            "ja" if one.reconfirmed_at else "",
            *(one.answers.get(uid, "") for uid in people.questions),
        ]


@require_safe
@seeing
def print_registrations(request: HttpRequest, event_id: int) -> HttpResponse:
    """Everybody with a place by name, with a box to tick."""
    event = get_event(event_id)
    people = People(event, timezone.now()).in_states(PRESENT)
    return render(request, "calendar_events/admin/print_list.html", {"event": event, "people": people})
