"""Projects about squares, streets and cohesion. Titles and places are facts; the texts are examples."""

from asskomm.core.demo_content.content import links
from good_practice.demo_content.content import DemoContact, DemoProject, DemoReuse, bullets, paragraphs

COLDITZ, DRESDEN, GROSSENHAIN, LEIPZIG, WURZEN = "14729080", "14612000", "14627060", "14713000", "14729410"

CULTURE_MARKET = DemoProject(
    slug="kulturmarkt",
    title="Kulturmarkt an vier Sommersamstagen",
    place=COLDITZ,
    lead="Vier Samstage im Sommer, in den Jahren 2022 und 2023: In Colditz wird der Marktplatz zum Treffpunkt.",
    teaser="Ein Kulturmarkt an vier Sommersamstagen macht den Marktplatz zum Treffpunkt.",
    topics=("oeffentlicher-raum", "sicherheitsgefuehl"),
    groups=("alle", "vereine"),
    problem=paragraphs(
        "Ein Platz, auf dem sich niemand aufhält, wirkt unsicher, auch wenn dort nichts geschieht. Wer anderen "
        "Menschen begegnet, fühlt sich wohler."
    ),
    goal=paragraphs("Der Platz soll ein Ort sein, an den man gern geht: mit Musik, Ständen und Zeit für Gespräche."),
    approach=paragraphs(
        "Statt auf mehr Kontrolle setzt das Projekt auf mehr Leben. Vereine, Schulen und Händler:innen gestalten je "
        "einen Samstag; die Stadt stellt Fläche, Strom und Bühne.",
        "An einem langen Tisch ist Platz für Gespräche, auch über das, was in der Stadt stört.",
    ),
    result=paragraphs(
        "Der Markt fand in zwei Sommern statt.",
        "<b>Beispieltext.</b> Für eine Auswertung eignen sich einfache Fragen: Wie viele Menschen kamen? Welche "
        "Gruppen haben mitgestaltet? Treffen sie sich auch zwischen den Märkten?",
    ),
    effort=paragraphs("Beispielrechnung für einen Markttag:")
    + bullets(
        "Planung und Absprachen: 24 Stunden, Stadt und Präventionsrat",
        "Auf- und Abbau: 16 Stunden, Bauhof und Vereine",
        "Programm am Tag: 30 Stunden, Vereine",
    ),
    pitfalls=(
        "Früh mit Anwohner:innen über Lautstärke und Zeiten sprechen.",
        "Einen Regenplan haben, der ohne Absage auskommt.",
        "Aufgaben schriftlich verteilen, auch im kleinen Kreis.",
    ),
    poster=("mosaic", "light"),
    funding="ja",
    programme="RL KommPräv (Beispielangabe)",
    period="Sommer 2022 und 2023",
    duration="vier Samstage je Sommer",
    partners=("Stadtverwaltung", "Vereine", "Händler:innen"),
    contact=DemoContact("Eda Muster", "Kulturamt (Beispiel)", "034381 000-31", "eda.muster@example.org"),
    reuses=(DemoReuse("14627060", 2023),),
    material=(
        links(
            "Mehr dazu",
            ("/foerdermittel/", "Fördermittel", "Was die RL KommPräv fördert und wie Sie den Antrag stellen."),
        ),
    ),
    checklist=(
        "Termine mit Vereinen abstimmen",
        "Fläche, Strom und Bühne klären",
        "Anwohner:innen informieren",
        "Regenplan aufstellen",
        "nach jedem Markttag kurz auswerten",
    ),
)

