"""The editors in chief keep target groups and funded projects; pages they may publish already."""

from django.db import migrations

GROUP = "Redaktionsleitung"
MODELS = ("targetgroup", "fundedproject")
ACTIONS = ("add", "change", "delete", "view")


def allow_editing(apps, schema_editor):
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP)
    for model in MODELS:
        for action in ACTIONS:
            group.permissions.add(get_permission(apps, "good_practice", model, f"{action}_{model}"))


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
        ("good_practice", "0001_initial"),
        ("core", "0003_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        # Nothing to undo: people may be in the group by now, and going back must not lock them out.
        migrations.RunPython(allow_editing, migrations.RunPython.noop),
    ]
