"""Who may see and change registrations: the editors in chief and a new group, the office of the events."""

from django.db import migrations

GROUPS = ("Redaktionsleitung", "Veranstaltungsbüro")


def grant(apps, schema_editor):
    for name in GROUPS:
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(
            get_permission(apps, "wagtailadmin", "admin", "access_admin", "Can access Wagtail admin"),
            get_permission(apps, "calendar_events", "registration", "view_registration", "Can view Anmeldung"),
            get_permission(apps, "calendar_events", "registration", "change_registration", "Can change Anmeldung"),
        )


def get_permission(apps, app_label, model, codename, name):
    """A permission; it may have to be made here, because Django makes them only after all migrations."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": name}
    )
    return permission


class Migration(migrations.Migration):
    dependencies = [
        ("calendar_events", "0002_rights"),
        ("core", "0003_groups"),
    ]

    operations = [
        # Nothing to undo: people may be in the groups by now, and going back must not lock them out.
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
