"""A small register in which every kind of record stands, with what must not leave the house."""

from datetime import date

import pytest

from tests.factories.boundaries import draw_row
from tests.factories.core import MapPageFactory, create_home_page
from tests.factories.municipalities import (
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
    PartnershipFactory,
)

NOW = "2024-06-15 12:00+00:00"
MARKER = "Geheimnis"


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def register(db):
    """Wurzen with council and coaching, Plauen through a partnership, Bennewitz with a plan; the map is published."""
    MapPageFactory(parent=create_home_page())
    leipzig = {"district__ags": "14729", "district__name": "Leipzig"}
    wurzen = MunicipalityFactory(name="Wurzen", ags="14729410", ars="147290410410", population=16_000, **leipzig)
    bennewitz = MunicipalityFactory(name="Bennewitz", ags="14729030", population=5_000, **leipzig)
    plauen = MunicipalityFactory(
        name="Plauen", ags="14523320", population=64_000, district__ags="14523", district__name="Vogtlandkreis"
    )
    inside = {"internal_note": MARKER, "source": MARKER, "contact_office": MARKER, "contact_phone": MARKER}
    council, coaching = InstrumentFactory(code="prevention_council"), InstrumentFactory(code="coaching")
    ParticipationFactory(
        municipality=wurzen, instrument=council, started_on=date(2021, 2, 1), started_precision="month", **inside
    )
    ParticipationFactory(municipality=wurzen, instrument=coaching, started_on=date(2021, 5, 1), note="mit Beirat")
    ParticipationFactory(municipality=bennewitz, instrument=coaching, planned=True)
    joint = PartnershipFactory(name="KPR Süd", members=[plauen])
    ParticipationFactory(partnership=joint, instrument=council, started_on=date(2022, 3, 4))
    draw_row(bennewitz, plauen, wurzen)
    return {"Wurzen": wurzen, "Bennewitz": bennewitz, "Plauen": plauen}
