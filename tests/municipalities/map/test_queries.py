"""How much a visitor asks of the database: the same for ten records and for two thousand, and never a write."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from asskomm.core.caching import memory
from municipalities.models import (
    BoundaryDataset,
    Instrument,
    Municipality,
    MunicipalityBoundary,
    Participation,
    Partnership,
    PartnershipMembership,
)
from tests.factories.boundaries import square
from tests.factories.core import ContentPageFactory, TeamMemberFactory, TeamPageFactory
from tests.factories.municipalities import DistrictFactory

pytestmark = pytest.mark.django_db

MUNICIPALITIES = 100

# A query string that changes nothing keeps the answer out of the page cache: what is counted is the page itself.
ADDRESSES = {
    "home": "/?x",
    "map": "/karte/?x",
    "map with a selection": "/karte/?gemeinde=14521000",
    "map of an instrument in the past": "/karte/?instrument=coaching&stand=2022-01-01",
    "search": "/karte/?q=ort",
    "table": "/karte/?ansicht=tabelle",
    "table of all": "/karte/?ansicht=tabelle&alle=on&seite=2",
    "municipality": "/karte/gemeinden/14521000-ort-000/?x",
    "councils": "/karte/praeventionsraete/?x",
    "team": "/team/?x",
    "states": "/karte/daten/stand.json?x",
    "spreadsheet": "/karte/daten/gemeinden.csv?x",
    "drawing": "/karte/karte.svg?x",
    "suggestions": "/karte/suche.json?q=ort",
}

each_address = pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)


@pytest.fixture
def towns(map_page) -> list[Municipality]:
    """A hundred municipalities, with shapes, neighbours, and the pages around the map."""
    TeamPageFactory(parent=map_page.get_parent())
    ContentPageFactory(parent=map_page.get_parent())
    district = DistrictFactory(ags="14521", team_member=TeamMemberFactory())
    found = [
        Municipality(
            ags=f"14521{number:03}", name=f"Ort {number:03}", district=district, latitude=50.6, longitude=12.6
        )
        for number in range(MUNICIPALITIES)
    ]
    for one in found:
        one.set_derived_fields()
    Municipality.objects.bulk_create(found)
    dataset = BoundaryDataset.objects.create(title="Muster", attribution="Muster", is_schematic=True)
    MunicipalityBoundary.objects.bulk_create(
        MunicipalityBoundary(municipality=one, dataset=dataset, geometry=square(position % 20))
        for position, one in enumerate(found)
    )
    found[0].neighbours.add(*found[1:6])
    return found


def add_records(towns: list[Municipality], number: int) -> None:
    """Add so many records in turn: joint ones, councils with their contact, plans, and completed steps."""
    instruments = list(Instrument.objects.all())
    partnerships = Partnership.objects.bulk_create(
        Partnership(name=f"KPR {position}") for position in range(number // 10)
    )
    PartnershipMembership.objects.bulk_create(
        PartnershipMembership(partnership=one, municipality=towns[(position * 3 + step) % len(towns)])
        for position, one in enumerate(partnerships)
        for step in range(3)
    )
    records = []
    for position in range(number):
        joint = position % 10 == 0
        records.append(
            Participation(
                instrument=instruments[position % len(instruments)],
                partnership=partnerships[position // 10] if joint else None,
                municipality=None if joint else towns[position % len(towns)],
                state="completed",
                planned_on=date(2019, 6, 1),
                started_on=date(2020, 1, 1) + timedelta(days=position),
                contact_office="Rathaus",
                contact_phone="03425 1",
            )
        )
    Participation.objects.bulk_create(records)


def queries(address: str) -> list[str]:
    """The SQL statements of one visit."""
    with CaptureQueriesContext(connection) as found:
        response = Client().get(address)
    assert response.status_code == 200
    return [one["sql"] for one in found]


def cold(address: str) -> list[str]:
    """Those of the first visit after a change."""
    cache.clear()
    memory.clear()
    return queries(address)


def warm(address: str) -> list[str]:
    """Those of a visit after others have looked at the map and at another municipality."""
    Client().get("/karte/")
    Client().get("/karte/gemeinden/14521001-ort-001/")
    Client().get(address)
    return queries(address)


@each_address
def test_two_thousand_records_cost_as_many_queries_as_ten(towns, address):
    counts = []
    for number in (10, 1990):
        Participation.objects.all().delete()
        PartnershipMembership.objects.all().delete()
        Partnership.objects.all().delete()
        add_records(towns, number)
        counts.append((len(cold(address)), len(warm(address))))

    assert counts[0] == counts[1]


def test_visitors_only_ever_read(towns):
    add_records(towns, 50)

    statements = {name: {sql.split()[0] for sql in cold(address)} for name, address in ADDRESSES.items()}

    assert statements == {name: {"SELECT"} for name in ADDRESSES}


def test_pages_stay_within_their_budget_once_somebody_has_looked(towns):
    add_records(towns, 50)
    # A selection brings what the municipality's own page brings.
    budget = {"map": 8, "table": 8, "home": 8, "map with a selection": 10, "municipality": 10, "councils": 10}

    spent = {name: len(warm(ADDRESSES[name])) for name in budget}

    assert {name: number for name, number in spent.items() if number > budget[name]} == {}


def test_a_page_that_somebody_has_seen_costs_one_query(towns):
    add_records(towns, 50)
    for address in ("/", "/karte/", "/karte/gemeinden/14521000-ort-000/", "/karte/praeventionsraete/", "/team/"):
        Client().get(address)
        assert len(queries(address)) == 1
