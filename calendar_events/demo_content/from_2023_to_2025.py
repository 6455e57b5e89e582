"""2023 to 2025: two Fachtage, regional meetings, a retreat, a night and a tournament."""

from asskomm.core.demo_content.content import facts, notice, prose, quote, steps, table
from asskomm.core.demo_content.downloads import DemoDocument
from calendar_events.demo_content.content import DemoEvent, DemoSession, external, place
from calendar_events.demo_content.pictures import (
    BAUTZEN,
    BORDER,
    COLDITZ,
    CONFERENCE,
    COURSE,
    CROWD,
    DRESDEN,
    EAST,
    FOOTBALL,
    FRANKENBERG,
    GOERLITZ,
    LEIPZIG,
    MARKET,
    SCREEN,
    TALKS,
    ZWICKAU,
    pictures_of,
)

COURSE_2023 = DemoEvent(
    slug="beccaria-modul-1-2023",
    title="Beccaria-Weiterbildung 2023: Modul 1",
    lead="Das erste von vier Modulen: Grundlagen der Kriminalprävention an einem langen Wochenende.",
    day="2023-03-10",
    days=3,
    picture=COURSE,
    caption="Wissen in Karten.",
    report_lead="Mehr Bewerbungen als die 16 Plätze: Das erste Modul begann mit der Frage, was Prävention leistet.",
    report=(
        prose(
            "<h2>Vom Bauchgefühl zum Ziel</h2>"
            "<p>Wer ein Projekt plant, beschreibt zuerst das Problem. Daran arbeiteten die Teilnehmenden drei Tage "
            "lang, jede und jeder mit einem Fall aus der eigenen Kommune. Seit 2013 haben über 100 Menschen das "
            "Programm abgeschlossen.</p>"
        ),
        quote(
            "Am Freitag hatte ich eine Lösung, am Sonntag endlich ein Problem.",
            "Musterperson Fichte",
            "Teilnehmerin, Ordnungsamt",
        ),
    ),
    topics=("vernetzung",),
    audiences=("kommunen", "polizei"),
    series="beccaria",
    fields={**place("Dresden"), "host": "partner", "host_name": "Beccaria-Programm", **external()},
)

NETWORK_ZWICKAU = DemoEvent(
    slug="netzwerktreffen-zwickau-2023",
    title="Netzwerktreffen Zwickau und Vogtland",
    lead="Jugend ist das Thema: Treffpunkte, Beteiligung und was beides miteinander zu tun hat.",
    day="2023-06-07",
    hours="10:00–15:00",
    report_lead="Wer Jugendliche fragt, bekommt selten die erwartete Antwort. Drei Beispiele zeigten es.",
    report=(
        prose(
            "<h2>Ein Dach, ein Licht, eine Steckdose</h2>"
            "<p>Reichenbach stellte die Treffpunkte von »Restart« vor. Die Wünsche der Jugendlichen waren bescheiden, "
            "die Verhandlungen darüber lang. Das gemeinsame Fazit: Eine feste Ansprechperson ist mehr wert als ein "
            "weiterer Zaun.</p>"
        ),
        pictures_of((TALKS, "Drei Beispiele, ein Thema."), (CROWD, "Viele Orte in Reihe.")),
    ),
    topics=("jugend", "vernetzung"),
    audiences=("kommunen", "schulen"),
    municipalities=(ZWICKAU,),
    contact="alex.probe",
    series="netzwerktreffen",
    fields={**place("Zwickau", "Rathaus, Bürgersaal", "Hauptmarkt 1", "08056", "Stufenlos über den Hof.")},
)

MARKET_2023 = DemoEvent(
    slug="kulturmarkt-colditz-2023",
    title="Kulturmarkt Colditz: die zweite Runde",
    lead="Wieder vier Samstage, diesmal mit einem Programm, das Jugendliche selbst gestalten.",
    day="2023-08-05",
    hours="14:00–20:00",
    picture=MARKET,
    caption="Colditz und Nachbarn.",
    report_lead="In der zweiten Runde standen Jugendliche auf der Bühne und hinter dem Mischpult.",
    report=(
        prose(
            "<h2>Mitmachen statt zuschauen</h2>"
            "<p>Die Stadt gab den Rahmen, den Samstag füllten die Jugendlichen: Musik, ein Turnier, ein Stand mit "
            "selbst gedruckten Taschen. Für den Abbau meldeten sich mehr Helfende als im Jahr davor.</p>"
        ),
    ),
    topics=("jugend", "oeffentlicher-raum"),
    audiences=("alle",),
    municipalities=(COLDITZ,),
    contact="luca.entwurf",
    fields={**place("Colditz", "Marktplatz"), "host": "kommune", "host_name": "Stadt Colditz"},
)

