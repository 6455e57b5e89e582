"""What the editorial groups may do with audiences and series; pages they may write already."""

from django.db import migrations

MODELS = ("audience", "eventseries")
RIGHTS = {
    "Redaktion": ("add", "change", "view"),
    "Redaktionsleitung": ("add", "change", "delete", "view"),
}


def grant(apps, schema_editor):
    for name, actions in RIGHTS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        for model in MODELS:
            group.permissions.add(*(get_permission(apps, model, action) for action in actions))


def get_permission(apps, model, action):
    """A permission; it may have to be made here, because Django makes them only after all migrations."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="calendar_events", model=model
    )
    verbose_name = apps.get_model("calendar_events", model)._meta.verbose_name_raw
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=f"{action}_{model}", defaults={"name": f"Can {action} {verbose_name}"}
    )
    return permission


class Migration(migrations.Migration):
    dependencies = [
        ("calendar_events", "0001_initial"),
        ("core", "0003_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        # Nothing to undo: people may be in the groups by now, and going back must not lock them out.
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
