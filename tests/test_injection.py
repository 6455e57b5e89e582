"""
No text becomes code: dozens of injections in every field, block, setting and file name, and every output read.

Plain fields: the parsed pages are made of the very same elements and attributes as with harmless words, and every
text can be read as it was written. Formatted text, stored as a program might store it: only the portal's formats stay.
"""

import json
import re
from collections import Counter
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from asskomm.core.caching import INVISIBLE, bump_content_version
from asskomm.core.models import Navigation, PortalDocument, PortalImage, SiteSettings
from good_practice.models import PracticeReuse
from tests.factories.boundaries import draw_row
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
from tests.pages import soup
from tests.poison import Texts, fill

pytestmark = pytest.mark.django_db

TEXTS = [
    # Elements
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.example/1.js></SCRIPT>",
    "<scr<script>ipt>alert(2)</scr</script>ipt>",
    "<script/x>alert(3)</script/x>",
    "</script><script>alert(4)</script>",
    "</SCRIPT ><svg onload=alert(5)>",
    "</title><script>alert(6)</script>",
    "</textarea><img src=x onerror=alert(7)>",
    "</style><script>alert(8)</script>",
    "<img src=x onerror=alert(9)>",
    "<img/src=x/onerror=alert(10)//",
    "<svg><script>alert(11)</script></svg>",
    "<svg/onload=alert(12)>",
    "<math><mtext></mtext><mglyph><style><!--</style><img title='--><img src=x onerror=alert(13)>'>",
    "<iframe srcdoc='<script>alert(14)</script>'></iframe>",
    "<object data=javascript:alert(15)></object>",
    "<embed src=//x.example/16.swf>",
    "<base href=//x.example/17/>",
    "<meta http-equiv=refresh content='0;url=//x.example/18'>",
    "<link rel=stylesheet href=//x.example/19.css>",
    "<style>@import '//x.example/20.css'</style>",
    "<form action=//x.example/21><button>weiter",
    "<details open ontoggle=alert(22)>",
    "<template><script>alert(23)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(24)>'>",
    "<plaintext>25",
    # Out of attributes
    '" onmouseover="alert(26)',
    "' onfocus='alert(27)' autofocus='",
    '"><script>alert(28)</script>',
    "'><img src=x onerror=alert(29)>",
    '" style="position:fixed;inset:0" x="30',
    "` onclick=alert(31) `",
    '"/><svg onload="alert(32)',
    # Addresses
    "javascript:alert(33)",
    "JaVaScRiPt:alert(34)",
    "java\tscript:alert(35)",
    "&#106;avascript:alert(36)",
    "data:text/html,<script>alert(37)</script>",
    "vbscript:msgbox(38)",
    "<a href='javascript:alert(39)'>hier</a>",
    # Entities, comments, declarations
    "&lt;script&gt;alert(40)&lt;/script&gt;",
    "&#60;script&#62;alert(41)&#60;/script&#62;",
    "&amp;lt;b&amp;gt;42",
    "<!-- --><script>alert(43)</script> -->",
    "--><script>alert(44)</script><!--",
    "]]><script>alert(45)</script><![CDATA[",
    "<![CDATA[<img src=x onerror=alert(46)>]]>",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;47",
    # Other languages that read the text
    "{{ 7|add:7 }} {% load static %} {# 48 #}",
    "${alert(49)} #{alert(49)} <%= 49 %>",
    "'; DROP TABLE core_topic; -- 50",
    "\\u003cscript\\u003ealert(51)\\u003c/script\\u003e",
    '","x":"52"}]}</script>',
    "=HYPERLINK(53)",
    # Signs that change what stands beside them
    "\u202egnp.tpircs\u202c 54",
    "\u200b\ufeff\u2028\u2029 55",
    "＜script＞alert(56)＜/script＞",
    "𝕏 👩‍👩‍👧 Z͑͗͠a̷l̶g̵o 57",
]
# Neither SQLite's forms nor PostgreSQL itself take this one; programs can put it into SQLite.
WITH_NUL = "<scr\x00ipt>alert(58)</scr\x00ipt>"
HARMLESS = [f"Wort {number}" for number in range(len(TEXTS))]
ADDRESSES = [text for text in TEXTS if re.match("(?i)(java\\s?script|data|vbscript|&#106;)", text)]

