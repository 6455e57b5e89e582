"""The demo news: finished enough to show, true to the facts, and in the words of the portal."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.images.tests.utils import get_test_image_file

from asskomm.core.blocks import BodyBlock
from asskomm.core.demo_content import TEAM, TOPICS
from asskomm.core.models import PortalImage
from municipalities.map.posters import RECIPES
from news.demo import stream_data
from news.demo_content import NEWS

BODY = BodyBlock()

each_text = pytest.mark.parametrize("text", NEWS, ids=lambda text: text.slug)


def test_there_are_at_least_twenty_from_2019_to_2022_oldest_first():
    days = [date.fromisoformat(text.day) for text in NEWS]

    assert len(NEWS) >= 20
    assert days == sorted(days)
    assert {day.year for day in days} == {2019, 2020, 2021, 2022}
    assert len({text.slug for text in NEWS}) == len(NEWS)


@each_text
@pytest.mark.django_db
def test_every_text_is_accepted_rendered_and_long_enough(text):
    image = PortalImage.objects.create(title="Umrisse", file=get_test_image_file())
    value = BODY.to_python(stream_data(text, {one.title: image.pk for one in text.pictures}))
    try:
        html = BODY.render(BODY.clean(value))
    except ValidationError as error:
        pytest.fail(f"{text.slug}: {error.as_json_data()}")
    words = BeautifulSoup(html, "html.parser").get_text(" ").split()

    assert 120 <= len(words) + len(text.lead.split()) <= 300, len(words)


@each_text
def test_every_text_fits_its_fields_and_names_what_exists(text):
    assert 0 < len(text.lead) <= 400
    assert 0 < len(text.teaser) <= 160
    assert text.topics
    assert set(text.topics) <= {topic.slug for topic in TOPICS}
    for picture in text.pictures:
        assert picture.tone in RECIPES[picture.recipe].tones, picture.title
        assert picture.alt.startswith("Grafik: ")
        assert picture.alt.endswith(".")


def test_pictures_are_all_different_and_of_many_kinds():
    pictures = [picture for text in NEWS for picture in text.pictures]

    assert len({one.title for one in pictures}) == len(pictures)
    assert len({(one.recipe, one.ags, one.tone) for one in pictures}) == len(pictures)
    assert {text.picture.recipe for text in NEWS} == set(RECIPES) - {"portrait"}


def test_the_texts_use_many_kinds_of_blocks():
    used = {block_type for text in NEWS for block_type, _ in text.body}

    elsewhere = {"documents", "contact", "figure", "municipalities_with", "contact_finder"}
    assert used == set(BODY.child_blocks) - elsewhere


@each_text
def test_the_texts_keep_to_german_typography(text):
    words = repr([text.title, text.lead, text.teaser, text.caption, text.body])

    assert not re.search("[„“”]| - |\\d %|z\\. B\\.|e\\. V\\.", words)


def test_nobody_who_is_quoted_is_real_or_of_the_team():
    quoted = [value for text in NEWS for block_type, value in text.body if block_type == "quote"]

    assert {one["is_sample"] for one in quoted} == {True}
    assert {one["person"].split()[-1] for one in quoted} == {"Muster"}
    assert {one["person"] for one in quoted} & {one.name for one in TEAM} == set()
