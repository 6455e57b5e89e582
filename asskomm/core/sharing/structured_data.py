"""
What a page is about, for programs: JSON-LD in the words of schema.org.

Every page says who runs the portal and where it stands; page types add what they are through
`structured_data(request)`. Plain dictionaries in, one script element out.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from asskomm.core.links import Link

Node = dict[str, Any]

# No text may end the element or begin a comment in it; JSON knows another way to write each of these.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def script(nodes: Iterable[Node]) -> SafeString:
    """The nodes as one graph; browsers do not run it, whatever it says."""
    graph = {"@context": "https://schema.org", "@graph": [without_empty(node) for node in nodes]}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped just above


def without_empty(node: Node) -> Node:
    """The node without properties that say nothing."""
    return {name: value for name, value in node.items() if value not in ("", None, [], {})}


def organisation(request: HttpRequest, settings: Any) -> Node:
    """Who runs the portal, as the settings say."""
    return {
        "@type": "GovernmentOrganization",
        "@id": request.build_absolute_uri("/#stelle"),
        "name": settings.organisation,
        "url": request.build_absolute_uri("/"),
        "email": settings.email,
        "telephone": settings.phone,
        "address": settings.office,
        "areaServed": {"@type": "State", "name": "Sachsen"},
    }


def website(request: HttpRequest) -> Node:
    """The portal itself, with the address of its search."""
    return {
        "@type": "WebSite",
        "@id": request.build_absolute_uri("/#portal"),
        "name": "ASSKomm",
        "alternateName": "Allianz Sichere Sächsische Kommunen",
        "url": request.build_absolute_uri("/"),
        "inLanguage": "de",
        "publisher": reference(request, "stelle"),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": request.build_absolute_uri("/suche/") + "?q={search_term_string}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def reference(request: HttpRequest, name: str) -> Node:
    """Names a node that every page has: »stelle« or »portal«."""
    return {"@id": request.build_absolute_uri(f"/#{name}")}


def breadcrumb(request: HttpRequest, links: list[Link]) -> list[Node]:
    """The way to the page; none for the home page, which is where it begins."""
    if len(links) < 2:
        return []
    steps = [
        {
            "@type": "ListItem",
            "position": number,
            "name": "Startseite" if number == 1 else link.title,
            "item": request.build_absolute_uri(link.url) if link.url else None,
        }
        for number, link in enumerate(links, start=1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": [without_empty(step) for step in steps]}]


def web_page(request: HttpRequest, page: Any, page_type: str = "WebPage") -> Node:
    """What every page can say of itself."""
    return {
        "@type": page_type,
        "url": page.get_full_url(request),
        "name": page.title,
        "description": page.meta_description,
        "inLanguage": "de",
        "isPartOf": reference(request, "portal"),
        "datePublished": moment(page.first_published_at),
        "dateModified": moment(page.last_published_at),
    }


def article(request: HttpRequest, page: Any, article_type: str = "Article", published: date | None = None) -> Node:
    """A text with a headline, a date and a publisher; `published` is the day that the page itself shows."""
    address = page.get_full_url(request)
    return web_page(request, page, article_type) | {
        "headline": page.title,
        "mainEntityOfPage": address,
        "datePublished": moment(published or page.first_published_at),
        "author": reference(request, "stelle"),
        "publisher": reference(request, "stelle"),
    }


def moment(value: date | datetime | None) -> str | None:
    """ISO 8601, seconds at most."""
    if isinstance(value, datetime):
        return value.replace(microsecond=0).isoformat()
    return value.isoformat() if value else None
