"""What is coming, counted from the day on which the demo is loaded."""

from asskomm.core.demo_content.content import action, facts, links, notice, prose, questions, steps
from calendar_events.demo_content.content import (
    FRIDAY,
    MONDAY,
    SATURDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    DemoEvent,
    EveryYear,
    InDays,
    external,
    here,
    place,
)
from calendar_events.demo_content.pictures import (
    CHEMNITZ,
    COUNCIL,
    COURSE,
    EAST,
    FREITAL,
    SCREEN,
    WURZEN,
    ZITTAU,
    ZWICKAU,
)

CONSULTATION = (
    prose(
        "<p>Sie planen ein Projekt und sind nicht sicher, ob es förderfähig ist? In der Sprechstunde stellen Sie Ihre "
        "Idee in fünf Minuten vor und hören, worauf es im Antrag ankommt. Zuhören ist ebenso willkommen.</p>"
    ),
    questions(
        "Häufige Fragen",
        ("Ersetzt das die Beratung vor dem Antrag?", "Nein. Ihren Termin dafür vereinbaren Sie in der Sprechstunde."),
        ("Was bringe ich mit?", "Eine Idee und, wenn es sie schon gibt, den Beschluss Ihres Präventionsrats."),
    ),
)


def consultation(number: int, in_days: int, topic: str) -> DemoEvent:
    """One of the consultation hours, which differ in their main topic."""
    return DemoEvent(
        slug=f"sprechstunde-foerderung-{number}",
        title=f"Sprechstunde zur RL KommPräv: {topic}",
        lead=f"Fragen zur Förderung, Schwerpunkt diesmal: {topic}. Online und ohne Vorwissen.",
        day=InDays(in_days, THURSDAY),
        hours="10:00–11:30",
        picture=SCREEN,
        body=CONSULTATION,
        topics=("vernetzung",),
        audiences=("kommunen", "vereine"),
        series="sprechstunde-foerderung",
        registration_ends=1,
        fields={"format": "online", "needs_report": False, **here(8)},
    )


NETWORK_EAST = DemoEvent(
    slug="netzwerktreffen-ostsachsen-zittau",
    title="Netzwerktreffen Ostsachsen",
    lead="Nachbarschaft über Grenzen: Kommunen aus den Landkreisen Bautzen und Görlitz treffen sich in Zittau.",
    day=InDays(14, TUESDAY),
    hours="10:00–15:30",
    picture=EAST,
    caption="Zittau und seine Nachbarn.",
    body=(
        prose(
            "<p>Am Vormittag berichten drei Kommunen aus ihrem Alltag, am Nachmittag arbeiten kleine Gruppen an "
            "Fragen, die Sie mitbringen.</p>"
        ),
        steps(
            "So bereiten Sie sich vor",
            ("Eine Frage", "Was möchten Sie von anderen Kommunen wissen?"),
            ("Ein Beispiel", "Was ist Ihnen seit dem letzten Treffen gelungen?"),
        ),
        links(
            "Zum Einlesen",
            ("/neuigkeiten/zittau-kooperationsvereinbarung/", "Zittau ist dabei", "Wie die Zusammenarbeit begann."),
            ("/bausteine/vernetzung/", "Baustein Vernetzung", "Treffen in allen Regionen."),
        ),
    ),
    topics=("vernetzung",),
    audiences=("kommunen", "praeventionsraete"),
    municipalities=(ZITTAU,),
    contact="toni.exempel",
    series="netzwerktreffen",
    registration_ends=7,
    fields={
        **place("Zittau", "Rathaus, Bürgersaal", "Markt 1", "02763", "Aufzug vom Innenhof, Höranlage im Saal."),
        **here(12, municipality_limit=2, minimum_number=10),
        "latitude": "50.89610",
        "longitude": "14.80690",
        "audience_note": "aus den Landkreisen Bautzen und Görlitz",
    },
)

PODCAST = DemoEvent(
    slug="digitale-tagungsreihe-livegespraech",
    title="Digitale Tagungsreihe: live nachgefragt",
    lead="Eine Folge, ein Gast, Ihre Fragen: Diesmal geht es um Sucht und das Umfeld.",
    day=InDays(5, WEDNESDAY),
    hours="17:00–18:00",
    body=(prose("<p>Hören Sie die Folge vorher, dann bleibt mehr Zeit für Ihre Fragen.</p>"),),
    topics=("sucht",),
    audiences=("alle",),
    series="digitale-tagungsreihe",
    fields={"format": "online", **external()},
)

