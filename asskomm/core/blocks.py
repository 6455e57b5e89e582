"""The building blocks of running content: one class and one template in `templates/blocks/` for each."""

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock, TypedTableBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from asskomm.core.link_blocks import DescribedLinkBlock, LinkBlock

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
# Inside boxes, steps and answers a heading of its own would break the outline of the page.
SMALL_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]

GROUP_TEXT = "Text"
GROUP_MEDIA = "Bild, Zitat und Tabelle"
GROUP_BOX = "Hervorheben und gliedern"
GROUP_REFERENCE = "Verweise und Kontakt"


def first_in_library(chooser, limit=1):
    """Return the oldest entries a chooser block offers: real pictures and people for its preview."""
    return list(chooser.model_class.objects.order_by("pk")[:limit])


# --- Text ----------------------------------------------------------------------------------------------


class ProseBlock(blocks.RichTextBlock):
    """Running text with the few formats that the portal's style sheet knows."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = "Text"
        group = GROUP_TEXT
        template = "blocks/rich_text.html"
        description = "Absätze, Zwischenüberschriften, Listen und Links."
        preview_value = (
            "<h2>Sicherheit beginnt vor Ort</h2><p>Kommunen kennen ihre Straßen und Plätze. Deshalb planen sie "
            "Prävention <b>gemeinsam</b> mit Polizei, Schulen und Vereinen:</p>"
            "<ul><li>die Lage ansehen,</li><li>Ziele wählen,</li><li>Wirkung prüfen.</li></ul>"
        )


class AccordionItemBlock(blocks.StructBlock):
    question = blocks.CharBlock(max_length=200, label="Frage")
    answer = blocks.RichTextBlock(features=SMALL_TEXT_FEATURES, label="Antwort")


class AccordionBlock(blocks.StructBlock):
    """Questions whose answers open on demand, without any script."""

    heading = blocks.CharBlock(required=False, max_length=120, label="Überschrift")
    questions = blocks.ListBlock(AccordionItemBlock(), min_num=1, label="Fragen")

    class Meta:
        icon = "help"
        label = "Fragen und Antworten"
        group = GROUP_TEXT
        template = "blocks/accordion.html"
        description = "Fragen zum Aufklappen. Was alle lesen sollen, gehört in den Text."
        preview_value = {
            "heading": "Häufige Fragen",
            "questions": [
                {"question": "Wer bezahlt die Analyse?", "answer": "<p>Der Landespräventionsrat.</p>"},
                {"question": "Können Nachbarorte zusammenarbeiten?", "answer": "<p>Ja, auch in einem Rat.</p>"},
            ],
        }


# --- Picture, quote, table -----------------------------------------------------------------------------


class PictureValue(blocks.StructValue):
    @property
    def credit_line(self):
        """The credit typed here, otherwise the one kept with the picture in the library."""
        return self.get("credit") or getattr(self.get("image"), "credit", "")


class PictureBlock(blocks.StructBlock):
    """A picture with caption and credit; its alternative text depends on the place it is used in."""

    image = ImageBlock(label="Bild")
    caption = blocks.CharBlock(required=False, max_length=250, label="Bildunterschrift")
    credit = blocks.CharBlock(
        required=False,
        max_length=150,
        label="Bildnachweis",
        help_text="Leer: Es gilt der Nachweis aus der Bildablage.",
    )

    class Meta:
        icon = "image"
        label = "Bild"
        group = GROUP_MEDIA
        value_class = PictureValue
        template = "blocks/picture.html"
        description = "Ein Bild mit Unterschrift und Nachweis."
        preview_value = {"image": None, "caption": "Umrisse sächsischer Kommunen.", "credit": "Grafik: LPR"}

    def get_preview_value(self):
        value = super().get_preview_value()
        images = first_in_library(self.child_blocks["image"].child_blocks["image"])
        return self.normalize({**value, "image": images[0] if images else None})


class GalleryPictureBlock(blocks.StructBlock):
    """One picture of a gallery."""

    image = ImageBlock(label="Bild")
    caption = blocks.CharBlock(required=False, max_length=250, label="Bildunterschrift")

    class Meta:
        icon = "image"
        label = "Bild"


class GalleryBlock(blocks.StructBlock):
    """Several pictures in a grid; each opens large, with a script in a dialogue, without one as a file."""

    heading = blocks.CharBlock(required=False, max_length=120, default="Bilder", label="Überschrift")
    pictures = blocks.ListBlock(GalleryPictureBlock(), min_num=2, max_num=24, label="Bilder")

    class Meta:
        icon = "image"
        label = "Galerie"
        group = GROUP_MEDIA
        template = "blocks/gallery.html"
        description = "Mehrere Bilder nebeneinander, die sich groß öffnen."
        preview_value = {"heading": "Bilder vom Fachtag", "pictures": []}

    def get_preview_value(self):
        image_block = self.child_blocks["pictures"].child_block.child_blocks["image"].child_blocks["image"]
        images = first_in_library(image_block, limit=5)
        pictures = [{"image": image, "caption": image.title} for image in images]
        return self.normalize({**self.meta.preview_value, "pictures": pictures})


class QuoteBlock(blocks.StructBlock):
    """A quotation with the person who said it."""

    text = blocks.TextBlock(label="Zitat", help_text="Ohne Anführungszeichen: Die setzt die Seite.")
    person = blocks.CharBlock(max_length=120, label="Person")
    function = blocks.CharBlock(required=False, max_length=160, label="Funktion")
    is_sample = blocks.BooleanBlock(
        required=False, label="Musterperson", help_text="Kennzeichnet erfundene Personen in Beispielinhalten."
    )

    class Meta:
        icon = "openquote"
        label = "Zitat"
        group = GROUP_MEDIA
        template = "blocks/quote.html"
        description = "Ein wörtliches Zitat mit Name und Funktion."
        preview_value = {
            "text": "Am Anfang wollten wir eine Lösung. Bekommen haben wir gute Fragen.",
            "person": "Alex Muster",
            "function": "Koordination Prävention",
            "is_sample": True,
        }


class TableBlock(TypedTableBlock):
    """A table whose caption is compulsory: it names the region that keyboards can scroll."""

    text = blocks.CharBlock(required=False, label="Kurzer Text")
    rich_text = blocks.RichTextBlock(
        required=False, features=["bold", "italic", "link", "document-link"], label="Formatierter Text"
    )

    class Meta:
        icon = "table"
        label = "Tabelle"
        group = GROUP_MEDIA
        template = "blocks/table.html"
        description = "Tabelle mit Titel. Die erste Spalte benennt die Zeilen."
        preview_value = {
            "caption": "Was gefördert wird",
            "columns": [{"type": "text", "heading": "Ausgabe"}, {"type": "text", "heading": "Förderung"}],
            "rows": [{"values": ["Honorare", "ja"]}, {"values": ["Investitionen", "nein"]}],
        }

    def clean(self, value):
        cleaned = super().clean(value)
        if not cleaned.caption and not self.is_deferred_validation:
            raise TypedTableBlockValidationError(
                non_block_errors=["Geben Sie der Tabelle einen Titel. Er sagt auch beim Vorlesen, was darin steht."]
            )
        return cleaned


# --- Boxes and steps -----------------------------------------------------------------------------------


class NoticeValue(blocks.StructValue):
    ICON_NAMES = {"hint": "info", "success": "check", "warning": "warning"}

    @property
    def icon_name(self):
        return self.ICON_NAMES.get(self.get("kind"), "info")


class NoticeBlock(blocks.StructBlock):
    """A coloured box for the one thing nobody should miss."""

    kind = blocks.ChoiceBlock(
        choices=[("hint", "Hinweis"), ("success", "Bestätigung"), ("warning", "Warnung")],
        default="hint",
        label="Art",
    )
    title = blocks.CharBlock(max_length=120, label="Titel")
    text = blocks.RichTextBlock(features=SMALL_TEXT_FEATURES, label="Text")

    class Meta:
        icon = "info-circle"
        label = "Hinweis"
        group = GROUP_BOX
        value_class = NoticeValue
        template = "blocks/notice.html"
        description = "Kasten für Fristen und Voraussetzungen. Höchstens einer je Abschnitt."
        preview_value = {
            "kind": "hint",
            "title": "Antragsfrist endet am 15. Oktober",
            "text": "<p>Vor dem Antrag ist ein Beratungsgespräch nötig.</p>",
        }


class FactBlock(blocks.StructBlock):
    term = blocks.CharBlock(max_length=80, label="Begriff")
    description = blocks.TextBlock(label="Angabe")


class FactsBlock(blocks.StructBlock):
    """A fact box: the answers to »who, what, how much« at one glance."""

    heading = blocks.CharBlock(max_length=120, default="Auf einen Blick", label="Überschrift")
    rows = blocks.ListBlock(FactBlock(), min_num=1, label="Zeilen")

    class Meta:
        icon = "clipboard-list"
        label = "Faktenkasten"
        group = GROUP_BOX
        template = "blocks/facts.html"
        description = "Kurze Angaben, je Zeile ein Begriff."
        preview_value = {
            "heading": "Auf einen Blick",
            "rows": [
                {"term": "Wer", "description": "Städte, Gemeinden und Verbände"},
                {"term": "Kosten", "description": "trägt der Landespräventionsrat"},
            ],
        }


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120, label="Schritt")
    text = blocks.RichTextBlock(features=SMALL_TEXT_FEATURES, required=False, label="Erläuterung")


class StepsBlock(blocks.StructBlock):
    """A process in numbered steps."""

    heading = blocks.CharBlock(required=False, max_length=120, label="Überschrift")
    steps = blocks.ListBlock(StepBlock(), min_num=2, label="Schritte")

    class Meta:
        icon = "list-ol"
        label = "Schritte"
        group = GROUP_BOX
        template = "blocks/steps.html"
        description = "Ein Ablauf, dessen Reihenfolge zählt. Die Nummern setzt die Seite."
        preview_value = {
            "heading": "So läuft es ab",
            "steps": [
                {"title": "Gespräch führen", "text": "<p>Sie klären mit uns, was Sie brauchen.</p>"},
                {"title": "Ziele wählen", "text": "<p>Zwei oder drei Themen genügen.</p>"},
            ],
        }


# --- References ----------------------------------------------------------------------------------------


class LinksBlock(blocks.StructBlock):
    """A list of links, each with a sentence about its target."""

    heading = blocks.CharBlock(required=False, max_length=120, default="Mehr dazu", label="Überschrift")
    links = blocks.ListBlock(DescribedLinkBlock(), min_num=1, label="Links")

    class Meta:
        icon = "link"
        label = "Linkliste"
        group = GROUP_REFERENCE
        template = "blocks/links.html"
        description = "Weiterführende Seiten, innerhalb und außerhalb des Portals."
        preview_value = {
            "heading": "Mehr dazu",
            "links": [
                {
                    "page": None,
                    "address": "/karte/",
                    "text": "Karte",
                    "description": "Wer in Ihrer Nähe mitmacht.",
                },
                {"page": None, "address": "https://example.org/", "text": "Andere Stelle", "description": ""},
            ],
        }


class DocumentsBlock(blocks.StructBlock):
    """Files to download, with type and size said before the click."""

    heading = blocks.CharBlock(required=False, max_length=120, default="Unterlagen", label="Überschrift")
    documents = blocks.ListBlock(DocumentChooserBlock(), min_num=1, label="Dokumente")

    class Meta:
        icon = "doc-full"
        label = "Dokumente"
        group = GROUP_REFERENCE
        template = "blocks/documents.html"
        description = "Dokumente zum Herunterladen. Art und Größe stehen automatisch dabei."
        preview_value = {"heading": "Unterlagen", "documents": []}

    def get_preview_value(self):
        documents = first_in_library(self.child_blocks["documents"].child_block, limit=2)
        return self.normalize({**self.meta.preview_value, "documents": documents})


class CallToActionBlock(blocks.StructBlock):
    """One sentence and one button: the next step for the reader."""

    text = blocks.TextBlock(label="Text")
    link = LinkBlock(label="Schaltfläche")

    class Meta:
        icon = "arrow-right"
        label = "Aufforderung"
        group = GROUP_REFERENCE
        template = "blocks/call_to_action.html"
        description = "Ein Satz und eine Schaltfläche. Höchstens eine je Seite."
        preview_value = {
            "text": "Am Anfang steht ein Gespräch.",
            "link": {"page": None, "address": "/team/", "text": "Ansprechperson finden"},
        }


class ContactBlock(blocks.StructBlock):
    """The contact box of one member of the ASSKomm team."""

    heading = blocks.CharBlock(max_length=120, default="Ihre Ansprechperson", label="Überschrift")
    person = SnippetChooserBlock("core.TeamMember", label="Person")

    class Meta:
        icon = "user"
        label = "Ansprechperson"
        group = GROUP_REFERENCE
        template = "blocks/contact.html"
        description = "Kontaktdaten einer Person aus dem Team. Sie werden dort gepflegt."
        preview_value = {"heading": "Ihre Ansprechperson", "person": None}

    def get_preview_value(self):
        people = first_in_library(self.child_blocks["person"])
        return self.normalize({**self.meta.preview_value, "person": people[0] if people else None})


class BodyBlock(blocks.StreamBlock):
    """Everything the body of a page may be made of."""

    rich_text = ProseBlock()
    accordion = AccordionBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    table = TableBlock()
    notice = NoticeBlock()
    facts = FactsBlock()
    steps = StepsBlock()
    links = LinksBlock()
    documents = DocumentsBlock()
    call_to_action = CallToActionBlock()
    contact = ContactBlock()
