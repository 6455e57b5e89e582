"""January to June 2021: the hundredth consultation, a shared council, agreements."""

from asskomm.core.demo_content.content import action, facts, links, notice, prose, questions, quote, steps
from asskomm.core.demo_content.pictures import DemoPicture, picture
from news.demo_content.content import DemoNews

SEIFHENNERSDORF = DemoNews(
    day="2021-01-18",
    slug="seifhennersdorf-hundertste-beratung",
    title="Hundertste Kommune beraten: Seifhennersdorf macht sich auf den Weg",
    lead=(
        "Mit Seifhennersdorf hat die hundertste sächsische Kommune ein Erstgespräch zur kommunalen Prävention geführt."
    ),
    teaser="Ganz im Südosten, direkt an der Grenze: In Seifhennersdorf fand die hundertste Beratung statt.",
    picture=DemoPicture(
        "Hundertste Beratung",
        "contours",
        "14626530",
        "Grafik: Der Umriss von Seifhennersdorf, umgeben von dichten Linien.",
        "warm",
    ),
    caption="Klein auf der Karte, groß im Vorhaben: Seifhennersdorf.",
    body=(
        prose(
            "<p>Knapp zwei Jahre nach dem Start der Strategie ist die Zahl dreistellig. Dass es eine kleine Stadt "
            "in der Oberlausitz traf, passt gut: Prävention ist keine Frage der Größe.</p>"
            "<h2>Worum es im Erstgespräch geht</h2>"
            "<p>Ein Erstgespräch ist kein Verhör und keine Prüfung. Die Verwaltung erzählt, was sie beschäftigt. Das "
            "Team des LPR hört zu, fragt nach und sagt, welche Bausteine passen könnten. Ob und wie es "
            "weitergeht, entscheidet die Kommune.</p>"
        ),
        steps(
            "So bereiten Sie ein Erstgespräch vor",
            ("Drei Beobachtungen notieren", "Was hören Sie im Rathaus, in der Schule, im Verein?"),
            ("Vorhandenes sammeln", "Welche Runden treffen sich schon, und wer lädt ein?"),
            ("Person benennen", "Wer hält nach dem Gespräch den Faden?"),
        ),
        notice(
            "hint",
            "Das Gespräch verpflichtet zu nichts",
            "<p>Es ist kostenfrei und auf Wunsch auch per Video möglich.</p>",
        ),
        action("Sie möchten auch ein Gespräch?", "/bausteine/beratung/", "Ansprechperson finden"),
    ),
    topics=("vernetzung",),
    municipalities=("14626530",),
)

ZITTAU = DemoNews(
    day="2021-02-05",
    slug="zittau-kooperationsvereinbarung",
    title="Zittau besiegelt die Zusammenarbeit und plant eine Analyse",
    lead=(
        "Die Große Kreisstadt Zittau hat eine Kooperationsvereinbarung geschlossen. "
        "Als Nächstes soll eine Sicherheitsanalyse folgen."
    ),
    teaser="Im Dreiländereck wird Prävention verbindlich: Vereinbarung geschlossen, Sicherheitsanalyse in Planung.",
    picture=DemoPicture(
        "Zittau und Nachbarn",
        "network",
        "14626610",
        "Grafik: Zittau als Punkt in der Mitte, durch Linien mit den Nachbarn verbunden.",
        "light",
    ),
    caption="Zittau und seine Nachbarn im Dreiländereck.",
    body=(
        prose(
            "<p>Eine Kooperationsvereinbarung hält fest, was beide Seiten beitragen: Das Land berät, begleitet und "
            "vernetzt. Die Stadt benennt eine zuständige Stelle, bindet ihre Partner:innen ein und berichtet, wie es "
            "vorangeht. Für Zittau ist damit der Rahmen gesetzt.</p>"
            "<h2>Erst fragen, dann handeln</h2>"
            "<p>Bevor Maßnahmen beschlossen werden, will die Stadt wissen, was die Menschen tatsächlich beunruhigt. "
            "Dafür ist eine Sicherheitsanalyse geplant: Ein unabhängiges Institut führt Daten der Polizei mit "
            "sozialen und wirtschaftlichen Zahlen zusammen und befragt Bürger:innen.</p>"
        ),
        facts(
            "Die Analyse in Kürze",
            ("Befragung", "64 Fragen aus 8 Themenfeldern"),
            ("Rücklauf", "erfahrungsgemäß 30 bis 40\u202f%"),
            ("Kosten", "trägt der LPR"),
        ),
        links(
            "Mehr dazu",
            ("/bausteine/sicherheitsanalyse/", "Sicherheitsanalyse", "Ablauf und häufige Fragen."),
            ("/karte/?gemeinde=14626610", "Zittau auf der Karte", "Meilensteine und Nachbarn."),
        ),
    ),
    topics=("sicherheitsgefuehl",),
    municipalities=("14626610",),
)

