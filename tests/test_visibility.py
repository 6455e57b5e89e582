"""
What is not public appears nowhere: of every kind of page one in each state, side by side, and every place that lists.

All pages of a kind share topic, municipality and words; only their state tells them apart. What must stay hidden
carries »geheim« in title, address and text.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from xml.etree import ElementTree

import pytest
from django.core.management import call_command
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import Page, PageViewRestriction

from asskomm.core.blocks.home import default_sections
from asskomm.core.models import BasePage, ContentPage, Navigation
from asskomm.core.sharing.picture import SharePicture
from calendar_events.models import EventPage, ProgrammeSession, RegistrationQuestion
from good_practice.models import PracticePage, PracticeReuse, ProfilePage
from news.models import NewsPage
from tests.factories.calendar_events import (
    AudienceFactory,
    EventIndexPageFactory,
    EventPageFactory,
    EventSeriesFactory,
    EventSubmissionPageFactory,
)
from tests.factories.core import ContentPageFactory, MapPageFactory, TeamPageFactory, TopicFactory
from tests.factories.good_practice import (
    FundedProjectFactory,
    FundedProjectsPageFactory,
    PracticeIndexPageFactory,
    PracticePageFactory,
    ProfileIndexPageFactory,
    ProfilePageFactory,
    TargetGroupFactory,
)
from tests.factories.municipalities import MunicipalityFactory
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.pages import soup, texts

pytestmark = pytest.mark.django_db

SECRET = "geheim"  # noqa: S105 - a word that pages must not say
# Every page has it in its text: a search for it must find the public ones and no other.
SHARED_WORD = "Zebrastreifen"
TOWN = "/karte/gemeinden/14729410-wurzen/"

LISTS = {
    "content": "/bausteine/",
    "news": "/neuigkeiten/",
    "practice": "/good-practice/",
    "profile": "/kurz-vorgestellt/",
    "event": "/veranstaltungen/",
    "cancelled": "/veranstaltungen/",
    "report": "/veranstaltungen/archiv/",
}
# Which kinds of page each feed has, the newest first.
FEEDS = {
    "/neuigkeiten/feed/": ["news"],
    "/neuigkeiten/rss/": ["news"],
    "/neuigkeiten/feed/?thema=jugend": ["news"],
    "/veranstaltungen/feed/": ["cancelled", "event", "report"],
    "/veranstaltungen/feed/?thema=jugend": ["cancelled", "event", "report"],
}
SUBSCRIPTIONS = ["/veranstaltungen/kalender.ics", "/veranstaltungen/kalender.ics?thema=jugend&kreis=14729"]
TODAY = date(2026, 9, 8)
# Every place that names pages by itself; a subject that is added later adds its list, its feeds and its search here.
PLACES = [
    "/",
    *LISTS.values(),
    "/neuigkeiten/?thema=jugend&kreis=14729",
    "/neuigkeiten/2021/",
    "/good-practice/?thema=jugend&zielgruppe=alle",
    "/gefoerderte-projekte/",
    "/veranstaltungen/?thema=jugend&kreis=14729&zielgruppe=alle&gastgeber=asskomm&format=vor-ort&von=8.9.2026",
    "/veranstaltungen/archiv/?thema=jugend&kreis=14729",
    "/veranstaltungen/archiv/2026/",
    "/veranstaltungen/monat/",
    "/veranstaltungen/monat/2026-10/",
    "/veranstaltungen/einsenden/",
    "/team/",
    TOWN,
    "/karte/",
    "/karte/?gemeinde=14729410",
    "/karte/?ansicht=tabelle&alle=on",
    "/karte/praeventionsraete/",
    "/karte/export/",
    "/karte/einbetten/karte/",
    "/karte/daten/stand.json",
    "/karte/daten/gemeinden.csv",
    "/sitemap/",
    "/sitemap.xml",
    "/gibt-es-nicht/",
    *FEEDS,
    *SUBSCRIPTIONS,
]
# Below every event there are more addresses.
BELOW_EVENTS = ["termin.ics", "programm/", "programm.ics", "programm/sw.js", "anmeldung/", "anmeldung/gesendet/"]
SEARCH = f"/suche/?q={SHARED_WORD}"


@dataclass
class Site:
    """The whole site: one page of every kind and state."""

    public: dict[str, BasePage]
    hidden: dict[str, list[BasePage]]
    children: list[BasePage]

    @property
    def all_hidden(self) -> list[BasePage]:
        return [page for pages in self.hidden.values() for page in pages] + self.children


def restrict(page: Page, restriction_type: str) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=restriction_type, password="x")  # noqa: S106


def make_hidden(create: Callable[..., BasePage]) -> list[BasePage]:
    """A draft, two private pages, an expired and a scheduled one, in the states that the site itself gives them."""
    now = timezone.now()
    draft = create(state="Entwurf", live=False)
    by_login, by_password = create(state="Anmeldung"), create(state="Passwort")
    restrict(by_login, PageViewRestriction.LOGIN)
    restrict(by_password, PageViewRestriction.PASSWORD)
    expired = create(state="Abgelaufen", expire_at=now - timedelta(hours=1))
    scheduled = create(state="Geplant", live=False, go_live_at=now + timedelta(days=1))
    scheduled.save_revision(approved_go_live_at=scheduled.go_live_at)
    return [draft, by_login, by_password, expired, scheduled]


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(timezone.make_aware(datetime.combine(TODAY, time(12))), tick=False)


@pytest.fixture
def creators(home_page) -> dict[str, Callable[..., BasePage]]:
    """For every kind a function that makes a page of it: `create(title=…, slug=…)`."""
    wurzen = MunicipalityFactory(name="Wurzen", ags="14729410", district__ags="14729", district__name="Leipzig")
    jugend = TopicFactory(name="Jugend", slug="jugend")
    group = TargetGroupFactory(name="Alle", slug="alle")
    MapPageFactory(parent=home_page)
    TeamPageFactory(parent=home_page)
    FundedProjectsPageFactory(parent=home_page)
    section = ContentPageFactory(parent=home_page, title="Bausteine", slug="bausteine")
    home_page.sections = [
        {"type": name, "value": {"parent_page": section.pk} if name == "building_blocks" else {}}
        for name, _ in default_sections()
    ]
    home_page.save()
    news, practice = NewsIndexPageFactory(parent=home_page), PracticeIndexPageFactory(parent=home_page)
    profiles = ProfileIndexPageFactory(parent=home_page)
    calendar = EventIndexPageFactory(parent=home_page)
    EventSubmissionPageFactory(parent=calendar, privacy_page=section)
    series, audience = EventSeriesFactory(), AudienceFactory(name="Alle", slug="alle")

    def create_content(**values) -> ContentPage:
        return ContentPageFactory(parent=section, **values)

    def create_news(**values) -> NewsPage:
        places = {"topics": [jugend], "municipalities": [wurzen]}
        return NewsPageFactory(parent=news, date=date(2021, 3, 1), **places, **values)

    def create_practice(**values) -> PracticePage:
        page = PracticePageFactory(parent=practice, municipality=wurzen, problem=values["lead"], **values)
        page.topics.add(jugend)
        page.target_groups.add(group)
        page.reuses.add(PracticeReuse(municipality=wurzen, year=2021))
        page.save()
        FundedProjectFactory(title="Gefördert", municipality=wurzen, practice=page)
        return page

    def create_profile(**values) -> ProfilePage:
        # The hidden ones would be the persons of the month.
        month = date(2021, 2, 1) if values["slug"].startswith(SECRET) else date(2020, 2, 1)
        return ProfilePageFactory(parent=profiles, municipality=wurzen, month=month, quote=values["lead"], **values)

    def create_event(**values) -> EventPage:
        relations = {"topics": [jugend], "audiences": [audience], "municipalities": [wurzen], "series": series}
        defaults = {"first_day": TODAY + timedelta(days=30), "admission": "hier", "capacity": 5}
        page = EventPageFactory(parent=calendar, **(defaults | relations | values))
        page.sessions.add(ProgrammeSession(title=f"Punkt: {page.title}", start_time=time(10)))
        page.registration_questions.add(RegistrationQuestion(label=f"Frage: {page.title}"))
        page.save()
        return page

    def create_report(**values) -> EventPage:
        report = {"report_lead": values["lead"], "report": [("rich_text", f"<p>{values['lead']}</p>")]}
        return create_event(first_day=TODAY - timedelta(days=30), **report, **values)

    return {
        "content": create_content,
        "news": create_news,
        "practice": create_practice,
        "profile": create_profile,
        "event": create_event,
        "cancelled": partial(create_event, status="cancelled", status_note="Leider."),
        "report": create_report,
    }


@pytest.fixture
def site(creators, home_page) -> Site:
    """Hidden pages around the public ones, then Wagtail's own job that publishes and expires."""
    public, hidden = {}, {}
    for kind, create in creators.items():

        def create_hidden(state: str, create=create, kind=kind, **values) -> BasePage:
            title, slug = f"Geheim {state} {kind}", f"{SECRET}-{state}-{kind}".lower()
            return create(title=title, slug=slug, lead=f"{SHARED_WORD}, {SECRET}.", **values)

        hidden[kind] = make_hidden(create_hidden)
        public[kind] = create(title=f"Sichtbar {kind}", slug=f"sichtbar-{kind}", lead=f"{SHARED_WORD}, offen.")
    by_login = hidden["content"][1]
    child = ContentPageFactory(parent=by_login, title="Geheim darunter", slug="geheim-darunter", lead=SHARED_WORD)
    call_command("publish_scheduled")
    return Site(public, hidden, [child])


