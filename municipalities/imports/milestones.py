"""Loading publicly reported milestones, the project's own `data/participation.csv`, as dated records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from asskomm.core.caching import bump_content_version
from municipalities.imports.csv_table import Line, Problems, parse_date, read_table
from municipalities.imports.register_csv import DATA_DIR, parse_ags, text_for
from municipalities.models import Instrument, Municipality, Participation, Partnership, PartnershipMembership
from municipalities.partial_dates import Precision

PARTICIPATION_FILE = DATA_DIR / "participation.csv"
SOURCE = "öffentliche Berichte 2019–2024"
COLUMNS = ["ags", "municipality", "partnership", "instrument", "state", "date", "date_precision", "note"]

State = Participation.State
# »Beendet« needs the day of the end, which the file does not have.
STATES = [State.PLANNED, State.ACTIVE, State.COMPLETED]

# The file's notes are English. An unknown one is refused, so that none gets onto the portal untranslated.
NOTES = {
    "": "",
    "model municipality": "Als Modellkommune von Anfang an beraten.",
    "analysis carried out in 2021": "Die Analyse wurde 2021 durchgeführt.",
    "100th municipality consulted": "Sie war die 100. Kommune, die beraten wurde.",
    "council existed for many years before the agreement": (
        "Den Präventionsrat gab es schon viele Jahre vor der Vereinbarung."
    ),
    "21st agreement": "Es war die 21. Kooperationsvereinbarung.",
    "22nd council": "Es war der 22. Präventionsrat.",
    "24th agreement": "Es war die 24. Kooperationsvereinbarung.",
    "49th agreement": "Es war die 49. Kooperationsvereinbarung.",
    "has a coordinator": "Der Präventionsrat hat eine koordinierende Stelle.",
    "has a coordinator for municipal prevention": "Es gibt eine koordinierende Stelle für kommunale Prävention.",
    "second meeting of its steering body": "An diesem Tag tagte das Lenkungsgremium zum zweiten Mal.",
    "first meeting of its steering group": "Die Lenkungsgruppe kam zum ersten Mal zusammen.",
    "project in the Neustadt district funded under RL KommPräv": (
        "Gefördert wird ein Projekt im Stadtteil Neustadt nach der Richtlinie RL KommPräv."
    ),
    "fifth municipality of its district": "Sie war die fünfte Kommune ihres Landkreises.",
    "newest member in eastern Saxony in April 2024": "Im April 2024 war sie das jüngste Mitglied in Ostsachsen.",
}

# How the name of a partnership tells its kind.
KINDS = {
    "KPR ": Partnership.Kind.COUNCIL,
    "Verwaltungsverband ": Partnership.Kind.ASSOCIATION,
    "Städtebund ": Partnership.Kind.LEAGUE,
}


class Milestone(NamedTuple):
    """One line of the file, checked; `participant` is the partnership's name or the AGS."""

    line: int
    ags: str
    partnership: str
    instrument: str
    state: str
    day: date
    precision: str
    note: str

    @property
    def key(self) -> tuple[str, str, date]:
        """Lines with the same key are one record."""
        return self.partnership or self.ags, self.instrument, self.day


@dataclass(slots=True)
class ParticipationReport:
    """How much was added; `skipped` names records that stand against one that editors keep."""

    partnerships: int = 0
    memberships: int = 0
    participations: int = 0
    skipped: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [
            f"{self.participations} Teilnahmen, {self.partnerships} Zusammenschlüsse und "
            f"{self.memberships} Mitgliedschaften hinzugefügt."
        ]
        lines += [f"Ausgelassen: {text}" for text in self.skipped]
        return "\n".join(lines)


@transaction.atomic
def load_participations(path: Path = PARTICIPATION_FILE) -> ParticipationReport:
    """
    Add the file's milestones to the database; what is there already is left alone, all or nothing.

    Lines with the same partnership, instrument and date become one record of the partnership. The register
    and the instruments have to be there. Raises RegisterError with every line that is wrong.
    """
    municipalities = {one.ags: one for one in Municipality.objects.select_for_update().order_by("pk")}
    instruments = {one.code: one for one in Instrument.objects.all()}
    problems = Problems()
    milestones = [_milestone(line, municipalities, instruments, problems) for line in read_table(path, COLUMNS)]
    _check_records(milestones, problems)
    problems.raise_for(path)
    report = ParticipationReport()
    partnerships = _add_partnerships(milestones, municipalities, report)
    for milestone in {one.key: one for one in milestones}.values():
        participant = (
            {"partnership": partnerships[milestone.partnership]}
            if milestone.partnership
            else {"municipality": municipalities[milestone.ags]}
        )
        _add_participation(milestone, instruments[milestone.instrument], participant, report)
    if report.participations or report.memberships:
        bump_content_version()
    return report


