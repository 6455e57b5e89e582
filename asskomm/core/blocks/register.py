"""What the register of municipalities says today; `municipalities` computes it."""

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from asskomm.core.blocks.base import GROUP_REGISTER


class MunicipalitiesWithBlock(blocks.StructBlock):
    """The municipalities that have taken up an instrument, by district, as of today."""

    heading = blocks.CharBlock(required=False, max_length=120, label="Überschrift")
    instrument = SnippetChooserBlock("municipalities.Instrument", label="Instrument")

    class Meta:
        icon = "list-ul"
        label = "Kommunen mit …"
        group = GROUP_REGISTER
        template = "blocks/municipalities_with.html"
        description = "Alle Kommunen, die ein Instrument nutzen, mit Anzahl und Stand. Wird täglich neu berechnet."
        preview_value = {"heading": "Wo es das schon gibt", "instrument": None}

    def get_preview_value(self):
        instrument = self.child_blocks["instrument"].model_class.objects.order_by("order", "pk").first()
        return self.normalize({**self.meta.preview_value, "instrument": instrument})


class ContactFinderBlock(blocks.StructBlock):
    """A search field: the name of a municipality leads to the person of the team."""

    heading = blocks.CharBlock(max_length=120, default="Wer ist für uns zuständig?", label="Überschrift")

    class Meta:
        icon = "search"
        label = "Zuständigkeit finden"
        group = GROUP_REGISTER
        template = "blocks/contact_finder.html"
        description = "Suchfeld für die Ansprechperson einer Kommune. Höchstens eines je Seite."
        preview_value = {"heading": "Wer ist für uns zuständig?"}
