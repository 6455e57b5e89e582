"""How many queries pages of the news need: few, and the same for few and for many items."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file

from asskomm.core.models import PortalImage
from tests.factories.core import TopicFactory
from tests.factories.municipalities import MunicipalityFactory
from tests.factories.news import NewsPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def publish(news_index, map_page, wurzen):
    """Publish so many items, each with a picture, two topics and two municipalities of its own and one shared."""
    image = PortalImage.objects.create(title="Umrisse", file=get_test_image_file())

    def publish(number: int):
        for day in range(number):
            page = NewsPageFactory(
                parent=news_index,
                date=date(2021, 1, 1 + day % 28),
                image=image,
                image_is_decorative=True,
                topics=[TopicFactory(), TopicFactory()],
                municipalities=[wurzen, MunicipalityFactory()],
                body=[("rich_text", "<p>Text</p>")],
            )
        return page

    return publish


def queries(client, address: str) -> int:
    """Of a page that is made anew while menus and choices are known; a query keeps it out of the page cache."""
    address += "&x=1" if "?" in address else "?x=1"
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    ("address", "limit"),
    [
        ("/neuigkeiten/", 12),
        ("/neuigkeiten/?kreis=14729", 12),
        ("/neuigkeiten/2021/", 12),
        ("/neuigkeiten/feed/", 12),
        ("/", 14),
        ("/karte/gemeinden/14729410-wurzen/", 22),
    ],
)
def test_lists_need_the_same_few_queries_for_3_and_for_30_items(client, publish, address, limit):
    publish(3)
    few = queries(client, address)
    publish(27)
    many = queries(client, address)

    assert few == many <= limit


def test_an_article_needs_the_same_few_queries_for_3_and_for_30_items(client, publish):
    page = publish(3)
    few = queries(client, page.url)
    publish(27)
    many = queries(client, page.url)

    assert few == many <= 10
