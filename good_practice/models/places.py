"""Where something happens: in one municipality or in one partnership, never in both."""

from django.db import models
from django.db.models import Q

from municipalities.models import District, Municipality, Partnership, PartnershipMembership
from municipalities.participation import today
from municipalities.querysets import covers

EXACTLY_ONE_PLACE = "Bitte entweder eine Kommune oder einen Zusammenschluss angeben."


class Placed(models.Model):
    """What belongs to one municipality or one partnership; who holds it to exactly one says where."""

    municipality = models.ForeignKey(
        Municipality, verbose_name="Kommune", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    partnership = models.ForeignKey(
        Partnership,
        verbose_name="Zusammenschluss",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Nur wenn mehrere Kommunen gemeinsam handeln.",
    )

    class Meta:
        abstract = True

    @property
    def place(self) -> Municipality | Partnership | None:
        """The municipality or the partnership; None only in drafts."""
        return self.municipality or self.partnership

    @property
    def places(self) -> list[Municipality | Partnership]:
        """The place as the list that teasers take."""
        return [self.place] if self.place else []


def districts_of(place: Municipality | Partnership | None) -> list[District]:
    """The district of a municipality, or those of a partnership's members today."""
    if place is None:
        return []
    if isinstance(place, Municipality):
        return [place.district]
    members = PartnershipMembership.objects.filter(covers(today()), partnership=place)
    return list(
        District.objects.filter(Q(pk=place.district_id) | Q(pk__in=members.values("municipality__district_id")))
    )
