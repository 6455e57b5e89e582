"""Words: running text, questions with their answers, quotations."""

import re

from wagtail import blocks
from wagtail.rich_text import get_text_for_indexing

from asskomm.core.blocks.base import GROUP_TEXT, RICH_TEXT_FEATURES, SMALL_TEXT_FEATURES

# The end of a heading without a sign of its own.
OPEN_HEADING = re.compile(r"(?<![.!?:…«“])(</h\d>)")
# A number that the page computes when it is shown: »{Zahl: Coaching, heute}«.
COMPUTED = re.compile(r"\{Zahl:[^{}<>]*\}")
QUOTATION_MARKS = frozenset('»«„“”"')


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

    def get_searchable_content(self, value):
        """The text; its headings end like sentences, because it goes on behind them. Computed numbers stay out."""
        return [get_text_for_indexing(OPEN_HEADING.sub(r".\1", COMPUTED.sub("", value.source)))]


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


class QuoteValue(blocks.StructValue):
    @property
    def words(self):
        """The quotation without quotation marks, even where somebody typed them."""
        text = (self.get("text") or "").strip()
        inner = text[1:-1]
        is_quoted = len(text) > 2 and text[0] in QUOTATION_MARKS and text[-1] in QUOTATION_MARKS
        return inner.strip() if is_quoted and not QUOTATION_MARKS & set(inner) else text


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
        group = GROUP_TEXT
        value_class = QuoteValue
        template = "blocks/quote.html"
        description = "Ein wörtliches Zitat mit Name und Funktion."
        preview_value = {
            "text": "Am Anfang wollten wir eine Lösung. Bekommen haben wir gute Fragen.",
            "person": "Alex Muster",
            "function": "Koordination Prävention",
            "is_sample": True,
        }
