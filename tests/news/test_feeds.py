"""Atom and RSS: what they hold, that they stay valid XML, and that dates are right."""

import xml.etree.ElementTree as ElementTree
from datetime import UTC, date, datetime

import pytest
from django.utils.dateparse import parse_datetime

from news.models import NewsPage
from tests.factories.core import TopicFactory
from tests.factories.news import NewsPageFactory

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def read(client, address: str) -> ElementTree.Element:
    return ElementTree.fromstring(client.get(address).content)  # noqa: S314 - made by the portal itself


def titles(feed: ElementTree.Element) -> list[str]:
    return [one.text for one in feed.iter(f"{ATOM}title")][1:]


def test_the_feeds_hold_the_same_items_newest_first(client, news_index):
    NewsPageFactory(parent=news_index, title="Alt", date=date(2019, 1, 1))
    NewsPageFactory(parent=news_index, title="Neu", date=date(2022, 1, 1))

    assert titles(read(client, "/neuigkeiten/feed/")) == ["Neu", "Alt"]
    assert [one.findtext("title") for one in read(client, "/neuigkeiten/rss/").iter("item")] == ["Neu", "Alt"]


def test_feeds_say_what_they_are(client, news_index):
    assert client.get("/neuigkeiten/feed/")["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert client.get("/neuigkeiten/rss/")["Content-Type"] == "application/rss+xml; charset=utf-8"


def test_an_entry_carries_an_absolute_address_and_both_of_its_dates(client, news_index):
    page = NewsPageFactory(parent=news_index, title="Neu", date=date(2021, 7, 1))
    NewsPage.objects.filter(pk=page.pk).update(last_published_at=datetime(2021, 7, 5, 10, 30, tzinfo=UTC))
    entry = read(client, "/neuigkeiten/feed/").find(f"{ATOM}entry")

    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{page.url}"
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{page.translation_key}"
    assert parse_datetime(entry.findtext(f"{ATOM}published")) == datetime(2021, 6, 30, 22, tzinfo=UTC)
    assert parse_datetime(entry.findtext(f"{ATOM}updated")) == datetime(2021, 7, 5, 10, 30, tzinfo=UTC)


def test_an_item_dated_ahead_was_not_updated_before_its_day(client, news_index):
    page = NewsPageFactory(parent=news_index, date=date(2022, 1, 10))
    NewsPage.objects.filter(pk=page.pk).update(last_published_at=datetime(2022, 1, 1, tzinfo=UTC))
    entry = read(client, "/neuigkeiten/feed/").find(f"{ATOM}entry")

    assert entry.findtext(f"{ATOM}updated") == "2022-01-09T23:00:00+00:00"


def test_topic_and_district_narrow_a_feed_and_stand_in_its_title(client, news_index, wurzen):
    topic = TopicFactory(name="Jugend", slug="jugend")
    NewsPageFactory(parent=news_index, title="Beides", topics=[topic], municipalities=[wurzen])
    NewsPageFactory(parent=news_index, title="Nur Thema", topics=[topic])
    feed = read(client, "/neuigkeiten/feed/?thema=jugend&kreis=14729")

    assert titles(feed) == ["Beides"]
    assert feed.findtext(f"{ATOM}title") == "Neuigkeiten (Jugend, Landkreis Leipzig) – ASSKomm"
    assert [one.get("href") for one in feed.findall(f"{ATOM}link")] == [
        "http://testserver/neuigkeiten/?thema=jugend&kreis=14729",
        "http://testserver/neuigkeiten/feed/?thema=jugend&kreis=14729",
    ]


def test_an_unknown_filter_is_left_out(client, news_index):
    NewsPageFactory(parent=news_index, title="Neu")

    assert titles(read(client, "/neuigkeiten/feed/?thema=gibt-es-nicht&kreis=%00")) == ["Neu"]


@pytest.mark.parametrize("name", ["feed", "rss"])
def test_hostile_texts_and_control_characters_leave_a_feed_readable(client, news_index, name):
    topic = TopicFactory(name='"><b>', slug="feindlich")
    hostile = "<script>alert(1)</script> ]]> & \x0b\x1b"
    NewsPageFactory(parent=news_index, title=hostile, lead=hostile, topics=[topic])
    response = client.get(f"/neuigkeiten/{name}/")
    words = [one.text for one in ElementTree.fromstring(response.content).iter() if one.text]  # noqa: S314 - ditto

    assert "<script>" not in response.content.decode()
    # A title is plain text; the summary is read as HTML and therefore escaped twice.
    assert "<script>alert(1)</script> ]]> & " in words
    assert "&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp; " in words


def test_an_empty_feed_is_still_a_feed(client, news_index):
    assert titles(read(client, "/neuigkeiten/feed/")) == []
