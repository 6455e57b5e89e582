"""Comparing words and names the way people type them."""

import re
import unicodedata

# What German keyboards and habits write instead of a letter with marks.
SPELLINGS = str.maketrans({"ß": "ss", "ł": "l", "Ł": "l"})
# Dots, hooks and accents, once they are apart from their letters.
MARKS = re.compile("[\u0300-\u036f]")
UMLAUTS = re.compile("([aou])e")
WORDS = re.compile("[a-z0-9]+")


def sort_key(name: str) -> str:
    """The order of names after DIN 5007: Görlitz stands with Go, not behind Gz."""
    if name.isascii():
        return name.lower()
    return MARKS.sub("", unicodedata.normalize("NFKD", name.translate(SPELLINGS).casefold()))


def search_key(text: str) -> str:
    """
    Reduce `text` to plain lower-case words: »Weißwasser/O.L. / Běła Woda« → »weisswasser o l bela woda«.

    Marks are dropped (ö → o, š → s), so that a name is found with and without them; »oe« for »ö«
    is reduced as well, on both sides of the comparison alike.
    """
    return " ".join(WORDS.findall(UMLAUTS.sub(r"\1", sort_key(text))))
