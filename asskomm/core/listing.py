"""
Lists that visitors narrow down: facets with the number of hits per choice, removable chips, pages.

A facet is one query parameter that may be given several times; choices within a facet add up, facets
narrow each other. Whatever a visitor sends goes through a form: unknown choices and nonsense give a
message and are left out. Only the rows of the asked page are read from the database; the rest is known
from an index that is kept, as those rows are, until anything visible changes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import Model, Q, QuerySet
from django.http import QueryDict

from asskomm.core.caching import cached_for_page, cached_for_version
from asskomm.core.facet_index import FacetIndex

PAGE_PARAMETER = "seite"
# More digits than any list has pages; Python itself refuses to read thousands of them.
MAX_PAGE_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Facet:
    """
    One way to narrow a list: the query parameter, its heading, the lookup it filters, and its choices.

    Its choices stand in the form with their hits; one with a field instead says so and has a template of its own.
    """

    name: str
    label: str
    lookup: str
    choices: Mapping[str, str]

    has_field: ClassVar[bool] = False
    template: ClassVar[str] = "components/facet.html"

    def form_field(self) -> forms.Field:
        """What reads the parameter, and says what is wrong with it."""
        problem = f"Diese Auswahl gibt es bei »{self.label}« nicht; sie wird übergangen."
        return forms.MultipleChoiceField(
            required=False, choices=list(self.choices.items()), error_messages={"invalid_choice": problem}
        )

    def known(self, data: QueryDict, cleaned: Mapping[str, Any]) -> list[str]:
        """The choices of what was sent, as it came and as the form has read it; what does not exist is left out."""
        return [value for value in dict.fromkeys(data.getlist(self.name)) if value in self.choices]

    def rows(self, index: FacetIndex, values: list[str]) -> int:
        """The rows that any of these choices keeps."""
        return index.having(self.lookup, values)

    def condition(self, values: list[str]) -> Q:
        """The same for a queryset."""
        return Q(**{f"{self.lookup}__in": values})


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a facet with the hits it would give together with the other facets."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Options:
    """A facet as its template shows it: its choices, or its field."""

    name: str
    label: str
    template: str
    choices: list[Choice]
    field: forms.BoundField | None = None

    @property
    def chosen(self) -> int:
        """How many choices are active."""
        return sum(choice.is_chosen for choice in self.choices)

    def narrows(self, total: int) -> bool:
        """Whether it is active or can shorten a list of `total` hits: not if all of them share its only choice."""
        is_needed = bool(self.field or self.chosen) or len(self.choices) > 1
        return is_needed or any(choice.count < total for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Chip:
    """An active choice and the query that removes it."""

    label: str
    query: str


@dataclass(frozen=True, slots=True)
class Results:
    """What is left of a list, in its order; a part of it, such as a page, is remembered where the list has a name."""

    queryset: QuerySet
    index: FacetIndex
    rows: int
    name: str = ""

    def __len__(self) -> int:
        return self.rows.bit_count()

    def __getitem__(self, part: slice) -> list[Model]:
        keys = list(islice(self.index.keys_of(self.rows), part.start, part.stop))
        return cached_for_page(f"list:{self.name}:{keys}", lambda: self.read(keys)) if self.name else self.read(keys)

    def __iter__(self) -> Iterator[Model]:
        return iter(self.read(list(self.index.keys_of(self.rows))))

    def read(self, keys: list[int]) -> list[Model]:
        """The rows with these keys, as the queryset has them; what it no longer has is left out."""
        found = self.queryset.in_bulk(keys)
        return [found[key] for key in keys if key in found]


@dataclass
class Listing:
    """
    An ordered queryset narrowed by what the visitor chose.

    Under `name` its index and its pages are remembered until anything visible changes: the name has to tell this
    queryset from every other, with the day or moment where the rows depend on it. Without a name everything is read
    each time. `within` narrows the list by lookups and their values before visitors do.

    Templates get what `context` gives; `listing.html` is the one that theirs extend.
    """

    queryset: QuerySet
    data: QueryDict
    facets: list[Facet]
    per_page: int = 12
    name: str = ""
    within: Mapping[str, str] = field(default_factory=dict)
    form: forms.Form = field(init=False)
    problems: list[str] = field(default_factory=list, init=False)
    chosen: dict[str, list[str]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.form = listing_form(self.facets)(self.data)
        self.form.is_valid()
        self.problems = [message for messages in self.form.errors.values() for message in messages]
        self.chosen = {facet.name: facet.known(self.data, self.form.cleaned_data) for facet in self.facets}

    @cached_property
    def index(self) -> FacetIndex:
        """Where all rows of the list and their values are known."""

        def read() -> FacetIndex:
            return FacetIndex(self.queryset)

        return cached_for_version(f"list:{self.name}", read) if self.name else read()

    def narrowed(self, without: str = "") -> int:
        """The rows of the index under all facets but the one named."""
        rows = self.index.every
        for lookup, value in self.within.items():
            rows &= self.index.having(lookup, [value])
        for facet in self.facets:
            if self.chosen[facet.name] and facet.name != without:
                rows &= facet.rows(self.index, self.chosen[facet.name])
        return rows

    @property
    def results(self) -> Results:
        """What is left under all facets."""
        return Results(self.queryset, self.index, self.narrowed(), self.name)

    def page(self) -> PaginatorPage:
        """The asked page of the results; a number that does not exist gives the nearest, nonsense the first."""
        return Paginator(self.results, self.per_page).get_page(page_number(self.data))

    def context(self, address: str) -> dict[str, Any]:
        """The list for a template; `address` is the one without filters."""
        return {"listing": self, "options": self.options(), "page_obj": self.page(), "address": address}

    def options(self) -> list[Options]:
        """Every facet that can narrow the list, with its choices. Those without hits are left out unless active."""
        total = len(self.results)
        every = [self.options_of(facet) for facet in self.facets]
        return [one for one in every if one.narrows(total)]

    def options_of(self, facet: Facet) -> Options:
        """One facet, whether it can narrow the list or not."""
        if facet.has_field:
            return Options(facet.name, facet.label, facet.template, [], self.form[facet.name])
        return Options(facet.name, facet.label, facet.template, self.choices_of(facet))

    def choices_of(self, facet: Facet) -> list[Choice]:
        """The choices of a facet with hits under the other facets."""
        counts, chosen = self.hits(facet.lookup, without=facet.name), self.chosen[facet.name]
        return [
            Choice(value, label, counts.get(value, 0), value in chosen)
            for value, label in facet.choices.items()
            if value in counts or value in chosen
        ]

    def hits(self, lookup: str, without: str = "") -> dict[str, int]:
        """Every value of the lookup with its number of results under all facets but the one named, none without."""
        rows = self.narrowed(without)
        counts = {value: (rows & having).bit_count() for value, having in self.index.by_value(lookup).items()}
        return {value: count for value, count in counts.items() if count}

    @property
    def is_filtered(self) -> bool:
        """Whether any facet is active: such addresses stay out of search engines."""
        return any(self.chosen.values())

    @property
    def active(self) -> int:
        """How many choices are active."""
        return sum(len(values) for values in self.chosen.values())

    def query(self, without: str = "") -> str:
        """The active choices of all facets but the one named, as a query string without its question mark."""
        return urlencode(
            [(name, value) for name, values in self.chosen.items() if name != without for value in values]
        )

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
    return type("ListingForm", (forms.Form,), {facet.name: facet.form_field() for facet in facets})
