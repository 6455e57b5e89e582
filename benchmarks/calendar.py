"""
Queries and CPU times of the calendar with 10 events and with 5,000 events and 200,000 registrations.

    .venv/bin/python -m benchmarks.calendar

Builds the demo site in a temporary folder (SQLite; set DATABASE_URL for another database), keeps ten of its events,
and asks for every page of the calendar as a visitor and as staff; then again with copies of these events and many
people. Queries and times are those with warm caches and no whole page cached, times are medians of what the processor
works. Ends with status 1 where a budget is exceeded, or where queries grow with the content.
"""

import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, NamedTuple

from benchmarks.calendar_data import CROWDED, FULL, keep_ten, multiply_events, register_people
from benchmarks.measure import Measurements, demo_site, median_ms, queries_of, whole_pages_not_cached

FEW, FEW_PEOPLE, FEW_IN_ONE = 10, 400, 40
MANY, MANY_PEOPLE, MANY_IN_ONE = 5_000, 200_000, 2_000
# Milliseconds.
RUN_DUE = 1_000
UNLIMITED = "1000000"


class Kind(NamedTuple):
    """Something that is asked for: its name, the act, its budget of queries, and of milliseconds with many."""

    name: str
    act: Callable[[], object]
    queries: int | None = None
    milliseconds: float | None = None


def main() -> int:
    # Neither pictures nor waiting is what is measured, and nobody but us sends so much.
    with demo_site(AVIF_SPEED="10", REGISTRATION_ANSWER_SECONDS="0", REGISTRATIONS_PER_HOUR=UNLIMITED):
        return Report().run()


class Report(Measurements):
    """The figures of the calendar."""

    def run(self) -> int:
        self.events = keep_ten()
        self.numbers = count(1)
        kinds = list(self.kinds())
        register_people(self.events, FEW_PEOPLE, FEW_IN_ONE)
        few = self.measure_all(kinds, f"{FEW} events, {FEW_PEOPLE} registrations")
        multiply_events(self.events, MANY)
        register_people(self.events, MANY_PEOPLE, MANY_IN_ONE)
        many = self.measure_all(kinds, f"{MANY} events, {MANY_PEOPLE} registrations")
        print("\nFrom few to many: queries and times")
        for kind in kinds:
            self.line(f"{kind.name}: more queries", many[kind.name][0] - few[kind.name][0], 0)
            self.line(f"{kind.name}: times as long", many[kind.name][1] / few[kind.name][1])
            if kind.milliseconds:
                self.line(f"{kind.name}, with many", many[kind.name][1], kind.milliseconds, " ms")
        return self.conclude()

    def kinds(self) -> Iterator[Kind]:
        """Every page and act, by its address."""
        from django.core.management import call_command

        from calendar_events.models import EventPage

        found = EventPage.objects.in_bulk(self.events)
        crowded, full = found[self.events[CROWDED]], found[self.events[FULL]]
        staff = f"/verwaltung/veranstaltungen/anmeldungen/{crowded.pk}/"
        yield Kind("list", self.visit("/veranstaltungen/"), 12)
        yield Kind("list, filtered", self.visit("/veranstaltungen/?kreis=14626&format=vor-ort"), 12)
        yield Kind("list, between days", self.visit("/veranstaltungen/?von=1.1.2020&bis=31.12.2040"), 12)
        yield Kind("month", self.visit("/veranstaltungen/monat/"), 12)
        yield Kind("archive", self.visit("/veranstaltungen/archiv/"), 12)
        yield Kind("home with its timeline", self.visit("/"), 14)
        yield Kind("event", self.visit(crowded.url), 12)
        yield Kind("registration form", self.visit(f"{crowded.url}anmeldung/"), 12)
        yield Kind("registration sent", lambda: self.register(crowded.pk), 20)
        yield Kind("registration sent, long waiting list", lambda: self.register(full.pk), 20)
        yield Kind("personal page", lambda: self.get(self.personal(crowded)), 12)
        yield Kind("personal page, long waiting list", lambda: self.get(self.personal(full, last=True)), 12)
        yield Kind("staff: events", self.work("/verwaltung/veranstaltungen/anmeldungen/"), 20)
        yield Kind("staff: registrations of an event", self.work(staff), 20)
        yield Kind("staff: check-in", self.work(f"{staff}check-in/"), 20)
        yield Kind("kalender.ics", self.visit("/veranstaltungen/kalender.ics"), 12)
        yield Kind("feed", self.visit("/veranstaltungen/feed/"), 12)
        yield Kind("run_due_registrations, nothing due", lambda: call_command("run_due_registrations"), 8, RUN_DUE)

    def measure_all(self, kinds: list[Kind], title: str) -> dict[str, tuple[int, float]]:
        """Queries and milliseconds of each kind."""
        from asskomm.core.caching import bump_content_version

        bump_content_version()
        print(f"\nQueries and CPU times, {title}")
        with whole_pages_not_cached():
            return {kind.name: self.measure(kind) for kind in kinds}

    def measure(self, kind: Kind) -> tuple[int, float]:
        kind.act()
        queries = queries_of(kind.act)
        duration = median_ms(kind.act, clock=time.process_time)
        limit = f"  (budget {kind.queries} queries)" if kind.queries else ""
        print(f"{kind.name:<52}{queries:>4}{duration:>10.1f} ms{limit}")
        if kind.queries and queries > kind.queries:
            self.exceeded.append(f"queries of {kind.name}: {queries}")
        return queries, duration

    def visit(self, address: str) -> Callable[[], bytes]:
        return lambda: self.get(address)

    def work(self, address: str) -> Callable[[], bytes]:
        """A page of the staff, for somebody who may do everything."""
        from django.test import Client

        from asskomm.core.models import User

        client = Client(headers={"host": "localhost"})
        client.force_login(User.objects.get_or_create(username="benchmark", is_superuser=True)[0])

        def get() -> bytes:
            response = client.get(address)
            if response.status_code != 200:
                raise RuntimeError(f"{address} answered {response.status_code}")
            return response.content

        return get

    def register(self, event_id: int) -> None:
        """Somebody new registers; RuntimeError where she is refused."""
        response = self.client.post(f"/anmeldung/senden/{event_id}/", self.somebody())
        if response.status_code != 302:
            raise RuntimeError(f"Registering answered {response.status_code}")

    def somebody(self) -> dict[str, Any]:
        """What a form says that was opened a while ago."""
        from django.core import signing

        from asskomm.core.contact_requests import tokens

        number = next(self.numbers)
        return {
            "first_name": "Kim",
            "last_name": f"Muster {number}",
            "email": f"new{number}@example.org",
            "municipality": "Zittau",
            "promise": "on",
            "token": signing.dumps({"number": str(number), "at": time.time() - 60}, salt=tokens.SALT),
        }

    def personal(self, event, last: bool = False) -> str:
        """The address of the first or the last one registered."""
        from calendar_events import links
        from calendar_events.models import Registration

        found = Registration.objects.filter(event=event).order_by("-pk" if last else "pk")
        return links.PATH.format(token=links.make(found.only("uid")[0]))


if __name__ == "__main__":
    sys.exit(main())
