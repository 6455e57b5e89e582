"""Keeps the index complete where Wagtail's own signals come too early."""

from typing import Any

from wagtail.models import Page
from wagtail.search.index import insert_or_update_object


def index_published(instance: Page, **kwargs: Any) -> None:
    """
    Signal receiver: index a page once more when it is published.

    Wagtail indexes on `post_save`, when topics and other relations of the page are not stored yet.
    """
    insert_or_update_object(instance)
