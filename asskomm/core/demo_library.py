"""The library of the demo site: documents under their headings, and the records that texts speak of by name."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Collection

from asskomm.core.blocks import BodyBlock
from asskomm.core.demo_content.downloads import DOWNLOADS, LEAD, SEARCH_DESCRIPTION, TITLE, DemoDocument
from asskomm.core.demo_files import write_file, write_sound
from asskomm.core.models import DownloadsGroup, DownloadsPage, HomePage, PortalDocument, TeamMember

SOUND = "klangbeispiel.wav"
SOUND_TITLE = "Klangbeispiel: drei Töne"
# The storage may have to give a file another name, the title stays.
TITLES = {one.name: one.title for group in DOWNLOADS for one in group.documents} | {SOUND: SOUND_TITLE}
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


def resolve_records(data: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Stream data whose blocks name files, people and instruments by their keys, in the form that is stored."""
    return [
        {**item, "value": {name: resolve(name, one) for name, one in item["value"].items()}}
        if item["type"] in NAMING
        else item
        for item in data
    ]


def resolve(name: str, value: Any) -> Any:
    finder = KEYS.get(name)
    return finder(value) if finder and value else value


def find_document(name: str) -> int:
    return PortalDocument.objects.get(title=TITLES[name]).pk


def find_documents(names: list[str]) -> list[int]:
    return [find_document(name) for name in names]


def find_person(email: str) -> int:
    return TeamMember.objects.get(email=email).pk


def find_instrument(code: str) -> int:
    # The block knows the model; this app does not.
    block = BodyBlock().child_blocks["figure"].child_blocks["instrument"]
    return block.target_model.objects.get(code=code).pk


# The blocks whose values name records, and what is named by which key.
NAMING = {"documents", "media", "contact", "figure"}
KEYS: dict[str, Callable[[Any], Any]] = {
    "documents": find_documents,
    "file": find_document,
    "person": find_person,
    "instrument": find_instrument,
}
