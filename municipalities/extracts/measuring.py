"""
How much room text takes, whatever serif font a reader's machine has.

Measured with the font that Pillow brings, so that every machine lays out the same sheet; it is about as wide as the
widest of the fonts that the sheet asks for.
"""

from functools import lru_cache

from asskomm.core.sharing.lettering import read_lettering

SIZE = 100
# Bold letters against ordinary ones.
BOLDER = 1.06


@lru_cache(maxsize=4096)
def unit_width(text: str) -> float:
    return read_lettering(SIZE, "").width(text) / SIZE


def width_of(text: str, size: float, *, is_bold: bool = False) -> float:
    """The width of one line of text of this size."""
    return unit_width(text) * size * (BOLDER if is_bold else 1)


def lines_of(text: str, size: float, width: float, *, is_bold: bool = False) -> list[str]:
    """The text in lines no wider than `width`; a word that is wider alone is cut with a hyphen."""
    lines: list[str] = []
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size, is_bold=is_bold) <= width:
            lines[-1] = joined
            continue
        while width_of(word, size, is_bold=is_bold) > width and len(word) > 1:
            ends = range(len(word) - 1, 1, -1)
            end = next((end for end in ends if width_of(f"{word[:end]}-", size, is_bold=is_bold) <= width), 1)
            lines.append(f"{word[:end]}-")
            word = word[end:]
        lines.append(word)
    return lines
