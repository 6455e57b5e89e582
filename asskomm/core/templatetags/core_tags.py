"""Filters for templates of every subject."""

import re

from django import template
from django.core.paginator import Page
from django.utils.safestring import SafeString, mark_safe

from asskomm.core.listing import Options
from asskomm.core.rich_text import whitelister

register = template.Library()

SOFT_HYPHEN = "\u00ad"
# Where long compounds of this portal may break; no browser splits them by itself in narrow columns.
COMPOUNDS = re.compile(
    r"(Kooperations|Vor|Sicherheits|Präventions|Veranstaltungs|Modell|Kommunal)"
    r"(vereinbarung|analyse|räte|rat|kalender|kommune|verwaltung)"
)


@register.filter
def soft_hyphens(text: object) -> str:
    """»Kooperationsvereinbarungen« with an invisible place to break after »Kooperations«."""
    return COMPOUNDS.sub(rf"\1{SOFT_HYPHEN}\2", str(text))


@register.filter
def whitelisted(html: str) -> SafeString:
    """Formatted text reduced to the formats that the portal knows."""
    return mark_safe(whitelister.clean(html))  # noqa: S308 - this is what makes it safe


@register.filter
def narrowing(options: list[Options], total: int) -> list[Options]:
    """The facets that are active or can shorten a list of `total` hits: not one whose only choice all hits share."""
    return [
        one for one in options if one.chosen or len(one.choices) > 1 or any(two.count < total for two in one.choices)
    ]


@register.filter
def nearby_pages(page: Page) -> list[int]:
    """The numbers that a pagination shows: first, last and those around this page; a list may have thousands."""
    last = page.paginator.num_pages
    return sorted({1, last, *range(max(page.number - 2, 1), min(page.number + 2, last) + 1)})
