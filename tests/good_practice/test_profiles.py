"""»Kurz vorgestellt«, »ASSKomm des Monats« with its archive, and the list of funded projects."""

from datetime import date

import pytest
import time_machine
from django.db import IntegrityError
from django.urls import reverse

from good_practice.demo import months_before
from good_practice.models import ProfilePage
from tests.factories.core import TopicFactory
from tests.factories.good_practice import (
    FundedProjectFactory,
    FundedProjectsPageFactory,
    PracticePageFactory,
    ProfilePageFactory,
)
from tests.factories.municipalities import MunicipalityFactory
from tests.good_practice.conftest import make_hidden
from tests.good_practice.test_practice_list import queries
from tests.pages import links, soup, text, texts

pytestmark = pytest.mark.django_db

ADDRESS = "/kurz-vorgestellt/"


def names(client, address: str = ADDRESS) -> tuple[list[str], list[str]]:
    """Who is »ASSKomm des Monats«, and who else is shown."""
    page = soup(client.get(address))
    return texts(page, ".profile-feature__quote figcaption b"), texts(page, ".profile-card h3")


# --- ASSKomm des Monats ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "current", "others"),
    [
        ("2026-08-31 21:59+00:00", ["August"], ["September", "Juli", "Nie"]),
        ("2026-08-31 22:00+00:00", ["September"], ["August", "Juli", "Nie"]),
        ("2026-12-01 12:00+00:00", ["September"], ["August", "Juli", "Nie"]),
        ("2026-06-30 12:00+00:00", [], ["September", "August", "Juli", "Nie"]),
    ],
)
def test_a_month_begins_with_its_first_day_in_saxony_and_ends_with_the_next_choice(
    client, profile_index, now, current, others
):
    for title, month in {"Nie": None, "Juli": 7, "August": 8, "September": 9}.items():
        ProfilePageFactory(parent=profile_index, title=title, month=month and date(2026, month, 15))

    with time_machine.travel(now, tick=False):
        assert names(client) == (current, others)
        assert texts(soup(client.get("/")), ".profile-feature__quote figcaption b") == current


def test_only_the_months_that_have_begun_are_named(client, profile_index):
    profile = ProfilePageFactory(parent=profile_index, slug="mika", month=date(2026, 8, 20))

    with time_machine.travel("2026-07-31 12:00+00:00", tick=False):
        assert texts(soup(client.get(profile.url)), ".profile-head__tags .tag") == []
    with time_machine.travel("2026-08-01 12:00+00:00", tick=False):
        page = soup(client.get(profile.url))
        assert text(page.select_one(".profile-head__tags")) == "ASSKomm des Monats August 2026"


