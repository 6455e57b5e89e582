"""Events that others send in: each becomes a draft handed in for approval, and its sender hears how it goes on."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import count
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.html import escape, linebreaks
from django.utils.text import Truncator
from wagtail.models import Page

from asskomm.core.contact_requests.forms import RequestForm
from asskomm.core.contact_requests.receive import receive
from asskomm.core.hidden_addresses import is_hidden
from asskomm.core.mail import queue_mail
from asskomm.core.models import ContactRequest, SiteSettings
from calendar_events.models import EventMunicipality, EventPage, EventSubmission, EventSubmissionPage
from calendar_events.submission_form import DATE_FIELDS
from municipalities.models import Municipality
from municipalities.names import search_key, url_slug

# Shorter words (»der«, »am«) say nothing about what an event is.
MIN_WORD = 4
# Two titles with this part of the shorter one's words in common may mean the same event.
LIKENESS = 0.5


def receive_event(form_page: EventSubmissionPage, form: RequestForm, office: SiteSettings) -> ContactRequest:
    """Store the request and its draft, once however often the form is sent."""
    with transaction.atomic():
        # One after the other: a second click finds the request of the first, and no two drafts take one place.
        index = Page.objects.select_for_update().get(pk=form_page.get_parent().pk)
        request = receive(
            form_page.kind, form.answers, form.nonce, office=office, notify=form_page.recipient or office.email
        )
        if not EventSubmission.objects.filter(request=request).exists():
            page = create_draft(index.specific, form.cleaned_data)
            EventSubmission.objects.create(page=page, request=request)
            hand_in(page)
    return request


def create_draft(index: Page, answers: dict[str, Any]) -> EventPage:
    """An event below the calendar that nobody sees yet."""
    lead, _, rest = answers["description"].replace("\r\n", "\n").strip().partition("\n\n")
    if len(lead) > EventPage._meta.get_field("lead").max_length:
        lead, rest = Truncator(lead).chars(EventPage._meta.get_field("lead").max_length), answers["description"]
    municipality = Municipality.objects.filter(name__iexact=answers["municipality"], valid_until=None).first()
    page = EventPage(
        title=answers["title"],
        slug=free_slug(index, url_slug(answers["title"])),
        lead=lead,
        live=False,
        host=EventPage.Host.MUNICIPALITY if municipality else EventPage.Host.PARTNER,
        admission=EventPage.Admission.EXTERNAL if answers["registration_link"] else EventPage.Admission.OPEN,
        **{
            name: answers[name] for name in (*DATE_FIELDS, "format", "venue", "city", "host_name", "registration_link")
        },
    )
    if rest.strip():
        page.body = [("rich_text", linebreaks(escape(rest.strip())))]
    page.topics = [answers["topic"]] if answers["topic"] else []
    if municipality:
        page.municipality_links = [EventMunicipality(municipality=municipality)]
    return index.add_child(instance=page)


def free_slug(index: Page, wanted: str) -> str:
    """The wanted part of the address, with a number where it is taken."""
    taken = set(index.get_children().values_list("slug", flat=True))
    base = wanted[:80] or "termin"
    wishes = (base if n == 1 else f"{base}-{n}" for n in count(1))
    return next(one for one in wishes if one not in taken and not is_hidden(index, one))


def hand_in(page: EventPage) -> None:
    """Start the approval, as an editor's »Zur Freigabe« does; nobody who is logged in has asked for it."""
    page.save_revision()
    workflow = page.get_workflow()
    if workflow:
        workflow.start(page, None)


def possible_duplicates(page: EventPage) -> list[EventPage]:
    """Other events, published or not, that begin within a day of this one, with a similar title or in its town."""
    near = EventPage.objects.exclude(pk=page.pk).filter(
        first_day__range=(page.first_day - timedelta(days=1), page.first_day + timedelta(days=1))
    )
    near = near.defer_streamfields().in_order()
    return [one for one in near if is_alike(one.title, page.title) or (one.city and same(one.city, page.city))]


def same(one: str, other: str) -> bool:
    """Whether two names are the same to a person."""
    return search_key(one) == search_key(other)


def is_alike(one: str, other: str) -> bool:
    """Whether two titles share half of their words."""
    words, others = telling_words(one), telling_words(other)
    shorter = min(len(words), len(others))
    return bool(shorter) and len(words & others) / shorter >= LIKENESS


def telling_words(title: str) -> set[str]:
    """The words that say what an event is."""
    return {word for word in search_key(title).split() if len(word) >= MIN_WORD}


# --- Decisions -------------------------------------------------------------------------------------------


def on_page_published(sender: Any, instance: Page, **kwargs: Any) -> None:
    """The event is in the calendar: tell its sender."""
    decide([instance.pk], "accepted", "Ihr Termin steht im Kalender")


def on_page_deleted(sender: Any, instance: Page, **kwargs: Any) -> None:
    """The draft is deleted, which is how a submission is declined; one that was published had its decision."""
    decide([instance.pk], "declined", "Ihr Termin erscheint nicht im Kalender")


def decide(page_ids: Iterable[int], decision: str, subject: str) -> None:
    """Close the requests that these pages came from, each once, and write to those who sent them."""
    open_ones = EventSubmission.objects.filter(page__in=page_ids).exclude(request__state=ContactRequest.State.DONE)
    for submission in open_ones.select_related("request", "page"):
        request = submission.request
        request.state = ContactRequest.State.DONE
        request.save()
        context = {"request": request, "page": submission.page, "office": SiteSettings.objects.first()}
        body = render_to_string(f"calendar_events/mail/submission_{decision}.txt", context).strip() + "\n"
        queue_mail(f"{request.mail_key}{decision}", request.email, f"{subject} ({request.reference})", body)
