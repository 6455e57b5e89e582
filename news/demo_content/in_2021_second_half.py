"""July to December 2021: agreements around Leipzig and in the mountains, funding, two days for citizens."""

from asskomm.core.demo_content.content import (
    action,
    facts,
    links,
    notice,
    prose,
    questions,
    quote,
    recording,
    steps,
    table,
)
from asskomm.core.demo_content.pictures import DemoPicture, gallery, picture
from news.demo_content.content import DemoNews

SOUTH_OF_LEIPZIG = DemoNews(
    day="2021-08-20",
    slug="markkleeberg-und-borna",
    title="Südlich von Leipzig: Markkleeberg und Borna treten bei",
    lead=(
        "Gleich zwei Städte im Landkreis Leipzig haben im August eine Kooperationsvereinbarung geschlossen. "
        "Ihre Fragen sind verschieden, der Weg ist derselbe."
    ),
    teaser="Markkleeberg und Borna haben Kooperationsvereinbarungen geschlossen: zwei Städte, zwei Ausgangslagen.",
    picture=DemoPicture(
        "Markkleeberg und Borna",
        "mosaic",
        "14729260",
        "Grafik: Markkleeberg hervorgehoben in einem Mosaik seiner Nachbarn.",
        "warm",
    ),
    caption="Markkleeberg am Südrand der Großstadt.",
    body=(
        prose(
            "<p>Markkleeberg grenzt direkt an Leipzig. Wer hier lebt, nutzt Seen, Parks und Straßenbahn gemeinsam "
            "mit vielen Gästen. In diesem Jahr läuft dort eine Sicherheitsanalyse, die genau nach solchen Orten "
            "fragt. Borna liegt weiter südlich und ist Zentrum eines ländlichen Umlands. Dort geht es stärker "
            "darum, Angebote zu bündeln.</p>"
        ),
        table(
            "Zwei Städte im Vergleich",
            ("Frage", "Markkleeberg", "Borna"),
            ("Lage", "am Rand der Großstadt", "Mittelpunkt im ländlichen Raum"),
            ("Vereinbarung", "August 2021", "August 2021"),
            ("Schwerpunkt am Anfang", "Daten und Befragung", "Partner:innen finden"),
        ),
        prose(
            "<h2>Eine Region wächst zusammen</h2>"
            "<p>Im Landkreis arbeiten bereits das Wurzener Land und Borsdorf mit. Kürzere Wege und gemeinsame "
            "Termine machen es leichter, Fachleute einzuladen und Erfahrungen zu teilen. Wer noch überlegt, findet "
            "nun in fast jeder Richtung Nachbarn zum Fragen.</p>"
        ),
        links(
            "Mehr dazu",
            ("/karte/?kreis=14729", "Landkreis Leipzig auf der Karte", "Wer mitmacht und womit."),
            ("/neuigkeiten/praeventionsrat-wurzener-land/", "Präventionsrat Wurzener Land", "Vier Kommunen, ein Rat."),
        ),
    ),
    topics=("vernetzung", "sicherheitsgefuehl"),
    municipalities=("14729260", "14729050"),
)

FUNDING = DemoNews(
    day="2021-08-31",
    slug="foerderung-2022-beantragen",
    title="Ab heute möglich: Förderung für 2022 beantragen",
    lead=(
        "Bis zum 15.\u00a0Oktober nimmt das Land Anträge für Projekte der kommunalen Prävention entgegen. "
        "Vor dem Antrag steht immer ein Beratungsgespräch."
    ),
    teaser="Die Antragsfrist läuft bis zum 15.\u00a0Oktober. Was gefördert wird und was Sie jetzt vorbereiten.",
    picture=DemoPicture(
        "Förderung 2022",
        "collection",
        "14522180",
        "Grafik: Umrisse von Kommunen in Reihen, einer davon groß und gelb.",
        "cool",
    ),
    caption="Viele Kommunen, viele Vorhaben.",
    body=(
        prose(
            "<p>Grundlage ist die Förderrichtlinie RL KommPräv vom 12.\u00a0Juni 2018. Sie unterstützt Projekte, die "
            "Straftaten vorbeugen oder die öffentliche Sicherheit und Ordnung stärken. Gefördert werden Personal und "
            "Sachausgaben, nicht aber Investitionen.</p>"
        ),
        facts(
            "Das Wichtigste",
            ("Frist", "31.\u00a0August bis 15.\u00a0Oktober 2021"),
            ("Zuschuss", "bis zu 90\u202f% der förderfähigen Ausgaben"),
            ("Eigenanteil", "mindestens 10\u202f%, auch als Eigenleistung"),
            ("Personal", "bis zu drei Jahre, im dritten Jahr mit 50\u202f%"),
        ),
        steps(
            "In vier Schritten zum Antrag",
            ("Beratung vereinbaren", "Ohne Gespräch mit der Geschäftsstelle ist kein Antrag möglich."),
            ("Projekt beschreiben", "Problem, Ziel, Zielgruppe: eine Seite genügt für den Anfang."),
            ("Ausgaben planen", "Stellen Sie Kosten und Eigenanteil gegenüber."),
            ("Unterlagen einreichen", "Formular, Finanzplan und Projektbeschreibung."),
        ),
        notice(
            "warning",
            "Warten Sie nicht bis Oktober",
            "<p>Erfahrungsgemäß sind die letzten Tage vor der Frist voll. Vereinbaren Sie Ihr Gespräch früh.</p>",
        ),
        action("Alle Einzelheiten zur Förderung", "/foerdermittel/", "Zu den Fördermitteln"),
    ),
    topics=("vernetzung", "oeffentlicher-raum"),
)

