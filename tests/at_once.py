"""Several people at the same moment, each with a connection of their own; see the fixture `shared_database`."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection


def at_once(*acts: Callable[[], object]) -> list[Exception]:
    """Do all of these at the same moment, each in a thread and connection of its own; returns what went wrong."""
    start = Barrier(len(acts))
    problems: list[Exception] = []

    def work(act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test has to see it
            problems.append(error)
        finally:
            connection.close()

    threads = [Thread(target=work, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return problems
