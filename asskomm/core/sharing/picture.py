"""
The picture that others show beside a link to a page: a cut of its lead picture, or a card with its title.

Page in, bytes out. Nothing is stored: the address carries a key of what the picture is made of, so that every cache
on the way may keep it for good.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import accumulate
from threading import Lock

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe
from PIL import Image, ImageDraw
from wagtail.images.models import AbstractImage, Filter
from wagtail.models import Page

from asskomm.core.models import BasePage
from asskomm.core.sharing.lettering import letters, plain, wrapped

WIDTH, HEIGHT = 1200, 630
# Goes into every key: raise it when the drawing changes, and nobody keeps the old one.
DESIGN = 1
FOR_GOOD = f"public, max-age={365 * 24 * 60 * 60}, immutable"
KEPT_SECONDS = 30 * 24 * 60 * 60

GROUND, GROUND_2, ACCENT, PAPER = "#00573c", "#0a6447", "#f5b400", "#ffffff"
QUIET = "#cfe3d9"
MARGIN = 80
TITLE_SIZES = (84, 72, 62, 54, 46)
TITLE_LINES = 4
LINE_HEIGHT = 1.2
# What is left between the name at the top and the small line at the bottom.
TITLE_HEIGHT = 360
# Beside a portrait: how wide the picture stands at the right.
PORTRAIT_WIDTH = 470
# Drawn larger and averaged down: Pillow itself draws hard edges.
OVERSAMPLING = 2

# The portal's mark, as in templates/components/mark.html.
MARK_BOX = (108, 82)
MARK = (
    "M12 6l7-2 7-2 8-2 2 1 3 1 1 2 3 0 2 4 1 6 3 1 4-2 5 4 7 0 6-3 2-2 1-3 4-1 11 0 5-3 2 1 0 2 8 3 1 6 2 5-1 "
    "7-2 6-3 8-2 3-5-2 0-3-4-2-1-4-5-1-4 1 6 6-7 3-6 4-5 2-7 2-4 3-3 3-6 3-5 2-4 5-5-1-5 2-3-2-4 5-5 1-1 4 0 4"
    "-2-2 0-3-4-3-5-3-3-2-1-7 1-3 3-2 2 2 6-4 2-4-1-3 4-2 7-3 0-5-3-2-10-4-1-8 0-8 0-5z"
)

# One picture at a time and process: however many are asked for, visitors' pages keep their share of the machine.
drawing = Lock()


@dataclass(frozen=True, slots=True)
class SharePicture:
    """Where a page's picture is and what it shows."""

    page_id: int
    key: str
    extension: str
    alt: str

    @classmethod
    def of(cls, page: BasePage) -> "SharePicture":
        """The picture of a saved page as it is now."""
        image = page.share_image
        parts = [DESIGN, page.title, page.share_kicker, *image_parts(image)]
        key = sha256("\x1f".join(map(str, parts)).encode(errors="replace")).hexdigest()[:16]
        return cls(page.pk, key, "jpg" if image else "png", plain(page.share_image_text))

    @property
    def path(self) -> str:
        return reverse("share_picture", args=[self.page_id, self.key, self.extension])


def image_parts(image: AbstractImage | None) -> list[object]:
    """What a cut depends on: the file, and the place that must stay in sight."""
    if image is None:
        return []
    return [image.pk, image.file_hash, image.focal_point_x, image.focal_point_y, image.focal_point_width]


@require_safe
def show_share_picture(request: HttpRequest, page_id: int, key: str, extension: str) -> HttpResponse:
    """The picture of a public page; an outdated address leads to the current one."""
    page = Page.objects.live().public().filter(pk=page_id, depth__gt=1).first()
    page = page and page.specific
    if not isinstance(page, BasePage):
        raise Http404("Diese Seite gibt es nicht.")
    picture = SharePicture.of(page)
    if (key, extension) != (picture.key, picture.extension):
        return redirect(picture.path)
    content = stored(picture) or drawn(picture, page)
    response = HttpResponse(content, content_type="image/jpeg" if extension == "jpg" else "image/png")
    response["Cache-Control"] = FOR_GOOD
    return response


def stored(picture: SharePicture) -> bytes | None:
    """The picture, if one was drawn under this key."""
    return cache.get(f"share-picture:{picture.key}")


