"""Redaktion reads and clears what visitors looked for in vain; Redaktionsleitung also recommends results."""

from django.db import migrations

PERMISSIONS = {
    "Redaktion": [("core", "missedsearch", "view"), ("core", "missedsearch", "delete")],
    "Redaktionsleitung": [
        ("core", "missedsearch", "view"),
        ("core", "missedsearch", "delete"),
        *[("wagtailsearchpromotions", "searchpromotion", action) for action in ("add", "change", "delete", "view")],
    ],
}


def allow_search(apps, schema_editor):
    for name, wanted in PERMISSIONS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        for app_label, model, action in wanted:
            group.permissions.add(get_permission(apps, app_label, model, f"{action}_{model}"))


def get_permission(apps, app_label, model, codename):
    """A permission; it may have to be made here, because Django makes them only after all migrations."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    action = codename.removesuffix(f"_{model}")
    verbose_name = apps.get_model(app_label, model)._meta.verbose_name_raw
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": f"Can {action} {verbose_name}"}
    )
    return permission


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0005_search"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
    ]

    operations = [
        # Nothing to undo: people may be in the groups by now, and going back must not lock them out.
        migrations.RunPython(allow_search, migrations.RunPython.noop),
    ]
