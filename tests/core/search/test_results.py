"""What the search finds, in which order, and how it shows it."""

from datetime import date

import pytest

from asskomm.core.models import PortalDocument
from tests.factories.core import ContentPageFactory, TeamMemberFactory, TeamPageFactory, TopicFactory
from tests.factories.good_practice import (
    PracticeIndexPageFactory,
    PracticePageFactory,
    ProfileIndexPageFactory,
    ProfilePageFactory,
)
from tests.factories.municipalities import MunicipalityFactory
from tests.factories.news import NewsPageFactory
from tests.pages import links, soup, text, texts

pytestmark = pytest.mark.django_db


def paragraph(words: str) -> str:
    """A body of one paragraph."""
    return f'[{{"type": "rich_text", "value": "<p>{words}</p>"}}]'


def counts(page) -> dict[str, str]:
    """The types with their number of hits."""
    return {
        text(one).rsplit(" ", 2)[0]: text(one.select_one(".search-kinds__count")).split()[0]
        for one in page.select(".search-kinds a")
    }


# --- Order ---


def test_words_that_stand_in_every_text_do_not_keep_a_page_from_being_found(home_page, titles):
    ContentPageFactory(parent=home_page, title="Flyer gegen Betrug")
    ContentPageFactory(parent=home_page, title="Ein anderes Thema")

    assert titles("Flyer gegen Betrug") == ["Flyer gegen Betrug"]


def test_the_very_title_comes_before_words_of_a_title_then_the_lead_then_the_text(home_page, titles):
    ContentPageFactory(parent=home_page, title="Vierte", body=paragraph("Es geht um Coaching. Coaching hilft."))
    ContentPageFactory(parent=home_page, title="Dritte", lead="Mit Coaching zum Ziel.")
    ContentPageFactory(parent=home_page, title="Coaching in der Praxis von Städten und Gemeinden")
    ContentPageFactory(parent=home_page, title="Coaching", body=paragraph("Ein langer Text. " * 40))

    assert titles("coaching") == ["Coaching", "Coaching in der Praxis von Städten und Gemeinden", "Dritte", "Vierte"]


def test_a_municipality_comes_first_when_her_name_is_typed(home_page, map_page, titles):
    ContentPageFactory(parent=home_page, title="Wurzen")
    MunicipalityFactory(name="Wurzen")

    assert titles("wurzen") == ["Wurzen", "Wurzen"]


def test_her_entry_says_what_she_is_and_leads_to_her_page(home_page, map_page, look_for):
    MunicipalityFactory(name="Wurzen", ags="14729410", district__name="Leipzig", population=16154, kind="Stadt")
    page = look_for("Wurzen")

    assert links(page, ".teasers h3") == {"Wurzen": "/karte/gemeinden/14729410-wurzen/"}
    assert texts(page, ".teaser__meta") == ["Kommune Landkreis Leipzig"]
    assert texts(page, ".teaser__lead") == ["Stadt mit 16.154 Einwohner:innen"]


def test_a_dissolved_municipality_says_where_she_has_gone(map_page, look_for):
    new = MunicipalityFactory(name="Jahnatal")
    MunicipalityFactory(name="Ostrau", valid_until=date(2022, 12, 31), successor=new)

    assert texts(look_for("Ostrau"), ".teaser__lead") == ["Bestand bis 31. Dezember 2022, seitdem Teil von Jahnatal"]


def test_a_municipality_is_found_by_her_sorbian_name_and_by_her_key(map_page, titles):
    MunicipalityFactory(name="Bautzen", official_name="Bautzen / Budyšin, Stadt", ags="14625020")

    assert titles("budysin") == titles("14625020") == ["Bautzen"]


# --- Words ---


@pytest.mark.parametrize("typed", ["Döbeln", "doebeln", "DÖBELN", "Doebeln", "döb", "döbeln!"])
def test_umlauts_case_and_the_end_of_the_word_do_not_matter(home_page, titles, typed):
    ContentPageFactory(parent=home_page, title="Besuch in Döbeln")

    assert titles(typed) == ["Besuch in Döbeln"]


@pytest.mark.parametrize("typed", ["Weißwasser", "weisswasser"])
def test_sharp_s_does_not_matter(home_page, titles, typed):
    ContentPageFactory(parent=home_page, title="Neues aus Weißwasser")

    assert titles(typed) == ["Neues aus Weißwasser"]


@pytest.mark.parametrize("typed", ["Fördermitteln", "Fördermittel", "fördermitt"])
def test_forms_of_a_word_are_found(home_page, titles, typed):
    ContentPageFactory(parent=home_page, title="Fördermittel für alle")

    assert titles(typed) == ["Fördermittel für alle"]


def test_all_words_have_to_be_there_but_not_small_ones(home_page, titles):
    ContentPageFactory(parent=home_page, title="Sicherheit am Bahnhof")
    ContentPageFactory(parent=home_page, title="Sicherheit am Markt")

    assert titles("Sicherheit auf dem Bahnhof") == ["Sicherheit am Bahnhof"]


def test_a_topic_finds_its_news(news_index, titles):
    page = NewsPageFactory(parent=news_index, title="Treffen")
    page.topics.add(TopicFactory(name="Jugendschutz"))
    page.save_revision().publish()
    NewsPageFactory(parent=news_index, title="Anderes")

    assert titles("Jugendschutz") == ["Treffen"]


# --- Types ---


