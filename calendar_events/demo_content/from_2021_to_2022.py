"""2021 and 2022: bicycles, older people, a market, and the first meetings in the regions."""

from asskomm.core.demo_content.content import facts, links, prose, questions, quote, steps
from asskomm.core.demo_content.downloads import DemoDocument
from calendar_events.demo_content.content import DemoEvent, place
from calendar_events.demo_content.pictures import (
    BICYCLE,
    CHEMNITZ,
    COLDITZ,
    CROWD,
    ELDERLY,
    MARKET,
    NORTH,
    REICHENBACH,
    SCREEN,
    TALKS,
    TORGAU,
    ZWICKAU,
    pictures_of,
)

PODCAST_TALK = DemoEvent(
    slug="digitale-tagungsreihe-gespraech-2021",
    title="Digitale Tagungsreihe: Gespräch zur ersten Staffel",
    lead="Was bleibt von den Podcasts hängen? Ein Abend am Bildschirm für alle, die mitgehört haben.",
    day="2021-05-20",
    hours="17:00–18:30",
    picture=SCREEN,
    caption="Treffpunkt Bildschirm.",
    body=(
        prose(
            "<p>Die Digitale Tagungsreihe besteht aus 13 Podcasts. An diesem Abend sprechen wir über die Folgen, zu "
            "denen die meisten Rückfragen kamen, und über Themen für weitere.</p>"
        ),
    ),
    report_lead=(
        "Zuhören reicht vielen nicht: Beim Gespräch zur Tagungsreihe ging es darum, wie aus einer Folge ein Thema "
        "für die nächste Sitzung vor Ort wird."
    ),
    report=(
        prose(
            "<h2>Vom Kopfhörer in die Sitzung</h2>"
            "<p>Mehrere Kommunen berichteten, dass sie eine Folge gemeinsam hören und danach eine Stunde darüber "
            "sprechen. Das kostet nichts und bringt Menschen an einen Tisch, die sich sonst nur schreiben.</p>"
        ),
        quote(
            "Wir hören zehn Minuten und reden fünfzig. Danach wissen wir, wo wir uns einig sind.",
            "Musterperson Ahorn",
            "Jugendamt, Beispielstadt",
        ),
        links(
            "Zum Nachhören",
            ("/neuigkeiten/digitale-tagungsreihe/", "Digitale Tagungsreihe", "Alle Folgen im Überblick."),
        ),
    ),
    topics=("vernetzung",),
    audiences=("kommunen", "praeventionsraete"),
    series="digitale-tagungsreihe",
    fields={"format": "online"},
)

REICHENBACH_DAY = DemoEvent(
    slug="informationstag-reichenbach-2021",
    title="Informationstag: sicher im Alter",
    lead="Betrug am Telefon, sichere Wege, Hilfe im Alltag: Reichenbach lädt ältere Menschen und Angehörige ein.",
    day="2021-09-08",
    hours="10:00–16:00",
    picture=ELDERLY,
    caption="Reichenbach zieht Kreise.",
    body=(
        prose(
            "<p>An mehreren Tischen beraten Polizei, Stadtverwaltung und Vereine. Sie können jederzeit kommen und "
            "gehen; eine Anmeldung ist nicht nötig.</p>"
        ),
    ),
    report_lead=(
        "Einen Tag lang drehte sich in Reichenbach alles um die Sicherheit älterer Menschen. Am meisten gefragt war, "
        "wie man ein Gespräch am Telefon beendet."
    ),
    report=(
        prose(
            "<h2>Auflegen ist erlaubt</h2>"
            "<p>An den Tischen wiederholte sich eine Frage: Wie werde ich jemanden los, der nicht aufhört zu reden? "
            "Die Antwort übten viele gleich vor Ort, laut und mit Publikum. Angehörige nahmen mit, dass ein "
            "vereinbartes Kennwort in der Familie mehr hilft als jede Warnung.</p>"
            "<h2>Was andere Kommunen übernehmen können</h2>"
            "<ul><li>Tische statt Vorträge: Wer fragt, bleibt länger.</li>"
            "<li>Ein Termin am Vormittag, mit Bus erreichbar.</li>"
            "<li>Ein Zettel mit drei Nummern für die Pinnwand.</li></ul>"
        ),
        quote("Jetzt hängt der Zettel neben dem Telefon.", "Musterperson Birke", "Besucherin"),
        pictures_of(
            (ELDERLY, "Vom Umriss in die Nachbarschaft."),
            (TALKS, "Gespräche, die sich überschneiden."),
        ),
    ),
    topics=("aeltere-menschen",),
    audiences=("alle",),
    municipalities=(REICHENBACH,),
    contact="alex.probe",
    is_sample=False,
    fields={
        **place("Reichenbach im Vogtland"),
        "host": "kommune",
        "host_name": "Präventionsrat Reichenbach im Vogtland",
    },
)

