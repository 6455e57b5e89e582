"""The home page: sections that editors order, hide and leave out, and nothing half empty."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import get_template
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, PageViewRestriction

from asskomm.core.blocks.home import HomeSectionsBlock
from asskomm.core.models import HomePage, PortalImage
from tests.factories.calendar_events import EventIndexPageFactory, EventPageFactory
from tests.factories.core import ContentPageFactory, MapPageFactory, TopicFactory
from tests.factories.good_practice import (
    PracticeIndexPageFactory,
    PracticePageFactory,
    ProfileIndexPageFactory,
    ProfilePageFactory,
)
from tests.factories.municipalities import MunicipalityFactory
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.pages import links, soup, texts

pytestmark = pytest.mark.django_db

SECTIONS = list(HomeSectionsBlock().child_blocks.values())
each_section = pytest.mark.parametrize("block", SECTIONS, ids=lambda block: block.name)


def make_private(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def set_sections(home: HomePage, *sections: tuple[str, dict]) -> None:
    """Store the sections the way the form does."""
    home.sections = [{"type": name, "value": value} for name, value in sections]
    home.save()


@pytest.fixture
def building_blocks(home_page):
    """A section with a public, a private and an unpublished page side by side."""
    parent = ContentPageFactory(parent=home_page, title="Bausteine", slug="bausteine")
    ContentPageFactory(parent=parent, title="Coaching", slug="coaching", lead="Ein Coach begleitet Sie.")
    make_private(ContentPageFactory(parent=parent, title="Intern", slug="intern"))
    ContentPageFactory(parent=parent, title="Entwurf", slug="entwurf", live=False)
    ContentPageFactory(parent=parent, title="Beratung", slug="beratung", lead="Lead.", teaser="Der erste Schritt.")
    return parent


@pytest.fixture
def content(home_page, building_blocks):
    """Something for every section to show."""
    MapPageFactory(parent=home_page)
    MunicipalityFactory(name="Wurzen")
    NewsPageFactory(parent=NewsIndexPageFactory(parent=home_page), title="Neues aus Wurzen")
    PracticePageFactory(parent=PracticeIndexPageFactory(parent=home_page), title="Kulturmarkt")
    ProfilePageFactory(parent=ProfileIndexPageFactory(parent=home_page), title="Kim Muster", month=date(2021, 5, 1))
    EventPageFactory(parent=EventIndexPageFactory(parent=home_page), title="Netzwerktreffen")
    return {
        "timeline": ("timeline", {}),
        "news": ("news", {}),
        "map": ("map", {}),
        "practice": ("practice", {}),
        "building_blocks": ("building_blocks", {"parent_page": building_blocks.pk}),
        "content": (
            "content",
            {"body": [{"type": "rich_text", "value": "<h2>Aus der Werkstatt</h2><p>Text</p>"}]},
        ),
        "call_to_action": (
            "call_to_action",
            {"text": "Am Anfang steht ein Gespräch.", "link": {"page": building_blocks.pk, "address": "", "text": ""}},
        ),
    }


def headings(client) -> list[str]:
    return texts(soup(client.get("/")), "main h2")


# --- Which sections there are ---------------------------------------------------------------------------------


def test_a_new_home_page_shows_whatever_there_is_in_the_order_of_the_design(client, home_page, content):
    home_page.sections[4].value["parent_page"] = Page.objects.get(slug="bausteine").specific
    home_page.save()

    assert headings(client) == [
        "Zeittafel",
        "Neuigkeiten",
        "Wo Kommunen mitmachen",
        "ASSKomm des Monats",
        "Good Practice",
        "Sechs Bausteine",
    ]


def test_a_new_home_page_without_any_content_shows_title_and_lead_and_nothing_else(client, home_page):
    home_page.lead = "Das Portal."
    home_page.save()
    main = soup(client.get("/")).main

    assert [one.name for one in main.find_all(recursive=False)] == ["div"]
    assert texts(main, "h1, h2, h3, p, section, a, img, form") == ["Gemeinsam sicher", "Das Portal."]


def test_editors_order_the_sections(client, home_page, content):
    order = ("call_to_action", "building_blocks", "content", "practice", "map", "news", "timeline")
    set_sections(home_page, *(content[name] for name in order))

    assert headings(client) == [
        "Sechs Bausteine",
        "Aus der Werkstatt",
        "ASSKomm des Monats",
        "Good Practice",
        "Wo Kommunen mitmachen",
        "Neuigkeiten",
        "Zeittafel",
    ]
    assert texts(soup(client.get("/")), ".call-to-action p") == ["Am Anfang steht ein Gespräch."]


@pytest.mark.parametrize(
    "hidden", ["timeline", "news", "map", "practice", "building_blocks", "content", "call_to_action"]
)
def test_a_hidden_section_is_kept_and_not_shown(client, home_page, content, hidden):
    name, value = content[hidden]
    set_sections(home_page, (name, {**value, "is_shown": False}))
    shown = soup(client.get("/")).main.find_all(recursive=False)
    set_sections(home_page, (name, {**value, "is_shown": True}))

    assert len(shown) == 1
    assert len(soup(client.get("/")).main.find_all(recursive=False)) == 2


def test_the_same_kind_of_section_may_stand_twice(client, home_page, content):
    set_sections(home_page, content["news"], ("news", {"heading": "Noch einmal"}))
    page = soup(client.get("/"))
    ids = [one["id"] for one in page.select("[id]")]

    assert headings(client) == ["Neuigkeiten", "Noch einmal"]
    assert len(ids) == len(set(ids))
    assert {one["aria-labelledby"] for one in page.select("main section")} == {"abschnitt-1", "abschnitt-2"}


def test_sections_may_be_removed_altogether(client, home_page, content):
    set_sections(home_page)

    assert headings(client) == []


# --- Each section ---------------------------------------------------------------------------------------------


@each_section
def test_every_section_tells_editors_what_it_is(block):
    assert block.meta.icon not in (None, "placeholder")
    assert block.meta.label
    assert block.meta.group
    assert block.get_description().endswith(".")
    assert get_template(block.meta.template)
    for field in block.child_blocks.values():
        assert field.label


@each_section
def test_every_section_renders_its_preview_with_content_and_without(block, home_page, rf, request):
    context = {"request": rf.get("/"), "anchor": "abschnitt-1"}
    assert "None" not in block.render(block.get_preview_value(), context)
    request.getfixturevalue("content")

    assert block.render(block.get_preview_value(), context).strip()


@pytest.fixture
def reports(home_page):
    """Eight reports, two of them about Jugend."""
    index = NewsIndexPageFactory(parent=home_page)
    topic = TopicFactory(name="Jugend", slug="jugend")
    for number in range(8):
        NewsPageFactory(parent=index, title=f"Meldung {number}", topics=[topic] if number in (1, 4) else [])
    return topic


@pytest.mark.parametrize("number", [3, 6])
def test_news_are_as_many_as_chosen(client, home_page, reports, number):
    set_sections(home_page, ("news", {"number": str(number)}))

    assert texts(soup(client.get("/")), ".teaser h3") == [f"Meldung {7 - one}" for one in range(number)]


def test_news_of_one_topic_lead_to_the_list_of_this_topic(client, home_page, reports):
    set_sections(home_page, ("news", {"heading": "Aus der Jugendarbeit", "topic": reports.pk}))
    page = soup(client.get("/"))

    assert headings(client) == ["Aus der Jugendarbeit"]
    assert texts(page, ".teaser h3") == ["Meldung 4", "Meldung 1"]
    assert links(page, ".section-heading") == {"Alle Neuigkeiten": "/neuigkeiten/?thema=jugend"}


def test_the_map_has_a_heading_a_text_and_a_search_as_chosen(client, home_page, content):
    set_sections(home_page, ("map", {"heading": "Sachsen", "text": "Schon viele.", "with_search": False}))
    without = soup(client.get("/"))
    set_sections(home_page, ("map", {}))
    page = soup(client.get("/"))

    assert texts(without, "main h2, .map-teaser__text > p")[:2] == ["Sachsen", "Schon viele."]
    assert without.select("main form") == []
    assert (page.select_one("main form")["action"], page.select_one("main form input")["name"]) == ("/karte/", "q")


def test_projects_are_as_many_as_chosen(client, home_page):
    index = PracticeIndexPageFactory(parent=home_page)
    for number in range(5):
        PracticePageFactory(parent=index, title=f"Projekt {number}")
    set_sections(home_page, ("practice", {"heading": "Zum Nachmachen", "number": "4"}))

    assert headings(client) == ["Zum Nachmachen"]
    assert len(texts(soup(client.get("/")), ".practice-rows h3")) == 4


def test_building_blocks_are_the_public_pages_in_the_editors_order(client, home_page, building_blocks):
    set_sections(home_page, ("building_blocks", {"parent_page": building_blocks.pk, "text": ""}))
    page = soup(client.get("/"))

    assert links(page, ".building-blocks") == {
        "Coaching": "/bausteine/coaching/",
        "Beratung": "/bausteine/beratung/",
    }
    assert texts(page, ".building-blocks p") == ["Ein Coach begleitet Sie.", "Der erste Schritt."]
    assert texts(page, ".section-heading__text") == []


@pytest.mark.parametrize("act", [make_private, Page.delete], ids=["private", "deleted"])
def test_building_blocks_go_with_their_section(client, home_page, building_blocks, act):
    set_sections(home_page, ("building_blocks", {"parent_page": building_blocks.pk}))
    before = headings(client)
    act(building_blocks)

    assert (before, headings(client)) == (["Sechs Bausteine"], [])


def test_a_call_to_action_goes_with_the_page_it_leads_to(client, home_page, building_blocks, content):
    set_sections(home_page, content["call_to_action"])
    before = links(soup(client.get("/")), ".call-to-action")
    building_blocks.unpublish()

    assert before == {"Bausteine": "/bausteine/"}
    assert soup(client.get("/")).select(".call-to-action") == []


def test_own_content_may_hold_a_gallery_whose_script_is_loaded(client, home_page):
    image = PortalImage.objects.create(title="Eins", file=get_test_image_file())
    picture = {"image": {"image": image.pk, "alt_text": "", "decorative": True}, "caption": ""}
    gallery = {"type": "gallery", "value": {"heading": "Eindrücke", "pictures": [picture, picture]}}
    set_sections(home_page, ("content", {"body": [gallery]}))
    shown = soup(client.get("/"))
    set_sections(home_page, ("content", {"is_shown": False, "body": [gallery]}))

    assert [one["src"] for one in shown.select("script[src]")] == ["/static/js/gallery.js"]
    assert soup(client.get("/")).select("script[src]") == []


def test_only_one_map_and_one_person_of_the_month_can_be_placed(home_page):
    stream = HomePage._meta.get_field("sections").stream_block
    value = stream.to_python([{"type": "map", "value": {}}, {"type": "map", "value": {}}])

    with pytest.raises(ValidationError):
        stream.clean(value)
