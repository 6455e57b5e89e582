"""The tag `picture`: what browsers get to choose from, and what it costs."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.template import Context, Template
from PIL import Image
from wagtail.images.tests.utils import get_test_image_file

from asskomm.core.blocks import PictureBlock
from asskomm.core.models import PortalImage, TeamMember
from asskomm.core.pictures import USES, PictureUse

pytestmark = pytest.mark.django_db


# Small ones: encoding large pictures is what takes the time.
def create_picture(width=320, height=200, **values):
    file = get_test_image_file(size=(width, height), filename=f"bild-{width}.png")
    return PortalImage.objects.create(**{"title": "Marktplatz", "file": file} | values)


@pytest.fixture(autouse=True)
def small_uses(monkeypatch):
    """Uses whose files are made in no time."""
    monkeypatch.setitem(USES, "probe", PictureUse((80, 160), "50vw"))
    monkeypatch.setitem(USES, "wide", PictureUse((80, 160, 240), "50vw"))
    monkeypatch.setitem(USES, "cut", PictureUse((80, 160, 240), "50vw", (16, 10)))


def render(image, arguments="", use="probe"):
    template = Template(f'{{% load picture_tags %}}{{% picture image "{use}" {arguments} %}}')
    return BeautifulSoup(template.render(Context({"image": image})), "html.parser")


def widths_in(srcset):
    """The widths a srcset names, in its order."""
    return [candidate.split(" ")[1] for candidate in srcset.split(", ")]


# --- What browsers choose from ---------------------------------------------------------------------------


def test_a_picture_in_text_offers_three_widths_without_being_asked():
    template = Template("{% load picture_tags %}{% picture image %}")
    html = BeautifulSoup(template.render(Context({"image": create_picture(1250, 20)})), "html.parser")
    assert widths_in(html.source["srcset"]) == ["400w", "800w", "1200w"]


def test_the_best_format_comes_first_and_the_file_for_all_browsers_last():
    html = render(create_picture())
    assert [source["type"] for source in html.find_all("source")] == ["image/avif", "image/webp"]
    assert html.picture.contents[-2].name == "img"
    assert html.img["src"].endswith(".jpg")


def test_every_format_offers_every_width_with_the_same_sizes():
    html = render(create_picture())
    for candidates in html.find_all("source"):
        assert widths_in(candidates["srcset"]) == ["80w", "160w"]
        assert candidates["sizes"] == "50vw"


def test_the_files_have_the_format_and_the_width_they_are_announced_with():
    image = create_picture()
    render(image)
    found = {}
    for rendition in image.renditions.all():
        with Image.open(rendition.file) as file:
            found.setdefault(file.format, set()).add(file.size)
    sizes = {(80, 50), (160, 100)}
    assert found == {"AVIF": sizes, "WEBP": sizes, "JPEG": {(160, 100)}}


def test_the_img_has_the_dimensions_of_the_file_it_names():
    html = render(create_picture())
    assert (html.img["width"], html.img["height"]) == ("160", "100")


def test_a_small_original_is_neither_enlarged_nor_named_twice():
    html = render(create_picture(120, 75), use="wide")
    for candidates in html.find_all("source"):
        assert widths_in(candidates["srcset"]) == ["80w", "120w"]
    assert (html.img["width"], html.img["height"]) == ("120", "75")


def test_an_original_smaller_than_every_width_is_the_only_candidate():
    html = render(create_picture(60, 40))
    assert widths_in(html.source["srcset"]) == ["60w"]


def test_a_ratio_cuts_every_width():
    html = render(create_picture(240, 240), use="cut")
    assert (html.img["width"], html.img["height"]) == ("240", "150")
    assert widths_in(html.source["srcset"]) == ["80w", "160w", "240w"]


def test_a_ratio_cuts_a_small_original_without_enlarging_it():
    html = render(create_picture(96, 96), use="cut")
    assert (html.img["width"], html.img["height"]) == ("96", "60")
    assert widths_in(html.source["srcset"]) == ["80w", "96w"]


# --- Words -----------------------------------------------------------------------------------------------


def test_the_text_given_goes_before_the_one_in_the_library():
    image = create_picture(description="Der Markt am Abend")
    assert render(image, 'alt="Stände auf dem Markt"').img["alt"] == "Stände auf dem Markt"
    assert render(image).img["alt"] == "Der Markt am Abend"


def test_without_a_description_a_picture_is_decoration_for_its_title_may_be_the_name_of_a_file():
    assert render(create_picture()).img["alt"] == ""


def test_an_empty_text_makes_a_picture_decorative():
    assert render(create_picture(description="Der Markt am Abend"), 'alt=""').img["alt"] == ""


@pytest.mark.parametrize(("decorative", "expected"), [(True, ""), (False, "Stände")])
def test_a_block_decides_about_the_text_of_its_picture(decorative, expected):
    image = create_picture(description="Der Markt am Abend")
    value = {"image": {"image": image.pk, "decorative": decorative, "alt_text": "Stände"}, "caption": "", "credit": ""}
    assert render(PictureBlock().to_python(value)["image"]).img["alt"] == expected


def test_texts_are_escaped():
    image = create_picture(description='Das "Haus" <b>')
    template = Template('{% load picture_tags %}{% picture image "probe" class=name %}')
    html = template.render(Context({"image": image, "name": '"><script>'}))
    assert "<b>" not in html
    assert "<script>" not in html


# --- Loading ---------------------------------------------------------------------------------------------


def test_a_picture_loads_when_it_comes_near_the_screen():
    img = render(create_picture()).img
    assert (img["loading"], img["decoding"], img.get("fetchpriority")) == ("lazy", "async", None)


def test_the_first_picture_of_a_page_loads_at_once():
    img = render(create_picture(), "priority=True").img
    assert (img.get("loading"), img["fetchpriority"]) == (None, "high")


def test_further_arguments_become_attributes_of_the_img():
    html = render(create_picture(), 'class="card__picture"')
    assert html.img["class"] == ["card__picture"]
    assert html.picture.attrs == {}


# --- Nothing there ---------------------------------------------------------------------------------------


def test_no_picture_gives_no_markup():
    assert str(render(None)).strip() == ""


def test_a_missing_file_leaves_its_text_and_no_candidates():
    image = create_picture(description="Der Markt am Abend")
    image.file.storage.delete(image.file.name)
    html = render(image)
    assert html.find_all("source") == []
    assert html.img["alt"] == "Der Markt am Abend"
    assert not {"srcset", "sizes", "width", "height"} & html.img.attrs.keys()


# --- Costs -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 4])
def test_a_list_reads_all_pictures_in_the_same_three_queries(number, django_assert_num_queries):
    for position in range(number):
        image = create_picture(title=f"Bild {position}")
        render(image)
        TeamMember.objects.create(name=f"Kim Muster {position}", image=image)
    # As after a restart: Wagtail keeps renditions in the cache, too.
    cache.clear()
    with django_assert_num_queries(3):
        for member in TeamMember.objects.prefetch_related("image__renditions"):
            assert render(member.image).img