ALLOWED_RICH = {"p", "h2", "h3", "h4", "b", "strong", "i", "em", "ol", "ul", "li", "a", "br", "hr", "sub", "sup"}
EXECUTING = {"iframe", "object", "embed", "base", "applet", "frame", "style", "math", "template", "plaintext"}
ADDRESS_ATTRIBUTES = ("href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset")
VISIBLE = ("core", "municipalities", "news", "good_practice")

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
FEEDS = ["/neuigkeiten/feed/", "/neuigkeiten/rss/", "/sitemap.xml", "/karte/karte.svg?quelle=on"]
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
    portal = home_page.get_site()
    SiteSettings.objects.create(site=portal, email="post@example.org")
    Navigation.objects.create(site=portal)
    return home_page


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


def structure(page: BeautifulSoup) -> Counter:
    """The elements a page is made of, each with the names of its attributes."""
    return Counter((element.name, *sorted(element.attrs)) for element in page.find_all(True))


def squeezed(text: str) -> str:
    """Without what typography adds and takes: white space, soft hyphens."""
    return re.sub(r"[\s\u00ad]+", "", text)


def code_in(page: BeautifulSoup) -> list[str]:
    """Everything on a page that a browser might run or load, and that is not the portal's own."""
    found = [str(one) for one in page.find_all(True) if one.name in EXECUTING]
    for script in page.select("script"):
        if script.get("type") == "application/ld+json":
            json.loads(script.string)
        elif not script.get("src", "").startswith("/static/") or script.string:
            found.append(str(script))
    for element in page.find_all(True):
        for name, value in element.attrs.items():
            if name.startswith("on") or name in ("style", "srcdoc", "formaction") or is_code(name, value):
                found.append(str(element)[:200])
    found += [str(one) for one in page.select("meta[http-equiv], link[rel=import], [autofocus]")]
    return found


def is_code(name: str, value: str | list[str]) -> bool:
    """Whether an attribute's address runs something, however it is written."""
    address = re.sub(r"[\x00-\x20]+", "", str(value)).lower()
    return name in ADDRESS_ATTRIBUTES and address.startswith(("javascript:", "vbscript:", "data:"))


def storable() -> list[str]:
    """What the database can keep."""
    return [*TEXTS, WITH_NUL] if connection.vendor == "sqlite" else TEXTS


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
    article = Page.objects.get(slug="meldung")
    page = soup(client.get(article.url))
    data = json.loads(page.select_one("script[type='application/ld+json']").string)["@graph"]

    title = article.title
    assert {squeezed(one) for one in (page.h1.get_text(), data[-1]["headline"])} == {squeezed(title)}
    assert squeezed(data[-2]["itemListElement"][-1]["name"]) == squeezed(title)
    for address in FEEDS:
        root = ElementTree.fromstring(client.get(address).content)  # noqa: S314 - our own answer
        names = {one.tag.partition("}")[2] or one.tag for one in root.iter()}
        assert not names & {"script", "img", "iframe", "foreignObject", "set", "animate"}, address
        assert [name for one in root.iter() for name in one.attrib if name.startswith("on")] == [], address
        addresses = [value for one in root.iter() for name, value in one.attrib.items() if name.endswith("href")]
        assert [one for one in addresses if is_code("href", one)] == [], address
    feed = squeezed("".join(ElementTree.fromstring(client.get(FEEDS[0]).content).itertext()))  # noqa: S314
    assert squeezed(title.replace("\x00", "")) in feed
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