REICHENBACH = DemoNews(
    day="2021-09-08",
    slug="reichenbach-informationstag",
    title="Reichenbach: Ein Tag für die Sicherheit älterer Menschen",
    lead=(
        "Falsche Anrufe, Stolperfallen, dunkle Wege: In Reichenbach im Vogtland drehte sich heute alles darum, "
        "wie ältere Menschen sicher leben."
    ),
    teaser="Ein Informationstag in Reichenbach zeigt, wie sich ältere Menschen vor Betrug und Unfällen schützen.",
    picture=DemoPicture(
        "Informationstag Reichenbach",
        "landscape",
        "14523340",
        "Grafik: Hügel aus Umrissen des Vogtlands, darüber die Sonne.",
        "warm",
    ),
    caption="Spätsommer im Vogtland.",
    body=(
        prose(
            "<p>Wer am Telefon unter Druck gesetzt wird, hat wenig Zeit zum Nachdenken. Deshalb übt man die richtige "
            "Antwort am besten vorher. Das war ein Gedanke hinter dem Informationstag: nicht warnen, sondern "
            "vorbereiten.</p>"
            "<h2>Drei Sätze, die helfen</h2>"
            "<ul><li>»Ich lege jetzt auf und rufe selbst zurück.«</li>"
            "<li>»Über Geld spreche ich nur mit Menschen, die ich kenne.«</li>"
            "<li>»Das bespreche ich zuerst mit meiner Familie.«</li></ul>"
            "<p>Genauso wichtig ist der Kontakt in der Nachbarschaft. Wer regelmäßig mit jemandem spricht, fragt im "
            "Zweifel nach, und wird seltener zum Opfer.</p>"
        ),
        quote(
            "Meine Mutter hat den Satz neben das Telefon geklebt. Letzte Woche hat sie ihn gebraucht.",
            "Lou Muster",
            "Besucher:in des Informationstags",
        ),
        questions(
            "So gelingt ein Informationstag",
            (
                "Wo findet er statt?",
                "Dort, wo ältere Menschen ohnehin sind: am Markt, im Begegnungszentrum, beim Verein.",
            ),
            ("Wer gehört dazu?", "Polizei, Seniorenbeirat, Apotheken, Banken und die Verkehrswacht."),
        ),
        links(
            "Mehr dazu",
            ("/good-practice/", "Good Practice", "Projekte anderer Kommunen."),
            ("/karte/?gemeinde=14523340", "Reichenbach auf der Karte", "Der Präventionsrat und seine Nachbarn."),
        ),
    ),
    topics=("aeltere-menschen",),
    municipalities=("14523340",),
)

