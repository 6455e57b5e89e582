"""Pictures of the demo site: posters of municipal outlines, kept in the library with the credit they need."""

from dataclasses import replace
from io import BytesIO

from django.core.files.images import ImageFile
from wagtail.utils.file import hash_filelike

from asskomm.core.models import PortalImage
from municipalities.map.posters import Poster, draw
from municipalities.map.shapes import ShapeSet, shapes_on
from municipalities.map.view import snapshot_of
from municipalities.models import BoundaryDataset
from municipalities.participation import today


def create_image(
    title: str, poster: Poster, alt: str, credit: str = "", *, shapes: ShapeSet | None = None
) -> PortalImage:
    """
    Draw the poster and put it into the library, once per title.

    `alt` becomes the picture's description; without `credit` it is `poster_credit`. The shapes are those of
    today; who makes several pictures reads them once and hands them over, because every saved picture makes
    the cached ones outdated. Raises ValueError where the poster's municipality has no shape.
    """
    existing = PortalImage.objects.filter(title=title).first()
    if existing:
        return existing
    shapes = shapes or shapes_on(today())
    if poster.recipe == "dots" and not poster.stages:
        poster = replace(poster, stages=stages_of_today())
    data = draw(poster, shapes)
    return PortalImage.objects.create(
        title=title,
        file=ImageFile(BytesIO(data), name=f"{poster.recipe}-{poster.ags}.png"),
        # What the admin's upload form notes as well.
        file_size=len(data),
        file_hash=hash_filelike(BytesIO(data)),
        description=alt,
        credit=credit or poster_credit(shapes.dataset),
    )


def poster_credit(dataset: BoundaryDataset | None) -> str:
    """»Grafik: LPR, Umrisse © GeoBasis-DE / BKG 2021 (Daten verändert)«, in the words of the shapes' source."""
    if dataset is None:
        return "Grafik: LPR"
    if dataset.is_schematic:
        # Their source is a whole sentence, too long to stand beside a picture.
        return "Grafik: LPR, schematische Umrisse"
    return f"Grafik: LPR, Umrisse {dataset.attribution_text}"


def stages_of_today() -> dict[str, int]:
    """How far each municipality has come: AGS to rank of its stage."""
    return {one.ags: one.stage.instrument.stage for one in snapshot_of(today()) if one.stage}
