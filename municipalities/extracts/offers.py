"""What the pages of this room offer: files of a sheet with their addresses, and code for other people's pages."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html

from municipalities.extracts.contents import NothingToDrawError
from municipalities.extracts.drawing import Sheet
from municipalities.extracts.forms import MAX_SCALE
from municipalities.extracts.orders import Extract, read_extract
from municipalities.extracts.papers import PAPERS


@dataclass(frozen=True, slots=True)
class File:
    """One file to take away."""

    label: str
    note: str
    url: str
    name: str


def workshop(data: QueryDict) -> dict[str, Any]:
    """The context of the workshop's page; without a sheet where there is nothing to draw."""
    form, extract = read_extract(data)
    try:
        sheet = Sheet(extract)
    except NothingToDrawError as error:
        form.add_error(None, str(error))
        return {"form": form, "extract": extract, "is_filtered": bool(data)}
    paper = PAPERS[extract.paper]
    return {
        "form": form,
        "extract": extract,
        "is_filtered": bool(data),
        "preview": {"url": address(extract, "svg"), "paper": paper, "alt": f"{sheet.title}. {sheet.description}"},
        "files": files_of(extract),
        "code": picture_code(extract, sheet),
    }


def address(extract: Extract, extension: str, **more: Any) -> str:
    """Where a file of this order is, below this host."""
    rest = "".join(f"&{name}={value}" for name, value in more.items())
    return f"{reverse('map_extract', args=[extension])}?{extract.query}{rest}"


def files_of(extract: Extract) -> list[File]:
    """Every kind of file, pictures in all their sizes."""
    paper = PAPERS[extract.paper]
    stem = f"asskomm-karte-{extract.day}"
    pictures = [
        File(
            f"PNG, {paper.width * scale} × {paper.height * scale} Pixel",
            {1: "für Internetseiten", 2: "für Texte und hohe Auflösung", 3: "für den Druck"}[scale],
            address(extract, "png", faktor=scale),
            f"{stem}-{scale}x.png",
        )
        for scale in range(1, MAX_SCALE + 1)
    ]
    return [
        File("PowerPoint", "eine Folie; Titel und Quelle sind Text", address(extract, "pptx"), f"{stem}.pptx"),
        File("PDF", "barrierefrei ausgezeichnet", address(extract, "pdf"), f"{stem}.pdf"),
        *pictures,
        File("SVG", "Vektorgrafik, frei skalierbar", address(extract, "svg"), f"{stem}.svg"),
    ]


def picture_code(extract: Extract, sheet: Sheet) -> str:
    """HTML that shows the picture in another page; of today's map always the current one."""
    url = f"{settings.SITE_URL}{reverse('map_extract', args=['png'])}"
    if extract.lasting_query:
        url = f"{url}?{extract.lasting_query}"
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
        url,
        sheet.paper.width,
        sheet.paper.height,
        f"Karte: {sheet.title}",
    )
