"""Reads of the register, one method per question."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from municipalities.names import search_key

if TYPE_CHECKING:
    from municipalities.models import Municipality


def covers(day: date, begin: str = "valid_from", end: str = "valid_until") -> Q:
    """The condition that a closed period, open where a bound is empty, contains `day`."""
    return (Q(**{begin: None}) | Q(**{f"{begin}__lte": day})) & (Q(**{end: None}) | Q(**{f"{end}__gte": day}))


def within(day: date, begin: date | None, end: date | None) -> bool:
    """The same condition for values already read."""
    return (begin is None or begin <= day) and (end is None or day <= end)


class MunicipalityQuerySet(QuerySet):
    """Questions to the register."""

    def valid_on(self, day: date) -> "MunicipalityQuerySet":
        """Municipalities that existed on `day`: 419 on 2022-12-31, 418 the day after."""
        return self.filter(covers(day))

    def for_page(self) -> "MunicipalityQuerySet":
        """With everything that her page says about her district, contact and successor."""
        return self.select_related("district__team_member", "successor")

    def named(self, text: str) -> "Municipality | None":
        """The one of today that is called this, where several are with her district in brackets; None in doubt."""
        name, _, district = text.strip().removesuffix(")").partition(" (")
        found = [
            one
            for one in self.filter(valid_until=None, name__iexact=name).select_related("district")
            if not district or one.district.full_name == district
        ]
        return found[0] if len(found) == 1 else None

    def for_search(self) -> "MunicipalityQuerySet":
        """Every municipality there ever was, with what the portal's search says about her."""
        return self.select_related("district", "successor").only(
            "ags",
            "slug",
            "name",
            "official_name",
            "kind",
            "population",
            "valid_until",
            "district__name",
            "district__kind",
            "successor__name",
        )

    def matching(self, text: str) -> "MunicipalityQuerySet":
        """Municipalities whose German or Sorbian name holds every word of `text`; none for an empty text."""
        words = search_key(text).split()
        if not words:
            return self.none()
        condition = Q()
        for word in words:
            condition &= Q(search_names__contains=word)
        return self.filter(condition)


class ParticipationQuerySet(QuerySet):
    """Questions to the dated records; what they mean on a day is `participation.as_of`."""

    def known_on(self, day: date) -> "ParticipationQuerySet":
        """Records that were planned or had started by `day`, whatever became of them."""
        return self.filter(Q(started_on__lte=day) | Q(planned_on__lte=day))

    def shown_on(self, day: date) -> "ParticipationQuerySet":
        """Those of them that a visitor is told of: all but plans that had been given up before `day`."""
        return self.known_on(day).exclude(planned_on__isnull=False, started_on=None, ended_on__lt=day)
