"""What all blocks share: groups of the block picker, formats of rich text, help for previews, words to search."""

from wagtail.blocks import StreamValue, StructValue

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
# Inside boxes, steps and answers a heading of its own would break the outline of the page.
SMALL_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]

# One for each module of this package.
GROUP_TEXT = "Text und Zitat"
GROUP_MEDIA = "Bild, Video und Ton"
GROUP_FIGURES = "Tabelle und Kennzahl"
GROUP_BOX = "Hervorheben und gliedern"
GROUP_REGISTER = "Aus dem Register der Kommunen"
GROUP_REFERENCE = "Verweise und Kontakt"


def first_in_library(chooser, limit=1):
    """Return the oldest entries a chooser block offers: real pictures and people for its preview."""
    return list(chooser.model_class.objects.order_by("pk")[:limit])


class WordsOnly:
    """For a struct block whose other fields are nothing to search or to quote: addresses, choices, lengths."""

    # The names of the fields that hold what people read.
    words: tuple[str, ...]

    def get_searchable_content(self, value: StructValue) -> list[str]:
        fields = [(self.child_blocks[name], value.get(name)) for name in self.words]
        return [text for block, content in fields if content for text in block.get_searchable_content(content)]


class Sentences:
    """For a stream block: the search reads its texts as sentences, because its results quote them."""

    def get_searchable_content(self, value: StreamValue) -> list[str]:
        return [as_sentence(text) for text in super().get_searchable_content(value) if text.strip()]


def as_sentence(text: str) -> str:
    """The text, ending with a full stop where it has no sign of its own: in the index the next one follows at once."""
    text = text.strip()
    return text if text.endswith(tuple(".!?:…«“")) else f"{text}."
