"""The number of queries: few, and the same however much there is."""

from itertools import count, islice

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from asskomm.core.caching import bump_content_version
from tests.factories.core import ContentPageFactory, TeamMemberFactory
from tests.factories.municipalities import MunicipalityFactory
from tests.factories.news import NewsPageFactory

pytestmark = pytest.mark.django_db
MOST = 12


def queries(client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return [one["sql"] for one in captured]


@pytest.fixture
def fill(portal, news_index):
    """Add more of everything that can be found."""
    numbers = count()

    def fill(number: int) -> None:
        for place in islice(numbers, number):
            NewsPageFactory(parent=news_index, title=f"Prävention vor Ort {place}")
            ContentPageFactory(parent=portal.content, title=f"Prävention in Texten {place}")
            MunicipalityFactory(name=f"Prävention am Berg {place}")
            TeamMemberFactory(name=f"Kim Prävention {place}")

    return fill


@pytest.mark.parametrize(
    "address",
    [
        "/suche/?q=prävention",
        "/suche/?q=prävention&typ=seiten",
        "/suche/?q=prävention&seite=2",
        "/suche/?q=präwention",
        "/suche/?q=zzz",
        "/suche/",
        "/suche/vorschlaege/?q=präv",
    ],
)
def test_a_page_of_results_takes_the_same_few_queries_for_any_number_of_hits(client, fill, address):
    fill(3)
    client.get(address)
    few = queries(client, address)
    fill(15)
    client.get(address)
    many = queries(client, address)

    assert len(many) == len(few), "\n".join(many)
    assert len(many) <= MOST


def test_the_first_search_after_a_change_takes_few_as_well(client, fill):
    fill(15)
    client.get("/suche/?q=prävention")
    client.get("/karte/")
    bump_content_version()
    first = queries(client, "/suche/?q=prävention")

    # The site, the menus, the settings, the banner and everything in the catalogue are read anew.
    assert len(first) <= MOST + 3, "\n".join(first)


def test_no_page_content_is_read_but_that_of_the_index(client, fill):
    fill(15)
    client.get("/suche/?q=prävention")

    assert [one for one in queries(client, "/suche/?q=prävention") if "core_contentpage" in one] == []