def drawn(picture: SharePicture, page: BasePage) -> bytes:
    """Draw the picture and remember it; whoever has waited for the pen may find it drawn already."""
    with drawing:
        content = stored(picture) or draw(page)
        cache.set(f"share-picture:{picture.key}", content, KEPT_SECONDS)
    return content


def draw(page: BasePage) -> bytes:
    """The finished file: a cut of the lead picture, beside the title where it is upright, or a card without any."""
    image = page.share_image
    if image is None:
        return encoded(card(page.title, page.share_kicker, WIDTH), "PNG")
    try:
        if image.width >= image.height:
            return encoded(cut(image, WIDTH), "JPEG")
        canvas = card(page.title, page.share_kicker, WIDTH - PORTRAIT_WIDTH)
        canvas.paste(cut(image, PORTRAIT_WIDTH), (WIDTH - PORTRAIT_WIDTH, 0))
    except OSError:
        # The file is missing or broken; the title is always there.
        canvas = card(page.title, page.share_kicker, WIDTH)
    return encoded(canvas, "JPEG")


def encoded(canvas: Image.Image, file_format: str) -> bytes:
    output = BytesIO()
    canvas.save(output, file_format, quality=82, optimize=True)
    return output.getvalue()


def cut(image: AbstractImage, width: int) -> Image.Image:
    """A cut around the focal point that fills `width` and the whole height; without a stored rendition."""
    output = BytesIO()
    Filter(spec=f"fill-{width}x{HEIGHT}|format-png").run(image, output)
    part = Image.open(output).convert("RGB")
    return part if part.size == (width, HEIGHT) else part.resize((width, HEIGHT), Image.Resampling.LANCZOS)


def card(title: str, kicker: str, width: int) -> Image.Image:
    """The title in large letters on the portal's green; `width` is what letters may use of the card."""
    canvas = Image.new("RGB", (WIDTH * OVERSAMPLING, HEIGHT * OVERSAMPLING), GROUND)
    pen = ImageDraw.Draw(canvas)
    # The mark itself is the motif, larger than the card, and small beside the name.
    pen.polygon(mark(1000, width - 560, 40), fill=GROUND_2)
    pen.polygon(mark(96, MARGIN, MARGIN - 22), fill=PAPER)
    pen.rectangle(scaled(0, HEIGHT - 14, WIDTH, HEIGHT), fill=ACCENT)
    write(pen, "ASSKomm", 40, MARGIN + 120, MARGIN + 28, PAPER)
    write_title(pen, plain(title), plain(kicker), width - 2 * MARGIN)
    return canvas.reduce(OVERSAMPLING)


def write_title(pen: ImageDraw.ImageDraw, title: str, kicker: str, width: float) -> None:
    """The title as large as it fits, its last line above the kicker; what does not fit ends in dots."""
    for size in TITLE_SIZES:
        lines = wrapped(title, letters(size * OVERSAMPLING), width * OVERSAMPLING)
        if len(lines) <= TITLE_LINES and len(lines) * size * LINE_HEIGHT <= TITLE_HEIGHT:
            break
    else:
        lines = [*lines[: TITLE_LINES - 1], f"{lines[TITLE_LINES - 1].rstrip('-')} …"]
    bottom = HEIGHT - MARGIN - (70 if kicker else 20)
    for number, line in enumerate(reversed(lines)):
        write(pen, line, size, MARGIN, bottom - number * size * LINE_HEIGHT, PAPER)
    if kicker:
        first = wrapped(kicker, letters(32 * OVERSAMPLING), width * OVERSAMPLING)[0]
        write(pen, first, 32, MARGIN, HEIGHT - MARGIN, QUIET)


def write(pen: ImageDraw.ImageDraw, text: str, size: int, x: float, baseline: float, colour: str) -> None:
    letters(size * OVERSAMPLING).draw(pen, x * OVERSAMPLING, baseline * OVERSAMPLING, text, colour)


def scaled(*edges: float) -> list[float]:
    return [edge * OVERSAMPLING for edge in edges]


def mark(width: float, left: float, top: float) -> list[tuple[float, float]]:
    """The points of the mark on the fine grid: one absolute point, then steps from each to the next."""
    numbers = [int(number) for number in re.findall(r"-?\d+", MARK)]
    xs, ys = accumulate(numbers[::2]), accumulate(numbers[1::2])
    scale = width / MARK_BOX[0]
    points = zip(xs, ys, strict=True)
    return [((left + x * scale) * OVERSAMPLING, (top + y * scale) * OVERSAMPLING) for x, y in points]
