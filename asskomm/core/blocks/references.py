"""What leads on: links, documents, the next step, a person to ask."""

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from asskomm.core.blocks.base import GROUP_REFERENCE, first_in_library
from asskomm.core.blocks.links import DescribedLinkBlock, LinkBlock


class LinksValue(blocks.StructValue):
    @property
    def shown(self):
        """The links that lead somewhere: their page is there and public."""
        return [link for link in self.get("links") if link.url]


class LinksBlock(blocks.StructBlock):
    """A list of links, each with a sentence about its target."""

    heading = blocks.CharBlock(required=False, max_length=120, default="Mehr dazu", label="Überschrift")
    links = blocks.ListBlock(DescribedLinkBlock(), min_num=1, label="Links")

    class Meta:
        icon = "link"
        label = "Linkliste"
        group = GROUP_REFERENCE
        value_class = LinksValue
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


class DocumentsValue(blocks.StructValue):
    @property
    def shown(self):
        """The documents that are still in the library."""
        return [document for document in self.get("documents") if document]


class DocumentsBlock(blocks.StructBlock):
    """Files to download, with type and size said before the click."""

    heading = blocks.CharBlock(required=False, max_length=120, default="Unterlagen", label="Überschrift")
    documents = blocks.ListBlock(DocumentChooserBlock(), min_num=1, label="Dokumente")

    class Meta:
        icon = "doc-full"
        label = "Dokumente"
        group = GROUP_REFERENCE
        value_class = DocumentsValue
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
