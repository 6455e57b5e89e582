"""The figure of a text: computed from the register for the current day, never typed."""

import re
from datetime import timedelta

import pytest
from wagtail.blocks import StructBlockValidationError

from asskomm.core.blocks import BodyBlock, FigureBlock
from municipalities.models import Instrument, Participation
from municipalities.participation import today
from tests.factories.core import ContentPageFactory
from tests.factories.municipalities import InstrumentFactory, MunicipalityFactory, ParticipationFactory
from tests.pages import links, soup, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(map_page):
    """Three municipalities in two districts; two have an agreement, one of them a council."""
    agreement = InstrumentFactory(
        code="cooperation_agreement", label="Kooperationsvereinbarung", plural="Kooperationsvereinbarungen"
    )
    council = InstrumentFactory(code="prevention_council", label="Präventionsrat", plural="Präventionsräte")
    wurzen = MunicipalityFactory(name="Wurzen", ags="14729410", district__ags="14729", district__name="Leipzig")
    grimma = MunicipalityFactory(name="Grimma", ags="14729160", district=wurzen.district)
    pirna = MunicipalityFactory(
        name="Pirna", ags="14628270", district__ags="14628", district__name="Sächsische Schweiz"
    )
    ParticipationFactory(municipality=wurzen, instrument=agreement)
    ParticipationFactory(municipality=pirna, instrument=agreement)
    ParticipationFactory(municipality=wurzen, instrument=council)
    return {"agreement": agreement, "council": council, "district": wurzen.district, "grimma": grimma}


def show(client, home_page, **choice):
    """The figure on a page, as (number and words, addresses of its links); None where nothing is shown."""
    value = {"subject": "participating", "area": "state", "text": "", **choice}
    page = ContentPageFactory(parent=home_page, body=BodyBlock().to_python([{"type": "figure", "value": value}]))
    found = soup(client.get(page.url)).select_one(".flow")
    return (text(found.select_one(".figure__number")), list(links(found, ".figure").values())) if found.div else None


def test_everybody_who_takes_part_is_counted(client, home_page, register):
    assert show(client, home_page) == ("2 von 3 Kommunen nehmen teil", ["/karte/"])


def test_a_district_narrows_the_figure_and_the_map(client, home_page, register):
    shown = show(client, home_page, area="district", district=register["district"].pk)

    assert shown == ("1 von 2 Kommunen im Landkreis Leipzig nehmen teil", ["/karte/?kreis=14729"])


def test_an_instrument_is_counted_in_its_own_words(client, home_page, register):
    shown = show(client, home_page, subject="instrument", instrument=register["agreement"].pk)
    narrowed = show(
        client,
        home_page,
        subject="instrument",
        instrument=register["council"].pk,
        area="district",
        district=register["district"].pk,
    )

    assert shown == ("2 Kooperationsvereinbarungen", ["/karte/?instrument=cooperation_agreement"])
    assert narrowed == (
        "1 Präventionsrat im Landkreis Leipzig",
        ["/karte/?instrument=prevention_council&kreis=14729"],
    )


def test_the_figure_follows_the_register_and_says_its_day(client, home_page, register):
    before = show(client, home_page)
    ParticipationFactory(municipality=register["grimma"], instrument=register["council"])
    ParticipationFactory(
        municipality=register["grimma"], instrument=register["agreement"], started_on=today() + timedelta(days=1)
    )

    assert (before[0], show(client, home_page)[0]) == ("2 von 3 Kommunen nehmen teil", "3 von 3 Kommunen nehmen teil")
    page = ContentPageFactory(
        parent=home_page, body=BodyBlock().to_python([{"type": "figure", "value": FigureBlock().meta.preview_value}])
    )
    assert re.search(
        rf"Stand {today().day}\. \w+ {today().year}, aus dem Register", text(soup(client.get(page.url)).main)
    )


def test_a_removed_instrument_shows_nothing_instead_of_everything(client, home_page, register):
    council = register["council"].pk
    Participation.objects.filter(instrument=council).delete()
    Instrument.objects.get(pk=council).delete()

    assert show(client, home_page, subject="instrument", instrument=council) is None
    assert show(client, home_page, area="district", district=4711) is None


def test_without_municipalities_there_is_no_figure(client, map_page, home_page):
    assert show(client, home_page) is None


def test_an_unpublished_map_is_not_linked(client, home_page, map_page, register):
    map_page.unpublish()

    assert show(client, home_page) == ("2 von 3 Kommunen nehmen teil", [])


def test_a_choice_that_does_not_fit_is_refused_on_publishing_only(register):
    block = FigureBlock()

    def errors(**values):
        value = block.to_python({"subject": "participating", "area": "state", **values})
        assert block.clean_deferred(value)
        try:
            block.clean(value)
        except StructBlockValidationError as error:
            return {name: one.messages[0] for name, one in error.block_errors.items()}
        return {}

    assert errors() == {}
    assert errors(subject="instrument") == {"instrument": "Wählen Sie das Instrument, das gezählt wird."}
    assert list(errors(instrument=register["council"].pk)) == ["instrument"]
    assert list(errors(area="district")) == ["district"]
    assert list(errors(district=register["district"].pk)) == ["district"]


def test_one_figure_more_costs_no_query_more(client, home_page, register, django_assert_max_num_queries):
    figure = {"subject": "participating", "area": "state", "text": ""}
    one, many = (
        ContentPageFactory(
            parent=home_page, body=BodyBlock().to_python([{"type": "figure", "value": figure}] * number)
        )
        for number in (1, 6)
    )
    client.get("/")
    with django_assert_max_num_queries(100) as first:
        client.get(one.url)
    with django_assert_max_num_queries(len(first)):
        client.get(many.url)
