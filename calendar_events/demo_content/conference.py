"""The next large conference, with a programme of two days and three tracks."""

from asskomm.core.demo_content.content import facts, prose, questions
from calendar_events.demo_content.content import TUESDAY, DemoEvent, DemoSession, InDays, external, place
from calendar_events.demo_content.pictures import CONFERENCE, DRESDEN

HALL, ROOM_1, ROOM_2, ROOM_3 = "Großer Saal", "Raum 1", "Raum 2", "Raum 3"
STRUCTURES, PLACES, PEOPLE = "Strukturen", "Orte", "Menschen"

FIRST_DAY = (
    DemoSession(1, "09:00–10:00", "Ankommen und Kaffee", room="Foyer"),
    DemoSession(1, "10:00–10:30", "Begrüßung", "Musterperson Ahorn, Landespräventionsrat", HALL),
    DemoSession(
        1,
        "10:30–11:30",
        "Was bleibt, wenn das Projekt endet?",
        "Musterperson Birke, Beispielhochschule",
        HALL,
        text="Der Eröffnungsvortrag fragt, wie aus Förderung Alltag wird.",
    ),
    DemoSession(
        1, "11:45–12:45", "Ein Rat für mehrere Gemeinden", "Musterperson Eiche, Beispielstadt", ROOM_1, STRUCTURES
    ),
    DemoSession(1, "11:45–12:45", "Licht, Bänke, Sichtachsen", "Musterperson Fichte, Stadtplanung", ROOM_2, PLACES),
    DemoSession(
        1,
        "11:45–12:45",
        "Jugendliche planen mit",
        "Musterperson Ginster, Jugendamt",
        ROOM_3,
        PEOPLE,
        change_note="jetzt in Raum 3",
    ),
    DemoSession(1, "12:45–14:00", "Mittagspause und Markt der Projekte", room="Foyer"),
    DemoSession(1, "14:00–15:15", "Werkstatt: eine Strategie", "Musterperson Hasel, Coach", ROOM_1, STRUCTURES),
    DemoSession(1, "14:00–15:15", "Werkstatt: Rundgang durchs Viertel", "Musterperson Iris, Polizei", ROOM_2, PLACES),
    DemoSession(
        1, "14:00–15:15", "Werkstatt: Sucht im Umfeld", "Musterperson Jasmin", ROOM_3, PEOPLE, is_cancelled=True
    ),
    DemoSession(1, "15:45–17:00", "Podium: Wer hält den Faden?", "Musterperson Kiefer, Musterperson Linde", HALL),
    DemoSession(1, "18:30–21:00", "Abend der Begegnung", room="Foyer"),
)
SECOND_DAY = (
    DemoSession(2, "09:00–09:45", "Was die Analysen zeigen", "Musterperson Mohn, Institut (Beispiel)", HALL),
    DemoSession(2, "10:00–11:15", "Förderung: vom Ziel zum Antrag", "Musterperson Nelke, LPR", ROOM_1, STRUCTURES),
    DemoSession(2, "10:00–11:15", "Sauberkeit: Patenschaften", "Musterperson Orchidee, Ehrenamt", ROOM_2, PLACES),
    DemoSession(2, "10:00–11:15", "Sicher im Alter", "Musterperson Primel, Seniorenbeirat", ROOM_3, PEOPLE),
    DemoSession(2, "11:45–12:45", "Zwölf Ideen in sechzig Minuten", "Kommunen aus ganz Sachsen", HALL),
    DemoSession(2, "12:45–13:30", "Abschluss und Ausblick", "Musterperson Ahorn, Landespräventionsrat", HALL),
)

NEXT_CONFERENCE = DemoEvent(
    slug="naechster-fachtag",
    title="Fachtag ASSKomm: zwei Tage Kommunale Prävention",
    lead="Vorträge, Werkstätten und ein Markt der Projekte: der große Fachtag für alle, die Prävention gestalten.",
    day=InDays(120, TUESDAY),
    days=2,
    hours="09:00–13:30",
    picture=CONFERENCE,
    caption="Ein Punkt für jede Kommune.",
    body=(
        prose(
            "<p>Alle zwei Jahre trifft sich beim Fachtag, wer in Sachsen Prävention gestaltet. Wählen Sie aus drei "
            "Strängen: Strukturen, Orte und Menschen. Zwischen den Strängen dürfen Sie wechseln.</p>"
        ),
        facts(
            "Gut zu wissen",
            ("Verpflegung", "vegetarisch, am ersten Tag auch abends"),
            ("Anreise", "zehn Minuten zu Fuß vom Bahnhof (Beispielangabe)"),
            ("Unterstützung", "Gebärdensprache und Schriftdolmetschen im Großen Saal"),
        ),
        questions(
            "Vor der Anmeldung",
            ("Kann ich nur einen Tag kommen?", "Ja. Sagen Sie es bei der Anmeldung, dann bleibt ein Platz frei."),
            ("Und wenn ich verhindert bin?", "Sagen Sie bitte ab oder geben Sie den Platz weiter."),
        ),
    ),
    sessions=(*FIRST_DAY, *SECOND_DAY),
    topics=("vernetzung", "sicherheitsgefuehl", "oeffentlicher-raum", "jugend"),
    audiences=("kommunen", "praeventionsraete", "polizei", "schulen", "coaches"),
    municipalities=(DRESDEN,),
    registration_ends=14,
    fields={
        **place("Dresden", "Kongresszentrum (Beispiel)", "Musterufer 1", "01067", "Stufenlos, Höranlage, Ruheraum."),
        **external(),
        "latitude": "51.05890",
        "longitude": "13.73350",
    },
)
