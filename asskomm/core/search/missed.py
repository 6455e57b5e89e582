"""
Remembers what visitors looked for in vain, so that editors learn which words are missing.

The only write that a visitor's GET causes: one UPDATE of a counter, or one INSERT for a new term.
"""

import re

from django.db.models import F
from django.utils import timezone

from asskomm.core.comparison import search_key
from asskomm.core.models import MissedSearch

# What was rarely and long ago looked for makes room for the new; the table never grows beyond.
MAX_TERMS = 1000
MAX_WORDS = 5
MAX_DIGITS = 4
MIN_LETTERS = 3
LONGEST_WORD = 40
# Addresses, markup and code; and keys held down.
NONSENSE = re.compile(r"https?:|www\.|[<>{}\[\]\\/=;|$%]|(.)\1{3,}", re.IGNORECASE)


def remember(text: str) -> None:
    """Count a search without results; what may tell about a person or says nothing is not kept."""
    term = " ".join(text.lower().split())
    if not is_worth_keeping(term):
        return
    today = timezone.localdate()
    known = MissedSearch.objects.filter(term=term)
    if known.update(count=F("count") + 1, last_on=today):
        return
    make_room()
    # Two visitors at the same time: the second one's count is not worth an error.
    MissedSearch.objects.bulk_create([MissedSearch(term=term, last_on=today)], ignore_conflicts=True)


def is_worth_keeping(term: str) -> bool:
    """Neither an e-mail address nor a number of somebody, nor nonsense."""
    words = term.split()
    letters = re.findall(r"[^\W\d_]", term)
    return (
        len(term) <= MissedSearch.MAX_LENGTH
        and "@" not in term
        and sum(character.isdigit() for character in term) <= MAX_DIGITS
        and len(letters) >= MIN_LETTERS
        and len(words) <= MAX_WORDS
        and max(map(len, words)) <= LONGEST_WORD
        and not NONSENSE.search(term)
        and bool(re.search(r"[aeiouy]", search_key(term)))
    )


def make_room() -> None:
    """Delete the least wanted term where the table is full."""
    if MissedSearch.objects.count() >= MAX_TERMS:
        least = MissedSearch.objects.order_by("count", "last_on", "pk").values("pk")[:1]
        MissedSearch.objects.filter(pk__in=list(least.values_list("pk", flat=True))).delete()
