"""Colours of instruments: form, contrast, and the stylesheet that carries them to every page."""

from collections.abc import Iterable

from django.core.validators import RegexValidator

validate_colour = RegexValidator(
    r"^#[0-9a-f]{6}\Z", "Bitte als # und sechs Ziffern 0–9 oder a–f, zum Beispiel #00573c."
)

INK, PAPER, DARK_PAPER = "#1f1d1a", "#ffffff", "#161512"
# Below this contrast with the page an area or a symbol needs an outline to be seen as a shape.
BOUNDARY_CONTRAST = 3


def luminance(colour: str) -> float:
    """Relative luminance of a #rrggbb colour after WCAG 2, 0 (black) to 1 (white)."""
    channels = (int(colour[position : position + 2], 16) / 255 for position in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two #rrggbb colours after WCAG 2, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def glyph_on(colour: str) -> str:
    """The ink or paper colour, whichever stands out more on `colour`; one of them always reaches 4:1."""
    return max((INK, PAPER), key=lambda candidate: contrast(candidate, colour))


def outline_of(colour: str, dark: bool) -> str:
    """The colour itself where it stands out from the page (WCAG 1.4.11), otherwise a stronger one of its family."""
    if contrast(colour, DARK_PAPER if dark else PAPER) >= BOUNDARY_CONTRAST:
        return colour
    red, _, blue = (int(colour[position : position + 2], 16) for position in (1, 3, 5))
    if dark:
        return "#f7c73d" if red > blue else "#b8daf0"
    return "#8a6500" if red > blue else "#245a80"


def instrument_rules(instruments: Iterable) -> list[dict[str, str]]:
    """What a stylesheet says per instrument and scheme: its colour, the symbol's colour on it, its outline."""
    return [
        {
            "code": one.code,
            "light": one.colour,
            "on_light": one.glyph,
            "line_light": outline_of(one.colour, dark=False),
            "dark": one.colour_dark,
            "on_dark": one.glyph_dark,
            "line_dark": outline_of(one.colour_dark, dark=True),
        }
        for one in instruments
    ]
