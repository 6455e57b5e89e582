"""The accessibility statement and the pages in easy language and about sign language."""

from asskomm.core.demo_content.content import DemoPage, action, facts, links, notice, prose, questions, steps

ACCESSIBILITY = DemoPage(
    slug="barrierefreiheit",
    title="Erklärung zur Barrierefreiheit",
    lead=(
        "Dieses Portal soll für alle nutzbar sein: mit Tastatur, Vorleseprogramm, Lupe oder einem alten Telefon. "
        "Hier lesen Sie, wie weit das gelungen ist und wie Sie uns Barrieren melden."
    ),
    search_description=(
        "Erklärung zur Barrierefreiheit des Portals ASSKomm: Stand, bekannte Grenzen, Rückmeldung, Durchsetzung."
    ),
    body=(
        notice(
            "hint",
            "Beispielinhalt: vor dem Betrieb durch die Behörde zu prüfen",
            "<p>Die Behörde ergänzt das Datum der Erklärung, das Ergebnis ihrer Prüfung und die Durchsetzungsstelle. "
            "Telefonnummer und E-Mail-Adresse auf dieser Seite sind erfunden.</p>",
        ),
        prose(
            "<h2>Geltungsbereich</h2>"
            "<p>Die Erklärung gilt für das Portal »Allianz Sichere Sächsische Kommunen« des "
            "Landespräventionsrates Sachsen (LPR). Grundlagen sind das Barrierefreie-Websites-Gesetz (BfWebG) "
            "des Freistaates Sachsen und die Barrierefreie-Informationstechnik-Verordnung (BITV 2.0).</p>"
            "<h2>Stand der Vereinbarkeit</h2>"
            "<p>Das Portal ist mit den Anforderungen <b>teilweise vereinbar</b>. Das ist das Ergebnis einer "
            "Selbstbewertung: Automatische Prüfungen laufen bei jeder Änderung der Software, dazu kommen Prüfungen "
            "mit der Tastatur, mit Vergrößerung und ohne JavaScript. Maßstab sind die Richtlinien WCAG 2.2 in der "
            "Stufe AA. Eine Prüfung durch eine unabhängige Stelle liegt nicht vor.</p>"
            "<h2>Bekannte Grenzen</h2>"
            "<ul><li><b>Karte:</b> Die Formen der Gemeinden sind mit einem Vorleseprogramm nicht einzeln "
            'erreichbar. Alle Angaben stehen auch in der <a href="/karte/?ansicht=tabelle">Tabelle</a> und '
            "auf den Seiten der Kommunen.</li>"
            "<li><b>Dokumente:</b> Dateien zum Herunterladen können Barrieren enthalten. "
            "Geprüfte Dateien tragen den Zusatz »barrierefrei«.</li>"
            "<li><b>Gebärdensprache:</b> Ein Video liegt noch nicht vor.</li>"
            "<li><b>Leichte Sprache:</b> Der Text ist noch nicht von einer Prüfgruppe geprüft. "
            "Nicht alle Inhalte gibt es in Leichter Sprache.</li></ul>"
            "<h2>Erstellung der Erklärung</h2>"
            "<p>Erstellt am: <b>[Datum, von der Behörde zu ergänzen]</b>. Die Erklärung wird nach jeder größeren "
            "Änderung des Portals und mindestens einmal im Jahr überprüft.</p>"
            "<h2>Rückmeldung</h2>"
            "<p>Sind Sie auf eine Barriere gestoßen, oder brauchen Sie einen Inhalt in einer anderen Form? "
            "Melden Sie es uns, mit dem Formular, per E-Mail oder am Telefon.</p>"
        ),
        action("Melden Sie eine Barriere, auch ohne Ihren Namen.", "/barrierefreiheit/feedback/", "Barriere melden"),
        facts(
            "Andere Wege",
            ("E-Mail (Beispiel)", "barrierefrei@example.org"),
            ("Telefon (Beispiel)", "0351 00000-16"),
            ("Hilfreich", "die Adresse der Seite, was Sie tun wollten und welche Technik Sie nutzen"),
        ),
        steps(
            "Was nach Ihrer Meldung geschieht",
            ("Wir antworten", "Wir bestätigen, dass Ihre Meldung angekommen ist, und fragen bei Bedarf nach."),
            ("Wir helfen", "Brauchen Sie einen Inhalt sofort, geben wir ihn Ihnen auf einem anderen Weg."),
            ("Wir beheben", "Lässt sich die Barriere nicht gleich beseitigen, nehmen wir sie in diese Erklärung auf."),
        ),
        prose(
            "<h2>Durchsetzungsverfahren</h2>"
            "<p>Erhalten Sie auf Ihre Meldung keine zufriedenstellende Antwort, können Sie sich an die "
            "Durchsetzungsstelle des Freistaates Sachsen wenden. Sie vermittelt zwischen Ihnen und der Behörde. "
            "Das Verfahren ist für Sie kostenlos, und Sie brauchen dafür keinen Rechtsbeistand.</p>"
            "<p>Durchsetzungsstelle: <b>[Name, Anschrift, Telefon und E-Mail, von der Behörde zu ergänzen]</b></p>"
        ),
        links(
            "Weitere Zugänge",
            ("/leichte-sprache/", "Leichte Sprache", "Das Wichtigste in kurzen Sätzen."),
            ("/gebaerdensprache/", "Gebärdensprache", "So erreichen Sie uns."),
            ("/karte/?ansicht=tabelle", "Karte als Tabelle", "Alle Angaben der Karte als Text."),
        ),
    ),
)

