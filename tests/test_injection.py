"""
No text becomes code: dozens of injections in every field, block, setting and file name, and every output read.

Plain fields: the parsed pages are made of the very same elements and attributes as with harmless words, and every
text can be read as it was written. Formatted text, stored as a program might store it: only the portal's formats stay.
"""

import json
import re
from collections import Counter
from datetime import date, time, timedelta
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from asskomm.core.caching import INVISIBLE, bump_content_version
from asskomm.core.models import Navigation, PortalDocument, PortalImage, SiteSettings
from calendar_events.models import ProgrammeSession, RegistrationQuestion
from good_practice.models import PracticeReuse
from tests.factories.boundaries import draw_row
from tests.factories.calendar_events import (
    AudienceFactory,
    EventIndexPageFactory,
    EventPageFactory,
    EventSeriesFactory,
    EventSubmissionPageFactory,
)
from tests.factories.core import ContentPageFactory, MapPageFactory, TeamMemberFactory, TeamPageFactory, TopicFactory
from tests.factories.good_practice import (
    FundedProjectFactory,
    FundedProjectsPageFactory,
    PracticeIndexPageFactory,
    PracticePageFactory,
    ProfileIndexPageFactory,
    ProfilePageFactory,
    TargetGroupFactory,
    contact,
)
from tests.factories.municipalities import (
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
    PartnershipFactory,
)
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.hostile import TEXTS, code_in, is_code, squeezed, storable, structure
from tests.pages import soup
from tests.poison import Texts, fill

pytestmark = pytest.mark.django_db

HARMLESS = [f"Wort {number}" for number in range(len(TEXTS))]
ADDRESSES = [text for text in TEXTS if re.match("(?i)(java\\s?script|data|vbscript|&#106;)", text)]

ALLOWED_RICH = {"p", "h2", "h3", "h4", "b", "strong", "i", "em", "ol", "ul", "li", "a", "br", "hr", "sub", "sup"}
VISIBLE = ("core", "municipalities", "news", "good_practice", "calendar_events")

PAGES = [
    "/",
    "/inhalt/",
    "/neuigkeiten/",
    "/neuigkeiten/meldung/",
    "/neuigkeiten/2021/",
    "/neuigkeiten/?thema=jugend",
    "/good-practice/",
    "/good-practice/projekt/",
    "/good-practice/?zielgruppe=alle",
    "/kurz-vorgestellt/",
    "/kurz-vorgestellt/person/",
    "/gefoerderte-projekte/",
    "/veranstaltungen/",
    "/veranstaltungen/?thema=jugend&zielgruppe=alle&von=1.1.2020",
    "/veranstaltungen/archiv/",
    "/veranstaltungen/archiv/2021/",
    "/veranstaltungen/monat/",
    "/veranstaltungen/treffen/",
    "/veranstaltungen/treffen/programm/",
    "/veranstaltungen/treffen/anmeldung/",
    "/veranstaltungen/treffen/anmeldung/gesendet/",
    "/veranstaltungen/abgesagt/",
    "/veranstaltungen/rueckblick/",
    "/veranstaltungen/einsenden/",
    "/team/",
    "/karte/",
    "/karte/?gemeinde=14729410",
    "/karte/?ansicht=tabelle&alle=on",
    "/karte/?stand=2020-01-01",
    "/karte/gemeinden/14729410-wurzen/",
    "/karte/praeventionsraete/",
    "/karte/export/?gemeinde=14729410",
    "/karte/einbetten/?gemeinde=14729410",
    "/karte/einbetten/karte/?gemeinde=14729410",
    "/sitemap/",
    "/gibt-es-nicht/",
]
FEEDS = [
    "/neuigkeiten/feed/",
    "/veranstaltungen/feed/",
    "/neuigkeiten/rss/",
    "/sitemap.xml",
    "/karte/karte.svg?quelle=on",
]
DATA = ["/karte/daten/stand.json", "/karte/suche.json?q=a"]