BICYCLE_DAY = DemoEvent(
    slug="tag-der-fahrradsicherheit-zwickau-2021",
    title="Tag der Fahrradsicherheit in Zwickau",
    lead="Bremsen prüfen, Licht einstellen, Rücksicht üben: ein Samstag für alle, die Rad fahren.",
    day="2021-10-09",
    hours="10:00–15:00",
    picture=BICYCLE,
    caption="Wege in Zwickau.",
    body=(prose("<p>Bringen Sie Ihr Rad mit. Geprüft wird kostenlos, Kleinigkeiten werden gleich behoben.</p>"),),
    report_lead="In Zwickau wurden an einem Samstag Räder geprüft, Wege besprochen und Rücksicht geübt.",
    report=(
        prose(
            "<h2>Der Parcours war der Anfang</h2>"
            "<p>Während die Jüngeren Slalom fuhren, zeigten die Älteren auf dem Stadtplan, wo es eng wird. So "
            "entstand nebenbei eine Karte mit Stellen, die nun im Präventionsrat besprochen werden.</p>"
        ),
        facts(
            "Auf einen Blick",
            ("Aufwand", "ein Platz, ein Vormittag Aufbau, acht Helfende"),
            ("Mit dabei", "Polizei, Stadtverwaltung, Fahrradladen, Verkehrswacht (Beispielangaben)"),
        ),
        pictures_of((BICYCLE, "Spuren auf dem Asphalt."), (CROWD, "Rad an Rad.")),
        links(
            "Mehr dazu",
            ("/neuigkeiten/zwickau-fahrradsicherheit/", "Meldung zum Tag", "Worauf es beim Rad ankommt."),
        ),
    ),
    topics=("verkehrssicherheit", "oeffentlicher-raum"),
    audiences=("alle",),
    municipalities=(ZWICKAU,),
    contact="alex.probe",
    is_sample=False,
    fields={**place("Zwickau"), "host": "kommune", "host_name": "Kommunaler Präventionsrat Zwickau"},
)

WORKING_GROUP_2021 = DemoEvent(
    slug="ag-asskomm-herbst-2021",
    title="AG ASSKomm: Herbstsitzung 2021",
    lead="Die Arbeitsgruppe trifft sich zweimal im Jahr. Diesmal geht es um die ersten Sicherheitsanalysen.",
    day="2021-11-24",
    hours="09:30–14:00",
    report_lead=(
        "Die Arbeitsgruppe zog Bilanz: Im November 2021 gab es 29 Kooperationsvereinbarungen, und 13 Kommunen "
        "waren an zwölf Analysen beteiligt."
    ),
    report=(
        prose(
            "<h2>Was die Zahlen sagen und was nicht</h2>"
            "<p>Wachsende Zahlen freuen alle. Die Runde fragte trotzdem nach: Woran erkennt eine Kommune, dass ihr "
            "Rat wirkt? Die Antworten flossen in eine kurze Liste, die seither in jedem Erstgespräch auf dem Tisch "
            "liegt.</p>"
        ),
        questions(
            "Die Liste der Arbeitsgruppe",
            ("Wer fehlt am Tisch?", "Meist Schulen oder Vereine. Fragen Sie einmal im Jahr."),
            ("Was hat sich verändert?", "Nennen Sie eine Sache, die ohne den Rat nicht geschehen wäre."),
        ),
    ),
    minutes=DemoDocument(
        "ag-asskomm-herbst-2021.txt",
        "Ergebnisse der Herbstsitzung 2021 (Beispiel)",
        "Eine Seite mit den Absprachen.",
        ("Ergebnisse der Herbstsitzung 2021 (Beispiel)", "", "1. Liste für Erstgespräche", "2. Nächstes Treffen: Mai"),
        is_accessible=True,
    ),
    topics=("vernetzung",),
    audiences=("praeventionsraete",),
    contact="kim.muster",
    fields={**place("Dresden"), "admission": "einladung"},
)

