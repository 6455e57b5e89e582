"""The library of the demo site: documents under their headings, and the records that texts speak of by name."""

from datetime import date
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from wagtail.models import Collection

from asskomm.core.demo_content.content import Record
from asskomm.core.demo_content.downloads import (
    DOWNLOADS,
    LEAD,
    SEARCH_DESCRIPTION,
    SOUND,
    SOUND_TITLE,
    TITLE,
    DemoDocument,
)
from asskomm.core.demo_files import write_file, write_sound
from asskomm.core.models import DownloadsGroup, DownloadsPage, HomePage, PortalDocument

WRITTEN_ON = date(2022, 1, 10)


def load_library() -> None:
    """Write every document into the collection of its heading, and the sound into the library."""
    root = Collection.objects.get(depth=1)
    for group in DOWNLOADS:
        collection = root.add_child(name=group.heading)
        for document in group.documents:
            store(document, collection)
    content = write_sound()
    PortalDocument.objects.create(title=SOUND_TITLE, file=ContentFile(content, name=SOUND))


def store(document: DemoDocument, collection: Collection) -> None:
    content = write_file(document.name.rpartition(".")[2], document.lines)
    PortalDocument.objects.create(
        title=document.title,
        description=document.description,
        file=ContentFile(content, name=document.name),
        collection=collection,
        version="Entwurf",
        valid_on=WRITTEN_ON,
        is_accessible=document.is_accessible,
    )


def create_downloads_page(home: HomePage) -> None:
    """The page that shows these collections."""
    page = DownloadsPage(title=TITLE, slug="downloads", lead=LEAD, search_description=SEARCH_DESCRIPTION)
    page.groups = [
        DownloadsGroup(
            heading=group.heading,
            text=group.text,
            collection=Collection.objects.get(name=group.heading),
            sort_order=position,
        )
        for position, group in enumerate(DOWNLOADS)
    ]
    home.add_child(instance=page)


def resolve_records(data: Any) -> Any:
    """Stream data with the keys of the records it names."""
    if isinstance(data, Record):
        return apps.get_model(data.model).objects.get(**dict(data.key)).pk
    if isinstance(data, list):
        return [resolve_records(item) for item in data]
    if isinstance(data, dict):
        return {key: resolve_records(value) for key, value in data.items()}
    return data
