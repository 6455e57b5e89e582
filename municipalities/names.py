"""Comparing names of places the way people type them."""

import re
import unicodedata

from django.utils.text import slugify

# What German keyboards and habits write instead of a letter with marks.
SPELLINGS = str.maketrans({"ß": "ss", "ł": "l", "Ł": "l"})

# How German names are written in addresses.
TRANSLITERATION = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def url_slug(name: str) -> str:
    """The address part of a name: »Großenhain« → grossenhain, »Görlitz« → goerlitz."""
    return slugify(name.translate(TRANSLITERATION).replace("/", "-"))


def sort_key(name: str) -> str:
    """The order of names after DIN 5007: Görlitz stands with Go, not behind Gz."""
    decomposed = unicodedata.normalize("NFKD", name.translate(SPELLINGS).casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def search_key(text: str) -> str:
    """
    Reduce `text` to plain lower-case words: »Weißwasser/O.L. / Běła Woda« → »weisswasser o l bela woda«.

    Marks are dropped (ö → o, š → s), so that a name is found with and without them; »oe« for »ö«
    is reduced as well, on both sides of the comparison alike.
    """
    plain = re.sub(r"([aou])e", r"\1", sort_key(text))
    return " ".join(re.findall(r"[a-z0-9]+", plain))
