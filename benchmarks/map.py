"""
Sizes, queries and times of the map, against the budget the project has set itself.

    .venv/bin/python -m benchmarks.map [FILE WITH BOUNDARIES]

Builds the demo site in a temporary folder, asks it as a visitor, then does the same with 20,000 records.
Sizes are bytes after gzip; queries are counted for a visitor's request with and without warm caches; times
are medians on this machine; memory is the most that Python holds while a file is sent, beyond what it held before.
Ends with status 1 where a budget is exceeded.
"""

import re
import sys
import tracemalloc
from datetime import date, timedelta

from benchmarks.measure import KB, Measurements, demo_site, median_ms, queries_of, size, whole_pages_not_cached

RECORDS = 20_000
# Milliseconds that a file to take away may need where nobody has asked for it before.
EXTRACT_MS = 1000
# Megabytes that a data file may take more with RECORDS than without them.
GROWTH_MB = 4


def main() -> int:
    with demo_site(sys.argv[1] if len(sys.argv) > 1 else ""):
        return Report().run()


class Report(Measurements):
    """The figures of the map."""

    def run(self) -> int:
        self.sizes()
        self.all_queries("demo data")
        few = self.memory("demo data")
        add_records(RECORDS)
        self.all_queries(f"with {RECORDS} more records")
        many = self.memory(f"with {RECORDS} more records")
        print("\nFrom few to many: memory")
        for name, peak in many.items():
            self.line(f"{name}: more memory", peak - few[name], GROWTH_MB, " MB")
        self.times()
        return self.conclude()

    def sizes(self) -> None:
        from municipalities.map.shapes import shapes_on
        from municipalities.map.view import geometry_of
        from municipalities.participation import today

        print("\nSizes after gzip")
        geometry = geometry_of(shapes_on(today())).content
        self.line("geometry", size(geometry), 60, " KB")
        self.line("states of the day", size(self.get("/karte/daten/stand.json")), 15, " KB")
        self.line("map page", size(self.get("/karte/")), 45, " KB")
        self.line("table page, all municipalities", size(self.get("/karte/?ansicht=tabelle&alle=on")), 45, " KB")
        self.line("home page", size(self.get("/")), None, " KB")
        self.line("drawn map", size(self.get("/karte/karte.svg")), None, " KB")
        for name, address in (("map", "/karte/"), ("Bilanz", "/karte/bilanz/"), ("export", "/karte/export/")):
            own, others = self.loaded_by(address)
            self.line(f"stylesheets and own scripts of the {name} page", own, 45, " KB")
            self.line(f"scripts and stylesheets of packages on the {name} page", others, None, " KB")

    def loaded_by(self, address: str) -> tuple[float, float]:
        """What a page's stylesheets and scripts weigh: the project's own, and those of packages."""
        from django.conf import settings

        paths = set(re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js))"', self.get(address).decode()))
        own = {path for path in paths if path.startswith(("css/", "js/"))}
        weights = {path: size((settings.STATIC_ROOT / path).read_bytes()) for path in paths}
        return sum(weights[path] for path in own), sum(weights[path] for path in paths - own)

    def all_queries(self, title: str) -> None:
        print(f"\nQueries, {title} (cold caches / warm caches / whole page cached)")
        for name, address, budget in (
            ("map", "/karte/", 8),
            ("map with a filter", "/karte/?instrument=coaching&gemeinde=14729410", 10),
            ("table", "/karte/?ansicht=tabelle", 8),
            ("Bilanz", "/karte/bilanz/", 10),
            ("Bilanz of two days", "/karte/bilanz/?stand=2024-12-31&von=2021-01-01&bis=2021-06-30", 10),
            ("Bilanz as a workbook", "/karte/bilanz.xlsx", 10),
            ("municipality", "/karte/gemeinden/14729410-wurzen/", 10),
            ("home", "/", 10),
        ):
            self.queries(name, address, budget)

    def memory(self, title: str) -> dict[str, float]:
        """The most that sending each data file takes, in megabytes."""
        from municipalities.opendata.formats import formats_of
        from municipalities.opendata.tables import TABLES

        print(f"\nMemory while files are sent, {title}")
        found = {}
        for table in TABLES.values():
            for extension in formats_of(table):
                name = f"{table.name}.{extension}"
                # The state of the day and the shapes stay in the memory for every page; they are not the file's.
                self.send(f"/karte/daten/{name}")
                tracemalloc.start()
                size = self.send(f"/karte/daten/{name}")
                found[name] = tracemalloc.get_traced_memory()[1] / KB / KB
                tracemalloc.stop()
                self.line(f"{name}, {size / KB:.0f} KB", found[name], None, " MB")
        return found

    def send(self, address: str) -> int:
        """Read an answer as it is sent, and forget it; its size in bytes."""
        return sum(len(piece) for piece in self.client.get(address).streaming_content)

    def times(self) -> None:
        from municipalities.figures.series import month_ends, series
        from municipalities.map.forms import RECORDS_BEGIN
        from municipalities.participation import as_of, today
        from municipalities.records import read_records

        print(f"\nMedian times with {RECORDS} more records")
        self.line("as_of(today)", median_ms(lambda: as_of(today())), 50, " ms")
        self.line("as_of(today), queries", queries_of(lambda: as_of(today())), 3)
        self.line("the register, read once per content version", median_ms(read_records), None, " ms")
        self.line("the register, queries", queries_of(read_records), 3)
        records, months = read_records(), month_ends(RECORDS_BEGIN, today())
        self.line(f"figures of {len(months)} months", median_ms(lambda: series(months, records)), 50, " ms")
        self.line("map with a filter", median_ms(lambda: self.get("/karte/?instrument=coaching")), None, " ms")
        self.line("Bilanz", median_ms(lambda: self.get("/karte/bilanz/?stand=2024-12-31")), None, " ms")
        self.line("map, cached", median_ms(lambda: self.get("/karte/")), None, " ms")
        self.line("map in a frame", median_ms(lambda: self.get("/karte/einbetten/karte/?kreis=")), None, " ms")
        self.extracts()

    def extracts(self) -> None:
        """Every kind of file, drawn anew each time and once more from the memory."""
        from municipalities.extracts.delivery import kept

        print("\nMedian times of all of Saxony to take away")
        for name, address in (
            ("SVG", "/karte/export.svg?beschriftung=alle"),
            ("PNG, 1280 x 720", "/karte/export.png?faktor=1"),
            ("PNG, 2560 x 1440", "/karte/export.png?faktor=2"),
            ("PNG, 3840 x 2160", "/karte/export.png?faktor=3"),
            ("PNG in black and white", "/karte/export.png?faktor=2&farben=muster"),
            ("PowerPoint", "/karte/export.pptx"),
            ("PDF", "/karte/export.pdf"),
        ):
            with whole_pages_not_cached():
                drawn = median_ms(lambda: (kept.clear(), self.get(address)), runs=7)  # noqa: B023
                again = median_ms(lambda: self.get(address))  # noqa: B023
            self.line(name, drawn, EXTRACT_MS, " ms")
            self.line(f"{name}, kept", again, None, " ms")


def add_records(count: int) -> None:
    """Spread completed records over all municipalities, instruments and years."""
    from asskomm.core.caching import bump_content_version
    from municipalities.models import Instrument, Municipality, Participation

    towns, instruments = list(Municipality.objects.all()), list(Instrument.objects.all())
    Participation.objects.bulk_create(
        Participation(
            municipality=towns[number % len(towns)],
            instrument=instruments[number % len(instruments)],
            state=Participation.State.COMPLETED,
            started_on=date(2019, 3, 1) + timedelta(days=number % 2500),
        )
        for number in range(count)
    )
    bump_content_version()


if __name__ == "__main__":
    sys.exit(main())
