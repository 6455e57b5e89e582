"""What the feed says of an event."""

from datetime import UTC
from typing import TYPE_CHECKING

from asskomm.core.feeds import Entry

if TYPE_CHECKING:
    from calendar_events.models import EventPage


def feed_entry(page: "EventPage") -> Entry:
    """The event with its day in the title, when it was announced and when it last changed."""
    state = "Abgesagt: " if page.is_cancelled else ""
    title = f"{state}{page.day_text}: {page.title}"
    published = (page.first_published_at or page.starts_at).astimezone(UTC)
    updated = max(page.last_published_at or published, published).astimezone(UTC)
    topics = [topic.name for topic in page.topics.all()]
    return Entry(page, title, page.teaser_text, published, updated, topics)
