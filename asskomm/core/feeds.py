"""Lists as Atom and RSS: entries in, bytes out."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import feedgenerator
from django.utils.html import escape

from asskomm.core.frame import Frame
from asskomm.core.models import BasePage

# What XML and calendar files cannot carry at all; Django's generator refuses such texts with an error.
UNSENDABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class FeedFormat:
    """A format of feeds: where it stands below the list, and who writes it."""

    route: str
    content_type: str
    generator: type[feedgenerator.SyndicationFeed]


ATOM = FeedFormat("feed/", "application/atom+xml; charset=utf-8", feedgenerator.Atom1Feed)
RSS = FeedFormat("rss/", "application/rss+xml; charset=utf-8", feedgenerator.Rss201rev2Feed)


@dataclass(frozen=True, slots=True)
class Entry:
    """One page as the feed shows it; the times are aware."""

    page: BasePage
    title: str
    summary: str
    published: datetime
    updated: datetime
    topics: list[str]


def feed_response(
    request: HttpRequest, feed_format: FeedFormat, index: BasePage, entries: list[Entry], query: str, labels: list[str]
) -> HttpResponse:
    """
    The entries of a list, with absolute addresses of the host that was asked.

    `query` is the list's own without its question mark, `labels` say what it narrows the list to.
    """
    query = f"?{query}" if query else ""
    address = request.build_absolute_uri(index.get_url(request))
    feed = feed_format.generator(
        title=clean(f"{index.title} ({', '.join(labels)})" if labels else index.title) + " – ASSKomm",
        link=f"{address}{query}",
        description=clean(index.lead),
        language="de",
        author_name=clean(Frame(request).settings.organisation),
        feed_url=f"{address}{feed_format.route}{query}",
        feed_guid=f"urn:uuid:{index.translation_key}" if not query else f"{address}{feed_format.route}{query}",
    )
    for entry in entries:
        feed.add_item(
            title=clean(entry.title),
            link=request.build_absolute_uri(entry.page.get_url(request)),
            # Readers take this one for HTML, so what is plain text has to be escaped as such first.
            description=escape(clean(entry.summary)),
            pubdate=entry.published,
            updateddate=entry.updated,
            # Stays the same when the page moves, so that readers show it only once.
            unique_id=f"urn:uuid:{entry.page.translation_key}",
            unique_id_is_permalink=False,
            categories=[clean(topic) for topic in entry.topics],
        )
    return HttpResponse(feed.writeString("utf-8").encode(), content_type=feed_format.content_type)


def clean(text: str) -> str:
    """The text without characters that XML does not know; the writer escapes the rest."""
    return UNSENDABLE.sub("", text)