def read(client, address: str) -> str:
    """What an address answers, in small letters; calendar files fold their lines."""
    return client.get(address).content.decode().lower().replace("\r\n ", "")


def titles_in(client, address: str) -> list[str]:
    """The titles of a feed, its own first."""
    root = ElementTree.fromstring(client.get(address).content)  # noqa: S314 - our own answer
    return [one.text for one in root.iter() if one.tag.endswith("}title") or one.tag == "title"]


# --- Nothing hidden ---


def test_no_place_names_what_is_hidden(client, site):
    assert [address for address in PLACES if SECRET in read(client, address)] == []


def test_no_public_page_names_what_is_hidden_nor_relates_to_it(client, site):
    found = {page.url: read(client, page.url) for page in Page.objects.live().public().filter(depth__gt=1)}

    assert len(found) >= 11
    assert [address for address, content in found.items() if SECRET in content] == []


def test_the_search_finds_what_is_public_and_nothing_hidden(client, site):
    call_command("update_index", verbosity=0)
    content = read(client, SEARCH)

    assert SECRET not in content
    assert [page.title for page in site.public.values() if page.title.lower() not in content] == []


def test_hidden_pages_cannot_be_opened(client, site):
    statuses = {kind: [client.get(page.url).status_code for page in pages] for kind, pages in site.hidden.items()}

    # Private ones ask for a login or a password, without naming the page.
    assert statuses == {kind: [404, 302, 200, 404, 404] for kind in LISTS}
    assert [client.get(page.url).status_code for page in site.children] == [302]
    for pages in site.hidden.values():
        page = soup(client.get(pages[2].url))
        assert texts(page, "h1") == ["Für diese Seite brauchen Sie ein Passwort"]
        assert page.select("form input[type=password]")
        # Its own address is where the form leads to and what paper names, and nothing else.
        page.form.decompose()
        assert SECRET not in str(page).lower().replace(pages[2].url, "")


