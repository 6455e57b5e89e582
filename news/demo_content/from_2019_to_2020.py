"""The beginnings: start of the strategy, model municipalities, podcasts, a first review."""

from asskomm.core.demo_content.content import action, facts, links, prose, questions, quote, steps, table
from asskomm.core.demo_content.pictures import DemoPicture, gallery
from news.demo_content.content import DemoNews

MODEL_MUNICIPALITIES = (
    "14511000",
    "14628110",
    "14626110",
    "14713000",
    "14628270",
    "14523320",
    "14729410",
    "14524330",
)

START = DemoNews(
    day="2019-02-06",
    slug="startschuss-in-chemnitz",
    title="Startschuss in Chemnitz: Aus Projekten sollen Strukturen werden",
    lead=(
        "In Chemnitz hat heute die Landesstrategie »Allianz Sichere Sächsische Kommunen« begonnen. "
        "Acht Modellkommunen gehen voran."
    ),
    teaser="Die Landesstrategie ASSKomm beginnt mit acht Modellkommunen und einem klaren Ziel: dauerhafte Strukturen.",
    picture=DemoPicture(
        "Startschuss in Chemnitz",
        "contours",
        "14511000",
        "Grafik: Der Umriss von Chemnitz, um den sich Linien wie Ringe im Wasser ausbreiten.",
        "dark",
    ),
    caption="Von Chemnitz aus in das ganze Land.",
    body=(
        prose(
            "<p>Die erfasste Kriminalität geht zurück. Trotzdem fühlen sich viele Menschen unsicherer als früher. "
            "Für Städte und Gemeinden ist das ein Widerspruch, mit dem sie umgehen müssen. Einzelne Projekte helfen "
            "dabei nur kurz: Läuft die Förderung aus, verschwinden oft auch die Kontakte.</p>"
            "<h2>Warum gerade jetzt</h2>"
            "<p>Eine bundesweite Untersuchung von 2018 hat gezeigt, wie viele Präventionsräte eingeschlafen sind. "
            "In Sachsen war es mehr als die Hälfte: Ihre Zahl sank um 60\u202f%. Die Landesstrategie setzt deshalb "
            "bei den Strukturen an. Getragen wird sie von der Geschäftsstelle des Landespräventionsrats "
            "Sachsen (LPR).</p>"
        ),
        steps(
            "Der Kreislauf der Strategie",
            ("Strukturen aufbauen", "Ein Gremium, eine Ansprechperson, ein Auftrag des Rates."),
            ("Lage analysieren", "Daten und Erfahrungen zeigen, was wirklich drückt."),
            ("Strategie ableiten", "Wenige Ziele, die sich prüfen lassen."),
            ("Maßnahmen umsetzen", "Mit denen, die sich vor Ort auskennen."),
            ("Auswerten und anpassen", "Was wirkt, bleibt. Der Rest wird geändert."),
        ),
        prose(
            "<p>Am Anfang stehen Chemnitz, Freital, Görlitz, Leipzig, Pirna, Plauen, Wurzen und Zwickau. Was sie "
            "lernen, kommt später allen zugute.</p>"
        ),
        links(
            "Mehr dazu",
            ("/ueber-asskomm/", "Über ASSKomm", "Ziele und Hintergrund der Strategie."),
            ("/karte/", "Karte", "Wer heute mitmacht und womit."),
        ),
    ),
    topics=("vernetzung", "sicherheitsgefuehl"),
    municipalities=MODEL_MUNICIPALITIES,
)

