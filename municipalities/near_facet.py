"""»In der Nähe von«: how lists of other subjects are narrowed to the surroundings of a municipality."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.http import QueryDict

from asskomm.core.caching import cached_for_version
from asskomm.core.facet_index import FacetIndex
from asskomm.core.listing import Facet
from municipalities.map.view import snapshot_of
from municipalities.nearby import NEAR, label_of, surroundings_of
from municipalities.participation import today
from municipalities.places import UnclearPlace, place_called, unique_names


class PlaceField(forms.CharField):
    """A municipality of today as people write her, or as addresses do (AGS); gives the AGS, shows the name."""

    def to_python(self, value: Any) -> str:
        try:
            place = place_called(super().to_python(value))
        except UnclearPlace as problem:
            raise forms.ValidationError(str(problem)) from problem
        return place.ags if place else ""

    def prepare_value(self, value: Any) -> Any:
        try:
            return unique_names()[self.to_python(value)]
        except (forms.ValidationError, KeyError):
            return value


@dataclass(frozen=True, slots=True)
class NearFacet(Facet):
    """
    One municipality, whose surroundings the list keeps; her choices are what each of them narrows to, in words.

    `lookup` leads to the primary key of a municipality, `partnership_lookup` to that of the partnership that may
    stand in her place.
    """

    partnership_lookup: str = ""

    has_field: ClassVar[bool] = True
    template: ClassVar[str] = "municipalities/near_field.html"

    def form_field(self) -> forms.Field:
        return PlaceField(label=self.label, required=False)

    def known(self, data: QueryDict, cleaned: Mapping[str, Any]) -> list[str]:
        return [cleaned[self.name]] if cleaned.get(self.name) else []

    def rows(self, index: FacetIndex, values: list[str]) -> int:
        near = surroundings_of(values[0])
        rows = index.having(self.lookup, map(str, near.municipalities))
        if self.partnership_lookup:
            rows |= index.having(self.partnership_lookup, map(str, near.partnerships))
        return rows

    def condition(self, values: list[str]) -> Q:
        near = surroundings_of(values[0])
        condition = Q(**{f"{self.lookup}__in": near.municipalities})
        if self.partnership_lookup:
            condition |= Q(**{f"{self.partnership_lookup}__in": near.partnerships})
        return condition


def near_facet(lookup: str, partnership_lookup: str = "") -> NearFacet:
    """The facet for a list whose rows lead to a municipality, or to a partnership, by these lookups."""
    day = today()
    labels = cached_for_version(f"near-labels:{day}", lambda: {one.ags: label_of(one) for one in snapshot_of(day)})
    return NearFacet(NEAR, "In der Nähe von", lookup, labels, partnership_lookup)
