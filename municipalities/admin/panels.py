"""The forms of the admin: which fields stand where, under which heading."""

from django import forms
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, Panel

from municipalities.admin.forms import ColourInput, ParticipantForm

PARTIAL_DATES = (
    "Ist nur der Monat oder das Jahr bekannt: den ersten Tag eintragen und die Genauigkeit wählen. "
    "Gezeigt wird nur, was bekannt ist."
)
OWN_ONLY = (
    "Nur was die Kommune selbst tut. Was ein Zusammenschluss für seine Mitglieder vereinbart hat, steht dort "
    "und zählt für jedes Mitglied. "
)
FOR_EVERY_MEMBER = "Zählt für jedes Mitglied. "


def partial_date(date: str, precision: str) -> FieldRowPanel:
    """A day and how exactly it is known, side by side."""
    return FieldRowPanel([FieldPanel(date), FieldPanel(precision)])


def what() -> Panel:
    """The instrument and where it stands."""
    # Eight choices are quicker in a list than in a chooser's dialogue.
    return FieldRowPanel([FieldPanel("instrument", widget=forms.Select), FieldPanel("state")])


def when() -> list[Panel]:
    """The day of each step."""
    return [
        partial_date("planned_on", "planned_precision"),
        partial_date("started_on", "started_precision"),
        partial_date("ended_on", "ended_precision"),
    ]


def notes() -> list[Panel]:
    """What visitors read, where it comes from, and what only editors read."""
    return [FieldPanel("note"), FieldPanel("source"), FieldPanel("internal_note")]


def contact() -> list[Panel]:
    """Whom visitors can turn to."""
    return [
        FieldPanel("contact_office"),
        FieldRowPanel([FieldPanel("contact_phone"), FieldPanel("contact_email")]),
    ]


def participations_inline(help_text: str) -> InlinePanel:
    """The participations on the form of whoever takes part, without headings within the rows."""
    return InlinePanel(
        "participations",
        [what(), *when(), *notes(), *contact()],
        heading="Teilnahmen",
        label="Teilnahme",
        help_text=help_text + PARTIAL_DATES,
    )


participation_form = ObjectList(
    [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("municipality"), FieldPanel("partnership")])],
            heading="Wer nimmt teil?",
            help_text="Entweder eine Kommune oder ein Zusammenschluss, der für alle seine Mitglieder steht.",
        ),
        MultiFieldPanel([what()], heading="Was?"),
        MultiFieldPanel(when(), heading="Wann?", help_text=PARTIAL_DATES),
        MultiFieldPanel(contact(), heading="Ansprechstelle, öffentlich", classname="collapsed"),
        MultiFieldPanel(notes(), heading="Hinweise und Quelle", classname="collapsed"),
    ]
)

municipality_form = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("name"), FieldPanel("kind")]),
                FieldPanel("official_name"),
                FieldRowPanel([FieldPanel("ags"), FieldPanel("ars")]),
                FieldPanel("district", widget=forms.Select),
            ],
            heading="Kommune",
        ),
        participations_inline(OWN_ONLY),
        MultiFieldPanel(
            [
                FieldPanel("website"),
                FieldPanel("office_name"),
                FieldRowPanel([FieldPanel("office_phone"), FieldPanel("office_email")]),
            ],
            heading="Kontakt, öffentlich",
        ),
        # Unfolded, so that nobody overlooks what a colleague has written.
        MultiFieldPanel([FieldPanel("internal_note")], heading="Notiz für das Team"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("population"), FieldPanel("area_km2"), FieldPanel("postcode")]),
                FieldRowPanel([FieldPanel("association"), FieldPanel("association_kind")]),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            heading="Angaben aus dem Register",
            classname="collapsed",
            help_text="Werden beim Einlesen des amtlichen Verzeichnisses überschrieben.",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
                FieldPanel("successor"),
            ],
            heading="Bestand und Zusammenlegung",
            classname="collapsed",
            help_text=(
                "Geht die Kommune in einer anderen auf: den letzten Tag und die Nachfolgerin eintragen, nicht "
                "löschen. Ihre Teilnahmen gelten dann für die Nachfolgerin weiter."
            ),
        ),
    ],
    base_form_class=ParticipantForm,
)

partnership_form = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("kind"),
                FieldPanel("district", widget=forms.Select),
                FieldPanel("website"),
            ],
            heading="Zusammenschluss",
        ),
        InlinePanel(
            "memberships",
            [
                FieldPanel("municipality"),
                FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
            ],
            heading="Mitglieder",
            label="Mitglied",
            help_text="Verlässt eine Kommune den Zusammenschluss: den letzten Tag eintragen, nicht löschen.",
        ),
        participations_inline(FOR_EVERY_MEMBER),
    ],
    base_form_class=ParticipantForm,
)

instrument_form = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("label"), FieldPanel("plural")]),
                FieldPanel("description"),
                FieldPanel("page"),
            ],
            heading="Instrument",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("symbol"), FieldPanel("order")]),
                FieldPanel("stage"),
                FieldRowPanel(
                    [FieldPanel("colour", widget=ColourInput), FieldPanel("colour_dark", widget=ColourInput)]
                ),
            ],
            heading="Auf der Karte",
        ),
        MultiFieldPanel(
            # A plain field: Wagtail's own would rewrite the code with every change of the label.
            [FieldPanel("code", widget=forms.TextInput)],
            heading="Technisches",
            classname="collapsed",
        ),
    ]
)

district_form = ObjectList(
    [
        MultiFieldPanel(
            [FieldPanel("name"), FieldRowPanel([FieldPanel("kind"), FieldPanel("ags")]), FieldPanel("website")],
            heading="Landkreis oder kreisfreie Stadt",
        ),
        MultiFieldPanel([FieldPanel("team_member")], heading="Zuständigkeit"),
    ]
)
