"""Filters for templates of every subject, and addresses that only people read."""

import re
from urllib.parse import quote

from django import template
from django.core.paginator import Page
from django.utils.safestring import SafeString, mark_safe

from asskomm.core.rich_text import whitelister

register = template.Library()

# Stands in the source between name and @, hidden from eyes, ears and clipboard: whoever strips tags collects it.
DECOY = "-bitte-nicht-sammeln"
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
def nearby_pages(page: Page) -> list[int]:
    """The numbers that a pagination shows: first, last and those around this page; a list may have thousands."""
    last = page.paginator.num_pages
    return sorted({1, last, *range(max(page.number - 2, 1), min(page.number + 2, last) + 1)})


@register.inclusion_tag("components/email.html")
def protected_email(address: str) -> dict[str, SafeString]:
    """
    An e-mail address as a link that works without a script and is read out and copied as it is.

    Programs that collect addresses look for the pattern in the source or in the text without its tags:
    the source holds only character references, the text a decoy inside an element that is `hidden`.
    """
    name, _, host = address.partition("@")
    return {
        "link": references(f"mailto:{quote(address, safe='@.+-_')}"),
        "name": references(name),
        "decoy": references(DECOY),
        "host": references(f"@{host}"),
    }


def references(text: str) -> SafeString:
    """Every character as a reference by number: nothing that markup could be made of is left."""
    return SafeString("".join(f"&#{ord(character)};" for character in text))
