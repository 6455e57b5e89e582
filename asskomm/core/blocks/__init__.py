"""The building blocks of running content: one class and one template in `templates/blocks/` for each."""

import re

from django.core.exceptions import ValidationError
from wagtail import blocks

from asskomm.core.blocks.base import RICH_TEXT_FEATURES, SMALL_TEXT_FEATURES
from asskomm.core.blocks.boxes import FactsBlock, NoticeBlock, StepsBlock
from asskomm.core.blocks.figures import FigureBlock, TableBlock
from asskomm.core.blocks.media import GalleryBlock, MediaBlock, PictureBlock
from asskomm.core.blocks.references import CallToActionBlock, ContactBlock, DocumentsBlock, LinksBlock
from asskomm.core.blocks.register import ContactFinderBlock, MunicipalitiesWithBlock
from asskomm.core.blocks.text import AccordionBlock, ProseBlock, QuoteBlock
from asskomm.core.link_blocks import LinkBlock

__all__ = [
    "RICH_TEXT_FEATURES",
    "SMALL_TEXT_FEATURES",
    "AccordionBlock",
    "BodyBlock",
    "CallToActionBlock",
    "ContactBlock",
    "ContactFinderBlock",
    "DocumentsBlock",
    "FactsBlock",
    "FigureBlock",
    "GalleryBlock",
    "LinkBlock",
    "LinksBlock",
    "MediaBlock",
    "MunicipalitiesWithBlock",
    "NoticeBlock",
    "PictureBlock",
    "ProseBlock",
    "QuoteBlock",
    "StepsBlock",
    "TableBlock",
]


class BodyBlock(blocks.StreamBlock):
    """Everything the body of a page may be made of."""

    rich_text = ProseBlock()
    accordion = AccordionBlock()
    quote = QuoteBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    media = MediaBlock()
    table = TableBlock()
    figure = FigureBlock()
    notice = NoticeBlock()
    facts = FactsBlock()
    steps = StepsBlock()
    links = LinksBlock()
    documents = DocumentsBlock()
    call_to_action = CallToActionBlock()
    contact = ContactBlock()
    municipalities_with = MunicipalitiesWithBlock()
    contact_finder = ContactFinderBlock()

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation and (place := find_small_heading(cleaned)) is not None:
            message = "Beginnen Sie mit einer großen Überschrift (H2): Kleine (H3) gliedern, was unter ihr steht."
            raise blocks.StreamBlockValidationError(block_errors={place: ValidationError(message)})
        return cleaned


def find_small_heading(stream: blocks.StreamValue) -> int | None:
    """The place of a text whose small heading has no large one above it: the page's outline would have a gap."""
    for place, block in enumerate(stream):
        if block.block_type == "rich_text":
            headings = re.findall(r"<h([23])", block.value.source)
            if headings:
                return place if headings[0] == "3" else None
        # The headings that other blocks have of their own are large ones.
        elif isinstance(block.value, blocks.StructValue) and block.value.get("heading"):
            return None
    return None