NIGHT_LIGHTS = DemoProject(
    slug="nachtschlichter",
    title="Nacht(sch)lichter an der »Schiefen Ecke«",
    place=DRESDEN,
    lead=(
        "Nacht(sch)lichter heißt ein Projekt an der »Schiefen Ecke« in der Dresdner Neustadt. Hier steht, wie "
        "Vermittlung in der Nacht gelingen kann."
    ),
    teaser="In der Nacht vermitteln, bevor aus Lärm ein Streit wird.",
    topics=("oeffentlicher-raum", "sucht"),
    groups=("junge-erwachsene", "anwohnende"),
    problem=paragraphs(
        "Wo viele feiern und andere schlafen wollen, entstehen Konflikte um Lärm, Müll und den Platz auf der Straße. "
        "Verbote allein lösen sie nicht."
    ),
    goal=paragraphs("Feiernde und Anwohner:innen sollen miteinander auskommen, ohne dass jemand verdrängt wird."),
    approach=paragraphs(
        "Vermittelnde sprechen Menschen freundlich an, erklären, worum es geht, und rufen Hilfe, wenn es nötig ist.",
        "Für eine Übernahme braucht es ein geschultes Team, klare Absprachen mit Polizei und Ordnungsamt und feste "
        "Zeiten, auf die sich alle verlassen können.",
    ),
    result=paragraphs(
        "<b>Beispieltext.</b> Messen lässt sich, wie oft das Team vermittelt, welche Anlässe es gibt und wie sich "
        "Beschwerden entwickeln. Wichtig ist auch die Rückmeldung der Anwohner:innen."
    ),
    effort=bullets(
        "Teams von zwei bis drei Personen an Wochenenden im Sommer (Beispielangabe)",
        "Schulung in Gesprächsführung und Erster Hilfe",
        "Koordination und regelmäßige Auswertung",
    ),
    pitfalls=(
        "Die Rolle klären: vermitteln, nicht kontrollieren.",
        "Niemanden allein losschicken.",
        "Gewerbetreibende von Anfang an einbeziehen.",
    ),
    poster=("lines", "light"),
    evidence="erprobt",
    funding="ja",
    programme="RL KommPräv (Beispielangabe)",
    partners=("Stadtverwaltung", "Polizei", "Gewerbetreibende", "Anwohner:innen"),
    contact=DemoContact("Ruth Beispiel", "Koordination (Beispiel)", "0351 00000-41", "ruth.beispiel@example.org"),
)

CLEAN_TOWN = DemoProject(
    slug="saubere-stadt",
    title="Bürger für unsere saubere Stadt",
    place=GROSSENHAIN,
    lead="So heißt ein Projekt in Großenhain. Es lädt ein, für die eigene Straße Verantwortung zu übernehmen.",
    teaser="Menschen übernehmen Verantwortung für Straßen, Wege und Grünflächen vor ihrer Tür.",
    topics=("ordnung-und-sauberkeit", "sicherheitsgefuehl"),
    groups=("alle", "anwohnende"),
    problem=paragraphs(
        "Müll, Graffiti und Vandalismus stören viele Menschen stärker als Kriminalität. Das zeigen die bisherigen "
        "Sicherheitsanalysen in sächsischen Kommunen."
    ),
    goal=paragraphs("Die Stadt soll gepflegt wirken, und wer mitmacht, soll das als Anerkennung erleben."),
    approach=paragraphs(
        "Ein Weg zur Nachnutzung sind Patenschaften: Einzelne, Familien, Klassen oder Vereine übernehmen einen "
        "Abschnitt. Die Stadt stellt Zangen, Handschuhe und Säcke und holt den Abfall ab.",
        "Schäden meldet man auf einem kurzen Weg, und die Stadt sagt zurück, was daraus wird.",
    ),
    result=paragraphs(
        "<b>Beispieltext.</b> Erfolg lässt sich an der Zahl der Patenschaften ablesen, an gemeldeten und behobenen "
        "Schäden und daran, wie schnell die Stadt antwortet."
    ),
    effort=bullets(
        "eine Ansprechperson im Bauhof",
        "Material für etwa 20 Euro je Patenschaft (Beispielangabe)",
        "ein Dankeschön einmal im Jahr",
    ),
    pitfalls=(
        "Nur versprechen, was der Bauhof leisten kann.",
        "Gefährliche Funde klar ausnehmen: Spritzen, Scherben, Chemikalien.",
        "Versicherung der Freiwilligen klären.",
    ),
    poster=("mosaic", "cool"),
    funding="ja",
    programme="RL KommPräv (Beispielangabe)",
    partners=("Stadtverwaltung", "Bauhof", "Bürger:innen"),
    contact=DemoContact("Ole Muster", "Ordnungsamt (Beispiel)", "03522 000-51", "ole.muster@example.org"),
    reuses=(DemoReuse("14729080", 2022), DemoReuse("14523340", 2023), DemoReuse("14522150", 2023)),
    checklist=(
        "Abschnitte festlegen",
        "Material beschaffen",
        "Abholung mit dem Bauhof vereinbaren",
        "Versicherung klären",
        "Dank und Rückmeldung planen",
    ),
)

