"""Projects for and with young people. Titles and places are facts; the texts are examples."""

from asskomm.core.demo_content.content import links
from good_practice.demo_content.content import DemoContact, DemoProject, DemoReuse, bullets, paragraphs

COLDITZ, FRANKENBERG, REICHENBACH = "14729080", "14522150", "14523340"

SOCIAL_SPACE = DemoProject(
    slug="sozialraumanalyse",
    title="Sozialraumanalyse: junge Menschen befragen, dann entscheiden",
    place=FRANKENBERG,
    lead=(
        "Wo halten sich Jugendliche gern auf, und welche Orte meiden sie? Frankenberg hat junge Menschen "
        "selbst gefragt, bevor über Angebote entschieden wurde."
    ),
    teaser="Eine Befragung junger Menschen zeigt, welche Orte sie nutzen und welche sie meiden.",
    topics=("jugend", "sicherheitsgefuehl"),
    groups=("jugendliche", "verwaltung"),
    problem=paragraphs(
        "Über Jugendliche wird in Sitzungen viel gesprochen, mit ihnen selten. Angebote entstehen dann dort, wo "
        "Erwachsene sie vermuten, und bleiben leer."
    ),
    goal=paragraphs("Entscheidungen über Treffpunkte und Angebote sollen sich auf Antworten junger Menschen stützen."),
    approach=paragraphs(
        "Grundlage ist eine Befragung: ein kurzer Fragebogen, dazu eine Karte, auf der Orte markiert werden.",
        "Für die Nachnutzung empfiehlt sich eine kleine Arbeitsgruppe aus Verwaltung, Jugendarbeit und Schule. Sie "
        "formuliert die Fragen mit Jugendlichen gemeinsam und stellt die Ergebnisse öffentlich vor.",
    ),
    result=paragraphs(
        "<b>Beispieltext.</b> Eine solche Befragung liefert eine Karte der genutzten und gemiedenen Orte. Sie taugt "
        "als Grundlage für Gespräche im Präventionsrat und zeigt, welche Fragen noch offen sind."
    ),
    effort=bullets(
        "etwa drei Monate von der ersten Frage bis zur Vorstellung (Beispielangabe)",
        "eine Person, die den Prozess koordiniert",
        "Druck, Auswertung und eine Veranstaltung zum Abschluss",
    ),
    pitfalls=(
        "Die Fragen vorab mit zwei oder drei Jugendlichen testen.",
        "Schon vor der Befragung sagen, was mit den Antworten geschieht.",
        "Keine Namen erheben und den Datenschutz früh klären.",
    ),
    poster=("mosaic", "warm"),
    evidence="erprobt",
    funding="ja",
    programme="RL KommPräv (Beispielangabe)",
    duration="etwa drei Monate (Beispielangabe)",
    partners=("Stadtverwaltung", "Schulen", "Jugendarbeit"),
    contact=DemoContact("Jule Muster", "Jugendkoordination (Beispiel)", "037206 000-11", "jule.muster@example.org"),
    reuses=(DemoReuse("14523320", 2022), DemoReuse("14628270", 2023)),
    material=(
        links(
            "Mehr dazu",
            ("/bausteine/sicherheitsanalyse/", "Sicherheitsanalyse", "Wenn Sie alle Altersgruppen befragen wollen."),
        ),
    ),
    checklist=(
        "Ziel der Befragung in einem Satz aufschreiben",
        "Fragen mit Jugendlichen testen",
        "Datenschutz klären",
        "Termin für die Vorstellung festlegen",
    ),
)

