"""Moving what editors have written: nothing of it may get lost when fields change."""

import importlib

import pytest
from django.apps import apps
from django.core.files.base import ContentFile

from asskomm.core.models import PortalDocument
from tests.factories.core import ContentPageFactory
from tests.pages import soup, texts

pytestmark = pytest.mark.django_db

move_contents = importlib.import_module("asskomm.core.migrations.0008_move_contents")


def test_a_home_page_of_before_shows_its_text_and_its_building_blocks(client, home_page):
    parent = ContentPageFactory(parent=home_page, title="Bausteine")
    ContentPageFactory(parent=parent, title="Coaching")
    body = [{"type": "rich_text", "value": "<p>Selbst geschrieben.</p>", "id": "a"}]

    home_page.sections = move_contents.sections(body, parent.pk)
    home_page.save()

    page = soup(client.get("/"))
    assert texts(page, ".building-blocks h3") == ["Coaching"]
    assert texts(page, "main .prose") == ["Selbst geschrieben."]


def test_documents_of_before_get_their_kind():
    document = PortalDocument.objects.create(title="Merkblatt", file=ContentFile(b"%PDF-1.4", name="Merkblatt.PDF"))
    PortalDocument.objects.update(file_type="")

    move_contents.note_file_types(apps, None)

    document.refresh_from_db()
    assert document.file_type == "pdf"
