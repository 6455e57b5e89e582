"""How others see a page: Open Graph with its picture, and JSON-LD."""

import json
from io import BytesIO
from unittest import mock

import pytest
from django.test import RequestFactory
from PIL import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction

from asskomm.core.models import PortalImage, SiteSettings
from asskomm.core.sharing import lettering
from asskomm.core.sharing import picture as share_picture
from tests.factories.core import ContentPageFactory, TopicFactory
from tests.factories.good_practice import ProfileIndexPageFactory, ProfilePageFactory
from tests.factories.municipalities import MunicipalityFactory
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.pages import soup

pytestmark = pytest.mark.django_db


def open_graph(page) -> dict[str, str]:
    """The properties a page names for others."""
    return {one["property"].removeprefix("og:"): one["content"] for one in page.select("meta[property^='og:']")}


def nodes(page) -> dict[str, dict]:
    """The nodes of the page's JSON-LD by their type."""
    scripts = page.select("script[type='application/ld+json']")
    assert len(scripts) == 1
    return {one["@type"]: one for one in json.loads(scripts[0].string)["@graph"]}


def picture(client, page) -> tuple[str, Image.Image]:
    """The content type of the picture a page names, and the picture itself."""
    response = client.get(open_graph(page)["image"])
    return response["Content-Type"], Image.open(BytesIO(response.content))


@pytest.fixture
def article(home_page):
    """A report about Wurzen with a wide picture, below a list of news."""
    image = PortalImage.objects.create(
        title="IMG_1", description="Ein Saal", file=get_test_image_file(size=(900, 600), colour="red")
    )
    return NewsPageFactory(
        parent=NewsIndexPageFactory(parent=home_page),
        title="Startschuss »in« Wurzen",
        image=image,
        topics=[TopicFactory(name="Jugend")],
        municipalities=[MunicipalityFactory(name="Wurzen")],
    )


# --- Open Graph ---


def test_an_article_offers_its_title_lead_and_a_cut_of_its_picture(client, article):
    page = soup(client.get(article.url))
    found = open_graph(page)
    media_type, image = picture(client, page)

    assert found == {
        "site_name": "ASSKomm",
        "locale": "de_DE",
        "type": "article",
        "title": "Startschuss »in« Wurzen",
        "description": "Das Wichtigste in einem Satz.",
        "url": article.full_url,
        "image": found["image"],
        "image:type": "image/jpeg",
        "image:width": "1200",
        "image:height": "630",
        "image:alt": "Ein Saal",
    }
    assert page.select_one("meta[name='twitter:card']")["content"] == "summary_large_image"
    assert (media_type, image.size) == ("image/jpeg", (1200, 630))
    assert image.getpixel((600, 315))[0] > 200


def test_a_page_without_a_picture_offers_a_card_with_its_title(client, home_page):
    page = soup(client.get(ContentPageFactory(parent=home_page, title="Über Größe").url))
    media_type, image = picture(client, page)

    assert open_graph(page)["image:alt"] == "ASSKomm: Über Größe"
    assert (media_type, image.size) == ("image/png", (1200, 630))
    assert image.getpixel((5, 5)) == (0, 0x57, 0x3C)


@pytest.mark.parametrize("font", ["", lettering.system_font()], ids=["Pillow", "system"])
@pytest.mark.parametrize(
    "title", ["", "Ä", "Größe – ÄÖÜ »é« „ß“ Łódź", "Donaudampfschifffahrts" * 20, "\x00\u202e\u00ad", "日本 👋 " * 9]
)
def test_a_card_can_be_drawn_for_every_title_with_every_font(title, font):
    with mock.patch.object(lettering, "system_font", lambda: font):
        assert share_picture.card(title, title, 1200).size == (1200, 630)


def test_umlauts_are_drawn_without_any_font_of_the_system():
    with mock.patch.object(lettering, "system_font", lambda: ""):
        drawn = [share_picture.card(letter, "", 1200).tobytes() for letter in ("u", "ü", "Ж")]

    assert len(set(drawn)) == 3


def test_a_long_title_becomes_smaller_instead_of_reaching_the_name(home_page):
    plain = share_picture.card("", "", 1200).crop((0, 0, 1200, 170))

    for title in ("Wort " * 14, "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen " * 3):
        assert share_picture.card(title, "2021", 1200).crop((0, 0, 1200, 170)) == plain


def test_a_portrait_stands_beside_the_name(client, home_page):
    image = PortalImage.objects.create(title="x", file=get_test_image_file(size=(500, 600), colour="red"))
    profile = ProfilePageFactory(parent=ProfileIndexPageFactory(parent=home_page), image=image)
    _, card = picture(client, soup(client.get(profile.url)))

    assert card.getpixel((1000, 300))[0] > 200
    assert card.getpixel((10, 10))[0] < 30


def test_a_missing_file_still_gives_a_card(client, article):
    article.image.file.storage.delete(article.image.file.name)
    _, card = picture(client, soup(client.get(article.url)))

    assert card.getpixel((10, 10))[0] < 30


