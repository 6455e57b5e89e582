"""The types of results that visitors tell apart."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """
    One type of results: its value in addresses, its name for one and for many, and its place among the others.

    A page class that is more than a page names its kind as `search_kind`.
    """

    key: str
    label: str
    plural: str
    order: int


PAGES = Kind("seiten", "Seite", "Seiten", 50)
DOCUMENTS = Kind("dokumente", "Dokument", "Dokumente", 70)