WURZENER_LAND = DemoNews(
    day="2021-02-16",
    slug="praeventionsrat-wurzener-land",
    title="Vier Kommunen, ein Rat: Präventionsrat Wurzener Land gegründet",
    lead=(
        "Wurzen, Bennewitz, Lossatal und Thallwitz haben einen gemeinsamen Präventionsrat gegründet. "
        "Kriminalität und Sorgen enden schließlich nicht am Ortsschild."
    ),
    teaser="Wurzen, Bennewitz, Lossatal und Thallwitz arbeiten künftig in einem gemeinsamen Präventionsrat.",
    picture=DemoPicture(
        "Wurzener Land",
        "overlap",
        "14729410",
        "Grafik: Der Umriss von Wurzen überschneidet sich mit denen zweier Nachbarn.",
        "warm",
    ),
    caption="Wo sich Gebiete überschneiden, lohnt sich ein gemeinsamer Rat.",
    body=(
        prose(
            "<p>Viele Jugendliche aus den Gemeinden gehen in Wurzen zur Schule. Wer dort einkauft oder Sport "
            "treibt, wohnt oft im Umland. Ein Rat für alle vier liegt deshalb nahe. Er bündelt, was eine kleine "
            "Verwaltung allein kaum leisten kann.</p>"
            "<h2>Was der gemeinsame Rat ändert</h2>"
            "<ul><li>Polizei, Schulen und Vereine haben einen Termin statt vier.</li>"
            "<li>Die Kommunen teilen sich Vorbereitung und Moderation.</li>"
            "<li>Was in einem Ort gelingt, erreicht die anderen ohne Umweg.</li></ul>"
            "<p>Begleitet wird der Aufbau durch ein Coaching. Wurzen bringt zudem die Erfahrung einer "
            "Modellkommune mit.</p>"
        ),
        quote(
            "Allein hätten wir für einen Präventionsrat nicht genug Leute zusammenbekommen. Zu viert haben wir "
            "eher zu viele Ideen.",
            "Lou Muster",
            "Verwaltung einer Mitgliedsgemeinde",
        ),
        picture(
            DemoPicture(
                "Mosaik Wurzen",
                "mosaic",
                "14729410",
                "Grafik: Wurzen in der Mitte eines Mosaiks seiner Nachbargemeinden.",
                "cool",
            ),
            "Wurzen und seine Nachbarn.",
        ),
        questions(
            "Gemeinsamer Rat: was ist zu klären?",
            (
                "Wer führt die Geschäfte?",
                "Das vereinbaren die Mitglieder. Bewährt hat sich eine feste Stelle für alle.",
            ),
            ("Zählt der Rat für jede Gemeinde?", "Ja. Auf der Karte steht er bei allen Mitgliedern."),
        ),
    ),
    topics=("vernetzung", "jugend"),
    municipalities=("14729410", "14729030", "14729245", "14729380"),
)

