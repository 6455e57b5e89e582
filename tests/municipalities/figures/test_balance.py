"""The Bilanz: what the page and its workbook say, and how it answers odd days."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from municipalities.participation import today
from tests.factories.municipalities import InstrumentFactory, MunicipalityFactory, ParticipationFactory
from tests.pages import links, soup, text, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(map_page):
    """Wurzen with an agreement since March 2021 and a council since 2023; Pirna with nothing."""
    agreement = InstrumentFactory(code="cooperation_agreement")
    wurzen = MunicipalityFactory(name="Wurzen", ags="14729410", district__ags="14729", population=3000)
    MunicipalityFactory(name="Pirna", ags="14628270", district__ags="14628", population=1000)
    ParticipationFactory(municipality=wurzen, instrument=agreement, completed=True, started_on=date(2021, 3, 1))
    ParticipationFactory(
        municipality=wurzen, instrument=InstrumentFactory(code="prevention_council"), started_on=date(2023, 5, 1)
    )


def alerts(client, query: str) -> list[str]:
    return texts(soup(client.get(f"/karte/bilanz/{query}")), "[role=alert] p")


@pytest.mark.usefixtures("register")
class TestPage:
    def test_figures_and_shares_of_the_day(self, client):
        page = soup(client.get("/karte/bilanz/?stand=2022-01-01"))
        figures = texts(page, ".key-figures li")
        assert figures[0] == "1 Kommunen machen mit von 2, 50,0 %"
        assert figures[1].startswith("75,0 % der Einwohner:innen leben dort 3.000 Menschen")
        row = page.select_one("[data-instrument=cooperation_agreement]")
        assert [text(cell) for cell in row.select("td")] == ["1", "1", "50,0 %", "0"]

    def test_changes_are_a_list_with_links(self, client):
        page = soup(client.get("/karte/bilanz/?von=2021-01-01&bis=2021-06-30"))
        assert text(page.select_one("#veraenderungen")) == "Zwischen 1. Januar 2021 und 30. Juni 2021"
        assert texts(page, ".changes h3") == ["1 Kooperationsvereinbarung neu"]
        assert links(page, ".changes") == {"Wurzen": "/karte/gemeinden/14729410-wurzen/"}

    def test_nothing_of_later_days_is_told(self, client):
        page = soup(client.get("/karte/bilanz/?stand=2022-01-01"))
        assert texts(page, ".balance__milestones tbody tr") == ["1. März 2021 Kooperationsvereinbarung neu Wurzen"]
        assert texts(page, "#verlauf-text") == [
            "Am 1. Januar 2022: Kooperationsvereinbarung 1. Alle Monate stehen in der Tabelle darunter."
        ]

    def test_the_drawing_has_its_words_and_no_style(self, client):
        page = soup(client.get("/karte/bilanz/"))
        drawing = page.select_one(".chart__drawing")
        assert drawing["aria-labelledby"] == "verlauf-titel verlauf-text"
        assert drawing.select_one("path.i-cooperation_agreement")["d"].startswith("M44.0 286.0H")
        assert page.select("[style], style") == []
        assert all("," not in one["d"] for one in drawing.select("path"))

    def test_a_bilanz_of_chosen_days_stays_out_of_search_engines(self, client):
        assert not soup(client.get("/karte/bilanz/")).select("meta[name=robots]")
        assert soup(client.get("/karte/bilanz/?stand=2022-01-01")).select("meta[name=robots]")

    def test_map_and_sitemaps_lead_to_it(self, client, home_page):
        assert (
            "/karte/bilanz/?stand=2022-01-01"
            in links(soup(client.get("/karte/?stand=2022-01-01")), ".legend").values()
        )
        assert "/karte/bilanz/</loc>" in client.get("/sitemap.xml").content.decode()


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", []),
        ("?stand=gestern", ["»Stand am« ist nicht lesbar; gezeigt wird der heutige Stand."]),
        ("?von=2999-01-01", ["»Veränderungen vom« liegt in der Zukunft"]),
        ("?bis=1.1.2001", ["»bis« liegt vor dem Beginn der Aufzeichnungen"]),
        ("?von=1.2.2022&bis=1.1.2022", ["Das Ende liegt vor dem Anfang"]),
        ("?stand=%00&von=9999999999&bis=0000-00-00", ["nicht lesbar"] * 3),
        ("?seite=-1", []),
    ],
)
def test_odd_days_get_a_message_and_a_default(client, query, expected):
    found = alerts(client, query)
    assert len(found) == len(expected)
    assert all(part in message for part, message in zip(expected, found, strict=True))
    assert client.get(f"/karte/bilanz.xlsx{query}").status_code == 200


@pytest.mark.usefixtures("register")
class TestWorkbook:
    def sheets(self, client, query: str = ""):
        return load_workbook(io.BytesIO(client.get(f"/karte/bilanz.xlsx{query}").content))

    def test_every_table_is_a_sheet_with_numbers_as_numbers(self, client):
        book = self.sheets(client, "?stand=2022-01-01&von=2021-01-01&bis=2021-12-31")
        assert book.sheetnames == [
            "Instrumente",
            "Landkreise",
            "Verlauf",
            "Vergleich",
            "Veränderungen",
            "Meilensteine",
        ]
        rows = {row[0]: row[1:3] for row in book["Instrumente"].iter_rows(values_only=True)}
        assert rows["Kooperationsvereinbarung"] == (1, 1)
        assert book["Instrumente"]["A1"].value == "Instrument, Stand 2022-01-01"
        assert book["Landkreise"]["A1"].value == "Landkreis, Stand 2022-01-01"
        assert {row[3].number_format for row in book["Landkreise"].iter_rows(min_row=2)} == {"0.0\u00a0%"}
        assert [row[:4] for row in book["Veränderungen"].iter_rows(min_row=2, values_only=True)] == [
            ("2021-03-01", "neu", "Kooperationsvereinbarung", "Wurzen")
        ]

    @pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
    def test_what_looks_like_a_formula_is_text(self, client, sign):
        town = MunicipalityFactory(name=f"{sign}1+1")
        ParticipationFactory(municipality=town, instrument=InstrumentFactory(code="coaching"), started_on=today())
        cells = [cell for row in self.sheets(client)["Meilensteine"].iter_rows() for cell in row]
        assert f"'{sign}1+1" in [cell.value for cell in cells]
        assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}


@pytest.mark.parametrize("count", [2, 60])
def test_queries_do_not_grow_with_the_records(client, map_page, django_assert_max_num_queries, count):
    ParticipationFactory.create_batch(count)
    client.get("/karte/bilanz/?stand=2022-01-01")
    with django_assert_max_num_queries(10):
        client.get("/karte/bilanz/?stand=2022-01-01")
    with django_assert_max_num_queries(10):
        client.get("/karte/bilanz.xlsx?stand=2022-01-01")


@pytest.mark.usefixtures("register")
class TestOtherPages:
    """The day goes along to the pages that the map leads to."""

    def test_a_municipality_is_shown_as_she_was(self, client):
        page = soup(client.get("/karte/gemeinden/14729410-wurzen/?stand=2022-01-01"))
        assert texts(page, ".badges li") == ["Kooperationsvereinbarung"]
        assert "Gezeigt wird der Stand vom 1. Januar 2022." in text(page.select_one(".page-head"))
        assert page.select("meta[name=robots]")
        assert len(texts(soup(client.get("/karte/gemeinden/14729410-wurzen/")), ".badges li")) == 2

    def test_the_directory_of_councils_knows_no_later_one(self, client):
        assert texts(soup(client.get("/karte/praeventionsraete/?stand=2022-01-01")), ".directory h2") == []
        assert texts(soup(client.get("/karte/praeventionsraete/")), ".directory h2") == ["Wurzen"]

    @pytest.mark.parametrize("address", ["/karte/gemeinden/14729410-wurzen/", "/karte/praeventionsraete/"])
    def test_an_odd_day_gets_a_message(self, client, address):
        page = soup(client.get(f"{address}?stand=gestern"))
        assert "ist nicht lesbar; gezeigt wird der heutige Stand" in text(page.select_one("[role=alert]"))
