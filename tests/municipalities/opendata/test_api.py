"""The API: what it answers, that it agrees with the pages, and how it refuses."""

import json
from datetime import date

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from asskomm.wsgi import application
from municipalities.map.view import snapshot_of
from municipalities.models import Participation
from municipalities.opendata.api import api
from municipalities.participation import today
from tests.factories.municipalities import InstrumentFactory, ParticipationFactory
from tests.municipalities.opendata.conftest import MARKER

ADDRESSES = ("municipalities", "milestones", "instruments", "districts", "partnerships", "figures")


def ask(client: Client, path: str, **query):
    return client.get(f"/api/v1/{path}", query)


def test_municipalities_say_what_the_snapshot_says(client, register):
    answer = ask(client, "municipalities").json()
    wurzen = answer["items"][-1]

    assert (answer["day"], answer["count"], answer["next"]) == ("2024-06-15", 3, None)
    assert [one["ags"] for one in answer["items"]] == ["14523320", "14729030", "14729410"]
    assert (wurzen["name"], wurzen["district"], wurzen["stage"]) == ("Wurzen", "14729", "prevention_council")
    assert wurzen["page"] == "http://localhost:8000/karte/gemeinden/14729410-wurzen/"
    assert client.get(wurzen["page"].removeprefix("http://localhost:8000")).status_code == 200
    found = [(one["instrument"], one["state"], one["since"], one["via"]) for one in wurzen["participations"]]
    assert sorted(found) == [("coaching", "active", "2021-05-01", ""), ("prevention_council", "active", "2021-02", "")]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"district": "14729"}, ["Bennewitz", "Wurzen"]),
        ({"instrument": "prevention_council"}, ["Plauen", "Wurzen"]),
        ({"instrument": "coaching", "district": "14729"}, ["Bennewitz", "Wurzen"]),
        ({"day": "2021-03-01", "instrument": "prevention_council"}, ["Wurzen"]),
        ({"q": "wurz"}, ["Wurzen"]),
        ({"q": "nirgendwo"}, []),
        ({"q": "\x00"}, []),
    ],
)
def test_filters_narrow_down(client, register, query, names):
    assert [one["name"] for one in ask(client, "municipalities", **query).json()["items"]] == names


def test_lists_come_in_parts_that_lead_to_the_next(client, register):
    first = ask(client, "municipalities", limit=2, day="2024-01-01").json()
    address = first["next"].removeprefix("http://localhost:8000")
    second = client.get(address).json()

    assert [len(one["items"]) for one in (first, second)] == [2, 1]
    assert (first["count"], second["count"], second["next"], second["day"]) == (3, 3, None, "2024-01-01")


def test_one_municipality_and_none(client, register):
    assert ask(client, "municipalities/14729410").json()["name"] == "Wurzen"
    refused = ask(client, "municipalities/14999999")
    assert (refused.status_code, refused.json()["error"]) == (
        404,
        "Eine Kommune mit dem Schlüssel 14999999 gab es an diesem Tag nicht.",
    )


def test_figures_agree_with_the_snapshot(client, register):
    state = snapshot_of(today())
    figures = ask(client, "figures").json()

    assert (figures["municipalities"], figures["participating"]) == (state.total, state.participating) == (3, 2)
    assert (figures["population"], figures["participating_population"]) == (85_000, 80_000)
    counts = {
        one["instrument"]: (one["records"], one["municipalities"], one["planned"]) for one in figures["instruments"]
    }
    assert counts["prevention_council"] == (2, 2, 0)
    assert counts["coaching"] == (1, 1, 1)


def test_milestones_and_partnerships(client, register):
    milestones = ask(client, "milestones", instrument="coaching").json()
    (joint,) = ask(client, "partnerships").json()

    assert [(one["name"], one["state"], one["started"]) for one in milestones["items"]] == [
        ("Wurzen", "active", "2021-05-01"),
        ("Bennewitz", "planned", None),
    ]
    assert (joint["name"], joint["members"]) == ("KPR Süd", ["14523320"])


