"""Reading pages the way visitors do."""

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse


def soup(response: HttpResponse) -> BeautifulSoup:
    """The parsed page."""
    return BeautifulSoup(response.content, "html.parser")


def text(element: Tag | None) -> str:
    """What the element says, with single spaces and without soft hyphens; empty for nothing."""
    return " ".join(element.get_text(" ", strip=True).replace("\u00ad", "").split()) if element else ""


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    """What the elements say that the CSS selector finds."""
    return [text(one) for one in page.select(selector)]


def links(page: BeautifulSoup, selector: str) -> dict[str, str]:
    """Text and address of every link in the elements that the CSS selector finds."""
    return {text(one): one["href"] for one in page.select(f":is({selector}) a[href]")}
