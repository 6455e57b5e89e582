"""What stood in fields of before goes where it stands now: the home page's content, the kind of each document."""

import json
from pathlib import PurePath
from uuid import uuid4

from django.db import migrations


def move_home_content(apps, schema_editor):
    """Body and building blocks of the home page become sections, in its published text and in its last draft."""
    revisions = apps.get_model("wagtailcore", "Revision").objects
    for home in apps.get_model("core", "HomePage").objects.all():
        home.sections = json.dumps(sections(list(home.body.raw_data), home.building_blocks_id))
        home.save(update_fields=["sections"])
        for revision in revisions.filter(pk=home.latest_revision_id):
            old = revision.content
            body = json.loads(old.get("body") or "[]")
            old["sections"] = json.dumps(sections(body, old.get("building_blocks")))
            revision.save(update_fields=["content"])


def sections(body, building_blocks):
    """The sections of a home page that had this body and this page of building blocks."""
    found = [section(name, {}) for name in ("news", "map", "practice")]
    found.append(section("building_blocks", {"parent_page": building_blocks}))
    return [*found, section("content", {"is_shown": True, "body": body})] if body else found


def section(name, value):
    return {"type": name, "value": value, "id": str(uuid4())}


def note_file_types(apps, schema_editor):
    """From now on a document notes its kind when it is saved."""
    documents = apps.get_model("core", "PortalDocument").objects
    for document in documents.filter(file_type=""):
        file_type = PurePath(document.file.name).suffix.lstrip(".").lower()[:10]
        documents.filter(pk=document.pk).update(file_type=file_type)


class Migration(migrations.Migration):
    dependencies = [("core", "0007_german_roots"), ("wagtailcore", "0098_apitoken")]

    operations = [
        migrations.RunPython(move_home_content, migrations.RunPython.noop),
        migrations.RunPython(note_file_types, migrations.RunPython.noop),
    ]
