"""The six building blocks of support and their overview: what a municipal coordinator needs to decide."""

from asskomm.core.demo_content.content import (
    DemoPage,
    action,
    facts,
    figure,
    links,
    municipalities_with,
    notice,
    prose,
    questions,
    steps,
    table,
)
from asskomm.core.demo_content.home import HOME
from asskomm.core.demo_content.learning import ADVICE, NETWORKING, TRAINING

COACHING_REQUEST = "/bausteine/coaching/anfragen/"

SECURITY_ANALYSIS = DemoPage(
    slug="sicherheitsanalyse",
    title="Sicherheitsanalyse",
    lead=(
        "Was beunruhigt die Menschen in Ihrer Kommune, und was lässt sich belegen? "
        "Eine Sicherheitsanalyse gibt Ihnen eine Grundlage, auf der Sie Ziele wählen können."
    ),
    search_description=(
        "Sicherheitsanalyse für sächsische Kommunen: Inhalt, Ablauf, "
        "Befragung der Bürger:innen und der Weg zum Ergebnis."
    ),
    body=(
        prose(
            "<h2>Zahlen und Erfahrungen zusammen betrachten</h2>"
            "<p>Die Statistik der Polizei zeigt nur einen Teil des Bildes. Ein unabhängiges Institut ergänzt sie um "
            "soziale und wirtschaftliche Daten und befragt die Menschen vor Ort. So wird sichtbar, wo sich "
            "Statistik und Alltag unterscheiden.</p>"
        ),
        facts(
            "Auf einen Blick",
            ("Durchführung", "ein externes Institut"),
            ("Quellen", "Daten der Polizei, Sozial- und Wirtschaftsdaten, Befragung der Bürger:innen"),
            ("Fragebogen", "64 Fragen aus 8 Themenfeldern"),
            ("Rücklauf", "nach bisheriger Erfahrung 30 bis 40\u202f%"),
            ("Kosten", "trägt der Landespräventionsrat Sachsen (LPR)"),
        ),
        steps(
            "Der Weg zur Analyse",
            ("Bedarf klären", "Sie besprechen mit dem LPR, welche Fragen die Analyse beantworten soll."),
            (
                "Daten sammeln",
                "Das Institut stellt vorhandene Zahlen zusammen. Ihre Verwaltung benennt dafür eine Person.",
            ),
            ("Menschen befragen", "Bürger:innen erhalten den Fragebogen. Kündigen Sie ihn im Amtsblatt an."),
            ("Bericht lesen", "Das Institut legt den Bericht vor. Sie beraten ihn im Präventionsrat."),
            ("Ziele wählen", "Sie einigen sich auf wenige Themen, an denen Sie etwas ändern können."),
        ),
        notice(
            "hint",
            "Gefühl und Kriminalität hängen nicht direkt zusammen",
            "<p>Das zeigen die bisherigen Analysen. Am meisten stören Müll, Graffiti, Vandalismus und der Verkehr. "
            "Viele gute Maßnahmen beginnen deshalb im Ordnungsamt oder beim Bauhof.</p>",
        ),
        municipalities_with("Kommunen mit Sicherheitsanalyse", "security_analysis"),
        prose(
            "<p>Eine gemeinsame Analyse zählt einmal, auch wenn sie mehreren Kommunen gehört. Die Liste enthält nur, "
            "was für eine bestimmte Kommune öffentlich berichtet ist. Es gibt weitere Analysen.</p>"
        ),
        questions(
            "Häufige Fragen",
            (
                "Lohnt sich eine Analyse auch für kleine Gemeinden?",
                "Das kommt auf Ihre Frage an. Nachbarorte können auch eine gemeinsame Analyse bekommen.",
            ),
            (
                "Was geschieht nach dem Bericht?",
                "Der Bericht ist ein Anfang. Ein Coaching hilft Ihnen, aus den Ergebnissen eine Strategie abzuleiten.",
            ),
            (
                "Wie stellen wir die Ergebnisse vor?",
                "Nennen Sie zuerst, was Sie nun tun. Zeigen Sie auch die Ergebnisse, die unbequem sind.",
            ),
        ),
        links(
            "Weiter auf diesem Portal",
            ("/bausteine/coaching/", "Begleitendes Coaching", "Vom Bericht zur Maßnahme."),
            ("/downloads/", "Downloads", "Vorlagen, Merkblätter und Checklisten."),
            (
                "/karte/?instrument=security_analysis",
                "Karte der Sicherheitsanalysen",
                "Sie zeigt für jeden Tag, welche Kommunen eine Analyse haben.",
            ),
        ),
        action("Passt eine Analyse zu Ihrer Frage? Das klären wir im Gespräch.", "/team/", "Ansprechperson finden"),
    ),
)