def test_hidden_pages_have_no_picture_for_others(client, site):
    statuses = [client.get(SharePicture.of(page).path).status_code for page in site.all_hidden]

    assert statuses == [404] * len(site.all_hidden)


def test_nothing_below_hidden_events_can_be_opened(client, site):
    for kind in ("event", "cancelled", "report"):
        for place in BELOW_EVENTS:
            statuses = [client.get(f"{page.url}{place}").status_code for page in site.hidden[kind]]
            assert statuses == [404, 302, 200, 404, 404], (kind, place)
            asking = client.get(f"{site.hidden[kind][2].url}{place}")
            assert texts(soup(asking), "h1") == ["Für diese Seite brauchen Sie ein Passwort"], (kind, place)
        for page in site.hidden[kind]:
            response = client.post(f"/anmeldung/senden/{page.pk}/", {"email": "alex@example.org"})
            assert (response.status_code, SECRET in response.content.decode().lower()) == (404, False)


def test_menus_leave_out_what_is_not_public(client, site, home_page):
    def menu(pages: list[BasePage]) -> list:
        return [("link", {"page": page, "address": "", "text": "", "icon": ""}) for page in pages]

    everything = [*site.all_hidden, *site.public.values()]
    columns = [("section", {"heading": "Spalte", "links": [value for _, value in menu(everything)]})]
    some = [site.public["news"], *site.all_hidden[:5]]
    Navigation.objects.create(
        site=home_page.get_site(), main=menu(some), service=menu(some), legal=menu(some), footer=columns
    )
    page = soup(client.get("/"))

    assert SECRET not in read(client, "/")
    assert texts(page, ".main-nav__list a") == ["Sichtbar news"]
    assert texts(page, ".legal a") == ["Sichtbar news"]
    assert texts(page, ".site-footer__links a") == [one.title for one in site.public.values()]


