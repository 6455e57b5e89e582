"""The sizes a sheet can have."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet's size in CSS pixels (96 to the inch), and the height of its ordinary text."""

    label: str
    width: int
    height: int
    text: int


PAPERS = {
    "16x9": Paper("Folie 16:9", 1280, 720, 17),
    "4x3": Paper("Folie 4:3", 1200, 900, 18),
    "a4-quer": Paper("A4 quer", 1123, 794, 14),
    "a4-hoch": Paper("A4 hoch", 794, 1123, 14),
    "quadrat": Paper("Quadrat", 1080, 1080, 19),
}
