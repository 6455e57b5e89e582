"""The building blocks of running content: one class and one template in `templates/blocks/` for each."""

from wagtail import blocks

from asskomm.core.blocks.base import RICH_TEXT_FEATURES, SMALL_TEXT_FEATURES, Sentences
from asskomm.core.blocks.boxes import FactsBlock, NoticeBlock, StepsBlock
from asskomm.core.blocks.figures import FigureBlock, TableBlock
from asskomm.core.blocks.links import LinkBlock
from asskomm.core.blocks.media import GalleryBlock, MediaBlock, PictureBlock
from asskomm.core.blocks.references import CallToActionBlock, ContactBlock, DocumentsBlock, LinksBlock
from asskomm.core.blocks.register import ContactFinderBlock, MunicipalitiesWithBlock
from asskomm.core.blocks.text import AccordionBlock, ProseBlock, QuoteBlock

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


class BodyBlock(Sentences, blocks.StreamBlock):
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
