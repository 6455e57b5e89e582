"""
A register made by chance, and a slow count over its raw rows that shares no code with the portal's.

It goes day by day, record by record and town by town, in the plainest words; so it may disagree.
"""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from municipalities.models import (
    District,
    Instrument,
    Municipality,
    Participation,
    Partnership,
    PartnershipMembership,
)
from tests.factories.municipalities import (
    DistrictFactory,
    InstrumentFactory,
    MunicipalityFactory,
    PartnershipFactory,
    PartnershipMembershipFactory,
)

BEGIN, END = date(2019, 2, 6), date(2026, 6, 30)
CODES = ["consultation", "cooperation_agreement", "prevention_council", "coaching", "funding"]


@dataclass
class Count:
    """What the slow count finds on a day: everything by instrument code, towns by AGS."""

    total: int
    participating: set[str]
    records: Counter
    municipalities: dict[str, set[str]]
    planned: Counter


def some_day(chance: random.Random) -> date:
    return BEGIN + timedelta(days=chance.randrange((END - BEGIN).days))


def random_days(seed: int, number: int = 40) -> list[date]:
    """Days to compare on, with those around the end of a merged town among them."""
    chance = random.Random(seed)  # noqa: S311 - a test wants the same days every time
    return sorted({some_day(chance) for _ in range(number - 4)} | {date(2022, 12, 31), date(2023, 1, 1), BEGIN, END})


def make_register(seed: int, records: int = 160) -> None:
    """Towns of three districts, two of them merged one after the other, partnerships, and records by chance."""
    chance = random.Random(seed)  # noqa: S311 - a test wants the same register every time
    districts = [DistrictFactory(ags=f"1452{number}", name=f"Musterland {number}") for number in range(3)]
    towns = [
        MunicipalityFactory(district=chance.choice(districts), population=chance.randrange(900, 90_000))
        for _ in range(18)
    ]
    last = MunicipalityFactory(district=districts[0], valid_from=date(2024, 6, 1), population=5000)
    middle = MunicipalityFactory(
        district=districts[0], valid_from=date(2023, 1, 1), valid_until=date(2024, 5, 31), successor=last
    )
    for _ in range(2):
        towns.append(MunicipalityFactory(district=districts[0], valid_until=date(2022, 12, 31), successor=middle))
    towns += [middle, last]
    leagues = [PartnershipFactory() for _ in range(3)]
    for league in leagues:
        for town in chance.sample(towns, 5):
            begin = chance.choice([None, some_day(chance)])
            end = chance.choice([None, (begin or BEGIN) + timedelta(days=chance.randrange(900))])
            PartnershipMembershipFactory(partnership=league, municipality=town, valid_from=begin, valid_until=end)
    whole = PartnershipFactory(kind="district", district=districts[1])
    instruments = [InstrumentFactory(code=code) for code in CODES]
    rows, still_open = [], set()
    for _ in range(records):
        row = random_record(chance, instruments, towns, [*leagues, whole])
        key = (row.instrument_id, row.municipality_id, row.partnership_id)
        if row.ended_on is None and row.state in ("planned", "active"):
            if key in still_open:
                continue
            still_open.add(key)
        rows.append(row)
    Participation.objects.bulk_create(rows)


def random_record(
    chance: random.Random, instruments: list[Instrument], towns: list[Municipality], partnerships: list[Partnership]
) -> Participation:
    """A record as the rules of the database allow it."""
    state = chance.choice(["planned", "active", "completed", "completed", "ended"])
    planned_on = some_day(chance) if state == "planned" or chance.random() < 0.4 else None
    started_on = None if state == "planned" else (planned_on or some_day(chance)) + timedelta(chance.randrange(300))
    ended_on = None
    if state == "ended" or (state in ("completed", "planned") and chance.random() < 0.5):
        ended_on = (started_on or planned_on) + timedelta(days=chance.randrange(500))
    shared = chance.random() < 0.3
    return Participation(
        instrument=chance.choice(instruments),
        municipality=None if shared else chance.choice(towns),
        partnership=chance.choice(partnerships) if shared else None,
        state=state,
        planned_on=planned_on,
        started_on=started_on,
        ended_on=ended_on,
    )


class SlowCount:
    """The raw rows, read once, and counted anew for every day."""

    def __init__(self) -> None:
        self.towns = {one.pk: one for one in Municipality.objects.select_related("district")}
        self.codes = dict(Instrument.objects.values_list("pk", "code"))
        self.districts = dict(Partnership.objects.values_list("pk", "district_id"))
        self.memberships = list(PartnershipMembership.objects.all())
        self.records = list(Participation.objects.all())

    def on(self, day: date, district: District | None = None) -> Count:
        """Count the raw rows on one day."""
        towns = [one for one in self.towns.values() if exists(one, day) and district in (None, one.district)]
        found = Count(len(towns), set(), Counter(), {}, Counter())
        for record in self.records:
            how = condition(record, day)
            if not how:
                continue
            heirs = {self.heir(origin, day).pk for origin in self.participants(record, day)}
            places = {one.ags for one in towns if one.pk in heirs}
            code = self.codes[record.instrument_id]
            if places and how == "planned":
                found.planned[code] += 1
            if places and how == "in force":
                found.records[code] += 1
                found.municipalities.setdefault(code, set()).update(places)
                found.participating |= places
        return found

    def heir(self, town: Municipality, day: date) -> Municipality:
        while town.successor_id and not day <= town.valid_until:
            town = self.towns[town.successor_id]
        return town

    def participants(self, record: Participation, day: date) -> list[Municipality]:
        """Who takes part by the register, whether they still exist or not."""
        if record.municipality_id:
            return [self.towns[record.municipality_id]]
        if district := self.districts[record.partnership_id]:
            return [one for one in self.towns.values() if one.district_id == district and exists(one, day)]
        return [
            self.towns[one.municipality_id]
            for one in self.memberships
            if one.partnership_id == record.partnership_id
            and (one.valid_from or date.min) <= day <= (one.valid_until or date.max)
        ]


def exists(town: Municipality, day: date) -> bool:
    return (town.valid_from or date.min) <= day <= (town.valid_until or date.max)


def condition(record: Participation, day: date) -> str:
    """»planned«, »in force«, or nothing that is shown."""
    if record.started_on and day >= record.started_on:
        return "" if record.state == "ended" and day > record.ended_on else "in force"
    if record.planned_on and day >= record.planned_on:
        gave_up = record.state == "planned" and record.ended_on and day > record.ended_on
        return "" if gave_up else "planned"
    return ""
