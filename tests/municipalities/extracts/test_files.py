"""The files of a sheet: each opens, says what it shows, and is the same every time."""

from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree

import pytest
import time_machine
from django.test import Client
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pypdf import PdfReader

from municipalities.extracts.delivery import CONTENT_TYPES, kept
from municipalities.extracts.forms import LABELS, PALETTES
from municipalities.extracts.papers import PAPERS
from tests.municipalities.reading import structure

SVG = "{http://www.w3.org/2000/svg}"
TITLE = "Größe – »Böhlen« & <Löbau>"
LICENCE = "© GeoBasis-DE / BKG (2024) (Daten verändert) · CC BY 4.0"
EMU = 9525


def fetch(extension: str, **query) -> bytes:
    response = Client().get(f"/karte/export.{extension}", query)
    assert (response.status_code, response["Content-Type"]) == (200, CONTENT_TYPES[extension])
    return response.content


def plain(text: str) -> str:
    """With ordinary spaces, on one line."""
    return " ".join(text.split())


def lines(content: bytes) -> list[str]:
    return [one.text for one in ElementTree.fromstring(content).iter(f"{SVG}text")]  # noqa: S314 - our own file


def pixels(content: bytes, mode: str = "RGB") -> Image.Image:
    return Image.open(BytesIO(content)).convert(mode)


# --- Drawings ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paper", "labels", "palette"),
    [
        *((paper, "alle", "muster") for paper in PAPERS),
        *(("16x9", labels, "hell") for labels in LABELS),
        *(("16x9", "staedte", palette) for palette in PALETTES),
    ],
)
def test_a_drawing_is_complete_in_itself(saxony, paper, labels, palette):
    root = ElementTree.fromstring(  # noqa: S314 - our own file
        fetch("svg", format=paper, beschriftung=labels, farben=palette, titel=TITLE)
    )

    elements = list(root.iter())
    names = {one.tag.removeprefix(SVG) for one in elements}
    assert names <= {
        "svg",
        "title",
        "desc",
        "style",
        "defs",
        "pattern",
        "symbol",
        "rect",
        "path",
        "circle",
        "g",
        "use",
        "text",
    }
    outside = [value for one in elements for name, value in one.items() if "href" in name and value[0] != "#"]
    assert outside == []
    assert "url(http" not in root.find(f"{SVG}style").text
    assert "@import" not in root.find(f"{SVG}style").text
    size = PAPERS[paper]
    assert (root.get("width"), root.get("height")) == (str(size.width), str(size.height))
    assert root.find(f"{SVG}title").text == TITLE


def test_a_drawing_names_title_area_day_source_and_licence(saxony):
    text = plain(" ".join(lines(fetch("svg", titel=TITLE, stand="2024-06-01"))))

    assert TITLE in text
    assert "Sachsen · 5 Kommunen, 2 davon nehmen teil · Stand 1. Juni 2024" in text
    assert LICENCE in text


def test_the_legend_is_complete_and_counts_what_is_shown(saxony):
    root = ElementTree.fromstring(fetch("svg", format="a4-quer"))  # noqa: S314 - our own file
    rows = [one.text for one in root.iter(f"{SVG}text") if one.get("class") in ("heading", "row", "count")]

    assert rows == [
        *("Fläche: höchste erreichte Stufe", "Symbol: weitere Instrumente"),
        *("Präventionsrat", "1", "Kooperationsvereinbarung", "1", "Vorvereinbarung", "0", "Erstgespräch", "0"),
        *("andere Unterstützung", "0", "bisher nur geplant", "1", "noch kein Eintrag", "2"),
        *("Präventionsrat", "1", "Sicherheitsanalyse", "0", "Coaching", "1", "Förderung", "0"),
        *("Modellkommune", "0"),
    ]
    assert "Präventionsrat 1, Kooperationsvereinbarung 1, Vorvereinbarung 0" in root.find(f"{SVG}desc").text


def test_names_are_drawn_as_asked(saxony):
    names = {"Wurzen", "Grimma", "Böhlen", "Zittau", "Löbau"}

    assert names & set(lines(fetch("svg", beschriftung="alle"))) == names
    assert names & set(lines(fetch("svg", beschriftung="keine"))) == set()
    assert names & set(lines(fetch("svg", kreis="14626", beschriftung="alle"))) == {"Zittau", "Löbau"}


# --- Pictures ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", PAPERS)
def test_a_picture_has_exactly_the_size_asked_for(saxony, paper):
    scale = 1 + list(PAPERS).index(paper) % 3
    image = Image.open(BytesIO(fetch("png", format=paper, faktor=scale)))

    assert (image.format, image.size) == ("PNG", (PAPERS[paper].width * scale, PAPERS[paper].height * scale))


