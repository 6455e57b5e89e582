"""Pictures of the library on pages: every browser gets the smallest file that is sharp enough."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms.utils import flatatt
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.shortcuts import get_renditions_or_not_found

register = template.Library()

# Browsers take the first format they know: the best one stands first, the one for all last.
FORMATS = ("avif", "webp", "jpeg")
# A picture in running text: as wide as the screen, from 66 rem on as the column of 42 rem.
TEXT_COLUMN = "(min-width: 66rem) 42rem, 100vw"


@register.inclusion_tag("components/picture.html")
def picture(
    image: AbstractImage | None,
    sizes: str = TEXT_COLUMN,
    widths: str = "400,800,1200",
    alt: str | None = None,
    priority: bool = False,
    ratio: str = "",
    **attributes: str,
) -> dict[str, Any]:
    """
    Show `image` as AVIF, WebP or JPEG in these widths (pixels); nothing where there is no image.

    `sizes` says how wide the picture is shown, as in HTML. `ratio` (»16:10«) cuts it around its focal point.
    Small originals are never enlarged. Without `alt` the picture's own text stands, `alt=""` makes it
    decorative. `priority=True` belongs to the one picture at the top of a page; all others load when they
    come near the screen. Everything else becomes an attribute of the `<img>`, for example `class="…"`.

    Lists read all renditions in one query: `.prefetch_related("image__renditions")`.
    """
    if not image:
        return {}
    specs = {name: [f"{resizing(width, ratio)}|format-{name}" for width in widths.split(",")] for name in FORMATS}
    renditions = get_renditions_or_not_found(image, [spec for one in specs.values() for spec in one])
    by_format = {name: [renditions[spec] for spec in found] for name, found in specs.items()}
    widest = max(by_format["jpeg"], key=lambda one: one.width)
    return {
        "sources": [{"type": f"image/{name}", "srcset": srcset(by_format[name])} for name in FORMATS[:-1]],
        "srcset": srcset(by_format["jpeg"]),
        "sizes": sizes,
        "widest": widest,
        "alt": widest.alt if alt is None else alt,
        "priority": priority,
        "attributes": flatatt(attributes),
    }


def resizing(width: str, ratio: str) -> str:
    """Wagtail's word for a width, and for a cut with its height."""
    if not ratio:
        return f"width-{int(width)}"
    horizontal, vertical = (int(part) for part in ratio.split(":"))
    return f"fill-{int(width)}x{round(int(width) * vertical / horizontal)}"


def srcset(renditions: Iterable[AbstractRendition]) -> str:
    """The files with their widths, each width once: a small original gives the same one again and again."""
    by_width = {one.width: one.url for one in renditions}
    # A width of 0 stands for a file that is missing.
    return ", ".join(f"{url} {width}w" for width, url in sorted(by_width.items()) if width)