YOUTH_PARLIAMENT = DemoProject(
    slug="jugendparlament",
    title="Jugendparlament: mitreden mit festen Rechten",
    place=FRANKENBERG,
    lead="Ein Jugendparlament gibt jungen Menschen einen festen Platz dort, wo ihre Stadt entscheidet.",
    teaser="Junge Menschen bekommen einen festen Platz dort, wo ihre Stadt entscheidet.",
    topics=("jugend", "vernetzung"),
    groups=("jugendliche", "verwaltung"),
    problem=paragraphs(
        "Einmalige Aktionen wecken Interesse, das danach verpufft. Wer erlebt, dass nichts folgt, beteiligt sich beim "
        "nächsten Mal nicht mehr."
    ),
    goal=paragraphs("Beteiligung soll dauerhaft sein, verbindlich und unabhängig von einzelnen Personen."),
    approach=paragraphs(
        "Das Jugendparlament ist ein gewähltes Gremium mit eigener Geschäftsordnung. Wer das Modell übernimmt, legt "
        "am besten zuerst fest, in welchen Fragen es angehört wird und über welches Budget es selbst verfügt.",
        "Eine Ansprechperson in der Verwaltung begleitet die Sitzungen, leitet sie aber nicht.",
    ),
    result=paragraphs(
        "<b>Beispieltext.</b> Der Nutzen zeigt sich meist nicht an der Zahl der Beschlüsse. Wichtiger ist, ob junge "
        "Menschen gefragt werden, bevor eine Entscheidung fällt."
    ),
    effort=bullets(
        "Begleitung der Sitzungen durch eine feste Person",
        "ein kleines eigenes Budget",
        "Fortbildung für die Gewählten, einmal je Wahlzeit",
    ),
    pitfalls=(
        "Rechte und Grenzen schriftlich festhalten.",
        "Sitzungen so legen, dass Busse noch fahren.",
        "Rückmeldung geben, was aus jedem Beschluss geworden ist.",
    ),
    poster=("network", "light"),
    funding="ja",
    programme="RL KommPräv (Beispielangabe)",
    partners=("Stadtrat", "Stadtverwaltung", "Schulen"),
    contact=DemoContact("Jule Muster", "Jugendkoordination (Beispiel)", "037206 000-11", "jule.muster@example.org"),
)

STREET_SOCCER = DemoProject(
    slug="street-soccer",
    title="Street-Soccer: ein Turnier für mehrere Kommunen",
    place=FRANKENBERG,
    lead=(
        "Ein Turnier auf der Straße bringt Jugendliche aus mehreren Kommunen zusammen. Gespielt wird nach Regeln, "
        "die die Teams selbst vereinbaren."
    ),
    teaser="Jugendliche aus mehreren Kommunen spielen nach Regeln, die sie selbst vereinbaren.",
    topics=("jugend", "oeffentlicher-raum"),
    groups=("jugendliche", "vereine"),
    problem=paragraphs(
        "Jugendliche aus Nachbarorten kennen einander oft nur aus Erzählungen. Treffen Gruppen aufeinander, fehlt ein "
        "Anlass, der verbindet."
    ),
    goal=paragraphs("Begegnung schaffen, Fairness üben und einen öffentlichen Platz gemeinsam nutzen."),
    approach=paragraphs(
        "Gespielt wird auf einem kleinen Feld ohne Schiedsrichter:innen. Die Teams einigen sich vor dem Anpfiff auf "
        "Regeln und werten danach gemeinsam, wie fair es zuging.",
        "Mehrere Kommunen teilen sich Vorbereitung, Transport und Betreuung.",
    ),
    result=paragraphs(
        "<b>Beispieltext.</b> Ein Turnier gelingt, wenn Teams wiederkommen und im nächsten Jahr selbst mit anpacken. "
        "Eine kurze Befragung am Spielfeldrand genügt, um das festzustellen."
    ),
    effort=bullets(
        "Tor, Banden und Bälle, ausleihbar bei Sportverbänden",
        "vier bis sechs Betreuende am Turniertag (Beispielangabe)",
        "Versicherung und Genehmigung für die Fläche",
    ),
    pitfalls=(
        "Den Platz früh anmelden und Anwohner:innen informieren.",
        "Teams mischen, damit nicht Ort gegen Ort spielt.",
        "Eine Lösung für schlechtes Wetter vorsehen.",
    ),
    poster=("contours", "dark"),
    funding="ja",
    programme="RL KommPräv (Beispielangabe)",
    partners=("Jugendarbeit mehrerer Kommunen", "Sportvereine", "Polizei"),
    contact=DemoContact("Mats Beispiel", "Jugendarbeit (Beispiel)", "037206 000-12", "mats.beispiel@example.org"),
    reuses=(DemoReuse("14522150", 2023), DemoReuse("14524330", 2023)),
)

