"""What every benchmark needs: the demo site in a folder of its own, and figures compared with their budgets."""

import gzip
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KB = 1024


@contextmanager
def demo_site(boundaries: str = "", **environment: str) -> Iterator[None]:
    """Build the demo site in a temporary folder, with the settings of production, and let Django run on it."""
    with tempfile.TemporaryDirectory(prefix="asskomm-benchmark-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "asskomm.settings.production",
            "VAR_DIR": folder,
            "SECRET_KEY": "only-for-this-benchmark-" * 3,
            "SITE_URL": "http://localhost",
            "LOG_LEVEL": "ERROR",
            "BOUNDARIES_SOURCE": boundaries or os.environ.get("BOUNDARIES_SOURCE", ""),
        } | environment
        sys.path.insert(0, str(ROOT))
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("load_demo", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        yield


class Measurements:
    """Asks the site as a visitor, prints one line per figure, and remembers what is over its budget."""

    def __init__(self) -> None:
        from django.test import Client

        self.client = Client(headers={"host": "localhost"})
        self.exceeded: list[str] = []

    def conclude(self) -> int:
        """Name what is over its budget; the exit status."""
        for line in self.exceeded:
            print(f"over budget: {line}")
        return bool(self.exceeded)

    def line(self, name: str, value: float, budget: float | None = None, unit: str = "") -> None:
        """Print a figure, and compare it with its budget if there is one."""
        limit = "" if budget is None else f"  (budget {budget:g}{unit})"
        print(f"{name:<62}{value:>10.1f}{unit}{limit}")
        if budget is not None and value > budget:
            self.exceeded.append(name)

    def queries(self, name: str, address: str, budget: int) -> tuple[int, int, int]:
        """Print and return the queries of an address; the budget holds for warm caches."""
        cold, warm, cached = self.count(address)
        print(f"{name:<62}{cold:>4} /{warm:>3} /{cached:>3}  (budget {budget} warm)")
        if warm > budget:
            self.exceeded.append(f"queries of {name}")
        return cold, warm, cached

    def count(self, address: str) -> tuple[int, int, int]:
        """Queries with empty caches, with everything but the page cached, and with the page cached."""
        from asskomm.core import caching

        caching.memory.clear()
        caching.page_memory.clear()
        with whole_pages_not_cached():
            cold, warm = self.ask(address), self.ask(address)
        self.ask(address)
        return cold, warm, self.ask(address)

    def ask(self, address: str) -> int:
        """How many queries one request needs."""
        return queries_of(lambda: self.get(address))

    def get(self, address: str) -> bytes:
        """The answer's content; RuntimeError where it is no success."""
        response = self.client.get(address)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}")
        return response.content


def queries_of(act: Callable[[], object]) -> int:
    """How many queries something needs."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


@contextmanager
def whole_pages_not_cached() -> Iterator[None]:
    """Make every page anew, also those that are stored already; what pages are made of stays in the memory."""
    from django.core.cache import cache

    from asskomm.core import caching

    cache.clear()
    decide, caching.is_cacheable_response = caching.is_cacheable_response, lambda response: False
    try:
        yield
    finally:
        caching.is_cacheable_response = decide


def size(content: bytes) -> float:
    """Kilobytes after gzip."""
    return len(gzip.compress(content, 9)) / KB


def median_ms(act: Callable[[], object], runs: int = 15, clock: Callable[[], float] = time.perf_counter) -> float:
    """
    Median duration in milliseconds, after one run that is not counted.

    With `time.process_time` as its clock it is what the processor works, whatever else the machine does.
    """
    act()
    durations = []
    for _ in range(runs):
        start = clock()
        act()
        durations.append((clock() - start) * 1000)
    return statistics.median(durations)
