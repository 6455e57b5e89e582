"""Who may do what in the admin: the groups that the migrations create."""

import importlib

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.admin.menu import admin_menu
from wagtail.models import GroupApprovalTask, Page, Site, Workflow

from asskomm.core.models import ContentPage, HomePage, TeamMember, Topic, User

pytestmark = pytest.mark.django_db

GROUPS = ("Redaktion", "Redaktionsleitung", "Kommunenpflege", "Veranstaltungsbüro")
MODELS = ("municipality", "participation", "partnership", "instrument", "district")


def listing(app_label: str, model: str) -> str:
    return reverse(f"wagtailsnippets_{app_label}_{model}:list")


@pytest.fixture
def log_in(client):
    """Log somebody in who is in one group and nothing else."""

    def log_in(group: str):
        user = User.objects.create_user(group.lower())
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return user

    return log_in


@pytest.fixture
def page():
    """A published page below the home page of the site."""
    home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Start", slug="start"))
    Site.objects.update(root_page=home)
    return home.add_child(instance=ContentPage(title="Impressum", slug="impressum"))


def is_refused(response) -> bool:
    """Wagtail sends people without a permission back to the dashboard, with a message."""
    return response.status_code == 403 or (
        response.status_code == 302 and response.url == reverse("wagtailadmin_home")
    )


def page_form(page, **changes) -> dict:
    return {
        "title": page.title,
        "slug": page.slug,
        "lead": "Worum es geht.",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **changes,
    }


def test_the_groups_are_german_and_no_english_one_is_left():
    assert sorted(Group.objects.values_list("name", flat=True)) == sorted(GROUPS)


def test_the_workflow_asks_the_editors_in_chief_about_every_page():
    workflow = Workflow.objects.get()
    task = GroupApprovalTask.objects.get()

    assert workflow.name == "Redaktion → Redaktionsleitung"
    assert task.name == "Freigabe durch die Redaktionsleitung"
    assert [group.name for group in task.groups.all()] == ["Redaktionsleitung"]
    assert [entry.page.depth for entry in workflow.workflow_pages.all()] == [1]


def test_running_the_migrations_again_changes_nothing():
    def rights():
        return {
            group.name: (
                set(group.permissions.values_list("codename", flat=True)),
                sorted(group.page_permissions.values_list("page_id", "permission__codename")),
                sorted(group.collection_permissions.values_list("collection_id", "permission__codename")),
            )
            for group in Group.objects.all()
        }

    before = rights()
    core = importlib.import_module("asskomm.core.migrations.0003_groups")
    municipalities = importlib.import_module("municipalities.migrations.0003_groups")
    later = importlib.import_module("asskomm.core.migrations.0006_rights")
    # None of them uses the schema editor.
    core.create_groups(apps, None)
    municipalities.create_group(apps, None)
    later.grant(apps, None)
    later.grant_collections(apps, None)

    assert rights() == before


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_sees_the_dashboard(client, log_in, group):
    log_in(group)

    response = client.get(reverse("wagtailadmin_home"))

    assert response.status_code == 200
    assert "Stand heute" in response.content.decode()


@pytest.mark.parametrize("model", MODELS)
def test_only_the_register_group_opens_the_register(client, log_in, model):
    url = listing("municipalities", model)

    log_in("Kommunenpflege")
    assert client.get(url).status_code == 200
    log_in("Redaktion")
    assert is_refused(client.get(url))
    log_in("Redaktionsleitung")
    assert is_refused(client.get(url))


@pytest.mark.parametrize("model", ["topic", "teammember"])
def test_only_the_editors_in_chief_keep_topics_and_team(client, log_in, model):
    url = listing("core", model)

    log_in("Redaktionsleitung")
    assert client.get(url).status_code == 200
    log_in("Redaktion")
    assert is_refused(client.get(url))
    log_in("Kommunenpflege")
    assert is_refused(client.get(url))


@pytest.mark.parametrize("model", ["sitesettings", "navigation"])
def test_only_the_editors_in_chief_edit_the_settings(client, log_in, model):
    url = reverse("wagtailsettings:edit", args=["core", model, Site.objects.get().pk])

    log_in("Redaktionsleitung")
    assert client.get(url).status_code == 200
    log_in("Redaktion")
    assert is_refused(client.get(url))
    log_in("Kommunenpflege")
    assert is_refused(client.get(url))


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("name", ["wagtailusers_users:index", "wagtailusers_groups:index", "wagtailsites:index"])
def test_nobody_but_the_superuser_manages_accounts(client, log_in, group, name):
    log_in(group)

    assert is_refused(client.get(reverse(name)))


