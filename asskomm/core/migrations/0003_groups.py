"""
The two groups of the editorial team, made of the two English ones that Wagtail brings.

Redaktion writes and submits, Redaktionsleitung publishes. The workflow between them gets a German name.
"""

from django.db import migrations

# Below the tree's root, that is for every page. »add« also allows to edit and delete one's own drafts.
PAGE_PERMISSIONS = {
    "Redaktion": ["add_page", "change_page"],
    "Redaktionsleitung": ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"],
}

# In the root collection, that is for every picture and document. A changed picture is public at once, without
# anybody's approval: Redaktion changes only what it has added itself.
COLLECTION_PERMISSIONS = {
    "Redaktion": [("image", "add"), ("image", "choose"), ("document", "add"), ("document", "choose")],
    "Redaktionsleitung": [
        (model, action) for model in ("image", "document") for action in ("add", "change", "choose")
    ],
}
COLLECTION_APPS = {"image": "wagtailimages", "document": "wagtaildocs"}

MODEL_PERMISSIONS = {
    "Redaktion": [],
    "Redaktionsleitung": [
        *[
            ("core", model, action)
            for model in ("topic", "teammember")
            for action in ("add", "change", "delete", "view")
        ],
        ("core", "sitesettings", "change"),
        ("core", "navigation", "change"),
        *[("wagtailredirects", "redirect", action) for action in ("add", "change", "delete", "view")],
    ],
}

OLD_NAMES = {"Redaktion": "Editors", "Redaktionsleitung": "Moderators"}
OLD_WORKFLOW = "Moderators approval"


def create_groups(apps, schema_editor):
    for name in ("Redaktion", "Redaktionsleitung"):
        group = get_group(apps, name)
        set_model_permissions(apps, group)
        set_page_permissions(apps, group)
        set_collection_permissions(apps, group)
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=OLD_WORKFLOW).update(
        name="Redaktion → Redaktionsleitung"
    )
    apps.get_model("wagtailcore", "Task").objects.filter(name=OLD_WORKFLOW).update(
        name="Freigabe durch die Redaktionsleitung"
    )


def get_group(apps, name):
    """The group of this name, or else the one that Wagtail calls so in English, renamed."""
    Group = apps.get_model("auth", "Group")
    if not Group.objects.filter(name=name).exists():
        Group.objects.filter(name=OLD_NAMES[name]).update(name=name)
    return Group.objects.get_or_create(name=name)[0]


def set_model_permissions(apps, group):
    # Left over from the time before collections, without any effect.
    outdated = group.permissions.filter(content_type__app_label__in=COLLECTION_APPS.values())
    group.permissions.remove(*outdated)
    group.permissions.add(get_permission(apps, "wagtailadmin", "admin", "access_admin"))
    for app_label, model, action in MODEL_PERMISSIONS[group.name]:
        group.permissions.add(get_permission(apps, app_label, model, f"{action}_{model}"))


def set_page_permissions(apps, group):
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    wanted = [get_permission(apps, "wagtailcore", "page", name) for name in PAGE_PERMISSIONS[group.name]]
    GroupPagePermission.objects.filter(group=group, page=root).exclude(permission__in=wanted).delete()
    for permission in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def set_collection_permissions(apps, group):
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    wanted = [
        get_permission(apps, COLLECTION_APPS[model], model, f"{action}_{model}")
        for model, action in COLLECTION_PERMISSIONS[group.name]
    ]
    GroupCollectionPermission.objects.filter(group=group, collection=root).exclude(permission__in=wanted).delete()
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


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
        ("core", "0002_base"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0001_initial"),
    ]

    operations = [
        # Nothing to undo: people may be in the groups by now, and going back must not lock them out.
        migrations.RunPython(create_groups, migrations.RunPython.noop),
    ]
