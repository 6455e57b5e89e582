"""The form of a picture in the library, with words that say what each field is for."""

from wagtail.images.forms import BaseImageForm

# Field of the form: its label and its help.
WORDS = {
    "title": (
        "Titel",
        "Damit andere das Bild wiederfinden, zum Beispiel »Fachtag Wurzen 2026, Podium«. Nur intern.",
    ),
    "description": (
        "Beschreibung",
        "Was ist zu sehen? Ein Satz; im Baustein »Bild« und in Galerien ist er der Vorschlag für den Alternativtext.",
    ),
    "tags": ("Schlagwörter", "Für die Suche in der Bildablage. Nur intern."),
}


class PortalImageForm(BaseImageForm):
    """Wagtail's form in the words of the editorial team."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, help_text) in WORDS.items():
            if name in self.fields:
                self.fields[name].label, self.fields[name].help_text = label, help_text
