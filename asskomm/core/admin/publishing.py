"""
What has to be right before a page is published.

The rules are those of the law on accessible websites and of good web text, as far as a program can decide
them: a described lead image, a summary, links that say where they lead, headings that are headings. They
hold for publishing and for handing in, never for a draft. What only a person can judge is left to the hints
of the content checker in the preview, see `asskomm.core.admin.content_checker`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.core.exceptions import ValidationError
from django.forms import Form
from django.utils.text import Truncator
from wagtail import hooks
from wagtail.blocks import StreamBlockValidationError, StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText

from asskomm.core.blocks.links import LinkValue

NO_IMAGE_TEXT = "Beschreiben Sie das Bild, oder kreuzen Sie »Das Bild ist dekorativ« an."
TWO_IMAGE_TEXTS = "Ein dekoratives Bild hat keinen Alternativtext: bitte nur eines von beiden."
NO_SUMMARY = (
    "Bitte eine Einleitung schreiben, oder unter »Verbreitung« einen Anreißer: "
    "Ohne sie hat die Seite in Listen und Suchmaschinen keinen Text."
)
VAGUE_LINK = "Der Linktext »{}« sagt nicht, wohin der Link führt. Nennen Sie das Ziel, zum Beispiel »Karte öffnen«."
BARE_ADDRESS = "Der Link »{}« zeigt die nackte Adresse. Schreiben Sie stattdessen, was dort zu finden ist."
EMPTY_LINK = "Ein Link hat keinen Text. Entfernen Sie ihn, oder schreiben Sie, wohin er führt."
EMPTY_HEADING = "Eine Zwischenüberschrift ist leer. Bitte entfernen oder ausfüllen."
SKIPPED_HEADING = (
    "»{}« ist eine Überschrift der dritten Stufe (H3) ohne eine der zweiten Stufe (H2) davor. Bitte H2 wählen."
)
BOLD_HEADING = (
    "»{}« ist ein ganz fetter Absatz und sieht aus wie eine Überschrift. Wählen Sie das Format »Überschrift« (H2 "
    "oder H3), oder nehmen Sie »Fett« weg: Vorlesen lässt sich sonst nicht, dass hier etwas Neues beginnt."
)

# Compared in lower case and without marks at the end, so »Mehr …« and »hier!« are found as well.
VAGUE_TEXTS = {
    "hier",
    "hier klicken",
    "klick hier",
    "klicken",
    "klicken sie",
    "klicken sie hier",
    "bitte hier klicken",
    "mehr",
    "mehr dazu",
    "mehr lesen",
    "mehr erfahren",
    "mehr infos",
    "mehr informationen",
    "weiter",
    "weiterlesen",
    "link",
    "dieser link",
    "download",
    "siehe hier",
    "details",
}
ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
# A bold line up to this length that does not end like a sentence is taken for a heading.
HEADING_LENGTH = 90
NAMED_LENGTH = 60


# A hook for what other apps know of a formatted text: HTML in, messages out.
FIND_TEXT_PROBLEMS = "find_text_problems"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field; `block` is the place in the stream where it is."""

    field: str
    message: str
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a page in reading order: the stream's block it is in, and HTML, a heading or a link's text."""

    kind: str
    text: str
    block: int | None = None


def problems_of(page: Page) -> list[Problem]:
    """What keeps a page, as it stands in memory, from being published."""
    return find_problems(type(page), lambda name: getattr(page, name, None))


def add_errors(form: Form, page_class: type[Page]) -> None:
    """Say at each field of the editor's form what keeps the page from being published."""
    in_blocks: dict[str, dict[int, list[str]]] = {}
    # A field that is wrong in itself has its message already, and no value to judge.
    for problem in find_problems(page_class, form.cleaned_data.get):
        if problem.field in form.errors:
            continue
        if problem.block is None:
            form.add_error(problem.field, problem.message)
        else:
            in_blocks.setdefault(problem.field, {}).setdefault(problem.block, []).append(problem.message)
    for field, blocks in in_blocks.items():
        errors = {place: ValidationError(messages) for place, messages in blocks.items()}
        form.add_error(field, StreamBlockValidationError(block_errors=errors))


def find_problems(page_class: type[Page], get: Callable[[str], Any]) -> list[Problem]:
    """All problems of a page of this class, whose field values `get` knows."""
    fields = page_class._meta.get_fields()
    problems = [*image_problems(page_class, get), *summary_problems(page_class, get)]
    for field in fields:
        if isinstance(field, StreamField):
            problems += [
                Problem(field.name, message, place) for place, message in text_problems(pieces_of(get(field.name)))
            ]
        elif isinstance(field, RichTextField) and get(field.name):
            problems += [
                Problem(field.name, message) for _, message in text_problems([Piece("html", get(field.name))])
            ]
    return problems


