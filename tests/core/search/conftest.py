"""A portal to search, and the ways to do it."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from news.models import NewsIndexPage
from tests.factories.news import NewsIndexPageFactory
from tests.pages import soup, texts


@pytest.fixture
def news_index(home_page) -> NewsIndexPage:
    """The list of news at /neuigkeiten/."""
    return NewsIndexPageFactory(parent=home_page)


@pytest.fixture
def look_for(client) -> Callable[..., BeautifulSoup]:
    """The page that a search gives, parsed."""

    def look_for(text: str, **parameters: object) -> BeautifulSoup:
        response = client.get("/suche/", {"q": text, **parameters})
        assert response.status_code == 200
        return soup(response)

    return look_for


@pytest.fixture
def titles(look_for) -> Callable[..., list[str]]:
    """The titles of the results, in order."""

    def titles(text: str, **parameters: object) -> list[str]:
        return texts(look_for(text, **parameters), ".teasers h3")

    return titles
