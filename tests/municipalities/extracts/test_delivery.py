"""How files go out: kept, told to caches, open to other pages; and never more at once than the machine can take."""

from datetime import date
from threading import Event, Thread

import pytest
from django.http import QueryDict

from municipalities.extracts import delivery
from municipalities.extracts.delivery import CONTENT_TYPES, KeptFiles, TooBusyError, file_of, kept
from municipalities.extracts.orders import read_extract
from municipalities.models import Instrument, Participation
from tests.factories.municipalities import InstrumentFactory, ParticipationFactory


@pytest.mark.parametrize("extension", CONTENT_TYPES)
def test_files_may_stand_in_any_page_and_are_kept_for_minutes(saxony, client, extension):
    response = client.get(f"/karte/export.{extension}?stand=2024-06-01")

    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["Cache-Control"] == "public, max-age=300"
    assert f'filename="asskomm-karte-2024-06-01.{extension}"' in response["Content-Disposition"]
    assert response.cookies == {}
    again = client.get(f"/karte/export.{extension}?stand=2024-06-01", headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_only_files_are_open_to_other_pages(saxony, client):
    for address in ("/karte/", "/karte/export/", "/karte/karte.svg", "/karte/daten/gemeinden.csv"):
        assert not client.get(address).has_header("Cross-Origin-Resource-Policy")


def test_a_file_is_drawn_once_until_something_changes(saxony, client, monkeypatch):
    drawn = []
    monkeypatch.setitem(delivery.WRITERS, "svg", lambda sheet, scale: drawn.append(1) or sheet.svg().encode())

    first = client.get("/karte/export.svg").content
    # Another way to say the same.
    same = client.get("/karte/export.svg?gebiet=sachsen&stand=15.06.2024&format=16x9").content
    ParticipationFactory(municipality=saxony.loebau, instrument=InstrumentFactory(code=Instrument.COACHING))
    changed = client.get("/karte/export.svg").content

    assert (len(drawn), first == same, first == changed) == (2, True, False)


def test_the_longest_unused_file_is_dropped_first():
    files = KeptFiles(10)
    files.add(("a",), b"1234")
    files.add(("b",), b"1234")
    files.get(("a",))
    files.add(("c",), b"1234")
    files.add(("too large",), b"12345678901")

    assert [files.get((name,)) for name in ("a", "b", "c", "too large")] == [None] * 4
    assert files.used == 0
    files.add(("a",), b"1234")
    files.add(("b",), b"12345")
    files.get(("a",))
    files.add(("c",), b"12")
    assert [files.get((name,)) for name in ("a", "b", "c")] == [b"1234", None, b"12"]


def test_whoever_comes_while_enough_are_waiting_is_asked_to_come_again(saxony, client):
    for _ in range(delivery.MAX_WAITING):
        delivery.waiting.acquire()
    try:
        response = client.get("/karte/export.png")
    finally:
        for _ in range(delivery.MAX_WAITING):
            delivery.waiting.release()

    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "Gerade werden viele Karten gezeichnet." in response.content.decode()
    assert client.get("/karte/export.png?faktor=1").status_code == 200


def test_one_sheet_is_drawn_at_a_time(saxony, monkeypatch):
    _, extract = read_extract(QueryDict("stand=2024-06-01"))
    started, finish, at_once = Event(), Event(), []

    def write(sheet, scale):
        at_once.append(1)
        started.set()
        finish.wait(5)
        return b"drawn"

    monkeypatch.setitem(delivery.WRITERS, "svg", write)
    # What the database says is remembered: the threads need none.
    monkeypatch.setattr(delivery, "content_version", lambda: 1)
    monkeypatch.setattr(delivery, "Sheet", lambda extract: None)
    results = []
    threads = [Thread(target=lambda: results.append(file_of(extract, "svg"))) for _ in range(2)]
    for thread in threads:
        thread.start()
    started.wait(5)
    assert at_once == [1]
    finish.set()
    for thread in threads:
        thread.join(5)

    # The second finds what the first has drawn.
    assert (results, at_once) == ([b"drawn", b"drawn"], [1])


def test_after_a_failure_the_pen_is_free_again(saxony, client, monkeypatch):
    def fail(sheet, scale):
        raise TooBusyError

    monkeypatch.setitem(delivery.WRITERS, "svg", fail)
    for _ in range(delivery.MAX_WAITING + 1):
        assert client.get("/karte/export.svg").status_code == 503
    monkeypatch.undo()

    assert client.get("/karte/export.svg").status_code == 200
    assert not delivery.pen.locked()


def test_an_undated_address_follows_the_day(saxony, client):
    running = Participation.objects.filter(state=Participation.State.ACTIVE)
    running.update(state=Participation.State.ENDED, ended_on=date(2024, 6, 14))

    assert "0 davon nehmen teil" in client.get("/karte/export.svg").content.decode()
    assert "2 davon nehmen teil" in client.get("/karte/export.svg?stand=2024-06-14").content.decode()
    assert kept.used > 0
