"""What ASSKomm is, and how a municipality applies for funding."""

from asskomm.core.demo_content.content import (
    DemoPage,
    action,
    contact,
    documents,
    facts,
    figure,
    links,
    notice,
    prose,
    questions,
    quote,
    steps,
    table,
)

FUNDING_CONTACT = "kim.muster@example.org"

ABOUT = DemoPage(
    slug="ueber-asskomm",
    title="Über ASSKomm",
    lead=(
        "ASSKomm steht für »Allianz Sichere Sächsische Kommunen«. "
        "Mit dieser Landesstrategie unterstützt der Freistaat Städte und Gemeinden, die vorbeugen wollen."
    ),
    search_description=(
        "ASSKomm, die Landesstrategie für kommunale Prävention in "
        "Sachsen: Anlass, Ablauf, Modellkommunen und Teilnahme."
    ),
    body=(
        prose(
            "<h2>Warum es ASSKomm gibt</h2>"
            "<p>Als ASSKomm entstand, ging die erfasste Kriminalität zurück. Viele Menschen fühlten sich trotzdem "
            "weniger sicher. Zugleich lösten sich Präventionsräte auf: Eine bundesweite Studie von 2018 fand für "
            "Sachsen einen Rückgang um 60\u202f%.</p>"
            "<p>Einzelne Projekte gleichen das nicht aus. Kommunen brauchen Strukturen, die "
            "bleiben, und jemanden, den sie fragen können. Diese Aufgabe hat die "
            "Geschäftsstelle des Landespräventionsrates Sachsen (LPR) übernommen.</p>"
        ),
        facts(
            "Auf einen Blick",
            ("Beginn", "6.\u00a0Februar 2019 in Chemnitz"),
            ("Verantwortlich", "Geschäftsstelle des Landespräventionsrates Sachsen (LPR)"),
            ("Modellkommunen", "Chemnitz, Freital, Görlitz, Leipzig, Pirna, Plauen, Wurzen und Zwickau"),
            ("Ziel", "dauerhafte Strukturen der Prävention in den Kommunen"),
        ),
        steps(
            "Prävention ist ein Kreislauf",
            ("Strukturen aufbauen", "Ein Gremium bringt Verwaltung, Polizei, Schulen und Vereine zusammen."),
            ("Lage untersuchen", "Daten und Gespräche zeigen, worum es geht."),
            ("Strategie ableiten", "Der Rat wählt Ziele, die er erreichen kann."),
            ("Maßnahmen umsetzen", "Arbeitsgruppen planen und handeln."),
            ("Wirkung prüfen", "Der Rat sieht nach, was sich verändert hat."),
            ("Anpassen", "Gremium und Strategie werden verbessert, und der Kreis beginnt von vorn."),
        ),
        quote(
            "Früher hatte jedes Amt seine eigene Liste. Heute haben wir eine, und alle kennen sie.",
            "Alex Muster",
            "Ordnungsamt einer Kommune",
        ),
        prose(
            "<h2>So nimmt Ihre Kommune teil</h2>"
            "<p>Am Anfang steht ein Erstgespräch. Darauf folgen meist eine Vorvereinbarung und eine "
            "Kooperationsvereinbarung, schließlich wird ein Kommunaler Präventionsrat (KPR) gegründet oder "
            "neu belebt. Die Reihenfolge kann sich ändern. Mehrere Gemeinden können sich zusammentun.</p>"
            '<p>Wie weit die Kommunen in Ihrer Nähe sind, zeigt die <a href="/karte/">Karte</a>. '
            "Die Zahlen dort werden aus dem Register berechnet und gelten für den angezeigten Tag. Heute sind es "
            "{Zahl: Kooperationsvereinbarung, heute} Kooperationsvereinbarungen, Ende 2021 waren es "
            '{Zahl: Kooperationsvereinbarung, 31.12.2021}. Mehr zeigt die <a href="/karte/bilanz/">Bilanz in '
            "Zahlen</a>.</p>"
        ),
        figure("<p>Sie haben mindestens einen Schritt getan, allein oder mit ihren Nachbarn.</p>"),
        links(
            "Weiter auf diesem Portal",
            ("/bausteine/", "Bausteine", "Die sechs Formen der Unterstützung."),
            ("/neuigkeiten/", "Neuigkeiten", "Was in den Kommunen gerade geschieht."),
            ("/team/", "Team", "Ihre Ansprechperson im LPR."),
        ),
    ),
)