EASY_LANGUAGE = DemoPage(
    slug="leichte-sprache",
    title="Leichte Sprache",
    lead="Hier lesen Sie das Wichtigste über ASSKomm. Der Text ist in Leichter Sprache.",
    search_description="ASSKomm in Leichter Sprache: Was ist ASSKomm? Was finden Sie auf den Internet-Seiten?",
    body=(
        prose(
            "<h2>Was ist ASSKomm?</h2>"
            "<p>ASSKomm ist ein kurzer Name.</p>"
            "<p>Der lange Name ist: Allianz Sichere Sächsische Kommunen.</p>"
            "<p>Eine Allianz ist eine Gruppe.<br/>Die Gruppe hat ein gemeinsames Ziel.</p>"
            "<p>Kommunen sind Städte und Gemeinden.</p>"
            "<p>Das Ziel ist:<br/>Alle Menschen sollen sich in ihrem Ort sicher fühlen.</p>"
            "<h2>Wer macht ASSKomm?</h2>"
            "<p>ASSKomm gehört zum Landes-Präventions-Rat Sachsen.</p>"
            "<p>Die Abkürzung ist: LPR.</p>"
            "<p>Prävention bedeutet: vorbeugen.<br/>Man tut etwas, bevor etwas Schlimmes passiert.</p>"
            "<p>Ein Beispiel:<br/>Ein Weg ist am Abend dunkel.<br/>Die Stadt stellt neue Lampen auf.<br/>"
            "Dann fühlen sich die Menschen dort sicherer.</p>"
            "<h2>Was macht ASSKomm?</h2>"
            "<p>ASSKomm hilft Städten und Gemeinden.</p>"
            "<ul><li>ASSKomm berät die Menschen im Rathaus.</li>"
            "<li>ASSKomm fragt die Menschen im Ort: Was stört Sie?</li>"
            "<li>Manche Projekte bekommen Geld.</li>"
            "<li>Es gibt Treffen und Kurse.</li></ul>"
            "<p>In vielen Orten gibt es einen Präventions-Rat.</p>"
            "<p>Dort sprechen viele Menschen miteinander.<br/>Zum Beispiel: Polizei, Schule und Vereine.</p>"
        ),
        prose(
            "<h2>Was finden Sie auf diesen Internet-Seiten?</h2>"
            "<ul><li><b>Neuigkeiten:</b> Das ist in den Orten passiert.</li>"
            "<li><b>Veranstaltungen:</b> Hier stehen die Termine.</li>"
            "<li><b>Good Practice:</b> Das ist Englisch. Man spricht es so: Gud Präktiss. "
            "Hier stehen gute Beispiele.</li>"
            "<li><b>Karte:</b> Hier sehen Sie, welche Orte mitmachen.</li>"
            "<li><b>Team:</b> Hier stehen die Menschen von ASSKomm.</li></ul>"
            "<p>Diese Seiten sind nicht in Leichter Sprache.</p>"
        ),
        steps(
            "So benutzen Sie die Karte",
            ("Öffnen Sie die Karte.", "Das Wort »Karte« steht oben im Menü."),
            ("Suchen Sie Ihren Ort.", "Es gibt ein Such-Feld. Schreiben Sie den Namen von Ihrem Ort hinein."),
            ("Wählen Sie Ihren Ort aus.", "Dann sehen Sie: Macht mein Ort mit? Was gibt es dort?"),
            ("Oder benutzen Sie die Tabelle.", "In der Tabelle steht das Gleiche wie in der Karte."),
        ),
        action("Hier kommen Sie zur Karte.", "/karte/", "Karte öffnen"),
        prose(
            "<h2>Haben Sie Fragen?</h2>"
            "<p>Sie können uns schreiben.</p>"
            '<p>Unsere E-Mail-Adresse ist: <a href="mailto:redaktion@example.org">redaktion@example.org</a></p>'
            "<p>Sie können uns anrufen.</p>"
            "<p>Unsere Telefon-Nummer ist: 0351 00000-16</p>"
            "<p>Haben Sie auf den Seiten ein Problem?<br/>Schreiben Sie uns bitte.<br/>Dann helfen wir Ihnen.</p>"
            '<p>Dafür gibt es eine eigene Seite: <a href="/barrierefreiheit/feedback/">Barriere melden</a></p>'
        ),
        notice(
            "hint",
            "Das ist ein Beispiel",
            "<p>Die E-Mail-Adresse und die Telefon-Nummer sind nicht echt.</p>"
            "<p>Eine Prüf-Gruppe hat den Text noch nicht geprüft.</p>",
        ),
    ),
)

