"""The blocks of running content."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.template.loader import get_template
from wagtail.blocks import StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTableBlockValidationError
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from asskomm.core.blocks import BodyBlock, TableBlock
from asskomm.core.blocks.links import LinkBlock, is_link_address
from asskomm.core.models import TeamMember
from tests.factories.municipalities import MunicipalityFactory

BODY = BodyBlock()
BLOCKS = list(BODY.child_blocks.values())

each_block = pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.name)


@pytest.fixture
def library(db):
    """One picture, one document, one person and one municipality for the blocks that show what there is."""
    get_image_model().objects.create(title="Umrisse", file=get_test_image_file(), credit="Grafik: Ablage")
    document = get_document_model()(title="Leitfaden")
    document.file.save("leitfaden.pdf", ContentFile(b"%PDF-" + b"0" * 2048))
    TeamMember.objects.create(name="Kim Muster", email="kim.muster@example.org", phone="0351 00000-10")
    MunicipalityFactory(name="Wurzen")


def render_preview(block):
    return block.render(block.get_preview_value())


def link_value(**values):
    return LinkBlock().to_python({"page": None, "address": "", "text": "", **values})


def messages(error):
    """All messages of a struct block's error, those of its fields included."""
    fields = [message for field in error.block_errors.values() for message in field.messages]
    return [*error.non_block_errors, *fields]


# --- Every block -----------------------------------------------------------------------------------------


def test_a_picture_in_a_block_says_in_german_what_to_write():
    fields = BODY.child_blocks["picture"].child_blocks["image"].child_blocks

    assert [(one.label, one.field.help_text or "") for one in fields.values()] == [
        ("Bild", ""),
        ("Bild ist dekorativ", "Ankreuzen, wenn es nichts zeigt, was der Text nicht sagt."),
        ("Alternativtext", "Sagt, was auf dem Bild zu sehen ist, für alle, die es nicht sehen."),
    ]


@pytest.mark.django_db
def test_the_library_suggests_a_description_as_alternative_text_and_never_a_title():
    image_model = get_image_model()

    assert image_model(title="IMG_2041").default_alt_text == ""
    assert image_model(title="IMG_2041", description="Drei Frauen").default_alt_text == "Drei Frauen"


@each_block
def test_every_block_tells_editors_what_it_is(block):
    assert block.meta.icon not in (None, "placeholder")
    assert block.meta.label
    assert block.meta.group
    assert block.get_description().endswith(".")
    assert block.meta.preview_value


@each_block
def test_every_block_has_a_template_of_its_own(block):
    assert block.meta.template == f"blocks/{block.name}.html"
    assert get_template(block.meta.template)


@each_block
def test_every_block_renders_from_its_preview(block, library):
    html = render_preview(block)
    assert html.strip()
    assert "style=" not in html
    assert "<script" not in html


@each_block
def test_every_block_renders_its_preview_in_an_empty_library(block, db):
    assert "None" not in render_preview(block)


def test_a_picture_falls_back_to_the_credit_of_the_library(library):
    block = BODY.child_blocks["picture"]
    image = get_image_model().objects.get()
    value = block.to_python({"image": {"image": image.pk, "alt_text": "Umriss", "decorative": False}})
    assert value.credit_line == "Grafik: Ablage"
    assert 'alt="Umriss"' in block.render(value)


def test_a_decorative_picture_has_an_empty_alternative_text(library):
    block = BODY.child_blocks["picture"]
    image = get_image_model().objects.get()
    value = block.to_python({"image": {"image": image.pk, "alt_text": "", "decorative": True}})
    assert 'alt=""' in block.render(value)


def test_a_small_picture_names_no_width_twice(library):
    html = render_preview(BODY.child_blocks["picture"])
    widths = re.findall(r" (\d+w)", html.split('srcset="')[1].split('"')[0])
    assert widths == ["400w", "640w"]


def test_only_a_sample_person_is_marked_as_one():
    block = BODY.child_blocks["quote"]
    value = block.get_preview_value()
    assert "Musterperson" in block.render(value)
    value["is_sample"] = False
    assert "Musterperson" not in block.render(value)


