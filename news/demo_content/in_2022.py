"""2022: the Fachtag's contributions, a market, agreements in Vogtland and Freiberg, the analyses compared."""

from asskomm.core.demo_content.content import action, facts, links, notice, prose, questions, quote, steps, table
from asskomm.core.demo_content.pictures import DemoPicture, gallery, picture
from news.demo_content.content import DemoNews

FACHTAG = DemoNews(
    day="2022-03-10",
    slug="fachtag-dokumentation",
    title="Fachtag: Beiträge stehen zum Nachlesen bereit",
    lead=(
        "Alle zwei Jahre treffen sich beim Fachtag von ASSKomm Menschen aus Verwaltung, Polizei und "
        "Zivilgesellschaft. Die Beiträge veröffentlichen wir im Anschluss auf diesem Portal."
    ),
    teaser="Wer beim Fachtag nicht dabei sein konnte, kann die Beiträge nachlesen. So nutzen Sie die Dokumentation.",
    picture=DemoPicture(
        "Fachtag",
        "dots",
        "14612000",
        "Grafik: Punkte in den Umrissen Sachsens, größere dort, wo Kommunen weiter sind.",
        "dark",
    ),
    caption="Ein Punkt für jede Kommune.",
    body=(
        prose(
            "<p>Ein Fachtag ist nach einem Tag vorbei. Damit die Gedanken bleiben, stellen wir die Beiträge "
            "zusammen: Vorträge, Ergebnisse der Arbeitsgruppen und Fragen, die offen geblieben sind.</p>"
        ),
        steps(
            "So nutzen Sie die Beiträge",
            ("Auswählen", "Nehmen Sie ein Thema, das bei Ihnen gerade ansteht."),
            ("Mitbringen", "Stellen Sie in der nächsten Sitzung einen einzigen Gedanken daraus vor."),
            ("Nachfragen", "Rufen Sie die Kommune an, die davon erzählt hat."),
        ),
        gallery(
            "Motive des Fachtags",
            (
                DemoPicture(
                    "Motiv: Sammlung",
                    "collection",
                    "14511000",
                    "Grafik: Umrisse in Reihen wie in einem Schaukasten.",
                    "light",
                ),
                "Alle kommen zusammen.",
            ),
            (
                DemoPicture(
                    "Motiv: Netz", "network", "14627060", "Grafik: Verbundene Punkte auf hellem Grund.", "light"
                ),
                "Kontakte, die bleiben.",
            ),
            (
                DemoPicture(
                    "Motiv: Überschneidung", "overlap", "14511000", "Grafik: Drei Umrisse überlagern sich.", "warm"
                ),
                "Gemeinsame Themen.",
            ),
        ),
        prose(
            "<h2>Zwischen den Fachtagen</h2>"
            "<p>Die Arbeitsgruppe AG ASSKomm tagt zweimal im Jahr, dazu kommen Netzwerktreffen in den Regionen. Wer "
            'einsteigen möchte, findet beim Baustein <a href="/bausteine/vernetzung/">Vernetzung</a> den Weg '
            "dorthin.</p>"
        ),
        quote(
            "Das Beste am Fachtag war die Schlange am Buffet. Dort habe ich meine Ansprechpartnerin aus der "
            "Nachbarstadt kennengelernt.",
            "Jo Muster",
            "Koordination Prävention",
        ),
    ),
    topics=("vernetzung",),
)

COLDITZ = DemoNews(
    day="2022-06-30",
    slug="colditz-kulturmarkt",
    title="Colditz: Vier Samstage, die den Markt beleben",
    lead=(
        "In diesem Sommer lädt Colditz an vier Samstagen zum Kulturmarkt ein. "
        "Ein belebter Platz ist auch ein sicherer Platz."
    ),
    teaser="Ein Kulturmarkt an vier Sommersamstagen bringt in Colditz Menschen auf den Marktplatz.",
    picture=DemoPicture(
        "Kulturmarkt Colditz",
        "landscape",
        "14729080",
        "Grafik: Eine Landschaft aus Umrissen, über der die Sonne steht.",
        "cool",
    ),
    caption="Sommer an der Mulde.",
    body=(
        prose(
            "<p>Leere Plätze wirken unsicher, auch wenn dort nichts geschieht. Colditz antwortet darauf nicht mit "
            "Kontrollen, sondern mit Musik, Ständen und Begegnung. Der Kulturmarkt soll den Ortskern zu einem Ziel "
            "machen, das Familien, Jugendliche und Ältere gleichermaßen anzieht.</p>"
            "<h2>Von der Analyse zum Markt</h2>"
            "<p>Für Colditz liegt eine Sicherheitsanalyse aus dem Jahr 2021 vor. Im November 2021 kam die "
            "Steuerungsgruppe des Präventionsrats zum ersten Mal zusammen. Der Markt zeigt, wie aus solchen Schritten "
            "etwas wird, das alle sehen können.</p>"
        ),
        facts(
            "Auf einen Blick",
            ("Was", "Kulturmarkt mit Programm"),
            ("Wann", "an vier Samstagen im Sommer 2022"),
            ("Wo", "Colditz, Marktplatz"),
            ("Für wen", "für alle"),
        ),
        picture(
            DemoPicture(
                "Colditz und Nachbarn", "mosaic", "14729080", "Grafik: Colditz im Mosaik seiner Nachbarn.", "light"
            ),
            "Colditz und die Orte, aus denen Gäste kommen.",
        ),
        questions(
            "Übertragen auf Ihren Ort",
            ("Was braucht es mindestens?", "Einen Platz, eine Person, die plant, und drei Vereine, die mitmachen."),
            ("Woran merken Sie, dass es wirkt?", "Fragen Sie vorher und nachher, wie gern die Menschen dort sind."),
        ),
    ),
    topics=("oeffentlicher-raum", "sicherheitsgefuehl"),
    municipalities=("14729080",),
)

