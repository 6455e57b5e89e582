"""Pages of municipalities that were merged, and of those that came of it."""

from datetime import date

import pytest

from tests.factories.boundaries import draw_row
from tests.factories.municipalities import DistrictFactory, MunicipalityFactory
from tests.municipalities.reading import milestones, record, show
from tests.pages import links, text, texts

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2024-06-15 12:00+00:00")]


@pytest.fixture
def jahnatal(map_page):
    """The municipality that Ostrau and Zschaitz-Ottewig became part of in 2023."""
    return MunicipalityFactory(
        name="Jahnatal", ags="14522275", district=DistrictFactory(ags="14522"), valid_from=date(2023, 1, 1)
    )


@pytest.fixture
def ostrau(jahnatal):
    """A predecessor of Jahnatal."""
    return MunicipalityFactory(
        name="Ostrau",
        ags="14522450",
        district=jahnatal.district,
        valid_until=date(2022, 12, 31),
        successor=jahnatal,
    )


def test_a_dissolved_municipality_names_its_successor_and_shows_its_last_state(client, ostrau):
    record("coaching", ostrau, started_on=date(2022, 12, 31))
    record("funding", ostrau, started_on=date(2023, 1, 1))

    page = show(client, "/karte/gemeinden/14522450-ostrau/")

    assert text(page.select_one(".notice")) == (
        "Ostrau ging am 1. Januar 2023 in Jahnatal auf. Diese Seite zeigt den letzten Stand davor."
    )
    assert links(page, ".notice") == {"Jahnatal": "/karte/gemeinden/14522275-jahnatal/"}
    assert texts(page, ".badges li") == ["Coaching"]
    assert [one[2] for one in milestones(page)] == ["Coaching"]


def test_a_dissolved_municipality_opens_in_the_map_of_its_last_day(client, ostrau):
    draw_row(ostrau, MunicipalityFactory())

    page = show(client, "/karte/gemeinden/14522450-ostrau/")

    assert links(page, "figcaption")["In der Karte öffnen"] == "/karte/?gemeinde=14522450&stand=2022-12-31"


def test_the_successor_shows_the_records_of_its_predecessors(client, jahnatal, ostrau):
    record("coaching", ostrau, started_on=date(2021, 3, 1))
    record("funding", jahnatal, started_on=date(2023, 3, 1))

    page = show(client, "/karte/gemeinden/14522275-jahnatal/")

    assert [one[2] for one in milestones(page)] == ["Coaching »früher Ostrau«", "Förderung"]
    assert texts(page, ".badges li") == ["Coaching", "Förderung"]
    assert page.select(".notice") == []