def test_a_month_can_be_given_to_one_person_only_on_publishing(profile_index):
    ProfilePageFactory(parent=profile_index, title="Mika", month=date(2026, 8, 1))
    page = ProfilePageFactory(parent=profile_index, slug="noa", month=None)
    data = {
        "title": "Noa",
        "slug": "noa",
        "function": "F",
        "quote": "Q",
        "interview-count": "0",
        "facts-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }

    def errors(month: str, *, is_draft: bool = False) -> dict[str, list[str]]:
        form_class = ProfilePage.get_edit_handler().get_form_class()
        form = form_class({**data, "month": month}, instance=page, parent_page=profile_index)
        if is_draft:
            form.defer_required_fields()
        return dict(form.errors)

    taken = "»ASSKomm des Monats« für diesen Monat ist schon »Mika«. Bitte einen anderen Monat wählen."
    assert errors("2026-08-31") == {"month": [taken]}
    assert errors("2026-09-01") == {}
    assert errors("2026-08-31", is_draft=True) == {}


@pytest.mark.parametrize(("count", "month"), [(0, date(2026, 1, 1)), (1, date(2025, 12, 1)), (13, date(2024, 12, 1))])
def test_the_demo_counts_months_across_years(count, month):
    assert months_before(date(2026, 1, 31), count) == month


# --- Portraits ------------------------------------------------------------------------------------------------


def test_a_portrait_shows_person_quote_and_interview(client, map_page, profile_index):
    profile = ProfilePageFactory(
        parent=profile_index,
        title="Mika Muster",
        quote="Wir gehen hin.",
        function="Koordination",
        municipality=MunicipalityFactory(name="Wurzen", ags="14729410"),
        is_sample=True,
        interview=[("answer", {"question": "Warum?", "answer": "<p>Darum.</p>"})],
    )
    page = soup(client.get(profile.url))

    assert texts(page, "h1") == ["Mika Muster"]
    assert texts(page, ".profile-head .lead") == ["Koordination, Wurzen"]
    assert texts(page, "blockquote") == ["»Wir gehen hin.«"]
    assert texts(page, ".answer") == ["Warum? Darum."]
    assert texts(page, ".profile-head .tag") == ["Musterperson"]
    shown = soup(client.get("/karte/gemeinden/14729410-wurzen/"))
    assert list(links(shown, "[aria-labelledby=kurz-vorgestellt]")) == ["Mika Muster"]


def test_hidden_people_are_nowhere(client, map_page, profile_index):
    wurzen = MunicipalityFactory(name="Wurzen", ags="14729410")
    profile = ProfilePageFactory(parent=profile_index, title="Sichtbar", municipality=wurzen, month=date(2020, 1, 1))
    make_hidden(
        lambda **values: ProfilePageFactory(
            parent=profile_index, municipality=wurzen, month=date(2021, 1, 1), **values
        )
    )

    assert names(client) == (["Sichtbar"], [])
    assert names(client, "/")[0] == ["Sichtbar"]
    assert texts(soup(client.get(profile.url)), ".profile-card") == []
    shown = soup(client.get("/karte/gemeinden/14729410-wurzen/"))
    assert list(links(shown, "[aria-labelledby=kurz-vorgestellt]")) == ["Sichtbar"]


def test_the_list_costs_the_same_with_many_people(client, profile_index):
    ProfilePageFactory.create_batch(3, parent=profile_index)
    few = queries(client, ADDRESS)
    ProfilePageFactory.create_batch(27, parent=profile_index)

    assert queries(client, ADDRESS) == few
    assert few <= 12


def test_markup_in_portraits_is_shown_as_text(client, map_page, profile_index):
    evil = '"><script>alert("x")</script>'
    profile = ProfilePageFactory(
        parent=profile_index,
        title=evil,
        slug="boese",
        quote=evil,
        function=evil,
        municipality__name=evil,
        month=date(2020, 1, 1),
        interview=[("answer", {"question": evil, "answer": "<p>x</p>"})],
        facts=[("facts", {"heading": evil, "rows": [{"term": evil, "description": evil}]})],
    )

    for address in (profile.url, ADDRESS, "/"):
        assert "<script>alert" not in client.get(address).content.decode()
    assert texts(soup(client.get(profile.url)), "h1") == [evil]


# --- Funded projects ------------------------------------------------------------------------------------------


def test_funded_projects_link_only_to_public_pages(client, home_page, practice_index):
    FundedProjectsPageFactory(parent=home_page)
    public = PracticePageFactory(parent=practice_index, slug="markt", topics=[TopicFactory()])
    draft = PracticePageFactory(parent=practice_index, slug="entwurf", live=False)
    FundedProjectFactory(title="Alt", first_year=2020, practice=draft, amount=12_000)
    FundedProjectFactory(title="Neu", first_year=2021, last_year=2023, practice=public, is_sample=True)
    FundedProjectFactory(title="Ohne Jahr", programme="")
    page = soup(client.get("/gefoerderte-projekte/"))

    rows = [[text(cell) for cell in row.select("th, td")] for row in page.select("tbody tr")]
    assert [[row[0], *row[2:]] for row in rows] == [
        ["Neu", "2021–2023", "RL KommPräv Beispielangabe", "ohne Angabe"],
        ["Alt", "2020", "RL KommPräv", "12.000 Euro"],
        ["Ohne Jahr", "ohne Angabe", "ohne Angabe", "ohne Angabe"],
    ]
    assert links(page, "tbody") == {"Neu": "/good-practice/markt/"}


@pytest.mark.parametrize(
    "values", [{"municipality": None}, {"first_year": 2022, "last_year": 2021}, {"last_year": 2021}]
)
def test_the_database_refuses_what_makes_no_sense(values):
    with pytest.raises(IntegrityError):
        FundedProjectFactory(**values)


def test_the_menu_lists_people_records_and_target_groups(admin_client, profile_index):
    ProfilePageFactory(parent=profile_index, title="Mika", month=date(2026, 8, 1))
    FundedProjectFactory(title="Kulturmarkt")

    found = {
        "profiles:index": "August 2026",
        "wagtailsnippets_good_practice_fundedproject:list": "Kulturmarkt",
        "wagtailsnippets_good_practice_targetgroup:list": "Zielgruppen",
    }
    for name, word in found.items():
        response = admin_client.get(reverse(name))
        assert response.status_code == 200
        assert word in response.content.decode()
    assert "Mika" not in admin_client.get(f"{reverse('profiles:index')}?chosen=no").content.decode()
