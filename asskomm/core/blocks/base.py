"""What all blocks share: the groups of the block picker, the formats of rich text, and help for previews."""

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
