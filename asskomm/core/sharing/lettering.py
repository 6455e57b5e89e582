"""
Text on drawn pictures, with what is there: a font of the system, or the few letters that Pillow brings.

The project carries no font file. Pillow's own font knows neither umlauts nor dashes; there they are put together
from what it has, so that a bare machine writes German all the same.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property

from PIL import ImageDraw, ImageFont

# Bold serif fonts like the headings of the portal; Pillow looks for them where the system keeps its fonts.
SYSTEM_FONTS = ("LiberationSerif-Bold.ttf", "DejaVuSerif-Bold.ttf")
DIAERESIS, EN_DASH = "\u0308", "–"
# Signs that the bundled font has as letters of their own.
ACCENTS = {"\u0300": "`", "\u0301": "´", "\u0302": "^"}
WITHOUT_FONT = str.maketrans({"ß": "ss", "ẞ": "SS", "„": "»", "‚": "›", "—": EN_DASH, "‑": "-", "ł": "l", "Ł": "L"})
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def plain(text: str) -> str:
    """The text with ordinary spaces, without what has no shape."""
    text = INVISIBLE.sub("", text)
    return " ".join("".join(one if one.isprintable() else " " for one in text.replace("\u202f", " ")).split())


@cache
def system_font() -> str:
    """The name of the first font that the system has; empty where there is none."""
    for name in SYSTEM_FONTS:
        try:
            ImageFont.truetype(name, 10)
        except OSError:
            continue
        return name
    return ""


@dataclass(frozen=True)
class Lettering:
    """Letters of one size."""

    size: int
    font_name: str

    @cached_property
    def font(self) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(self.font_name, self.size) if self.font_name else ImageFont.load_default(self.size)

    def glyphs(self, text: str) -> list[tuple[str, str]]:
        """What is drawn one after the other: pieces of text, and the marks above each."""
        if self.font_name:
            return [(text, "")]
        pieces: list[tuple[str, str]] = []
        for letter in text.translate(WITHOUT_FONT):
            base, *marks = unicodedata.normalize("NFD", letter)
            pieces.append((base, "".join(marks)))
        return pieces

    def width(self, text: str) -> float:
        """How wide the text becomes."""
        return sum(self.advance(piece) for piece, _ in self.glyphs(text))

    def advance(self, piece: str) -> float:
        return self.size * 0.62 if piece == EN_DASH and not self.font_name else self.font.getlength(piece)

    def draw(self, pen: ImageDraw.ImageDraw, x: float, baseline: float, text: str, colour: str) -> None:
        """Write the text from `x` on, standing on `baseline`."""
        for piece, marks in self.glyphs(text):
            if piece == EN_DASH and not self.font_name:
                height = baseline - self.size * 0.28
                pen.line([(x, height), (x + self.size * 0.54, height)], colour, max(2, self.size // 14))
            else:
                pen.text((x, baseline), piece, colour, self.font, anchor="ls", stroke_width=self.boldness)
            for mark in marks:
                self.draw_mark(pen, x, baseline, piece, mark, colour)
            x += self.advance(piece)

    @property
    def boldness(self) -> int:
        """Headings are bold; the bundled font is not."""
        return 0 if self.font_name else max(1, self.size // 45)

    def draw_mark(
        self, pen: ImageDraw.ImageDraw, x: float, baseline: float, piece: str, mark: str, colour: str
    ) -> None:
        """Put one mark above a letter; those that cannot be made are left out."""
        left, top, right, _ = self.font.getbbox(piece, anchor="ls")
        middle, above = x + (left + right) / 2, baseline + top
        if mark == DIAERESIS:
            radius, apart, height = self.size * 0.068, self.size * 0.135, above - self.size * 0.125
            for centre in (middle - apart, middle + apart):
                pen.circle((centre, height), radius, colour)
        elif mark in ACCENTS:
            sign = ACCENTS[mark]
            position = (middle, above + self.size * 0.55)
            pen.text(position, sign, colour, self.font, anchor="ms", stroke_width=self.boldness)


@cache
def read_lettering(size: int, font_name: str) -> Lettering:
    """Fonts are read once per size: the pictures need a handful."""
    return Lettering(size, font_name)


def letters(size: int) -> Lettering:
    """Letters of this size in the best font there is."""
    return read_lettering(size, system_font())


def wrapped(text: str, lettering: Lettering, width: float) -> list[str]:
    """The text in lines no wider than `width`; a word that is too long alone is cut into pieces."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and lettering.width(joined) <= width:
            lines[-1] = joined
            continue
        while lettering.width(word) > width and len(word) > 1:
            end = fitting(word, lettering, width)
            lines.append(f"{word[:end]}-")
            word = word[end:]
        lines.append(word)
    return lines


def fitting(word: str, lettering: Lettering, width: float) -> int:
    """How many letters of a word fit with a hyphen, at least one."""
    end = 1
    while end < len(word) - 1 and lettering.width(f"{word[: end + 1]}-") <= width:
        end += 1
    return end
