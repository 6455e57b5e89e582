"""»{Zahl: Coaching, heute}« in a text: a number for visitors, a clear message for editors, never an error."""

from datetime import date

import pytest
from wagtail.rich_text import RichText

from asskomm.core.admin.publishing import problems_of
from asskomm.core.blocks import BodyBlock
from municipalities.figures.inline import fill_in, problems_in
from tests.factories.core import ContentPageFactory
from tests.factories.municipalities import InstrumentFactory, MunicipalityFactory, ParticipationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def register():
    """Three towns in two districts; a coaching since 2021 and one since 2024, and one that is planned."""
    coaching = InstrumentFactory(code="coaching", label="Coaching", plural="Coachings")
    wurzen = MunicipalityFactory(name="Wurzen", ags="14729410", district__ags="14729", district__name="Leipzig")
    grimma = MunicipalityFactory(name="Grimma", ags="14729160")
    pirna = MunicipalityFactory(
        name="Pirna", ags="14628270", district__ags="14628", district__name="Sächsische Schweiz-Osterzgebirge"
    )
    ParticipationFactory(municipality=wurzen, instrument=coaching, started_on=date(2021, 2, 1))
    ParticipationFactory(municipality=pirna, instrument=coaching, started_on=date(2024, 3, 1))
    ParticipationFactory(municipality=grimma, instrument=coaching, planned=True)


@pytest.mark.parametrize(
    ("wish", "number"),
    [
        ("{Zahl: Coaching, heute}", "2"),
        ("{Zahl: Coachings, 31.12.2023}", "1"),
        ("{zahl:coaching,2021-01-31}", "0"),
        ("{Zahl: Coaching geplant, heute}", "1"),
        ("{Zahl: Kommunen mit Coaching, heute}", "2"),
        ("{Zahl: Kommunen, heute, Landkreis Leipzig}", "1"),
        ("{Zahl: alle Kommunen, heute, Leipzig}", "2"),
        ("{Zahl:&nbsp;Kommunen, heute, Landkreis S&auml;chsische Schweiz-Osterzgebirge}", "1"),
    ],
)
def test_a_wish_becomes_its_number(wish, number):
    assert str(RichText(f"<p>Es sind <b>{wish}</b> heute.</p>")).strip() == f"<p>Es sind <b>{number}</b> heute.</p>"
    assert list(problems_in(wish)) == []


@pytest.mark.parametrize(
    ("wish", "problem"),
    [
        ("{Zahl: Coching, heute}", "»Coching« ist keine bekannte Zahl. Möglich sind: Kommunen, alle Kommunen,"),
        ("{Zahl: Coaching}", "Bitte Name und Tag angeben"),
        ("{Zahl: Coaching, gestern}", "Der Tag »gestern« ist nicht lesbar."),
        ("{Zahl: Coaching, 31.2.2021}", "Der Tag »31.2.2021« ist nicht lesbar."),
        ("{Zahl: Coaching, 1.1.2019}", "Zahlen gibt es vom 6.\xa0Februar 2019 bis heute"),
        ("{Zahl: Coaching, 1.1.2999}", "Zahlen gibt es vom 6.\xa0Februar 2019 bis heute"),
        ("{Zahl: Coaching, heute, Bayern}", "Das Gebiet »Bayern« ist nicht eindeutig oder nicht bekannt."),
    ],
)
def test_what_cannot_be_computed_is_left_out_for_visitors_and_explained_to_editors(wish, problem):
    assert fill_in(f"<p>Also {wish}.</p>") == "<p>Also .</p>"
    [message] = problems_in(wish)
    assert problem in message


def test_formats_inside_the_braces_are_explained():
    [message] = problems_in("<p>{Zahl: <b>Coaching</b>, heute}</p>")
    assert "ohne Formatierung in der Klammer" in message


def test_markup_never_gets_out_of_a_wish():
    assert "<script" not in str(RichText("<p>{Zahl: <script>alert(1)</script>, heute}</p>"))


def test_a_page_shows_the_number_and_is_not_published_with_an_unknown_one(client, home_page):
    def page_with(text: str):
        body = BodyBlock().to_python([{"type": "rich_text", "value": f"<p>{text}</p>"}])
        return ContentPageFactory(parent=home_page, body=body)

    good = page_with("Bisher {Zahl: Coaching, heute} Coachings.")
    bad = page_with("Bisher {Zahl: Coching, heute} Coachings.")

    assert "<p>Bisher 2 Coachings.</p>" in client.get(good.url).content.decode()
    assert "<p>Bisher  Coachings.</p>" in client.get(bad.url).content.decode()
    assert [one.message for one in problems_of(good) if "Zahl" in one.message] == []
    assert ["keine bekannte Zahl" in one.message for one in problems_of(bad) if one.field == "body"] == [True]


def test_many_numbers_of_a_day_take_no_query_beyond_its_state(django_assert_num_queries):
    text = "<p>{Zahl: Coaching, heute} {Zahl: Kommunen, heute}</p>"
    fill_in(text)
    # What remains is asking for the content version, which a request has read already.
    with django_assert_num_queries(4):
        fill_in(text * 2)
