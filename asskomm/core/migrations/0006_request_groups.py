"""Both editorial groups work through the requests of visitors; only the editors in chief delete them by hand."""

from django.db import migrations

ACTIONS = {"Redaktion": ["change", "view"], "Redaktionsleitung": ["change", "delete", "view"]}
MODEL = "contactrequest"


def allow_requests(apps, schema_editor):
    for name, actions in ACTIONS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        for action in actions:
            group.permissions.add(get_permission(apps, "core", MODEL, f"{action}_{MODEL}"))


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
        ("core", "0005_portal"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        # Nothing to undo: people may be in the groups by now, and going back must not lock them out.
        migrations.RunPython(allow_requests, migrations.RunPython.noop),
    ]
