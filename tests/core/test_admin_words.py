"""German where Wagtail's own words are missing, bent or not the editors'."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, Page, TaskState

from asskomm.core.models import ContentPage, User
from asskomm.core.wagtail_hooks import register_handbook
from tests.factories.core import ContentPageFactory
from tests.factories.good_practice import PracticeIndexPageFactory
from tests.factories.news import NewsIndexPageFactory
from tests.pages import soup, text, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def log_in(client):
    def log_in(group: str) -> User:
        user, _ = User.objects.get_or_create(username=group.lower(), email=f"{group.lower()}@example.org")
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return user

    return log_in


@pytest.fixture
def content(home_page) -> ContentPage:
    return ContentPageFactory(parent=home_page, title="Bausteine", slug="bausteine", lead="Sechs.", live=False)


def edit_address(content: ContentPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[content.pk])


def buttons(client, content: ContentPage) -> list[str]:
    return texts(
        soup(client.get(edit_address(content))), "footer button[name^=action], footer [data-workflow-action-name]"
    )


def hand_in(client, content: ContentPage) -> None:
    data = {
        "title": content.title,
        "slug": content.slug,
        "lead": content.lead,
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-submit": "1",
    }
    client.post(edit_address(content), data)


def test_the_buttons_say_what_they_do(client, log_in, content):
    log_in("Redaktion")
    assert buttons(client, content) == ["Zur Freigabe einreichen"]

    hand_in(client, content)
    assert buttons(client, content) == ["Einreichung zurückziehen"]

    log_in("Redaktionsleitung")
    assert buttons(client, content) == [
        "Veröffentlichen",
        "Einreichung zurückziehen",
        "Zur Überarbeitung zurückgeben",
        "Freigeben und veröffentlichen",
        "Mit Kommentar freigeben und veröffentlichen",
    ]


def test_who_gets_a_page_back_hands_it_in_again(client, log_in, content):
    log_in("Redaktion")
    hand_in(client, content)
    content.refresh_from_db()
    chief = User.objects.create_user("kim")
    content.current_workflow_state.current_task_state.reject(user=chief, comment="Bitte kürzen")

    assert "Erneut zur Freigabe einreichen" in buttons(client, content)


def test_the_side_panel_says_in_german_how_long_ago_a_page_came_back(client, log_in, content):
    log_in("Redaktion")
    hand_in(client, content)
    content.refresh_from_db()
    content.current_workflow_state.current_task_state.reject(user=User.objects.create_user("kim"), comment="Kürzer")
    TaskState.objects.update(finished_at=timezone.now() - timedelta(minutes=4))

    assert "Änderungen angefordert vor 4 Minuten" in text(soup(client.get(edit_address(content))).body)


def test_the_editors_in_chief_are_told_in_german(client, log_in, content, django_capture_on_commit_callbacks):
    log_in("Redaktionsleitung")
    log_in("Redaktion")
    with django_capture_on_commit_callbacks(execute=True):
        hand_in(client, content)
    message = next(one for one in mail.outbox if one.to == ["redaktionsleitung@example.org"])

    assert "Bausteine" in message.subject
    assert "Freigabe durch die Redaktionsleitung" in message.subject + message.body
    assert "has been submitted" not in message.subject + message.body
    assert edit_address(content) in message.body


def test_the_picture_form_explains_its_fields(client, log_in, home_page):
    log_in("Redaktion")
    page = soup(client.get(reverse("wagtailimages:add")))

    labels = [label.split(" *")[0] for label in texts(page, "form label.w-field__label")]
    assert labels == ["Titel", "Datei", "Beschreibung", "Bildnachweis", "Schlagwörter"]
    assert "Vorschlag für den Alternativtext" in " ".join(texts(page, "form .help"))
    assert "Damit andere das Bild wiederfinden" in " ".join(texts(page, "form .help"))


def test_the_form_of_a_document_begins_with_what_visitors_read(client, log_in, home_page):
    log_in("Redaktion")
    page = soup(client.get(reverse("wagtaildocs:add")))

    labels = [label.split(" *")[0] for label in texts(page, "form label.w-field__label")]
    assert labels == ["Titel", "Datei", "Beschreibung", "Fassung", "Stand", "Barrierefrei", "Schlagwörter"]
    assert "Steht auf der Seite; verständlich, nicht der Dateiname." in texts(page, "form .help")


def test_the_report_of_old_pages_names_nobody_where_nobody_published(client, log_in, home_page):
    log_in("Redaktionsleitung")
    ContentPageFactory(parent=home_page, title="Bausteine", last_published_at=timezone.now())
    report = soup(client.get(reverse("wagtailadmin_reports:aging_pages")))

    assert texts(report, "tbody tr td:nth-child(4)")[-1] == "–"


def test_addresses_have_no_umlauts(client, log_in, content):
    log_in("Redaktion")
    slug = soup(client.get(edit_address(content))).select_one("#id_slug")

    assert "data-w-slug-allow-unicode-value" not in slug.attrs
    assert json.loads(slug["data-w-slug-formatters-value"])[1][1] == "ae"


def test_the_help_menu_leads_to_the_handbook_where_there_is_one(rf, settings):
    assert not register_handbook().is_shown(rf.get("/"))

    settings.HANDBOOK_URL = "https://example.org/handbuch/"
    item = register_handbook()
    assert item.is_shown(rf.get("/"))
    assert (item.label, item.url) == ("Handbuch für die Redaktion", "https://example.org/handbuch/")


def test_the_top_of_the_trees_has_a_german_name(home_page):
    assert Page.get_first_root_node().title == "Alle Seiten"
    assert Collection.get_first_root_node().name == "Alle Bilder und Dokumente"


def test_german_nouns_begin_with_a_capital(client, log_in, home_page):
    log_in("Redaktion")
    for model, index, button in (
        ("news/newspage", NewsIndexPageFactory(parent=home_page), "Kommune hinzufügen"),
        ("good_practice/practicepage", PracticeIndexPageFactory(parent=home_page), "Nachnutzung hinzufügen"),
    ):
        page = soup(client.get(reverse("wagtailadmin_pages:add", args=[*model.split("/"), index.pk])))
        assert button in texts(page, "button.chooser__choose-button")
