"""The rules of publishing: what keeps a page from going public, said at the field; a draft is never refused."""

import pytest
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, get_page_models

from asskomm.core.admin import publishing
from asskomm.core.admin.page_forms import PageForm
from asskomm.core.admin.publishing import Problem, problems_of
from asskomm.core.models import BasePage, ContentPage, DescribedImage, PortalImage
from good_practice.models import PracticePage, ProfilePage
from news.models import NewsPage
from tests.factories.core import ContentPageFactory
from tests.pages import soup, texts

pytestmark = pytest.mark.django_db


def page(*blocks, **values) -> ContentPage:
    """A page in memory with this body."""
    values.setdefault("lead", "Worum es geht.")
    body = ContentPage._meta.get_field("body").stream_block.to_python(
        [{"type": block_type, "value": value} for block_type, value in blocks]
    )
    return ContentPage(title="Inhalt", body=body, **values)


def messages(*blocks) -> list[str]:
    return [problem.message for problem in problems_of(page(*blocks))]


def text(html: str) -> tuple[str, str]:
    return ("rich_text", html)


# --- Links ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "label", ["hier", "Hier", "mehr", "Mehr …", "Klicken Sie hier", "klicken Sie hier!", "weiterlesen", "» mehr"]
)
def test_a_link_says_where_it_leads(label):
    assert messages(text(f'<p>Siehe <a href="/karte/">{label}</a>.</p>')) == [publishing.VAGUE_LINK.format(label)]


@pytest.mark.parametrize("label", ["https://example.org/x", "www.example.org", "HTTP://EXAMPLE.ORG"])
def test_a_link_does_not_show_its_bare_address(label):
    html = f'<p><a href="https://example.org/">{label}</a></p>'
    assert messages(text(html)) == [publishing.BARE_ADDRESS.format(label)]


@pytest.mark.parametrize(
    "label", ["Karte öffnen", "Mehr über Prävention", "hier in Wurzen", "portal@example.org", "Weiterbildung"]
)
def test_a_link_with_words_of_its_own_is_fine(label):
    assert messages(text(f'<p><a href="/karte/">{label}</a></p>')) == []


def test_an_empty_link_is_found():
    assert messages(text('<p>Text<a href="/karte/"> </a></p>')) == [publishing.EMPTY_LINK]


def test_links_deep_in_blocks_are_found_with_their_place():
    answer = {"question": "Wer?", "answer": '<p><a href="/karte/">hier</a></p>'}
    call = {"text": "Los.", "link": {"page": None, "address": "/karte/", "text": "mehr"}}
    links = {"heading": "", "links": [{"page": None, "address": "/karte/", "text": "hier", "description": ""}]}
    table = {
        "caption": "Titel",
        "columns": [{"type": "rich_text", "heading": "Spalte"}],
        "rows": [{"values": ['<a href="/karte/">Link</a>']}],
    }
    found = problems_of(
        page(
            ("accordion", {"heading": "", "questions": [answer]}),
            text("<p>In Ordnung.</p>"),
            ("call_to_action", call),
            ("links", links),
            ("table", table),
        )
    )

    assert found == [
        Problem("body", publishing.VAGUE_LINK.format("hier"), 0),
        Problem("body", publishing.VAGUE_LINK.format("mehr"), 2),
        Problem("body", publishing.VAGUE_LINK.format("hier"), 3),
        Problem("body", publishing.VAGUE_LINK.format("Link"), 4),
    ]


# --- Headings ---------------------------------------------------------------------------------------------------


def test_a_heading_of_the_third_level_needs_one_of_the_second_before():
    assert messages(text("<h3>Zuerst</h3><h2>Dann</h2>")) == [publishing.SKIPPED_HEADING.format("Zuerst")]


def test_headings_count_across_blocks():
    assert messages(text("<h2>Zuerst</h2>"), text("<h3>Dann</h3>")) == []


def test_the_heading_of_a_block_counts_as_one():
    steps = {"heading": "So geht es", "steps": [{"title": "Eins", "text": ""}, {"title": "Zwei", "text": ""}]}
    assert messages(("steps", steps), text("<h3>Danach</h3>")) == []
    assert messages(("steps", {**steps, "heading": ""}), text("<h3>Danach</h3>")) == [
        publishing.SKIPPED_HEADING.format("Danach")
    ]


@pytest.mark.parametrize("html", ["<h2></h2>", "<h2> </h2>", "<h2><b> </b></h2>"])
def test_an_empty_heading_is_found(html):
    assert messages(text(html)) == [publishing.EMPTY_HEADING]


@pytest.mark.parametrize("html", ["<p><b>Was wir tun</b></p>", "<p><b>Was </b><b>wir tun</b></p>"])
def test_a_bold_paragraph_is_no_heading(html):
    assert messages(text(html)) == [publishing.BOLD_HEADING.format("Was wir tun")]


@pytest.mark.parametrize(
    "html",
    [
        "<p><b>Achtung:</b> Die Frist endet bald.</p>",
        "<p><b>Die Frist endet am 15. Oktober.</b></p>",
        f"<p><b>{'lang ' * 30}</b></p>",
        "<p></p>",
    ],
)
def test_an_emphasised_sentence_is_fine(html):
    assert messages(text(html)) == []


# --- Summary and image ------------------------------------------------------------------------------------------