COACHING = DemoPage(
    slug="coaching",
    title="Begleitendes Coaching",
    lead=(
        "Ein Präventionsrat entsteht nicht an einem Nachmittag. "
        "Coaches begleiten Ihre Kommune dabei, ohne Ihnen die Entscheidungen abzunehmen."
    ),
    search_description=(
        "Coaching für kommunale Prävention: Was Coaches leisten, wie "
        "der Einstieg gelingt und was Sie dafür mitbringen."
    ),
    body=(
        prose(
            "<h2>Hilfe zur Selbsthilfe</h2>"
            "<p>Das Institut B3 e.\u202fV. koordiniert einen Pool von Coaches und sucht für jede Kommune eine "
            "passende Person. Die Coaches arbeiten systemisch: Sie fragen nach, ordnen und machen sichtbar, was in "
            "Ihrer Kommune schon vorhanden ist. Eine fertige Lösung bringen sie nicht mit. Das Angebot ist "
            "freiwillig.</p>"
            "<h2>Das gehört zur Begleitung</h2>"
            "<ul><li>den Ablauf planen und eine Strategie entwickeln,</li>"
            "<li>die richtigen Akteur:innen finden und gewinnen,</li>"
            "<li>Workshops und Sitzungen vorbereiten und moderieren,</li>"
            "<li>Aktionspläne schreiben und Erreichtes auswerten,</li>"
            "<li>zwischen den Terminen beraten: per E-Mail, Telefon oder Video.</li></ul>"
        ),
        action("Sie möchten wissen, ob ein Coaching zu Ihnen passt?", COACHING_REQUEST, "Coaching anfragen"),
        steps(
            "So beginnt ein Coaching",
            ("Gespräch mit dem LPR", "Sie schildern, wo Ihre Kommune steht und was Sie erreichen wollen."),
            ("Passende Begleitung finden", "Das Institut schlägt eine Person aus dem Pool vor."),
            ("Auftrag klären", "Beim ersten Treffen vereinbaren Sie Ziele, Rollen und Termine."),
            ("Arbeiten und auswerten", "Sie prüfen regelmäßig, was sich bewährt und was Sie ändern."),
        ),
        notice(
            "success",
            "Das macht ein Coaching erfolgreich",
            "<ul><li>eine engagierte Ansprechperson in der Verwaltung,</li>"
            "<li>eine Vorstellung von konkreten Vorhaben,</li>"
            "<li>Offenheit für neue Wege und der Wille, sich zu vernetzen,</li>"
            "<li>ein regelmäßiger Austausch.</li></ul>",
        ),
        municipalities_with("Kommunen mit Coaching", "coaching"),
        figure(
            "<p>Ein gemeinsamer Rat zählt einmal, auch wenn ihn mehrere Kommunen tragen: Zusammen sind es "
            "{Zahl: Kommunen mit Präventionsrat, heute} von {Zahl: alle Kommunen, heute} Kommunen.</p>",
            "prevention_council",
        ),
        questions(
            "Häufige Fragen",
            (
                "Brauchen wir schon einen Präventionsrat?",
                (
                    "Nein. Viele Kommunen bauen ihn erst mit dem Coaching auf. "
                    "Andere beleben damit ein bestehendes Gremium."
                ),
            ),
            (
                "Wie viel Zeit kostet das unsere Verwaltung?",
                "Planen Sie feste Stunden für eine Person ein, die einlädt, nachfasst und Ergebnisse festhält. "
                "Den Umfang legen Sie beim ersten Treffen fest.",
            ),
            (
                "Wie finden Sie die passende Person?",
                "Der Pool hat etwa 30 Coaches. Das Institut B3 e.\u202fV. koordiniert ihn und sucht mit Ihnen, "
                "wer zu Ihrer Kommune passt.",
            ),
        ),
        links(
            "Weiter auf diesem Portal",
            ("/coaching-toolbox/", "Coaching Toolbox", "Arbeitsblätter und Ablaufpläne für Sitzungen und Workshops."),
            ("/bausteine/beratung/", "Beratung und Begleitung", "Der erste Schritt vor jedem Coaching."),
        ),
    ),
)