def test_the_picture_is_kept_for_good_and_drawn_once(client, article):
    address = open_graph(soup(client.get(article.url)))["image"]
    with mock.patch.object(share_picture, "draw", wraps=share_picture.draw) as draw:
        first = client.get(address)
        article.save_revision().publish()
        client.get(address)

    assert first["Cache-Control"] == "public, max-age=31536000, immutable"
    assert draw.call_count == 1


def test_a_new_title_gives_a_new_address_and_the_old_one_leads_there(client, home_page):
    page = ContentPageFactory(parent=home_page, title="Alt")
    old = open_graph(soup(client.get(page.url)))["image"]
    page.title = "Neu"
    page.save_revision().publish()
    new = open_graph(soup(client.get(page.url)))["image"]

    assert old != new
    assert new.endswith(client.get(old).url)
    assert client.get(old).status_code == 302


def test_nothing_is_drawn_for_what_is_not_public(client, home_page):
    draft = ContentPageFactory(parent=home_page, live=False)
    private = ContentPageFactory(parent=home_page)
    below = ContentPageFactory(parent=private)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.PASSWORD, password="x")  # noqa: S106
    root = home_page.get_parent()
    for page in (draft, private, below, root):
        key = "0" * 16 if page == root else share_picture.SharePicture.of(page).key
        assert client.get(f"/vorschau/{page.pk}-{key}.png").status_code == 404


@pytest.mark.parametrize("name", ["999999999999999999-0123456789abcdef.png", "1-x.png", "1-0123456789abcdef.gif"])
def test_odd_addresses_of_pictures_are_not_found(client, home_page, name):
    assert client.get(f"/vorschau/{name}").status_code == 404


def test_views_below_a_page_name_their_own_title_and_address(client, portal):
    town = open_graph(soup(client.get(portal.addresses[3])))
    councils = open_graph(soup(client.get("/karte/praeventionsraete/")))
    sitemap = open_graph(soup(client.get("/sitemap/")))

    assert town["title"] == "Wurzen, Landkreis Leipzig"
    assert town["url"].endswith("/karte/gemeinden/14729410-wurzen/")
    assert councils["description"].startswith("Alle kommunalen Präventionsräte")
    assert (sitemap["title"], sitemap["image"]) == ("Sitemap", open_graph(soup(client.get("/")))["image"])


def test_the_drawn_mark_is_the_one_of_the_header(client, portal):
    assert soup(client.get("/")).select_one(".brand__mark path")["d"] == share_picture.MARK


# --- JSON-LD ---


def test_every_page_says_who_runs_the_portal_and_where_one_can_search(client, home_page):
    settings = SiteSettings.for_site(home_page.get_site())
    settings.email = "post@example.org"
    settings.save()
    found = nodes(soup(client.get("/")))

    assert found["GovernmentOrganization"]["name"] == "Landespräventionsrat Sachsen (LPR)"
    assert found["GovernmentOrganization"]["email"] == "post@example.org"
    target = found["WebSite"]["potentialAction"]["target"]["urlTemplate"]
    assert target == "http://testserver/suche/?q={search_term_string}"
    assert "BreadcrumbList" not in found


def test_an_article_says_what_it_is_about_and_where_it_stands(client, article):
    found = nodes(soup(client.get(article.url)))
    news = found["NewsArticle"]

    assert (news["headline"], news["datePublished"]) == (article.title, "2021-05-01")
    assert [one["name"] for one in news["about"]] == ["Wurzen"]
    assert news["keywords"] == ["Jugend"]
    steps = [(one["position"], one["name"]) for one in found["BreadcrumbList"]["itemListElement"]]
    assert steps == [(1, "Startseite"), (2, "Neuigkeiten"), (3, article.title)]


def test_made_up_people_are_not_presented_as_people(client, home_page):
    index = ProfileIndexPageFactory(parent=home_page)
    sample = nodes(soup(client.get(ProfilePageFactory(parent=index, is_sample=True).url)))
    real = nodes(soup(client.get(ProfilePageFactory(parent=index, title="Mika Muster").url)))

    assert "ProfilePage" not in sample
    assert real["ProfilePage"]["mainEntity"] == {"@type": "Person", "name": "Mika Muster", "jobTitle": "Koordination"}


def test_a_view_below_a_page_is_not_described_as_that_page(client, portal):
    found = nodes(soup(client.get(portal.addresses[3])))

    assert set(found) == {"GovernmentOrganization", "WebSite", "BreadcrumbList"}
    assert found["BreadcrumbList"]["itemListElement"][-1]["name"] == "Wurzen"


def test_a_preview_offers_neither_picture_nor_data(article):
    response = article.make_preview_request(RequestFactory().get("/"), article.default_preview_mode)
    page = soup(response.render())

    assert page.select("script[type='application/ld+json']") == []
    assert "image" not in open_graph(page)


def test_no_title_can_end_the_script_element(client, home_page):
    title = "</script><script>alert(1)</script><!--"
    page = soup(client.get(ContentPageFactory(parent=home_page, title=title, slug="x").url))

    assert nodes(page)["WebPage"]["name"] == title
    assert open_graph(page)["title"] == title
