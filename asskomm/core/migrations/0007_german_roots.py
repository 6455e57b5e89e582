"""The top of the tree of pages and of the collections, in German: both are shown to editors as »Root«."""

from django.db import migrations

ENGLISH = "Root"
ALL_PAGES = "Alle Seiten"
ALL_MEDIA = "Alle Bilder und Dokumente"


def name_roots(apps, schema_editor):
    # Only where nobody has chosen a name.
    apps.get_model("wagtailcore", "Page").objects.filter(depth=1, title=ENGLISH).update(
        title=ALL_PAGES, draft_title=ALL_PAGES
    )
    apps.get_model("wagtailcore", "Collection").objects.filter(depth=1, name=ENGLISH).update(name=ALL_MEDIA)


class Migration(migrations.Migration):
    dependencies = [("core", "0006_rights"), ("wagtailcore", "0098_apitoken")]

    operations = [
        # Nothing to undo: a name harms nobody.
        migrations.RunPython(name_roots, migrations.RunPython.noop),
    ]