MODELS = DemoNews(
    day="2019-06-12",
    slug="acht-modellkommunen",
    title="Acht Modellkommunen, acht Ausgangslagen",
    lead=(
        "Großstadt, Mittelstadt, Grenzstadt: Die Modellkommunen von ASSKomm könnten kaum verschiedener sein. "
        "Genau deshalb wurden sie gewählt."
    ),
    teaser="Von der Großstadt bis zur Stadt an der Mulde: Was die acht Modellkommunen erproben.",
    picture=DemoPicture(
        "Acht Modellkommunen",
        "collection",
        "14628270",
        "Grafik: Umrisse sächsischer Kommunen in Reihen, der von Pirna groß und hervorgehoben.",
        "dark",
    ),
    caption="Jede Kommune hat ihre eigene Form, auch in der Prävention.",
    body=(
        prose(
            "<p>Eine Strategie für das ganze Land muss in Leipzig ebenso tragen wie in Wurzen. Die acht "
            "Modellkommunen bringen dafür unterschiedliche Voraussetzungen mit: Einige haben seit Jahren ein "
            "Gremium, andere fangen neu an. Manche grenzen an eine Großstadt, eine liegt an der Grenze zu Polen.</p>"
        ),
        table(
            "Die Modellkommunen nach Region",
            ("Region", "Modellkommunen"),
            ("Chemnitz, Zwickau und Vogtland", "Chemnitz, Plauen, Zwickau"),
            ("Leipzig und Umland", "Leipzig, Wurzen"),
            ("Dresdner Umland", "Freital, Pirna"),
            ("Oberlausitz", "Görlitz"),
        ),
        prose(
            "<h2>Was sie erproben</h2>"
            "<ul><li>wie ein Präventionsrat im Rathaus verankert wird,</li>"
            "<li>welche Zahlen eine Kommune braucht, um Ziele zu wählen,</li>"
            "<li>wie Coaches begleiten, ohne zu bevormunden,</li>"
            "<li>wie Nachbarn voneinander lernen.</li></ul>"
            '<p>Die Erfahrungen fließen in die <a href="/bausteine/">Bausteine</a> ein, die danach allen Kommunen '
            "offenstehen.</p>"
        ),
        quote(
            "Wir dachten, wir müssten zuerst alles wissen. Heute würde ich sagen: Fangt mit drei Leuten an, "
            "die wirklich wollen.",
            "Alex Muster",
            "Koordination Prävention einer Modellkommune",
        ),
        action("Ihre Kommune möchte folgen?", "/bausteine/beratung/", "Beratung anfragen"),
    ),
    topics=("vernetzung",),
    municipalities=MODEL_MUNICIPALITIES,
)

PODCASTS = DemoNews(
    day="2020-11-24",
    slug="digitale-tagungsreihe",
    title="Digitale Tagungsreihe: 13 Podcasts zum Nachhören",
    lead=(
        "Wenn Tagungen nicht stattfinden können, kommen die Themen eben ins Ohr. "
        "Die »Digitale Tagungsreihe« umfasst 13 Folgen zur kommunalen Prävention."
    ),
    teaser="13 Folgen zur kommunalen Prävention: für den Weg zur Arbeit, die Teamsitzung oder den Präventionsrat.",
    picture=DemoPicture(
        "Digitale Tagungsreihe",
        "lines",
        "14612000",
        "Grafik: Ein Umriss aus waagerechten Linien, wie die Aufzeichnung einer Stimme.",
        "dark",
    ),
    caption="Linien statt Bühne: die Tagung zum Hören.",
    body=(
        prose(
            "<p>Jede Folge behandelt eine Frage aus dem Alltag der Kommunen. Fachleute erklären, was dazu bekannt "
            "ist, und Menschen aus der Praxis sagen, was davon vor Ort funktioniert. Vorkenntnisse brauchen Sie "
            "nicht.</p>"
            "<h2>So setzen Sie die Folgen ein</h2>"
            "<ol><li>Wählen Sie eine Folge, die zu Ihrer nächsten Sitzung passt.</li>"
            "<li>Bitten Sie alle, sie vorher zu hören.</li>"
            "<li>Beginnen Sie die Sitzung mit einer einzigen Frage: Was davon gilt auch bei uns?</li></ol>"
        ),
        facts(
            "Auf einen Blick",
            ("Umfang", "13 Folgen"),
            ("Für wen", "Verwaltung, Polizei, Schulen, Vereine und alle Interessierten"),
            ("Kosten", "keine"),
        ),
        questions(
            "Häufige Fragen",
            (
                "Darf ich eine Folge in der Sitzung abspielen?",
                "Ja. Die Reihe ist dafür gedacht, dass Sie mit ihr ins Gespräch kommen.",
            ),
            (
                "Ersetzt die Reihe eine Fortbildung?",
                "Nein. Sie ist ein Einstieg. Ausführliche Angebote finden Sie beim Baustein <a "
                'href="/bausteine/fortbildung/">Fortbildung</a>.',
            ),
        ),
        gallery(
            "Motive der Reihe",
            (
                DemoPicture(
                    "Motiv: Zuhören", "lines", "14626110", "Grafik: Der Umriss von Görlitz aus Linien.", "warm"
                ),
                "Zuhören: Gespräche mit Praktiker:innen.",
            ),
            (
                DemoPicture(
                    "Motiv: Verbinden",
                    "network",
                    "14713000",
                    "Grafik: Punkte um Leipzig, durch Linien verbunden.",
                    "light",
                ),
                "Verbinden: Wer gehört an den Tisch?",
            ),
            (
                DemoPicture(
                    "Motiv: Ankommen", "landscape", "14628110", "Grafik: Hügel aus Umrissen unter einer Sonne.", "cool"
                ),
                "Ankommen: Sicherheit im Wohnviertel.",
            ),
        ),
    ),
    topics=("vernetzung", "jugend"),
)

