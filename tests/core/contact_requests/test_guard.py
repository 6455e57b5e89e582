"""What keeps machines out of the forms and lets people through."""

from datetime import timedelta

import pytest
from django.utils import timezone

from asskomm.core.contact_requests import guard, tokens
from asskomm.core.models import ContactRequest, OutgoingMail
from tests.core.contact_requests.conftest import ANSWERS, errors, open_form, send
from tests.pages import soup

pytestmark = pytest.mark.django_db


def test_a_second_click_is_the_same_request(client, coaching, time_machine):
    hidden = open_form(client, coaching, time_machine)
    answers = [send(client, coaching, hidden) for _ in range(2)]

    assert ContactRequest.objects.count() == 1
    assert answers[0]["Location"] == answers[1]["Location"]
    assert OutgoingMail.objects.count() == 2


def test_the_same_words_within_a_minute_are_the_same_request(client, coaching, time_machine):
    send(client, coaching, open_form(client, coaching, time_machine))
    send(client, coaching, open_form(client, coaching, time_machine, seconds=30))
    assert ContactRequest.objects.count() == 1
    send(client, coaching, open_form(client, coaching, time_machine, seconds=61))

    assert ContactRequest.objects.count() == 2


def test_other_words_in_a_form_that_the_browser_kept_are_another_request(client, coaching, time_machine):
    hidden = open_form(client, coaching, time_machine)
    send(client, coaching, hidden)
    send(client, coaching, hidden, ANSWERS | {"message": "Noch etwas anderes."})

    assert list(ContactRequest.objects.order_by("pk").values_list("message", flat=True)) == [
        ANSWERS["message"],
        "Noch etwas anderes.",
    ]


def test_a_filled_trap_stores_nothing_and_says_why(client, coaching, time_machine):
    hidden = open_form(client, coaching, time_machine)

    response = send(client, coaching, hidden | {"website": "https://example.org"})

    assert "Bitte leer lassen" in errors(response)[0]
    assert ContactRequest.objects.count() == 0


def test_people_never_meet_the_trap(client, coaching):
    trap = soup(client.get(coaching.url)).select_one(".form__trap")

    assert trap["aria-hidden"] == "true"
    assert trap.input["tabindex"] == "-1"


@pytest.mark.parametrize(
    ("seconds", "is_accepted"),
    [
        (tokens.MIN_SECONDS - 0.5, False),
        (tokens.MIN_SECONDS, True),
        (tokens.MAX_SECONDS - 1, True),
        (tokens.MAX_SECONDS + 1, False),
    ],
)
def test_a_form_has_its_time(client, coaching, time_machine, seconds, is_accepted):
    time_machine.move_to(timezone.now(), tick=False)
    hidden = open_form(client, coaching, time_machine, seconds)
    time_machine.move_to(timezone.now(), tick=False)

    assert (send(client, coaching, hidden).status_code == 302) is is_accepted
    assert ContactRequest.objects.exists() is is_accepted


@pytest.mark.parametrize("seconds", [1, tokens.MAX_SECONDS + 1])
def test_who_was_too_fast_or_too_slow_sends_the_form_again(client, coaching, time_machine, seconds):
    response = send(client, coaching, open_form(client, coaching, time_machine, seconds))
    again = soup(response).select_one("[name=token]")["value"]
    time_machine.move_to(timezone.now() + timedelta(seconds=5))

    assert len(errors(response)) == 1
    assert soup(response).select_one("#id_name")["value"] == "Alex Muster"
    assert send(client, coaching, {"token": again}).status_code == 302


@pytest.mark.parametrize("token", ["", "x", "x:y:z", "eyJ9:1:2"])
def test_a_token_cannot_be_made_up(client, coaching, token):
    assert len(errors(send(client, coaching, {"token": token}))) == 1
    assert ContactRequest.objects.count() == 0


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 302),
        ({"Sec-Fetch-Site": "same-origin"}, 302),
        ({"Sec-Fetch-Site": "none"}, 302),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 403),
        ({"Origin": "http://testserver"}, 302),
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_a_form_comes_from_a_page_of_the_portal(client, coaching, time_machine, headers, status):
    hidden = open_form(client, coaching, time_machine)

    response = send(client, coaching, hidden, **headers)

    assert response.status_code == status
    assert ContactRequest.objects.exists() is (status == 302)
    if status == 403:
        assert soup(response).select_one("#id_name")["value"] == "Alex Muster"


def test_an_address_sends_a_limited_number_within_an_hour(client, coaching, time_machine, monkeypatch):
    monkeypatch.setattr(guard, "LIMIT", 2)

    def statuses(count: int) -> list[int]:
        return [
            send(client, coaching, open_form(client, coaching, time_machine, 70)).status_code for _ in range(count)
        ]

    assert statuses(3) == [302, 302, 429]
    assert ContactRequest.objects.count() == 2
    hidden = open_form(client, coaching, time_machine)
    assert client.post(coaching.send_url, {**ANSWERS, **hidden}, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_behind_a_proxy_the_address_is_the_one_the_proxy_added(rf, settings):
    request = rf.get("/", headers={"X-Forwarded-For": "203.0.113.1, 192.0.2.7"}, REMOTE_ADDR="10.0.0.1")

    assert guard.client_address(request) == "10.0.0.1"
    settings.BEHIND_PROXY = True
    assert guard.client_address(request) == "192.0.2.7"
