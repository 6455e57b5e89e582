"""What a visitor typed, as words with the spellings they may have in texts."""

import re
from dataclasses import dataclass

from asskomm.core.comparison import search_key

# More words narrow nothing down any further, but each costs the database time.
MAX_WORDS = 8
# Below this length a word is only found as it stands: »in« must not find »Integration«.
MIN_PREFIX = 3
# What is left of a word without its ending has to say something: »Wurzen« is no form of »Wurz«.
MIN_STEM = 5
ENDINGS = ("ern", "em", "en", "er", "es", "e", "n", "s")
# They stand in every text and tell nothing; PostgreSQL leaves them out by itself.
STOP_WORDS = set(
    """
    aber als am an auch auf aus bei das dem den der des die ein eine einem einen einer es für hat im in ist mit
    nach oder sich sie sind und vom von vor wie wir wird zu zum zur über
    """.split()  # noqa: SIM905 - a list of forty words reads worse
)
UMLAUTS = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"))
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word in lower case; the one being typed last may be only the beginning of a word."""

    text: str
    is_beginning: bool = False

    @property
    def key(self) -> str:
        """The word without marks, for comparisons."""
        return search_key(self.text).replace(" ", "")

    @property
    def stem(self) -> str:
        """The word without a German ending; the word itself where little would be left."""
        for ending in ENDINGS:
            if self.text.endswith(ending) and len(self.text) - len(ending) >= MIN_STEM:
                return self.text.removesuffix(ending)
        return self.text

    @property
    def alternatives(self) -> list[tuple[str, bool]]:
        """How texts may write the word, and whether more letters may follow."""
        found = {}
        for spelling in spellings(self.text):
            found[spelling] = self.is_beginning and len(spelling) >= MIN_PREFIX
        if self.stem != self.text:
            found.update(dict.fromkeys(spellings(self.stem), True))
        return list(found.items())


def spellings(word: str) -> list[str]:
    """The word with and without umlauts and ß: »doebeln« may stand in texts as »döbeln«."""
    with_umlauts, without = word, word
    for pair, umlaut in UMLAUTS:
        with_umlauts, without = with_umlauts.replace(pair, umlaut), without.replace(umlaut, pair)
    both = [word, with_umlauts, without]
    # »Weisswasser« has one ß: each place by itself.
    sharp = [f"{one[: at.start()]}ß{one[at.end() :]}" for one in both[:2] for at in re.finditer("ss", one)]
    return list(dict.fromkeys([*both, *(one.replace("ß", "ss") for one in both), *sharp]))


def read_words(text: str) -> list[Word]:
    """The words of `text` that are worth looking for, at most `MAX_WORDS`."""
    every = list(dict.fromkeys(WORD.findall(text.lower())))
    telling = [word for word in every if word not in STOP_WORDS] or every
    chosen = telling[:MAX_WORDS]
    return [Word(word, is_beginning=word is chosen[-1]) for word in chosen]
