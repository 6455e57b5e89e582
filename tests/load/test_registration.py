"""
Registration over HTTP, with everybody at once, servers that die and mail servers that do not answer.

The acts themselves are tested in `tests/calendar_events`; here everything between them and a visitor takes part.
"""

import random
import threading
import time
from collections import Counter
from functools import partial

from tests.load.conftest import Portal, at_once

CLIENTS, LAST_PLACES = 50, 20
BUSY_EVENTS = 50
KILLS = 5


def is_taken(answer: tuple[int, str]) -> bool:
    """Whether the visitor was told that her registration is here."""
    status, location = answer
    return status == 302 and "/anmeldung/gesendet/" in location


def states(event: dict) -> Counter:
    return Counter(one["state"] for one in event["registrations"])


def assert_never_overbooked(event: dict) -> None:
    """Replay the log: at no instant were more places held than there are."""
    held = 0
    for entry in event["log"]:
        held += (entry["after"] in ("booked", "offered")) - (entry["before"] in ("booked", "offered"))
        assert held <= event["capacity"]


def assert_log_explains_every_place(event: dict) -> None:
    """Each registration is what its last entry made it, and each entry begins where the one before it ended."""
    now: dict[int, str] = {}
    for entry in event["log"]:
        assert entry["before"] == now.get(entry["registration_id"], "")
        now[entry["registration_id"]] = entry["after"]
    assert now == {one["pk"]: one["state"] for one in event["registrations"]}


def test_of_fifty_clients_exactly_one_gets_the_last_place_each_time(portal: Portal):
    portal.serve()
    events = portal.ask(f"open_events('Letzter Platz', {LAST_PLACES}, capacity=1)")
    token = portal.token(events[0])

    for event in events:
        answers = at_once(*(portal.registering(event, f"P{one}", token) for one in range(CLIENTS)))
        assert all(map(is_taken, answers)), Counter(answers)

    for event in portal.ask("report('Letzter Platz')"):
        assert states(event) == {"booked": 1, "waiting": CLIENTS - 1}
        assert event["waiting"] == [one["first_name"] for one in event["registrations"] if one["state"] == "waiting"]
        assert event["registrations"][0]["state"] == "booked"
        assert event["untold"] == []
    portal.assert_every_mail_arrives_once()


def test_without_the_lock_the_last_place_is_given_away_several_times(portal: Portal):
    """The control: if this did not overbook, the test above could not fail."""
    portal.serve("tests.load.unlocked:application")
    (event,) = portal.ask("open_events('Ohne Sperre', 1, capacity=1)")
    token = portal.token(event)

    at_once(*(portal.registering(event, f"P{one}", token) for one in range(20)))

    (event,) = portal.ask("report('Ohne Sperre')")
    assert states(event)["booked"] > 1


def test_cancelling_registering_and_accepting_at_once_skips_nobody_and_overbooks_nothing(portal: Portal):
    portal.serve()
    events = portal.ask(f"busy_events('Gedränge', {BUSY_EVENTS})")
    token = portal.token(events[0]["event"])

    for event in events:
        acts = [
            *(partial(portal.post, address, {"was": "cancel"}) for address in event["cancel"]),
            *(portal.registering(event["event"], f"N{one}", token) for one in range(10)),
            *(partial(portal.post, address, {"was": "accept"}) for address in event["accept"]),
        ]
        random.shuffle(acts)
        answers = at_once(*acts)
        assert {status for status, _ in answers} == {302}, Counter(answers)

    for event in portal.ask("report('Gedränge')"):
        people = {
            state: [one["first_name"] for one in event["registrations"] if one["state"] == state]
            for state in states(event)
        }
        assert people["booked"] == [f"B{one}" for one in range(15, 20)]
        # The ten who waited have the ten places that became free; who came in between waits, in order.
        assert people["offered"] == [f"W{one}" for one in range(10)]
        assert event["waiting"] == people["waiting"]
        assert sorted(people["waiting"]) == [f"N{one}" for one in range(10)]
        assert event["untold"] == []
        assert_never_overbooked(event)
        assert_log_explains_every_place(event)
    portal.assert_every_mail_arrives_once()


def test_a_server_killed_again_and_again_loses_and_doubles_no_registration(portal: Portal):
    server = portal.serve()
    (event,) = portal.ask("open_events('Absturz', 1, capacity=60)")
    token = portal.token(event)
    answers: dict[str, list[bool]] = {f"P{one}": [] for one in range(CLIENTS)}

    def register(name: str) -> None:
        """As a person does: after an error again, until the page says that it worked."""
        time.sleep(random.uniform(0, KILLS))  # noqa: S311 - no secret
        while not any(answers[name]):
            answers[name].append(is_taken(portal.registering(event, name, token)()))
            time.sleep(0.05)

    clients = [threading.Thread(target=register, args=(name,)) for name in answers]
    for client in clients:
        client.start()
    for _ in range(KILLS):
        time.sleep(random.uniform(0.2, 1))  # noqa: S311 - no secret
        portal.kill(server)
        server = portal.serve()
    for client in clients:
        client.join()

    assert sum(map(len, answers.values())) > CLIENTS, "no client has felt that the server was killed"
    (event,) = portal.ask("report('Absturz')")
    assert sorted(one["first_name"] for one in event["registrations"]) == sorted(answers)
    assert [entry["act"] for entry in event["log"]] == ["register"] * CLIENTS
    assert event["untold"] == []
    assert_log_explains_every_place(event)
    portal.assert_every_mail_arrives_once()
    addresses = {one["email"] for one in event["registrations"]}
    assert Counter(to for to, _ in portal.mail_server.received if to in addresses) == dict.fromkeys(addresses, 1)


def test_while_the_mail_server_refuses_or_hangs_registration_works_and_the_mails_arrive_later_once(portal: Portal):
    portal.serve()
    (event,) = portal.ask("open_events('Ohne Post', 1, capacity=60)")
    token = portal.token(event)
    sent_before = len(portal.mail_server.received)

    for way, names in ((portal.mail_server.refuse, "ABCDE"), (portal.mail_server.hang, "FGHIJ")):
        way()
        answers = at_once(*(portal.registering(event, name, token) for name in names))
        assert all(map(is_taken, answers)), Counter(answers)
    # Long enough to try both ways again and again.
    time.sleep(15)
    assert (portal.mails()["queued"], len(portal.mail_server.received)) == (10, sent_before)

    portal.mail_server.answer()
    portal.assert_every_mail_arrives_once()
    assert len(portal.mail_server.received) == sent_before + 10
