"""
Results that editors put first, kept with `wagtail.contrib.search_promotions`.

Its own template tag would store every term that anybody looks for; here it is only read.
"""

from dataclasses import dataclass

from wagtail.contrib.search_promotions.models import SearchPromotion

from asskomm.core.caching import cached_for_version
from asskomm.core.comparison import search_key
from asskomm.core.search.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Promotion:
    """A recommended result as the page shows it."""

    title: str
    url: str
    text: str
    label: str
    place: str = ""


def promotions_for(text: str, catalogue: Catalogue) -> list[Promotion]:
    """What editors recommend for exactly this search; pages only while every visitor may read them."""
    stored = cached_for_version("search:promotions", read_promotions)
    shown = (shown_promotion(one, catalogue) for one in stored.get(search_key(text), []))
    return [one for one in shown if one]


def read_promotions() -> dict[str, list[SearchPromotion]]:
    """All recommendations by their term without marks, in the editors' order."""
    found: dict[str, list[SearchPromotion]] = {}
    for promotion in SearchPromotion.objects.select_related("query", "page").order_by("sort_order", "pk"):
        found.setdefault(search_key(promotion.query.query_string), []).append(promotion)
    return found


def shown_promotion(promotion: SearchPromotion, catalogue: Catalogue) -> Promotion | None:
    """The recommendation with title and address; None for a page that is not public."""
    if promotion.page is None:
        return Promotion(promotion.title, promotion.external_link_url, promotion.description, "Link")
    entry = catalogue.entries.get((promotion.page.content_type_id, promotion.page_id))
    if entry is None:
        return None
    return Promotion(entry.title, entry.url, promotion.description, entry.kind.label, entry.place)
