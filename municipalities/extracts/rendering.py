"""
Pictures and documents of a sheet, both set by Typst.

A picture is the drawing as it is; a document has title and source as text of its own, and says the rest in the
alternative text.
"""

from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from asskomm.core.typesetting import typeset, typeset_accessible
from municipalities.extracts.drawing import Sheet
from municipalities.extracts.layout import BRAND, SOURCE
from municipalities.extracts.palettes import colours_of

SOURCE_FILE = Path(__file__).with_name("sheet.typ")
# CSS pixels to the inch.
PIXELS_PER_INCH = 96


def png(sheet: Sheet, scale: int) -> bytes:
    """The sheet as a picture, each of its pixels `scale` by `scale`."""
    return picture(sheet.svg(), sheet, scale, is_whole=True)


def figure_png(sheet: Sheet, scale: int) -> bytes:
    """Only what stands between title and source."""
    return picture(sheet.svg(is_whole=False), sheet, scale, is_whole=False)


def picture(svg: str, sheet: Sheet, scale: int, *, is_whole: bool) -> bytes:
    figure = sheet.layout.figure
    width, height = (sheet.paper.width, sheet.paper.height) if is_whole else (figure.width, figure.height)
    box = {"x": 0, "y": 0, "width": width, "height": height}
    data = common(sheet) | {"width": width, "height": height, "figure": box, "is_document": False}
    return typeset(SOURCE_FILE, data, {"svg": svg}, format="png", ppi=PIXELS_PER_INCH * scale)


def pdf(sheet: Sheet) -> bytes:
    """The sheet as a tagged document (PDF/UA-1), dated to the day it shows."""
    layout = sheet.layout
    figure, inner = layout.figure, sheet.paper.width - 2 * layout.margin
    size, text = layout.title_size, sheet.paper.text
    data = common(sheet) | {
        "width": sheet.paper.width,
        "height": sheet.paper.height,
        "figure": {"x": figure.x, "y": figure.y, "width": figure.width, "height": figure.height},
        "heading": {"x": layout.margin, "y": layout.title[0].y - size * 0.72, "width": inner},
        "title_size": size,
        "source": sheet.source,
        "source_box": {
            "x": layout.margin,
            "y": layout.source[0].y - SOURCE * text * 0.7,
            "width": inner - BRAND * text,
        },
        "brand_box": {"x": layout.margin, "y": layout.source[-1].y - text * 0.7, "width": inner},
        "brand_size": text,
        "source_size": SOURCE * text,
        "is_document": True,
    }
    day = datetime.combine(sheet.extract.day, time(), UTC)
    return typeset_accessible(SOURCE_FILE, data, {"svg": sheet.svg(is_whole=False)}, timestamp=day)


def common(sheet: Sheet) -> dict[str, Any]:
    """What every page needs to know."""
    colours = colours_of(sheet.extract.palette)
    return {
        "title": sheet.title,
        "alt": sheet.description,
        **{name: colours[name] for name in ("paper", "ink", "quiet", "brand")},
    }
