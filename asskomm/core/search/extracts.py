"""The passage around a hit, with the words that were found marked."""

import re

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from asskomm.core.comparison import search_key
from asskomm.core.rich_text import SPACE_IN_DATE
from asskomm.core.search.words import Word

LENGTH = 220
# Words before the first hit, so that the sentence can be understood.
BEFORE = 70
# A stem of this length stands for all its endings; a shorter one only for the usual ones.
LONG_STEM = 4

# How texts may write a letter of a comparison key.
VARIANTS = {
    "a": "(?:ae|[aäáàâą])",
    "c": "[cčć]",
    "e": "[eéèêěę]",
    "i": "[ií]",
    "l": "[lł]",
    "n": "[nńň]",
    "o": "(?:oe|[oöóôő])",
    "r": "[rřŕ]",
    "s": "[sšś]",
    "u": "(?:ue|[uüúů])",
    "y": "[yý]",
    "z": "[zžźż]",
}


def pattern_for(words: list[Word]) -> re.Pattern:
    """Finds the words in a text the way the databases do: any ending, with and without marks."""
    return re.compile("|".join(rf"\b(?:{word_pattern(word)})" for word in words), re.IGNORECASE)


def word_pattern(word: Word) -> str:
    """One word with its spellings and endings."""
    stem = search_key(word.stem).replace(" ", "")
    if not stem:
        return re.escape(word.text)
    letters = "".join(VARIANTS.get(letter, re.escape(letter)) for letter in stem)
    letters = letters.replace(VARIANTS["s"] * 2, f"(?:{VARIANTS['s'] * 2}|ß)")
    is_open = word.is_beginning or (word.stem != word.text and len(stem) >= LONG_STEM)
    return letters + (r"\w*" if is_open else r"(?:e|er|en|es|em|n|s)?\b")


def highlighted(text: str, pattern: re.Pattern) -> SafeString:
    """The text, escaped, with the hits in `<mark>`."""
    parts, end = [], 0
    for match in pattern.finditer(text):
        parts += [(conditional_escape(text[end : match.start()]), ""), ("", match[0])]
        end = match.end()
    parts.append((conditional_escape(text[end:]), ""))
    return mark_safe("".join(f"{plain}{marked(hit)}" for plain, hit in parts))  # noqa: S308 - every part is escaped


def marked(hit: str) -> SafeString | str:
    """A hit in its element; nothing for nothing."""
    return format_html_join("", "<mark>{}</mark>", [(hit,)]) if hit else ""


def extract(text: str, pattern: re.Pattern) -> SafeString:
    """About two lines of `text` around its first hit, or its beginning where there is none."""
    text = tidy(text)
    hit = pattern.search(text)
    start = 0
    if hit and hit.end() > LENGTH:
        start = text.find(" ", max(hit.start() - BEFORE, 0)) + 1
        start = start if start <= hit.start() else hit.start()
    end = start + LENGTH
    if len(text) > end:
        # Never in the middle of a word, unless there is nothing but one word.
        end = max(text.rfind(" ", start, end), hit.end() if hit and hit.start() >= start else 0) or end
    passage = text[start:end].rstrip(" ,;:–")
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    return format_html("{}{}{}", before, highlighted(passage, pattern), after)


def tidy(text: str) -> str:
    """The index joins the parts of a text with commas, also empty ones and those that end with a full stop."""
    text = re.sub(r"(?<=[.!?:…«“]),(?= )", "", re.sub(r"\s*,(?:\s*,)*(?=\s)", ",", " ".join(text.split())))
    return SPACE_IN_DATE.sub("\u00a0", text)
