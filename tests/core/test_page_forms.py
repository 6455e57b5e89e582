"""The editors' forms: the same tabs everywhere, everything in German."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Page, get_page_models

from tests.pages import soup, texts

pytestmark = pytest.mark.django_db

TYPES = [one for one in get_page_models() if one is not Page]
# Words that the forms would show if something were left in English.
ENGLISH = re.compile(r"\b(title tag|meta description|promote|settings|for search engines|show in menus)\b", re.I)


def tabs(model) -> list[str]:
    return [str(one.heading) for one in model.get_edit_handler().children]


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_every_form_has_the_same_tabs_in_the_same_order(model):
    found = tabs(model)
    usual = [one for one in found if one in ("Inhalt", "Einordnung", "Verbreitung", "Einstellungen")]

    assert found[0] == "Inhalt"
    assert found[-2:] == ["Verbreitung", "Einstellungen"]
    assert usual == sorted(usual, key=["Inhalt", "Einordnung", "Verbreitung", "Einstellungen"].index)


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_every_field_has_a_german_label_and_every_page_type_a_description(model):
    form = model.get_edit_handler().get_form_class()()
    labels = [f"{field.label} {field.help_text}" for field in form.fields.values()]

    assert model.page_description
    assert [label for label in labels if ENGLISH.search(label)] == []


def test_the_editors_see_the_date_of_the_review_without_the_right_to_publish(client, home_page, django_user_model):
    from django.contrib.auth.models import Group

    user = django_user_model.objects.create_user("redaktion")
    user.groups.add(Group.objects.get(name="Redaktion"))
    client.force_login(user)
    page = soup(client.get(reverse("wagtailadmin_pages:edit", args=[home_page.pk])))

    assert [one.split()[0] for one in texts(page, "[role=tab]")][:3] == ["Inhalt", "Verbreitung", "Einstellungen"]
    assert page.select_one("#id_review_on") is not None


def test_the_login_is_ours_and_german(client):
    page = soup(client.get(reverse("wagtailadmin_login")))

    assert texts(page, "h1") == ["ASSKomm-Verwaltung"]
    assert texts(page, "label[for=id_password]") == ["Passwort *"]
    assert page.title.get_text(strip=True) == "Anmelden - ASSKomm-Verwaltung"
    assert page.select_one("link[rel=icon]")["href"].endswith("favicon.svg")
