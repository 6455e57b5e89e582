"""Mistyped words, corrected from the portal's own words; needs no extension of any database."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from asskomm.core.comparison import search_key

# Shorter words are too like each other to guess which one was meant.
MIN_LENGTH = 4
# From this length on two mistakes are forgiven instead of one.
LONG = 7


@dataclass(frozen=True, slots=True)
class Known:
    """A word of the portal: as it is written, without marks, its letters as bits, and how often it stands there."""

    word: str
    key: str
    letters: int
    count: int


class Vocabulary:
    """The words of all public titles, grouped by length."""

    def __init__(self, words: Counter[str]) -> None:
        self.by_length: defaultdict[int, dict[str, Known]] = defaultdict(dict)
        for word, count in words.items():
            key = search_key(word).replace(" ", "")
            if len(key) >= MIN_LENGTH and not key.isdigit():
                known = self.by_length[len(key)].get(key)
                self.by_length[len(key)][key] = Known(
                    known.word if known else word, key, letters_of(key), count + (known.count if known else 0)
                )

    def knows(self, key: str) -> bool:
        """Whether some word of the portal is this one or begins with it."""
        return any(
            known.startswith(key) for length, words in self.by_length.items() if length >= len(key) for known in words
        )

    def nearest(self, key: str) -> str | None:
        """The word that was probably meant; None where no word is close enough."""
        allowed = 2 if len(key) >= LONG else 1
        letters = letters_of(key)
        near = [
            (distance, known.key[0] != key[0], -known.count, known.word)
            for known in self.of_length(len(key) - allowed, len(key) + allowed)
            # Every mistake changes at most two letters; counting bits is a hundred times faster than comparing.
            if (letters ^ known.letters).bit_count() <= 2 * allowed
            and (distance := edit_distance(key, known.key)) <= allowed
        ]
        return min(near)[-1] if near else None

    def of_length(self, shortest: int, longest: int) -> Iterable[Known]:
        """All words of these lengths."""
        for length in range(shortest, longest + 1):
            yield from self.by_length.get(length, {}).values()

    def correct(self, text: str) -> str:
        """`text` with the words that the portal does not know replaced by those that were probably meant."""

        def replacement(match: re.Match) -> str:
            key = search_key(match[0]).replace(" ", "")
            if len(key) < MIN_LENGTH or self.knows(key):
                return match[0]
            return self.nearest(key) or match[0]

        return re.sub(r"[^\W_]+", replacement, text)


def letters_of(key: str) -> int:
    """The letters and digits that occur in the word, one bit each."""
    bits = 0
    for character in key:
        bits |= 1 << (ord(character) - 48)
    return bits


def edit_distance(one: str, other: str) -> int:
    """How many letters have to be added, removed, replaced or swapped with their neighbour."""
    before, row = [], list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        two_before, before, row = before, row, [i]
        for j, counterpart in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != counterpart))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == counterpart:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
    return row[-1]
