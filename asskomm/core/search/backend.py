"""The search backend of the database in use, which the settings name."""

from typing import Any

from django.db import connection
from modelsearch.backends.base import BaseSearchBackend
from wagtail.search.backends import database


# The name that Wagtail looks for in the module.
def SearchBackend(params: dict[str, Any]) -> BaseSearchBackend:
    """Wagtail's own; on PostgreSQL with words taken apart that a slash joins, where SQLite does so by itself."""
    if connection.vendor != "postgresql":
        return database.SearchBackend(params)
    # Not at the top: other databases need nothing of it.
    from asskomm.core.search.postgresql import SlashBackend

    return SlashBackend(params)
