"""The group that keeps the register and who takes part, and nothing else."""

from django.db import migrations

GROUP = "Kommunenpflege"
# The models of the menu »Kommunen«; memberships are kept on the partnership's form.
MODELS = ("district", "municipality", "instrument", "partnership", "participation")
ACTIONS = ("add", "change", "delete", "view")


def create_group(apps, schema_editor):
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP)
    group.permissions.add(get_permission(apps, "wagtailadmin", "admin", "access_admin"))
    for model in MODELS:
        for action in ACTIONS:
            group.permissions.add(get_permission(apps, "municipalities", model, f"{action}_{model}"))


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
        ("municipalities", "0002_instruments"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0006_formstate"),
    ]

    operations = [
        # Nothing to undo: people may be in the group by now, and going back must not lock them out.
        migrations.RunPython(create_group, migrations.RunPython.noop),
    ]
