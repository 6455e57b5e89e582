"""The alert banner: comes and goes on the minute, on the home page or everywhere, and never lingers in a cache."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Site

from asskomm.core.models import AlertBanner
from tests.factories.core import ContentPageFactory
from tests.pages import links, soup, texts

pytestmark = pytest.mark.django_db

BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str) -> datetime:
    """A moment of 10 October 2026 in Saxony, »12:00« or »12:00:30«."""
    return datetime.fromisoformat(f"2026-10-10T{text}").replace(tzinfo=BERLIN)


@pytest.fixture
def pages(home_page):
    """The home page, and another at /impressum/."""
    return ContentPageFactory(parent=home_page, title="Impressum", slug="impressum")


@pytest.fixture
def banner(pages):
    """Stores the banner, by default from 10 to 12 on every page."""

    def save(**values) -> AlertBanner:
        banner = AlertBanner.objects.filter(site=Site.objects.get()).first() or AlertBanner(site=Site.objects.get())
        defaults = {
            "is_on": True,
            "title": "Fachtag online",
            "starts_at": at("10:00"),
            "ends_at": at("12:00"),
        }
        for name, value in (defaults | values).items():
            setattr(banner, name, value)
        banner.save()
        return banner

    return save


def shown(client, address: str = "/impressum/") -> list[str]:
    """The banners' titles on the page."""
    return texts(soup(client.get(address)), ".alert h2")


# --- When -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("09:59:59", []),
        ("10:00:00", ["Hinweis: Fachtag online"]),
        ("11:59:59", ["Hinweis: Fachtag online"]),
        ("12:00:00", []),
        ("12:00:01", []),
    ],
)
def test_it_is_there_from_the_first_minute_to_the_last(client, banner, time_machine, moment, expected):
    banner()
    time_machine.move_to(at(moment), tick=False)

    assert shown(client) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("09:59:30", "09:59:59", ([], [])),
        ("09:00:00", "10:00:00", ([], ["Hinweis: Fachtag online"])),
        ("10:30:00", "11:59:59", (["Hinweis: Fachtag online"], ["Hinweis: Fachtag online"])),
        ("11:59:59", "12:00:00", (["Hinweis: Fachtag online"], [])),
    ],
)
def test_a_kept_page_does_not_outlive_its_coming_and_going(client, banner, time_machine, before, after, expected):
    banner()
    time_machine.move_to(at(before), tick=False)
    first = shown(client)
    time_machine.move_to(at(after), tick=False)

    assert (first, shown(client)) == expected


def test_a_browser_that_asks_again_learns_that_it_is_over(client, banner, time_machine):
    banner()
    time_machine.move_to(at("11:59:59"), tick=False)
    tag = client.get("/impressum/")["ETag"]
    again = client.get("/impressum/", headers={"if-none-match": tag})
    time_machine.move_to(at("12:00"), tick=False)

    assert again.status_code == 304
    assert client.get("/impressum/", headers={"if-none-match": tag}).status_code == 200


def test_between_its_moments_pages_are_kept(client, banner, time_machine, django_assert_num_queries):
    banner()
    for moment, later in (("09:00", "09:50"), ("10:10", "11:50"), ("12:30", "23:50")):
        time_machine.move_to(at(moment), tick=False)
        client.get("/impressum/")
        time_machine.move_to(at(later), tick=False)
        with django_assert_num_queries(1):
            client.get("/impressum/")


def test_without_a_beginning_it_is_there_at_once(client, banner, time_machine):
    banner(starts_at=None)
    time_machine.move_to(at("00:01"), tick=False)

    assert shown(client) == ["Hinweis: Fachtag online"]


@pytest.mark.parametrize("values", [{"is_on": False}, {"title": ""}, {"ends_at": None}])
def test_switched_off_or_unfinished_it_is_not_there(client, banner, time_machine, values):
    banner(**values)
    time_machine.move_to(at("11:00"), tick=False)

    assert shown(client) == []


def test_a_change_is_visible_at_once(client, banner, time_machine):
    banner()
    time_machine.move_to(at("11:00"), tick=False)
    client.get("/impressum/")
    banner(title="Fachtag verschoben", level="warning")

    assert shown(client) == ["Warnung: Fachtag verschoben"]


# --- Where and what -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("everywhere", "elsewhere"), [(True, ["Hinweis: Fachtag online"]), (False, [])])
def test_editors_choose_between_the_home_page_and_every_page(client, banner, time_machine, everywhere, elsewhere):
    banner(everywhere=everywhere)
    time_machine.move_to(at("11:00"), tick=False)

    assert shown(client, "/") == ["Hinweis: Fachtag online"]
    assert shown(client, "/impressum/") == elsewhere


def test_it_is_a_named_region_with_text_and_link_and_sets_no_cookie(client, banner, pages, time_machine):
    link = {"page": pages.pk, "address": "", "text": "Zum Programm"}
    banner(text="Der Link kommt <b>per E-Mail</b>.", link=[{"type": "link", "value": link}])
    time_machine.move_to(at("11:00"), tick=False)
    response = client.get("/")
    page = soup(response)
    region = page.select_one("section.alert")

    assert region["aria-labelledby"] == region.h2["id"]
    assert texts(page, ".alert p") == ["Der Link kommt <b>per E-Mail</b>.", "Zum Programm"]
    assert links(page, ".alert") == {"Zum Programm": "/impressum/"}
    assert not response.cookies


def test_a_link_to_an_unpublished_page_is_left_out(client, banner, pages, time_machine):
    banner(link=[{"type": "link", "value": {"page": pages.pk, "address": "", "text": "Zum Programm"}}])
    time_machine.move_to(at("11:00"), tick=False)
    pages.unpublish()

    assert shown(client, "/") == ["Hinweis: Fachtag online"]
    assert links(soup(client.get("/")), ".alert") == {}


# --- Editors --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": ""}, "title"),
        ({"ends_at": None}, "ends_at"),
        ({"starts_at": at("12:00")}, "ends_at"),
        ({"starts_at": at("13:00")}, "ends_at"),
    ],
)
def test_an_unfinished_or_impossible_banner_is_refused_with_a_reason(banner, values, field):
    with pytest.raises(ValidationError) as caught:
        banner(**values).clean()

    assert list(caught.value.message_dict) == [field]


def test_a_banner_that_is_switched_off_may_be_unfinished(banner):
    banner(is_on=False, title="", ends_at=None).clean()


@pytest.mark.parametrize(("group", "allowed"), [("Redaktionsleitung", True), ("Redaktion", False)])
def test_the_editors_in_chief_keep_it(client, banner, django_user_model, group, allowed):
    from django.contrib.auth.models import Group

    user = django_user_model.objects.create_user("wer", password="x")  # noqa: S106 - a test
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    address = reverse("wagtailsettings:edit", args=["core", "alertbanner", Site.objects.get().pk])

    assert (client.get(address).status_code == 200) is allowed