@pytest.fixture
def site(home_page):
    """One object of every kind that visitors see, all related to each other."""
    image = PortalImage.objects.create(
        title="Bild", file=get_test_image_file(filename='"><img src=x onerror=alert(1)>.png')
    )
    PortalDocument.objects.create(
        title="Dokument", file=ContentFile(b"x", name="<script>alert(1)</script>\" onclick='x'.pdf")
    )
    person = TeamMemberFactory(image=image)
    wurzen = MunicipalityFactory(name="Wurzen", slug="wurzen", ags="14729410", district__ags="14729")
    other = MunicipalityFactory(name="Bennewitz", ags="14729030")
    draw_row(wurzen, other)
    wurzen.district.team_member = person
    wurzen.district.save()
    council = InstrumentFactory(code="prevention_council")
    ParticipationFactory(municipality=wurzen, instrument=council)
    partnership = PartnershipFactory(members=[wurzen, other])
    ParticipationFactory(municipality=None, partnership=partnership, instrument=InstrumentFactory(code="coaching"))
    topic, group = TopicFactory(slug="jugend"), TargetGroupFactory(slug="alle")
    MapPageFactory(parent=home_page)
    TeamPageFactory(parent=home_page)
    FundedProjectsPageFactory(parent=home_page)
    content = ContentPageFactory(parent=home_page, slug="inhalt")
    ContentPageFactory(parent=content)
    home_page.building_blocks = content
    home_page.save()
    news = NewsIndexPageFactory(parent=home_page)
    for slug in ("meldung", "zweite"):
        NewsPageFactory(parent=news, slug=slug, image=image, topics=[topic], municipalities=[wurzen])
    practices = PracticeIndexPageFactory(parent=home_page)
    for slug in ("projekt", "zweites"):
        project = PracticePageFactory(
            parent=practices, slug=slug, image=image, municipality=wurzen, funding="ja", programme="x", **contact()
        )
        project.topics.add(topic)
        project.target_groups.add(group)
        project.reuses.add(PracticeReuse(municipality=other, year=2021))
        project.save()
    FundedProjectFactory(municipality=wurzen, practice=project)
    profiles = ProfileIndexPageFactory(parent=home_page)
    for slug in ("person", "zweite-person"):
        ProfilePageFactory(parent=profiles, slug=slug, image=image, municipality=wurzen)
    create_calendar(home_page, image, topic, wurzen, person)
    portal = home_page.get_site()
    SiteSettings.objects.create(site=portal, email="post@example.org")
    Navigation.objects.create(site=portal)
    return home_page


def create_calendar(home_page, image: PortalImage, topic, municipality, person) -> None:
    """An event with everything that one can have, a cancelled one of the same series, a past one, and a form."""
    calendar, today = EventIndexPageFactory(parent=home_page), timezone.localdate()
    EventSubmissionPageFactory(parent=calendar, privacy_page=home_page)
    relations = {
        "image": image,
        "topics": [topic],
        "audiences": [AudienceFactory(slug="alle")],
        "municipalities": [municipality],
        "series": EventSeriesFactory(),
    }
    # It goes on tomorrow, so that no hour of today makes it a past one.
    days = {"first_day": today, "last_day": today + timedelta(days=1), "start_time": None, "end_time": None}
    event = EventPageFactory(parent=calendar, slug="treffen", admission="hier", capacity=5, **days, **relations)
    event.sessions.add(ProgrammeSession(start_time=time(10), change_note="x"))
    event.sessions.add(ProgrammeSession(start_time=time(10), is_cancelled=True))
    event.registration_questions.add(RegistrationQuestion(label="x", kind="choice", choices="x"))
    event.registration_questions.add(RegistrationQuestion(label="x"))
    event.save()
    EventPageFactory(
        parent=calendar, slug="abgesagt", status="cancelled", contact=person, status_note="x", **days, **relations
    )
    body = [("rich_text", "<p>x</p>")]
    EventPageFactory(
        parent=calendar, slug="rueckblick", first_day=date(2021, 5, 1), report_lead="x", report=body, **relations
    )


