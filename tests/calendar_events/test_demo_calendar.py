"""The demo calendar: enough to show, true to the facts, never out of date."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.images.tests.utils import get_test_image_file

from asskomm.core.blocks import BodyBlock
from asskomm.core.demo_content import TEAM, TOPICS
from asskomm.core.demo_content.pictures import resolve_pictures
from asskomm.core.models import PortalImage
from calendar_events.booking.feedback import FEWEST
from calendar_events.demo_content import AUDIENCES, EVENTS, FUTURE, PAST, SERIES, DemoEvent
from calendar_events.demo_content.content import EveryYear, InDays
from calendar_events.demo_content.feedback import FEEDBACK
from calendar_events.models import EventPage, Feedback
from municipalities.map.posters import RECIPES

# Making a page, stored or not, may look up its content type.
pytestmark = pytest.mark.django_db

BODY = BodyBlock()
SUNDAY = 6
# Ordinary days, holidays near, ends of months and years, a leap day, the deadline itself.
TODAYS = [
    date(2025, 12, 31),
    date(2026, 2, 28),
    date(2026, 9, 8),
    date(2026, 10, 14),
    date(2026, 10, 15),
    date(2026, 10, 16),
    date(2026, 12, 1),
    date(2027, 1, 1),
    date(2028, 2, 29),
    date(2030, 8, 20),
]

each_event = pytest.mark.parametrize("text", EVENTS, ids=lambda text: text.slug)
each_today = pytest.mark.parametrize("today", TODAYS, ids=str)


def page_of(text: DemoEvent, today: date) -> EventPage:
    """The event with its moments, not stored."""
    page = EventPage(title=text.title, report_lead=text.report_lead, **text.dates_on(today), **text.fields)
    page.set_moments()
    return page


def test_there_are_events_of_every_year_since_2021_and_of_the_coming_months():
    fixed = Counter(text.day[:4] for text in EVENTS if isinstance(text.day, str))

    assert fixed == {"2021": 4, "2022": 3, "2023": 4, "2024": 3, "2025": 4}
    assert len(PAST) == 23
    assert len(FUTURE) == 17
    assert len({text.slug for text in EVENTS}) == len(EVENTS)


def test_published_days_are_the_published_ones():
    days = {text.slug: text.day for text in EVENTS if not text.is_sample and isinstance(text.day, str)}

    assert days == {
        "informationstag-reichenbach-2021": "2021-09-08",
        "tag-der-fahrradsicherheit-zwickau-2021": "2021-10-09",
    }
    reports = {text.slug: text.report_lead for text in EVENTS}
    assert "230 Menschen" in reports["fachtag-2023"]
    assert "177 Menschen" in reports["fachtag-2025"]


@each_today
def test_what_is_coming_lies_in_the_future_and_what_was_in_the_past(today):
    coming = [page_of(text, today) for text in FUTURE]
    soon = [page for text, page in zip(FUTURE, coming, strict=True) if isinstance(text.day, InDays)]

    assert [page.title for page in coming if page.first_day < today] == []
    assert len(soon) == 16
    assert [page.title for page in soon if not today < page.first_day <= today + timedelta(days=150)] == []
    assert [text.slug for text in PAST if page_of(text, today).last_shown_day >= today] == []


@each_today
def test_nobody_meets_on_a_sunday_or_at_christmas_and_dates_make_sense(today):
    for text in EVENTS:
        page = page_of(text, today)
        assert page.date_problems() == {}, text.slug
        if isinstance(text.day, EveryYear):
            assert (page.first_day.month, page.first_day.day) == (10, 15)
            continue
        assert page.first_day.weekday() != SUNDAY, text.slug
        # Only the course goes on over a Sunday.
        assert (SUNDAY in {day.weekday() for day in page.days}) == text.slug.startswith("beccaria"), text.slug
        assert not (page.first_day.month == 12 and page.first_day.day > 21), text.slug


@each_today
def test_the_deadline_is_the_next_one(today):
    (text,) = [one for one in EVENTS if one.fields.get("is_deadline")]
    day = page_of(text, today).first_day

    assert today <= day < today + timedelta(days=366)


def test_every_state_format_and_kind_of_host_is_there():
    coming = [page_of(text, TODAYS[2]) for text in FUTURE]

    assert {page.status for page in coming} == set(EventPage.Status)
    assert {page.format for page in coming} == set(EventPage.Format)
    assert {page.host for page in coming} == set(EventPage.Host)
    assert {page.admission for page in coming} == set(EventPage.Admission)
    assert [page.moved_from is not None for page in coming] == [page.status == "moved" for page in coming]
    assert {page.is_all_day for page in coming} == {True, False}


def test_most_reports_are_written_and_two_are_missing():
    missing = [text.slug for text in PAST if page_of(text, TODAYS[2]).lacks_report]

    assert missing == ["online-training-buergerbefragung", "erfahrungsaustausch-neue-raete"]
    assert sum(bool(text.report) for text in PAST) == 21
    assert all(bool(text.report) == bool(text.report_lead) for text in EVENTS)


def test_one_event_has_a_large_programme_with_tracks_on_two_days():
    text = max(EVENTS, key=lambda one: len(one.sessions))

    assert len(text.sessions) == 18
    assert {one.number for one in text.sessions} == {1, 2}
    assert {one.track for one in text.sessions if one.track} == {"Strukturen", "Orte", "Menschen"}
    assert any(one.is_cancelled for one in text.sessions)
    assert any(one.change_note for one in text.sessions)


def test_speakers_are_visibly_samples():
    speakers = [one.speakers for text in EVENTS for one in text.sessions if one.speakers]

    assert [one for one in speakers if not one.startswith(("Musterperson ", "Kommunen "))] == []


@each_event
def test_every_text_fits_its_fields_and_names_what_exists(text):
    assert 0 < len(text.lead) <= 400
    assert len(text.teaser) <= 160
    assert len(text.report_lead) <= 400
    assert set(text.topics) <= {topic.slug for topic in TOPICS}
    assert set(text.audiences) <= {slug for slug, _ in AUDIENCES}
    assert {text.series} <= {"", *(slug for slug, *_ in SERIES)}
    assert f"{text.contact}@example.org" in {member.email for member in TEAM}
    page_of(text, TODAYS[2]).clean_fields(
        exclude=["path", "depth", "slug", "content_type", "owner", "body", "report", "image"]
    )
    for picture in text.pictures:
        assert picture.tone in RECIPES[picture.recipe].tones, picture.title
        assert picture.alt.startswith("Grafik: ")
        assert picture.alt.endswith(".")


@each_event
@pytest.mark.django_db
def test_announcements_and_reports_are_accepted(text):
    image = PortalImage.objects.create(title="Umrisse", file=get_test_image_file())
    image_ids = {one.title: image.pk for one in text.pictures}
    for items in filter(None, (text.body, text.report)):
        data = resolve_pictures([{"type": block_type, "value": value} for block_type, value in items], image_ids)
        try:
            html = BODY.render(BODY.clean(BODY.to_python(data)))
        except ValidationError as error:
            pytest.fail(f"{text.slug}: {error.as_json_data()}")
        assert BeautifulSoup(html, "html.parser").get_text(strip=True)


@each_event
def test_the_texts_keep_to_german_typography(text):
    words = repr([text.title, text.lead, text.body, text.report_lead, text.report, text.sessions, text.fields])

    assert not re.search("[„“”]| - |\\d %|z\\. B\\.|e\\. V\\.", words)


def test_sample_feedback_is_what_the_form_would_take_and_enough_to_be_shown():
    texts = {text.slug: text for text in PAST if text.fields.get("asks_feedback")}

    assert set(FEEDBACK) == set(texts)
    for slug, answers in FEEDBACK.items():
        assert len(answers) >= FEWEST
        assert [one for one in answers if any(number >= len(texts[slug].sessions) for number in one.sessions)] == []
        # With a programme the form asks for sessions, otherwise whether one would recommend the event.
        assert {one.recommendation is None for one in answers} == {bool(texts[slug].sessions)}
        for one in answers:
            Feedback(**one.scales, good=one.good, better=one.better).clean_fields(exclude=["event"])


def test_nobody_who_is_quoted_is_real():
    quoted = [value for text in EVENTS for block_type, value in text.report if block_type == "quote"]

    assert len(quoted) > 8
    assert [one["person"] for one in quoted if not one["person"].startswith("Musterperson ")] == []
    assert {one["is_sample"] for one in quoted} == {True}


def test_pictures_are_few_and_all_different():
    pictures = {picture for text in EVENTS for picture in text.pictures}

    assert len(pictures) == len({one.title for one in pictures}) == 14
