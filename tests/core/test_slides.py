"""The top topics of the home page: what comes from the page, what from the editors, and what visitors may see."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.blocks import StructBlockValidationError
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, PageViewRestriction

from asskomm.core.blocks.home import MAX_SLIDES, SlideBlock
from asskomm.core.models import HomePage, PortalImage
from tests.factories.core import ContentPageFactory
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.pages import links, soup, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def image() -> PortalImage:
    return PortalImage.objects.create(title="Umriss", file=get_test_image_file(), credit="Grafik: LPR")


@pytest.fixture
def report(home_page, image):
    """A report with picture and alternative text."""
    return NewsPageFactory(
        parent=NewsIndexPageFactory(parent=home_page),
        title="Vier Kommunen, ein Rat",
        slug="rat",
        lead="Lead.",
        teaser="Sie arbeiten zusammen.",
        image=image,
        image_alt="Vier Umrisse",
    )


@pytest.fixture
def page(home_page):
    """A page without a picture."""
    return ContentPageFactory(parent=home_page, title="Fördermittel", slug="foerdermittel", lead="Bis zu 90 Prozent.")


def slide(
    page: Page | None = None, address: str = "", link_text: str = "", image=None, alt: str = "", **words
) -> dict:
    """A slide as the form stores it."""
    return {
        "link": {"page": page and page.pk, "address": address, "text": link_text},
        "kicker": "",
        "title": "",
        "text": "",
        "image": {"image": image and image.pk, "alt_text": alt, "decorative": bool(image and not alt)},
        **words,
    }


def show(home: HomePage, *slides: dict) -> None:
    home.slides = [{"type": "slide", "value": one} for one in slides]
    home.save()


def titles(client) -> list[str]:
    return texts(soup(client.get("/")), ".slide h3")


# --- What a slide says ----------------------------------------------------------------------------------------


def test_what_editors_leave_empty_comes_from_the_page(client, home_page, report):
    show(home_page, slide(report))
    found = soup(client.get("/")).select_one(".slide")

    assert texts(found, "h3, p") == ["Vier Kommunen, ein Rat", "Sie arbeiten zusammen."]
    assert links(found, "*") == {"Mehr erfahren : Vier Kommunen, ein Rat": "/neuigkeiten/rat/"}
    assert found.img["alt"] == "Vier Umrisse"


def test_what_editors_write_and_choose_wins(client, home_page, report):
    own = PortalImage.objects.create(title="Anderes", file=get_test_image_file("anderes.png"))
    show(
        home_page,
        slide(
            report,
            link_text="Zur Meldung",
            image=own,
            alt="Ein Umriss",
            kicker="Gründung",
            title="Ein Rat",
            text="Satz.",
        ),
    )
    found = soup(client.get("/")).select_one(".slide")

    assert texts(found, "p, h3") == ["Gründung", "Ein Rat", "Satz."]
    assert links(found, "*") == {"Zur Meldung": "/neuigkeiten/rat/"}
    assert (found.img["alt"], "anderes" in found.img["src"]) == ("Ein Umriss", True)


def test_a_decorative_picture_is_not_read_out(client, home_page, report, image):
    show(home_page, slide(report, image=image))

    assert soup(client.get("/")).select_one(".slide img")["alt"] == ""


def test_a_slide_may_do_without_a_picture(client, home_page, page):
    show(home_page, slide(page))
    found = soup(client.get("/"))

    assert titles(client) == ["Fördermittel"]
    assert found.select(".slide__picture") == []


def test_a_slide_may_lead_to_an_address(client, home_page):
    show(
        home_page,
        slide(address="/karte/?ansicht=tabelle", title="Tabelle", link_text="Zur Tabelle"),
        slide(address="https://example.org/", title="Anderswo", link_text="Hin"),
    )
    found = soup(client.get("/")).select(".slide a")

    assert [(one["href"], one.get("rel")) for one in found] == [
        ("/karte/?ansicht=tabelle", None),
        ("https://example.org/", ["external"]),
    ]


def test_words_of_editors_are_shown_as_text(client, home_page, page):
    evil = "<script>alert(1)</script>"
    show(home_page, slide(page, title=evil, kicker=evil, text=evil))

    assert "<script>alert" not in client.get("/").content.decode()
    assert titles(client) == [evil]


# --- What visitors may see ------------------------------------------------------------------------------------


def make_private(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def expire(page: Page) -> None:
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save()
    call_command("publish_scheduled")


@pytest.mark.parametrize(
    "act", [Page.unpublish, make_private, expire, Page.delete], ids=["unpublished", "private", "expired", "deleted"]
)
def test_a_slide_goes_with_its_page(client, home_page, report, page, act):
    show(home_page, slide(report, title="Eigener Titel", text="Eigener Satz."), slide(page))
    before = titles(client)
    act(report)

    assert (before, titles(client)) == (["Eigener Titel", "Fördermittel"], ["Fördermittel"])


def test_a_slide_comes_back_with_its_page(client, home_page, page):
    show(home_page, slide(page))
    page.unpublish()
    without = titles(client)
    page.save_revision().publish()

    assert (without, titles(client)) == ([], ["Fördermittel"])


def test_a_page_below_a_private_one_is_private_too(client, home_page, report):
    show(home_page, slide(report))
    make_private(report.get_parent())

    assert titles(client) == []


def test_a_draft_shows_its_own_slides_in_the_preview_only(client, home_page, page, report):
    show(home_page, slide(page))
    home_page.slides = [{"type": "slide", "value": slide(report)}]
    home_page.save_revision()
    draft = home_page.get_latest_revision_as_object()
    preview = soup(draft.make_preview_request().render())

    assert texts(preview, ".slide h3") == ["Vier Kommunen, ein Rat"]
    assert titles(client) == ["Fördermittel"]


# --- How they are shown ---------------------------------------------------------------------------------------


def test_without_slides_there_is_no_slider(client, home_page):
    page = soup(client.get("/"))

    assert page.select(".slider, topic-slider button, script[src]") == []
    assert texts(page, "main h2") == []


def test_a_single_slide_has_no_controls_and_no_script(client, home_page, report):
    show(home_page, slide(report))
    page = soup(client.get("/"))

    assert texts(page, ".slider > h2") == ["Top-Thema"]
    assert page.select(".slider button, .slider__titles, .slider__position, script[src]") == []


def test_several_slides_have_buttons_a_position_and_their_titles_as_links(client, home_page, report, page):
    show(home_page, slide(report), slide(page))
    found = soup(client.get("/"))

    assert [(one["aria-label"], one.get("aria-disabled")) for one in found.select(".slider button")] == [
        ("Voriges Thema", "true"),
        ("Nächstes Thema", None),
    ]
    assert texts(found, ".slider__position") == ["Thema 1 von 2"]
    assert links(found, ".slider__titles") == {"Vier Kommunen, ein Rat": "#thema-1", "Fördermittel": "#thema-2"}
    assert [one["id"] for one in found.select(".slide")] == ["thema-1", "thema-2"]
    assert [one["src"] for one in found.select("script[src]")] == ["/static/js/topic-slider.js"]


def test_only_the_first_picture_is_urgent(client, home_page, report, image, page):
    show(home_page, slide(report), slide(page, image=image), slide(page, image=image))
    pictures = soup(client.get("/")).select(".slide img")

    assert [(one.get("fetchpriority"), one.get("loading")) for one in pictures] == [
        ("high", None),
        (None, "lazy"),
        (None, "lazy"),
    ]


def test_slides_cost_nothing_while_nothing_changes(client, home_page, report, page, image):
    def queries() -> int:
        # An address with a query is never answered from the page cache.
        client.get("/?x=1")
        with CaptureQueriesContext(connection) as captured:
            client.get("/?x=1")
        return len(captured)

    show(home_page)
    without = queries()
    show(home_page, slide(report))
    one = queries()
    show(home_page, slide(report), *[slide(page, image=image)] * 4)

    assert queries() == one
    assert one <= without + 2


# --- What is refused ------------------------------------------------------------------------------------------


def test_an_address_needs_a_title_but_a_draft_may_wait_for_it(page):
    block = SlideBlock()
    value = block.to_python(slide(address="/karte/", link_text="Karte"))

    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(value)

    assert list(caught.value.block_errors) == ["title"]
    assert block.clean_deferred(value)["title"] == ""
    assert block.clean(block.to_python(slide(page)))["title"] == ""


def test_a_slide_without_a_target_is_refused():
    with pytest.raises(ValidationError):
        SlideBlock().clean(SlideBlock().to_python(slide(title="Titel")))


def test_there_are_at_most_five_slides(page):
    block = HomePage._meta.get_field("slides").stream_block
    value = block.to_python([{"type": "slide", "value": slide(page)}] * (MAX_SLIDES + 1))

    with pytest.raises(ValidationError):
        block.clean(value)