def test_a_page_needs_a_lead_or_a_teaser():
    assert problems_of(page(lead="")) == [Problem("lead", publishing.NO_SUMMARY)]
    assert problems_of(page(lead="", teaser="Ein Satz.")) == []


def test_a_portrait_may_do_with_its_quote():
    assert problems_of(ProfilePage(title="Kim Muster", quote="Wir gehen hin.")) == []


@pytest.mark.parametrize("model", [NewsPage, PracticePage, ProfilePage])
@pytest.mark.parametrize(
    ("values", "problems"),
    [
        ({}, [Problem("image_alt", publishing.NO_IMAGE_TEXT)]),
        ({"image_alt": "Ein Umriss"}, []),
        ({"image_is_decorative": True}, []),
        (
            {"image_alt": "Ein Umriss", "image_is_decorative": True},
            [Problem("image_alt", publishing.TWO_IMAGE_TEXTS)],
        ),
    ],
)
def test_every_lead_image_is_described_or_decorative(model, values, problems):
    image = PortalImage.objects.create(title="Umrisse", file=get_test_image_file())

    assert problems_of(model(title="Titel", lead="Satz.", image=image, **values)) == problems


def test_every_page_with_an_image_knows_its_text():
    with_image = {one for one in get_page_models() if any(field.name == "image" for field in one._meta.get_fields())}

    assert with_image
    assert all(issubclass(one, DescribedImage) for one in with_image)


def test_every_page_type_is_checked():
    types = [one for one in get_page_models() if one is not Page]

    assert all(issubclass(one, BasePage) for one in types)
    assert all(issubclass(one.get_edit_handler().get_form_class(), PageForm) for one in types)


# --- In the editor ----------------------------------------------------------------------------------------------


@pytest.fixture
def content(home_page) -> ContentPage:
    return ContentPageFactory(parent=home_page, title="Bausteine", lead="Sechs Bausteine.")


def form(content: ContentPage, text: str, **changes) -> dict:
    """What the editor sends for a page with one text block, in the form of its rich text field."""
    return {
        "title": content.title,
        "slug": content.slug,
        "lead": content.lead,
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "rich_text",
        "body-0-id": "",
        "body-0-value": text,
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **changes,
    }


FINE = '{"blocks":[{"key":"a","text":"Gut.","type":"unstyled","depth":0,"inlineStyleRanges":[],"entityRanges":[]}]}'
VAGUE = (
    '{"blocks":[{"key":"a","text":"hier","type":"unstyled","depth":0,"inlineStyleRanges":[],'
    '"entityRanges":[{"offset":0,"length":4,"key":0}]}],"entityMap":{"0":{"type":"LINK","mutability":"MUTABLE",'
    '"data":{"url":"https://example.org/"}}}}'
)


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_the_editor_says_what_is_wrong_at_the_block(admin_client, content, action):
    address = reverse("wagtailadmin_pages:edit", args=[content.pk])
    response = admin_client.post(address, form(content, VAGUE, **{action: "1"}))
    error = response.context["form"].errors.as_data()["body"][0]

    assert response.status_code == 200
    assert error.block_errors[0].messages == [publishing.VAGUE_LINK.format("hier")]
    content.refresh_from_db()
    assert content.latest_revision is None


def test_a_draft_is_never_refused(admin_client, content):
    address = reverse("wagtailadmin_pages:edit", args=[content.pk])
    admin_client.post(address, form(content, VAGUE, lead=""))
    content.refresh_from_db()

    assert content.get_latest_revision_as_object().lead == ""


def test_a_wrong_field_keeps_its_own_message(admin_client, content):
    address = reverse("wagtailadmin_pages:edit", args=[content.pk])
    response = admin_client.post(address, form(content, FINE, lead="x" * 401, **{"action-publish": "1"}))

    assert list(response.context["form"].errors) == ["lead"]
    assert publishing.NO_SUMMARY not in response.context["form"].errors["lead"]


def test_many_pages_are_not_published_past_the_rules(admin_client, home_page):
    good = ContentPageFactory(parent=home_page, title="Gut", lead="Satz.", live=False)
    bad = ContentPageFactory(parent=home_page, title="Schlecht", lead="", live=False)
    for one in (good, bad):
        one.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    response = admin_client.post(f"{address}?id={good.pk}&id={bad.pk}&next=/verwaltung/", follow=True)
    shown = texts(soup(response), ".messages .error")
    assert len(shown) == 1
    assert shown[0].startswith("»Schlecht« ist nicht bereit: Bitte eine Einleitung")
    assert not ContentPage.objects.filter(pk__in=[good.pk, bad.pk], live=True).exists()

    admin_client.post(f"{address}?id={good.pk}&next=/verwaltung/")
    assert list(ContentPage.objects.filter(pk__in=[good.pk, bad.pk], live=True)) == [good]


def test_pages_below_are_not_published_past_the_rules_either(admin_client, home_page):
    above = ContentPageFactory(parent=home_page, title="Gut", lead="Satz.", live=False)
    below = ContentPageFactory(parent=above, title="Schlecht", lead="", live=False)
    for one in (above, below):
        one.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    admin_client.post(f"{address}?id={above.pk}&next=/verwaltung/", {"include_descendants": "on"})

    assert not ContentPage.objects.filter(pk__in=[above.pk, below.pk], live=True).exists()
