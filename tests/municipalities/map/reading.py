"""What the tests of the map share: municipalities with records, and what its page says."""

from datetime import date

from bs4 import BeautifulSoup

from tests.factories.municipalities import (
    DistrictFactory,
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
)
from tests.pages import soup, text, texts

DISTRICTS = {
    "14511": ("Chemnitz", "Kreisfreie Stadt"),
    "14521": ("Erzgebirgskreis", "Landkreis"),
    "14522": ("Mittelsachsen", "Landkreis"),
    "14523": ("Vogtlandkreis", "Landkreis"),
    "14626": ("Görlitz", "Landkreis"),
    "14729": ("Leipzig", "Landkreis"),
}


def town(name: str, ags: str, **facts):
    """A municipality in its real district."""
    district_name, kind = DISTRICTS[ags[:5]]
    district = DistrictFactory(ags=ags[:5], name=district_name, kind=kind)
    return MunicipalityFactory(name=name, ags=ags, district=district, **facts)


def record(code: str, municipality=None, day: str = "2021-03-01", **facts):
    """One record of the instrument with this code, in force from `day` on unless it is planned."""
    step = "planned_on" if facts.get("planned") else "started_on"
    participant = {} if "partnership" in facts else {"municipality": municipality}
    return ParticipationFactory(
        instrument=InstrumentFactory(code=code), **{step: date.fromisoformat(day)}, **participant, **facts
    )


def show(client, **query) -> BeautifulSoup:
    return soup(client.get("/karte/", query))


def table(client, **query) -> BeautifulSoup:
    return show(client, ansicht="tabelle", **query)


def names(page: BeautifulSoup) -> list[str]:
    """The municipalities of the table, in its order."""
    return texts(page, ".data-table__name")


def legend(page: BeautifulSoup) -> dict[str, int]:
    """The areas of the legend with their counts."""
    return {text(row.select_one("span")): int(text(row.b)) for row in page.select(".legend__row:has(b[data-count])")}


def symbols(page: BeautifulSoup) -> dict[str, int]:
    """The symbols of the legend with their counts."""
    return {text(row.select("span")[-1]): int(text(row.b)) for row in page.select(".legend__row--symbol")}


def problems(page: BeautifulSoup) -> list[str]:
    return texts(page, "[role=alert] p")[:-1]
