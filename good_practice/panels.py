"""The editors' forms: which fields stand where, under which heading."""

from django import forms
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)

from asskomm.core.admin import page_panels
from asskomm.core.models import BasePage

CONTACT_HELP = (
    "Der Kasten »Nachnutzen: fragen Sie nach« erscheint erst, wenn der Tag der Einwilligung eingetragen ist. "
    "Die E-Mail-Adresse steht so auf der Seite, dass Adresssammler sie nicht lesen können."
)


def place(help_text: str) -> MultiFieldPanel:
    """Municipality or partnership, side by side."""
    return MultiFieldPanel(
        [FieldRowPanel([FieldPanel("municipality"), FieldPanel("partnership")])], heading="Wo?", help_text=help_text
    )


def lead_image(heading: str, *more: str) -> MultiFieldPanel:
    """The lead image with its text; `more` fields follow."""
    names = ("image", "image_alt", "image_is_decorative", *more)
    return MultiFieldPanel([FieldPanel(name) for name in names], heading=heading)


target_group = [
    FieldPanel("name"),
    FieldRowPanel(
        [
            FieldPanel("slug", help_text="Steht in Adressen gefilterter Listen; bitte nicht mehr ändern."),
            FieldPanel("order", help_text="Kleine Zahlen stehen vorn."),
        ]
    ),
]

reuse = [FieldRowPanel([FieldPanel("municipality"), FieldPanel("year")]), FieldPanel("note")]

practice_page = page_panels.tabs(
    (
        page_panels.CONTENT,
        [
            *BasePage.content_panels,
            place("Entweder eine Kommune oder ein Zusammenschluss, der für alle seine Mitglieder steht."),
            lead_image("Bild", "image_caption"),
            MultiFieldPanel(
                [
                    FieldPanel("problem"),
                    FieldPanel("goal"),
                    FieldPanel("approach"),
                    FieldPanel("result"),
                    FieldPanel("effort"),
                    FieldPanel("pitfalls"),
                ],
                heading="Das Projekt",
                help_text="Die Seite zeigt die Felder in dieser Reihenfolge; leere lässt sie weg.",
            ),
        ],
    ),
    (
        page_panels.CLASSIFICATION,
        [
            MultiFieldPanel(
                [
                    FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("target_groups", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("evidence"),
                ],
                heading="Für Filter und ähnliche Projekte",
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("period"), FieldPanel("duration")]), FieldPanel("partners")],
                heading="Rahmen",
            ),
            MultiFieldPanel([FieldRowPanel([FieldPanel("funding"), FieldPanel("programme")])], heading="Förderung"),
            FieldPanel("is_sample"),
        ],
    ),
    (
        "Kontakt und Material",
        [
            MultiFieldPanel(
                [
                    HelpPanel(CONTACT_HELP),
                    FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_office")]),
                    FieldRowPanel([FieldPanel("contact_phone"), FieldPanel("contact_email")]),
                    FieldPanel("contact_consent_on"),
                ],
                heading="Nachnutzen: fragen Sie nach",
            ),
            InlinePanel(
                "reuses",
                heading="Wir nutzen das nach",
                label="Nachnutzung",
                help_text="Kommunen, die das Projekt übernommen haben. Es erscheint auch auf ihrer Seite.",
            ),
            FieldPanel("material", help_text="Was andere gleich verwenden können: Dokumente und Links."),
            FieldPanel("gallery", help_text="Stehen unter dem Projekt und öffnen sich groß."),
        ],
    ),
    (page_panels.DISTRIBUTION, BasePage.promote_panels),
    (page_panels.SETTINGS, BasePage.settings_panels),
)

profile_page = page_panels.tabs(
    (
        page_panels.CONTENT,
        [
            *BasePage.content_panels,
            MultiFieldPanel(
                [FieldPanel("function"), FieldPanel("municipality"), FieldPanel("is_sample")],
                heading="Person",
                help_text="Der Titel der Seite ist der Name.",
            ),
            lead_image("Porträt"),
            FieldPanel("quote"),
            FieldPanel("interview"),
            FieldPanel("facts"),
        ],
    ),
    ("ASSKomm des Monats", [FieldPanel("month")]),
    (page_panels.DISTRIBUTION, BasePage.promote_panels),
    (page_panels.SETTINGS, BasePage.settings_panels),
)

funded_project = ObjectList(
    [
        MultiFieldPanel(
            [FieldPanel("title"), FieldPanel("description", help_text="Ein Satz; steht in der Liste.")],
            heading="Projekt",
        ),
        place("Entweder eine Kommune oder ein Zusammenschluss."),
        MultiFieldPanel(
            [
                FieldPanel("programme"),
                FieldRowPanel([FieldPanel("first_year"), FieldPanel("last_year")]),
                FieldPanel("amount"),
            ],
            heading="Förderung",
        ),
        MultiFieldPanel(
            [FieldPanel("practice"), FieldPanel("source"), FieldPanel("is_sample")], heading="Herkunft und Verweis"
        ),
    ]
)