FINANCE = DemoPage(
    slug="finanzierung",
    title="Finanzierung",
    lead=(
        "Gute Ideen brauchen Personal, Zeit und Material. "
        "Der Freistaat fördert Projekte der kommunalen Prävention über die Förderrichtlinie RL KommPräv."
    ),
    search_description=(
        "Finanzierung kommunaler Prävention in Sachsen: Was die RL "
        "KommPräv fördert und wie Sie einen Antrag vorbereiten."
    ),
    body=(
        prose(
            "<h2>Was gefördert werden kann</h2>"
            "<p>Gefördert werden Projekte, die Straftaten vorbeugen oder die öffentliche Sicherheit und Ordnung "
            "stärken. Die Mittel sind für Personal und für Sachausgaben bestimmt. Eine Personalstelle kann drei Jahre "
            "lang gefördert werden. Der Anteil des Landes sinkt dabei, im dritten Jahr beträgt er 50\u202f%. "
            "Investitionen sind ausgeschlossen.</p>"
        ),
        facts(
            "Auf einen Blick",
            ("Zuschuss", "bis zu 90\u202f% der förderfähigen Ausgaben"),
            ("Eigenanteil", "mindestens 10\u202f%, auch als Eigenleistung, Personal oder Material"),
            ("Grundlage", "Förderrichtlinie RL KommPräv vom 12.\u00a0Juni 2018"),
            ("Antrag", "vom 31.\u00a0August bis zum 15.\u00a0Oktober für das folgende Jahr"),
            ("Voraussetzung", "Beratung durch die Geschäftsstelle des LPR vor dem Antrag"),
            ("Qualität", "Beccaria-Standards"),
        ),
        table(
            "Was gefördert wird",
            ("Ausgabe", "Förderung", "Hinweis"),
            ("Personal", "ja", "drei Jahre mit sinkendem Anteil, im dritten Jahr 50\u202f%"),
            ("Sachausgaben", "ja", "soweit das Projekt sie erfordert"),
            ("Investitionen", "nein", "zum Beispiel Bauten"),
        ),
        steps(
            "Gut vorbereitet in den Antrag",
            ("Problem beschreiben", "Schreiben Sie in drei Sätzen auf, was Sie beobachten und woher Sie es wissen."),
            ("Ziel prüfbar machen", "Legen Sie fest, woran Sie am Ende erkennen, dass sich etwas verbessert hat."),
            ("Beratung vereinbaren", "Sprechen Sie früh mit dem LPR, nicht erst kurz vor Ablauf der Frist."),
            ("Mittel planen", "Stellen Sie Ausgaben und Eigenanteil gegenüber und holen Sie nötige Beschlüsse ein."),
        ),
        notice(
            "hint",
            "Denken Sie an die Zeit nach der Förderung",
            "<p>Weil der Zuschuss für Personal sinkt, braucht Ihr Haushalt früh einen Plan. "
            "Klären Sie schon im ersten Jahr, wer die Aufgabe danach trägt.</p>",
        ),
        questions(
            "Häufige Fragen",
            (
                "Was bedeuten die Beccaria-Standards?",
                "Sie beschreiben, wie ein Präventionsprojekt geplant, durchgeführt und ausgewertet wird: "
                "vom Problem über Ziele und Zielgruppen bis zur Prüfung der Wirkung.",
            ),
            (
                "Zählt ehrenamtliche Arbeit zum Eigenanteil?",
                "Eigenleistungen können zählen. Wie sie nachgewiesen werden, klären Sie in der Beratung.",
            ),
        ),
        links(
            "Weiter auf diesem Portal",
            ("/foerdermittel/", "Fördermittel", "Frist, Unterlagen und geförderte Projekte im Überblick."),
            ("/gefoerderte-projekte/", "Geförderte Projekte", "Wer wofür eine Förderung erhalten hat."),
            ("/good-practice/", "Good Practice", "Erprobte Projekte, die Sie übernehmen können."),
        ),
        action("Vor jedem Antrag steht die Beratung.", "/bausteine/beratung/", "Zur Beratung"),
    ),
)

BUILDING_BLOCKS = DemoPage(
    slug="bausteine",
    title="Bausteine",
    lead=(
        "Vorbeugen gelingt, wenn viele dauerhaft zusammenarbeiten. "
        "ASSKomm unterstützt Ihre Kommune dabei mit sechs Bausteinen."
    ),
    search_description=(
        "Sechs Bausteine für die kommunale Prävention in Sachsen: von der Beratung bis zur Fortbildung."
    ),
    body=(
        prose(
            "<h2>Einzeln nutzbar, zusammen stärker</h2>"
            "<p>Sie müssen nicht alle Bausteine nutzen und keine feste Reihenfolge einhalten. Meist steht am Anfang "
            "eine Beratung. Danach hängt der Weg davon ab, was es bei Ihnen schon gibt und was Ihnen fehlt.</p>"
        ),
        links(
            "Die sechs Bausteine",
            *((f"/bausteine/{block.slug}/", block.title, block.text) for block in HOME.building_blocks),
        ),
        questions(
            "Welcher Baustein passt?",
            (
                "Wir wissen nicht genau, wo das Problem liegt.",
                'Dann hilft eine <a href="/bausteine/sicherheitsanalyse/">Sicherheitsanalyse</a>. Sie verbindet '
                "vorhandene Daten mit einer Befragung der Bürger:innen.",
            ),
            (
                "Wir wollen einen Präventionsrat gründen oder neu beleben.",
                'Dann passt ein <a href="/bausteine/coaching/">Coaching</a>. Es '
                "begleitet Sie von den ersten Kontakten bis zum Aktionsplan.",
            ),
            (
                "Wir haben eine Idee, aber kein Geld.",
                'Lesen Sie, was <a href="/bausteine/finanzierung/">gefördert wird</a>, und vereinbaren Sie '
                "rechtzeitig eine Beratung.",
            ),
            (
                "Wir möchten von anderen lernen.",
                'Kommen Sie zu einem <a href="/bausteine/vernetzung/">Netzwerktreffen</a> oder nutzen Sie eine '
                '<a href="/bausteine/fortbildung/">Fortbildung</a>.',
            ),
        ),
        action("Noch unsicher? Ein Gespräch bringt Klarheit.", "/bausteine/beratung/", "Zur Beratung"),
    ),
    children=(SECURITY_ANALYSIS, COACHING, FINANCE, NETWORKING, TRAINING, ADVICE),
)
