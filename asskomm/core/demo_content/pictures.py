"""Pictures in demo texts: posters to draw, the two blocks that show them, and how they become stream data."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from asskomm.core.demo_content.content import StreamItem


@dataclass(frozen=True)
class DemoPicture:
    """A poster to draw: recipe, municipality (AGS) and colour scheme, with its title and what it shows."""

    title: str
    recipe: str
    ags: str
    alt: str
    tone: str = ""


def picture(image: DemoPicture, caption: str) -> StreamItem:
    return "picture", {"image": image, "caption": caption, "credit": ""}


def gallery(heading: str, *rows: tuple[DemoPicture, str]) -> StreamItem:
    return "gallery", {
        "heading": heading,
        "pictures": [{"image": image, "caption": caption} for image, caption in rows],
    }


def find_pictures(data: Any) -> Iterator[DemoPicture]:
    """Every picture that stream data names."""
    if isinstance(data, DemoPicture):
        yield data
    elif isinstance(data, dict):
        yield from find_pictures(list(data.values()))
    elif isinstance(data, list | tuple):
        for item in data:
            yield from find_pictures(item)


def resolve_pictures(data: Any, image_ids: dict[str, int]) -> Any:
    """Stream data whose pictures are those of the library, in the form that `ImageBlock` stores."""
    if isinstance(data, DemoPicture):
        return {"image": image_ids[data.title], "alt_text": data.alt, "decorative": False}
    if isinstance(data, dict):
        # A recording's thumbnail is decoration: it is stored without a text of its own.
        if isinstance(data.get("thumbnail"), DemoPicture):
            return {**data, "thumbnail": image_ids[data["thumbnail"].title]}
        return {key: resolve_pictures(value, image_ids) for key, value in data.items()}
    if isinstance(data, list):
        return [resolve_pictures(item, image_ids) for item in data]
    return data
