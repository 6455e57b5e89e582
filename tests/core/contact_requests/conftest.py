"""The two forms, somebody who sends them, and somebody who works with what arrives."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from tests.factories.core import (
    BarrierReportPageFactory,
    CoachingRequestPageFactory,
    ContentPageFactory,
)
from tests.pages import soup, texts

ANSWERS = {
    "municipality": "Wurzen",
    "name": "Alex Muster",
    "office": "Ordnungsamt",
    "email": "alex@example.org",
    "phone": "",
    "topic": "",
    "message": "Wir möchten einen Rat gründen.",
}


@pytest.fixture
def privacy(home_page):
    return ContentPageFactory(parent=home_page, title="Datenschutz", slug="datenschutz")


@pytest.fixture
def coaching(home_page, privacy):
    """The form for coaching, below a page of its own."""
    section = ContentPageFactory(parent=home_page, title="Begleitendes Coaching", slug="coaching")
    return CoachingRequestPageFactory(parent=section, privacy_page=privacy, sent_text="<p>Wir rufen Sie an.</p>")


@pytest.fixture
def barrier(home_page, privacy):
    return BarrierReportPageFactory(parent=home_page, privacy_page=privacy)


@pytest.fixture
def log_in(client, django_user_model):
    """Log somebody in who is in one group and nothing else."""

    def log_in(group: str):
        user = django_user_model.objects.create_user(group.lower())
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return user

    return log_in


def open_form(client, page, time_machine, seconds: float = 30) -> dict[str, str]:
    """What the hidden fields of a fresh form hold, some time later."""
    form = soup(client.get(page.url)).select_one("form.form")
    time_machine.move_to(timezone.now() + timedelta(seconds=seconds))
    return {one["name"]: one.get("value", "") for one in form.select("[name=token], [name=website]")}


def send(client, page, hidden: dict[str, str], answers: dict[str, str] | None = None, **headers):
    return client.post(page.send_url, {**(ANSWERS if answers is None else answers), **hidden}, headers=headers)


def errors(response) -> list[str]:
    return texts(soup(response), ".error-summary__list li")