@pytest.mark.parametrize(
    ("path", "query", "status", "error"),
    [
        ("municipalities", {"day": "gestern"}, 422, "Die Abfrage ist nicht lesbar."),
        ("municipalities", {"day": "2019-02-05"}, 400, "Daten gibt es vom 2019-02-06 bis heute, 2024-06-15."),
        ("municipalities", {"day": "2024-06-16"}, 400, "Daten gibt es vom 2019-02-06 bis heute, 2024-06-15."),
        ("municipalities", {"limit": 501}, 422, "Die Abfrage ist nicht lesbar."),
        ("municipalities", {"limit": 0}, 422, "Die Abfrage ist nicht lesbar."),
        ("municipalities", {"offset": -1}, 422, "Die Abfrage ist nicht lesbar."),
        ("municipalities", {"district": "14999"}, 404, "Einen Landkreis mit dem Schlüssel 14999 gibt es nicht."),
        ("milestones", {"instrument": "zauberei"}, 404, "Ein Instrument mit der Kennung zauberei gibt es nicht."),
        ("municipalities/Wurzen", {}, 422, "Die Abfrage ist nicht lesbar."),
    ],
)
def test_what_cannot_be_answered_is_refused_with_the_reason(client, register, path, query, status, error):
    response = ask(client, path, **query)

    assert (response.status_code, response.json()["error"]) == (status, error)
    assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ADDRESSES)
def test_nothing_internal_leaves_and_other_sites_may_read(client, register, path):
    response = ask(client, path)

    assert response.status_code == 200
    assert MARKER not in response.content.decode()
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert client.get(f"/api/v1/{path}", headers={"if-none-match": response["ETag"]}).status_code == 304


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_only_reads(client, register, method):
    assert getattr(client, method)("/api/v1/municipalities").status_code == 405


@override_settings(API_REQUESTS_PER_HOUR=2)
def test_too_many_requests_of_one_network_have_to_wait(client, register):
    statuses = [ask(client, "figures", day=f"2024-01-0{number}").status_code for number in (1, 2, 3)]
    refused = ask(client, "figures", day="2024-01-04")

    assert statuses == [200, 200, 429]
    assert (refused.status_code, refused["Retry-After"]) == (429, "3600")
    assert client.get("/api/v1/figures?day=2024-01-05", REMOTE_ADDR="198.51.100.7").status_code == 200


def test_a_new_record_is_answered_at_once(client, register):
    before = ask(client, "figures").json()["participating"]
    Participation.objects.filter(state="planned").first().delete()
    participation = Participation(municipality=register["Bennewitz"], started_on=today())
    participation.instrument_id = Participation.objects.first().instrument_id
    participation.save()

    assert ask(client, "figures").json()["participating"] == before + 1


@pytest.fixture
def described():
    """The API as its own description has it; not sooner than in a test, which has its own settings."""
    schema = schemathesis.openapi.from_dict(json.loads(json.dumps(api.get_openapi_schema(), default=str)))
    schema.app = application
    return schema


schema = schemathesis.pytest.from_fixture("described")


@pytest.fixture
def server():
    """The program as a web server calls it, without a limit, and on the test's own connection to the database."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    with override_settings(API_REQUESTS_PER_HOUR=1_000_000):
        yield
    for signal in signals:
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_asked_gives_an_answer_of_the_described_form(case, register, server):
    # Its client asks for compressed answers and does not unpack them.
    headers = {"Accept-Encoding": "identity"}
    case.call_and_validate(checks=[not_a_server_error, response_schema_conformance], headers=headers)


def test_parts_of_milestones_are_cut_in_the_query_and_lead_on(client, register):
    for number in range(3):
        ParticipationFactory(instrument=InstrumentFactory(code="funding"), started_on=date(2021, 1, 1 + number))
    ask(client, "milestones")
    with CaptureQueriesContext(connection) as captured:
        first = ask(client, "milestones", instrument="funding", limit=2).json()
        reading = [one["sql"] for one in captured if "LIMIT 2" in one["sql"] and "participation" in one["sql"]]
    second = client.get(first["next"].removeprefix("http://localhost:8000")).json()

    assert [one["started"] for one in first["items"] + second["items"]] == ["2021-01-01", "2021-01-02", "2021-01-03"]
    assert (first["count"], second["count"], second["next"]) == (3, 3, None)
    assert len(reading) == 1


def test_a_plan_is_told_of_until_it_is_given_up(client, register):
    Participation.objects.filter(state="planned").update(ended_on=date(2024, 6, 1))

    def planned(day: str) -> list[str]:
        found = ask(client, "milestones", day=day).json()
        assert found["count"] == len(found["items"])
        return [one["name"] for one in found["items"] if one["state"] == "planned"]

    assert (planned("2024-06-01"), planned("2024-06-02")) == (["Bennewitz"], [])