def test_umlauts_are_drawn(saxony):
    # Were their font missing, all three would be the same empty box, or the same bare letter.
    found = {
        title: pixels(fetch("png", titel=title, faktor=1)).crop((0, 0, 300, 80)) for title in ("Ö", "O", "Ü", "ß")
    }

    assert len({one.tobytes() for one in found.values()}) == 4


def test_hatches_tell_stages_apart_without_colour(saxony):
    image = pixels(fetch("png", farben="muster", faktor=1, beschriftung="keine"))
    swatches = swatch_boxes(fetch("svg", farben="muster", beschriftung="keine"))

    inks = [image.convert("L").crop(box).histogram() for box in swatches]
    assert all(red == green == blue for _, (red, green, blue) in image.getcolors(1 << 20))
    assert len({tuple(one) for one in inks}) == len(inks) == 7


def swatch_boxes(content: bytes) -> list[tuple[int, int, int, int]]:
    """The insides of the legend's areas, in pixels."""
    root = ElementTree.fromstring(content)  # noqa: S314 - our own file
    boxes = []
    for one in root.find(f"{SVG}g"):
        x, y, width, height = (float(one.get(name)) / 10 for name in ("x", "y", "width", "height"))
        boxes.append((round(x + 3), round(y + 3), round(x + width - 3), round(y + height - 3)))
    return boxes


def test_the_palettes_differ(saxony):
    corners = {palette: pixels(fetch("png", farben=palette, faktor=1)).getpixel((2, 2)) for palette in PALETTES}

    assert corners == {"hell": (255, 255, 255), "dunkel": (22, 21, 18), "muster": (255, 255, 255)}


# --- Slides -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", PAPERS)
def test_a_slide_has_title_picture_and_source(saxony, paper):
    presentation = Presentation(BytesIO(fetch("pptx", format=paper, titel=TITLE, stand="2024-06-01")))
    (slide,) = presentation.slides
    picture = next(one for one in slide.shapes if one.name == "Karte mit Legende")
    source = next(one for one in slide.shapes if one.name == "Quelle")
    size = PAPERS[paper]

    assert (presentation.slide_width, presentation.slide_height) == (size.width * EMU, size.height * EMU)
    assert slide.shapes.title.placeholder_format.type == PP_PLACEHOLDER.TITLE
    assert slide.shapes.title.text_frame.text == TITLE
    assert "Stand 1.\u00a0Juni 2024. Fläche: höchste" in picture._element.nvPicPr.cNvPr.get("descr")
    assert LICENCE in plain(source.text_frame.text)
    assert Image.open(BytesIO(picture.image.blob)).width == size.width * 2
    inside = [one.left >= 0 and one.left + one.width <= presentation.slide_width for one in slide.shapes]
    assert all(inside)


def test_a_slide_says_what_it_is_and_no_other_day_than_its_own(saxony):
    properties = Presentation(BytesIO(fetch("pptx", stand="2024-06-01", titel=TITLE))).core_properties

    assert (properties.title, properties.language, properties.author) == (TITLE, "de-DE", "ASSKomm")
    assert properties.created.date().isoformat() == properties.modified.date().isoformat() == "2024-06-01"


# --- Documents --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", PAPERS)
def test_a_document_is_tagged_and_german(saxony, paper):
    reader = PdfReader(BytesIO(fetch("pdf", format=paper, titel=TITLE, stand="2024-06-01")))
    root = reader.trailer["/Root"]
    elements = list(structure(root["/StructTreeRoot"]))
    (figure,) = [one for one in elements if one.get("/S") == "/Figure"]

    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("de", True)
    assert "pdfuaid" in root["/Metadata"].get_data().decode()
    assert (reader.metadata.title, reader.metadata.author) == (TITLE, "ASSKomm")
    assert reader.metadata.creation_date == datetime(2024, 6, 1, tzinfo=UTC)
    assert figure["/Alt"].startswith("Karte: Sachsen · 5 Kommunen")
    assert "/H1" in {one.get("/S") for one in elements}
    text = plain(reader.pages[0].extract_text())
    assert len(reader.pages) == 1
    assert all(part in text for part in ("Größe", "Böhlen", "Kooperationsvereinbarung", LICENCE))


# --- Again and again --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("extension", CONTENT_TYPES)
def test_the_same_address_gives_the_same_bytes(saxony, extension):
    first = fetch(extension, stand="2024-06-01", farben="muster")
    kept.clear()

    # On another day, too: python-pptx and Typst would write the time.
    with time_machine.travel("2024-06-16 15:00+00:00"):
        assert fetch(extension, stand="2024-06-01", farben="muster") == first
