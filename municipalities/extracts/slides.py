"""
A sheet as a presentation of one slide: title and source are text that people can change, the rest is a picture.

The same sheet gives the same bytes: nothing in the file says when it was made.
"""

from datetime import datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.presentation import Presentation as PresentationType
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Pt

from municipalities.extracts.drawing import Sheet
from municipalities.extracts.layout import BRAND, SOURCE, TITLE_LINE
from municipalities.extracts.palettes import colours_of
from municipalities.extracts.rendering import figure_png

# English Metric Units and points per CSS pixel.
EMU, POINTS = 9525, 0.75
TITLE_ONLY = 5
# The picture's pixels per pixel of the sheet: 2560 across a slide.
SCALE = 2
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
# On every machine with PowerPoint, and close to the letters of the picture.
FONT = "Georgia"


def pptx(sheet: Sheet) -> bytes:
    """The presentation as a file."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = emu(sheet.paper.width), emu(sheet.paper.height)
    slide = presentation.slides.add_slide(presentation.slide_layouts[TITLE_ONLY])
    colours = {name: RGBColor.from_string(value[1:]) for name, value in colours_of(sheet.extract.palette).items()}
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = colours["paper"]
    add_title(slide, sheet, colours["ink"])
    add_picture(slide, sheet)
    add_source(slide, sheet, colours["quiet"], colours["brand"])
    describe(presentation, sheet)
    return undated(presentation)


def add_title(slide: Slide, sheet: Sheet, colour: RGBColor) -> None:
    """The title in the slide's own title, where outlines and screen readers look for it."""
    layout, title = sheet.layout, slide.shapes.title
    top = layout.title[0].y - layout.title_size
    height = len(layout.title) * layout.title_size * TITLE_LINE * 1.05
    title.left, title.top = emu(layout.margin), emu(top)
    title.width, title.height = emu(sheet.paper.width - 2 * layout.margin), emu(height)
    write(title.text_frame, sheet.title, layout.title_size * 0.94, colour, is_bold=True)


def add_picture(slide: Slide, sheet: Sheet) -> None:
    """Map and legend, with the alternative text."""
    figure = sheet.layout.figure
    picture = slide.shapes.add_picture(
        BytesIO(figure_png(sheet, SCALE)), emu(figure.x), emu(figure.y), emu(figure.width), emu(figure.height)
    )
    picture.name = "Karte mit Legende"
    properties = picture._element.nvPicPr.cNvPr
    properties.set("descr", sheet.description)


def add_source(slide: Slide, sheet: Sheet, colour: RGBColor, brand_colour: RGBColor) -> None:
    """The line with source and licence, and whose it is."""
    layout, size = sheet.layout, SOURCE * sheet.paper.text
    top = layout.source[0].y - 1.1 * size
    box = slide.shapes.add_textbox(
        emu(layout.margin),
        emu(top),
        emu(sheet.paper.width - 2 * layout.margin - BRAND * sheet.paper.text),
        emu(sheet.paper.height - top - layout.margin * 0.2),
    )
    box.name = "Quelle"
    write(box.text_frame, sheet.source, size, colour)
    brand = slide.shapes.add_textbox(
        emu(sheet.paper.width - layout.margin - BRAND * sheet.paper.text),
        emu(layout.source[-1].y - sheet.paper.text * 1.1),
        emu(BRAND * sheet.paper.text),
        emu(sheet.paper.text * 1.5),
    )
    brand.name = "Absender"
    write(brand.text_frame, "ASSKomm", sheet.paper.text, brand_colour, is_bold=True, is_right=True)


def write(
    frame: TextFrame, words: str, size: float, colour: RGBColor, *, is_bold: bool = False, is_right: bool = False
) -> None:
    """One paragraph of German text, `size` pixels high, without space around it."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.TOP
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if is_right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = words
    run.font.name = FONT
    run.font.size = Pt(round(size * POINTS * 2) / 2)
    run.font.bold = is_bold
    run.font.color.rgb = colour
    run.font.language_id = MSO_LANGUAGE_ID.GERMAN


def describe(presentation: PresentationType, sheet: Sheet) -> None:
    """What the file says about itself; its day is the one it shows."""
    properties = presentation.core_properties
    day = datetime.combine(sheet.extract.day, time())
    properties.title, properties.subject = sheet.title, sheet.subtitle
    properties.author = properties.last_modified_by = "ASSKomm"
    properties.language = "de-DE"
    properties.created = properties.modified = day
    properties.revision = 1


def undated(presentation: PresentationType) -> bytes:
    """The file with the same date at every entry: python-pptx writes the current time."""
    written, output = BytesIO(), BytesIO()
    presentation.save(written)
    with ZipFile(written) as source, ZipFile(output, "w") as target:
        for name in source.namelist():
            entry = ZipInfo(name, ZIP_EPOCH)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return output.getvalue()


def emu(pixels: float) -> Emu:
    return Emu(round(pixels * EMU))
