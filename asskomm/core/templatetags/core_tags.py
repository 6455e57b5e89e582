"""Filters for templates of every subject."""

import re

from django import template
from django.utils.safestring import SafeString, mark_safe

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