ZWICKAU = DemoNews(
    day="2021-10-09",
    slug="zwickau-fahrradsicherheit",
    title="Zwickau steigt auf: Tag der Fahrradsicherheit",
    lead=(
        "Bremsen prüfen, Licht einstellen, Rücksicht üben: Beim Tag der Fahrradsicherheit in Zwickau "
        "ging es um alles, was den Weg auf zwei Rädern sicherer macht."
    ),
    teaser="In Zwickau drehte sich ein Tag um sichere Räder, sichere Wege und mehr Rücksicht im Verkehr.",
    picture=DemoPicture(
        "Fahrradsicherheit Zwickau",
        "overlap",
        "14524330",
        "Grafik: Der Umriss von Zwickau, überlagert von zwei Nachbarn.",
        "light",
    ),
    caption="Wege überschneiden sich: Zwickau und Umland.",
    body=(
        prose(
            "<p>Fragt man Menschen, was sie in ihrer Kommune stört, steht der Verkehr weit oben. Zu schnell, zu eng, "
            "zu rücksichtslos. Das ist keine Frage für die Kriminalstatistik, wohl aber eine für die Prävention. "
            "Der Tag in Zwickau hat sie aufgegriffen.</p>"
            "<h2>Worauf es beim Rad ankommt</h2>"
            "<ol><li>Beide Bremsen greifen, ohne dass der Hebel den Lenker berührt.</li>"
            "<li>Licht und Reflektoren sind sauber und von allen Seiten zu sehen.</li>"
            "<li>Das Rad ist so gesichert, dass es nicht nur am Reifen hängt.</li>"
            "<li>Der Helm sitzt waagerecht.</li></ol>"
        ),
        gallery(
            "Eindrücke in Grafiken",
            (
                DemoPicture(
                    "Zwickau im Netz", "network", "14524330", "Grafik: Zwickau als Knoten in einem Netz.", "dark"
                ),
                "Ein Netz aus Wegen.",
            ),
            (
                DemoPicture(
                    "Zwickau als Landschaft", "landscape", "14524330", "Grafik: Hügel unter gelber Sonne.", "cool"
                ),
                "Unterwegs im Umland.",
            ),
            (
                DemoPicture(
                    "Zwickau in Linien", "lines", "14524330", "Grafik: Der Umriss von Zwickau aus Linien.", "warm"
                ),
                "Spuren auf dem Asphalt.",
            ),
            (
                DemoPicture(
                    "Zwickau und Nachbarn",
                    "mosaic",
                    "14524330",
                    "Grafik: Zwickau in einem Mosaik der Nachbarn.",
                    "cool",
                ),
                "Die Stadt und ihre Nachbarn.",
            ),
            (
                DemoPicture(
                    "Zwickau in Ringen", "contours", "14524330", "Grafik: Ringe um den Umriss von Zwickau.", "warm"
                ),
                "Ein Ort zieht Kreise.",
            ),
        ),
        prose(
            "<p>Zwei Tage zuvor, am 7.\u00a0Oktober, hatte das Lenkungsgremium des Präventionsrats zum zweiten Mal "
            "getagt. Beides gehört zusammen: Gremien setzen Ziele, Tage wie dieser machen sie sichtbar.</p>"
        ),
    ),
    topics=("verkehrssicherheit", "oeffentlicher-raum"),
    municipalities=("14524330",),
)

DIPPOLDISWALDE = DemoNews(
    day="2021-11-01",
    slug="dippoldiswalde-vereinbarung",
    title="Dippoldiswalde: Vereinbarung, Coaching und Analyse in einem Zug",
    lead=(
        "Dippoldiswalde hat sich viel vorgenommen: Mit der Kooperationsvereinbarung vom 1.\u00a0November "
        "sind auch Coaching und Sicherheitsanalyse geplant."
    ),
    teaser="Drei Bausteine auf einmal: Dippoldiswalde verbindet Vereinbarung, Coaching und Analyse.",
    picture=DemoPicture(
        "Dippoldiswalde",
        "mosaic",
        "14628060",
        "Grafik: Dippoldiswalde im Osterzgebirge, umgeben von seinen Nachbarn.",
        "dark",
    ),
    caption="Dippoldiswalde und das Osterzgebirge.",
    body=(
        prose(
            "<p>Eine Analyse liefert Antworten, ein Coaching hilft, daraus Schlüsse zu ziehen. Dippoldiswalde plant "
            "beides von Anfang an zusammen. So bleibt der Bericht nicht in der Schublade: Wer ihn auswertet, war "
            "schon an den Fragen beteiligt.</p>"
            "<h2>Was ein Coaching leistet</h2>"
            "<p>Coaches bringen keine fertigen Lösungen mit. Sie moderieren, ordnen und fragen nach. Ein Institut "
            "koordiniert den Pool und sucht für jede Kommune eine passende Person. Die Begleitung ist "
            "freiwillig.</p>"
        ),
        notice(
            "success",
            "Vier Dinge, die zum Gelingen beitragen",
            "<ul><li>eine engagierte Ansprechperson,</li><li>eine Vorstellung von konkreten Vorhaben,</li>"
            "<li>Offenheit für neue Wege,</li><li>ein regelmäßiger Austausch.</li></ul>",
        ),
        picture(
            DemoPicture(
                "Osterzgebirge", "landscape", "14628060", "Grafik: Gestaffelte Höhenzüge aus Umrissen.", "light"
            ),
            "Höhenzüge aus den Umrissen der Nachbarn.",
        ),
        links(
            "Mehr dazu",
            ("/bausteine/coaching/", "Begleitendes Coaching", "Wie ein Coaching beginnt."),
            ("/bausteine/sicherheitsanalyse/", "Sicherheitsanalyse", "Der Weg zum Ergebnis."),
        ),
    ),
    topics=("vernetzung", "sicherheitsgefuehl"),
    municipalities=("14628060",),
)