CONFERENCE_2023 = DemoEvent(
    slug="fachtag-2023",
    title="Dritter Fachtag ASSKomm",
    lead="Alle zwei Jahre kommen Kommunen, Polizei und Partner aus ganz Sachsen zusammen.",
    day="2023-09-19",
    hours="09:30–16:30",
    picture=CONFERENCE,
    caption="Ein Punkt für jede Kommune.",
    body=(
        notice(
            "hint",
            "Zum Datum",
            "<p>Der Fachtag fand im September 2023 statt; der Tag ist eine Beispielangabe.</p>",
        ),
    ),
    report_lead="Rund 230 Menschen kamen zum dritten Fachtag. 54 Kommunen waren zu diesem Zeitpunkt dabei.",
    report=(
        prose(
            "<h2>Vom Projekt zur Struktur</h2>"
            "<p>Was hält einen Präventionsrat am Leben, wenn die erste Begeisterung nachlässt? Auf dem Podium gab es "
            "darauf keine einfache Antwort, in den Foren viele kleine: feste Termine, klare Aufgaben, sichtbare "
            "Ergebnisse und eine Person, die den Faden hält.</p>"
            "<h2>Aus den Foren</h2>"
            "<ul><li>Analyse: Befragungen lohnen sich, wenn das Ergebnis öffentlich besprochen wird.</li>"
            "<li>Jugend: Beteiligung braucht ein eigenes Budget, und sei es klein.</li>"
            "<li>Sauberkeit: Patenschaften wirken länger als Aktionstage.</li></ul>"
        ),
        quote(
            "Ich bin mit einer Frage gekommen und fahre mit fünf Telefonnummern nach Hause.",
            "Musterperson Ginster",
            "Koordination Prävention",
        ),
        pictures_of((CONFERENCE, "Sachsen in Punkten."), (CROWD, "Dicht besetzt."), (TALKS, "In den Pausen.")),
    ),
    minutes=DemoDocument(
        "fachtag-2023-thesen.pdf",
        "Thesen des dritten Fachtags (Beispiel)",
        "Was die Foren festgehalten haben, auf einer Seite.",
        ("# Thesen des dritten Fachtags (Beispiel)", "Feste Termine", "Klare Aufgaben", "Sichtbare Ergebnisse"),
    ),
    topics=("vernetzung", "sicherheitsgefuehl"),
    audiences=("kommunen", "praeventionsraete", "polizei"),
    municipalities=(DRESDEN,),
    fields={**place("Dresden"), **external()},
)

NETWORK_EAST_2024 = DemoEvent(
    slug="netzwerktreffen-ostsachsen-2024",
    title="Fünftes Netzwerktreffen Ostsachsen",
    lead="Zum fünften Mal treffen sich Kommunen aus den Landkreisen Bautzen und Görlitz.",
    day="2024-04-17",
    hours="10:00–15:30",
    picture=BORDER,
    caption="Bautzen unter Nachbarn.",
    body=(
        notice("hint", "Zum Datum", "<p>Das Treffen fand im April 2024 statt; Tag und Ort sind Beispielangaben.</p>"),
    ),
    report_lead="Beim fünften Treffen in Ostsachsen ging es um Räte, die sich mehrere Kommunen teilen.",
    report=(
        prose(
            "<h2>Gemeinsam ist man weniger allein</h2>"
            "<p>Kleine Gemeinden haben selten eine Stelle für Prävention. Ein gemeinsamer Rat kann sie ersetzen, wenn "
            "Aufgaben und Kosten geklärt sind, bevor der erste Streit entsteht.</p>"
        ),
        table(
            "Was ein gemeinsamer Rat vorab klärt",
            ("Frage", "Gute Antwort"),
            ("Wer lädt ein?", "Reihum, ein Jahr lang"),
            ("Wer bezahlt?", "Nach Einwohnerzahl, schriftlich vereinbart"),
            ("Wer spricht für alle?", "Die Kommune, die gerade einlädt"),
        ),
        pictures_of((BORDER, "Bautzen im Mosaik."), (EAST, "Ein Netz in Ostsachsen.")),
    ),
    topics=("vernetzung",),
    audiences=("kommunen", "praeventionsraete"),
    municipalities=(BAUTZEN, GOERLITZ),
    contact="toni.exempel",
    series="netzwerktreffen",
    fields={**place("Bautzen", "Haus der Begegnung (Beispiel)", "", "02625", "Aufzug, Parkplatz am Eingang.")},
)

