"""What is remembered of searches without results, and what never is."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from asskomm.core.caching import content_version
from asskomm.core.models import MissedSearch, User
from asskomm.core.search import missed
from tests.factories.core import ContentPageFactory
from tests.pages import soup, texts

pytestmark = pytest.mark.django_db


def stored() -> list[tuple[str, int]]:
    return list(MissedSearch.objects.values_list("term", "count"))


@pytest.fixture
def page(home_page):
    return ContentPageFactory(parent=home_page, title="Coaching")


def test_a_term_is_counted_with_its_last_day_and_nothing_else(page, client):
    for typed in ("Zuckerwatte", "  zuckerWATTE "):
        client.get("/suche/", {"q": typed})

    assert stored() == [("zuckerwatte", 2)]
    assert MissedSearch.objects.get().last_on == timezone.localdate()
    assert [one.name for one in MissedSearch._meta.fields] == ["id", "term", "count", "last_on"]


def test_what_is_found_recommended_or_corrected_is_not_counted(page, client):
    SearchPromotion.objects.create(query=Query.get("geld"), page=page)
    for typed in ("coaching", "geld", "Coching", "", "🙂"):
        client.get("/suche/", {"q": typed})

    assert stored() == []


@pytest.mark.parametrize(
    "typed",
    [
        "kim@example.org",
        "0351 123456",
        "mein ausweis 12345",
        "xx",
        "zzzz",
        "bcdfg",
        "aaaaaaaaaa",
        "https://example.org zuckerwatte",
        "<script>alert</script>",
        "zuckerwatte " * 6,
        "zuckerwatte" * 6,
        "a b c d e f zuckerwatte",
        "12 34",
    ],
)
def test_what_may_tell_about_a_person_or_is_nonsense_is_not_stored(page, client, typed):
    client.get("/suche/", {"q": typed})

    assert stored() == []


def test_heads_and_suggestions_write_nothing(page, client):
    client.head("/suche/", {"q": "Zuckerwatte"})
    client.get("/suche/vorschlaege/", {"q": "Zuckerwatte"})

    assert stored() == []


@pytest.mark.parametrize("address", ["/suche/", "/suche/?q=coaching", "/suche/vorschlaege/?q=zuckerwatte"])
def test_every_other_visit_writes_nothing(page, client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)

    assert [one["sql"] for one in queries if not one["sql"].startswith("SELECT")] == []


def test_counting_again_is_one_update(page, client):
    client.get("/suche/", {"q": "Zuckerwatte"})
    with CaptureQueriesContext(connection) as queries:
        client.get("/suche/", {"q": "Zuckerwatte"})

    assert [one["sql"].split()[0] for one in queries if not one["sql"].startswith("SELECT")] == ["UPDATE"]


def test_the_content_version_stays(page, client):
    before = content_version()
    client.get("/suche/", {"q": "Zuckerwatte"})

    assert content_version() == before


def test_the_least_wanted_term_makes_room(page, client, monkeypatch):
    monkeypatch.setattr(missed, "MAX_TERMS", 2)
    day = date(2022, 1, 1)
    MissedSearch.objects.create(term="alt", count=1, last_on=day)
    MissedSearch.objects.create(term="oft", count=9, last_on=day)
    client.get("/suche/", {"q": "Zuckerwatte"})

    assert stored() == [("oft", 9), ("zuckerwatte", 1)]


# --- In the admin ---

LISTING = "/verwaltung/portal/suchen-ohne-treffer/"


@pytest.fixture
def as_member(client):
    """Log somebody of this group in."""

    def as_member(group: str) -> None:
        user = User.objects.create_user(group.lower())
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)

    return as_member


@pytest.mark.parametrize("group", ["Redaktion", "Redaktionsleitung"])
def test_editors_read_sort_export_and_delete_them(client, as_member, group):
    for term, count in (("selten", 1), ("oft", 5)):
        MissedSearch.objects.create(term=term, count=count, last_on=date(2022, 10, 19))
    as_member(group)
    listed = texts(soup(client.get(LISTING)), "tbody tr")
    upwards = texts(soup(client.get(f"{LISTING}?ordering=count")), "tbody .title-wrapper")
    export = client.get(f"{LISTING}?export=csv")
    rows = b"".join(export.streaming_content).decode().split()
    client.post(f"{LISTING}delete/{MissedSearch.objects.get(term='selten').pk}/")

    assert [("oft" in one, "19. Oktober 2022" in one) for one in listed] == [(True, True), (False, True)]
    assert upwards == ["selten", "oft"]
    assert rows[1:] == ["oft,5,2022-10-19", "selten,1,2022-10-19"] or rows[-2:] == [
        "oft,5,2022-10-19",
        "selten,1,2022-10-19",
    ]
    assert stored() == [("oft", 5)]


def test_nobody_adds_or_changes_them_and_others_do_not_read_them(client, admin_client, as_member):
    one = MissedSearch.objects.create(term="oft", last_on=date(2022, 10, 19))
    add, edit = admin_client.get(f"{LISTING}add/"), admin_client.get(f"{LISTING}edit/{one.pk}/")
    as_member("Kommunenpflege")

    assert (add.status_code, edit.status_code) == (302, 302)
    assert client.get(LISTING).status_code == 302
