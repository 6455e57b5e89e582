"""The event's own addresses for registering: the form, and what to do after sending it."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from asskomm.core.links import Link
from asskomm.core.models.request_pages import never_kept
from calendar_events import facts

FORM_TEMPLATE = "calendar_events/registration_form.html"
SENT_TEMPLATE = "calendar_events/registration_sent.html"


class RegistrationRoutes(RoutablePageMixin):
    """Routes of an event that registers here; its answers belong to one visitor each and are never kept."""

    @path("anmeldung/", name="registration")
    def show_registration(self, request: HttpRequest) -> HttpResponse:
        """The empty form, or why nobody can register."""
        return self.render_registration(request, self.registration_form())

    @path("anmeldung/gesendet/", name="registration_sent")
    def show_registration_sent(self, request: HttpRequest) -> HttpResponse:
        """»Look into your mailbox«: the same for everybody, so that it tells nobody who takes part."""
        if not self.registers_here:
            raise Http404("Für diese Veranstaltung meldet man sich nicht hier an.")
        return never_kept(
            self.render(request, context_overrides=self.registration_context(request), template=SENT_TEMPLATE)
        )

    def registration_form(self, data: Any = None):
        """The form of this event, bound if there is `data`."""
        # Not at the top: the form is made of the models.
        from calendar_events.registration_form import RegistrationForm

        return RegistrationForm(data, event=self)

    def render_registration(self, request: HttpRequest, form, status: int = 200) -> HttpResponse:
        """The page with the form, empty or with what the visitor has typed."""
        context = self.registration_context(request) | {"form": form}
        # What was typed stays, even where it was typed for the last place.
        context["takes_form"] = context["is_open"] and (form.is_bound or context["has_room"])
        response = self.render(request, context_overrides=context, template=FORM_TEMPLATE)
        response.status_code = status
        return never_kept(response)

    def registration_context(self, request: HttpRequest) -> dict[str, Any]:
        """What both pages show beside the form; raises Http404 where one does not register here."""
        # Not at the top: the acts are made of the models.
        from calendar_events.booking import deadlines, places

        if not self.registers_here:
            raise Http404("Für diese Veranstaltung meldet man sich nicht hier an.")
        now = timezone.now()
        address = self.get_url(request)
        left = places.left([self])[self.pk] if self.pk else None
        return {
            "places": left,
            "deadline": facts.registration(self, now),
            "notice": facts.registration_notice(self, now, left),
            "is_open": self.is_registration_open(now),
            "has_room": facts.has_room(self, left),
            "must_wait": facts.must_wait(self, left),
            "send_url": reverse("send_registration", args=[self.pk]) if self.pk else "",
            "kept_until": deadlines.data_kept_until(self),
            "retention_days": settings.REGISTRATION_RETENTION_DAYS,
            "breadcrumb": [*self.breadcrumb(request), Link("Anmeldung", f"{address}anmeldung/")],
        }

    def registration_sent_redirect(self, request: HttpRequest) -> HttpResponse:
        """To the page after sending; the fragment replaces the one that names the errors."""
        return redirect(f"{self.get_url(request)}anmeldung/gesendet/#inhalt")