COUNCIL_SESSION = DemoEvent(
    slug="kpr-wurzener-land-oeffentliche-sitzung",
    title="Öffentliche Sitzung des KPR Wurzener Land",
    lead="Der Präventionsrat berät über seine Vorhaben und beantwortet Fragen aus dem Publikum.",
    day=InDays(18, MONDAY),
    hours="18:00–20:00",
    picture=COUNCIL,
    caption="Wurzen und das Land ringsum.",
    body=(
        prose(
            "<p>Auf der Tagesordnung stehen Beleuchtung, Jugendtreffs und die Planung für das kommende Jahr. Die "
            "letzte halbe Stunde gehört den Fragen der Bürger:innen.</p>"
        ),
        links(
            "Hintergrund",
            ("/neuigkeiten/praeventionsrat-wurzener-land/", "Gründung des Rats", "Vier Kommunen, ein Rat."),
            ("/karte/", "Karte", "Alle Präventionsräte in Sachsen."),
        ),
    ),
    topics=("vernetzung", "jugend"),
    audiences=("alle",),
    municipalities=(WURZEN,),
    contact="luca.entwurf",
    fields={
        **place("Wurzen", "Stadthaus, Plenarsaal", "Friedrich-Ebert-Straße 2", "04808", "Stufenlos, Aufzug."),
        "host": "kommune",
        "host_name": "KPR Wurzener Land",
    },
)

DEADLINE = DemoEvent(
    slug="antragsfrist-rl-kommpraev",
    title="Antragsfrist für Förderung im Folgejahr",
    lead="Bis zu diesem Tag muss Ihr Antrag nach der RL KommPräv vorliegen. Vorher ist eine Beratung Pflicht.",
    day=EveryYear(10, 15),
    body=(
        facts(
            "Auf einen Blick",
            ("Zuschuss", "bis zu 90\u00a0Prozent der förderfähigen Ausgaben"),
            ("Eigenanteil", "mindestens 10\u00a0Prozent, auch als Eigenleistung"),
            ("Antrag möglich", "ab 31. August"),
        ),
        action("Zuerst kommt das Gespräch.", "/foerdermittel/", "Zu den Fördermitteln"),
    ),
    audiences=("kommunen", "vereine"),
    is_sample=False,
    fields={"is_deadline": True, "needs_report": False, "host_name": "RL KommPräv"},
)

COURSE_1 = DemoEvent(
    slug="beccaria-modul-1",
    title="Beccaria-Weiterbildung, Modul 1",
    lead="Grundlagen an einem langen Wochenende: das erste von vier Modulen.",
    day=InDays(33, FRIDAY),
    days=3,
    picture=COURSE,
    caption="Wissen in Karten.",
    body=(
        prose(
            "<p>Die Weiterbildung hat vier Module an acht Wochenenden und 16 Plätze. Weil sich meist mehr Menschen "
            "bewerben, als Plätze da sind, entscheidet eine Auswahl.</p>"
        ),
    ),
    topics=("vernetzung",),
    audiences=("kommunen", "polizei", "schulen"),
    series="beccaria",
    registration_ends=14,
    fields={
        **place("Dresden", "Tagungshaus (Beispiel)"),
        "admission": "kurs",
        "capacity": 16,
        "reconfirmation": "off",
        "needs_report": False,
    },
)

COURSE_2 = DemoEvent(
    slug="beccaria-modul-2",
    title="Beccaria-Weiterbildung, Modul 2",
    lead="Projekte planen, Ziele prüfen. Der Ort wird noch bekannt gegeben.",
    day=InDays(68, FRIDAY),
    days=3,
    picture=COURSE,
    topics=("vernetzung",),
    audiences=("kommunen", "polizei", "schulen"),
    series="beccaria",
    fields={"status": "planned", "status_note": "Der Ort steht noch nicht fest.", "needs_report": False},
)

COACHING = DemoEvent(
    slug="coaching-werkstatt-wirkung",
    title="Coaching-Werkstatt: Wirkung prüfen",
    lead="Woran merken Sie, dass Ihr Projekt wirkt? Eine Werkstatt mit Coaches und eigenen Beispielen.",
    day=InDays(27, TUESDAY),
    hours="13:00–16:00",
    moved_by=13,
    body=(
        notice("warning", "Neuer Termin", "<p>Wegen einer Terminüberschneidung findet sie später statt.</p>"),
        prose("<p>Bringen Sie ein laufendes Projekt mit. Alles andere liegt bereit.</p>"),
    ),
    topics=("vernetzung",),
    audiences=("praeventionsraete", "coaches"),
    fields={
        "status": "moved",
        "status_note": "Anmeldungen gelten weiter.",
        "format": "online",
        "host": "partner",
        "host_name": "Institut B3 e.\u00a0V.",
        **external(),
    },
)