GOELTZSCHTAL = DemoNews(
    day="2022-07-22",
    slug="goeltzschtal-vereinbarung",
    title="Im Göltzschtal ziehen drei Städte an einem Strang",
    lead=(
        "Auerbach, Lengenfeld und Rodewisch haben gemeinsam eine Kooperationsvereinbarung geschlossen. "
        "Ein gemeinsamer Präventionsrat ist geplant."
    ),
    teaser="Auerbach, Lengenfeld und Rodewisch schließen gemeinsam eine Kooperationsvereinbarung.",
    picture=DemoPicture(
        "Göltzschtal",
        "overlap",
        "14523020",
        "Grafik: Drei Umrisse aus dem Vogtland überlagern sich.",
        "cool",
    ),
    caption="Drei Städte, ein Tal.",
    body=(
        prose(
            "<p>Wer durch das Göltzschtal fährt, merkt kaum, wo die eine Stadt endet und die nächste beginnt. Für die "
            "Prävention gilt das erst recht: Jugendliche treffen sich dort, wo etwas los ist, und nicht dort, wo "
            "sie gemeldet sind.</p>"
            "<h2>Was die drei Städte vorhaben</h2>"
            "<ul><li>einen gemeinsamen Präventionsrat gründen,</li>"
            "<li>die Lage mit einer Sicherheitsanalyse untersuchen lassen,</li>"
            "<li>Angebote abstimmen, statt sie dreimal zu erfinden.</li></ul>"
            "<p>Das Vorbild liegt nicht weit: Auch in anderen Teilen Sachsens arbeiten Nachbarn in einem Rat oder "
            "Städtebund zusammen. Ihre Erfahrung zeigt, dass eine feste Geschäftsstelle den Unterschied macht.</p>"
        ),
        notice(
            "hint",
            "Gut zu wissen",
            "<p>Eine gemeinsame Analyse für mehrere Orte zählt als eine Analyse. Der Bericht kann trotzdem "
            "Ergebnisse für jeden Ort ausweisen.</p>",
        ),
        links(
            "Mehr dazu",
            ("/karte/?kreis=14523", "Vogtlandkreis auf der Karte", "Alle Kommunen mit ihren Meilensteinen."),
            ("/neuigkeiten/staedtebund-silberberg/", "Städtebund Silberberg", "Fünf Städte, eine Unterschrift."),
        ),
    ),
    topics=("vernetzung", "jugend"),
    municipalities=("14523020", "14523170", "14523360"),
)

