"""Sample persons of municipal prevention: invented, and marked as such on every page."""

from good_practice.demo_content.content import DemoProfile

PROFILES = (
    DemoProfile(
        slug="mika-beispiel",
        name="Mika Beispiel",
        function="Koordination kommunale Prävention",
        ags="14729410",
        lead="Mika Beispiel koordiniert einen Rat, an dem sich mehrere Nachbarkommunen beteiligen.",
        quote="Wir haben aufgehört, über Plätze zu reden. Wir gehen jetzt mit den Leuten hin.",
        interview=(
            (
                "Was hat sich seit der Gründung des Rates verändert?",
                "Früher hat jede Stelle für sich gearbeitet. Heute wissen wir voneinander. Wenn irgendwo ein "
                "Spielplatz kippt, sitzen nach einer Woche die richtigen Leute am Tisch.",
            ),
            (
                "Warum ein gemeinsamer Rat?",
                "Weil Jugendliche, Buslinien und Probleme nicht an der Gemarkungsgrenze enden. Und weil kleine "
                "Verwaltungen sich so eine gemeinsame Koordination leisten können.",
            ),
            (
                "Was hat das Coaching gebracht?",
                "Keine fertigen Antworten, aber gute Fragen. Wir haben gelernt, mit einem kleinen Ziel anzufangen und "
                "es zu Ende zu bringen.",
            ),
            (
                "Ihr Rat an Kommunen, die noch zögern?",
                "Rufen Sie eine Nachbarkommune an, die schon dabei ist. Ein Telefonat ersetzt drei Konzepte.",
            ),
        ),
        facts=(
            ("Am liebsten unterwegs", "auf dem Wochenmarkt"),
            ("Wichtigstes Werkzeug", "ein Notizbuch mit Telefonnummern"),
            ("Nächstes Vorhaben", "ein Rundgang bei Dunkelheit"),
        ),
        tone="light",
        months_ago=0,
    ),
    DemoProfile(
        slug="jona-probe",
        name="Jona Probe",
        function="Streetwork und Jugendarbeit",
        ags="14628270",
        lead="Jona Probe ist dort, wo Jugendliche sind: an Haltestellen, auf Plätzen, in Messenger-Gruppen.",
        quote="Erst zuhören, dann vorschlagen. Umgekehrt habe ich es auch probiert, das war nichts.",
        interview=(
            (
                "Womit beginnt ein guter Arbeitstag?",
                "Mit einer Runde ohne Auftrag. Wer nur kommt, wenn etwas passiert ist, wird nicht mehr gegrüßt.",
            ),
            (
                "Was wird über Jugendliche oft falsch erzählt?",
                "Dass sie nichts wollen. Sie wollen meistens einen Platz, an dem sie bleiben dürfen, und jemanden, "
                "der nicht gleich wieder weg ist.",
            ),
            (
                "Was erwarten Sie von einem Präventionsrat?",
                "Dass er Entscheidungen trifft, bevor die Sommerferien vorbei sind.",
            ),
        ),
        facts=(("Immer dabei", "ein Ball"), ("Beste Idee", "Sitzbänke, die man drehen kann")),
        tone="warm",
        months_ago=1,
    ),
    DemoProfile(
        slug="noa-muster",
        name="Noa Muster",
        function="Bürgerpolizei und Präventionsrat",
        ags="14523320",
        lead="Noa Muster kennt viele Haustüren der Stadt und sitzt zugleich im Präventionsrat.",
        quote="Wer mich zum ersten Mal im Einsatz sieht, lernt mich zu spät kennen.",
        interview=(
            (
                "Was bringt die Polizei in einen Präventionsrat ein?",
                "Zahlen und Erfahrungen von der Straße. Und die Einsicht, dass wir vieles allein nicht lösen können.",
            ),
            (
                "Was hat Sie überrascht?",
                "Wie oft es um Müll, Licht und Ton geht. Kriminalität ist nur ein Teil von dem, was beunruhigt.",
            ),
            (
                "Was raten Sie Kolleg:innen?",
                "Nehmen Sie sich Zeit für Gespräche ohne Anlass. Die zahlen sich aus, wenn es einmal eilt.",
            ),
        ),
        facts=(("Lieblingsort", "der Markt am frühen Morgen"), ("Unverzichtbar", "gute Schuhe")),
        tone="cool",
        months_ago=2,
    ),
    DemoProfile(
        slug="eike-vorlage",
        name="Eike Vorlage",
        function="Ehrenamt im Stadtteil",
        ags="14729080",
        lead="Eike Vorlage schafft, was andere für unmöglich halten: alle zur selben Zeit am selben Ort.",
        quote="Ein langer Tisch ist die günstigste Sicherheitsmaßnahme, die ich kenne.",
        interview=(
            (
                "Was treibt Sie an?",
                "Dass Menschen bleiben, wenn der Markt vorbei ist. Dann fangen die Gespräche erst an.",
            ),
            (
                "Was brauchen Ehrenamtliche von der Verwaltung?",
                "Eine Telefonnummer, unter der jemand abhebt, und eine Antwort innerhalb einer Woche.",
            ),
            ("Was war Ihr größter Fehler?", "Alles selbst machen zu wollen. Heute verteile ich Aufgaben schriftlich."),
        ),
        facts=(
            ("Wichtigstes Werkzeug", "die Mehrfachsteckdose"),
            ("Nächstes Vorhaben", "ein Frühstück auf der Straße"),
        ),
        tone="dark",
        months_ago=3,
    ),
    DemoProfile(
        slug="sam-exempel",
        name="Sam Exempel",
        function="Verkehrserziehung in der Stadtverwaltung",
        ags="14524330",
        lead="Sam Exempel bringt Kinder, Eltern und Ältere gemeinsam auf das Rad.",
        quote="Sicher fährt, wer gesehen wird und andere ansieht.",
        interview=(
            (
                "Was macht einen guten Aktionstag aus?",
                "Wenig Reden, viel Ausprobieren. Und jemand, der die Hinweise auf Gefahrenstellen aufschreibt.",
            ),
            (
                "Was geschieht mit den Hinweisen?",
                "Sie gehen an das zuständige Amt, und wir veröffentlichen die Antworten. Sonst fragt uns im nächsten "
                "Jahr niemand mehr.",
            ),
        ),
        facts=(("Zur Arbeit", "mit dem Rad, auch im Winter"), ("Lieblingsfrage", "Warum ist hier keine Ampel?")),
        tone="cool",
    ),
    DemoProfile(
        slug="bente-platzhalter",
        name="Bente Platzhalter",
        function="Leitung Ordnungsamt",
        ags="14627060",
        lead="Bente Platzhalter findet, dass ein Ordnungsamt vor allem gut zuhören muss.",
        quote="Eine Beschwerde ist ein Hinweis von jemandem, dem die Stadt nicht egal ist.",
        interview=(
            (
                "Wie wird aus einer Beschwerde ein Projekt?",
                "Indem wir zurückrufen und fragen, was die Person selbst beitragen möchte. Viele sagen zu.",
            ),
            (
                "Was hat sich bewährt?",
                "Kurze Wege zum Bauhof. Wenn am selben Tag jemand kommt, spricht sich das herum.",
            ),
            ("Was wünschen Sie sich?", "Mehr Austausch mit Kommunen unserer Größe, gern auch am Telefon."),
        ),
        facts=(("Im Büro", "ein Stadtplan mit bunten Nadeln"), ("Feierabend", "im Garten")),
        tone="warm",
    ),
)
