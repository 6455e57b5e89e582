"""Projects named in public reports; programme and years of funding are samples unless a report names the year."""

from good_practice.demo_content.content import DemoFundedProject

SOURCE = "öffentliche Berichte"

FUNDED = (
    DemoFundedProject(
        "Kulturmarkt", "14729080", "Ein Markt an vier Samstagen im Sommer.", 2022, 2023, practice="kulturmarkt"
    ),
    DemoFundedProject(
        "Sozialraumanalyse", "14522150", "Befragung junger Menschen zu ihrer Stadt.", practice="sozialraumanalyse"
    ),
    DemoFundedProject("Jugendparlament", "14522150", "Ein Gremium junger Menschen.", practice="jugendparlament"),
    DemoFundedProject("Street-Soccer-Turnier", "14522150", "Turnier mehrerer Kommunen.", practice="street-soccer"),
    DemoFundedProject("Restart", "14523340", "Treffpunkte für junge Menschen.", practice="restart"),
    DemoFundedProject(
        "Nacht(sch)lichter", "14612000", "Vermittlung an der »Schiefen Ecke«.", practice="nachtschlichter"
    ),
    DemoFundedProject(
        "Bürger für unsere saubere Stadt",
        "14627060",
        "Gemeinsam für ein gepflegtes Bild.",
        practice="saubere-stadt",
    ),
    DemoFundedProject(
        "Flyer gegen Betrug an älteren Menschen", "14713000", "Information für Ältere.", practice="flyer-gegen-betrug"
    ),
    DemoFundedProject(
        "SiBa, Sicherheit im Bahnhofsviertel", "14713000", "Ein Werkzeugkasten.", practice="siba-werkzeugkasten"
    ),
    DemoFundedProject(
        "Tag der Fahrradsicherheit",
        "14524330",
        "Aktionstag am 9.\u00a0Oktober 2021.",
        2021,
        practice="tag-der-fahrradsicherheit",
    ),
)
