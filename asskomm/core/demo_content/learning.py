"""The building blocks about people and knowledge: networks, training, advice."""

from asskomm.core.demo_content.content import (
    DemoPage,
    contact_finder,
    facts,
    links,
    notice,
    prose,
    questions,
    recording,
    steps,
)

NETWORKING = DemoPage(
    slug="vernetzung",
    title="Vernetzung",
    lead=(
        "Viele Fragen stellen sich in mehreren Orten zugleich. "
        "In den Netzwerken von ASSKomm finden Sie Menschen, die daran schon arbeiten."
    ),
    search_description=(
        "Netzwerktreffen, AG ASSKomm und Fachtag: Wie sich sächsische Kommunen über Prävention austauschen."
    ),
    body=(
        prose(
            "<h2>Austausch in vier Formen</h2>"
            "<p>Wer in einer Verwaltung für Prävention zuständig ist, arbeitet oft allein an dem Thema. Der Austausch "
            "mit anderen spart Zeit: Sie hören, was funktioniert hat, was nicht, und wen Sie anrufen können.</p>"
        ),
        facts(
            "Die Formate",
            ("Netzwerktreffen", "in den Regionen, etwa in Ostsachsen, Leipzig und Nordsachsen, Zwickau oder Chemnitz"),
            ("Themenveranstaltungen", "zu einer einzelnen Frage, vor Ort oder online"),
            ("AG ASSKomm", "Arbeitsgruppe, trifft sich zweimal im Jahr"),
            ("Fachtag", "alle zwei Jahre, mit Dokumentation auf diesem Portal"),
        ),
        prose(
            "<h2>Was der Fachtag bringt</h2>"
            "<p>Zum dritten Fachtag im September 2023 kamen etwa 230 Menschen, zum vierten im September 2025 waren es "
            "177. Dort begleitete erstmals eine Web-App das Programm, über 80\u202f% der Teilnehmenden nutzten "
            "sie.</p>"
        ),
        steps(
            "So haben Sie etwas vom Treffen",
            ("Frage mitbringen", "Notieren Sie vorher eine Frage, auf die Sie eine Antwort brauchen."),
            ("Zu zweit kommen", "Nehmen Sie jemanden mit: aus dem Ordnungsamt, der Schule oder dem Revier."),
            ("Beispiel zeigen", "Fünf Minuten zu einem eigenen Vorhaben genügen. Auch ein Fehlschlag hilft anderen."),
            ("Danach anrufen", "Vereinbaren Sie mit einer anderen Kommune ein Gespräch in den nächsten Wochen."),
        ),
        notice(
            "hint",
            "Abmelden hilft allen",
            "<p>Plätze sind begrenzt. Können Sie nicht kommen, melden Sie sich bitte früh ab. "
            "Dann kann jemand von der Warteliste nachrücken.</p>",
        ),
        questions(
            "Häufige Fragen",
            (
                "Können wir ein Treffen ausrichten?",
                "Gern. Sie brauchen einen Raum und ein Thema aus Ihrer Praxis. "
                "Sprechen Sie die Ansprechperson für Ihren Landkreis an.",
            ),
            (
                "Wie finden wir Kommunen mit ähnlichen Aufgaben?",
                'Die <a href="/karte/">Karte</a> zeigt, wer in Ihrer Nähe welche Bausteine nutzt.',
            ),
        ),
        links(
            "Weiter auf diesem Portal",
            ("/veranstaltungen/", "Veranstaltungen", "Alle Termine mit Anmeldung, dazu das Archiv mit Berichten."),
            ("/kurz-vorgestellt/", "Kurz vorgestellt", "Menschen, die sich vor Ort für Prävention einsetzen."),
            ("/good-practice/", "Good Practice", "Projekte mit Kontakt zum Nachfragen."),
        ),
    ),
)