def test_a_document_says_its_type_and_size(library):
    html = render_preview(BODY.child_blocks["documents"])
    assert "Leitfaden" in html
    assert re.sub(r"\s", " ", html.split('download-list__meta">')[1].split("<")[0]) == "PDF, 2,0 KB"


# Nothing of 4711 was ever there: what was chosen has been deleted since.
GONE = {
    "picture": {"image": {"image": 4711, "alt_text": "Umriss", "decorative": False}, "caption": "Umrisse"},
    "gallery": {"heading": "Bilder", "pictures": [{"image": {"image": 4711, "alt_text": "A", "decorative": False}}]},
    "media": {"title": "Film", "kind": "video", "file": 4711, "transcript": "<p>Text</p>"},
    "figure": {"subject": "instrument", "instrument": 4711, "area": "state", "text": "<p>Text</p>"},
    "links": {"heading": "Mehr dazu", "links": [{"page": 4711, "address": "", "text": "Seite"}]},
    "documents": {"heading": "Unterlagen", "documents": [4711]},
    "call_to_action": {"text": "Sprechen Sie uns an.", "link": {"page": 4711, "address": "", "text": "Team"}},
    "contact": {"heading": "Ihre Ansprechperson", "person": 4711},
}


@pytest.mark.parametrize(("name", "value"), GONE.items(), ids=GONE)
def test_a_block_whose_choice_was_deleted_leaves_nothing(db, name, value):
    MunicipalityFactory()
    block = BODY.child_blocks[name]
    assert block.render(block.to_python(value)).strip() == ""


def test_a_link_or_document_that_is_left_stays_without_the_deleted_ones(library):
    page, document = Page.objects.get(depth=2), get_document_model().objects.get()
    links_block, documents = BODY.child_blocks["links"], BODY.child_blocks["documents"]
    link = {"address": "", "text": ""}
    html = links_block.render(
        links_block.to_python({"heading": "Mehr", "links": [{"page": 4711, **link}, {"page": page.pk, **link}]})
    )
    assert (html.count("<li>"), html.count("<h2>")) == (1, 1)
    html = documents.render(documents.to_python({"heading": "Dateien", "documents": [4711, document.pk]}))
    assert (html.count("<li>"), html.count("<h2>")) == (1, 1)


# What editors may leave empty, or a draft leaves empty.
SPARSE = {
    "accordion": {"heading": "", "questions": [{"question": "Wer?", "answer": "<p>Alle.</p>"}]},
    "quote": {"text": "Gut.", "person": "Alex Muster", "function": "", "is_sample": False},
    "steps": {"heading": "", "steps": [{"title": "Eins", "text": ""}, {"title": "Zwei", "text": ""}]},
    "links": {"heading": "", "links": [{"page": None, "address": "/karte/", "text": "Karte", "description": ""}]},
    "notice": {"kind": "", "title": "Frist", "text": ""},
    "facts": {"heading": "", "rows": []},
    "table": {"caption": "", "columns": [], "rows": []},
    "media": {"title": "Film", "kind": "audio", "address": "https://vimeo.com/12345678"},
}


@pytest.mark.parametrize(("name", "value"), SPARSE.items(), ids=SPARSE)
def test_empty_optional_parts_leave_no_empty_elements(db, name, value):
    block = BODY.child_blocks[name]
    html = block.render(block.to_python(value))
    found = BeautifulSoup(html, "html.parser").select("h2, ul, ol, dl, figcaption, details, tr, .prose, p, a")
    assert [str(one) for one in found if not one.get_text(strip=True)] == []
    assert "None" not in html


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Gute Fragen.", "»Gute Fragen.«"),
        ("»Gute Fragen.«", "»Gute Fragen.«"),
        ("„Gute Fragen.“", "»Gute Fragen.«"),
        ("»Ja« heißt »Nein«", "»»Ja« heißt »Nein««"),
    ],
)
def test_quotation_marks_are_set_once_even_where_somebody_typed_them(typed, shown):
    block = BODY.child_blocks["quote"]
    html = block.render(block.to_python({"text": typed, "person": "Alex Muster"}))
    assert BeautifulSoup(html, "html.parser").blockquote.get_text(strip=True) == shown


