"""What the home page is made of: slides on top, then sections that editors order, hide and leave out.

A section stands in the template of its subject, which shows nothing at all where there is nothing to show.
"""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from asskomm.core.blocks import BodyBlock, CallToActionBlock
from asskomm.core.blocks.base import Sentences, WordsOnly, first_in_library
from asskomm.core.blocks.links import LinkBlock
from asskomm.core.blocks.media import PortalImageBlock
from asskomm.core.caching import cached_for_version

GROUP_PORTAL = "Aus dem Portal"
GROUP_OWN = "Eigener Inhalt"
MAX_SLIDES = 5


# --- Slides ----------------------------------------------------------------------------------------------


class SlideLinkBlock(LinkBlock):
    """Where a slide leads; its text stands on the button."""

    text = blocks.CharBlock(
        required=False,
        max_length=40,
        label="Schaltfläche",
        help_text="Zum Beispiel »Zum Antrag«. Bei einer Seite darf sie leer bleiben: dann steht dort »Mehr erfahren«.",
    )


class SlideBlock(WordsOnly, blocks.StructBlock):
    """One top topic; what is left empty comes from the page that it leads to."""

    words = ("title", "text")

    link = SlideLinkBlock(label="Ziel", help_text="Wohin das Thema führt.")
    kicker = blocks.CharBlock(
        required=False,
        max_length=40,
        label="Dachzeile",
        help_text="Ein Wort über dem Titel, zum Beispiel »Förderung«.",
    )
    title = blocks.CharBlock(required=False, max_length=90, label="Titel", help_text="Leer: der Titel der Seite.")
    text = blocks.CharBlock(
        required=False, max_length=180, label="Satz", help_text="Ein Satz. Leer: der Anreißer der Seite."
    )
    image = PortalImageBlock(
        required=False, label="Bild", help_text="Querformat, ohne Schrift im Bild. Leer: das Titelbild der Seite."
    )

    class Meta:
        icon = "image"
        label = "Thema"
        label_format = "{kicker} {title} {link}"
        description = "Ein Top-Thema. Titel, Satz und Bild dürfen von der Seite kommen, zu der es führt."

    def clean(self, value):
        cleaned = super().clean(value)
        # A draft may be saved half filled in.
        if not self.is_deferred_validation and not cleaned["link"]["page"] and not cleaned["title"]:
            raise blocks.StructBlockValidationError(
                {"title": ValidationError("Tragen Sie einen Titel ein: Eine Adresse hat keinen.")}
            )
        return cleaned


class SlidesBlock(Sentences, blocks.StreamBlock):
    """The top topics, in the order in which they are shown."""

    slide = SlideBlock()

    class Meta:
        max_num = MAX_SLIDES


# --- Sections --------------------------------------------------------------------------------------------


class SectionBlock(WordsOnly, blocks.StructBlock):
    """A section of the home page; hiding it keeps what was chosen and written."""

    is_shown = blocks.BooleanBlock(
        required=False,
        default=True,
        label="Auf der Startseite zeigen",
        help_text="Ohne Häkchen bleibt der Abschnitt hier erhalten, Besucher:innen sehen ihn nicht.",
    )


class TimelineSectionBlock(SectionBlock):
    """The last events and the next ones on an axis, today between them."""

    words = ("heading",)

    heading = blocks.CharBlock(max_length=80, default="Zeittafel", label="Überschrift")
    past = blocks.ChoiceBlock(
        choices=[("1", "einer"), ("2", "zwei"), ("4", "vier")],
        default="2",
        label="Vergangene Termine",
        help_text="Abgesagtes und abgelaufene Fristen zählen nicht mit.",
    )
    upcoming = blocks.ChoiceBlock(
        choices=[("4", "vier"), ("7", "sieben"), ("10", "zehn")], default="7", label="Kommende Termine"
    )

    class Meta:
        icon = "date"
        label = "Zeittafel"
        label_format = "{heading}"
        group = GROUP_PORTAL
        template = "calendar_events/home_timeline.html"
        description = "Vergangene und kommende Termine auf einer Zeitachse. Ohne Termine fehlt der Abschnitt."
        preview_value = {"heading": "Zeittafel", "past": "2", "upcoming": "7"}


class NewsSectionBlock(SectionBlock):
    """The latest news, all or of one topic."""

    words = ("heading",)

    heading = blocks.CharBlock(max_length=80, default="Neuigkeiten", label="Überschrift")
    number = blocks.ChoiceBlock(choices=[("3", "drei"), ("6", "sechs")], default="3", label="Anzahl")
    topic = SnippetChooserBlock(
        "core.Topic", required=False, label="Thema", help_text="Leer: Meldungen zu allen Themen."
    )

    class Meta:
        icon = "doc-full-inverse"
        label = "Neuigkeiten"
        label_format = "{heading}"
        group = GROUP_PORTAL
        template = "news/home_news.html"
        description = "Die neuesten Meldungen mit Bild. Ohne Meldungen fehlt der Abschnitt."
        preview_value = {"heading": "Neuigkeiten", "number": "3"}


