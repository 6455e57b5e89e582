"""The gallery: a grid of links to large pictures, which a script opens in place."""

import pytest
from wagtail.images.tests.utils import get_test_image_file

from asskomm.core.blocks import BodyBlock
from asskomm.core.models import PortalImage
from tests.factories.news import NewsPageFactory
from tests.pages import soup, text, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def gallery():
    """Two pictures, the second decorative and without caption."""
    first = PortalImage.objects.create(title="Eins", file=get_test_image_file(), credit="Grafik: LPR")
    second = PortalImage.objects.create(title="Zwei", file=get_test_image_file())
    return {
        "heading": "Eindrücke",
        "pictures": [
            {"image": {"image": first.pk, "alt_text": "Ein Umriss", "decorative": False}, "caption": "Unser Ort."},
            {"image": {"image": second.pk, "alt_text": "", "decorative": True}, "caption": ""},
        ],
    }


def body(*galleries: dict):
    return BodyBlock().to_python([{"type": "gallery", "value": one} for one in galleries])


def test_without_a_script_every_picture_is_a_link_to_its_large_file(client, news_index, gallery):
    page = soup(client.get(NewsPageFactory(parent=news_index, body=body(gallery)).url))
    found = page.select_one("gallery-view")
    large = [one["href"] for one in found.select(".gallery__link")]

    assert texts(page, ".flow > h2") == ["Eindrücke"]
    assert texts(page, ".gallery__hint") == ["2 Bilder. Auswählen zum Vergrößern."]
    assert [one["alt"] for one in found.select("img")] == ["Ein Umriss", ""]
    assert [text(one) for one in found.select(".gallery__link")] == ["Bild 1 vergrößern", "Bild 2 vergrößern"]
    assert texts(found, "figcaption") == ["Unser Ort. Grafik: LPR"]
    assert len(large) == 2
    assert all(address.endswith(".webp") for address in large)


def test_the_script_is_loaded_once_and_only_where_there_is_a_gallery(client, news_index, gallery):
    two = soup(client.get(NewsPageFactory(parent=news_index, body=body(gallery, gallery)).url))
    none = soup(client.get(NewsPageFactory(parent=news_index).url))

    assert [one["src"] for one in two.select("script[src]")] == ["/static/js/gallery.js"]
    assert none.select("script[src]") == []


def test_a_deleted_picture_leaves_no_gap(client, news_index, gallery):
    page = NewsPageFactory(parent=news_index, body=body(gallery))
    PortalImage.objects.get(title="Zwei").delete()

    assert len(soup(client.get(page.url)).select(".gallery__grid > li")) == 1