FUNDING = DemoPage(
    slug="foerdermittel",
    title="Fördermittel",
    lead=(
        "Mit der Förderrichtlinie RL KommPräv unterstützt der Freistaat Projekte, die Straftaten vorbeugen "
        "oder die öffentliche Sicherheit und Ordnung stärken."
    ),
    search_description=(
        "Fördermittel für kommunale Prävention: RL KommPräv, Antragsfrist "
        "31.\u00a0August bis 15.\u00a0Oktober, Unterlagen, Beratung."
    ),
    body=(
        notice(
            "hint",
            "Ohne Beratung kein Antrag",
            "<p>Die Beratung durch die Geschäftsstelle des LPR ist vor jedem Antrag Pflicht. "
            "Vereinbaren Sie den Termin möglichst vor den Sommerferien.</p>",
        ),
        facts(
            "Auf einen Blick",
            ("Grundlage", "Förderrichtlinie RL KommPräv vom 12.\u00a0Juni 2018"),
            ("Zuschuss", "bis zu 90\u202f% der förderfähigen Ausgaben"),
            ("Eigenanteil", "mindestens 10\u202f%"),
            ("Antragsfrist", "31.\u00a0August bis 15.\u00a0Oktober für das folgende Jahr"),
            ("Maßstab", "Beccaria-Standards für Planung und Auswertung"),
        ),
        table(
            "Was gefördert wird",
            ("Ausgabe", "Förderung", "Hinweis"),
            ("Personal", "ja", "drei Jahre mit sinkendem Anteil, im dritten Jahr 50\u202f%"),
            ("Sachausgaben", "ja", "soweit das Projekt sie erfordert"),
            ("Investitionen", "nein", "zum Beispiel Bauten"),
            ("Eigenanteil", "trägt die Kommune", "auch als Eigenleistung, Personal oder Material"),
        ),
        steps(
            "Von der Idee zum Antrag",
            ("Beraten lassen", "Die Ansprechperson für Ihren Landkreis prüft mit Ihnen, ob das Vorhaben passt."),
            ("Projekt beschreiben", "Sie erklären Problem, Ziele, Zielgruppen, Maßnahmen und Auswertung."),
            ("Kosten planen", "Der Ausgaben- und Finanzierungsplan zeigt jede Ausgabe und Ihren Eigenanteil."),
            (
                "Antrag einreichen",
                "Sie reichen alle Unterlagen zwischen dem 31.\u00a0August und dem 15.\u00a0Oktober ein.",
            ),
        ),
        prose(
            "<h2>Diese Unterlagen gehören dazu</h2>"
            "<ul><li>Antragsformular,</li><li>Ausgaben- und Finanzierungsplan,</li><li>Projektbeschreibung.</li></ul>"
            '<p>Alle Vorlagen stehen unter <a href="/downloads/">Downloads</a>.</p>'
        ),
        documents("Vorlagen", "merkblatt-foerdermittel.pdf", "projektbeschreibung.odt", "antragsfrist.ics"),
        questions(
            "Häufige Fragen",
            (
                "Wer kann einen Antrag stellen?",
                "Das hängt vom Vorhaben und vom Träger ab. Die Beratung klärt, ob Ihre Kommune selbst, "
                "ein Zusammenschluss oder ein Partner den Antrag stellt.",
            ),
            (
                "Dürfen wir vor dem Bescheid beginnen?",
                "Klären Sie das unbedingt in der Beratung, bevor Sie Aufträge vergeben oder Verträge schließen.",
            ),
            (
                "Was wurde bisher gefördert?",
                'Das steht unter <a href="/gefoerderte-projekte/">Geförderte Projekte</a>. Beispiele mit '
                'Ansprechperson finden Sie unter <a href="/good-practice/">Good Practice</a>.',
            ),
        ),
        contact("Fragen zur Förderung", FUNDING_CONTACT),
        action("Vereinbaren Sie Ihr Beratungsgespräch.", "/team/", "Ansprechperson finden"),
    ),
)
