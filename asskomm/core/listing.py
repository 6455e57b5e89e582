"""
Lists that visitors narrow down: facets with the number of hits per choice, removable chips, pages.

A facet is one query parameter that may be given several times; choices within a facet add up, facets
narrow each other. Whatever a visitor sends goes through a form: unknown choices and nonsense give a
message and are left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import QueryDict

from asskomm.core.caching import cached_for_page

PAGE_PARAMETER = "seite"
# More digits than any list has pages; Python itself refuses to read thousands of them.
MAX_PAGE_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list: the query parameter, its heading, the lookup it filters, and its choices."""

    name: str
    label: str
    lookup: str
    choices: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a facet with the hits it would give together with the other facets."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Options:
    """A facet as the template shows it."""

    name: str
    label: str
    choices: list[Choice]

    @property
    def chosen(self) -> int:
        """How many choices are active."""
        return sum(choice.is_chosen for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Chip:
    """An active choice and the query that removes it."""

    label: str
    query: str


@dataclass(slots=True)
class Listing:
    """
    A queryset narrowed by what the visitor chose.

    Templates get it as `listing`, its `options()` once as `options` and its `page()` as `page_obj`.
    """

    queryset: QuerySet
    data: QueryDict
    facets: list[Facet]
    per_page: int = 12
    problems: list[str] = field(default_factory=list, init=False)
    chosen: dict[str, list[str]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        form = listing_form(self.facets)(self.data)
        form.is_valid()
        self.problems = [message for messages in form.errors.values() for message in messages]
        self.chosen = {facet.name: self.known(facet) for facet in self.facets}

    def known(self, facet: Facet) -> list[str]:
        """The choices of this facet that exist; the others are reported and left out."""
        return [value for value in dict.fromkeys(self.data.getlist(facet.name)) if value in facet.choices]

    def narrowed(self, without: str = "") -> QuerySet:
        """The queryset under all facets but the one named."""
        narrowed = self.queryset
        for facet in self.facets:
            values = self.chosen[facet.name]
            if values and facet.name != without:
                # A subquery each, so that several values of a many-to-many never multiply rows.
                matching = self.queryset.model.objects.filter(**{f"{facet.lookup}__in": values})
                narrowed = narrowed.filter(pk__in=matching.order_by().values("pk"))
        return narrowed

    @property
    def results(self) -> QuerySet:
        """What is left under all facets."""
        return self.narrowed()

    def page(self, total: int | None = None) -> PaginatorPage:
        """
        The asked page of the results; a number that does not exist gives the nearest, nonsense the first.

        Who knows the number of results already saves the query for it.
        """
        paginator = Paginator(self.results, self.per_page)
        if total is not None:
            paginator.count = total
        return paginator.get_page(self.page_number)

    def remembered_page(self, name: str, total: int | None = None) -> PaginatorPage:
        """
        The asked page, remembered under `name` until anything changes where no facet narrows the list.

        That is what most visitors read, and sorting thousands of rows for it each time would be in vain.
        """

        def read() -> PaginatorPage:
            page = self.page(total)
            page.object_list = list(page.object_list)
            return page

        return read() if self.is_filtered else cached_for_page(f"{name}:{self.page_number}", read)

    @property
    def page_number(self) -> int:
        """The page that was asked for, at least 1."""
        return page_number(self.data)

    def options(self) -> list[Options]:
        """Every facet with its choices; one query per facet. Choices without hits are left out unless active."""
        return [Options(facet.name, facet.label, self.choices_of(facet)) for facet in self.facets]

    def choices_of(self, facet: Facet) -> list[Choice]:
        """The choices of a facet with hits under the other facets."""
        rows = self.narrowed(without=facet.name).order_by().values_list(facet.lookup)
        counts = {str(value): count for value, count in rows.annotate(hits=Count("pk", distinct=True))}
        chosen = self.chosen[facet.name]
        return [
            Choice(value, label, counts.get(value, 0), value in chosen)
            for value, label in facet.choices.items()
            if counts.get(value) or value in chosen
        ]

    @property
    def is_filtered(self) -> bool:
        """Whether any facet is active: such addresses stay out of search engines."""
        return any(self.chosen.values())

    @property
    def active(self) -> int:
        """How many choices are active."""
        return sum(len(values) for values in self.chosen.values())

    def query(self) -> str:
        """The active choices as a query string without its question mark; empty where there is none."""
        return urlencode([(name, value) for name, values in self.chosen.items() for value in values])

    def chips(self) -> list[Chip]:
        """The active choices, each with the query of the list without it."""
        return [
            Chip(facet.choices[value], self.query_without(facet.name, value))
            for facet in self.facets
            for value in self.chosen[facet.name]
        ]

    def query_without(self, name: str, value: str) -> str:
        """The query string of the other active choices, with its question mark; »?« where none is left."""
        left = [
            (facet.name, one)
            for facet in self.facets
            for one in self.chosen[facet.name]
            if (facet.name, one) != (name, value)
        ]
        return f"?{urlencode(left)}"


def page_number(data: QueryDict) -> int:
    """The page that was asked for, at least 1; nonsense asks for the first."""
    text = data.get(PAGE_PARAMETER, "")
    is_number = text.isascii() and text.isdigit() and len(text) <= MAX_PAGE_DIGITS
    return max(int(text), 1) if is_number else 1


def listing_form(facets: list[Facet]) -> type[forms.Form]:
    """A form class that knows every facet's choices."""
    fields: dict[str, Any] = {
        facet.name: forms.MultipleChoiceField(
            required=False,
            choices=list(facet.choices.items()),
            error_messages={
                "invalid_choice": f"Diese Auswahl gibt es bei »{facet.label}« nicht; sie wird übergangen."
            },
        )
        for facet in facets
    }
    return type("ListingForm", (forms.Form,), fields)
