"""»Kommunen mit …«: the block that lists who has taken up an instrument, by district."""

from datetime import date

import pytest

from municipalities.participation import InstrumentCount, as_of
from municipalities.takers import Takers, takers_of
from tests.factories.core import ContentPageFactory
from tests.factories.municipalities import (
    DistrictFactory,
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
    PartnershipFactory,
)
from tests.pages import links, soup, text, texts

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2024-06-15 12:00+00:00")]


@pytest.fixture
def analysis(db):
    return InstrumentFactory(code="security_analysis")


@pytest.fixture
def records(map_page, analysis):
    """One analysis of one town, one of two together, one planned, one that is over; and another instrument."""
    for ags, name in [("14522", "Mittelsachsen"), ("14625", "Bautzen")]:
        DistrictFactory(ags=ags, name=name)
    towns = {
        name: MunicipalityFactory(name=name, ags=ags)
        for name, ags in [
            ("Zittau", "14625600"),
            ("Öderan", "14522001"),
            ("Penig", "14522002"),
            ("Roßwein", "14522003"),
            ("Ohne", "14522004"),
        ]
    }
    ParticipationFactory(instrument=analysis, municipality=towns["Zittau"], completed=True)
    pair = PartnershipFactory(name="Doppelstadt", members=[towns["Öderan"], towns["Penig"]])
    ParticipationFactory(instrument=analysis, partnership=pair)
    ParticipationFactory(instrument=analysis, municipality=towns["Roßwein"], planned=True)
    ParticipationFactory(instrument=analysis, municipality=towns["Ohne"], ended=True)
    ParticipationFactory(instrument=InstrumentFactory(code="coaching"), municipality=towns["Ohne"])


@pytest.fixture
def page(records, home_page, analysis):
    page = ContentPageFactory(parent=home_page, slug="sicherheitsanalyse")
    value = {"heading": "Wo es das gibt", "instrument": analysis.pk}
    page.body = page.body.stream_block.to_python([{"type": "municipalities_with", "value": value}])
    page.save_revision().publish()
    return page


def show(client):
    return soup(client.get("/sicherheitsanalyse/")).select_one(".takers")


def test_a_shared_analysis_counts_once_as_analysis_and_twice_as_municipalities(client, page):
    shown = text(show(client).select_one(".takers__summary"))

    assert shown.startswith("2 Sicherheitsanalysen in 3 Kommunen, 1 weitere geplant.")
    assert "Stand 15. Juni 2024" in shown
    assert links(show(client), ".takers__summary")["Auf der Karte ansehen"] == "/karte/?instrument=security_analysis"


def test_the_list_goes_by_district_and_by_name_the_german_way(client, page):
    shown = show(client)

    assert texts(shown, ".takers__district") == ["Landkreis Bautzen", "Landkreis Mittelsachsen"]
    assert links(shown, ".takers__districts") == {
        "Zittau": "/karte/gemeinden/14625600-zittau/",
        "Öderan": "/karte/gemeinden/14522001-oederan/",
        "Penig": "/karte/gemeinden/14522002-penig/",
        "Roßwein": "/karte/gemeinden/14522003-rosswein/",
    }
    assert texts(shown, ".takers__state") == [
        "abgeschlossen",
        "läuft seit 1. Januar 2021, über Doppelstadt",
        "läuft seit 1. Januar 2021, über Doppelstadt",
        "geplant (Stand 1. Januar 2021)",
    ]


def test_a_new_record_is_in_the_list_at_once(client, page, analysis):
    show(client)
    ParticipationFactory(instrument=analysis, municipality=MunicipalityFactory(name="Neu", ags="14625601"))

    assert "3 Sicherheitsanalysen in 4 Kommunen" in text(show(client))


def test_the_list_agrees_with_the_map_on_every_day(records, analysis):
    for day in (date(2020, 12, 31), date(2021, 1, 1), date(2022, 1, 1)):
        state = as_of(day)
        listed = [one.standing.ags for group in takers_of(analysis, state).districts for one in group.takers]
        assert sorted(listed) == sorted(one.ags for one in state if one.entry_for(analysis.code))
        assert len(listed) == len(set(listed))


@pytest.mark.parametrize(
    ("records", "municipalities", "planned", "expected"),
    [
        (0, 0, 0, ""),
        (1, 1, 0, "1 Sicherheitsanalyse in 1 Kommune"),
        (1, 2, 0, "1 Sicherheitsanalyse in 2 Kommunen"),
        (0, 0, 2, "2 geplant"),
    ],
)
def test_the_summary_is_a_german_sentence(analysis, records, municipalities, planned, expected):
    count = InstrumentCount(analysis, records, municipalities, planned)

    assert Takers(count, as_of(date(2024, 1, 1)), []).summary == expected


def test_without_a_record_the_list_says_so(client, map_page, home_page, analysis):
    page = ContentPageFactory(parent=home_page, slug="sicherheitsanalyse")
    value = {"heading": "", "instrument": analysis.pk}
    page.body = page.body.stream_block.to_python([{"type": "municipalities_with", "value": value}])
    page.save_revision().publish()

    assert text(show(client)) == "Noch ist keine Kommune eingetragen."