GROSSENHAIN = DemoNews(
    day="2021-02-17",
    slug="grossenhain-vereinbarung",
    title="Großenhain unterschreibt und packt an",
    lead=(
        "Die Stadt Großenhain ist seit heute mit einer Kooperationsvereinbarung dabei. "
        "Beim Thema Sauberkeit setzt sie auf ihre Bürger:innen."
    ),
    teaser="Vereinbarung unterschrieben: In Großenhain beginnt Prävention auf Straßen und Plätzen.",
    picture=DemoPicture(
        "Großenhain",
        "landscape",
        "14627060",
        "Grafik: Eine Landschaft aus Umrissen mit tief stehender Sonne.",
        "light",
    ),
    caption="Ein aufgeräumter Ort wirkt sicherer.",
    body=(
        prose(
            "<p>Müll neben dem Container, beschmierte Wände, zerstörte Bänke: Nichts davon ist ein schweres "
            "Verbrechen, aber alles zusammen sagt: Hier kümmert sich niemand. Solche Zeichen stören die Menschen "
            "meist stärker als die Zahlen der Kriminalstatistik.</p>"
            "<h2>»Bürger für unsere saubere Stadt«</h2>"
            "<p>Unter diesem Namen läuft in Großenhain ein Projekt, das Anwohner:innen einbezieht. Der Gedanke "
            "dahinter: Wer mit anpackt, sieht seinen Ort mit anderen Augen und spricht eher an, was ihn stört.</p>"
            "<p>Die Vereinbarung gibt solchem Engagement einen Rahmen. Aus einer Aktion wird eine Aufgabe, die im "
            "Rathaus jemand betreut, wenn der erste Schwung vorüber ist.</p>"
        ),
        notice(
            "success",
            "Gute Ideen dürfen wandern",
            "<p>Sie möchten etwas Ähnliches beginnen? Fragen Sie Ihre Ansprechperson im ASSKomm-Team nach "
            "Erfahrungen anderer Kommunen.</p>",
        ),
        links(
            "Mehr dazu",
            ("/good-practice/", "Good Practice", "Projekte zum Nachnutzen."),
            ("/bausteine/finanzierung/", "Finanzierung", "Wie das Land Projekte unterstützt."),
            ("/karte/", "Karte", "Wer in der Nähe mitmacht."),
        ),
    ),
    topics=("ordnung-und-sauberkeit", "oeffentlicher-raum"),
    municipalities=("14627060",),
)

HOYERSWERDA = DemoNews(
    day="2021-03-30",
    slug="hoyerswerda-vereinbarung",
    title="Hoyerswerda: Ein erfahrener Rat bekommt einen festen Rahmen",
    lead=(
        "In Hoyerswerda gibt es seit vielen Jahren einen Präventionsrat. "
        "Mit der Kooperationsvereinbarung stellt ihn die Stadt auf ein neues Fundament."
    ),
    teaser="Der Präventionsrat in Hoyerswerda hat lange Erfahrung. Jetzt kommen Vereinbarung und Analyse hinzu.",
    picture=DemoPicture(
        "Hoyerswerda",
        "lines",
        "14625240",
        "Grafik: Der Umriss von Hoyerswerda, aus Linien gezeichnet.",
        "light",
    ),
    caption="Linie um Linie gewachsen: Prävention in Hoyerswerda.",
    body=(
        prose(
            "<p>Nicht jede Kommune beginnt bei null. Hoyerswerda bringt ein Gremium mit, das sich kennt, und "
            "Menschen, die wissen, wen sie anrufen müssen. Gerade deshalb lohnt sich der Blick von außen: Passen "
            "Auftrag und Besetzung noch? Welche Themen sind neu, welche erledigt?</p>"
            "<h2>Was als Nächstes geplant ist</h2>"
            "<p>Die Stadt plant eine Sicherheitsanalyse. Sie soll zeigen, wo die Einschätzung des Rates mit dem "
            "übereinstimmt, was die Bürger:innen sagen, und wo nicht. Aus den Ergebnissen leitet der Rat dann Ziele "
            "für die kommenden Jahre ab.</p>"
        ),
        steps(
            "Ein bestehendes Gremium auffrischen",
            ("Auftrag prüfen", "Steht noch fest, wofür der Rat da ist und wem er berichtet?"),
            ("Runde öffnen", "Wer fehlt am Tisch: Jugend, Handel, Wohnungswirtschaft?"),
            ("Erfolge sichtbar machen", "Einmal im Jahr öffentlich sagen, was sich verändert hat."),
        ),
        quote(
            "Nach so vielen Jahren kennt man die Antworten der anderen. Deshalb brauchten wir neue Fragen.",
            "Noa Muster",
            "Mitglied eines Präventionsrats",
        ),
    ),
    topics=("vernetzung", "sicherheitsgefuehl"),
    municipalities=("14625240",),
)