class MapSectionBlock(SectionBlock):
    """The map with today's figures."""

    words = ("heading", "text")

    heading = blocks.CharBlock(max_length=80, default="Wo Kommunen mitmachen", label="Überschrift")
    text = blocks.TextBlock(
        required=False,
        max_length=300,
        rows=2,
        label="Text",
        help_text="Steht vor dem Satz, der die Kommunen zählt. Zahlen bitte nicht eintippen: Die Karte berechnet sie.",
    )
    with_search = blocks.BooleanBlock(
        required=False, default=True, label="Suche zeigen", help_text="Ein Feld, um die eigene Kommune zu finden."
    )

    class Meta:
        icon = "site"
        label = "Karte"
        label_format = "{heading}"
        group = GROUP_PORTAL
        template = "municipalities/home_map.html"
        description = "Karte von Sachsen mit den Zahlen von heute. Ohne Kartenseite fehlt der Abschnitt."
        preview_value = {"heading": "Wo Kommunen mitmachen", "with_search": True}


class PracticeSectionBlock(SectionBlock):
    """»ASSKomm des Monats« and good practice side by side."""

    words = ("person_heading", "heading")

    person_heading = blocks.CharBlock(max_length=80, default="ASSKomm des Monats", label="Überschrift über der Person")
    heading = blocks.CharBlock(max_length=80, default="Good Practice", label="Überschrift über den Projekten")
    number = blocks.ChoiceBlock(
        choices=[("2", "zwei"), ("3", "drei"), ("4", "vier")], default="3", label="Anzahl der Projekte"
    )

    class Meta:
        icon = "group"
        label = "Person des Monats und Good Practice"
        label_format = "{person_heading}, {heading}"
        group = GROUP_PORTAL
        template = "good_practice/home_practice.html"
        description = "Die Person des Monats und die neuesten Projekte. Gibt es nur eines davon, nimmt es die Breite."
        preview_value = {"person_heading": "ASSKomm des Monats", "heading": "Good Practice", "number": "2"}


class PagesSectionBlock(SectionBlock):
    """The pages below a chosen page, numbered."""

    words = ("heading", "text")

    heading = blocks.CharBlock(max_length=80, default="Sechs Bausteine", label="Überschrift")
    text = blocks.CharBlock(
        required=False,
        max_length=200,
        default="So unterstützt das Land die Kommunen. Jeder Baustein ist freiwillig und lässt sich einzeln nutzen.",
        label="Text",
    )
    parent_page = blocks.PageChooserBlock(
        "core.ContentPage",
        required=False,
        label="Oberseite",
        help_text="Ihre öffentlichen Unterseiten stehen hier, mit Titel und Anreißer, in ihrer Reihenfolge.",
    )

    class Meta:
        icon = "list-ol"
        label = "Bausteine"
        label_format = "{heading}"
        group = GROUP_PORTAL
        template = "core/home/building_blocks.html"
        description = "Die Unterseiten einer Seite, nummeriert. Ohne Unterseiten fehlt der Abschnitt."
        preview_value = {"heading": "Sechs Bausteine"}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        parent = value.get("parent_page")
        context["pages"] = (
            cached_for_version(f"public-children:{parent.pk}", lambda: public_children(parent)) if parent else []
        )
        return context

    def get_preview_value(self):
        parents = [page for page in first_in_library(self.child_blocks["parent_page"], 20) if page.numchild]
        return self.normalize({**self.meta.preview_value, "parent_page": parents[0] if parents else None})


def public_children(parent) -> list:
    """The pages of running content below `parent` that every visitor may read, in the editors' order."""
    return list(type(parent).objects.child_of(parent).live().public().defer_streamfields())


class ContentSectionBlock(SectionBlock):
    """Whatever a content page may hold."""

    words = ("body",)

    body = BodyBlock(label="Inhalt")

    class Meta:
        icon = "pilcrow"
        label = "Freier Inhalt"
        group = GROUP_OWN
        template = "core/home/content.html"
        description = "Text, Bilder, Fragen und alles andere, was es auch auf Inhaltsseiten gibt."
        preview_value = {
            "body": [
                {
                    "type": "rich_text",
                    "value": "<h2>Gemeinsam mehr erreichen</h2><p>Sicherheit entsteht vor Ort: in Gesprächen zwischen "
                    "Verwaltung, Polizei, Schulen und Vereinen.</p>",
                }
            ]
        }

    def get_preview_value(self):
        return self.to_python(self.meta.preview_value)


class CallToActionSectionBlock(SectionBlock, CallToActionBlock):
    """The next step for the reader, over the whole width."""

    words = ("text", "link")

    class Meta:
        group = GROUP_OWN
        template = "core/home/call_to_action.html"
        description = (
            "Ein Satz und eine Schaltfläche. Führt sie zu einer unveröffentlichten Seite, fehlt der Abschnitt."
        )


class HomeSectionsBlock(Sentences, blocks.StreamBlock):
    """The sections of the home page in their order."""

    timeline = TimelineSectionBlock()
    news = NewsSectionBlock()
    map = MapSectionBlock()
    practice = PracticeSectionBlock()
    building_blocks = PagesSectionBlock()
    content = ContentSectionBlock()
    call_to_action = CallToActionSectionBlock()

    class Meta:
        # Two of these would only repeat themselves.
        block_counts = {"timeline": {"max_num": 1}, "map": {"max_num": 1}, "practice": {"max_num": 1}}


def default_sections() -> list[tuple[str, dict]]:
    """What a new home page shows, as far as there is something to show."""
    return [(name, {}) for name in ("timeline", "news", "map", "practice", "building_blocks")]
