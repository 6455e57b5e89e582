"""
The demo calendar as readable Python, oldest first, for `load_demo` and the tests.

Events of the past are published facts or marked as samples; what is coming moves with the day of loading, so the
calendar never runs dry. All sentences are written for this portal.
"""

from calendar_events.demo_content.coming import COMING
from calendar_events.demo_content.conference import NEXT_CONFERENCE
from calendar_events.demo_content.content import DemoEvent, DemoForm
from calendar_events.demo_content.from_2021_to_2022 import FROM_2021_TO_2022
from calendar_events.demo_content.from_2023_to_2025 import FROM_2023_TO_2025
from calendar_events.demo_content.recent import RECENT

TITLE = "Veranstaltungen"
LEAD = "Termine von ASSKomm, Kommunen und Partnern. Was vorbei ist, bleibt mit Bericht und Bildern hier stehen."

SUBMISSION = DemoForm(
    title="Termin einsenden",
    lead=(
        "Ihre Kommune oder Ihr Verein plant eine Veranstaltung zur Prävention? "
        "Senden Sie uns den Termin, dann steht er nach kurzer Prüfung im Kalender."
    ),
    search_description="Veranstaltungen zur kommunalen Prävention für den Kalender einsenden.",
    sent_text="<p>Wir sehen den Termin durch, meist innerhalb von zwei Arbeitstagen.</p>",
)

# Address part and name.
AUDIENCES = (
    ("kommunen", "Kommunen"),
    ("praeventionsraete", "Präventionsräte"),
    ("polizei", "Polizei"),
    ("schulen", "Schulen und Jugendhilfe"),
    ("vereine", "Vereine"),
    ("coaches", "Coaches"),
    ("alle", "Alle Interessierten"),
)
# Address part, name and description.
SERIES = (
    ("netzwerktreffen", "Netzwerktreffen", "Kommunen einer Region tauschen sich aus, zweimal im Jahr."),
    ("sprechstunde-foerderung", "Sprechstunde zur RL KommPräv", "Fragen zur Förderung, online, alle zwei Wochen."),
    ("beccaria", "Beccaria-Weiterbildung", "Vier Module an acht Wochenenden."),
    ("digitale-tagungsreihe", "Digitale Tagungsreihe", "Podcasts und Gespräche dazu."),
)

PAST = (*FROM_2021_TO_2022, *FROM_2023_TO_2025, *RECENT)
FUTURE = (*COMING, NEXT_CONFERENCE)
EVENTS = (*PAST, *FUTURE)

__all__ = ["AUDIENCES", "EVENTS", "FUTURE", "LEAD", "PAST", "SERIES", "TITLE", "DemoEvent"]
