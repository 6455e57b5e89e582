"""Projects on fraud, traffic and safety in old age. Titles and places are facts; the texts are examples."""

from good_practice.demo_content.content import DemoContact, DemoProject, DemoReuse, bullets, paragraphs

LEIPZIG, REICHENBACH, ZWICKAU = "14713000", "14523340", "14524330"

FLYER = DemoProject(
    slug="flyer-gegen-betrug",
    title="Flyer gegen Betrug an älteren Menschen",
    place=LEIPZIG,
    lead="Ein Flyer aus Leipzig warnt ältere Menschen vor Betrug und sagt, was im Ernstfall zu tun ist.",
    teaser="Klare Sätze, große Schrift: was bei verdächtigen Anrufen zu tun ist.",
    topics=("aeltere-menschen",),
    groups=("aeltere", "angehoerige"),
    problem=paragraphs(
        "Betrug am Telefon und an der Haustür trifft oft Menschen, die allein leben. Viele schämen sich und erzählen "
        "niemandem davon."
    ),
    goal=paragraphs("Wer angerufen wird, soll die Masche erkennen, auflegen und wissen, wen man fragen kann."),
    approach=paragraphs(
        "Der Flyer nennt typische Situationen und sagt in kurzen Sätzen, was zu tun ist. Er passt neben das Telefon.",
        "Beim Nachnutzen kommt es auf die Wege an: Apotheken, Arztpraxen, Pflegedienste und Vereine erreichen "
        "Menschen, die keine Internetseite lesen.",
    ),
    result=paragraphs(
        "Der Flyer liegt vor.",
        "<b>Beispieltext.</b> Gut messbar ist die Verbreitung. Ob er wirkt, lässt sich in Gesprächen mit älteren "
        "Menschen und mit Pflegediensten erfragen.",
    ),
    effort=bullets(
        "Text und Gestaltung: etwa eine Woche (Beispielangabe)",
        "Druck, je nach Auflage",
        "Verteilung über Partner, ohne eigene Kosten",
    ),
    pitfalls=(
        "Große Schrift und starke Kontraste wählen.",
        "Den Entwurf von älteren Menschen lesen lassen.",
        "Örtliche Telefonnummern regelmäßig prüfen.",
    ),
    poster=("overlap", "warm"),
    funding="ja",
    programme="RL KommPräv (Beispielangabe)",
    partners=("Stadtverwaltung", "Polizei", "Apotheken", "Pflegedienste"),
    contact=DemoContact("Ida Probe", "Ordnungsamt (Beispiel)", "0341 000-61", "ida.probe@example.org"),
    reuses=(DemoReuse("14511000", 2022), DemoReuse("14627060", 2022)),
    checklist=(
        "örtliche Telefonnummern einsetzen",
        "Entwurf mit älteren Menschen lesen",
        "Partner für die Verteilung gewinnen",
        "Termin für die Prüfung der Nummern festlegen",
    ),
)

BICYCLE_DAY = DemoProject(
    slug="tag-der-fahrradsicherheit",
    title="Tag der Fahrradsicherheit",
    place=ZWICKAU,
    lead="Am 9.\u00a0Oktober 2021 drehte sich in Zwickau einen Tag lang alles um sicheres Radfahren.",
    teaser="Ein Tag rund um sicheres Radfahren, mit Beratung und Übungen.",
    topics=("verkehrssicherheit",),
    groups=("alle", "kinder"),
    problem=paragraphs(
        "Verkehr gehört zu den Themen, die Menschen in Befragungen besonders stören. Wer sich auf dem Rad unsicher "
        "fühlt, lässt es stehen."
    ),
    goal=paragraphs("Menschen jeden Alters sollen sicherer fahren und ihr Rad besser schützen."),
    approach=paragraphs(
        "Ein solcher Tag verbindet Beratung und Ausprobieren: Technik prüfen, Rad codieren, Helm anpassen, einen "
        "Parcours fahren.",
        "Polizei, Verkehrswacht und Vereine bringen eigene Stände mit; die Stadt sorgt für Fläche und Werbung.",
    ),
    result=paragraphs(
        "Der Tag fand am 9.\u00a0Oktober 2021 statt.",
        "<b>Beispieltext.</b> Zählen lassen sich Beratungen und Codierungen. Fragen nach Gefahrenstellen liefern "
        "Hinweise, die das Verkehrsamt prüfen kann.",
    ),
    effort=bullets(
        "Vorlauf von etwa drei Monaten (Beispielangabe)",
        "Fläche mit festem Belag und Stromanschluss",
        "zehn bis fünfzehn Helfende (Beispielangabe)",
    ),
    pitfalls=(
        "Den Termin mit Schulen abstimmen.",
        "Einen überdachten Platz bereithalten.",
        "Hinweise auf Gefahrenstellen aufnehmen und beantworten.",
    ),
    poster=("contours", "warm"),
    funding="ja",
    programme="RL KommPräv (Beispielangabe)",
    period="9.\u00a0Oktober 2021",
    duration="ein Tag",
    partners=("Stadtverwaltung", "Polizei", "Verkehrswacht", "Vereine"),
    contact=DemoContact("Nele Muster", "Verkehrsamt (Beispiel)", "0375 000-81", "nele.muster@example.org"),
)

INFORMATION_DAY = DemoProject(
    slug="informationstag-sicherheit-im-alter",
    title="Informationstag: Sicherheit im Alter",
    place=REICHENBACH,
    lead="Am 8.\u00a0September 2021 ging es in Reichenbach um die Sicherheit älterer Menschen.",
    teaser="Ein Tag mit Beratung zu Betrug, Verkehr und sicherem Wohnen.",
    topics=("aeltere-menschen", "verkehrssicherheit"),
    groups=("aeltere", "angehoerige"),
    problem=paragraphs(
        "Beratung gibt es an vielen Stellen. Wer nicht mehr so mobil ist, erreicht sie kaum, und wer keine Fragen "
        "stellt, bekommt keine Antworten."
    ),
    goal=paragraphs("Alle Angebote an einem Ort und an einem Tag, mit Zeit für das persönliche Gespräch."),
    approach=paragraphs(
        "Stände informieren über Betrug, sicheres Wohnen und Verkehr. Kurze Vorträge wechseln mit Pausen.",
        "Für die Nachnutzung lohnt es sich, Fahrdienste zu organisieren und Angehörige mit einzuladen.",
    ),
    result=paragraphs(
        "Der Tag fand am 8.\u00a0September 2021 statt.",
        "<b>Beispieltext.</b> Eine Karte mit drei Fragen am Ausgang zeigt, was hilfreich war und was fehlte.",
    ),
    effort=bullets(
        "barrierefreier Saal mit genügend Sitzplätzen",
        "Vorlauf von etwa acht Wochen (Beispielangabe)",
        "Fahrdienst und Verpflegung",
    ),
    pitfalls=(
        "Vorträge kurz halten und gut verstärken.",
        "Am Vormittag beginnen.",
        "Unterlagen in großer Schrift mitgeben.",
    ),
    poster=("landscape", "warm"),
    evidence="erprobt",
    funding="nein",
    period="8.\u00a0September 2021",
    duration="ein Tag",
    partners=("Kommunaler Präventionsrat", "Polizei", "Wohlfahrtsverbände"),
    contact=DemoContact(
        "Lene Probe", "Geschäftsstelle des Präventionsrats (Beispiel)", "03765 000-21", "lene.probe@example.org"
    ),
)

SAFETY = (FLYER, BICYCLE_DAY, INFORMATION_DAY)
