"""The legal notice and the privacy statement: samples, but true for what this software does."""

from django.utils.text import capfirst

from asskomm.core.contact_requests.retention import retention_in_words
from asskomm.core.demo_content.content import DemoPage, facts, links, notice, prose, questions

TO_BE_CHECKED = notice(
    "hint",
    "Beispielinhalt: vor dem Betrieb durch die Behörde zu prüfen",
    "<p>Telefonnummern und E-Mail-Adressen auf dieser Seite sind erfunden und führen nirgendwohin.</p>",
)

IMPRINT = DemoPage(
    slug="impressum",
    title="Impressum",
    lead="Wer dieses Portal herausgibt und wie Sie die Redaktion erreichen.",
    search_description="Impressum des Portals ASSKomm: Herausgeber, Kontakt, Bildnachweise und Nutzungsrechte.",
    body=(
        TO_BE_CHECKED,
        facts(
            "Herausgeber",
            ("Stelle", "Landespräventionsrat Sachsen (LPR)\nGeschäftsstelle, Dresden"),
            ("Telefon (Beispiel)", "0351 00000-10"),
            ("E-Mail (Beispiel)", "redaktion@example.org"),
            ("Verantwortlich für den Inhalt", "Kim Muster (Musterperson), Leitung der Geschäftsstelle"),
        ),
        prose(
            "<h2>Inhalte und Verweise</h2>"
            "<p>Die Redaktion pflegt die Texte mit Sorgfalt. Finden Sie einen Fehler, schreiben Sie uns: Wir prüfen "
            "jeden Hinweis. Für Seiten anderer Anbieter, auf die wir verweisen, sind deren Betreiber "
            "verantwortlich.</p>"
            "<h2>Angaben zu Kommunen</h2>"
            "<p>Karte und Statistik werden aus dem Register des Portals berechnet. Sie gelten für den Tag, der dort "
            "angezeigt wird. Beruht eine Angabe auf einem veröffentlichten Bericht, nennt das Register die Quelle.</p>"
            "<h2>Bilder, Karten und Nutzung</h2>"
            "<p>Die Bilder der Beispielseiten hat das Portal selbst gezeichnet. Andere Nachweise stehen am Bild, "
            "die Quelle der Gemeindegrenzen steht an der Karte. Möchten Sie Texte oder Bilder übernehmen, "
            "fragen Sie bitte vorher die Redaktion.</p>"
        ),
        links(
            "Weitere Pflichtangaben",
            ("/datenschutz/", "Datenschutz", "Welche Daten das Portal verarbeitet."),
            ("/barrierefreiheit/", "Barrierefreiheit", "Stand, bekannte Grenzen und Rückmeldung."),
        ),
    ),
)

