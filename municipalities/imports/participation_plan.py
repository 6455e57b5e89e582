"""
Comparing a table of participations with the register: what each row would add or change, and why not.

Known facts are never overwritten by others: a row may say more than the record (a later state, a more exact day,
a text), not something else. Where it does, a person has to look, and the row is called a contradiction.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date

from django.db.models import TextChoices

from municipalities.imports import participation_values as columns
from municipalities.imports.participation_names import Names, UnknownName
from municipalities.imports.participation_records import (
    STEPS,
    Values,
    capitalised,
    day_of,
    describe,
    describe_differences,
    is_open,
    key_of,
    problems_of,
    values_of,
)
from municipalities.imports.participation_values import is_same, parse_day, parse_state, read_ags, with_precision
from municipalities.imports.table_file import Row
from municipalities.models import Instrument, Municipality, Participation, Partnership
from municipalities.partial_dates import PartialDate

State = Participation.State
ORDER = [State.PLANNED, State.ACTIVE, State.COMPLETED, State.ENDED]


class Kind(TextChoices):
    """What a row means for the register."""

    ERROR = "error", "Fehler"
    UNKNOWN = "unknown", "Unbekannte Kommune"
    CONTRADICTION = "contradiction", "Widerspruch"
    ADDED = "added", "Neu"
    CHANGED = "changed", "Geändert"
    DUPLICATE = "duplicate", "Doppelt in der Datei"
    UNCHANGED = "unchanged", "Unverändert"


@dataclass(slots=True)
class Outcome:
    """One row of the file; `record` is the key of the record that it is about."""

    row: int
    kind: str
    who: str
    what: str
    texts: list[str] = field(default_factory=list)
    suggestions: list[str] = field(default_factory=list)
    record: int | None = None


@dataclass(slots=True)
class Step:
    """One record to add (`pk` and `before` are None) or to change."""

    row: int
    label: str
    pk: int | None
    before: Values | None
    after: Values


@dataclass(slots=True)
class Plan:
    """All outcomes in the order of the file, and what to do."""

    outcomes: list[Outcome] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        """The fields of a `ParticipationImport`."""
        counted = Counter(one.kind for one in self.outcomes)
        return {
            "outcomes": [asdict(one) for one in self.outcomes],
            "steps": [asdict(one) for one in self.steps],
            "figures": {kind.value: counted[kind.value] for kind in Kind},
        }


@dataclass(slots=True)
class Wanted:
    """One row as it was read."""

    row: int
    participant: Municipality | Partnership
    instrument: Instrument
    state: str
    days: dict[str, PartialDate | None]
    texts: dict[str, str]

    @property
    def since(self) -> PartialDate | None:
        return self.days["started"] or self.days["planned"]

    @property
    def label(self) -> str:
        return f"{self.instrument}: {self.participant}"


class Refused(ValueError):
    """The row cannot be used; holds its outcome, and the row of the file that it contradicts, if it is one."""

    def __init__(
        self,
        kind: str,
        *texts: str,
        suggestions: Sequence[str] = (),
        record: int | None = None,
        other: int | None = None,
    ) -> None:
        super().__init__(*texts)
        self.kind, self.texts, self.suggestions = kind, list(texts), list(suggestions)
        self.record, self.other = record, other


def make_plan(rows: Sequence[Row], today: date) -> Plan:
    """Compare the rows with the register as it is now; reads the register once, writes nothing."""
    names = Names(today)
    records = list(Participation.objects.select_related("instrument", "municipality", "partnership").order_by("pk"))
    read = [_read(row, names, today) for row in rows]
    clashes: dict[int, set[int]] = defaultdict(set)
    plan = _compare(rows, read, records, clashes)
    # Of two rows that contradict each other neither is taken: which one is right, nobody here knows.
    return _compare(rows, read, records, clashes) if clashes else plan


def _compare(rows, read, records: list[Participation], clashes: dict[int, set[int]]) -> Plan:
    """One pass over all rows; `clashes` are rows to leave out, and gets those found."""
    plan, known = Plan(), dict(clashes)
    current: dict[tuple, list[tuple[Participation, int | None]]] = defaultdict(list)
    for record in records:
        current[key_of(record)].append((record, None))
    for row, one in zip(rows, read, strict=True):
        who = row.values.get(columns.NAME) or row.values.get(columns.PARTNERSHIP) or row.values.get(columns.AGS, "")
        outcome = Outcome(row.number, Kind.ERROR.value, who, row.values.get(columns.INSTRUMENT, ""))
        plan.outcomes.append(outcome)
        try:
            if isinstance(one, Refused):
                raise one
            outcome.who, outcome.what = str(one.participant), str(one.instrument)
            if row.number in known:
                others = ", ".join(str(number) for number in sorted(known[row.number]))
                raise Refused(Kind.CONTRADICTION.value, f"Widerspricht Zeile {others} dieser Datei.")
            _take(one, outcome, current, plan)
        except Refused as refused:
            outcome.kind, outcome.texts = refused.kind, refused.texts
            outcome.suggestions, outcome.record = refused.suggestions, refused.record
            if refused.other is not None:
                clashes[row.number].add(refused.other)
                clashes[refused.other].add(row.number)
    return plan


# --- Reading ------------------------------------------------------------------------------------------


def _read(row: Row, names: Names, today: date) -> Wanted | Refused:
    """The row as values, or everything that is wrong with it."""
    errors = [f"{column}: Die Zelle enthält eine Formel. Bitte als Wert einfügen." for column in row.formulas]

    def parsed(column: str, parse, *more):
        try:
            return parse(row.values.get(column, ""), *more)
        except ValueError as error:
            errors.append(f"{column}: {error}")
            return None

    state = parsed(columns.STATE, parse_state)
    days = {step: parsed(column, parse_day, today) for column, step in columns.DATE_COLUMNS.items()}
    single = parsed(columns.DAY, parse_day, today)
    for column, step in columns.DATE_COLUMNS.items():
        precision = columns.PRECISION_COLUMNS[column]
        days[step] = parsed(precision, lambda text, day=days[step]: with_precision(day, text))
    single = parsed(columns.PRECISION_COLUMNS[columns.DAY], lambda text: with_precision(single, text))
    if single:
        step = "planned" if state == State.PLANNED else "started"
        days[step] = days[step] or single
    instrument = parsed(columns.INSTRUMENT, names.instrument)
    participant, unknown = None, None
    try:
        participant = _participant(row, names)
    except UnknownName as error:
        unknown = error
    except ValueError as error:
        errors.append(f"{columns.AGS}: {error}")
    if errors:
        return Refused(Kind.ERROR.value, *errors, *([str(unknown)] if unknown else []))
    if unknown:
        return Refused(Kind.UNKNOWN.value, str(unknown), suggestions=unknown.suggestions)
    texts = {name: row.values[column] for column, name in columns.TEXT_COLUMNS.items() if row.values.get(column)}
    wanted = Wanted(row.number, participant, instrument, state, days, texts)
    return _outside_of_existence(wanted) or wanted


def _participant(row: Row, names: Names) -> Municipality | Partnership:
    """Whom the row is about; raises UnknownName, or ValueError for an AGS without the form of one."""
    ags, name = row.values.get(columns.AGS, ""), row.values.get(columns.NAME, "")
    partnership = row.values.get(columns.PARTNERSHIP, "")
    kind = row.values.get(columns.KIND, "")
    if not partnership and kind in Partnership.Kind.labels:
        # The portal's own download has one column for both.
        partnership = name
    if partnership:
        return names.partnership(partnership)
    if not (ags or name):
        raise ValueError("Weder AGS noch Name der Kommune steht da.")
    return names.municipality(read_ags(ags) if ags else "", name)


def _outside_of_existence(wanted: Wanted) -> Refused | None:
    """Refuse what begins after the municipality has gone into another."""
    one, since = wanted.participant, wanted.since
    if not isinstance(one, Municipality) or not one.valid_until or since is None or since.day <= one.valid_until:
        return None
    successor = f" Seitdem gehört sie zu {one.successor.name} ({one.successor.ags})." if one.successor else ""
    return Refused(Kind.ERROR.value, f"{one.name} bestand nur bis {PartialDate(one.valid_until)}.{successor}")


# --- Comparing ----------------------------------------------------------------------------------------


def _take(wanted: Wanted, outcome: Outcome, current: dict, plan: Plan) -> None:
    """Find out what the row does, and note it; raises Refused."""
    is_municipality = isinstance(wanted.participant, Municipality)
    key = (
        wanted.instrument.pk,
        wanted.participant.pk if is_municipality else None,
        None if is_municipality else wanted.participant.pk,
    )
    held = current[key]
    place = _find(wanted, held)
    if place is None:
        record = _new(wanted, key)
        _check(record)
        if is_open(record):
            for other, origin in held:
                if is_open(other):
                    raise Refused(
                        Kind.CONTRADICTION.value,
                        f"Das Instrument ist hier schon eingetragen: {describe(other)}.",
                        record=other.pk,
                        other=origin,
                    )
        held.append((record, wanted.row))
        plan.steps.append(Step(wanted.row, wanted.label, None, None, values_of(record)))
        outcome.kind, outcome.texts = Kind.ADDED.value, [describe(record)]
        return
    record, origin = held[place]
    outcome.record = record.pk
    changed = _merged(wanted, record, origin)
    before, after = values_of(record), values_of(changed)
    if before == after:
        outcome.kind = Kind.UNCHANGED.value if origin is None else Kind.DUPLICATE.value
        outcome.texts = [] if origin is None else [f"Steht schon in Zeile {origin}."]
        return
    if origin is not None:
        raise Refused(Kind.CONTRADICTION.value, f"Sagt etwas anderes als Zeile {origin}.", other=origin)
    _check(changed)
    held[place] = (changed, wanted.row)
    plan.steps.append(Step(wanted.row, wanted.label, record.pk, before, after))
    outcome.kind, outcome.texts = Kind.CHANGED.value, describe_differences(before, after)


def _find(wanted: Wanted, held: Sequence[tuple[Participation, int | None]]) -> int | None:
    """The place of the record that the row is about, None where it is about a new one; raises Refused."""
    if not held:
        return None
    same = [place for place, (record, _) in enumerate(held) if _has_same_day(wanted, record)]
    exact = [place for place in same if _has_same_day(wanted, held[place][0], exactly=True)]
    if len(same) == 1 or len(exact) == 1:
        return (exact or same)[0]
    if not same:
        if wanted.since is None and len(held) == 1:
            return 0
        after_all = wanted.since and all(
            record.state == State.ENDED and record.ended_on < wanted.since.day for record, _ in held
        )
        if after_all:
            return None
        opened = [place for place, (record, _) in enumerate(held) if is_open(record)]
        if opened:
            return opened[0]
    record, origin = held[-1]
    raise Refused(
        Kind.CONTRADICTION.value,
        f"Eingetragen ist schon: {'; '.join(describe(one) for one, _ in held)}. "
        "Ist etwas Weiteres gemeint, bitte von Hand eintragen.",
        record=record.pk,
        other=origin,
    )


def _has_same_day(wanted: Wanted, record: Participation, exactly: bool = False) -> bool:
    pairs = [(wanted.days[step], day_of(record, step)) for step in ("started", "planned")]
    return any(one and other and (one == other if exactly else is_same(one, other)) for one, other in pairs)


def _new(wanted: Wanted, key: tuple) -> Participation:
    """A record as the row describes it; raises Refused without a state."""
    if not wanted.state:
        raise Refused(Kind.ERROR.value, f"{columns.STATE}: Die Angabe fehlt.")
    instrument, municipality, partnership = key
    record = Participation(
        instrument_id=instrument,
        municipality_id=municipality,
        partnership_id=partnership,
        state=wanted.state,
        **wanted.texts,
    )
    for step, day in wanted.days.items():
        if day:
            _set_day(record, step, day)
    return record


def _merged(wanted: Wanted, record: Participation, origin: int | None) -> Participation:
    """The record with what the row knows besides; raises Refused where the two disagree."""
    changed = Participation(pk=record.pk)
    for column in Participation._meta.concrete_fields:
        setattr(changed, column.attname, getattr(record, column.attname))
    against = []
    if wanted.state and ORDER.index(wanted.state) < ORDER.index(record.state):
        against.append(("Status", record.get_state_display(), State(wanted.state).label))
    elif wanted.state:
        changed.state = wanted.state
    for step in STEPS:
        day, known = wanted.days[step], day_of(record, step)
        if day is None:
            continue
        may_move = step == "planned" and record.state == State.PLANNED
        if known and not is_same(day, known) and not may_move:
            label = capitalised(Participation._meta.get_field(f"{step}_on").verbose_name)
            against.append((label, str(known), str(day)))
        elif known is None or not is_same(day, known) or len(day.iso) > len(known.iso):
            _set_day(changed, step, day)
    if against:
        place = f"in Zeile {origin}" if origin is not None else "im Portal"
        texts = [f"{label}: {place} {known}, hier {new}." for label, known, new in against]
        raise Refused(Kind.CONTRADICTION.value, *texts, record=record.pk, other=origin)
    for name, text in wanted.texts.items():
        setattr(changed, name, text)
    return changed


def _set_day(record: Participation, step: str, day: PartialDate) -> None:
    setattr(record, f"{step}_on", day.day)
    setattr(record, f"{step}_precision", day.precision)


def _check(record: Participation) -> None:
    """Raise Refused with everything that the form would say."""
    problems = problems_of(record)
    if problems:
        raise Refused(Kind.ERROR.value, *problems)
