"""
How long somebody waits for a map to take away, over HTTP, while others ask for theirs at the same time.

    .venv/bin/python -m benchmarks.export_load [FILE WITH BOUNDARIES]

Builds the demo site in a temporary folder, serves it with gunicorn as `make demo` does (two workers of four threads),
and lets several visitors ask for sheets that nobody has asked for before, each of another district, day and format.
Prints median and 95th percentile per format; ends with status 1 where that exceeds a second, or an answer is none.
"""

import os
import random
import socket
import subprocess
import sys
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from statistics import median, quantiles

from benchmarks.measure import ROOT, Measurements, demo_site

# Visitors at the same time, and how many sheets each asks for.
VISITORS, SHEETS = 2, 60
P95_MS = 1000
FORMATS = ("svg", "png", "pptx", "pdf")


def main() -> int:
    with demo_site(sys.argv[1] if len(sys.argv) > 1 else ""), served() as port:
        return Report().run(port)


class Report(Measurements):
    """The figures of exports under load."""

    def run(self, port: int) -> int:
        from municipalities.models import District

        orders = list(orders_of(list(District.objects.order_by("ags").values_list("ags", flat=True))))
        # The first answer of a process reads shapes and templates; visitors meet it once a day.
        for extension in FORMATS * 4:
            ask(port, f"/karte/export.{extension}?stand=2020-01-01")
        with ThreadPoolExecutor(VISITORS) as pool:
            answers = list(pool.map(lambda order: (order[0], *ask(port, order[1])), orders))
        print(f"\n{len(orders)} sheets for {VISITORS} visitors at a time, from two workers")
        by_format = defaultdict(list)
        for extension, status, duration in answers:
            by_format[extension].append(duration)
            if status != 200:
                self.exceeded.append(f"{extension} answered {status}")
        for extension in FORMATS:
            durations = by_format[extension]
            self.line(f"{extension}, median", median(durations), None, " ms")
            self.line(f"{extension}, 95th percentile", quantiles(durations, n=20)[-1], P95_MS, " ms")
        return self.conclude()


def orders_of(districts: list[str]) -> list[tuple[str, str]]:
    """Format and address of every sheet, no two alike; all of Saxony is every third of them."""
    chance = random.Random(5)  # noqa: S311 - the same orders every time
    orders = []
    for number in range(VISITORS * SHEETS):
        extension = FORMATS[number % len(FORMATS)]
        area = "" if number % 3 == 0 else f"&kreis={chance.choice(districts)}"
        day = f"{2020 + number % 6}-{1 + number % 12:02}-{1 + number % 28:02}"
        orders.append((extension, f"/karte/export.{extension}?stand={day}{area}&titel=Blatt+{number}"))
    return orders


def ask(port: int, address: str) -> tuple[int, float]:
    """Status and milliseconds of one request, from connecting to the last byte."""
    begin = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address, headers={"Host": "localhost"})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status, (time.perf_counter() - begin) * 1000


@contextmanager
def served():
    """Serve the site of this environment on a free port; gives the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "asskomm.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    command += ["--threads", "4", "--log-level", "warning"]
    server = subprocess.Popen(command, cwd=ROOT, env=os.environ)  # noqa: S603 - our own command
    try:
        while not answers(port):
            time.sleep(0.2)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def answers(port: int) -> bool:
    try:
        return ask(port, "/karte/")[0] == 200
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