NETWORK_NORTH_2022 = DemoEvent(
    slug="netzwerktreffen-leipzig-nordsachsen-2022",
    title="Netzwerktreffen Leipzig und Nordsachsen",
    lead="Kommunen aus den Landkreisen Leipzig und Nordsachsen tauschen aus, was bei ihnen trägt.",
    day="2022-05-18",
    hours="10:00–15:00",
    picture=NORTH,
    caption="Torgau und die Elbe.",
    report_lead="Das Treffen in Torgau begann mit einem Rundgang statt mit einem Vortrag. Das hat sich bewährt.",
    report=(
        prose(
            "<h2>Erst gehen, dann reden</h2>"
            "<p>In drei Gruppen liefen die Teilnehmenden durch die Stadt und notierten, wo sie sich wohlfühlen und wo "
            "nicht. Beim Vergleich der Zettel wurde klar: Oft ging es um Licht und um Müll, fast nie um "
            "Straftaten.</p>"
        ),
        steps(
            "So geht ein Rundgang",
            ("Strecke wählen", "Eine halbe Stunde, mit Haltestelle, Park und Marktplatz."),
            ("Zettel verteilen", "Grün für angenehm, gelb für unangenehm."),
            ("Vergleichen", "Was mehrere gelb sehen, kommt in die nächste Sitzung."),
        ),
        pictures_of((NORTH, "Über der Elbe."), (TALKS, "Was sich überschneidet.")),
    ),
    topics=("vernetzung", "sicherheitsgefuehl"),
    audiences=("kommunen", "praeventionsraete"),
    municipalities=(TORGAU,),
    contact="luca.entwurf",
    series="netzwerktreffen",
    fields={**place("Torgau", "Rathaus, Ratssaal", "Markt 1", "04860", "Aufzug, Höranlage im Saal.")},
)

MARKET_2022 = DemoEvent(
    slug="kulturmarkt-colditz-2022",
    title="Kulturmarkt Colditz: Auftakt",
    lead="Der erste von vier Samstagen im Sommer: Musik, Stände und Begegnung auf dem Markt.",
    day="2022-07-02",
    hours="14:00–20:00",
    picture=MARKET,
    caption="Colditz im Sommer.",
    report_lead="Der Auftakt zog Familien, Jugendliche und Ältere auf den Platz; viele blieben bis zum Abend.",
    report=(
        prose(
            "<h2>Ein Platz wird zum Ziel</h2>"
            "<p>Der Kulturmarkt ist eine Antwort auf die Sicherheitsanalyse: Wo etwas los ist, fühlen sich Menschen "
            "wohl. Geplant haben ihn Ehrenamtliche mit der Stadt, jeder Samstag hat einen eigenen Verein als "
            "Gastgeber.</p>"
        ),
        quote("Um acht wollte niemand abbauen.", "Musterperson Esche", "Vereinsvorsitz, Colditz"),
        links("Mehr dazu", ("/neuigkeiten/colditz-kulturmarkt/", "Meldung zum Kulturmarkt", "Der Weg zum Markt.")),
    ),
    topics=("oeffentlicher-raum", "sicherheitsgefuehl"),
    audiences=("alle",),
    municipalities=(COLDITZ,),
    contact="luca.entwurf",
    fields={**place("Colditz", "Marktplatz"), "host": "kommune", "host_name": "Stadt Colditz"},
)

WORKING_GROUP_2022 = DemoEvent(
    slug="ag-asskomm-herbst-2022",
    title="AG ASSKomm: Herbstsitzung 2022",
    lead="Die Auswertung von 25 Sicherheitsanalysen steht auf der Tagesordnung.",
    day="2022-11-16",
    hours="09:30–14:00",
    report_lead="25 Analysen im Vergleich: Müll, Graffiti, Vandalismus und Verkehr stören die Menschen am meisten.",
    report=(
        prose(
            "<h2>Kein direkter Zusammenhang</h2>"
            "<p>Wo mehr angezeigt wird, fühlen sich die Menschen nicht unbedingt unsicherer. Die Arbeitsgruppe zog "
            "daraus einen Schluss: Wer das Sicherheitsgefühl stärken will, beginnt mit dem, was alle jeden Tag "
            "sehen.</p>"
            '<p>Wie eine Analyse entsteht, steht beim Baustein <a href="/bausteine/sicherheitsanalyse/">'
            "Sicherheitsanalyse</a>.</p>"
        ),
    ),
    topics=("sicherheitsgefuehl", "ordnung-und-sauberkeit"),
    audiences=("praeventionsraete",),
    municipalities=(CHEMNITZ,),
    contact="kim.muster",
    fields={**place("Chemnitz"), "admission": "einladung"},
)

FROM_2021_TO_2022 = (
    PODCAST_TALK,
    REICHENBACH_DAY,
    BICYCLE_DAY,
    WORKING_GROUP_2021,
    NETWORK_NORTH_2022,
    MARKET_2022,
    WORKING_GROUP_2022,
)