def test_a_table_is_named_by_its_caption_and_its_cells_by_headers():
    html = render_preview(BODY.child_blocks["table"])
    assert 'aria-label="Tabelle: Was gefördert wird"' in html
    assert "<caption>Was gefördert wird</caption>" in html
    assert html.count('<th scope="col">') == 2
    assert html.count('<th scope="row">') == 2


def test_two_tables_with_the_same_caption_share_no_id():
    table = BODY.child_blocks["table"].meta.preview_value
    html = BODY.render(BODY.to_python([{"type": "table", "value": table}] * 2))
    assert html.count("<caption>") == 2
    assert "id=" not in html


def test_a_table_without_caption_is_refused_but_may_be_a_draft():
    block = TableBlock()
    value = block.to_python({**block.meta.preview_value, "caption": ""})
    with pytest.raises(TypedTableBlockValidationError) as caught:
        block.clean(value)
    assert caught.value.non_block_errors == [
        "Geben Sie der Tabelle einen Titel. Er sagt auch beim Vorlesen, was darin steht."
    ]
    assert block.clean_deferred(value).caption == ""


# --- Links -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, "Wählen Sie eine Seite oder tragen Sie eine Adresse ein."),
        ({"address": "/karte/"}, "Tragen Sie einen Linktext ein: Eine Adresse hat keinen Titel."),
        (
            {"address": "example.org", "text": "Beispiel"},
            "Diese Adresse ist unvollständig. Beginnen Sie mit https://, mailto:, tel: "
            "oder mit / für eine Seite dieses Portals.",
        ),
    ],
)
def test_an_unfinished_link_is_refused_with_a_reason(values, expected):
    with pytest.raises(StructBlockValidationError) as caught:
        LinkBlock().clean(link_value(**values))
    assert messages(caught.value) == [expected]


@pytest.mark.django_db
def test_a_link_with_two_targets_is_refused():
    page = Page.objects.get(depth=2)
    with pytest.raises(StructBlockValidationError) as caught:
        LinkBlock().clean(link_value(page=page.pk, address="/karte/", text="Karte"))
    assert messages(caught.value) == ["Wählen Sie entweder eine Seite oder eine Adresse, nicht beides."]


@pytest.mark.django_db
def test_a_link_to_a_page_takes_address_and_title_from_it():
    page = Page.objects.get(depth=2)
    link = LinkBlock().clean(link_value(page=page.pk))
    assert (link.url, link.label, link.is_external) == (page.url, page.title, False)


@pytest.mark.django_db
def test_a_link_to_an_unpublished_page_leads_nowhere_and_is_not_shown():
    page = Page.objects.get(depth=2)
    page.live = False
    page.save()
    link = link_value(page=page.pk, text="Entwurf")
    assert link.url == ""
    assert LinkBlock().render(link).strip() == ""


def test_a_link_to_an_address_knows_whether_it_leaves_the_portal():
    inside = LinkBlock().clean(link_value(address="/karte/", text="Karte"))
    outside = LinkBlock().clean(link_value(address="https://example.org/", text="Beispiel"))
    mail = LinkBlock().clean(link_value(address="mailto:a@example.org", text="Schreiben"))
    assert [link.is_external for link in (inside, outside, mail)] == [False, True, False]
    assert outside.label == "Beispiel"


def test_a_draft_may_hold_an_unfinished_link():
    assert LinkBlock().clean_deferred(link_value()).url == ""


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a?b=c", True),
        ("/karte/?ansicht=tabelle", True),
        ("mailto:a@example.org", True),
        ("tel:+4935100000", True),
        ("karte/", False),
        ("#oben", False),
        ("//example.org/", False),
        ("/\\example.org/", False),
        ("https:///pfad", False),
        ("http://[", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
    ],
)
def test_only_complete_and_harmless_addresses_are_links(address, expected):
    assert is_link_address(address) is expected