STATION = DemoProject(
    slug="siba-werkzeugkasten",
    title="SiBa: Werkzeugkasten für das Bahnhofsviertel",
    place=LEIPZIG,
    lead="Aus dem Projekt SiBa, Sicherheit im Bahnhofsviertel, ist in Leipzig ein Werkzeugkasten entstanden.",
    teaser="Ein Werkzeugkasten aus dem Projekt Sicherheit im Bahnhofsviertel.",
    topics=("oeffentlicher-raum", "sicherheitsgefuehl", "vernetzung"),
    groups=("verwaltung", "anwohnende"),
    problem=paragraphs(
        "Rund um Bahnhöfe treffen viele Interessen auf engem Raum zusammen: Reisende, Geschäfte, Anwohner:innen und "
        "Menschen, die dort ihren Tag verbringen. Zuständig sind mehrere Stellen zugleich."
    ),
    goal=paragraphs("Alle Beteiligten sollen auf dieselben Grundlagen und Werkzeuge zurückgreifen können."),
    approach=paragraphs(
        "Der Werkzeugkasten sammelt Methoden, mit denen sich ein Viertel verstehen lässt: Rundgänge, Befragungen, "
        "Gespräche und die gemeinsame Auswertung.",
        "Andere Kommunen wählen daraus, was zu ihrem Ort passt. Ein Bahnhof in einer Großstadt braucht anderes als "
        "ein Haltepunkt auf dem Land.",
    ),
    result=paragraphs(
        "Aus dem Projekt liegt ein Werkzeugkasten vor.",
        "<b>Beispieltext.</b> Ob er anderswo hilft, hängt davon ab, dass eine Stelle die Federführung übernimmt.",
    ),
    effort=bullets(
        "ein Auftakt mit allen zuständigen Stellen",
        "mehrere Rundgänge zu verschiedenen Tageszeiten",
        "eine Person für Koordination und Auswertung",
    ),
    pitfalls=(
        "Auch mit denen sprechen, die sich am Bahnhof aufhalten.",
        "Zuständigkeiten vorab aufschreiben.",
        "Einzelne Gruppen nicht zum Problem erklären.",
    ),
    poster=("overlap", "cool"),
    evidence="erprobt",
    funding="ja",
    programme="RL KommPräv (Beispielangabe)",
    partners=("Stadtverwaltung", "Polizei", "Verkehrsunternehmen", "Wissenschaft"),
    contact=DemoContact("Ida Probe", "Ordnungsamt (Beispiel)", "0341 000-61", "ida.probe@example.org"),
    material=(
        links(
            "Mehr dazu",
            ("/bausteine/vernetzung/", "Vernetzung", "Hier treffen Sie Kommunen mit ähnlichen Fragen."),
        ),
    ),
)

SHARED_COUNCIL = DemoProject(
    slug="ein-rat-fuer-vier-kommunen",
    title="Ein Präventionsrat für vier Kommunen",
    place=WURZEN,
    partnership="KPR Wurzener Land",
    lead=(
        "Wurzen, Bennewitz, Lossatal und Thallwitz haben seit dem 16.\u00a0Februar 2021 "
        "einen gemeinsamen Präventionsrat."
    ),
    teaser="Vier Nachbarkommunen arbeiten in einem gemeinsamen Präventionsrat.",
    topics=("vernetzung",),
    groups=("verwaltung",),
    problem=paragraphs(
        "Kleine Verwaltungen können selten eine eigene Stelle für Prävention schaffen. Probleme enden aber nicht an "
        "der Gemeindegrenze."
    ),
    goal=paragraphs("Aufgaben teilen, voneinander lernen und gegenüber Dritten mit einer Stimme sprechen."),
    approach=paragraphs(
        "Ein gemeinsamer Rat braucht eine Vereinbarung: Wer leitet, wer lädt ein, wer bezahlt was? Themen werden so "
        "gewählt, dass jede Kommune etwas davon hat.",
        "Ein Coach des Landespräventionsrates kann den Anfang begleiten.",
    ),
    result=paragraphs(
        "Der Rat besteht.",
        "<b>Beispieltext.</b> Als Maß taugt, ob nach einem Jahr alle Kommunen an den Sitzungen teilnehmen und ob es "
        "mindestens ein gemeinsames Vorhaben gibt.",
    ),
    effort=bullets(
        "vier bis sechs Sitzungen im Jahr (Beispielangabe)",
        "eine Geschäftsstelle, die abwechselnd gestellt werden kann",
        "Zeit der Bürgermeister:innen",
    ),
    pitfalls=(
        "Kleine Kommunen nicht überstimmen.",
        "Orte der Sitzungen wechseln.",
        "Mit einem gemeinsamen Vorhaben beginnen, nicht mit fünf.",
    ),
    poster=("network", "dark"),
    period="seit Februar 2021",
    partners=("Wurzen", "Bennewitz", "Lossatal", "Thallwitz"),
    contact=DemoContact(
        "Finn Beispiel", "Geschäftsstelle des Rates (Beispiel)", "03425 000-71", "finn.beispiel@example.org"
    ),
    material=(
        links(
            "Mehr dazu",
            ("/karte/praeventionsraete/", "Verzeichnis der Präventionsräte", "Alle Räte mit Kontakt."),
            ("/bausteine/beratung/", "Beratung und Begleitung", "Der erste Schritt zu einem eigenen Rat."),
        ),
    ),
)

PLACES = (CULTURE_MARKET, NIGHT_LIGHTS, CLEAN_TOWN, STATION, SHARED_COUNCIL)
