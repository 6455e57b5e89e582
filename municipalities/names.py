"""Names of places: compared the way people type them, and written in addresses."""

from django.utils.text import slugify

from asskomm.core.comparison import search_key, sort_key

__all__ = ["search_key", "sort_key", "url_slug"]

# How German names are written in addresses.
TRANSLITERATION = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def url_slug(name: str) -> str:
    """The address part of a name: »Großenhain« → grossenhain, »Görlitz« → goerlitz."""
    return slugify(name.translate(TRANSLITERATION).replace("/", "-"))


def page_path(ags: str, slug: str) -> str:
    """The end of a municipality's address, below that of the map."""
    return f"gemeinden/{ags}-{slug}/"