@pytest.fixture
def one_of_each(home_page, map_page, news_index):
    """Everything that can be found, all about »Linde«."""
    TeamPageFactory(parent=home_page)
    TeamMemberFactory(name="Kim Linde", function="Leitung")
    NewsPageFactory(parent=news_index, title="Meldung aus Linde", date=date(2022, 10, 19))
    ContentPageFactory(parent=home_page, title="Linde für alle")
    MunicipalityFactory(name="Linde")
    PracticePageFactory(parent=PracticeIndexPageFactory(parent=home_page), title="Projekt Linde")
    ProfilePageFactory(parent=ProfileIndexPageFactory(parent=home_page), title="Robin Linde")
    PortalDocument.objects.create(title="Linde einer Vereinbarung", file="documents/linde.pdf", file_size=2048)


def test_every_type_is_offered_with_its_hits(one_of_each, look_for):
    assert counts(look_for("linde")) == {
        "Alle": "7",
        "Neuigkeiten": "1",
        "Good Practice": "1",
        "Kurz vorgestellt": "1",
        "Seiten": "1",
        "Kommunen": "1",
        "Dokumente": "1",
        "Team": "1",
    }


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("neuigkeiten", "Neuigkeit 19. Oktober 2022 | Meldung aus Linde"),
        ("seiten", "Seite | Linde für alle"),
        ("kommunen", "Kommune Landkreis Musterland 14521 | Linde"),
        ("dokumente", "Dokument | Linde einer Vereinbarung"),
        ("team", "Team | Kim Linde"),
    ],
)
def test_one_type_alone(one_of_each, look_for, chosen, expected):
    page = look_for("linde", typ=chosen)

    assert [f"{text(one.select_one('.teaser__meta'))} | {text(one.h3)}" for one in page.select(".teaser")] == [
        expected
    ]
    assert counts(page)["Alle"] == "7"
    assert text(page.select_one(".listing-head__count")) == "1 Treffer für »linde«"


def test_people_and_documents_lead_to_their_place(one_of_each, look_for, client):
    [person] = links(look_for("Kim Linde", typ="team"), ".teasers h3").values()
    [document] = links(look_for("Vereinbarung", typ="dokumente"), ".teasers h3").values()

    assert person.startswith("/team/#person-")
    assert f'id="{person.split("#")[1]}"' in client.get("/team/").content.decode()
    assert document.startswith("/dokumente/")


def test_a_type_without_hits_says_so_and_offers_the_others(one_of_each, look_for):
    page = look_for("Meldung", typ="team")

    assert text(page.select_one(".listing-head__count")) == "Keine Treffer für »Meldung«"
    assert counts(page) == {"Alle": "1", "Neuigkeiten": "1", "Team": "0"}
    assert links(page, ".listing-empty")["Alle Treffer zeigen"] == "?q=Meldung"


# --- Appearance ---


def test_a_page_names_the_pages_above_it(home_page, look_for):
    blocks = ContentPageFactory(parent=home_page, title="Bausteine")
    coaching = ContentPageFactory(parent=blocks, title="Coaching")
    ContentPageFactory(parent=coaching, title="Ablauf")

    assert texts(look_for("Ablauf"), ".teaser__meta") == ["Seite Bausteine › Coaching"]


def test_hits_are_marked_in_title_and_text(home_page, look_for):
    ContentPageFactory(
        parent=home_page, title="Döbeln macht mit", body=paragraph("Vorher viel. " * 60 + "In Döbeln ist etwas los.")
    )
    page = look_for("doebeln")

    assert texts(page, ".teaser h3 mark") == ["Döbeln"]
    assert texts(page, ".teaser__lead mark") == ["Döbeln"]
    assert text(page.select_one(".teaser__lead")).startswith("… ")
    assert text(page.select_one(".teaser__lead")).endswith("In Döbeln ist etwas los.")


def test_markup_in_titles_and_texts_stays_text(home_page, client):
    evil = "<script>alert(1)</script> & <b onclick='x'>Wurzen</b>"
    ContentPageFactory(
        parent=home_page,
        title=f"{evil} Titel",
        lead=evil,
        body=paragraph("&lt;script&gt;alert(2)&lt;/script&gt; Wurzen"),
    )
    html = client.get("/suche/", {"q": "wurzen <script>alert(3)</script>"}).content.decode()
    html += client.get("/suche/", {"q": "wurzen"}).content.decode()

    assert "<script>alert" not in html
    assert "<b onclick" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert "<mark>Wurzen</mark>" in html


def test_long_lists_have_pages_that_keep_the_search(home_page, look_for, titles):
    for number in range(12):
        ContentPageFactory(parent=home_page, title=f"Coaching {number}")
    page = look_for("coaching", typ="seiten")

    assert len(page.select(".teaser")) == 10
    assert links(page, ".pagination")["Seite 2"] == "?q=coaching&typ=seiten&seite=2"
    assert len(titles("coaching", seite=2)) == 2
    assert sorted(titles("coaching") + titles("coaching", seite=2)) == sorted(f"Coaching {n}" for n in range(12))


def test_the_number_of_hits_is_announced_and_results_stay_out_of_search_engines(home_page, look_for):
    ContentPageFactory(parent=home_page, title="Coaching")
    page = look_for("coaching")

    assert text(page.select_one("[role=status] h2")) == "1 Treffer für »coaching«"
    assert page.select_one("meta[name=robots]")["content"] == "noindex, follow"
    assert page.title.string == "Suche nach »coaching« (1 Treffer) – ASSKomm"


def test_before_a_search_there_is_a_form_and_no_result(home_page, client):
    response = client.get("/suche/")

    assert response.context["search"].total == 0
    assert b"noindex" not in response.content
    assert b"Treffer f" not in response.content


def test_every_page_and_the_missing_page_lead_to_the_search(home_page, client):
    page, missing = soup(client.get("/")), soup(client.get("/gibt-es-nicht/"))

    assert links(page, ".slim-bar__links") == {"Suche": "/suche/"}
    assert missing.main.select("form")[0]["action"] == "/suche/"
