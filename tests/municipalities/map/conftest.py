"""Municipalities on the map, small examples."""

import pytest

from tests.factories.boundaries import draw_row
from tests.factories.core import TeamMemberFactory
from tests.factories.municipalities import PartnershipFactory
from tests.municipalities.map.reading import record, town


@pytest.fixture
def towns(map_page):
    """
    Five municipalities, by name: Aue was consulted and has a coach, Borna has a council, Chemnitz only
    a coach, Döbeln only a plan, and of Elsterberg nothing is known.
    """
    found = {
        name: town(name, ags)
        for name, ags in (
            ("Aue", "14521035"),
            ("Borna", "14729050"),
            ("Chemnitz", "14511000"),
            ("Döbeln", "14522080"),
            ("Elsterberg", "14523080"),
        )
    }
    record("consultation", found["Aue"], "2021-03-01", started_precision="month")
    record("coaching", found["Aue"], "2021-09-01")
    record("prevention_council", found["Borna"], "2022-05-02")
    record("coaching", found["Chemnitz"], "2020-01-01", started_precision="year")
    record("security_analysis", found["Döbeln"], "2023-01-10", planned=True)
    return found


@pytest.fixture
def wurzen(map_page):
    """Wurzen with a model agreement, a shared council with its contact, two neighbours and a person of the team."""
    found = town("Wurzen", "14729410", kind="Stadt", population=16_000)
    bennewitz, lossatal = town("Bennewitz", "14729030"), town("Lossatal", "14729245")
    draw_row(bennewitz, found, lossatal)
    found.district.team_member = TeamMemberFactory(
        name="Kim Muster", phone="0351 00000-10", email="kim@example.org", is_sample=True
    )
    found.district.save()
    record("cooperation_agreement", found, "2019-02-06", completed=True, note="Als erste.")
    record("coaching", found, "2021-02-01", started_precision="month")
    record("consultation", bennewitz, "2020-01-01", completed=True)
    record(
        "prevention_council",
        partnership=PartnershipFactory(name="KPR Wurzener Land", members=[found, bennewitz]),
        day="2021-02-16",
        contact_office="Rathaus Wurzen",
        contact_phone="03425 856-0",
        contact_email="kpr@example.org",
        internal_note="Nur intern: Streit um Zuschüsse",
        source="Meldung vom 16.2.2021",
    )
    return found
