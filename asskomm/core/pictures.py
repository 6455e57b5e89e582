"""
Every size in which the portal shows pictures, and the files for them, made before a visitor asks.

Publishing a page makes the renditions of all its pictures; a visitor's request then only reads. What is
missing all the same, for instance after files were lost, is made when it is first shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import IO, Any

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django_tasks import task
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex
from willow.image import AvifImageFile
from willow.plugins.pillow import PillowImage

# Browsers take the first of these that they know, in the width that fits.
FORMATS = ("avif", "webp")
# The few that know neither get one file in the format for all.
FALLBACK = "jpeg"
# What a gallery opens large.
LARGE = "max-1600x1600|format-webp"


@dataclass(frozen=True, slots=True)
class PictureUse:
    """
    One way to show a picture.

    `widths` are those of the files in pixels, `sizes` says in HTML's words how wide the picture is shown,
    `ratio` cuts it around its focal point, and `others` are further Wagtail filter specs that belong to it.
    """

    widths: tuple[int, ...]
    sizes: str
    ratio: tuple[int, int] | None = None
    others: tuple[str, ...] = ()

    def resizing(self, width: int) -> str:
        """Wagtail's word for a width, and for a cut with its height."""
        if self.ratio is None:
            return f"width-{width}"
        horizontal, vertical = self.ratio
        return f"fill-{width}x{round(width * vertical / horizontal)}"

    def specs_for(self, image_format: str) -> list[str]:
        """The filter specs of one format, from the narrowest to the widest."""
        return [f"{self.resizing(width)}|format-{image_format}" for width in self.widths]

    @property
    def specs(self) -> list[str]:
        """The filter specs of all files that this use needs."""
        return [*(spec for name in FORMATS for spec in self.specs_for(name)), self.fallback, *self.others]

    @property
    def fallback(self) -> str:
        """The filter spec of the file for all browsers: the widest, whose size the page reserves."""
        return self.specs_for(FALLBACK)[-1]


USES = {
    # In running text: as wide as the screen, from 66 rem on as the column of 42 rem.
    "text": PictureUse((400, 800, 1200), "(min-width: 66rem) 42rem, 100vw"),
    "gallery": PictureUse((360, 720), "(min-width: 44rem) 21rem, 46vw", (4, 3), (LARGE,)),
    # At the top of a report, a project, a portrait.
    "lead": PictureUse((480, 960, 1440), "(min-width: 80rem) 75rem, 92vw", (7, 3)),
    "project": PictureUse((480, 800, 1200), "(min-width: 66rem) 36rem, 92vw", (16, 10)),
    "portrait": PictureUse((320, 640, 960), "(min-width: 44rem) 20rem, 70vw", (5, 6)),
    # In lists.
    "row": PictureUse((360, 720), "(min-width: 44rem) 13.5rem, 92vw", (16, 10)),
    "card": PictureUse((360, 720), "(min-width: 66rem) 23rem, (min-width: 44rem) 46vw, 92vw", (16, 10)),
    "portrait-card": PictureUse((360, 720), "(min-width: 66rem) 23rem, (min-width: 44rem) 46vw, 92vw", (4, 3)),
    "person": PictureUse((120, 240, 360), "7.5rem", (1, 1)),
    # On the home page.
    "slide": PictureUse((400, 800, 1312), "(min-width: 80rem) 41rem, (min-width: 56rem) 53vw, 92vw", (16, 10)),
    "portrait-feature": PictureUse((240, 480), "(min-width: 44rem) 15rem, 50vw", (4, 5)),
    "small": PictureUse((180, 360), "8.5rem", (8, 5)),
}
# How the pictures of a StreamField are shown, by the type of the block they stand in.
USES_IN_BLOCKS = {"slide": ("slide",), "picture": ("text",), "gallery": ("gallery",), "media": ("text",)}


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture of the library, by its key, and one way in which a page shows it."""

    image_id: int
    use: str


def pictures_of(instance: Model) -> Iterator[ShownPicture]:
    """
    The pictures that a specific page or a record shows, and has others show of it.

    Fields say how through the class's `picture_uses`, blocks through USES_IN_BLOCKS; what else there is, for
    instance pictures of other pages, the method `further_pictures()` gives.
    """
    for name, uses in getattr(instance, "picture_uses", {}).items():
        image_id = getattr(instance, f"{name}_id")
        yield from (ShownPicture(image_id, use) for use in uses if image_id)
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            yield from pictures_in(field, getattr(instance, field.name))
    if hasattr(instance, "further_pictures"):
        yield from instance.further_pictures()


def pictures_in(field: StreamField, value: Any) -> Iterator[ShownPicture]:
    """The pictures of one StreamField, wherever in its blocks they stand."""
    image_model = get_image_model()
    for model, key, path, _ in field.stream_block.extract_references(value):
        if model is image_model:
            block_types = path.split(".")
            uses = next((USES_IN_BLOCKS[one] for one in block_types if one in USES_IN_BLOCKS), ())
            yield from (ShownPicture(int(key), use) for use in uses)


@task()
def make_renditions(model: str, pk: int) -> None:
    """Make the missing files of all pictures that this page or record shows; does nothing where it is gone."""
    instance = apps.get_model(model).objects.filter(pk=pk).first()
    if instance is None:
        return
    specs: dict[int, list[str]] = {}
    for shown in pictures_of(instance.specific if isinstance(instance, Page) else instance):
        specs.setdefault(shown.image_id, []).extend(USES[shown.use].specs)
    for image in get_image_model().objects.filter(pk__in=specs):
        image.get_renditions(*specs[image.pk])


def enqueue(model: type[Model], pk: int) -> None:
    """Have the pictures of a page or record made as soon as what was just saved is there for everybody."""
    transaction.on_commit(partial(make_renditions.enqueue, model._meta.label, pk))


def on_page_published(instance: Page, **kwargs: Any) -> None:
    """Signal receiver: the pictures of a published page, and those of the home page, whose slides may show it."""
    enqueue(Page, instance.pk)
    home = apps.get_model("core", "HomePage")
    for pk in home.objects.live().exclude(pk=instance.pk).values_list("pk", flat=True):
        enqueue(Page, pk)


def on_record_saved(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """Signal receiver: the pictures of what is no page."""
    enqueue(sender, instance.pk)


def on_image_saved(instance: Model, created: bool, **kwargs: Any) -> None:
    """Signal receiver: another focal point means other cuts, another file other files, wherever it is shown."""
    if created:
        return
    shown_by = ReferenceIndex.get_references_to(instance).select_related("base_content_type")
    for content_type, pk in {(one.base_content_type, one.object_id) for one in shown_by}:
        model = content_type.model_class()
        if model is Page or hasattr(model, "picture_uses"):
            enqueue(model, int(pk))


def save_as_avif(image: PillowImage, f: IO[bytes], **options: Any) -> AvifImageFile:
    """Willow's operation, at the speed of the settings: Pillow's own takes five times as long for two percent."""
    image.image.encoderinfo = {"speed": settings.AVIF_SPEED}
    return image.save_as_avif(f, **options)