SIGN_LANGUAGE = DemoPage(
    slug="gebaerdensprache",
    title="Gebärdensprache",
    lead=(
        "Informationen in Deutscher Gebärdensprache (DGS) gehören auf diese Seite. "
        "Hier steht auch, wie Sie uns ohne Telefongespräch erreichen."
    ),
    search_description=(
        "Gebärdensprache auf dem Portal ASSKomm: Inhalt der Seite und Kontakt per E-Mail oder Relay-Dienst."
    ),
    body=(
        notice(
            "hint",
            "Beispielinhalt: Es gibt hier noch kein Video",
            "<p>Die Redaktion kann auf dieser Seite ein Video in Deutscher Gebärdensprache ergänzen. "
            "Bis dahin finden Sie den Inhalt als Text.</p>",
        ),
        prose(
            "<h2>Darum geht es auf diesem Portal</h2>"
            "<p>ASSKomm bedeutet »Allianz Sichere Sächsische Kommunen«. Der Landespräventionsrat Sachsen (LPR) hilft "
            "damit Städten und Gemeinden, Gefahren und Straftaten vorzubeugen.</p>"
            "<ul><li>Unter »Neuigkeiten« lesen Sie, was in den Kommunen geschieht.</li>"
            "<li>Unter »Veranstaltungen« finden Sie Termine und können sich anmelden.</li>"
            "<li>Die Karte zeigt, welche Kommunen mitmachen.</li>"
            "<li>Die Suche findet alle Inhalte des Portals.</li></ul>"
        ),
        facts(
            "So erreichen Sie uns",
            ("E-Mail (Beispiel)", "redaktion@example.org"),
            (
                "Relay-Dienst",
                "Über Tess – Relay-Dienste können Sie mit Gebärden- oder Schriftdolmetscher:innen telefonieren.",
            ),
            ("Telefon für den Relay-Dienst (Beispiel)", "0351 00000-16"),
        ),
        questions(
            "Häufige Fragen",
            (
                "Kann ich an Veranstaltungen mit Dolmetscher:innen teilnehmen?",
                "Schreiben Sie uns bitte früh, was Sie brauchen. Wir klären mit Ihnen, was möglich ist.",
            ),
            (
                "Wie melde ich eine Barriere?",
                'Mit dem Formular <a href="/barrierefreiheit/feedback/">Barriere melden</a>. Mehr dazu steht in der '
                '<a href="/barrierefreiheit/">Erklärung zur Barrierefreiheit</a>.',
            ),
        ),
        links(
            "Weitere Zugänge",
            ("/leichte-sprache/", "Leichte Sprache", "Das Wichtigste in kurzen Sätzen."),
            ("https://www.tess-relay-dienste.de/", "Tess – Relay-Dienste", "Informationen des Anbieters."),
        ),
    ),
)