RETREAT_2024 = DemoEvent(
    slug="klausur-koordination-2024",
    title="Klausur der kommunalen Koordinator:innen",
    lead="Zwei Tage Zeit für die Frage, welche Unterstützung Koordinator:innen künftig brauchen.",
    day="2024-09-12",
    days=2,
    hours="10:00–14:00",
    body=(
        notice("hint", "Zum Datum", "<p>Die Klausur fand im September 2024 statt; die Tage sind Beispielangaben.</p>"),
    ),
    report_lead="Vier Felder nannten die Koordinator:innen, auf denen sie mehr Unterstützung wünschen.",
    report=(
        steps(
            "Die vier Felder",
            ("Überregionales Netzwerk", "Kontakte über den eigenen Landkreis hinaus."),
            ("Digitales Netzwerk", "Ein Ort, an dem Fragen auch zwischen den Treffen Antworten finden."),
            ("Themenpool", "Eine Sammlung von Präventionsthemen, aus der alle schöpfen."),
            ("Unterstützungsstruktur", "Verlässliche Hilfe, wenn es vor Ort stockt."),
        ),
        prose(
            "<p>Die Ergebnisse gehen in die Arbeit der Geschäftsstelle ein. Wer nicht dabei war, kann sie mit der "
            'zuständigen Person aus dem <a href="/team/">Team</a> besprechen.</p>'
        ),
        quote("Endlich einmal zwei Tage am Stück denken.", "Musterperson Hasel", "Koordination, Beispielstadt"),
    ),
    topics=("vernetzung",),
    audiences=("kommunen",),
    contact="kim.muster",
    fields={**place("Pirna"), "admission": "einladung"},
)

TRAINING_2024 = DemoEvent(
    slug="online-training-foerderantrag-2024",
    title="Online-Training: ein Ziel, das man prüfen kann",
    lead="In zwei Stunden vom Wunsch zum Ziel: eine Übung für alle, die einen Antrag vorbereiten.",
    day="2024-11-13",
    hours="13:00–15:00",
    picture=SCREEN,
    report_lead="Die Übung zeigte: Ein gutes Ziel passt in einen Satz und lässt sich nach einem Jahr beantworten.",
    report=(
        prose(
            "<h2>Aus der Übung</h2>"
            "<p>»Jugendliche stärken« ist ein Wunsch. »Bis Juni treffen sich zehn Jugendliche wöchentlich im neuen "
            "Treff« ist ein Ziel. Den Unterschied erarbeiteten die Teilnehmenden an eigenen Beispielen.</p>"
        ),
    ),
    topics=("vernetzung",),
    audiences=("kommunen",),
    series="sprechstunde-foerderung",
    fields={"format": "online"},
)

NIGHT_2025 = DemoEvent(
    slug="nachtgespraeche-dresden-2025",
    title="Nacht(sch)lichter unterwegs: Gespräche an der »Schiefen Ecke«",
    lead="Wenn es laut wird, reden wir: Ein Abend mit den Nacht(sch)lichtern in der Dresdner Neustadt.",
    day="2025-05-23",
    days=2,
    hours="21:00–01:00",
    report_lead="Bis nach Mitternacht kamen Anwohnende, Feiernde und Wirtsleute ins Gespräch.",
    report=(
        prose(
            "<h2>Leiser durch Nähe</h2>"
            "<p>Wer angesprochen wird, spricht leiser. Das klingt einfach und kostet Zeit: Viele Gespräche dauerten "
            "zwei Minuten, einige eine Stunde. Gegen eins war es an der Ecke ruhiger als um elf.</p>"
        ),
        quote("Niemand will stören. Man muss es nur sagen.", "Musterperson Iris", "Anwohnerin"),
    ),
    topics=("oeffentlicher-raum",),
    audiences=("alle",),
    municipalities=(DRESDEN,),
    contact="sascha.vorlage",
    fields={**place("Dresden", "Dresden-Neustadt"), "host": "kommune", "host_name": "Nacht(sch)lichter"},
)

FOOTBALL_2025 = DemoEvent(
    slug="strassenfussball-frankenberg-2025",
    title="Straßenfußball: Turnier der Kommunen",
    lead="Teams aus mehreren Kommunen spielen nach Regeln, die sie vor jedem Spiel selbst aushandeln.",
    day="2025-06-14",
    hours="10:00–17:00",
    picture=FOOTBALL,
    caption="Pässe über Gemeindegrenzen.",
    report_lead="Fair gespielt zählt doppelt: In Frankenberg entschied am Ende nicht das Tor, sondern der Handschlag.",
    report=(
        prose(
            "<h2>Regeln, die man selbst macht</h2>"
            "<p>Vor dem Anpfiff einigten sich die Teams, nach dem Abpfiff gaben sie einander Punkte für Fairness. "
            "Schiedsrichter:innen gab es nicht, dafür Jugendliche, die vermittelten.</p>"
        ),
        facts("Zum Übernehmen", ("Platz", "Schulhof genügt"), ("Vorlauf", "sechs Wochen"), ("Team", "fünf Helfende")),
        pictures_of((FOOTBALL, "Pässe wie Linien."), (CROWD, "Viele Teams.")),
    ),
    topics=("jugend",),
    audiences=("schulen", "alle"),
    municipalities=(FRANKENBERG,),
    contact="robin.beispiel",
    fields={**place("Frankenberg/Sa."), "host": "kommune", "host_name": "Stadt Frankenberg/Sa."},
)

