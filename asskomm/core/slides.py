"""The slides of the home page as visitors see them: complete, public, and read in a few queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.blocks import StreamValue
from wagtail.models import Page

from asskomm.core.models.media import PortalImage


@dataclass(frozen=True, slots=True)
class Slide:
    """One top topic, ready to be shown."""

    url: str
    is_external: bool
    kicker: str
    title: str
    text: str
    image: PortalImage | None
    alt: str
    link_text: str


def read_slides(stream: StreamValue, request: HttpRequest | None) -> list[Slide]:
    """
    The slides that lead somewhere every visitor may go.

    A slide whose page is a draft, private or expired is left out; it comes back with its page.
    """
    values = [block.value for block in stream]
    pages = public_pages(value["link"]["page"] for value in values)
    images = library_images(values, pages.values())
    return [slide for value in values if (slide := to_slide(value, pages, images, request))]


def public_pages(chosen: Iterable[Page | None]) -> dict[int, Page]:
    """Those of the chosen pages that everybody may read, by key, as what they are."""
    found = Page.objects.filter(pk__in=[page.pk for page in chosen if page]).live().public()
    return {page.pk: page for page in found.specific()}


def library_images(values: Iterable[dict[str, Any]], pages: Iterable[Page]) -> dict[int, PortalImage]:
    """The pictures of slides and pages with their renditions, by key."""
    keys = {value["image"].pk for value in values if value["image"]}
    keys |= {page.image_id for page in pages if getattr(page, "image_id", None)}
    return PortalImage.objects.prefetch_related("renditions").in_bulk(keys)


def to_slide(
    value: dict[str, Any], pages: dict[int, Page], images: dict[int, PortalImage], request: HttpRequest | None
) -> Slide | None:
    """One slide, with what its page has where the editors wrote nothing; None where it leads nowhere."""
    link, own_image = value["link"], value["image"]
    page = pages.get(link["page"].pk) if link["page"] else None
    # An address comes from the block's value, which lets nothing through that a browser would run.
    url = (page.get_url(request) if page else "" if link["page"] else link.url) or ""
    title = value["title"] or (page.title if page else link["text"])
    if not url or not title:
        return None
    if own_image:
        image, alt = images.get(own_image.pk), own_image.contextual_alt_text or ""
    else:
        image, alt = images.get(getattr(page, "image_id", None)), getattr(page, "image_text", "")
    return Slide(
        url=url,
        is_external=link.is_external,
        kicker=value["kicker"],
        title=title,
        text=value["text"] or getattr(page, "teaser_text", ""),
        image=image,
        alt=alt,
        link_text=link["text"],
    )
