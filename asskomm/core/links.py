"""A link as plain data: what menus and breadcrumbs are made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `is_current` says it leads to the page being shown, `is_section` to one above it."""

    title: str
    url: str
    icon: str = ""
    is_current: bool = False
    is_section: bool = False