PRIVACY = DemoPage(
    slug="datenschutz",
    title="Datenschutz",
    lead=(
        "Sie können dieses Portal lesen, ohne Angaben zu Ihrer Person zu machen. "
        "Diese Seite erklärt, welche Daten dennoch anfallen und welche Rechte Sie haben."
    ),
    search_description=(
        "Datenschutz auf dem Portal ASSKomm: Serverprotokolle, Anmeldung zu Veranstaltungen und Ihre Rechte."
    ),
    body=(
        TO_BE_CHECKED,
        facts(
            "Das Wichtigste",
            ("Beim Lesen", "keine Cookies, keine Analyse Ihres Verhaltens, keine Werbung"),
            (
                "Andere Anbieter",
                "werden beim Aufruf einer Seite nicht angefragt, auch nicht für Karten oder Schriften",
            ),
            (
                "Persönliche Daten",
                "nur, wenn Sie uns schreiben, ein Formular senden oder sich zu einer Veranstaltung anmelden",
            ),
        ),
        prose(
            "<h2>Verantwortlich</h2>"
            "<p>Landespräventionsrat Sachsen (LPR), Geschäftsstelle, Dresden. "
            'E-Mail (Beispiel): <a href="mailto:datenschutz@example.org">datenschutz@example.org</a>. '
            "Unter dieser Adresse erreichen Sie auch die Person, die für den Datenschutz beauftragt ist.</p>"
            "<h2>Aufruf der Seiten</h2>"
            "<p>Ihr Gerät übermittelt bei jedem Aufruf technische Angaben: die IP-Adresse, den Zeitpunkt, die "
            "Adresse der Seite und Angaben zum Browser. Ohne sie kann der Server nicht antworten. Der Betrieb kann "
            "sie für kurze Zeit in Protokollen festhalten, um Störungen und Angriffe zu erkennen. Profile entstehen "
            "daraus nicht. Wie lange Protokolle aufbewahrt werden, legt die Behörde fest.</p>"
            "<h2>Cookies</h2>"
            "<p>Das Portal setzt für Besucher:innen keine Cookies, weder beim Lesen noch in den Formularen für "
            "Anfragen und Meldungen. Mitglieder der Redaktion erhalten nach der Anmeldung ein Cookie für ihre "
            "Sitzung.</p><h2>Anmeldung zu Veranstaltungen</h2>"
            "<p>Wir brauchen die Angaben aus dem Formular, um Plätze zu vergeben, Sie zu benachrichtigen und die "
            "Veranstaltung vorzubereiten. Auch Änderungen wie eine Abmeldung werden festgehalten. Bei manchen "
            "Terminen führt der Link zu einer anderen Stelle. Dann gelten deren Hinweise zum Datenschutz. Nach "
            "manchen Veranstaltungen fragen wir, wie es war. Antworten ist freiwillig und anonym: Die Antworten "
            "stehen ohne Namen und Zeitpunkt da; getrennt davon wird vermerkt, wer geantwortet hat.</p>"
            "<h2>Anfragen und Meldungen</h2>"
            "<p>Was Sie in ein Formular eintragen, etwa unter »Coaching anfragen« oder »Barriere melden«, verwenden "
            "wir nur, um Ihnen zu antworten und das Anliegen zu bearbeiten. Eine Barriere können Sie melden, ohne "
            "sich zu nennen. Zugang zu den Anfragen hat nur die Redaktion. "
            f"{capfirst(retention_in_words())}, nachdem eine Anfrage erledigt ist, löscht das Portal sie von selbst. "
            "E-Mails, die das Portal dazu verschickt, löscht es nach 30 Tagen. Gegen Missbrauch "
            "zählt es Anfragen aus demselben Netz: Dafür speichert es eine Stunde lang eine "
            "Prüfzahl, aus der sich die IP-Adresse nicht ablesen lässt.</p>"
            "<h2>Videos und Audio anderer Anbieter</h2>"
            "<p>Manche Aufnahmen liegen bei anderen Anbietern. Ihr Gerät fragt dort erst an, wenn Sie die Aufnahme "
            "ausdrücklich laden. Dann erhält der Anbieter Ihre IP-Adresse, Angaben zum Browser und die Adresse dieses "
            "Portals; es gelten seine Hinweise zum Datenschutz. Ihre Entscheidung speichern wir nicht. Was auf diesem "
            "Portal selbst liegt, spielt ohne Rückfrage.</p>"
            "<h2>Schreiben an uns</h2>"
            "<p>Ihre Nachricht verwenden wir, um sie zu beantworten. Wir geben sie nur weiter, "
            "wenn das für die Antwort nötig ist.</p>"
            "<h2>Rechtsgrundlage</h2>"
            "<p>Der LPR verarbeitet Daten, um seine öffentlichen Aufgaben zu erfüllen "
            "(Artikel 6 Absatz 1 Buchstabe e der Datenschutz-Grundverordnung, DSGVO).</p>"
        ),
        questions(
            "Ihre Rechte",
            ("Kann ich erfahren, was über mich gespeichert ist?", "Ja. Sie haben ein Recht auf Auskunft."),
            (
                "Kann ich Daten ändern oder löschen lassen?",
                "Falsche Daten berichtigen wir. Sie können auch verlangen, dass Daten gelöscht werden oder dass wir "
                "ihre Verarbeitung einschränken, soweit das Gesetz es vorsieht.",
            ),
            (
                "Kann ich widersprechen?",
                "Ja. Sie können der Verarbeitung aus Gründen widersprechen, "
                "die sich aus Ihrer besonderen Lage ergeben.",
            ),
            (
                "Wo kann ich mich beschweren?",
                (
                    "Bei der Sächsischen Datenschutz- und "
                    "Transparenzbeauftragten. Eine Nachricht an uns hilft oft "
                    "schneller."
                ),
            ),
        ),
    ),
)
