"""What tests read from pages and documents about municipalities."""

from bs4 import BeautifulSoup

from tests.factories.municipalities import InstrumentFactory, ParticipationFactory
from tests.pages import soup, text

ADDRESS = "/karte/gemeinden/14729410-wurzen/"


def record(code: str, municipality=None, **facts):
    """A record of the instrument with this code."""
    participant = {} if "partnership" in facts else {"municipality": municipality}
    return ParticipationFactory(instrument=InstrumentFactory(code=code), **participant, **facts)


def show(client, address: str = ADDRESS) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return soup(response)


def milestones(page: BeautifulSoup) -> list[tuple[str, str, str, str]]:
    """Date, machine-readable date, title and text of every milestone."""
    return [
        (
            text(one.time),
            one.time["datetime"],
            text(one.select_one(".milestones__title")),
            text(one.select_one(".milestones__text")),
        )
        for one in page.select(".milestones__item")
    ]


def structure(element):
    """All elements of a PDF's structure, from its root."""
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        child = child.get_object()
        if hasattr(child, "get") and child.get("/S"):
            yield child
            yield from structure(child)
