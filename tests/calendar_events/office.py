"""What the tests of the staff's pages share: who is logged in, and where things stand."""

from django.contrib.auth.models import Group
from django.urls import reverse

from asskomm.core.models import User
from calendar_events.models import EventPage, Registration
from tests.pages import soup, texts

OFFICE, EDITORS = "Veranstaltungsbüro", "Redaktion"


def log_in(client, group: str = OFFICE) -> User:
    """Log somebody in who is in one group and nothing else."""
    user = User.objects.get_or_create(username=group.lower())[0]
    user.groups.set([Group.objects.get(name=group)])
    client.force_login(user)
    return user


def page(event: EventPage, name: str = "event_registrations", *rest) -> str:
    """The address of a page about the event."""
    return reverse(name, args=[event.pk, *rest])


def table(client, address: str, column: int) -> list[str]:
    """What a column of the table on this page says."""
    return texts(soup(client.get(address)), f"table tbody tr td:nth-child({column})")


def seen(registration: Registration) -> str:
    """The registration as a form of the staff names it."""
    registration.refresh_from_db()
    return f"{registration.pk}:{registration.state}"


def do(client, event: EventPage, act: str, *registrations: Registration, **more) -> list[str]:
    """Do the act, having confirmed it, and return the messages that follow."""
    data = {"was": act, "person": [seen(one) for one in registrations], "sicher": "ja", **more}
    return messages(client.post(page(event, "act_on_registrations"), data, follow=True))


def messages(response) -> list[str]:
    """What the page says about what was done."""
    found = soup(response)
    for button in found.select(".messages button"):
        button.decompose()
    return texts(found, ".messages li")
