"""Five municipalities in a row, among them one with an umlaut, with stages, a plan and a symbol."""

from types import SimpleNamespace

import pytest
import time_machine

from municipalities.models import Instrument
from tests.factories.boundaries import draw_row
from tests.factories.core import MapPageFactory
from tests.factories.municipalities import (
    DistrictFactory,
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
)

NOW = "2024-06-15 12:00+00:00"


@pytest.fixture
def saxony(home_page):
    """The map's page with its register, on 15 June 2024."""
    with time_machine.travel(NOW):
        MapPageFactory(parent=home_page)
        leipzig = DistrictFactory(ags="14729", name="Leipzig")
        goerlitz = DistrictFactory(ags="14626", name="Görlitz")
        wurzen = MunicipalityFactory(district=leipzig, ags="14729410", name="Wurzen", population=16_000)
        grimma = MunicipalityFactory(district=leipzig, ags="14729160", name="Grimma", population=28_000)
        boehlen = MunicipalityFactory(district=leipzig, ags="14729050", name="Böhlen", population=6_000)
        zittau = MunicipalityFactory(district=goerlitz, ags="14626610", name="Zittau", population=25_000)
        loebau = MunicipalityFactory(district=goerlitz, ags="14626280", name="Löbau", population=14_000)
        draw_row(wurzen, grimma, boehlen, zittau, loebau)
        for municipality, code in (
            (wurzen, Instrument.PREVENTION_COUNCIL),
            (grimma, Instrument.COOPERATION_AGREEMENT),
            (wurzen, Instrument.COACHING),
        ):
            ParticipationFactory(municipality=municipality, instrument=InstrumentFactory(code=code))
        ParticipationFactory(
            municipality=boehlen, instrument=InstrumentFactory(code=Instrument.SECURITY_ANALYSIS), planned=True
        )
        yield SimpleNamespace(wurzen=wurzen, grimma=grimma, boehlen=boehlen, zittau=zittau, loebau=loebau)