REVIEW = DemoNews(
    day="2020-12-18",
    slug="rueckblick-2020",
    title="Rückblick: Prävention in einem Jahr auf Abstand",
    lead=(
        "Sitzungen fielen aus, Gespräche wanderten ans Telefon. "
        "Trotzdem haben 2020 viele Kommunen den ersten Schritt getan."
    ),
    teaser="99 Kommunen hatten bis zum Jahresende 2020 eine erste Beratung. Was in diesem Jahr gelang und was nicht.",
    picture=DemoPicture(
        "Rückblick 2020",
        "mosaic",
        "14730310",
        "Grafik: Torgau und seine Nachbarn als Mosaik aus farbigen Flächen.",
        "light",
    ),
    caption="Nachbarn bleiben Nachbarn, auch auf Abstand.",
    body=(
        prose(
            "<p>Prävention lebt davon, dass Menschen zusammenkommen. In diesem Jahr war das oft nicht möglich. Viele "
            "Erstgespräche fanden deshalb per Video statt, und manches ging dadurch sogar schneller: Wer nicht "
            "anreisen muss, findet leichter einen Termin.</p>"
        ),
        table(
            "Stand am Jahresende 2020, wie damals berichtet",
            ("Was", "Anzahl"),
            ("Kommunen mit Beratung", "99"),
            ("Begleitende Coachings", "24"),
            ("Präventionsräte", "20"),
        ),
        prose(
            "<h2>Was wir gelernt haben</h2>"
            "<ul><li>Ein fester Termin hält ein Gremium zusammen, auch wenn er digital ist.</li>"
            "<li>Für den Anfang braucht es einen Raum, in dem man sich in die Augen sieht.</li>"
            "<li>Wer vorher eine Ansprechperson hatte, kam leichter durch das Jahr.</li></ul>"
            "<h2>Was im neuen Jahr kommt</h2>"
            "<p>Mehrere Städte bereiten ihre Kooperationsvereinbarung vor. Die Netzwerktreffen sollen wieder in den "
            'Regionen stattfinden. Den heutigen Stand zeigt immer die <a href="/karte/">Karte</a>.</p>'
        ),
        quote(
            "Die erste Videositzung war ein Durcheinander. Die dritte war die kürzeste, die wir je hatten.",
            "Jo Muster",
            "Mitglied eines Präventionsrats",
        ),
    ),
    topics=("vernetzung",),
)

NEWS_2019_TO_2020 = (START, MODELS, PODCASTS, REVIEW)
