"""What stands out of the text: notices, facts at a glance, steps in order."""

from wagtail import blocks

from asskomm.core.blocks.base import GROUP_BOX, SMALL_TEXT_FEATURES, WordsOnly


class NoticeValue(blocks.StructValue):
    ICON_NAMES = {"hint": "info", "success": "check", "warning": "warning"}

    @property
    def icon_name(self):
        return self.ICON_NAMES.get(self.get("kind"), "info")


class NoticeBlock(WordsOnly, blocks.StructBlock):
    """A coloured box for the one thing nobody should miss."""

    words = ("title", "text")

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

    def get_searchable_content(self, value):
        return [f"{value['term']}: {value['description']}"]


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