def _milestone(
    line: Line, municipalities: dict[str, Municipality], instruments: dict[str, Instrument], problems: Problems
) -> Milestone:
    """Read one line. Where a value is wrong, the result is not complete; the caller raises for the problem."""
    ags = line.parsed("ags", parse_ags, problems)
    municipality = municipalities.get(ags)
    if ags and municipality is None:
        problems.add(line.number, f"Den AGS {ags} kennt das Register nicht.")
    elif municipality and municipality.name != line.values["municipality"]:
        problems.add(line.number, f"{ags} heißt »{municipality.name}«, nicht »{line.values['municipality']}«.")
    note = line.values["note"]
    if note not in NOTES:
        problems.add(line.number, f"note: Für »{note}« gibt es noch keinen deutschen Text.")
    return Milestone(
        line.number,
        ags,
        line.parsed("partnership", text_for(Partnership, "name"), problems),
        line.parsed("instrument", _one_of(list(instruments)), problems),
        line.parsed("state", _one_of(STATES), problems),
        line.parsed("date", parse_date, problems),
        line.parsed("date_precision", _one_of(Precision.values), problems),
        NOTES.get(note, ""),
    )


def _one_of(values: Sequence[str]) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in values:
            raise ValueError(f"»{text}« gibt es nicht, nur: {', '.join(values)}.")
        return text

    return parse


def _check_records(milestones: Sequence[Milestone], problems: Problems) -> None:
    """Note lines that stand there twice, and lines of one record that contradict each other."""
    first: dict[tuple, Milestone] = {}
    seen: dict[tuple, int] = {}
    for one in milestones:
        if None in one:
            continue
        record = first.setdefault(one.key, one)
        if seen.setdefault((one.ags, one.key), one.line) != one.line:
            problems.add(one.line, f"Dieselbe Angabe steht schon in Zeile {seen[one.ags, one.key]}.")
        elif (one.state, one.precision, one.note) != (record.state, record.precision, record.note):
            problems.add(one.line, f"Status, Genauigkeit oder Hinweis sind anders als in Zeile {record.line}.")


def _add_partnerships(
    milestones: Sequence[Milestone], municipalities: dict[str, Municipality], report: ParticipationReport
) -> dict[str, Partnership]:
    """Add missing partnerships and members; gives the partnerships by name."""
    partnerships = {one.name: one for one in Partnership.objects.all()}
    # Also those who have left: it was an editor who entered that.
    members = set(PartnershipMembership.objects.values_list("partnership__name", "municipality__ags"))
    added = []
    for name, ags in {(one.partnership, one.ags): None for one in milestones if one.partnership}:
        if name not in partnerships:
            partnerships[name] = Partnership.objects.create(name=name, kind=kind_of(name))
            report.partnerships += 1
        if (name, ags) not in members:
            added.append(PartnershipMembership(partnership=partnerships[name], municipality=municipalities[ags]))
    PartnershipMembership.objects.bulk_create(added)
    report.memberships = len(added)
    return partnerships


def kind_of(name: str) -> str:
    """Tell a partnership's kind by the beginning of its name."""
    return next((kind for start, kind in KINDS.items() if name.startswith(start)), Partnership.Kind.OTHER)


def _add_participation(
    milestone: Milestone,
    instrument: Instrument,
    participant: dict[str, Municipality | Partnership],
    report: ParticipationReport,
) -> None:
    """Add one record, unless it is there or stands against one that is planned or running already."""
    step = "planned" if milestone.state == State.PLANNED else "started"
    records = Participation.objects.filter(instrument=instrument, **participant)
    if records.filter(**{f"{step}_on": milestone.day}).exists():
        return
    is_open = milestone.state in (State.PLANNED, State.ACTIVE)
    if is_open and records.filter(state__in=[State.PLANNED, State.ACTIVE]).exists():
        (name,) = participant.values()
        report.skipped.append(f"Zeile {milestone.line}: {instrument} ist für {name} schon geplant oder läuft.")
        return
    Participation.objects.bulk_create(
        [
            Participation(
                instrument=instrument,
                state=milestone.state,
                note=milestone.note,
                source=SOURCE,
                **participant,
                **{f"{step}_on": milestone.day, f"{step}_precision": milestone.precision},
            )
        ]
    )
    report.participations += 1
