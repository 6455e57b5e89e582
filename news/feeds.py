"""The news as Atom and RSS: items in, bytes out."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import feedgenerator, timezone
from django.utils.html import escape

from asskomm.core.frame import Frame
from asskomm.core.listing import Listing

if TYPE_CHECKING:
    from news.models import NewsIndexPage, NewsPage

# What XML cannot carry at all; Django's generator refuses such texts with an error.
UNSENDABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class FeedFormat:
    """A format of feeds: where it stands below the list, and who writes it."""

    route: str
    content_type: str
    generator: type[feedgenerator.SyndicationFeed]


ATOM = FeedFormat("feed/", "application/atom+xml; charset=utf-8", feedgenerator.Atom1Feed)
RSS = FeedFormat("rss/", "application/rss+xml; charset=utf-8", feedgenerator.Rss201rev2Feed)


def write_feed(
    feed_format: FeedFormat, index: "NewsIndexPage", listing: Listing, items: list["NewsPage"], request: HttpRequest
) -> bytes:
    """The items under the listing's filters, with absolute addresses of the host that was asked."""
    query = f"?{listing.query()}" if listing.query() else ""
    address = request.build_absolute_uri(index.get_url(request))
    labels = [chip.label for chip in listing.chips()]
    feed = feed_format.generator(
        title=clean(f"{index.title} ({', '.join(labels)})" if labels else index.title) + " – ASSKomm",
        link=f"{address}{query}",
        description=clean(index.lead),
        language="de",
        author_name=clean(Frame(request).settings.organisation),
        feed_url=f"{address}{feed_format.route}{query}",
        feed_guid=f"urn:uuid:{index.translation_key}" if not query else f"{address}{feed_format.route}{query}",
    )
    for item in items:
        feed.add_item(
            title=clean(item.title),
            link=request.build_absolute_uri(item.get_url(request)),
            # Readers take this one for HTML, so what is plain text has to be escaped as such first.
            description=escape(clean(item.lead)),
            pubdate=published_at(item),
            updateddate=updated_at(item),
            # Stays the same when the page moves, so that readers show it only once.
            unique_id=f"urn:uuid:{item.translation_key}",
            unique_id_is_permalink=False,
            categories=[clean(topic.name) for topic in item.topics.all()],
        )
    return feed.writeString("utf-8").encode()


def published_at(item: "NewsPage") -> datetime:
    """The day shown on the page, as it begins in Saxony."""
    return timezone.make_aware(datetime.combine(item.date, time.min))


def updated_at(item: "NewsPage") -> datetime:
    """When the text last changed; never before the day it carries."""
    published = published_at(item)
    return max(item.last_published_at or published, published).astimezone(UTC)


def clean(text: str) -> str:
    """The text without characters that XML does not know; the writer escapes the rest."""
    return UNSENDABLE.sub("", text)
