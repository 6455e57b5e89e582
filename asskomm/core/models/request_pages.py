"""Pages with a form that visitors send."""

from typing import Any

from django.core.signing import Signer
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from asskomm.core.admin import page_panels
from asskomm.core.blocks import SMALL_TEXT_FEATURES, BodyBlock
from asskomm.core.contact_requests.forms import BarrierReportForm, CoachingRequestForm, RequestForm
from asskomm.core.contact_requests.guard import own_referrer
from asskomm.core.contact_requests.retention import retention_in_words
from asskomm.core.links import Link
from asskomm.core.models.base import BasePage
from asskomm.core.models.people import Topic
from asskomm.core.models.requests import ContactRequest
from asskomm.core.models.settings import SiteSettings
from asskomm.core.querysets import public_url

receipts = Signer(salt="contact-request-receipt")


class RequestPage(RoutablePageMixin, BasePage):
    """
    A page with a form. The form is sent to `contact_requests.views.send_request`, see there why.

    Its answers are never cached: each form carries a token of its own.
    """

    kind: ContactRequest.Kind
    form_class: type[RequestForm]

    body = StreamField(BodyBlock(), verbose_name="Text über dem Formular", blank=True)
    sent_text = RichTextField(
        "Text nach dem Absenden",
        blank=True,
        features=SMALL_TEXT_FEATURES,
        help_text="Wie es weitergeht. Die Nummer der Anfrage setzt die Seite.",
    )
    recipient = models.EmailField(
        "Benachrichtigung an",
        blank=True,
        help_text="Nicht öffentlich. Leer: die E-Mail unter »Angaben zur Stelle«.",
    )
    privacy_page = models.ForeignKey(
        Page,
        verbose_name="Seite zum Datenschutz",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Der Hinweis unter dem Formular verweist darauf.",
    )

    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    content_panels = [
        *BasePage.content_panels,
        page_panels.body_panel,
        MultiFieldPanel(
            [FieldPanel("sent_text"), FieldPanel("recipient"), FieldPanel("privacy_page")], heading="Formular"
        ),
    ]

    parent_page_types = ["core.HomePage", "core.ContentPage"]
    subpage_types = []
    max_count = 1

    class Meta:
        abstract = True

    def get_template(self, request: HttpRequest, *args, **kwargs) -> str:
        return "core/request_page.html"

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["retention"] = retention_in_words()
        context["privacy_url"] = public_url(self.privacy_page)
        return context

    @path("", name="form")
    def show_form(self, request: HttpRequest) -> HttpResponse:
        """The empty form."""
        return self.render_form(request, self.get_form(initial=self.get_initial(request)))

    @path("gesendet/<str:reference>/<str:signature>/", name="sent")
    def show_sent(self, request: HttpRequest, reference: str, signature: str) -> HttpResponse:
        """The confirmation; the address is signed, so that nobody can make one up."""
        if not constant_time_compare(receipts.signature(reference), signature):
            raise Http404("Diese Bestätigung gibt es nicht.")
        # The step above, if everybody may go there.
        back = (self.breadcrumb(request)[-2:-1] or [Link("Startseite", "/")])[0]
        context = {"reference": reference, "back": back}
        return never_kept(self.render(request, context_overrides=context, template="core/request_sent.html"))

    def render_form(self, request: HttpRequest, form: RequestForm, status: int = 200) -> HttpResponse:
        """The page with the form, empty or with what the visitor has typed."""
        response = self.render(request, context_overrides={"form": form})
        response.status_code = status
        return never_kept(response)

    def get_form(self, data=None, **kwargs) -> RequestForm:
        """The form, bound if there is `data`."""
        return self.form_class(data, **kwargs)

    def receive(self, form: RequestForm, office: SiteSettings) -> ContactRequest:
        """Store what the valid form says, with its mails; page types may do more with it."""
        # Not at the top: it needs the models.
        from asskomm.core.contact_requests.receive import receive

        return receive(self.kind, form.answers, form.nonce, office=office, notify=self.recipient or office.email)

    def get_initial(self, request: HttpRequest) -> dict[str, str]:
        """What the portal knows already and the visitor need not type."""
        return {}

    @property
    def send_url(self) -> str:
        """Where the form goes; empty in the preview of a page that is not saved yet."""
        return reverse("send_request", args=[self.pk]) if self.pk else ""

    def sent_url(self, request: HttpRequest, reference: str) -> str:
        """The address of the confirmation."""
        return self.get_url(request) + self.reverse_subpage("sent", args=[reference, receipts.signature(reference)])


def never_kept(response: HttpResponse) -> HttpResponse:
    """Tell every cache, the portal's own included, that this answer belongs to one visitor."""
    response.headers["Cache-Control"] = "no-store"
    return response


class CoachingRequestPage(RequestPage):
    """The form with which municipalities ask for coaching."""

    kind = ContactRequest.Kind.COACHING
    form_class = CoachingRequestForm

    page_description = "Das Formular, mit dem Kommunen ein Coaching anfragen. Anfragen stehen im Menü »Anfragen«."

    class Meta:
        verbose_name = "Formular »Coaching anfragen«"
        verbose_name_plural = "Formulare »Coaching anfragen«"

    def get_form(self, data=None, **kwargs) -> RequestForm:
        return super().get_form(data, topics=list(Topic.objects.values_list("name", flat=True)), **kwargs)


class BarrierReportPage(RequestPage):
    """The feedback that the accessibility statement has to offer."""

    kind = ContactRequest.Kind.BARRIER
    form_class = BarrierReportForm

    page_description = "Das Formular, mit dem Besucher:innen eine Barriere melden. Das Gesetz verlangt es."

    class Meta:
        verbose_name = "Formular »Barriere melden«"
        verbose_name_plural = "Formulare »Barriere melden«"

    def get_initial(self, request: HttpRequest) -> dict[str, str]:
        return {"page_address": own_referrer(request)}