def test_breadcrumbs_leave_out_drafts_above_and_the_sitemap_keeps_what_is_below(client, site, home_page):
    above = ContentPageFactory(parent=home_page, title="Geheim darüber", slug="oben", live=False)
    below = ContentPageFactory(parent=above, title="Sichtbar darunter")
    page = soup(client.get(below.url))

    assert texts(page, ".breadcrumb li") == ["Startseite", "Sichtbar darunter"]
    assert "Geheim" not in page.select_one("script[type='application/ld+json']").string
    assert "Sichtbar darunter" in texts(soup(client.get("/sitemap/")), "main li a")


# --- What is public is there ---


def test_public_pages_stand_in_their_list_on_the_home_page_and_in_the_sitemaps(client, site):
    for kind, page in site.public.items():
        for address in ("/", LISTS[kind], "/sitemap/"):
            assert f'href="{page.url}"' in read(client, address), (kind, address)
        assert f"{page.full_url}</loc>" in read(client, "/sitemap.xml"), kind


def test_the_municipality_shows_what_is_public_about_her(client, site):
    content = read(client, TOWN)

    shown = [kind for kind, page in site.public.items() if page.url in content]
    assert shown == ["news", "practice", "profile", "event", "cancelled", "report"]


def test_feeds_hold_exactly_what_is_public(client, site):
    for address, kinds in FEEDS.items():
        _, *titles = titles_in(client, address)
        assert [title.rpartition("Sichtbar ")[2] for title in titles] == kinds, address


def test_subscriptions_hold_exactly_what_is_public(client, site):
    for address in SUBSCRIPTIONS:
        entries = Calendar.from_ical(client.get(address).content).events
        summaries = [str(entry["SUMMARY"]) for entry in entries]
        assert summaries == ["Sichtbar report", "Sichtbar event", "Abgesagt: Sichtbar cancelled"], address


def test_whoever_looks_at_a_public_event_sees_all_of_it(client, site):
    page = site.public["event"]
    for place in BELOW_EVENTS:
        assert client.get(f"{page.url}{place}").status_code == 200, place
    assert "punkt: sichtbar event" in read(client, f"{page.url}programm/")
    assert "frage: sichtbar event" in read(client, f"{page.url}anmeldung/")
    # The other dates of its series.
    assert "sichtbar cancelled" in read(client, page.url)


def test_facets_count_only_what_is_public(client, site):
    for address in ("/neuigkeiten/", "/good-practice/"):
        # A facet that does not narrow the list is shown only while it is active.
        page = soup(client.get(f"{address}?thema=jugend"))
        counts = {one.split()[-2] for one in texts(page, ".facet__choice")}
        assert counts == {"1"}, address
        assert texts(page, ".listing-head__count")[0].split()[0] == "1", address


def test_the_sitemap_for_programs_says_when_pages_changed(client, site):
    for page in site.public.values():
        page.save_revision().publish()
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own answer
    names = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    days = {url.find(f"{names}loc").text: url.findtext(f"{names}lastmod") for url in root.iter(f"{names}url")}

    today = timezone.localdate().isoformat()
    assert [days[page.full_url][:10] for page in site.public.values()] == [today] * len(site.public)
