"""
Sizes, queries and times of the map, against the budget the project has set itself.

    .venv/bin/python -m benchmarks.map [FILE WITH BOUNDARIES]

Builds the demo site in a temporary folder, asks it as a visitor, then does the same with 10,000 records.
Sizes are bytes after gzip; queries are counted for a visitor's request with and without warm caches; times
are medians on this machine. Ends with status 1 where a budget is exceeded.
"""

import gzip
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KB = 1024
RECORDS = 10_000


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="asskomm-benchmark-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "asskomm.settings.production",
            "VAR_DIR": folder,
            "SECRET_KEY": "only-for-this-benchmark-" * 3,
            "SITE_URL": "http://localhost",
            "LOG_LEVEL": "ERROR",
            "BOUNDARIES_SOURCE": sys.argv[1] if len(sys.argv) > 1 else os.environ.get("BOUNDARIES_SOURCE", ""),
        }
        sys.path.insert(0, str(ROOT))
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("load_demo", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        return Report().run()


class Report:
    """Measures and prints one line per figure; remembers what is over its budget."""

    def __init__(self) -> None:
        from django.test import Client

        self.client = Client(headers={"host": "localhost"})
        self.exceeded: list[str] = []

    def run(self) -> int:
        self.sizes()
        self.queries("demo data")
        add_records(RECORDS)
        self.queries(f"with {RECORDS} more records")
        self.times()
        for line in self.exceeded:
            print(f"over budget: {line}")
        return bool(self.exceeded)

    def line(self, name: str, value: float, budget: float | None = None, unit: str = "") -> None:
        limit = "" if budget is None else f"  (budget {budget:g}{unit})"
        print(f"{name:<62}{value:>10.1f}{unit}{limit}")
        if budget is not None and value > budget:
            self.exceeded.append(name)

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
        own = [*(ROOT / "static" / "css").glob("*.css"), *(ROOT / "static" / "js").glob("*.js")]
        self.line("stylesheets and own scripts", sum(size(path.read_bytes()) for path in own), 45, " KB")

    def queries(self, title: str) -> None:
        print(f"\nQueries, {title} (cold caches / warm caches / whole page cached)")
        for name, address, budget in (
            ("map", "/karte/", 8),
            ("map with a filter", "/karte/?instrument=coaching&gemeinde=14729410", 10),
            ("table", "/karte/?ansicht=tabelle", 8),
            ("municipality", "/karte/gemeinden/14729410-wurzen/", 10),
            ("home", "/", 10),
        ):
            cold, warm, cached = self.count(address)
            print(f"{name:<62}{cold:>4} /{warm:>3} /{cached:>3}  (budget {budget} warm)")
            if warm > budget:
                self.exceeded.append(f"queries of {name}")

    def count(self, address: str) -> tuple[int, int, int]:
        """Queries with empty caches, with everything but the page cached, and with the page cached."""
        from django.core.cache import cache
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        from asskomm.core import caching

        def ask() -> int:
            with CaptureQueriesContext(
                connection,
            ) as captured:
                self.get(address)
            return len(captured)

        cache.clear()
        caching.memory.clear()
        whole_pages, caching.is_cacheable_response = caching.is_cacheable_response, lambda response: False
        cold, warm = ask(), ask()
        caching.is_cacheable_response = whole_pages
        ask()
        return cold, warm, ask()

    def times(self) -> None:
        from municipalities.participation import as_of, today

        print(f"\nMedian times with {RECORDS} more records")
        self.line("as_of(today)", median_ms(lambda: as_of(today())), None, " ms")
        self.line("map with a filter", median_ms(lambda: self.get("/karte/?instrument=coaching")), None, " ms")
        self.line("map, cached", median_ms(lambda: self.get("/karte/")), None, " ms")

    def get(self, address: str) -> bytes:
        response = self.client.get(address)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}")
        return response.content


def size(content: bytes) -> float:
    """Kilobytes after gzip."""
    return len(gzip.compress(content, 9)) / KB


def median_ms(act: Callable[[], object], runs: int = 15) -> float:
    """Median duration in milliseconds, after one run that is not counted."""
    act()
    durations = []
    for _ in range(runs):
        start = time.perf_counter()
        act()
        durations.append((time.perf_counter() - start) * 1000)
    return statistics.median(durations)


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
