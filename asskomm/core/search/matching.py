"""
Hits in Wagtail's index of everything, on SQLite (FTS5) and on PostgreSQL (text search).

Wagtail's own `search()` answers for one model at a time, weighs titles on PostgreSQL only, and on SQLite
computes the rank once more for every row. One list of everything needs the index itself, and these few lines.
"""

from collections.abc import Iterable
from functools import reduce
from operator import and_

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db import connection
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    Exists,
    F,
    FloatField,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Cast, Substr
from django.db.models.lookups import Lookup
from wagtail.search import models as search_models
from wagtail.search.backends import get_search_backend

from asskomm.core.search.sources import Source
from asskomm.core.search.words import Word

# How `search_fields` weigh a title and a lead; PostgreSQL keeps them apart by it.
TITLE_BOOST = 10
LEAD_BOOST = 2
# Enough text to find a passage in; a report of a hundred pages need not travel from the database.
TEXT_LENGTH = 20_000


def hits(words: list[Word], sources: Iterable[Source]) -> QuerySet:
    """Public index entries that hold every word, with `type_id` (content type) and `key` (primary key)."""
    entries = on_sqlite(words) if connection.vendor == "sqlite" else on_postgresql(words)
    sources = list(sources)
    types = [type_id for source in sources for type_id in source.types]
    # The condition keeps PostgreSQL from reading keys of other models as numbers.
    entries = entries.alias(
        key=Case(When(type_id__in=types, then=Cast("object_key", BigIntegerField())), output_field=BigIntegerField())
    )
    visible = Q()
    for source in sources:
        visible |= Q(type_id__in=list(source.types)) & Q(Exists(source.visible().filter(pk=OuterRef("key"))))
    return entries.filter(visible).annotate(key=F("key"))


def ranked(entries: QuerySet, first: dict[tuple[int, int], int]) -> QuerySet:
    """
    The best hits first: those named in `first` by their number, then words in the title, in the lead, anywhere.

    Equal hits are ordered by how often and in how short a text the words stand.
    """
    named = [When(type_id=type_id, key=key, then=Value(number)) for (type_id, key), number in first.items()]
    level = Case(
        *named,
        When(is_in_title=True, then=Value(2)),
        When(is_in_lead=True, then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    return entries.order_by(level.desc(), F("score").desc(), "type_id", "-key")


def texts_of(ids: list[int]) -> dict[int, str]:
    """The indexed text of these entries; read for the shown ones only, because it would slow down the sorting."""
    column = "body" if connection.vendor == "sqlite" else "body_text"
    entries = search_models.IndexEntry.objects.filter(pk__in=ids)
    return dict(entries.values_list("pk", Substr(column, 1, TEXT_LENGTH)))


# --- SQLite -------------------------------------------------------------------------------------------


class Match(Lookup):
    """The condition `table MATCH query`; a lookup, because SQLite takes no `= TRUE` behind it."""

    def __init__(self, query: str) -> None:
        self.query = query
        super().__init__(None, None)

    def get_source_expressions(self) -> list:
        return []

    def set_source_expressions(self, expressions: list) -> None:
        """There are none: the query is plain text."""

    def as_sql(self, compiler, connection):
        return f"{fts_table()} MATCH %s", [self.query]


class BM25(Func):
    """How well a row fits, from SQLite's own formula; the columns are autocomplete, body and title."""

    output_field = FloatField()

    def as_sql(self, compiler, connection, **extra):
        return f"-bm25({fts_table()}, 2.0, 1.0, 8.0)", []


def fts_table() -> str:
    """The name of the virtual table that Wagtail keeps beside its index."""
    return search_models.SQLiteFTSIndexEntry._meta.db_table


def on_sqlite(words: list[Word]) -> QuerySet:
    """Rows of the FTS5 table; its column `autocomplete` holds title and lead."""
    rows = search_models.SQLiteFTSIndexEntry.objects
    query = " AND ".join(f"({' OR '.join(quoted(*one) for one in word.alternatives)})" for word in words)
    return rows.filter(Match(query)).annotate(
        type_id=F("index_entry__content_type_id"),
        object_key=F("index_entry__object_id"),
        score=BM25(),
        is_in_title=Q(pk__in=rows.filter(Match(f"{{title}}: ({query})")).values("pk")),
        is_in_lead=Q(pk__in=rows.filter(Match(f"{{autocomplete}}: ({query})")).values("pk")),
    )


def quoted(spelling: str, is_beginning: bool) -> str:
    """A word for FTS5: in quotes nothing in it is an operator."""
    return f'"{spelling}"*' if is_beginning else f'"{spelling}"'


# --- PostgreSQL ---------------------------------------------------------------------------------------


def on_postgresql(words: list[Word]) -> QuerySet:
    """
    Index entries whose vectors hold every word: title and body by its German stem, titles and leads by its beginning.

    Beginnings are looked up in `autocomplete`, which is not stemmed: cut to its stem, »sicherheit« would begin
    like »sich«. The vector is the one over title and body that Wagtail's migrations put an index on.
    """
    from modelsearch.backends.database.postgres.weights import WEIGHTS, get_weight

    vector = CombinedExpression(F("title"), "||", F("body"), output_field=SearchVectorField())
    title, lead = (WEIGHTS[: WEIGHTS.index(get_weight(boost)) + 1] for boost in (TITLE_BOOST, LEAD_BOOST))
    every_stem = reduce(and_, (stem_query(word) for word in words))
    return (
        search_models.IndexEntry.objects.alias(vector=vector)
        .filter(with_every(words))
        .annotate(
            type_id=F("content_type_id"),
            object_key=F("object_id"),
            score=SearchRank(vector, every_stem, weights=[0.1, 0.3, 0.5, 1.0], normalization=Value(2)),
            is_in_title=Q(vector=reduce(and_, (stem_query(word, title) for word in words))),
            is_in_lead=with_every(words, lead),
        )
    )


def with_every(words: list[Word], weights: str = "") -> Q:
    """
    The condition that an entry holds every word, its stem only where it carries one of these weights.

    PostgreSQL drops words like »gegen« from texts and queries alike; as long as others are left they count as found.
    """
    conditions = Q(NotEmpty(reduce(and_, (stem_query(word) for word in words))))
    for word in words:
        query = stem_query(word, weights)
        conditions &= Q(vector=query) | beginning(word) | ~Q(NotEmpty(query))
    return conditions


class NotEmpty(Func):
    """Whether anything is left of a query when PostgreSQL has dropped what stands in every text."""

    function = "numnode"
    template = "(%(function)s(%(expressions)s) > 0)"
    output_field = BooleanField()


def stem_query(word: Word, weights: str = "") -> SearchQuery:
    """A word for `to_tsquery`: letters and digits only, so nothing in it is an operator."""
    label = f":{weights}" if weights else ""
    query = " | ".join(f"{spelling}{label}" for spelling, _ in word.alternatives)
    return SearchQuery(query, search_type="raw", config=get_search_backend().config)


def beginning(word: Word) -> Q:
    """The condition that a title or a lead holds a word that begins so; none where the word is complete."""
    begins = [f"{spelling}:*" for spelling, may_go_on in word.alternatives if may_go_on]
    if not (word.is_beginning and begins):
        return Q()
    return Q(autocomplete=SearchQuery(" | ".join(begins), search_type="raw", config="simple"))