def fill_site(texts: Texts) -> None:
    """Write into every object that visitors can see, children before the pages they belong to."""
    for model in apps.get_models():
        if model._meta.app_label in VISIBLE and model._meta.label not in INVISIBLE and model is not Page:
            for instance in model._default_manager.order_by("pk"):
                fill(instance, texts)
    bump_content_version()


def read(client) -> dict[str, BeautifulSoup]:
    """Every page, parsed."""
    found = {}
    for address in PAGES:
        # The address of a municipality follows her name.
        response = client.get(address, follow=True)
        assert response.status_code == (404 if address == "/gibt-es-nicht/" else 200), address
        found[address] = soup(response)
    return found


def test_the_list_of_texts_is_long_and_varied():
    assert len(set(TEXTS)) == len(TEXTS) >= 50
    assert len(ADDRESSES) >= 5


def test_plain_texts_change_no_element_and_can_be_read(client, site):
    # The same formatted text in both, so that only plain fields differ.
    fill_site(Texts(HARMLESS, ["Text"]))
    harmless = {address: structure(page) for address, page in read(client).items()}

    fill_site(Texts(storable(), ["Text"]))
    pages = read(client)
    for address, page in pages.items():
        assert structure(page) - harmless[address] == Counter(), address
        assert harmless[address] - structure(page) == Counter(), address
        assert code_in(page) == [], address
    words = squeezed("".join(page.get_text() for page in pages.values()))
    assert [text for text in TEXTS if squeezed(text) not in words] == []


@pytest.mark.parametrize("start", [0, 13, 29, 43])
def test_every_text_goes_through_titles_into_head_data_and_feeds(client, site, start):
    turned = [*storable()[start:], *storable()[:start]]
    fill_site(Texts(turned, ["Text"]))
    for address, page in read(client).items():
        assert code_in(page) == [], address
    for slug, feed, name in (("meldung", FEEDS[0], "headline"), ("treffen", FEEDS[1], "name")):
        article = Page.objects.get(slug=slug)
        page = soup(client.get(article.url))
        data = json.loads(page.select_one("script[type='application/ld+json']").string)["@graph"]
        title = article.title
        assert {squeezed(one) for one in (page.h1.get_text(), data[-1][name])} == {squeezed(title)}
        assert squeezed(data[-2]["itemListElement"][-1]["name"]) == squeezed(title)
        words = squeezed("".join(ElementTree.fromstring(client.get(feed).content).itertext()))  # noqa: S314
        assert squeezed(title.replace("\x00", "")) in words
    for address in FEEDS:
        root = ElementTree.fromstring(client.get(address).content)  # noqa: S314 - our own answer
        names = {one.tag.partition("}")[2] or one.tag for one in root.iter()}
        assert not names & {"script", "img", "iframe", "foreignObject", "set", "animate"}, address
        assert [name for one in root.iter() for name in one.attrib if name.startswith("on")] == [], address
        addresses = [value for one in root.iter() for name, value in one.attrib.items() if name.endswith("href")]
        assert [one for one in addresses if is_code("href", one)] == [], address
    for address in DATA:
        json.loads(client.get(address).content)


@pytest.mark.parametrize("start", [0, 20, 40])
def test_formatted_text_keeps_only_the_formats_of_the_portal(client, site, start):
    # An unclosed text would hide the others: each stands in a field or block of its own, in turn.
    rich = [*storable()[start:], *storable()[:start]]
    fill_site(Texts(["Wort"], rich, ADDRESSES))
    found = set()
    for address, page in read(client).items():
        assert code_in(page) == [], address
        for prose in page.select(".prose"):
            found |= {one.name for one in prose.find_all(True)}

    assert "p" in found
    assert found <= ALLOWED_RICH


def test_files_lose_the_dangerous_part_of_their_name():
    image = PortalImage.objects.create(title="x", file=get_test_image_file(filename='"><svg onload=alert(1)>.png'))
    upload = SimpleUploadedFile("</script>'onclick='x\".pdf", b"x")
    document = PortalDocument.objects.create(title="x", file=upload)

    assert not re.search(r"[<>\"'\s]", image.file.name + document.file.name)
    assert not re.search(r"[<>\"'\s]", document.url + image.get_rendition("width-10").url)