CONFERENCE_2025 = DemoEvent(
    slug="fachtag-2025",
    title="Vierter Fachtag ASSKomm",
    lead="Vorträge, Foren und viel Zeit für Gespräche: der Fachtag 2025.",
    day="2025-09-18",
    hours="09:30–16:30",
    picture=CONFERENCE,
    caption="Sachsen in Punkten.",
    body=(
        notice(
            "hint",
            "Zum Datum",
            "<p>Der Fachtag fand im September 2025 statt; der Tag ist eine Beispielangabe.</p>",
        ),
    ),
    report_lead=(
        "177 Menschen kamen zum vierten Fachtag. Das Programm gab es erstmals als Web-App; mehr als 80 Prozent haben "
        "sie genutzt."
    ),
    report=(
        prose(
            "<h2>Das Programm in der Tasche</h2>"
            "<p>Wer wissen wollte, welches Forum wann beginnt, sah auf das eigene Telefon. Änderungen waren sofort zu "
            "lesen, und am Ende blieb kaum ein gedrucktes Heft liegen.</p>"
            "<h2>Was die Teilnehmenden mitnehmen</h2>"
            "<ol><li>Weniger Projekte, dafür längere.</li><li>Ergebnisse zeigen, auch kleine.</li>"
            "<li>Die Nachbarkommune anrufen.</li></ol>"
        ),
        quote("Die App hat mir drei Mal den falschen Raum erspart.", "Musterperson Jasmin", "Teilnehmerin"),
        pictures_of((CROWD, "Im Saal."), (TALKS, "Im Gespräch."), (CONFERENCE, "Von überall her.")),
    ),
    minutes=DemoDocument(
        "fachtag-2025-ergebnisse.txt",
        "Ergebnisse des vierten Fachtags (Beispiel)",
        "Stichworte aus den Foren.",
        ("Ergebnisse des vierten Fachtags (Beispiel)", "", "Weniger Projekte, dafür längere", "Ergebnisse zeigen"),
        is_accessible=True,
    ),
    sessions=(
        DemoSession(1, "09:30–10:00", "Begrüßung", "Musterperson Kiefer, LPR", "Saal"),
        DemoSession(1, "10:00–11:00", "Was Räte am Leben hält", "Musterperson Linde, Beispielstadt", "Saal"),
        DemoSession(1, "11:30–12:30", "Forum A: Befragen und dann?", "Musterperson Mohn", "Raum 1", "Forum A"),
        DemoSession(1, "11:30–12:30", "Forum B: Jugend entscheidet", "Musterperson Nelke", "Raum 2", "Forum B"),
        DemoSession(1, "15:30–16:30", "Gemeinsamer Abschluss", "", "Saal"),
    ),
    topics=("vernetzung",),
    audiences=("kommunen", "praeventionsraete", "polizei"),
    municipalities=(DRESDEN,),
    fields={**place("Dresden"), **external()},
)

WORKING_GROUP_2025 = DemoEvent(
    slug="ag-asskomm-fruehjahr-2025",
    title="AG ASSKomm: Frühjahrssitzung 2025",
    lead="Vorbereitung des Fachtags und ein Blick auf die Anträge für das kommende Jahr.",
    day="2025-03-26",
    hours="09:30–14:00",
    report_lead="Die Arbeitsgruppe legte die Foren des Fachtags fest und sammelte Fragen zur Förderung.",
    report=(
        prose(
            "<h2>Fragen, die oft kommen</h2><p>Zählt Eigenleistung zum Eigenanteil? Ja, auch Personal und Material. "
            'Alles Weitere steht unter <a href="/foerdermittel/">Fördermittel</a>.</p>'
        ),
    ),
    topics=("vernetzung",),
    audiences=("praeventionsraete",),
    municipalities=(LEIPZIG,),
    contact="kim.muster",
    fields={**place("Leipzig"), "admission": "einladung"},
)

FROM_2023_TO_2025 = (
    COURSE_2023,
    NETWORK_ZWICKAU,
    MARKET_2023,
    CONFERENCE_2023,
    NETWORK_EAST_2024,
    RETREAT_2024,
    TRAINING_2024,
    WORKING_GROUP_2025,
    NIGHT_2025,
    FOOTBALL_2025,
    CONFERENCE_2025,
)
