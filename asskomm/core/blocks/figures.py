"""Numbers: tables, and figures that the register computes."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock, TypedTableBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from asskomm.core.blocks.base import GROUP_FIGURES, SMALL_TEXT_FEATURES, WordsOnly

# What a figure counts, and where.
EVERYONE, INSTRUMENT = "participating", "instrument"
STATE, DISTRICT = "state", "district"


class TableBlock(TypedTableBlock):
    """A table whose caption is compulsory: it names the region that keyboards can scroll."""

    text = blocks.CharBlock(required=False, label="Kurzer Text")
    rich_text = blocks.RichTextBlock(
        required=False, features=["bold", "italic", "link", "document-link"], label="Formatierter Text"
    )

    class Meta:
        icon = "table"
        label = "Tabelle"
        group = GROUP_FIGURES
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

    def get_searchable_content(self, value):
        """One text per line: »Was gefördert wird: Ausgabe, Förderung«, »Honorare: ja«."""
        if not value:
            return []
        head = [value.caption, *(column["heading"] for column in value.columns)]
        lines = [head, *([text_of(cell) for cell in row] for row in value.rows)]
        return [": ".join(filter(None, [first, ", ".join(filter(None, others))])) for first, *others in lines]


def text_of(cell: blocks.BoundBlock) -> str:
    """The words of a table's cell."""
    return " ".join(cell.block.get_searchable_content(cell.value))


class FigureBlock(WordsOnly, blocks.StructBlock):
    """
    A figure of participation that the register computes for the current day; nobody types it.

    The template asks `municipalities` for it, of which this app knows nothing but names.
    """

    words = ("text",)

    # Said in so many words, so that a deleted instrument or district never turns into »all«.
    subject = blocks.ChoiceBlock(
        choices=[(EVERYONE, "alle teilnehmenden Kommunen"), (INSTRUMENT, "ein Instrument")],
        default=EVERYONE,
        label="Gezählt wird",
    )
    instrument = SnippetChooserBlock("municipalities.Instrument", required=False, label="Instrument")
    area = blocks.ChoiceBlock(
        choices=[(STATE, "ganz Sachsen"), (DISTRICT, "ein Landkreis oder eine kreisfreie Stadt")],
        default=STATE,
        label="Gebiet",
    )
    district = SnippetChooserBlock("municipalities.District", required=False, label="Landkreis")
    text = blocks.RichTextBlock(
        required=False,
        features=SMALL_TEXT_FEATURES,
        label="Text daneben",
        help_text="Was die Zahl bedeutet. Die Zahl selbst und ihren Tag setzt die Seite.",
    )

    class Meta:
        icon = "order"
        label = "Kennzahl aus dem Register"
        group = GROUP_FIGURES
        template = "blocks/figure.html"
        description = "Eine Zahl zur Teilnahme, jeden Tag neu aus dem Register berechnet."
        preview_value = {
            "subject": EVERYONE,
            "area": STATE,
            "text": "<p>So viele Kommunen haben mindestens einen Schritt getan.</p>",
        }

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            errors = find_figure_errors(cleaned)
            if errors:
                raise blocks.StructBlockValidationError({name: ValidationError(text) for name, text in errors.items()})
        return cleaned


def find_figure_errors(value: blocks.StructValue) -> dict[str, str]:
    """Where the choice and what it needs do not fit together, by field."""
    errors = {}
    if (value["subject"] == INSTRUMENT) != bool(value["instrument"]):
        errors["instrument"] = (
            "Wählen Sie bei »Gezählt wird« »ein Instrument«, oder entfernen Sie das Instrument."
            if value["instrument"]
            else "Wählen Sie das Instrument, das gezählt wird."
        )
    if (value["area"] == DISTRICT) != bool(value["district"]):
        errors["district"] = (
            "Wählen Sie beim Gebiet »ein Landkreis«, oder entfernen Sie den Landkreis."
            if value["district"]
            else "Wählen Sie den Landkreis oder die kreisfreie Stadt."
        )
    return errors
