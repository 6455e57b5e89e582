"""
Words that a slash joins, for PostgreSQL: it reads »Leipzig/Nordsachsen« as the path of a file, which is one word.

They are taken apart where texts enter the index and where something is looked for.
"""

import re
from typing import Any

from modelsearch.backends.database.postgres import postgres

JOINT = re.compile(r"(?<=\w)/(?=\w)")


def apart(text: str) -> str:
    """The text with spaces around slashes between words."""
    return JOINT.sub(" / ", text)


class SlashIndexer(postgres.ObjectIndexer):
    """Takes apart what is looked up; the text that results quote stays as it was written."""

    def as_vector(self, texts: list[tuple[str, str]], for_autocomplete: bool = False) -> Any:
        return super().as_vector([(apart(text), weight) for text, weight in texts], for_autocomplete)


# The library names the class inside of a long method and has no setting for it.
postgres.ObjectIndexer = SlashIndexer


class SlashBackend(postgres.PostgresSearchBackend):
    """Takes apart what editors look for; the search of the portal reads words by itself."""

    def _search(self, query_compiler_class: type, query: Any, model_or_queryset: Any, **kwargs: Any) -> Any:
        query = apart(query) if isinstance(query, str) else query
        return super()._search(query_compiler_class, query, model_or_queryset, **kwargs)
