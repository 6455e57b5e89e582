"""The results of one search: hits in order, counted by type, a page of them with passages."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString

from asskomm.core.caching import cached_for_page
from asskomm.core.search import matching
from asskomm.core.search.catalogue import Catalogue, read_catalogue
from asskomm.core.search.extracts import extract, highlighted, pattern_for
from asskomm.core.search.kinds import Kind
from asskomm.core.search.promotions import Promotion, promotions_for
from asskomm.core.search.sources import Entry, find_sources
from asskomm.core.search.words import read_words

PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """One result as the page shows it."""

    entry: Entry
    title: SafeString
    text: SafeString


@dataclass(frozen=True, slots=True)
class Option:
    """A type of results to narrow the list to, with its number of hits."""

    key: str
    label: str
    count: int
    is_chosen: bool


class Portal:
    """What can be searched, for one request."""

    def __init__(self, request: HttpRequest) -> None:
        self.sources = find_sources(request)

    @cached_property
    def types(self) -> dict[int, Kind]:
        """All content types with the kind of each."""
        return {type_id: kind for source in self.sources for type_id, kind in source.types.items()}

    @cached_property
    def kinds(self) -> list[Kind]:
        """All kinds in their order."""
        return sorted(set(self.types.values()), key=lambda kind: (kind.order, kind.plural))

    @cached_property
    def catalogue(self) -> Catalogue:
        """Everything public."""
        return read_catalogue(self.sources)


class Search:
    """A search of the portal for `text`, narrowed to the kind `chosen`; corrects the text where nothing fits."""

    def __init__(self, portal: Portal, text: str, chosen: str = "") -> None:
        self.portal = portal
        self.asked = self.text = text
        self.chosen = chosen
        self.words = read_words(text)
        self.counts = self.count()
        if self.words and not self.counts:
            self.try_correction()

    def try_correction(self) -> None:
        """Look for what was probably meant; keep it only if it finds something."""
        corrected = self.portal.catalogue.vocabulary.correct(self.asked)
        if corrected == self.asked:
            return
        words = self.words
        self.words = read_words(corrected)
        self.counts = self.count()
        if self.counts:
            self.text = corrected
        else:
            self.words = words

    @property
    def is_corrected(self) -> bool:
        """Whether the hits are for another text than was typed."""
        return self.text != self.asked

    def hits(self) -> QuerySet:
        """All public hits, in no order."""
        return matching.hits(self.words, self.portal.sources)

    @property
    def name(self) -> str:
        """What the database's answers to these words are remembered under; some of them end with the day."""
        words = " ".join(f"{word.text}{'*' * word.is_beginning}" for word in self.words)
        return f"{timezone.localdate()}:{words}"

    def count(self) -> Counter[str]:
        """The number of hits of each kind, remembered: many look for the same, and each hit has to be weighed."""
        return cached_for_page(f"search:counts:{self.name}", self.read_counts) if self.words else Counter()

    def read_counts(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for type_id, number in self.hits().order_by().values_list("type_id").annotate(number=Count("pk")):
            counts[self.portal.types[type_id].key] += number
        return counts

    @property
    def total(self) -> int:
        """The number of hits of the chosen kind, or of all."""
        return self.counts[self.chosen] if self.chosen else self.counts.total()

    @property
    def options(self) -> list[Option]:
        """All kinds that have hits, after »Alle«; the chosen one even without."""
        every = Option("", "Alle", self.counts.total(), not self.chosen)
        kinds = [kind for kind in self.portal.kinds if self.counts[kind.key] or kind.key == self.chosen]
        return [every, *(Option(one.key, one.plural, self.counts[one.key], one.key == self.chosen) for one in kinds)]

    def page(self, number: int) -> PaginatorPage:
        """One page of hits with passages; a number that does not exist gives the nearest."""
        paginator = Paginator(self.ranked() if self.total else [], PER_PAGE)
        paginator.count = self.total
        page = paginator.get_page(number)
        name = f"search:rows:{self.name}:{self.text}:{self.chosen}:{page.number}"
        page.object_list = self.shown(cached_for_page(name, lambda: list(page.object_list)))
        return page

    def ranked(self) -> QuerySet:
        """The hits of the chosen kind, best first, as rows."""
        hits = self.hits()
        if self.chosen:
            hits = hits.filter(type_id__in=[pk for pk, kind in self.portal.types.items() if kind.key == self.chosen])
        return matching.ranked(hits, self.portal.catalogue.named(self.text)).values_list("pk", "type_id", "key")

    def shown(self, rows: list[tuple[int, int, int]]) -> list[Hit]:
        """The rows as results; what has stopped being public since the catalogue was read is left out."""
        if not rows:
            return []
        pattern, texts = pattern_for(self.words), matching.texts_of([pk for pk, *_ in rows])
        entries = [(self.portal.catalogue.entries.get((type_id, key)), texts.get(pk)) for pk, type_id, key in rows]
        return [
            Hit(entry, highlighted(entry.title, pattern), passage(entry, text, pattern))
            for entry, text in entries
            if entry is not None
        ]

    @cached_property
    def promotions(self) -> list[Promotion]:
        """What editors recommend for this text."""
        return promotions_for(self.asked, self.portal.catalogue) if self.asked else []


def passage(entry: Entry, text: str | None, pattern: re.Pattern) -> SafeString:
    """What stands below the title."""
    return highlighted(entry.text, pattern) if entry.text is not None else extract(text or "", pattern)