TRAINING = DemoPage(
    slug="fortbildung",
    title="Fortbildung",
    lead=(
        "Prävention ist ein Fach, das man lernen kann. "
        "Vom Podcast für die Bahnfahrt bis zum Studium finden Sie hier Angebote für jeden Zeitaufwand."
    ),
    search_description=(
        "Fortbildung in kommunaler Prävention: Beccaria-Programm, Studium an der TU Chemnitz, Seminare und Podcasts."
    ),
    body=(
        prose(
            "<h2>Das passende Angebot wählen</h2>"
            "<p>Überlegen Sie zuerst, wofür Sie das Wissen brauchen. Für eine einzelne "
            "Frage genügt oft ein Online-Training. Wer Prävention in der Verwaltung auf "
            "Dauer verantwortet, profitiert von einem längeren Lehrgang.</p>"
            "<ul><li><b>Wenig Zeit:</b> Die »Digitale Tagungsreihe« gibt es als Podcast zum Nachhören.</li>"
            "<li><b>Ein Tag:</b> Seminare und Online-Trainings behandeln einzelne Themen.</li>"
            "<li><b>Mehrere Wochenenden:</b> Das Beccaria-Programm führt "
            "durch die Arbeit an einem eigenen Projekt.</li>"
            "<li><b>Mehrere Semester:</b> An der TU Chemnitz gibt es Studiengänge zum Thema.</li></ul>"
        ),
        recording(
            "Klangbeispiel: So erscheint eine Folge zum Anhören",
            "audio",
            "<p>Drei Töne, jeder etwas höher als der vorige. Gesprochen wird nichts.</p>",
            file="klangbeispiel.wav",
            length="0:02",
            credit="Beispiel, vom Portal selbst erzeugt",
        ),
        facts(
            "Das Beccaria-Programm",
            ("Aufbau", "vier Module"),
            ("Dauer", "acht Wochenenden"),
            ("Plätze", "16 je Durchgang"),
            ("Geeignet für", "alle, die Projekte planen, leiten oder bewerten"),
            ("Erfahrung", "über 100 Absolvent:innen seit 2013"),
        ),
        notice(
            "hint",
            "Mehr Bewerbungen als Plätze",
            "<p>Für das Beccaria-Programm bewerben sich regelmäßig mehr Menschen, als teilnehmen können. "
            "Klären Sie Freistellung und Vertretung, bevor Sie sich bewerben.</p>",
        ),
        steps(
            "Wissen im Rathaus halten",
            ("Bedarf abstimmen", "Fragen Sie im Präventionsrat, welches Wissen Ihnen fehlt."),
            ("Eigenes Vorhaben mitnehmen", "Üben Sie an einem Projekt, das bei Ihnen ansteht."),
            ("Kurz berichten", "Geben Sie im Rat drei Punkte weiter, die Sie ändern wollen."),
            ("Unterlagen teilen", "Legen Sie das Material so ab, dass die Vertretung es findet."),
        ),
        questions(
            "Häufige Fragen",
            (
                "Was haben die Beccaria-Standards mit der Förderung zu tun?",
                'Sie sind der Maßstab der <a href="/foerdermittel/">Förderrichtlinie</a>: Wer sie kennt, plant ein '
                "Projekt so, dass sich seine Wirkung prüfen lässt.",
            ),
            (
                "Wir haben wenig Zeit. Womit fangen wir an?",
                "Mit einer Folge der »Digitalen Tagungsreihe«. Davon gibt es 13, zum Nachhören, wann es passt.",
            ),
        ),
        links(
            "Weiter auf diesem Portal",
            ("/veranstaltungen/", "Veranstaltungen", "Aktuelle Seminare und Online-Trainings."),
            ("/podcasts/", "Podcasts", "Die Folgen der »Digitalen Tagungsreihe«."),
            ("/coaching-toolbox/", "Coaching Toolbox", "Material, mit dem Sie gleich arbeiten können."),
        ),
    ),
)

ADVICE = DemoPage(
    slug="beratung",
    title="Beratung und Begleitung",
    lead=(
        "Jeder Landkreis und jede kreisfreie Stadt hat im ASSKomm-Team eine feste Ansprechperson. "
        "Sie berät Ihre Kommune vom ersten Gespräch an."
    ),
    search_description=(
        "Beratung für Kommunen in Sachsen: vom Erstgespräch über die Vereinbarungen bis zum Kommunalen Präventionsrat."
    ),
    body=(
        prose(
            "<h2>Was wir mit Ihnen klären</h2>"
            "<p>Im Erstgespräch geht es um Ihre Lage: Welche Themen werden bei Ihnen diskutiert? Wer "
            "kümmert sich schon darum? Was haben Sie versucht? Danach können Sie entscheiden, ob und "
            "wie Sie weitermachen. Das Gespräch verpflichtet Sie zu nichts.</p>"
        ),
        contact_finder("Wer ist für uns zuständig?"),
        steps(
            "Die üblichen Schritte",
            ("Erstgespräch", "Sie lernen die Strategie und die Bausteine kennen."),
            ("Vorvereinbarung", "Sie halten fest, dass Ihre Kommune den Weg prüfen und beginnen will."),
            ("Kooperationsvereinbarung", "Kommune und LPR legen fest, wie sie zusammenarbeiten."),
            (
                "Kommunaler Präventionsrat (KPR)",
                "Ein Gremium wird gegründet oder neu belebt. Es trägt die Arbeit auf Dauer.",
            ),
        ),
        notice(
            "hint",
            "Die Reihenfolge ist nicht festgelegt",
            "<p>Manche Kommunen haben schon einen Präventionsrat, wenn sie eine Vereinbarung schließen. "
            "Andere beginnen mit einer Sicherheitsanalyse oder einem Coaching.</p>",
        ),
        facts(
            "Das hilft beim ersten Gespräch",
            ("Anlass", "ein Beispiel, das zeigt, warum Sie sich melden"),
            ("Beteiligte", "eine Liste: Ordnungsamt, Polizei, Schulen, Jugendhilfe, Vereine"),
            ("Vorhandenes", "Arbeitskreise, Berichte und frühere Projekte"),
            ("Rückhalt", "die Haltung von Rathausspitze und Rat, so weit Sie diese kennen"),
        ),
        questions(
            "Häufige Fragen",
            (
                "Kann ein Rat für mehrere Gemeinden arbeiten?",
                "Ja. Einige Räte gehören mehreren Gemeinden oder einem Verwaltungsverband. "
                "Das entlastet vor allem kleine Verwaltungen.",
            ),
            (
                "Wer sollte am ersten Gespräch teilnehmen?",
                "Die Person, die das Thema später betreut, und jemand, der über Zeit und Mittel entscheiden kann.",
            ),
            (
                "Begleiten Sie uns auch danach?",
                "Ja. Die Ansprechperson bleibt, auch wenn Coaching oder Förderung enden.",
            ),
        ),
        links(
            "Weiter auf diesem Portal",
            ("/team/", "Team", "Alle Ansprechpersonen und ihre Landkreise."),
            ("/karte/", "Karte", "Welche Kommunen in Ihrer Nähe schon beraten wurden."),
            ("/ueber-asskomm/", "Über ASSKomm", "Wie eine Kommune teilnimmt."),
        ),
    ),
)
