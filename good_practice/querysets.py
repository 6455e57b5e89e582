"""Reads of projects, profiles and funded projects, one method per question."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, When
from wagtail.models import PageManager

from asskomm.core.querysets import PortalPageQuerySet
from municipalities.models import Municipality, PartnershipMembership
from municipalities.querysets import covers

if TYPE_CHECKING:
    from good_practice.models import PracticePage

# A shared topic says more than a shared target group, and that more than the same evidence.
TOPIC_WEIGHT, GROUP_WEIGHT, EVIDENCE_WEIGHT = 3, 2, 1
# What only the page itself shows.
LONG_FIELDS = ("problem", "goal", "approach", "result", "effort", "pitfalls", "partners")


def takes_part(municipality: Municipality, day: date) -> Q:
    """The condition that something is a municipality's own, or her partnership's while she is a member."""
    memberships = PartnershipMembership.objects.filter(covers(day), municipality=municipality)
    return (
        Q(municipality=municipality)
        | Q(partnership__in=memberships.values("partnership"))
        | Q(partnership__district=municipality.district_id)
    )


class PublishedQuerySet(PortalPageQuerySet):
    """What visitors may see, and in which order."""

    def published(self) -> "PublishedQuerySet":
        """Neither drafts nor private pages."""
        return self.live().public()

    def newest_first(self) -> "PublishedQuerySet":
        """By the day they were first published."""
        return self.order_by(F("first_published_at").desc(nulls_last=True), "-pk")


class PracticeQuerySet(PublishedQuerySet):
    """Questions to the projects."""

    def for_lists(self) -> "PracticeQuerySet":
        """With all that a teaser shows, without what only the page shows."""
        return (
            self.defer_streamfields()
            .defer(*LONG_FIELDS)
            .select_related("image", "municipality", "partnership")
            .prefetch_related("topics", "image__renditions")
        )

    def for_page(self) -> "PracticeQuerySet":
        """With all that the page shows of other tables."""
        return (
            self.defer_streamfields()
            .defer(*LONG_FIELDS)
            .select_related("image", "municipality", "partnership")
            .prefetch_related("topics", "target_groups", "image__renditions", "reuses__municipality")
        )

    def of_municipality(self, municipality: Municipality, day: date) -> "PracticeQuerySet":
        """Her own projects and those of partnerships she belongs to on `day`."""
        return self.filter(takes_part(municipality, day))

    def reused_by(self, municipality: Municipality) -> "PracticeQuerySet":
        """Projects of others that she has taken over; `reused_since` is the year."""
        return self.filter(reuses__municipality=municipality).annotate(reused_since=F("reuses__year"))

    def similar_to(self, page: "PracticePage") -> "PracticeQuerySet":
        """Other projects that share topics or target groups, the most alike first."""
        topics, groups = list(page.topics.all()), list(page.target_groups.all())
        alike = Case(When(evidence=page.evidence, then=EVIDENCE_WEIGHT), default=0, output_field=IntegerField())
        return (
            self.exclude(pk=page.pk)
            .filter(Q(topics__in=topics) | Q(target_groups__in=groups))
            .annotate(
                likeness=TOPIC_WEIGHT * Count("topics", filter=Q(topics__in=topics), distinct=True)
                + GROUP_WEIGHT * Count("target_groups", filter=Q(target_groups__in=groups), distinct=True)
                + alike
            )
            .order_by("-likeness", F("first_published_at").desc(nulls_last=True), "-pk")
        )


class ProfileQuerySet(PublishedQuerySet):
    """Questions to the profiles."""

    def for_lists(self) -> "ProfileQuerySet":
        """With picture and municipality, without the interview."""
        return self.defer_streamfields().select_related("image", "municipality").prefetch_related("image__renditions")

    def of_the_month(self, day: date) -> "ProfileQuerySet":
        """Those who are or were »ASSKomm des Monats«, the current one first; a month begins on its first day."""
        return self.filter(month__lte=day).order_by("-month", "-pk")

    def latest_first(self) -> "ProfileQuerySet":
        """By the month they were chosen for, the others behind them by the day they were published."""
        return self.order_by(F("month").desc(nulls_last=True), F("first_published_at").desc(nulls_last=True), "-pk")


class FundedProjectQuerySet(QuerySet):
    """Questions to what was funded."""

    def for_list(self) -> "FundedProjectQuerySet":
        """The latest first, with place and project page; without a known year at the end."""
        latest = F("first_year").desc(nulls_last=True)
        return self.select_related("municipality", "partnership", "practice").order_by(latest, "title", "pk")


PracticeManager = PageManager.from_queryset(PracticeQuerySet)
ProfileManager = PageManager.from_queryset(ProfileQuerySet)
