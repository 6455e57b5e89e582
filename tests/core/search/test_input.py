"""Whatever is typed gives a page, with a message where something was left out."""

import pytest

from asskomm.core.search.forms import TOO_LONG, UNKNOWN_TYPE
from tests.factories.core import ContentPageFactory
from tests.pages import soup, text, texts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def page(home_page):
    """Something to find."""
    return ContentPageFactory(parent=home_page, title="Coaching und Beratung")


@pytest.mark.parametrize("typed", ["", "   ", "\t\n"])
def test_nothing_typed_gives_the_empty_search(look_for, typed):
    page = look_for(typed)

    assert page.select(".teaser, .notice, .listing-head") == []


@pytest.mark.parametrize("typed", ['"', "'", "*", "- : ( )", "🙂", "…", "%", "_", "\\", "\x01"])
def test_signs_alone_give_a_message(look_for, typed):
    page = look_for(typed)

    assert page.select(".teaser, .listing-head") == []
    assert texts(page, ".notice__title") == ["Bitte geben Sie ein Wort ein."]


@pytest.mark.parametrize(
    "typed",
    [
        'coaching"',
        "coaching AND beratung",
        "coaching*",
        "coaching -beratung",
        "title:coaching",
        "(coaching",
        "coaching\x00",
        "coaching 🙂",
        "coaching \u202e\u200f",
        "coaching & beratung | !",
        "coaching:*A",
        "coaching\\",
        "coaching'; DROP TABLE core_user; --",
        "coaching <-> beratung",
        "NEAR(coaching beratung)",
        "^coaching",
        "{title} : coaching",
        "coaching %s %(x)s {0}",
        "coaching_beratung",
    ],
)
def test_signs_of_query_languages_are_only_signs(client, typed):
    response = client.get("/suche/", {"q": typed})

    assert response.status_code == 200
    assert soup(response).select("h2")


@pytest.mark.parametrize("typed", ['"coaching"', "coaching*", "coaching\x00", "coaching 🙂", "(coaching", "^coaching"])
def test_words_among_signs_are_found(titles, typed):
    assert titles(typed) == ["Coaching und Beratung"]


@pytest.mark.parametrize(
    "typed",
    ["שלום", "مرحبا", "日本語", "①②", "²", "ª", "ﬁ", "e\u0301", "\u0301", "ǅ", "\ud83d", "İ", "ⅷ", "໑", "a" * 5000],
)
def test_any_script_gives_a_page(client, typed):
    address = "/suche/?q=" + "".join(f"%{byte:02X}" for byte in typed.encode("utf-8", "surrogatepass"))

    assert client.get(address).status_code == 200
    assert client.get(address.replace("/?", "/vorschlaege/?")).status_code == 200


def test_broken_bytes_give_a_page(client):
    assert client.get("/suche/?q=%FF%FE%00%C3").status_code == 200
    assert client.get("/suche/vorschlaege/?q=%FF%FE%00%C3").status_code == 200


def test_too_much_is_cut_and_said(look_for):
    page = look_for("coaching " * 1200)

    assert texts(page, ".notice__title") == [TOO_LONG]
    assert texts(page, ".teasers h3") == ["Coaching und Beratung"]
    assert len(page.select_one("input[name=q]")["value"]) <= 100


def test_an_unknown_type_is_left_out_and_said(look_for):
    page = look_for("coaching", typ="gibt-es-nicht")

    assert texts(page, ".notice__title") == [UNKNOWN_TYPE]
    assert texts(page, ".teasers h3") == ["Coaching und Beratung"]
    assert page.select("input[name=typ]") == []


@pytest.mark.parametrize("number", ["0", "-1", "9" * 10, "9" * 5000, "x", "1.5", "", "²", "\x00"])
def test_an_odd_page_number_gives_the_nearest_page(titles, number):
    assert titles("coaching", seite=number) == ["Coaching und Beratung"]


def test_parameters_given_twice_do_no_harm(client):
    response = client.get("/suche/?q=eins&q=coaching&typ=team&typ=seiten&seite=1&seite=2")

    assert texts(soup(response), ".teasers h3") == ["Coaching und Beratung"]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
@pytest.mark.parametrize("address", ["/suche/", "/suche/vorschlaege/"])
def test_it_is_only_read(client, method, address):
    assert getattr(client, method)(address).status_code == 405


def test_what_was_typed_stands_in_the_field_again(look_for):
    field = look_for('"Coaching" <b>').select_one("input[name=q]")

    assert field["value"] == '"Coaching" <b>'


def test_no_hits_come_with_help(look_for):
    page = look_for("Zuckerwatte")

    assert text(page.select_one(".listing-head__count")) == "Keine Treffer für »Zuckerwatte«"
    assert "Prüfen Sie die Schreibweise." in texts(page, ".search-help li")
