"""What is not public appears nowhere: not in results, counts, suggestions, corrections or recommendations."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from asskomm.core.models import ContentPage, PortalDocument
from tests.factories.core import ContentPageFactory, MapPageFactory, TeamMemberFactory, TeamPageFactory
from tests.factories.municipalities import MunicipalityFactory
from tests.pages import text, texts

pytestmark = pytest.mark.django_db


def make_private(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.fixture
def hidden(home_page):
    """One public page, and one of every kind that visitors must not see."""
    day = timedelta(days=1)
    ContentPageFactory(parent=home_page, title="Leitbild öffentlich")
    ContentPageFactory(parent=home_page, title="Leitbild Entwurfsgeheimnis", live=False)
    private = ContentPageFactory(parent=home_page, title="Leitbild Kreisgeheimnis")
    ContentPageFactory(parent=private, title="Leitbild Unterseitengeheimnis")
    make_private(private)
    ContentPageFactory(
        parent=home_page, title="Leitbild Ablaufgeheimnis", expire_at=timezone.now() - day
    ).save_revision().publish()
    scheduled = ContentPageFactory(parent=home_page, title="Leitbild Plangeheimnis", live=False)
    scheduled.go_live_at = timezone.now() + day
    scheduled.save_revision().publish()
    call_command("publish_scheduled")


def test_results_and_counts_hold_what_is_public_only(hidden, look_for, titles):
    assert titles("Leitbild") == ["Leitbild öffentlich"]
    assert texts(look_for("Leitbild"), ".search-kinds__count") == ["1 Treffer", "1 Treffer"]


@pytest.mark.parametrize("secret", ["Entwurf", "Kreis", "Unterseiten", "Ablauf", "Plan"])
def test_suggestions_and_corrections_hold_what_is_public_only(hidden, client, look_for, secret):
    suggested = client.get("/suche/vorschlaege/", {"q": secret}).json()["results"]
    page = look_for(f"{secret}geheimnix")

    assert suggested == []
    assert page.select(".search-corrected, .teaser") == []
    assert "geheimnis" not in str(page)


def test_a_draft_of_a_public_page_is_not_found_by_its_new_words(home_page, titles, client):
    page = ContentPageFactory(parent=home_page, title="Alter Titel", lead="Alte Einleitung")
    page.title, page.lead = "Geheimtitel", "Geheimeinleitung"
    page.save_revision()

    assert titles("Geheimtitel") == titles("Geheimeinleitung") == []
    assert titles("Alter Titel") == ["Alter Titel"]
    assert client.get("/suche/vorschlaege/", {"q": "geheim"}).json()["results"] == []


def test_a_page_disappears_as_soon_as_it_is_taken_down_or_made_private(home_page, titles):
    page = ContentPageFactory(parent=home_page, title="Leitbild")
    other = ContentPageFactory(parent=home_page, title="Leitbild auch")
    before = titles("Leitbild")
    page.unpublish()
    make_private(other)

    assert before == ["Leitbild", "Leitbild auch"]
    assert titles("Leitbild") == []


def test_recommendations_of_pages_that_are_not_public_are_left_out(hidden, look_for):
    query = Query.get("tipp")
    for page in ContentPage.objects.all():
        SearchPromotion.objects.create(query=query, page=page)

    assert texts(look_for("tipp"), ".search-promoted h3") == ["Leitbild öffentlich"]


def test_documents_of_closed_collections_are_left_out(home_page, client, titles):
    root = Collection.get_first_root_node()
    closed = root.add_child(name="Intern")
    inner = closed.add_child(name="Innen")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type=CollectionViewRestriction.LOGIN)
    for title, collection in (("Leitfaden offen", root), ("Leitfaden zu", closed), ("Leitfaden innen", inner)):
        file = ContentFile(b"%PDF-1.4", name="a.pdf")
        PortalDocument.objects.create(title=title, file=file, collection=collection)

    assert titles("Leitfaden") == ["Leitfaden offen"]
    assert [one["title"] for one in client.get("/suche/vorschlaege/?q=leitf").json()["results"]] == ["Leitfaden offen"]


def test_municipalities_and_people_are_found_as_long_as_their_page_is_public(home_page, titles):
    map_page, team = MapPageFactory(parent=home_page), TeamPageFactory(parent=home_page)
    MunicipalityFactory(name="Wurzen")
    TeamMemberFactory(name="Kim Wurzen")
    before = titles("Wurzen")
    map_page.unpublish()
    make_private(team)

    assert before == ["Wurzen", "Kim Wurzen"]
    assert titles("Wurzen") == []


def test_without_their_pages_they_are_not_found_either(home_page, look_for):
    MunicipalityFactory(name="Wurzen")
    TeamMemberFactory(name="Kim Wurzen")

    assert text(look_for("Wurzen").select_one(".listing-head__count")) == "Keine Treffer für »Wurzen«"