RESTART = DemoProject(
    slug="restart",
    title="Restart: Orte, an denen Jugendliche sich treffen",
    place=REICHENBACH,
    lead=(
        "In Reichenbach geht es der Arbeitsgruppe Jugendkriminalität des Präventionsrates um Treffpunkte für junge "
        "Menschen."
    ),
    teaser="Die Arbeitsgruppe des Präventionsrates kümmert sich um Treffpunkte für junge Menschen.",
    topics=("jugend", "oeffentlicher-raum"),
    groups=("jugendliche", "anwohnende"),
    problem=paragraphs(
        "Wo ein Ort zum Treffen fehlt, werden Haltestellen, Spielplätze und Hauseingänge dazu. Daraus entstehen "
        "Beschwerden, obwohl niemand etwas Verbotenes tut."
    ),
    goal=paragraphs("Jugendliche sollen Orte haben, an denen sie willkommen sind und für die sie mit sorgen."),
    approach=paragraphs(
        "Die Arbeitsgruppe bringt Verwaltung, Polizei und Jugendarbeit an einen Tisch. Sie sieht sich Plätze "
        "gemeinsam mit Jugendlichen an und wählt aus, was sich mit wenig Aufwand verändern lässt.",
        "Wer das Vorgehen übernimmt, beginnt mit einem Rundgang und einem einzigen Ort.",
    ),
    result=paragraphs(
        "<b>Beispieltext.</b> Ob ein Treffpunkt trägt, zeigt sich nach einer Saison: Wird er genutzt? Gibt es weniger "
        "Beschwerden an anderen Stellen? Wer kümmert sich, wenn etwas kaputtgeht?"
    ),
    effort=bullets(
        "regelmäßige Treffen der Arbeitsgruppe, alle sechs bis acht Wochen (Beispielangabe)",
        "Sitzgelegenheiten, Überdachung und Beleuchtung",
        "Unterhalt durch den Bauhof",
    ),
    pitfalls=(
        "Nicht über Orte entscheiden, die Jugendliche nie genannt haben.",
        "Mit der Nachbarschaft sprechen, bevor etwas gebaut wird.",
        "Regeln gemeinsam aufstellen und sichtbar machen.",
    ),
    poster=("mosaic", "dark"),
    funding="ja",
    programme="RL KommPräv (Beispielangabe)",
    partners=("Kommunaler Präventionsrat", "Arbeitsgruppe Jugendkriminalität", "Polizei", "Jugendarbeit"),
    contact=DemoContact(
        "Lene Probe", "Geschäftsstelle des Präventionsrats (Beispiel)", "03765 000-21", "lene.probe@example.org"
    ),
    reuses=(DemoReuse("14729410", 2023),),
    material=(
        links(
            "Mehr dazu",
            ("/bausteine/coaching/", "Begleitendes Coaching", "Hilft, aus einer Idee einen Plan zu machen."),
            ("/foerdermittel/", "Fördermittel", "Was die RL KommPräv fördert und wie Sie den Antrag stellen."),
        ),
    ),
    checklist=(
        "Rundgang mit Jugendlichen verabreden",
        "einen Ort auswählen",
        "Nachbarschaft einladen",
        "Zuständigkeit für Pflege und Reinigung klären",
        "nach einer Saison gemeinsam auswerten",
    ),
    gallery=("network", "lines", "landscape"),
)

YOUNG = (SOCIAL_SPACE, YOUTH_PARLIAMENT, STREET_SOCCER, RESTART)