def test_the_register_group_has_no_access_to_pages_and_media(client, log_in, page):
    log_in("Kommunenpflege")

    for url in (
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailimages:index"),
        reverse("wagtaildocs:index"),
    ):
        assert is_refused(client.get(url))


def test_a_draft_of_the_editors_does_not_go_public(client, log_in, page):
    log_in("Redaktion")
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    client.post(url, page_form(page, title="Neuer Titel", **{"action-publish": "1"}))

    page.refresh_from_db()
    assert page.title == "Impressum"
    assert page.get_latest_revision_as_object().title == "Neuer Titel"


def test_the_editors_in_chief_publish(client, log_in, page):
    log_in("Redaktionsleitung")
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    client.post(url, page_form(page, title="Neuer Titel", **{"action-publish": "1"}))

    page.refresh_from_db()
    assert page.title == "Neuer Titel"


@pytest.mark.parametrize(
    ("group", "rights"),
    [
        ("Redaktion", {"edit": True, "publish": False, "lock": False, "unlock": False}),
        ("Redaktionsleitung", {"edit": True, "publish": True, "lock": True, "unlock": True}),
        ("Kommunenpflege", {"edit": False, "publish": False, "lock": False, "unlock": False}),
    ],
)
def test_the_rights_to_a_page_are_those_of_the_group(log_in, page, group, rights):
    tester = page.permissions_for_user(log_in(group))

    assert {right: getattr(tester, f"can_{right}")() for right in rights} == rights


@pytest.mark.parametrize("name", ["wagtailimages:add_multiple", "wagtaildocs:add_multiple"])
@pytest.mark.parametrize("group", ["Redaktion", "Redaktionsleitung"])
def test_both_editorial_groups_add_pictures_and_documents(client, log_in, group, name):
    log_in(group)

    assert client.get(reverse(name)).status_code == 200


def test_a_changed_topic_says_in_its_history_what_changed(client, log_in):
    log_in("Redaktionsleitung")
    topic = Topic.objects.create(name="Sucht", slug="sucht")

    client.post(
        reverse("wagtailsnippets_core_topic:edit", args=[topic.pk]), {"name": "Suchtprävention", "slug": "sucht"}
    )

    response = client.get(reverse("wagtailsnippets_core_topic:history", args=[topic.pk]))
    assert "Bearbeitet: Name: Sucht → Suchtprävention" in response.content.decode()


def test_nobody_deletes_many_records_at_once(client, log_in):
    log_in("Redaktionsleitung")
    people = [TeamMember.objects.create(name=name) for name in ("Kim", "Robin")]
    url = reverse("wagtail_bulk_action", args=["core", "teammember", "delete"])
    query = "&".join(f"id={person.pk}" for person in people)

    client.post(f"{url}?{query}")

    assert TeamMember.objects.count() == 2


def test_the_admin_offers_no_help_on_other_hosts(admin_client):
    html = admin_client.get(reverse("wagtailadmin_home")).content.decode()

    assert "keyboard-shortcuts-trigger" in html
    assert "editor-guide" not in html
    assert "whats-new-in-wagtail" not in html


def test_only_the_editors_in_chief_make_collections_which_are_headings_of_the_downloads(client, log_in):
    address = reverse("wagtailadmin_collections:add")

    log_in("Redaktionsleitung")
    assert client.get(address).status_code == 200
    log_in("Redaktion")
    assert is_refused(client.get(address))


@pytest.mark.parametrize(
    ("group", "entries"),
    [
        ("Kommunenpflege", {"Kommunen"}),
        (
            "Redaktion",
            {
                *("Seiten", "Anfragen", "Neuigkeiten", "Veranstaltungen", "Good Practice"),
                *("Portal", "Bilder", "Dokumente", "Berichte"),
            },
        ),
    ],
)
def test_the_menu_leads_nobody_to_a_refusal(rf, log_in, page, group, entries):
    request = rf.get(reverse("wagtailadmin_home"))
    request.user = log_in(group)

    assert {item.label for item in admin_menu.menu_items_for_request(request)} - {"Hilfe"} == entries
