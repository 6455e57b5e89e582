"""The files of pictures: made when a page is published, so that no visitor waits for them."""

import io

import pytest
from django.core.cache import cache
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from asskomm.core.models import PortalImage
from asskomm.core.pictures import LARGE, USES
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.pages import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def news_index(home_page):
    return NewsIndexPageFactory(parent=home_page)


def create_image(title: str, size=(300, 200)) -> PortalImage:
    file = io.BytesIO()
    Image.new("RGB", size, "#00573c").save(file, "PNG")
    return PortalImage.objects.create(title=title, file=ImageFile(file, name=f"{title}.png"))


def specs_of(image: PortalImage) -> set[str]:
    return set(image.renditions.values_list("filter_spec", flat=True))


def specs(*uses: str) -> set[str]:
    return {spec for use in uses for spec in USES[use].specs}


def publish(page, capture) -> None:
    with capture(execute=True):
        page.save_revision().publish()


def test_publishing_makes_the_files_of_the_lead_picture(news_index, django_capture_on_commit_callbacks):
    image = create_image("Markt")
    page = NewsPageFactory(parent=news_index, image=image, image_is_decorative=True)
    assert specs_of(image) == set()

    publish(page, django_capture_on_commit_callbacks)

    assert specs_of(image) == specs("lead", "row", "card")


def test_publishing_makes_the_files_of_pictures_in_the_body(news_index, django_capture_on_commit_callbacks):
    alone, first, second = (create_image(title) for title in ("Allein", "Eins", "Zwei"))
    picture = {"image": {"image": alone, "decorative": True, "alt_text": ""}, "caption": "", "credit": ""}
    gallery = [{"image": {"image": one, "decorative": True, "alt_text": ""}, "caption": ""} for one in (first, second)]
    page = NewsPageFactory(parent=news_index)
    page.body = page.body.stream_block.normalize(
        [("picture", picture), ("gallery", {"heading": "Bilder", "pictures": gallery})]
    )

    publish(page, django_capture_on_commit_callbacks)

    assert specs_of(alone) == specs("text")
    assert specs_of(first) == specs_of(second) == specs("gallery")
    assert LARGE in specs_of(first)


def test_a_draft_makes_no_files(news_index, django_capture_on_commit_callbacks):
    image = create_image("Markt")
    page = NewsPageFactory(parent=news_index, image=image, live=False)

    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision()

    assert specs_of(image) == set()


def test_visitors_of_a_published_page_and_of_its_lists_write_nothing(
    client, news_index, django_capture_on_commit_callbacks
):
    page = NewsPageFactory(parent=news_index, image=create_image("Markt"), image_is_decorative=True)
    publish(page, django_capture_on_commit_callbacks)
    cache.clear()

    for address in (page.url, news_index.url, "/"):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        assert [one["sql"] for one in captured if not one["sql"].startswith("SELECT")] == []


def test_another_focal_point_makes_other_cuts_for_every_page_that_shows_the_picture(
    news_index, django_capture_on_commit_callbacks
):
    image = create_image("Markt")
    publish(
        NewsPageFactory(parent=news_index, image=image, image_is_decorative=True), django_capture_on_commit_callbacks
    )
    before = image.renditions.count()

    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 20, 20, 10, 10
    with django_capture_on_commit_callbacks(execute=True):
        image.save()

    cuts = image.renditions.exclude(focal_point_key="")
    assert set(cuts.values_list("filter_spec", flat=True)) == specs("lead", "row", "card")
    assert image.renditions.count() > before


def test_a_broken_file_does_not_keep_a_page_from_being_published(news_index, django_capture_on_commit_callbacks):
    image = create_image("Markt")
    page = NewsPageFactory(parent=news_index, image=image, image_is_decorative=True, live=False)
    image.file.storage.delete(image.file.name)

    publish(page, django_capture_on_commit_callbacks)

    page.refresh_from_db()
    assert page.live


def test_the_command_makes_what_is_missing_and_says_how_much(news_index):
    image = create_image("Markt")
    NewsPageFactory(parent=news_index, image=image, image_is_decorative=True)
    output = io.StringIO()

    call_command("make_renditions", stdout=output)
    call_command("make_renditions", stdout=output)

    assert specs_of(image) == specs("lead", "row", "card")
    assert output.getvalue().splitlines() == [
        f"{len(specs('lead', 'row', 'card'))} Bilddateien ergänzt.",
        "0 Bilddateien ergänzt.",
    ]


def test_browsers_keep_a_picture_for_a_month(client, news_index, django_capture_on_commit_callbacks):
    image = create_image("Markt")
    publish(
        NewsPageFactory(parent=news_index, image=image, image_is_decorative=True), django_capture_on_commit_callbacks
    )

    response = client.get(image.renditions.first().url)

    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=2592000"


def test_only_the_first_picture_of_a_list_loads_at_once(client, news_index):
    for title in ("Eins", "Zwei"):
        NewsPageFactory(parent=news_index, title=title, image=create_image(title), image_is_decorative=True)

    images = soup(client.get(news_index.url)).select(".teaser img")

    assert [one.get("loading") for one in images] == [None, "lazy"]
