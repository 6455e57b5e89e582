"""News in templates of other subjects: the latest, those about a municipality, and where to find all."""

from typing import Any

from django import template

from asskomm.core.caching import cached_for_page, cached_for_version
from asskomm.core.models import Topic
from municipalities.models import Municipality
from news.models import NewsIndexPage, NewsPage

register = template.Library()

ABOUT_MUNICIPALITY = 4


@register.simple_tag
def latest_news(number: int | str, topic: Topic | None = None) -> list[NewsPage]:
    """The newest items that every visitor may read, all or those of one topic."""
    news = NewsPage.objects.public_news().newest_first().for_lists()
    if topic:
        news = news.filter(topics=topic)
    return cached_for_version(f"news-latest:{number}:{topic.slug if topic else ''}", lambda: list(news[: int(number)]))


@register.simple_tag
def news_about(municipality: Municipality) -> list[NewsPage]:
    """The newest items about a municipality and those merged into her."""
    return cached_for_page(
        f"news-about:{municipality.pk}",
        lambda: list(
            NewsPage.objects.public_news().about(municipality).newest_first().for_lists()[:ABOUT_MUNICIPALITY]
        ),
    )


@register.simple_tag(takes_context=True)
def news_url(context: dict[str, Any], topic: Topic | None = None) -> str:
    """The address of the list, narrowed to a topic, or an empty text where there is none."""
    request = context.get("request")
    address = cached_for_version("news:url", lambda: find_url(request))
    return f"{address}?thema={topic.slug}" if address and topic else address


def find_url(request) -> str:
    page = NewsIndexPage.objects.live().public().first()
    return (page.get_url(request) or "") if page else ""
