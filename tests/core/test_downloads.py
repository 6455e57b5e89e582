"""The page with downloads: collections under headings, narrowed by facets, closed ones left out."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction

from asskomm.core.models import DownloadsGroup, DownloadsPage, HomePage, PortalDocument
from tests.pages import links, soup, texts

pytestmark = pytest.mark.django_db


def collection(name: str, parent: Collection | None = None) -> Collection:
    return (parent or Collection.objects.get(depth=1)).add_child(name=name)


def store(name: str, place: Collection, **fields) -> PortalDocument:
    title = fields.pop("title", name.partition(".")[0].capitalize())
    return PortalDocument.objects.create(
        title=title, file=ContentFile(b"x" * 2048, name=name), collection=place, **fields
    )


@pytest.fixture
def downloads(home_page):
    """Two headings, the second one first by name; a third collection that is on no page."""
    funding, work, other = collection("Förderung"), collection("Arbeitshilfen"), collection("Andere")
    store("antrag.odt", funding, version="3", valid_on="2022-05-01", description="Für Ihren Antrag.")
    store("merkblatt.pdf", funding, is_accessible=True)
    store("checkliste.txt", work)
    store("nirgends.txt", other)
    page = DownloadsPage(title="Downloads", slug="downloads")
    page.groups = [
        DownloadsGroup(heading="Fördermittel", text="Rund um den Antrag.", collection=funding, sort_order=0),
        DownloadsGroup(heading="Vorlagen", collection=work, sort_order=1),
    ]
    return home_page.add_child(instance=page)


def titles(client, query: str = "") -> list[str]:
    return texts(soup(client.get(f"/downloads/{query}")), ".download-list a")


def test_documents_stand_under_the_editors_headings_in_their_order(client, downloads):
    page = soup(client.get("/downloads/"))

    assert texts(page, ".downloads h3") == ["Fördermittel", "Vorlagen"]
    assert texts(page, ".download-list a") == ["Antrag", "Merkblatt", "Checkliste"]
    assert texts(page, ".listing-head__count") == ["3 Dokumente"]
    assert list(links(page, ".download-list").values()) == [
        one.url for one in PortalDocument.objects.exclude(title="Nirgends").order_by("pk")
    ]


def test_a_document_says_everything_before_the_click(client, downloads):
    page = soup(client.get("/downloads/"))

    assert texts(page, ".download-list__meta") == [
        "ODT · 2,0 KB · 3 · Stand 1. Mai 2022 · Barrierefreiheit nicht geprüft",
        "PDF · 2,0 KB · barrierefrei (geprüft)",
        "TXT · 2,0 KB · Barrierefreiheit nicht geprüft",
    ]
    assert texts(page, ".download-list p") == ["Für Ihren Antrag."]


def test_facets_narrow_the_list(client, downloads):
    funding = Collection.objects.get(name="Förderung").pk

    assert titles(client, f"?rubrik={funding}") == ["Antrag", "Merkblatt"]
    assert titles(client, "?art=txt&art=pdf") == ["Merkblatt", "Checkliste"]
    assert titles(client, "?barrierefrei=True") == ["Merkblatt"]
    assert titles(client, f"?rubrik={funding}&barrierefrei=False") == ["Antrag"]
    assert texts(soup(client.get("/downloads/?art=pdf")), ".chip") != []
    assert soup(client.get("/downloads/?art=pdf")).select_one("meta[name=robots]")["content"] == "noindex, follow"


@pytest.mark.parametrize(
    "query", ["?rubrik=4711", "?rubrik=x", "?art=%00", "?art='", "?barrierefrei=vielleicht", "?art=" + "x" * 10_000]
)
def test_unknown_choices_give_a_message_and_the_whole_list(client, downloads, query):
    page = soup(client.get(f"/downloads/{query}"))

    assert len(texts(page, ".download-list a")) == 3
    assert len(texts(page, ".notice__title")) == 1


@pytest.mark.parametrize("query", ["?seite=0", "?seite=-1", "?seite=99", "?seite=x", "?seite=" + "9" * 50])
def test_odd_page_numbers_give_the_nearest_page(client, downloads, query):
    assert len(titles(client, query)) == 3


def test_closed_collections_and_those_below_them_are_invisible(client, downloads):
    funding = Collection.objects.get(name="Förderung")
    below = collection("Darunter", funding)
    store("tiefer.txt", below)
    DownloadsGroup.objects.create(page=downloads, heading="Tiefer", collection=below, sort_order=2)
    assert titles(client) == ["Antrag", "Merkblatt", "Checkliste", "Tiefer"]

    CollectionViewRestriction.objects.create(collection=funding, restriction_type="login")

    page = soup(client.get("/downloads/"))
    assert texts(page, ".download-list a") == ["Checkliste"]
    assert "Fördermittel" not in page.get_text()
    assert titles(client, f"?rubrik={funding.pk}") == []


def test_a_changed_document_is_shown_at_once(client, downloads):
    titles(client)
    document = PortalDocument.objects.get(title="Antrag")
    document.title = "Neuer Antrag"
    document.save()

    assert titles(client)[1] == "Neuer Antrag"
    document.delete()
    assert titles(client) == ["Merkblatt", "Checkliste"]


def test_an_empty_page_says_so(client, home_page):
    home_page.add_child(instance=DownloadsPage(title="Downloads", slug="downloads"))

    assert "Noch keine Dokumente" in texts(soup(client.get("/downloads/")), ".listing-head__count")


def test_more_documents_cost_no_more_queries(client, downloads):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/downloads/")
        return len(queries)

    work = Collection.objects.get(name="Arbeitshilfen")
    count()
    store("vorlage.txt", work)
    few = count()
    for number in range(10):
        store(f"vorlage{number}.txt", work)

    assert count() == few


def test_a_visitor_writes_nothing(client, downloads):
    with CaptureQueriesContext(connection) as queries:
        client.get("/downloads/")

    assert [one["sql"] for one in queries if not one["sql"].startswith("SELECT")] == []


def test_a_downloads_page_stands_below_home_and_content_pages_and_has_none_below():
    assert DownloadsPage in HomePage.allowed_subpage_models()
    assert DownloadsPage.allowed_subpage_models() == []
