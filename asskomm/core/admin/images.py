"""The form of a picture in the library, with words that say what each field is for."""

from typing import ClassVar

from wagtail.images.forms import BaseImageForm


class PortalImageForm(BaseImageForm):
    """Wagtail's form in the words of the editorial team."""

    # Declared instead of set on the fields: Wagtail's form binds the title before a subclass can reach it.
    class Meta(BaseImageForm.Meta):
        labels: ClassVar = {"description": "Beschreibung", "tags": "Schlagwörter"}
        help_texts: ClassVar = {
            "title": "Damit andere das Bild wiederfinden, zum Beispiel »Fachtag Wurzen 2026, Podium«. Nur intern.",
            "description": "Was ist zu sehen? Ein Satz; im Baustein »Bild« und in Galerien ist er der Vorschlag für "
            "den Alternativtext.",
            "tags": "Für die Suche in der Bildablage. Nur intern.",
        }
