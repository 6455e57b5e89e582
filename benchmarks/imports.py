"""
How long a large import of participations takes: comparing, taking over, taking back.

    .venv/bin/python -m benchmarks.imports

Builds the demo site in a temporary folder (SQLite; set DATABASE_URL for another, empty database), plans some
participations, and sends a workbook that begins those and adds others, as staff do in the admin. Times are medians
on this machine and those of the whole answer. Ends with status 1 where a budget is exceeded.
"""

import io
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import islice, product

from benchmarks.measure import Measurements, demo_site, queries_of

CHANGED, ADDED = 1000, 4000
ROUNDS = 3
# Seconds somebody waits in front of the screen.
BUDGET = 10


def main() -> int:
    with demo_site():
        return Report().run()


class Report(Measurements):
    """The times of one import."""

    def run(self) -> int:
        from asskomm.core.models import User
        from municipalities.models import Participation

        self.client.force_login(User.objects.create_superuser("benchmark"))
        data = workbook(plan_and_list())
        before = Participation.objects.count()
        steps = {"upload and compare": [], "preview": [], "take over": [], "take back": []}
        for _ in range(ROUNDS):
            address = self.timed(steps["upload and compare"], lambda: self.upload(data))
            page = self.timed(steps["preview"], lambda: self.get(address)).decode()  # noqa: B023
            state = page.partition('name="state" value="')[2].partition('"')[0]
            self.timed(steps["take over"], lambda: self.post(f"{address}uebernehmen/", {"state": state}))  # noqa: B023
            check(Participation.objects.count() == before + ADDED, "Not everything was added.")
            self.timed(steps["take back"], lambda: self.post(f"{address}zuruecknehmen/", {}))  # noqa: B023
            check(Participation.objects.count() == before, "Not everything was taken back.")
        print(f"\n{CHANGED + ADDED} rows, {CHANGED} of them changes")
        for name, seconds in steps.items():
            self.line(name, statistics.median(seconds), BUDGET, " s")
        self.line("size of the file", len(data) / 1024, None, " KB")
        address = self.upload(data)
        state = self.get(address).decode().partition('name="state" value="')[2].partition('"')[0]
        self.line("queries to take over", queries_of(lambda: self.post(f"{address}uebernehmen/", {"state": state})))
        self.line("queries to take back", queries_of(lambda: self.post(f"{address}zuruecknehmen/", {})))
        return self.conclude()

    def timed(self, durations: list[float], act: Callable):
        """Do it and note how long it took; what it gives."""
        start = time.perf_counter()
        result = act()
        durations.append(time.perf_counter() - start)
        return result

    def upload(self, data: bytes) -> str:
        """Where the preview is."""
        file = io.BytesIO(data)
        file.name = "teilnahmen.xlsx"
        return self.post("/verwaltung/kommunen/import/", {"file": file})

    def post(self, address: str, data: dict) -> str:
        """Where the answer leads."""
        response = self.client.post(address, data)
        check(response.status_code == 302, f"{address} answered {response.status_code}")
        return response["Location"]


def check(holds: bool, problem: str) -> None:
    if not holds:
        raise RuntimeError(problem)


def plan_and_list() -> list[list]:
    """Plan some participations; the rows that begin them, and those of new ones, an ended and a running one each."""
    from municipalities.models import Instrument, Municipality, Participation

    taken = set(Participation.objects.values_list("municipality", "instrument"))
    pairs = product(Municipality.objects.filter(valid_until=None), Instrument.objects.all())
    free = iter([pair for pair in pairs if (pair[0].pk, pair[1].pk) not in taken])
    rows = []
    planned = list(islice(free, CHANGED))
    Participation.objects.bulk_create(
        Participation(
            municipality=town, instrument=one, state=Participation.State.PLANNED, planned_on=date(2021, 5, 3)
        )
        for town, one in planned
    )
    rows += [[town.ags, town.name, one.label, "läuft", "5.2.2022", ""] for town, one in planned]
    for town, one in islice(free, ADDED // 2):
        rows.append([town.ags, town.name, one.label, "beendet", "März 2015", "31.12.2016"])
        rows.append([town.ags, town.name, one.label, "läuft", "2022", ""])
    return rows


def workbook(rows: list[list]) -> bytes:
    """The table as staff would send it."""
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["AGS", "Kommune", "Instrument", "Status", "Beginn", "Ende"])
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


if __name__ == "__main__":
    sys.exit(main())
