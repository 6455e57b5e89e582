"""Reads of the news, one method per question; what visitors may see begins with `public_news()`."""

from typing import TYPE_CHECKING

from django.db.models import Case, Exists, IntegerField, OuterRef, Prefetch, Q, Value, When

from asskomm.core.querysets import PortalPageQuerySet
from municipalities.history import with_predecessors
from municipalities.models import Municipality

if TYPE_CHECKING:
    from news.models import NewsPage


class NewsPageQuerySet(PortalPageQuerySet):
    """Questions to the news."""

    def public_news(self) -> "NewsPageQuerySet":
        """What every visitor may read now: published, not expired, below no private page."""
        return self.live().public()

    def newest_first(self) -> "NewsPageQuerySet":
        """By the date shown; several of one day by when they came onto the site."""
        return self.order_by("-date", "-first_published_at", "-pk")

    def for_lists(self) -> "NewsPageQuerySet":
        """With everything a teaser shows and nothing else, in the same number of queries for any number of items."""
        # Not at the top: the model's manager is made of this module.
        from news.models import NewsMunicipality

        links = Prefetch("municipality_links", NewsMunicipality.objects.select_related("municipality"))
        return self.defer_streamfields().select_related("image").prefetch_related("image__renditions", "topics", links)

    def about(self, municipality: Municipality) -> "NewsPageQuerySet":
        """News about the municipality and about those that have gone into her."""
        return self.filter(links_to(with_predecessors(municipality)))

    def related_to(self, page: "NewsPage") -> "NewsPageQuerySet":
        """Other news about one of the same municipalities first, then on one of the same topics, newest first."""
        same_place = links_to([one.pk for one in page.municipalities])
        topics = self.model.topics.through.objects.filter(
            newspage_id=OuterRef("pk"), topic_id__in=[topic.pk for topic in page.shown_topics]
        )
        closeness = Case(
            When(same_place, then=Value(0)), When(Exists(topics), then=Value(1)), output_field=IntegerField()
        )
        others = self.exclude(pk=page.pk).annotate(closeness=closeness).filter(closeness__isnull=False)
        return others.order_by("closeness", "-date", "-first_published_at", "-pk")


def links_to(municipality_ids: list[int]) -> Q:
    """The condition that a news page is about one of these municipalities."""
    from news.models import NewsMunicipality

    links = NewsMunicipality.objects.filter(page_id=OuterRef("pk"), municipality_id__in=municipality_ids)
    return Q(Exists(links))
