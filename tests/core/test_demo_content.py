"""The demo's texts before they are stored: complete, accepted by their blocks, set as German is."""

import re

import pytest
from django.core.exceptions import ValidationError

from asskomm.core.blocks import BodyBlock
from asskomm.core.demo import create_home
from asskomm.core.demo_content import HOME, PAGES, TEAM, TOPICS, resolve_links
from asskomm.core.demo_content.content import action, links, notice, prose
from asskomm.core.demo_library import load_library, resolve_records
from asskomm.core.models import TeamMember
from tests.factories.municipalities import InstrumentFactory

ALL_PAGES = [page for top in PAGES for page in (top, *top.children)]

each_page = pytest.mark.parametrize("page", ALL_PAGES, ids=lambda page: page.slug)


@pytest.fixture
def demo_library(db):
    """What the demo pages name: documents, people and an instrument."""
    load_library()
    TeamMember.objects.bulk_create(TeamMember(name=one.name, email=one.email) for one in TEAM)
    InstrumentFactory(code="security_analysis")


@each_page
@pytest.mark.django_db
def test_every_demo_page_is_accepted_and_rendered(page, demo_library):
    body = BodyBlock()
    value = body.to_python(resolve_records(page.stream_data))
    assert len(value) == len(page.body)
    try:
        html = body.render(body.clean(value))
    except ValidationError as error:
        pytest.fail(f"{page.slug}: {error.as_json_data()}")
    assert html.count("<h1") == 0


@each_page
def test_every_demo_page_has_a_lead_and_a_description_that_fit(page):
    assert 0 < len(page.lead) <= 400
    assert 0 < len(page.search_description) <= 160


@each_page
def test_demo_texts_keep_to_german_typography(page):
    text = repr([page.title, page.lead, page.search_description, page.body])
    assert not re.search("[„“”]| - |\\d %|z\\. B\\.|e\\. V\\.", text)


def test_the_six_building_blocks_stand_in_their_order_and_on_the_home_page():
    slugs = ["sicherheitsanalyse", "coaching", "finanzierung", "vernetzung", "fortbildung", "beratung"]
    (overview,) = [page for page in PAGES if page.slug == "bausteine"]
    assert [page.slug for page in overview.children] == slugs
    assert [teaser.slug for teaser in HOME.building_blocks] == slugs
    assert max(len(teaser.text) for teaser in HOME.building_blocks) <= 110


def test_every_district_has_exactly_one_responsible_person():
    districts = sorted(district for member in TEAM for district in member.districts)
    chemnitz = ["14511", "14521", "14522", "14523", "14524"]
    dresden = ["14612", "14625", "14626", "14627", "14628"]
    leipzig = ["14713", "14729", "14730"]
    assert districts == [*chemnitz, *dresden, *leipzig]


def test_sample_people_cannot_be_reached():
    assert all(re.fullmatch(r"0351 00000-1\d", member.phone) for member in TEAM)
    assert all(member.email.endswith("@example.org") for member in TEAM)
    assert len({member.email for member in TEAM}) == len(TEAM) == 7


def test_topics_are_distinct():
    assert len({topic.slug for topic in TOPICS}) == len({topic.name for topic in TOPICS}) == len(TOPICS) == 8


def test_known_paths_become_references_to_pages():
    body = [
        prose('<p><a href="/karte/">Karte</a> und <a href="/team/">Team</a></p>'),
        notice("hint", "Titel", '<p><a href="/team/">Team</a></p>'),
        links("Mehr", ("/team/", "Team", ""), ("https://example.org/", "Beispiel", "")),
        action("Los", "/team/", "Zum Team"),
    ]
    data = [{"type": block_type, "value": value} for block_type, value in body]
    text, box, more, button = [item["value"] for item in resolve_links(data, {"/team/": 7})]
    assert text == '<p>Karte und <a linktype="page" id="7">Team</a></p>'
    assert box["text"] == '<p><a linktype="page" id="7">Team</a></p>'
    assert more["links"] == [
        {"page": 7, "address": "", "text": "Team", "description": ""},
        {"page": None, "address": "https://example.org/", "text": "Beispiel", "description": ""},
    ]
    assert button["link"] == {"page": 7, "address": "", "text": "Zum Team"}
    assert data[3]["value"]["link"]["address"] == "/team/"


def test_links_to_parts_of_the_portal_that_are_not_there_are_left_out():
    body = [
        links("Mehr", ("/team/", "Team", ""), ("/nicht-da/", "Fehlt", ""), ("/team/?ansicht=liste", "Liste", "")),
        links("Mehr", ("/nicht-da/", "Fehlt", ""), ("/auch-nicht/", "Fehlt auch", "")),
        action("Los", "/nicht-da/", "Hin"),
        action("Los", "/team/", "Hin"),
    ]
    data = resolve_links([{"type": block_type, "value": value} for block_type, value in body], {"/team/": 7})
    assert [item["type"] for item in data] == ["links", "call_to_action"]
    assert [link["text"] for link in data[0]["value"]["links"]] == ["Team", "Liste"]
    assert data[1]["value"]["link"]["page"] == 7


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["http://localhost:8001", "http://localhost", "https://portal.example.org"])
def test_the_pages_of_the_demo_carry_the_address_at_which_it_is_served(settings, address):
    settings.SITE_URL = address
    home = create_home()

    assert home.full_url == f"{address}/"
