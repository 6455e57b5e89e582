"""The map of the projects: what the list shows, by place, and never more."""

import pytest

from tests.factories.boundaries import draw_row
from tests.factories.core import TopicFactory
from tests.factories.good_practice import PracticePageFactory
from tests.factories.municipalities import MunicipalityFactory, PartnershipFactory
from tests.good_practice.conftest import make_hidden
from tests.pages import soup, texts

pytestmark = pytest.mark.django_db

ADDRESS = "/good-practice/"


@pytest.fixture
def towns(map_page):
    """Three neighbours with shapes."""
    names = ("Belgern", "Oschatz", "Torgau")
    found = [MunicipalityFactory(name=name) for name in names]
    draw_row(*found)
    return found


def dots(client, query: str = "") -> dict[str, str]:
    """The text and the address of every dot."""
    page = soup(client.get(ADDRESS + query))
    return {dot.title.string: dot["href"] for dot in page.select(".project-map svg a")}


def test_every_place_has_one_dot_that_leads_to_its_page(client, practice_index, towns):
    belgern, oschatz, _ = towns
    for town in (belgern, belgern, oschatz):
        PracticePageFactory(parent=practice_index, municipality=town)

    assert dots(client) == {
        "Belgern: 2 Projekte": f"/karte/gemeinden/{belgern.ags}-{belgern.slug}/",
        "Oschatz: 1 Projekt": f"/karte/gemeinden/{oschatz.ags}-{oschatz.slug}/",
    }


def test_who_cannot_see_the_map_hears_the_places(client, practice_index, towns):
    for town in towns[:2]:
        PracticePageFactory(parent=practice_index, municipality=town)

    image = soup(client.get(ADDRESS)).select_one(".project-map img")

    assert image["alt"] == "Karte von Sachsen mit Projekten in 2 Kommunen: Belgern, Oschatz"


def test_the_map_follows_the_filters_of_the_list(client, practice_index, towns):
    youth = TopicFactory(slug="jugend")
    PracticePageFactory(parent=practice_index, municipality=towns[0], topics=[youth])
    PracticePageFactory(parent=practice_index, municipality=towns[1])

    assert list(dots(client, "?thema=jugend")) == ["Belgern: 1 Projekt"]


def test_what_visitors_must_not_see_has_no_dot(client, practice_index, towns):
    PracticePageFactory(parent=practice_index, municipality=towns[0])
    make_hidden(lambda **values: PracticePageFactory(parent=practice_index, municipality=towns[1], **values))

    assert list(dots(client)) == ["Belgern: 1 Projekt"]


def test_projects_of_partnerships_alone_make_no_map(client, practice_index, towns):
    PracticePageFactory(parent=practice_index, partnership=PartnershipFactory())

    page = soup(client.get(ADDRESS))

    assert len(texts(page, ".teaser")) == 1
    assert page.select(".project-map") == []


def test_the_dots_stand_on_a_drawing_of_the_same_size(client, practice_index, towns):
    PracticePageFactory(parent=practice_index, municipality=towns[0])

    page = soup(client.get(ADDRESS))
    image = page.select_one(".project-map img")
    drawing = client.get(image["src"])

    assert drawing["Content-Type"] == "image/svg+xml"
    box = f"0 0 {image['width']} {image['height']}"
    assert page.select_one(".project-map svg")["viewbox"] == box
    assert f'viewBox="{box}"' in drawing.content.decode()