FREIBERG = DemoNews(
    day="2022-11-28",
    slug="freiberg-vereinbarung",
    title="Freiberg unterschreibt und bereitet einen Präventionsrat vor",
    lead=(
        "Die Universitätsstadt Freiberg hat heute eine Kooperationsvereinbarung geschlossen. "
        "Der nächste Schritt ist schon geplant: ein Präventionsrat."
    ),
    teaser="Vereinbarung geschlossen, Rat in Vorbereitung: Freiberg beginnt mit den Menschen, die schon aktiv sind.",
    picture=DemoPicture(
        "Freiberg",
        "contours",
        "14522180",
        "Grafik: Der Umriss von Freiberg, umgeben von Linien wie auf einer Höhenkarte.",
        "dark",
    ),
    caption="Freiberg, gezeichnet wie eine Höhenkarte.",
    body=(
        prose(
            "<p>In einer Stadt mit Hochschule, Altstadt und Wohngebieten treffen viele Interessen aufeinander. Ein "
            "Präventionsrat soll der Ort werden, an dem sie zur Sprache kommen, bevor daraus Konflikte werden.</p>"
        ),
        steps(
            "Einen Präventionsrat vorbereiten",
            ("Bestand aufnehmen", "Welche Runden gibt es, und wo überschneiden sie sich?"),
            ("Auftrag formulieren", "Was soll der Rat entscheiden, was nur beraten?"),
            ("Menschen gewinnen", "Laden Sie persönlich ein, nicht per Verteiler."),
            ("Klein beginnen", "Zwei Themen reichen für das erste Jahr."),
        ),
        quote(
            "Wir fragen nicht zuerst, wer fehlt. Wir fragen, wer schon da ist.",
            "Alex Muster",
            "Ehrenamtlich engagiert in einem Stadtteil",
        ),
        prose(
            "<h2>Zeit für den Anfang</h2>"
            "<p>Ein Rat, der zu schnell startet, verliert nach drei Sitzungen seine Mitglieder. Wer sich Zeit für "
            "Auftrag und Rollen nimmt, spart sie später wieder ein. Dabei kann ein Coaching begleiten.</p>"
        ),
        action("Hilfe beim Aufbau eines Rates", "/bausteine/coaching/", "Zum Coaching"),
    ),
    topics=("vernetzung",),
    municipalities=("14522180",),
)

ANALYSES = DemoNews(
    day="2022-12-15",
    slug="muell-stoert-mehr-als-kriminalitaet",
    title="Müll stört mehr als Kriminalität",
    lead=(
        "Wo sich Menschen unsicher fühlen, ist selten viel passiert. Die Sicherheitsanalysen zeigen, "
        "was wirklich stört, und wo Kommunen ansetzen können."
    ),
    teaser="Was die Sicherheitsanalysen zeigen: Abfall, Graffiti und Verkehr beschäftigen die Menschen am meisten.",
    picture=DemoPicture(
        "Müll stört mehr als Kriminalität",
        "collection",
        "14729260",
        "Grafik: Umrisse sächsischer Kommunen in Reihen auf grünem Grund, einer groß und gelb.",
        "dark",
    ),
    caption="Umrisse sächsischer Kommunen.",
    body=(
        prose(
            "<p>Ein unabhängiges Institut führt für jede Analyse Angaben der Polizei mit sozialen und "
            "wirtschaftlichen Daten zusammen und befragt die Menschen vor Ort. Der Fragebogen umfasst 64 Fragen aus "
            "acht Themenfeldern, 30 bis 40\u202f% der Angeschriebenen antworten.</p>"
            "<h2>Gefühl und Statistik gehen getrennte Wege</h2>"
            "<p>Ein direkter Zusammenhang zwischen erfasster Kriminalität und Sicherheitsgefühl ließ sich nicht "
            "nachweisen. Am häufigsten stören die Befragten:</p>"
            "<ul><li>Müll auf Straßen und Plätzen,</li><li>Graffiti und Vandalismus,</li>"
            "<li>zu schneller oder rücksichtsloser Verkehr.</li></ul>"
        ),
        table(
            "Die Analysen am Jahresende 2022, wie damals berichtet",
            ("Stand", "Anzahl"),
            ("Bericht liegt vor", "12"),
            ("in Arbeit", "13"),
            ("zusammen", "25"),
        ),
        prose(
            '<p>Die <a href="/karte/?instrument=security_analysis&amp;stand=2022-12-31">Karte für denselben Tag</a> '
            "zeigt weniger. Sie enthält nur Analysen, die für eine bestimmte Kommune öffentlich berichtet sind.</p>"
        ),
        quote(
            "Die Zahlen nehmen uns nicht die Arbeit ab. Aber sie zeigen, wo wir anfangen.",
            "Alex Muster",
            "Ordnungsamt einer Modellkommune",
        ),
        prose(
            "<h2>Was Kommunen daraus machen</h2>"
            "<ol><li>Der Präventionsrat wählt zwei oder drei Themen aus.</li>"
            "<li>Eine Arbeitsgruppe legt fest, wer was bis wann tut.</li>"
            "<li>Nach einem Jahr prüft der Rat, was sich verändert hat.</li></ol>"
        ),
        action("Eine Analyse für Ihre Kommune?", "/bausteine/sicherheitsanalyse/", "Baustein Sicherheitsanalyse"),
    ),
    topics=("sicherheitsgefuehl", "ordnung-und-sauberkeit"),
    municipalities=("14524330", "14729080", "14729260"),
)

NEWS_2022 = (FACHTAG, COLDITZ, GOELTZSCHTAL, FREIBERG, ANALYSES)
