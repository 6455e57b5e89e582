"""What the feeds say of an item of the news."""

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from django.utils import timezone

from asskomm.core.feeds import Entry

if TYPE_CHECKING:
    from news.models import NewsPage


def feed_entry(item: "NewsPage") -> Entry:
    """The item with its lead, its day and its topics."""
    topics = [topic.name for topic in item.topics.all()]
    return Entry(item, item.title, item.lead, published_at(item), updated_at(item), topics)


def published_at(item: "NewsPage") -> datetime:
    """The day shown on the page, as it begins in Saxony."""
    return timezone.make_aware(datetime.combine(item.date, time.min))


def updated_at(item: "NewsPage") -> datetime:
    """When the text last changed; never before the day it carries."""
    published = published_at(item)
    return max(item.last_published_at or published, published).astimezone(UTC)
