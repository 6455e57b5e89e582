"""What is suggested while somebody types."""

import pytest

from tests.factories.core import ContentPageFactory
from tests.factories.municipalities import MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggested(client):
    """The titles suggested for a text."""
    return lambda text: [one["title"] for one in client.get("/suche/vorschlaege/", {"q": text}).json()["results"]]


def test_titles_with_words_that_begin_so(home_page, suggested):
    for title in ("Coaching", "Begleitendes Coaching", "Recoaching"):
        ContentPageFactory(parent=home_page, title=title)

    assert suggested("coa") == ["Coaching", "Begleitendes Coaching"]
    assert suggested("coa begl") == ["Begleitendes Coaching"]


def test_places_with_their_page_in_any_spelling(map_page, client, suggested):
    MunicipalityFactory(name="Döbeln", ags="14522080")
    MunicipalityFactory(name="Bautzen", official_name="Bautzen / Budyšin, Stadt")

    assert client.get("/suche/vorschlaege/", {"q": "doeb"}).json()["results"] == [
        {"title": "Döbeln", "url": "/karte/gemeinden/14522080-doebeln/", "label": "Kommune"}
    ]
    assert suggested("budy") == ["Bautzen"]


def test_at_most_eight(home_page, suggested):
    for number in range(12):
        ContentPageFactory(parent=home_page, title=f"Coaching {number}")

    assert len(suggested("coaching")) == 8


@pytest.mark.parametrize("text", ["", " ", '"', "🙂", "%", "zuckerwatte"])
def test_nothing_for_nothing(home_page, suggested, text):
    assert suggested(text) == []


def test_browsers_keep_the_answer_for_a_minute_and_the_home_page_is_suggested_too(home_page, client):
    response = client.get("/suche/vorschlaege/", {"q": "gemeinsam"})

    assert response.json()["results"] == [{"title": "Gemeinsam sicher", "url": "/", "label": "Seite"}]
    assert response["Cache-Control"] == "public, max-age=60"
    assert "ETag" in response