def image_problems(page_class: type[Page], get: Callable[[str], Any]) -> Iterator[Problem]:
    """A lead image has an alternative text, or it is decoration, and not both."""
    if not hasattr(page_class, "image_alt") or not get("image"):
        return
    text, is_decorative = get("image_alt"), get("image_is_decorative")
    if not text and not is_decorative:
        yield Problem("image_alt", NO_IMAGE_TEXT)
    if text and is_decorative:
        yield Problem("image_alt", TWO_IMAGE_TEXTS)


def summary_problems(page_class: type[Page], get: Callable[[str], Any]) -> Iterator[Problem]:
    """Lists and search engines need a sentence about the page."""
    if not any(get(name) for name in page_class.summary_fields):
        yield Problem(page_class.summary_fields[0], NO_SUMMARY)


# --- Texts ---------------------------------------------------------------------------------------------


def pieces_of(stream: StreamValue | None) -> list[Piece]:
    """The texts of a stream in reading order."""
    pieces = []
    for place, child in enumerate(stream or []):
        pieces += walk(child.value, place)
    return pieces


def walk(value: Any, place: int) -> Iterator[Piece]:
    """The texts of one block, however deep they stand in it."""
    if isinstance(value, RichText):
        yield Piece("html", value.source, place)
    elif isinstance(value, LinkValue):
        yield Piece("link", value.get("text") or "", place)
    else:
        # Every block of the portal that has a heading shows it as one of the second level.
        if isinstance(value, StructValue) and value.get("heading"):
            yield Piece("heading", value["heading"], place)
        for child in children_of(value):
            yield from walk(child, place)


def children_of(value: Any) -> list[Any]:
    """The values that a block's value is made of; none for a simple one."""
    if isinstance(value, StructValue):
        return list(value.values())
    if isinstance(value, StreamValue):
        return [child.value for child in value]
    if isinstance(value, ListValue):
        return list(value)
    if isinstance(value, TypedTable):
        return [cell.value for row in value.rows for cell in row]
    return []


def text_problems(pieces: list[Piece]) -> Iterator[tuple[int | None, str]]:
    """Place and message of everything that is wrong with the links and headings of a page's field."""
    has_section = False
    for piece in pieces:
        if piece.kind == "heading":
            has_section = True
        elif piece.kind == "link":
            yield from ((piece.block, message) for message in link_problems(piece.text) if piece.text)
        else:
            for find in hooks.get_hooks(FIND_TEXT_PROBLEMS):
                yield from ((piece.block, message) for message in find(piece.text))
            html = BeautifulSoup(piece.text, "html.parser")
            for link in html.find_all("a"):
                yield from ((piece.block, message) for message in link_problems(plain(link)))
            for element in html.find_all(["h2", "h3", "p"]):
                yield from ((piece.block, message) for message in heading_problems(element, has_section))
                has_section = has_section or element.name == "h2"


def link_problems(text: str) -> Iterator[str]:
    """What is wrong with the text of a link."""
    bare = " ".join(text.lower().split()).strip(" .…!:>»→-–")
    if not bare:
        yield EMPTY_LINK
    elif bare in VAGUE_TEXTS:
        yield VAGUE_LINK.format(text.strip())
    elif ADDRESS.fullmatch(text.strip()):
        yield BARE_ADDRESS.format(shorten(text.strip()))


def heading_problems(element: Tag, has_section: bool) -> Iterator[str]:
    """What is wrong with one heading, or with a paragraph that plays one."""
    text = plain(element)
    if element.name == "p":
        if is_bold_heading(element, text):
            yield BOLD_HEADING.format(shorten(text))
    elif not text:
        yield EMPTY_HEADING
    elif element.name == "h3" and not has_section:
        yield SKIPPED_HEADING.format(shorten(text))


def is_bold_heading(paragraph: Tag, text: str) -> bool:
    """Whether a paragraph is all bold, short, and no sentence."""
    bold = "".join(one.get_text() for one in paragraph.find_all(["b", "strong"]))
    return (
        bool(text)
        and " ".join(bold.split()) == text
        and len(text) <= HEADING_LENGTH
        and not text.endswith((".", "!", "…", ","))
    )


def plain(element: Tag) -> str:
    """The text of an element, with single spaces."""
    return " ".join(element.get_text().split())


def shorten(text: str) -> str:
    return Truncator(text).chars(NAMED_LENGTH)
