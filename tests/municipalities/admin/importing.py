"""What tests of »Import« do in the admin, by the names an editor has for it."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from municipalities.imports.participation_records import values_of
from municipalities.models import Participation, ParticipationImport
from tests.municipalities.imports.table_files import HEADING, xlsx
from tests.pages import soup, texts

ROWS = [
    HEADING,
    ["14729410", "Wurzen", "Präventionsrat", "läuft", None, "05.02.2021"],
    ["14729410", "Wurzen", "Coaching", "läuft", None, "Februar 2021"],
    ["", "Wurtzen", "Coaching", "läuft", None, "2021"],
    ["14729410", "Wurzen", "Coaching", "irgendwie"],
]


def url(name: str = "", *args) -> str:
    return reverse(f"participation_import{name}", args=args)


def upload(client, data: bytes | None = None, name: str = "liste.xlsx"):
    file = SimpleUploadedFile(name, xlsx(*ROWS) if data is None else data)
    return client.post(url("s"), {"file": file}, follow=True)


def confirm(client, one: ParticipationImport, **changes):
    return client.post(url("_carry_out", one.pk), {"state": one.register_state, **changes}, follow=True)


def take_back(client, one: ParticipationImport):
    return client.post(url("_take_back", one.pk), follow=True)


def register() -> dict:
    return {one.pk: values_of(one) for one in Participation.objects.all()}


def messages(response) -> str:
    """What the page tells; its context would hold that of other clients at the same moment, too."""
    return " ".join(texts(soup(response), '.messages > [data-w-messages-target="container"] > li'))
