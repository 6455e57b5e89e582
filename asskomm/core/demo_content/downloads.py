"""The documents of the downloads page: templates and checklists written for this portal, all marked as samples."""

from dataclasses import dataclass

# Projects put their checklists here; the other collections are filled by the documents below.
CHECKLISTS = "Checklisten aus Projekten"

TITLE = "Downloads"
LEAD = "Vorlagen, Merkblätter und Checklisten für die Arbeit vor Ort. Sie dürfen alles verändern und weitergeben."
SEARCH_DESCRIPTION = (
    "Downloads für die kommunale Prävention in Sachsen: Vorlagen, Merkblätter, Termine und Checklisten."
)


@dataclass(frozen=True)
class DemoDocument:
    """One file; its ending says how it is written, `lines` what stands in it."""

    name: str
    title: str
    description: str
    lines: tuple[str, ...]
    is_accessible: bool = False


@dataclass(frozen=True)
class DemoDownloads:
    """A heading with its documents, kept in a collection of the same name."""

    heading: str
    text: str
    documents: tuple[DemoDocument, ...] = ()


DOWNLOADS = (
    DemoDownloads(
        "Fördermittel",
        "Was Sie vor und für einen Antrag nach der RL KommPräv brauchen.",
        (
            DemoDocument(
                "merkblatt-foerdermittel.pdf",
                "Merkblatt Fördermittel (Beispiel)",
                "Das Wichtigste zur Förderung auf einer Seite: Zuschuss, Eigenanteil, Frist und Beratung.",
                (
                    "# Merkblatt Fördermittel (Beispiel)",
                    "Grundlage: Förderrichtlinie RL KommPräv vom 12. Juni 2018",
                    "Zuschuss: bis zu 90 % der förderfähigen Ausgaben",
                    "Eigenanteil: mindestens 10 %, auch als Eigenleistung, Personal oder Material",
                    "Antragsfrist: 31. August bis 15. Oktober für das folgende Jahr",
                    "Personal: drei Jahre mit sinkendem Anteil, im dritten Jahr 50 %",
                    "Nicht gefördert: Investitionen, zum Beispiel Bauten",
                    "Vor jedem Antrag: Beratung durch die Geschäftsstelle des LPR",
                ),
            ),
            DemoDocument(
                "projektbeschreibung.odt",
                "Vorlage: Projektbeschreibung (Beispiel)",
                "Gliederung zum Ausfüllen, vom Problem bis zur Auswertung.",
                (
                    "# Projektbeschreibung",
                    "## 1. Problem",
                    "Was beobachten Sie, und woher wissen Sie es?",
                    "## 2. Ziele",
                    "Woran erkennen Sie am Ende, dass sich etwas verbessert hat?",
                    "## 3. Zielgruppen",
                    "Wen wollen Sie erreichen, wer wirkt mit?",
                    "## 4. Maßnahmen",
                    "Was tun Sie in welcher Reihenfolge, und wer ist verantwortlich?",
                    "## 5. Auswertung",
                    "Wie und wann prüfen Sie die Wirkung?",
                ),
            ),
            DemoDocument(
                "ausgaben-und-finanzierungsplan.csv",
                "Vorlage: Ausgaben- und Finanzierungsplan (Beispiel)",
                "Tabelle für Ausgaben und Eigenanteil; lässt sich mit jeder Tabellenkalkulation öffnen.",
                (
                    "Ausgabe;Art;Jahr;Betrag in Euro;davon Zuschuss;davon Eigenanteil;Erläuterung",
                    "Koordination;Personal;1;;;;",
                    "Material;Sachausgabe;1;;;;",
                    "Auswertung;Sachausgabe;1;;;;",
                ),
            ),
            DemoDocument(
                "antragsfrist.ics",
                "Antragsfrist für Ihren Kalender",
                "Die Frist vom 31. August bis zum 15. Oktober, jedes Jahr.",
                (
                    "BEGIN:VEVENT",
                    "UID:antragsfrist@asskomm.example.org",
                    "DTSTAMP:20220110T080000Z",
                    "DTSTART;VALUE=DATE:20220831",
                    "DTEND;VALUE=DATE:20221016",
                    "RRULE:FREQ=YEARLY",
                    "SUMMARY:Antragsfrist RL KommPräv",
                    "DESCRIPTION:Vorher ist eine Beratung durch die Geschäftsstelle des LPR nötig.",
                    "END:VEVENT",
                ),
            ),
        ),
    ),
    DemoDownloads(
        "Arbeitshilfen",
        "Für Verwaltungen und Präventionsräte.",
        (
            DemoDocument(
                "checkliste-erstgespraech.txt",
                "Checkliste: das Erstgespräch vorbereiten (Beispiel)",
                "Was Sie zum ersten Gespräch mit dem LPR mitbringen.",
                (
                    "Checkliste: das Erstgespräch vorbereiten (Beispiel)",
                    "",
                    "[ ] Anlass: ein Beispiel, das zeigt, warum Sie sich melden",
                    "[ ] Beteiligte: Ordnungsamt, Polizei, Schulen, Jugendhilfe, Vereine",
                    "[ ] Vorhandenes: Arbeitskreise, Berichte und frühere Projekte",
                    "[ ] Rückhalt: die Haltung von Rathausspitze und Rat",
                ),
                is_accessible=True,
            ),
            DemoDocument(
                "tagesordnung-praeventionsrat.odt",
                "Vorlage: Tagesordnung eines Präventionsrats (Beispiel)",
                "Für die regelmäßige Sitzung, mit Platz für Beschlüsse.",
                (
                    "# Sitzung des Kommunalen Präventionsrats",
                    "Ort, Tag, Uhrzeit:",
                    "## 1. Was seit der letzten Sitzung geschehen ist",
                    "## 2. Lage: Zahlen und Beobachtungen",
                    "## 3. Stand der Maßnahmen",
                    "## 4. Beschlüsse: wer, was, bis wann",
                    "## 5. Nächster Termin",
                ),
            ),
        ),
    ),
    DemoDownloads(CHECKLISTS, "Aus den Beispielen unter »Good Practice«."),
)

SOUND = "klangbeispiel.wav"
SOUND_TITLE = "Klangbeispiel: drei Töne"
# By the name of the file.
TITLES = {one.name: one.title for group in DOWNLOADS for one in group.documents} | {SOUND: SOUND_TITLE}
