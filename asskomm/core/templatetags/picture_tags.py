"""Pictures of the library on pages: every browser gets the smallest file that is sharp enough."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms.utils import flatatt
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.shortcuts import get_renditions_or_not_found

from asskomm.core.pictures import FORMATS, USES

register = template.Library()


@register.inclusion_tag("components/picture.html")
def picture(
    image: AbstractImage | None, use: str = "text", alt: str | None = None, priority: bool = False, **attributes: str
) -> dict[str, Any]:
    """
    Show `image` as AVIF or WebP, with a JPEG for old browsers; nothing where there is no image.

    `use` names its sizes, one of `asskomm.core.pictures.USES`.

    Small originals are never enlarged. Without `alt` the picture's own text stands, `alt=""` makes it
    decorative. `priority=True` belongs to the one picture at the top of a page; all others load when they
    come near the screen. Everything else becomes an attribute of the `<img>`, for example `class="…"`.

    Lists read all renditions in one query: `.prefetch_related("image__renditions")`.
    """
    if not image:
        return {}
    shape = USES[use]
    specs = {name: shape.specs_for(name) for name in FORMATS}
    renditions = get_renditions_or_not_found(
        image, [*(spec for one in specs.values() for spec in one), shape.fallback]
    )
    widest = renditions[shape.fallback]
    return {
        "sources": [
            {"type": f"image/{name}", "srcset": srcset(renditions[spec] for spec in found)}
            for name, found in specs.items()
        ],
        "sizes": shape.sizes,
        "widest": widest,
        "alt": widest.alt if alt is None else alt,
        "priority": priority,
        "attributes": flatatt(attributes),
    }


def srcset(renditions: Iterable[AbstractRendition]) -> str:
    """The files with their widths, each width once: a small original gives the same one again and again."""
    by_width = {one.width: one.url for one in renditions}
    # A width of 0 stands for a file that is missing.
    return ", ".join(f"{url} {width}w" for width, url in sorted(by_width.items()) if width)