SILBERBERG = DemoNews(
    day="2021-12-17",
    slug="staedtebund-silberberg",
    title="Fünf Städte, eine Unterschrift: Städtebund Silberberg ist dabei",
    lead=(
        "Aue-Bad Schlema, Lauter-Bernsbach, Lößnitz, Schneeberg und Schwarzenberg schließen gemeinsam "
        "eine Kooperationsvereinbarung."
    ),
    teaser="Im Erzgebirge unterschreiben fünf Städte eine gemeinsame Kooperationsvereinbarung.",
    picture=DemoPicture(
        "Städtebund Silberberg",
        "network",
        "14521035",
        "Grafik: Aue-Bad Schlema und die Nachbarstädte als verbundene Punkte auf dunklem Grund.",
        "dark",
    ),
    caption="Wie ein Sternbild: Städte im Erzgebirge.",
    body=(
        prose(
            "<p>Die fünf Städte arbeiten seit Langem als Städtebund zusammen. Dass sie auch bei der Prävention "
            "gemeinsam auftreten, spart doppelte Wege und schafft Gewicht: Was eine Stadt allein nicht "
            "besetzen könnte, tragen fünf gemeinsam.</p>"
            "<h2>Eine Vereinbarung, fünf Mitglieder</h2>"
            "<p>Auf der Karte steht die Vereinbarung bei jeder der fünf Städte mit dem Zusatz »über Städtebund "
            "Silberberg«. Gezählt wird sie einmal. So bleibt sichtbar, wer mitmacht und wie viele Vereinbarungen "
            "es tatsächlich gibt.</p>"
        ),
        recording(
            "So lesen Sie die Karte (Beispiel)",
            "video",
            "<p>Die Karte zeigt Sachsen. Eine Hand wählt eine Stadt aus. Daneben erscheint, was es dort gibt und "
            "über wen.</p>",
            address="https://video.example.org/karte",
            thumbnail=DemoPicture(
                "So lesen Sie die Karte",
                "mosaic",
                "14521550",
                "Grafik: Schneeberg und die Orte ringsum als Mosaik in dunklem Grün.",
                "dark",
            ),
            length="1:40",
            credit="Beispieladresse, dahinter liegt kein Film",
        ),
        questions(
            "Gemeinsam oder allein?",
            (
                "Wann lohnt sich ein Zusammenschluss?",
                "Wenn Schulen, Polizei oder Vereine ohnehin über die Ortsgrenze hinweg arbeiten.",
            ),
            (
                "Behält jede Stadt ihre eigenen Ziele?",
                "Ja. Gemeinsam ist der Rahmen; Maßnahmen können in jeder Stadt andere sein.",
            ),
        ),
        quote(
            "Wir haben lange überlegt, wer den Vorsitz übernimmt. Dann haben wir gemerkt: Wichtiger ist, "
            "wer den Kaffee kocht und das Protokoll schreibt.",
            "Noa Muster",
            "Verwaltung einer Mitgliedsstadt",
        ),
        links("Mehr dazu", ("/karte/?kreis=14521", "Erzgebirgskreis auf der Karte", "Alle Städte und Gemeinden.")),
    ),
    topics=("vernetzung",),
    municipalities=("14521035", "14521355", "14521370", "14521530", "14521550"),
)

NEWS_2021_SECOND_HALF = (SOUTH_OF_LEIPZIG, FUNDING, REICHENBACH, ZWICKAU, DIPPOLDISWALDE, SILBERBERG)
