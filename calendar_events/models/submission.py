"""Events that others send in: the page with the form, and who sent which."""

from django.db import models

from asskomm.core.contact_requests.forms import RequestForm
from asskomm.core.models import ContactRequest, RequestPage, SiteSettings
from calendar_events.models.event import EventPage


class EventSubmission(models.Model):
    """Which request an event came from; who sent it stands there and is deleted there."""

    page = models.OneToOneField(EventPage, on_delete=models.CASCADE, related_name="submission")
    request = models.OneToOneField(ContactRequest, on_delete=models.CASCADE, related_name="event_submission")

    class Meta:
        verbose_name = "eingesandter Termin"
        verbose_name_plural = "eingesandte Termine"

    def __str__(self) -> str:
        return str(self.request)


class EventSubmissionPage(RequestPage):
    """The form with which municipalities and partners send an event."""

    kind = ContactRequest.Kind.EVENT

    parent_page_types = ["calendar_events.EventIndexPage"]
    page_description = "Das Formular, mit dem andere Termine einsenden. Daraus werden Entwürfe zur Freigabe."

    class Meta:
        verbose_name = "Formular »Termin einsenden«"
        verbose_name_plural = "Formulare »Termin einsenden«"

    @property
    def form_class(self) -> type[RequestForm]:
        # Not at the top: the form is made of the event.
        from calendar_events.submission_form import EventSubmissionForm

        return EventSubmissionForm

    def receive(self, form: RequestForm, office: SiteSettings) -> ContactRequest:
        """Store the request and the event as a draft handed in for approval; once however often it is sent."""
        from calendar_events.submissions import receive_event

        return receive_event(self, form, office)
