"""The menus of the demo site: text and address of every link, in order."""

MAIN = (
    ("Neuigkeiten", "/neuigkeiten/"),
    ("Veranstaltungen", "/veranstaltungen/"),
    ("Good Practice", "/good-practice/"),
    ("Karte", "/karte/"),
    ("Bausteine", "/bausteine/"),
    ("Fördermittel", "/foerdermittel/"),
    ("Über ASSKomm", "/ueber-asskomm/"),
    ("Team", "/team/"),
)

# Text, address, icon.
SERVICE = (
    ("Leichte Sprache", "/leichte-sprache/", "book"),
    ("Gebärdensprache", "/gebaerdensprache/", "hand"),
)

FOOTER = (
    (
        "Angebote",
        (
            ("Karte", "/karte/"),
            ("Alle Kommunen als Tabelle", "/karte/?ansicht=tabelle"),
            ("Verzeichnis der Präventionsräte", "/karte/praeventionsraete/"),
            ("Fördermittel", "/foerdermittel/"),
            ("Good Practice", "/good-practice/"),
            ("Kurz vorgestellt", "/kurz-vorgestellt/"),
            ("Geförderte Projekte", "/gefoerderte-projekte/"),
        ),
    ),
    (
        "Auf dem Laufenden",
        (
            ("Neuigkeiten", "/neuigkeiten/"),
            ("Veranstaltungen", "/veranstaltungen/"),
            ("Kalender abonnieren", "/veranstaltungen/kalender.ics"),
            ("Feed Neuigkeiten (Atom)", "/neuigkeiten/feed/"),
            ("Feed Neuigkeiten (RSS)", "/neuigkeiten/rss/"),
            ("Feed Veranstaltungen (Atom)", "/veranstaltungen/feed/"),
        ),
    ),
    (
        "Unterstützung",
        (
            ("Die sechs Bausteine", "/bausteine/"),
            ("Beratung und Begleitung", "/bausteine/beratung/"),
            ("Ansprechperson für Ihre Kommune", "/team/"),
            ("Coaching anfragen", "/bausteine/coaching/anfragen/"),
            ("Downloads", "/downloads/"),
        ),
    ),
    (
        "Über diese Seite",
        (
            ("Über ASSKomm", "/ueber-asskomm/"),
            ("Leichte Sprache", "/leichte-sprache/"),
            ("Gebärdensprache", "/gebaerdensprache/"),
            ("Sitemap", "/sitemap/"),
        ),
    ),
)

LEGAL = (
    ("Impressum", "/impressum/"),
    ("Datenschutz", "/datenschutz/"),
    ("Barrierefreiheit", "/barrierefreiheit/"),
    ("Barriere melden", "/barrierefreiheit/feedback/"),
)

SITE_NOTE = "Beispielinhalt: Texte und Personen sind Muster."

# What the search puts first: the term, the page, and why.
RECOMMENDED = (
    ("förderung", "/foerdermittel/", "Frist, Unterlagen und Beratung für Ihren Antrag."),
    ("geld", "/foerdermittel/", "Frist, Unterlagen und Beratung für Ihren Antrag."),
)
