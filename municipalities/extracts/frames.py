"""
The map in a frame of other people's pages: its order, its drawing, and the code that they put in.

The drawing stands in the page itself, every municipality a link; no script is needed, no cookie set.
"""

from functools import cached_property
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html

from municipalities.extracts import areas, pieces
from municipalities.extracts.contents import Contents, NothingToDrawError
from municipalities.extracts.forms import AREAS, ExtractForm
from municipalities.extracts.layout import Box, fitted
from municipalities.extracts.naming import largest, names
from municipalities.extracts.orders import Extract, read_extract
from municipalities.map.appearance import look
from municipalities.map.outlines import Drawing
from municipalities.map.svg import placed

MIN_HEIGHT, MAX_HEIGHT, DEFAULT_HEIGHT = 320, 1600, 720
# The drawing is so many units wide; heights of names and symbols in the same units.
WIDTH, LABEL, MARK = 1000, 20, 28
# What the map may be high, as a part of its width.
HIGHEST = 1.1


class FrameForm(ExtractForm):
    """What a frame can show; the rest of a sheet's choices is left out."""

    titel = None
    format = None
    beschriftung = None
    farben = None
    faktor = None
    ausschnitt = None
    hoehe = forms.IntegerField(
        label="Höhe in Pixeln",
        required=False,
        min_value=MIN_HEIGHT,
        max_value=MAX_HEIGHT,
        help_text="Die Breite folgt Ihrer Seite.",
        error_messages={
            "invalid": "Bitte geben Sie die Höhe als ganze Zahl an.",
            "min_value": f"Die Höhe ist zu klein: mindestens {MIN_HEIGHT} Pixel.",
            "max_value": f"Die Höhe ist zu groß: höchstens {MAX_HEIGHT} Pixel.",
        },
    )

    def __init__(self, data: QueryDict, **kwargs: Any) -> None:
        given = data.copy()
        given.setdefault("hoehe", str(DEFAULT_HEIGHT))
        super().__init__(given, **kwargs)
        self.fields["gebiet"].choices = [one for one in AREAS.items() if one[0] != areas.VIEW]


class FramedMap(Contents):
    """The drawing in the page."""

    @cached_property
    def extent(self) -> tuple[int, int]:
        """Width and height of the drawing."""
        left, top, right, bottom = self.frame
        height = min(HIGHEST, (bottom - top) / (right - left)) * WIDTH
        return WIDTH, max(round(height), WIDTH // 3)

    @cached_property
    def drawing(self) -> Drawing:
        width, height = self.extent
        scale, corner = fitted(self.frame, Box(0, 0, width, height))
        return self.drawn(scale, corner, width, height)

    @property
    def areas(self) -> list[dict[str, Any]]:
        """All areas in sight; those that count come last, with what they say and where they lead."""
        found = []
        for ags, outline in self.drawing.outlines.items():
            standing = self.state.standings.get(ags)
            if standing is None:
                continue
            is_shown = ags in self.shown.standings
            seen = look(standing, self.instrument)
            classes = seen.classes if is_shown else "shape shape--dimmed"
            found.append(
                {
                    "classes": classes,
                    "path": outline.path,
                    "standing": standing if is_shown else None,
                    "text": f"{standing.name}: {seen.text}",
                }
            )
        return sorted(found, key=lambda area: (area["standing"] is not None, " " in area["classes"]))

    @cached_property
    def placed_marks(self) -> list[dict[str, Any]]:
        return placed(self.drawing, self.marks, MARK)

    @property
    def symbols(self) -> list[pieces.Piece]:
        """The symbols on the map."""
        return pieces.map_marks(self.placed_marks, MARK)

    @property
    def labels(self) -> list[pieces.Text]:
        """The names on the map."""
        own = [one for ags, one in self.drawing.outlines.items() if ags in self.shown.standings]
        wanted = largest(own, self.extract.area.selected)
        return pieces.map_labels(names(wanted, self.placed_marks, LABEL, MARK, self.extent))

    @property
    def selected(self) -> Any:
        return self.drawing.outlines.get(self.extract.area.selected)


def framed(data: QueryDict) -> dict[str, Any]:
    """The context of the page in the frame; what is wrong in the address is left out and said."""
    _, extract = read_extract(data, FrameForm)
    try:
        return {"map": FramedMap(extract), "extract": extract, "problems": extract.problems}
    except NothingToDrawError as error:
        return {"map": None, "extract": extract, "problems": [*extract.problems, str(error)]}


def builder(data: QueryDict) -> dict[str, Any]:
    """The context of the page that makes the code."""
    form, extract = read_extract(data, FrameForm)
    height = form.cleaned_data.get("hoehe") or DEFAULT_HEIGHT
    address = frame_address(extract)
    return {
        "form": form,
        "extract": extract,
        "is_filtered": bool(data),
        "frame_url": address,
        "frame_height": height,
        "frame_title": frame_title(extract),
        "code": format_html(
            '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy" style="border:0"></iframe>',
            f"{settings.SITE_URL}{address}",
            frame_title(extract),
            height,
        ),
    }


def frame_address(extract: Extract) -> str:
    """Where the map for this frame is; of today's always the current one."""
    address = reverse("map_frame")
    return f"{address}?{extract.lasting_query}" if extract.lasting_query else address


def frame_title(extract: Extract) -> str:
    """What screen readers call the frame."""
    return f"Karte: {extract.title}"
