"""What the editorial groups may do with requests of visitors, the search, the alert banner and collections."""

from django.db import migrations

# Model and actions by group; requests and searches come from visitors, nobody adds them.
RIGHTS = {
    "Redaktion": {
        ("core", "contactrequest"): ["change", "view"],
        ("core", "missedsearch"): ["delete", "view"],
    },
    "Redaktionsleitung": {
        ("core", "alertbanner"): ["change"],
        ("core", "contactrequest"): ["change", "delete", "view"],
        ("core", "missedsearch"): ["delete", "view"],
        ("wagtailsearchpromotions", "searchpromotion"): ["add", "change", "delete", "view"],
    },
}


def grant(apps, schema_editor):
    for name, rights in RIGHTS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        for (app_label, model), actions in rights.items():
            group.permissions.add(*(get_permission(apps, app_label, model, action) for action in actions))


def grant_collections(apps, schema_editor):
    """The headings of the downloads are collections."""
    collection_permission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name="Redaktionsleitung")
    for action in ("add", "change", "delete"):
        permission = get_permission(apps, "wagtailcore", "collection", action)
        collection_permission.objects.get_or_create(group=group, collection=root, permission=permission)


def get_permission(apps, app_label, model, action):
    """A permission; it may have to be made here, because Django makes them only after all migrations."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    verbose_name = apps.get_model(app_label, model)._meta.verbose_name_raw
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=f"{action}_{model}", defaults={"name": f"Can {action} {verbose_name}"}
    )
    return permission


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0005_portal"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
    ]

    operations = [
        # Nothing to undo: people may be in the groups by now, and going back must not lock them out.
        migrations.RunPython(grant, migrations.RunPython.noop),
        migrations.RunPython(grant_collections, migrations.RunPython.noop),
    ]