NETWORK_ZWICKAU = DemoEvent(
    slug="netzwerktreffen-zwickau-abgesagt",
    title="Wintertreffen Zwickau und Vogtland",
    lead="Sichere Schulwege und Verkehr vor Schulen.",
    day=InDays(40, WEDNESDAY),
    hours="10:00–15:00",
    topics=("verkehrssicherheit", "vernetzung"),
    audiences=("kommunen", "schulen"),
    municipalities=(ZWICKAU,),
    contact="alex.probe",
    series="netzwerktreffen",
    fields={
        **place("Zwickau", "Rathaus, Bürgersaal", "Hauptmarkt 1", "08056", "Stufenlos über den Hof."),
        "status": "cancelled",
        "status_note": "Ein neuer Termin folgt im Frühjahr.",
    },
)

STUDIES = DemoEvent(
    slug="infoabend-studium-praevention",
    title="Infoabend: Prävention studieren neben dem Beruf",
    lead="Die TU Chemnitz stellt ihre Studienangebote vor, mit Zeit für persönliche Fragen.",
    day=InDays(45, THURSDAY),
    hours="17:30–19:00",
    audiences=("kommunen", "polizei"),
    municipalities=(CHEMNITZ,),
    contact="robin.beispiel",
    registration_ends=2,
    fields={
        **place("Chemnitz", "Universitätsgebäude (Beispiel)", "", "09111", "Aufzug, taktiler Lageplan."),
        "host": "partner",
        "host_name": "TU Chemnitz",
        "needs_report": False,
        **external(),
    },
)

LITTER = DemoEvent(
    slug="fachgespraech-muell-graffiti-vandalismus",
    title="Müll, Graffiti, Vandalismus: Was hilft?",
    lead="Ein Fachgespräch vor Ort und am Bildschirm: vier Kommunen, vier Wege, offene Bilanz.",
    day=InDays(60, TUESDAY),
    hours="09:30–15:00",
    body=(
        prose(
            "<p>In den Sicherheitsanalysen stehen Müll und Vandalismus weit oben. Vier Kommunen zeigen, was sie "
            "versucht haben, auch das, was nicht gelungen ist.</p>"
        ),
    ),
    topics=("ordnung-und-sauberkeit", "oeffentlicher-raum"),
    audiences=("kommunen", "praeventionsraete", "polizei"),
    municipalities=(CHEMNITZ,),
    contact="robin.beispiel",
    registration_ends=5,
    fields={
        **place("Chemnitz", "Stadtbibliothek, Veranstaltungssaal", "", "09111", "Aufzug, Höranlage."),
        "format": "hybrid",
        "online_link": "https://example.org/raum",
        **here(30, minimum_number=10),
    },
)

WORKING_GROUP = DemoEvent(
    slug="ag-asskomm-naechste-sitzung",
    title="Sitzung der AG ASSKomm",
    lead="Die Arbeitsgruppe bereitet den Fachtag vor und spricht über die Vorhaben des Jahres.",
    day=InDays(75, WEDNESDAY),
    hours="10:00–14:00",
    topics=("vernetzung",),
    audiences=("praeventionsraete",),
    contact="kim.muster",
    fields={**place("Dresden", "Geschäftsstelle (Beispiel)"), "admission": "einladung"},
)

SCHOOL_WEEK = DemoEvent(
    slug="aktionswoche-sichere-schulwege-freital",
    title="Aktionswoche: sichere Schulwege",
    lead="Eine Woche lang gehen Klassen in Freital ihre Wege ab und sagen, was sich ändern soll.",
    day=InDays(88, MONDAY),
    days=5,
    topics=("verkehrssicherheit", "jugend"),
    audiences=("schulen",),
    municipalities=(FREITAL,),
    contact="sascha.vorlage",
    fields={**place("Freital"), "host": "kommune", "host_name": "Stadt Freital"},
)

SPRING_MARKET = DemoEvent(
    slug="nachbarschaftstag-wurzen",
    title="Nachbarschaftstag im Wurzener Land",
    lead="Vereine, Polizei und Feuerwehr zeigen einen Samstag lang, wer im Ort füreinander da ist.",
    day=InDays(100, SATURDAY),
    hours="11:00–17:00",
    picture=COUNCIL,
    topics=("oeffentlicher-raum", "sicherheitsgefuehl"),
    audiences=("alle",),
    municipalities=(WURZEN,),
    contact="luca.entwurf",
    fields={**place("Wurzen", "Marktplatz"), "host": "kommune", "host_name": "KPR Wurzener Land"},
)

COMING = (
    PODCAST,
    consultation(1, 8, "Eigenanteil"),
    NETWORK_EAST,
    COUNCIL_SESSION,
    consultation(2, 22, "Personalkosten"),
    COACHING,
    COURSE_1,
    consultation(3, 36, "Auswertung"),
    NETWORK_ZWICKAU,
    STUDIES,
    LITTER,
    COURSE_2,
    WORKING_GROUP,
    SCHOOL_WEEK,
    SPRING_MARKET,
    DEADLINE,
)
