"""Addresses at which a page would never be seen are refused, whichever subject they belong to."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from asskomm.core.hidden_addresses import is_hidden, problem
from asskomm.core.models import ContentPage
from calendar_events.models import EventPage
from news.models import NewsPage
from tests.core.test_publishing import FINE, form
from tests.factories.calendar_events import EventIndexPageFactory
from tests.factories.core import ContentPageFactory
from tests.factories.good_practice import PracticeIndexPageFactory
from tests.factories.news import NewsIndexPageFactory
from tests.pages import soup, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def parents(home_page) -> dict:
    """Pages with others below, by subject."""
    return {
        "Start": home_page,
        "Inhalt": ContentPageFactory(parent=home_page, slug="inhalt"),
        "Kalender": EventIndexPageFactory(parent=home_page),
        "Neues": NewsIndexPageFactory(parent=home_page),
        "Praxis": PracticeIndexPageFactory(parent=home_page),
    }


@pytest.mark.parametrize(
    ("parent", "hidden", "free"),
    [
        ("Kalender", ["archiv", "monat", "feed"], ["archiv-2", "suche", "kalender", "2024"]),
        ("Neues", ["2024", "feed", "rss"], ["archiv", "3024", "2024-2"]),
        ("Start", ["suche", "sitemap", "verwaltung"], ["archiv", "anfragen", "dokumente"]),
        ("Inhalt", [], ["archiv", "feed", "suche"]),
        ("Praxis", [], ["archiv", "feed", "suche"]),
    ],
)
def test_what_routes_and_other_addresses_answer_is_hidden(parents, parent, hidden, free):
    page = parents[parent]

    assert [slug for slug in (*hidden, *free) if is_hidden(page, slug)] == hidden


def test_what_counts_as_hidden_is_what_visitors_cannot_reach(client, parents):
    calendar = parents["Kalender"]
    free = EventPage(title="Frei", slug="archiv-2", first_day=date(2026, 9, 29), city="Zittau")
    calendar.add_child(instance=free)
    assert client.get(free.url).context["page"].specific == free

    # Past all checks, as it may stand in an older database.
    EventPage.objects.filter(pk=free.pk).update(slug="archiv")
    assert client.get(f"{calendar.url}archiv/").context["page"].specific == calendar


@pytest.mark.parametrize(("model", "parent", "slug"), [(EventPage, "Kalender", "monat"), (NewsPage, "Neues", "2024")])
def test_no_page_is_stored_there_and_addresses_made_of_titles_get_a_number(parents, model, parent, slug):
    facts = {"first_day": date(2026, 9, 29)} if model is EventPage else {}
    with pytest.raises(ValidationError) as error:
        parents[parent].add_child(instance=model(title="Titel", slug=slug, live=False, **facts))
    assert list(error.value.message_dict) == ["slug"]

    page = parents[parent].add_child(instance=model(title=slug.title(), live=False, **facts))
    assert page.slug == f"{slug}-2"


def test_a_page_that_has_such_an_address_already_can_still_be_saved(home_page):
    page = ContentPageFactory(parent=home_page, slug="spaeter")
    # Like a page of an editor before the portal had this address.
    ContentPage.objects.filter(pk=page.pk).update(slug="suche", url_path=page.url_path.replace("spaeter", "suche"))

    page = ContentPage.objects.get(pk=page.pk)
    page.title = "Neuer Titel"
    page.save()

    assert ContentPage.objects.get(pk=page.pk).title == "Neuer Titel"


@pytest.mark.parametrize("action", ["action-publish", ""])
def test_the_editor_says_so_at_the_field(admin_client, parents, action):
    page = parents["Inhalt"]
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = form(page, FINE, slug="suche", lead="Satz.", **({action: "1"} if action else {}))

    response = admin_client.post(address, data)

    assert dict(response.context["form"].errors)["slug"] == [
        "Unter »suche« zeigt das Portal an dieser Stelle schon etwas anderes, die Seite wäre nie zu sehen. "
        "Bitte wählen Sie einen anderen Namen, zum Beispiel »suche-2«."
    ]
    page.refresh_from_db()
    assert page.latest_revision is None


def test_a_new_page_is_refused_there_too(admin_client, parents):
    address = reverse("wagtailadmin_pages:add", args=["core", "contentpage", parents["Start"].pk])
    draft = ContentPage(title="Suche", slug="suche", lead="Satz.")

    response = admin_client.post(address, form(draft, FINE))

    assert dict(response.context["form"].errors)["slug"] == [problem("suche")]
    assert not ContentPage.objects.filter(slug="suche").exists()


def test_a_copy_and_a_move_are_refused_there(admin_client, parents):
    page = ContentPageFactory(parent=parents["Inhalt"], slug="suche", title="Suche")
    copy = {"new_title": "Suche", "new_slug": "suche", "new_parent_page": str(parents["Start"].pk)}

    response = admin_client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), copy | {"publish_copies": "on"})
    assert dict(response.context["form"].errors) == {"new_slug": [problem("suche")]}

    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, parents["Start"].pk])
    response = admin_client.post(address, follow=True)
    assert problem("suche") in texts(soup(response), ".messages .error")[0]
    page.refresh_from_db()
    assert page.get_parent().specific == parents["Inhalt"]
