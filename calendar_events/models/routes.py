"""What stands below the page of an event: its entry for calendars, and the programme with everything around it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.templatetags.static import static
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from asskomm.core.links import Link
from calendar_events.event_view import EventView
from calendar_events.ical import CONTENT_TYPE, calendar_of, calendar_of_sessions
from calendar_events.programme import Agenda, agenda_of, days_of

# What the programme needs to look and work the same without a network.
OFFLINE_FILES = (
    "css/site.css",
    "img/icons.svg",
    "img/favicon.svg",
    "js/offline-page.js",
    "js/programme-agenda.js",
)
PROGRAMME = "programme"


class EventRoutes(RoutablePageMixin):
    """Routes of an event."""

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """Editors may look at both pages of an event."""
        return [*super().preview_modes, (PROGRAMME, "Programm")]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return self.show_programme(request) if mode_name == PROGRAMME else super().serve_preview(request, mode_name)

    @path("termin.ics/", name="ical")
    def show_calendar_file(self, request: HttpRequest) -> HttpResponse:
        """The event for one's own calendar."""
        page = EventView.of(self, request).page
        return calendar_file(calendar_of([page], request.build_absolute_uri), f"{self.slug}.ics")

    @path("programm/", name="programme")
    def show_programme(self, request: HttpRequest) -> TemplateResponse:
        """The whole programme, or what the visitor has chosen of it."""
        event, agenda = self.agenda(request)
        sessions = agenda.sessions if agenda.is_alone else event.programme
        context: dict[str, Any] = {
            "event": event,
            "agenda": agenda,
            "days": days_of(event.page, sessions),
            "breadcrumb": [*self.breadcrumb(request), Link("Programm", "")],
            "canonical": f"{self.get_full_url(request)}programm/",
            "description": f"Programm: {self.title}, {self.day_text}",
        }
        return self.render(request, template="calendar_events/programme_page.html", context_overrides=context)

    @path("programm.ics/", name="programme_ical")
    def show_programme_file(self, request: HttpRequest) -> HttpResponse:
        """The chosen sessions for one's own calendar; all of them where none is chosen."""
        event, agenda = self.agenda(request)
        sessions = agenda.sessions or event.programme
        content = calendar_of_sessions(event.page, sessions, request.build_absolute_uri)
        return calendar_file(content, f"{self.slug}-programm.ics")

    @path("programm/sw.js/", name="programme_worker")
    def show_programme_worker(self, request: HttpRequest) -> HttpResponse:
        """The script that keeps the programme readable offline; by its address it can reach this page only."""
        self.agenda(request)
        context = {"key": f"programm-{self.translation_key}", "files": [static(file) for file in OFFLINE_FILES]}
        response = render(request, "calendar_events/programme_worker.js", context, "text/javascript; charset=utf-8")
        # Browsers ask for it anew each time, so that a mistake in it never stays.
        response.headers["Cache-Control"] = "no-cache"
        return response

    def agenda(self, request: HttpRequest) -> tuple[EventView, Agenda]:
        """The event, and what the address chooses of its programme; without sessions there is no such page."""
        event = EventView.of(self, request)
        if not event.programme and not event.is_preview:
            raise Http404("Diese Veranstaltung hat kein Programm.")
        return event, agenda_of(event.programme, request.GET)


def calendar_file(content: bytes, name: str) -> HttpResponse:
    """A file that browsers hand on to the calendar."""
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=CONTENT_TYPE, headers=disposition)
