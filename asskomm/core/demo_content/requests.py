"""The pages with forms, what stands above and after them, and sample requests for the admin."""

from dataclasses import dataclass

from asskomm.core.demo_content.content import StreamItem, steps


@dataclass(frozen=True)
class DemoRequestPage:
    """A page with a form; `model` is its page type, `parent` the path it stands below."""

    model: str
    parent: str
    slug: str
    title: str
    lead: str
    search_description: str
    sent_text: str
    body: tuple[StreamItem, ...] = ()

    @property
    def stream_data(self) -> list[dict]:
        """The body in the form that `StreamBlock.to_python()` reads."""
        return [{"type": block_type, "value": value} for block_type, value in self.body]


REQUEST_PAGES = (
    DemoRequestPage(
        model="CoachingRequestPage",
        parent="/bausteine/coaching/",
        slug="anfragen",
        title="Coaching anfragen",
        lead=(
            "Sie möchten Prävention in Ihrer Kommune aufbauen oder neu beleben? Schreiben Sie uns. "
            "Die Anfrage ist unverbindlich."
        ),
        search_description="Unverbindliche Anfrage nach einem begleitenden Coaching für kommunale Prävention.",
        sent_text=(
            "<p>Ihre Ansprechperson im ASSKomm-Team meldet sich bei Ihnen und vereinbart ein Gespräch. "
            "Danach schlägt das Institut B3 e.\u202fV. eine Person aus dem Pool der Coaches vor.</p>"
        ),
        body=(
            steps(
                "",
                ("Sie schreiben uns", "Zwei, drei Sätze genügen."),
                ("Wir sprechen miteinander", "Im Gespräch klären wir, wo Ihre Kommune steht und was sie braucht."),
                ("Wir finden eine passende Begleitung", "Die Kommune entscheidet, ob sie mit ihr arbeiten möchte."),
            ),
        ),
    ),
    DemoRequestPage(
        model="BarrierReportPage",
        parent="/barrierefreiheit/",
        slug="feedback",
        title="Barriere melden",
        lead=(
            "Etwas auf diesem Portal lässt sich nicht lesen, hören oder bedienen? Sagen Sie es uns. "
            "Sie müssen Ihren Namen nicht nennen."
        ),
        search_description="Barriere auf dem Portal ASSKomm melden oder einen Inhalt auf anderem Weg erhalten.",
        sent_text=(
            "<p>Wir prüfen die Barriere. Brauchen Sie den Inhalt sofort, rufen Sie uns an: "
            "Sie bekommen ihn auf einem anderen Weg.</p>"
        ),
    ),
)


@dataclass(frozen=True)
class DemoRequest:
    """A request of an invented person, as visitors send them."""

    kind: str
    state: str
    message: str
    email: str = ""
    municipality: str = ""
    name: str = ""
    office: str = ""
    topic: str = ""
    page_address: str = ""
    internal_note: str = ""


REQUESTS = (
    DemoRequest(
        kind="coaching",
        state="done",
        municipality="Wurzen",
        name="Alex Muster",
        office="Ordnungsamt",
        email="alex.muster@example.org",
        topic="Vernetzung",
        message="Unser Präventionsrat trifft sich selten. Wir möchten klären, wie wir wieder in Gang kommen.",
        internal_note="Beispiel: Gespräch vereinbart, an Luca Entwurf übergeben.",
    ),
    DemoRequest(
        kind="barrier",
        state="in_work",
        email="sascha.beispiel@example.org",
        page_address="/downloads/",
        message="Mein Vorleseprogramm liest in einem Dokument die Tabelle nicht der Reihe nach.",
        internal_note="Beispiel: Dokument wird neu erstellt.",
    ),
    DemoRequest(
        kind="coaching",
        state="new",
        municipality="Flöha",
        name="Kim Beispiel",
        office="Hauptamt",
        email="kim.beispiel@example.org",
        topic="Jugend",
        message=(
            "Wir haben viele Ideen für Treffpunkte, aber noch kein Gremium.\n"
            "Wer kann uns beim Aufbau eines Präventionsrats begleiten?"
        ),
    ),
)
