"""The shapes of this app's demo content; links are paths, pictures are posters, people are samples."""

from dataclasses import dataclass

from asskomm.core.demo_content.content import StreamItem


@dataclass(frozen=True)
class DemoContact:
    """An invented person whose data lead nowhere."""

    name: str
    office: str
    phone: str
    email: str


@dataclass(frozen=True)
class DemoReuse:
    """An invented reuse: year and AGS of a municipality."""

    ags: str
    year: int


@dataclass(frozen=True)
class DemoProject:
    """One project; title and place are facts, everything else is written as an example."""

    slug: str
    title: str
    place: str
    lead: str
    teaser: str
    topics: tuple[str, ...]
    groups: tuple[str, ...]
    problem: str
    goal: str
    approach: str
    result: str
    effort: str
    pitfalls: tuple[str, ...]
    poster: tuple[str, str]
    evidence: str = "erprobt"
    funding: str = "unbekannt"
    programme: str = ""
    period: str = ""
    duration: str = ""
    partners: tuple[str, ...] = ()
    contact: DemoContact | None = None
    reuses: tuple[DemoReuse, ...] = ()
    material: tuple[StreamItem, ...] = ()
    checklist: tuple[str, ...] = ()
    gallery: tuple[str, ...] = ()
    partnership: str = ""


@dataclass(frozen=True)
class DemoProfile:
    """One invented person; `months_ago` is the month she is »ASSKomm des Monats«, None for never."""

    slug: str
    name: str
    function: str
    ags: str
    lead: str
    quote: str
    interview: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    tone: str
    months_ago: int | None = None


@dataclass(frozen=True)
class DemoFundedProject:
    """A project named in public reports; what is said about its funding is a sample."""

    title: str
    ags: str
    description: str
    first_year: int | None = None
    last_year: int | None = None
    practice: str = ""


def paragraphs(*texts: str) -> str:
    """Rich text of plain paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts)


def bullets(*texts: str) -> str:
    """Rich text of a plain list."""
    return f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"
