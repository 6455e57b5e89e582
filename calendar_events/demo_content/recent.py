"""What took place in the months before the demo was loaded; two of them still wait for their report."""

from asskomm.core.demo_content.content import prose, questions, quote
from calendar_events.demo_content.content import (
    SATURDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    DemoEvent,
    DemoSession,
    InDays,
    here,
    place,
)
from calendar_events.demo_content.pictures import (
    CLEANING,
    CROWD,
    GOERLITZ,
    GROSSENHAIN,
    NORTH,
    SCREEN,
    TALKS,
    TORGAU,
    pictures_of,
)

NETWORK_EAST = DemoEvent(
    slug="netzwerktreffen-ostsachsen-goerlitz",
    title="Netzwerktreffen Ostsachsen in Görlitz",
    lead="Sicherheit am Bahnhof und auf dem Weg dorthin: Kommunen aus Ostsachsen vergleichen ihre Erfahrungen.",
    day=InDays(-125, WEDNESDAY),
    hours="10:00–15:30",
    report_lead="Wer abends am Bahnhof wartet, braucht Licht und Menschen. Vier Kommunen zeigten, wie das geht.",
    report=(
        prose(
            "<h2>Warten ist ein Thema der Prävention</h2>"
            "<p>Eine Bank im Licht, ein offener Kiosk, ein Fahrplan, der stimmt: Die besten Ideen waren klein. Für "
            "die nächste Sitzung nimmt jede Kommune eine davon mit und prüft, was sie kosten würde.</p>"
        ),
        questions(
            "Zum Mitnehmen",
            ("Wer ist zuständig?", "Oft drei Stellen. Laden Sie alle drei an den Bahnsteig ein."),
            ("Was geht sofort?", "Lampen melden, Hecken schneiden, Wege kehren."),
        ),
    ),
    topics=("oeffentlicher-raum", "vernetzung"),
    audiences=("kommunen", "praeventionsraete"),
    municipalities=(GOERLITZ,),
    contact="toni.exempel",
    series="netzwerktreffen",
    fields={**place("Görlitz", "Rathaus, Kleiner Saal", "Untermarkt 6", "02826"), "venue_access": "teils", **here(12)},
)

CLEANING_DAY = DemoEvent(
    slug="fruehjahrsputz-grossenhain",
    title="Großenhain räumt auf: Patenschaften in Aktion",
    lead="Pat:innen für Straßen und Parks laden dazu ein, einen Vormittag lang mitzuhelfen.",
    day=InDays(-84, SATURDAY),
    hours="09:00–13:00",
    picture=CLEANING,
    caption="Ein Stein im Mosaik: Großenhain.",
    report_lead="An einem Vormittag kamen zwölf Säcke Müll und fünf neue Patenschaften zusammen (Beispielangaben).",
    report=(
        prose(
            "<h2>Wer putzt, bleibt im Gespräch</h2>"
            "<p>Die Aktion »Bürger für unsere saubere Stadt« lebt von Menschen, die sich um eine Straße kümmern. Der "
            "Vormittag war auch ein Fest: Am Ende stand eine lange Tafel auf dem Markt.</p>"
        ),
        quote("Seit ich Pate bin, grüßen mich alle.", "Musterperson Klee", "Pate für einen Spielplatz"),
        pictures_of((CLEANING, "Straße für Straße."), (CROWD, "Viele Hände.")),
    ),
    topics=("ordnung-und-sauberkeit",),
    audiences=("alle",),
    municipalities=(GROSSENHAIN,),
    contact="sascha.vorlage",
    fields={**place("Großenhain", "Hauptmarkt"), "host": "kommune", "host_name": "Stadt Großenhain"},
)

NETWORK_NORTH = DemoEvent(
    slug="netzwerktreffen-leipzig-nordsachsen",
    title="Netzwerktreffen der Region Leipzig",
    lead="Ältere Menschen vor Betrug schützen: Was wirkt, und wer erreicht sie?",
    day=InDays(-62, TUESDAY),
    hours="10:00–15:00",
    picture=NORTH,
    caption="Torgau an der Elbe.",
    report_lead="Flyer helfen, wenn jemand sie erklärt. Das Treffen in Torgau sammelte Wege zu älteren Menschen.",
    report=(
        prose(
            "<h2>Die richtigen Boten</h2>"
            "<p>Leipzig zeigte seinen Flyer gegen Betrug, andere Kommunen setzen auf Hausärzt:innen, Apotheken und "
            "die Bank am Markt. Einig war sich die Runde darin, dass eine bekannte Stimme mehr bewirkt als ein "
            "Faltblatt.</p>"
        ),
        pictures_of((NORTH, "Hügel an der Elbe."), (TALKS, "Drei Kreise, ein Thema.")),
    ),
    topics=("aeltere-menschen", "vernetzung"),
    audiences=("kommunen", "praeventionsraete"),
    municipalities=(TORGAU,),
    contact="luca.entwurf",
    series="netzwerktreffen",
    fields={**place("Torgau", "Rathaus, Ratssaal", "Markt 1", "04860", "Aufzug, Höranlage im Saal.")},
)

SURVEY_TRAINING = DemoEvent(
    slug="online-training-buergerbefragung",
    title="Online-Training: Bürgerbefragung vorbereiten",
    lead="64 Fragen, acht Themen: Wie Sie eine Befragung ankündigen, damit viele antworten.",
    day=InDays(-40, THURSDAY),
    hours="13:00–15:00",
    picture=SCREEN,
    # Nothing written yet: the admin says »Bericht fehlt«.
    topics=("sicherheitsgefuehl",),
    audiences=("kommunen",),
    fields={"format": "online", **here(20, asks_feedback=True)},
)

COUNCIL_TALK = DemoEvent(
    slug="erfahrungsaustausch-neue-raete",
    title="Erfahrungsaustausch für neue Präventionsräte",
    lead="Die ersten zwölf Monate: Räte, die neu begonnen haben, fragen solche, die schon länger arbeiten.",
    day=InDays(-20, TUESDAY),
    hours="14:00–16:00",
    sessions=(
        DemoSession(1, "14:00–14:20", "Ankommen: Wer ist da?"),
        DemoSession(1, "14:20–15:00", "Drei Räte, drei Anfänge", "Musterperson Eiche, Musterperson Linde"),
        DemoSession(1, "15:00–15:40", "Werkstatt: die erste Geschäftsordnung", "Musterperson Hasel, Coach"),
        DemoSession(1, "15:40–16:00", "Was nehmen wir uns vor?"),
    ),
    topics=("vernetzung",),
    audiences=("praeventionsraete",),
    fields={**place("Dresden", "Geschäftsstelle (Beispiel)"), **here(20, asks_feedback=True)},
)

RECENT = (NETWORK_EAST, CLEANING_DAY, NETWORK_NORTH, SURVEY_TRAINING, COUNCIL_TALK)
