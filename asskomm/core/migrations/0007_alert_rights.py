"""The editors in chief switch the alert banner on and off."""

from django.db import migrations

GROUP = "Redaktionsleitung"


def allow_alerts(apps, schema_editor):
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP)
    # Made here, because Django makes permissions only after all migrations.
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="core", model="alertbanner"
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename="change_alertbanner", defaults={"name": "Can change Hinweisbanner"}
    )
    group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0006_request_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        # Nothing to undo: people may be in the group by now, and going back must not lock them out.
        migrations.RunPython(allow_alerts, migrations.RunPython.noop),
    ]
