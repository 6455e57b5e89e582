"""The tabs of every page's form, with the same names everywhere."""

from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel, TabbedInterface, TitleFieldPanel
from wagtail.models import Page

CONTENT = "Inhalt"
CLASSIFICATION = "Einordnung"
DISTRIBUTION = "Verbreitung"
SETTINGS = "Einstellungen"

content_panels = [
    TitleFieldPanel("title", help_text="Kurz und aussagekräftig; höchstens etwa 60 Zeichen zeigen Suchmaschinen."),
    FieldPanel("lead"),
]

body_panel = FieldPanel(
    "body", help_text="Auf das Plus klicken und einen Baustein wählen. Das Auge daneben zeigt, wie er aussieht."
)

distribution_panels = [
    FieldPanel("teaser"),
    MultiFieldPanel(
        [
            FieldPanel(
                "search_description",
                heading="Beschreibung",
                help_text="Ein bis zwei Sätze unter dem Treffer, höchstens etwa 160 Zeichen. Leer: der Anreißer.",
            ),
            FieldPanel(
                "seo_title",
                heading="Titel für Suchmaschinen",
                help_text="Nur wenn er anders lauten soll als der Titel der Seite.",
            ),
            FieldPanel(
                "slug",
                heading="Adressteil",
                help_text="Letzter Teil der Internetadresse, entsteht aus dem Titel. Nach dem Veröffentlichen bitte "
                "nur mit gutem Grund ändern; die alte Adresse führt dann von selbst zur neuen.",
            ),
        ],
        heading="Suchmaschinen und Adresse",
    ),
]

settings_panels = [FieldPanel("review_on"), *Page.settings_panels]


def tabs(*named: tuple[str, list[Panel]]) -> TabbedInterface:
    """A form with one tab for each name and its panels; empty ones are left out."""
    return TabbedInterface([ObjectList(panels, heading=name) for name, panels in named if panels])