GLAUCHAU = DemoNews(
    day="2021-05-12",
    slug="glauchau-21-vereinbarung",
    title="Glauchau schließt die 21. Kooperationsvereinbarung",
    lead=(
        "Mit Glauchau arbeitet eine weitere Stadt im Landkreis Zwickau verbindlich "
        "mit dem Landespräventionsrat zusammen."
    ),
    teaser="Die 21. Vereinbarung kommt aus Glauchau. Was darin steht und was sie einer Stadt bringt.",
    picture=DemoPicture(
        "Glauchau",
        "overlap",
        "14524080",
        "Grafik: Drei Umrisse, die sich überlagern, in der Mitte der von Glauchau.",
        "cool",
    ),
    caption="Zusammenarbeit heißt: Flächen, die beiden gehören.",
    body=(
        prose(
            "<p>Die Vereinbarung ist kurz und gut zu lesen. Sie beschreibt keinen fertigen Plan, sondern den Weg "
            "dorthin. Für die Verwaltung ist vor allem eines wichtig: Die Zuständigkeit steht fest, auch wenn "
            "Personen wechseln.</p>"
        ),
        facts(
            "Was eine Vereinbarung regelt",
            ("Ziel", "dauerhafte Strukturen der Prävention"),
            ("Beitrag der Stadt", "eine zuständige Stelle und die Einbindung der Partner:innen"),
            ("Beitrag des Landes", "Beratung, Coaching, Analyse und Vernetzung nach Bedarf"),
            ("Auswertung", "gemeinsam und regelmäßig"),
        ),
        prose(
            "<h2>Der Weg dorthin</h2>"
            "<ol><li>Am Anfang steht ein Erstgespräch.</li>"
            "<li>Manche Kommunen schließen danach eine Vorvereinbarung.</li>"
            "<li>Mit der Kooperationsvereinbarung wird die Zusammenarbeit verbindlich.</li>"
            "<li>Ein Präventionsrat wird gegründet oder neu belebt.</li></ol>"
            "<p>Eine feste Reihenfolge gibt es nicht. Wer schon einen Rat hat, kann auch mit der Vereinbarung "
            "beginnen.</p>"
        ),
        action("Was passt zu Ihrer Kommune?", "/bausteine/", "Die sechs Bausteine"),
    ),
    topics=("vernetzung",),
    municipalities=("14524080",),
)

TORGAU = DemoNews(
    day="2021-06-25",
    slug="torgau-vereinbarung",
    title="Torgau ist dabei: Prävention an der Elbe",
    lead=(
        "Torgau hat heute eine Kooperationsvereinbarung mit dem Landespräventionsrat geschlossen "
        "und verstärkt damit das Netzwerk in Nordsachsen."
    ),
    teaser="Die Stadt Torgau tritt dem Netzwerk in Nordsachsen bei und lädt zum Mitmachen ein.",
    picture=DemoPicture(
        "Torgau",
        "contours",
        "14730310",
        "Grafik: Der Umriss von Torgau mit Linien, die wie Wellen auslaufen.",
        "light",
    ),
    caption="Torgau, gezeichnet wie eine Insel im Fluss.",
    body=(
        prose(
            "<p>Im Norden Sachsens sind die Wege weit. Umso mehr zählt, dass sich die Zuständigen kennen, bevor sie "
            "sich brauchen. Mit der Vereinbarung gehört Torgau nun zu denen, die sich in der Region Leipzig und "
            "Nordsachsen regelmäßig austauschen.</p>"
            "<h2>Von Nachbarn lernen</h2>"
            "<p>Oschatz hatte seine Vereinbarung bereits im Februar geschlossen. Zwei Städte mit ähnlicher Größe "
            "und ähnlichen Fragen: Das ist der Stoff, aus dem gute Netzwerktreffen entstehen. Dort geht es um "
            "Praktisches, etwa darum, wie man Schulen gewinnt oder einen Beschluss durch den Rat bringt.</p>"
        ),
        questions(
            "Was bringt ein Netzwerktreffen?",
            (
                "Wer wird eingeladen?",
                "Kommunen der Region, die mitmachen oder mitmachen wollen, und ihre Partner:innen.",
            ),
            ("Was kostet die Teilnahme?", "Nichts. Sie sagen nur rechtzeitig ab, wenn Sie doch nicht kommen können."),
        ),
        links(
            "Mehr dazu",
            ("/bausteine/vernetzung/", "Vernetzung", "Netzwerktreffen in den Regionen."),
            ("/karte/?gemeinde=14730310", "Torgau auf der Karte", "Die Nachbarn auf einen Blick."),
        ),
    ),
    topics=("vernetzung",),
    municipalities=("14730310", "14730230"),
)

NEWS_2021_FIRST_HALF = (SEIFHENNERSDORF, ZITTAU, WURZENER_LAND, GROSSENHAIN, HOYERSWERDA, GLAUCHAU, TORGAU)
