"""The editors' form: which fields stand where, under which heading."""

from django import forms
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
)

from asskomm.core.admin import page_panels
from asskomm.core.models import BasePage
from calendar_events.submission_panel import SubmissionPanel

REPORT_HELP = (
    "Nach dem Ende der Veranstaltung zeigt die Seite zuerst den Bericht, unter derselben Adresse. "
    "Bis dahin bleibt er verborgen."
)

REGISTRATION_HELP = (
    "Gilt, wenn unter »Inhalt« als Teilnahme »Anmeldung hier« oder »Bewerbung um einen Platz« gewählt ist. "
    "Name, E-Mail, Kommune oder Stelle und Funktion werden immer erfragt."
)

registration = [
    HelpPanel(REGISTRATION_HELP),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("capacity"), FieldPanel("minimum_number")]),
            FieldPanel("has_waiting_list"),
            FieldRowPanel([FieldPanel("municipality_limit"), FieldPanel("municipality_limit_until")]),
        ],
        heading="Plätze",
    ),
    MultiFieldPanel(
        [
            FieldPanel("reconfirmation"),
            FieldRowPanel([FieldPanel("reconfirm_days"), FieldPanel("reminder_days")]),
        ],
        heading="Vor der Veranstaltung",
    ),
    MultiFieldPanel([FieldPanel("asks_feedback")], heading="Nach der Veranstaltung"),
    InlinePanel(
        "registration_questions",
        heading="Weitere Fragen",
        label="Frage",
        help_text="Bitte nur fragen, was für die Veranstaltung gebraucht wird. Antworten ist immer freiwillig.",
    ),
]

event_page = page_panels.tabs(
    (
        page_panels.CONTENT,
        [
            SubmissionPanel(),
            *BasePage.content_panels,
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
                    FieldRowPanel([FieldPanel("start_time"), FieldPanel("end_time")]),
                    FieldPanel("is_deadline"),
                    FieldRowPanel([FieldPanel("status"), FieldPanel("moved_from")]),
                    FieldPanel("status_note"),
                ],
                heading="Wann?",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("format"),
                    FieldRowPanel([FieldPanel("venue"), FieldPanel("street")]),
                    FieldRowPanel([FieldPanel("postcode"), FieldPanel("city")]),
                    FieldRowPanel([FieldPanel("venue_access"), FieldPanel("venue_access_note")]),
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                    FieldPanel("online_link"),
                ],
                heading="Wo?",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("admission"),
                    FieldPanel("registration_link"),
                    FieldPanel("registration_until"),
                    FieldRowPanel([FieldPanel("cost"), FieldPanel("cost_note")]),
                ],
                heading="Teilnahme",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("image"),
                    FieldPanel("image_alt"),
                    FieldPanel("image_is_decorative"),
                    FieldPanel("image_caption"),
                ],
                heading="Bild",
            ),
            FieldPanel("body"),
        ],
    ),
    ("Anmeldung", registration),
    (
        "Programm",
        [
            InlinePanel(
                "sessions",
                heading="Programm",
                label="Programmpunkt",
                help_text="Die Seite ordnet die Punkte nach Tag und Uhrzeit.",
            )
        ],
    ),
    (
        "Bericht",
        [HelpPanel(REPORT_HELP), FieldPanel("report_lead"), FieldPanel("report"), FieldPanel("needs_report")],
    ),
    (
        page_panels.CLASSIFICATION,
        [
            MultiFieldPanel([FieldRowPanel([FieldPanel("host"), FieldPanel("host_name")])], heading="Gastgeber"),
            MultiFieldPanel(
                [FieldPanel("audiences", widget=forms.CheckboxSelectMultiple), FieldPanel("audience_note")],
                heading="Für wen?",
            ),
            FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
            MultipleChooserPanel(
                "municipality_links",
                chooser_field_name="municipality",
                label="Kommune",
                heading="Kommunen",
                help_text="Wo findet es statt, oder wen geht es an? Der Termin erscheint auch auf deren Seiten.",
            ),
            FieldPanel("series"),
            MultiFieldPanel(
                [
                    FieldPanel("contact"),
                    FieldPanel("contact_name"),
                    FieldRowPanel([FieldPanel("contact_phone"), FieldPanel("contact_email")]),
                ],
                heading="Fragen zur Veranstaltung",
            ),
            FieldPanel("is_sample"),
        ],
    ),
    (page_panels.DISTRIBUTION, BasePage.promote_panels),
    (page_panels.SETTINGS, BasePage.settings_panels),
)
