"""The page of a project: fixed fields, contact, reuse, similar projects, and rules for publishing."""

from datetime import date, timedelta

import pytest
from django.utils.html import escape
from wagtail.images.tests.utils import get_test_image_file

from asskomm.core.models import PortalImage
from good_practice.models import PracticePage, PracticeReuse
from municipalities.participation import today
from tests.factories.core import TopicFactory
from tests.factories.good_practice import PracticePageFactory, TargetGroupFactory, contact
from tests.factories.municipalities import (
    DistrictFactory,
    MunicipalityFactory,
    PartnershipFactory,
    PartnershipMembershipFactory,
)
from tests.good_practice.conftest import make_hidden
from tests.good_practice.test_practice_list import queries
from tests.pages import links, soup, text, texts

pytestmark = pytest.mark.django_db


def show(client, page: PracticePage):
    response = client.get(page.url)
    assert response.status_code == 200
    return soup(response)


# --- Fields ---------------------------------------------------------------------------------------------------


def test_the_fields_stand_in_their_fixed_order_and_empty_ones_are_left_out(client, practice_index):
    page = PracticePageFactory(
        parent=practice_index, pitfalls="<p>f</p>", effort="<p>e</p>", result="<p>d</p>", goal="<p>b</p>"
    )
    assert texts(show(client, page), ".measure h2") == [
        "Das Problem",
        "Das Ziel",
        "Der Ansatz",
        "Das Ergebnis",
        "Aufwand und Kosten",
        "Worauf zu achten ist",
    ]
    page.goal = page.effort = ""
    page.save_revision().publish()
    assert texts(show(client, page), ".measure h2") == [
        "Das Problem",
        "Der Ansatz",
        "Das Ergebnis",
        "Worauf zu achten ist",
    ]


@pytest.mark.parametrize(
    ("funding", "programme", "shown"),
    [
        ("unbekannt", "RL KommPräv", ""),
        ("ja", "RL KommPräv", "RL KommPräv"),
        ("ja", "", "gefördert"),
        ("nein", "RL KommPräv", "ohne Förderung"),
    ],
)
def test_a_programme_is_named_only_where_money_was_given(practice_index, funding, programme, shown):
    assert PracticePageFactory.build(funding=funding, programme=programme, municipality=None).funding_text == shown


def test_place_target_groups_partners_and_the_mark_of_samples_are_shown(client, map_page, practice_index):
    page = PracticePageFactory(
        parent=practice_index,
        municipality__name="Colditz",
        municipality__ags="14729080",
        target_groups=[TargetGroupFactory(name="Kinder", order=2), TargetGroupFactory(name="alle", order=1)],
        partners="Polizei\n\n  Schule ",
        is_sample=True,
    )
    shown = show(client, page)

    assert links(shown, ".practice-head__kicker") == {"Colditz": "/karte/gemeinden/14729080-colditz/"}
    assert "alle, Kinder" in texts(shown, ".key-facts dd")
    assert texts(shown, ".plain-list li") == ["Polizei", "Schule"]
    assert texts(shown, ".practice-head .tag") == ["Beispieltext"]
    assert texts(shown, "#auf-der-karte") == ["Colditz auf der Karte"]


def test_a_partnerships_project_names_it_without_a_link(client, map_page, practice_index):
    page = PracticePageFactory(parent=practice_index, partnership=PartnershipFactory(name="KPR Land"))
    shown = show(client, page)

    assert "KPR Land" in text(shown.select_one(".practice-head__kicker"))
    assert links(shown, ".practice-head__kicker") == {}


# --- Contact --------------------------------------------------------------------------------------------------


def test_the_contact_is_shown_with_consent_and_can_be_used_without_a_script(client, practice_index):
    page = PracticePageFactory(parent=practice_index, **contact())
    box = show(client, page).select_one(".contact")
    for hidden in box.select("[hidden]"):
        hidden.decompose()

    assert [one["href"] for one in box.select("a")] == ["tel:034381000", "mailto:eda.muster@example.org"]
    assert box.select("a")[1].get_text() == "eda.muster@example.org"


def test_the_address_stands_neither_in_the_source_nor_in_its_text_without_tags(client, practice_index):
    page = PracticePageFactory(parent=practice_index, **contact())
    source = client.get(page.url).content.decode()

    assert "eda.muster@example.org" not in source
    assert "mailto:eda" not in source
    assert "eda.muster@example.org" not in soup(client.get(page.url)).get_text()


@pytest.mark.parametrize("consent", [None, today() + timedelta(days=1)])
def test_without_consent_nothing_of_the_contact_is_shown(client, practice_index, consent):
    page = PracticePageFactory(parent=practice_index, **contact(contact_consent_on=consent))
    source = client.get(page.url).content.decode()

    assert soup(client.get(page.url)).select(".contact") == []
    assert "Eda Muster" not in source
    assert "034381" not in source


def test_consent_counts_from_its_day_on(practice_index):
    assert PracticePageFactory.build(municipality=None, **contact(contact_consent_on=today())).shows_contact


# --- Reuse and similar projects -------------------------------------------------------------------------------


def test_a_reuse_stands_on_the_project_and_on_the_municipalitys_page(client, map_page, practice_index):
    page = PracticePageFactory(parent=practice_index, title="Markt", municipality__name="Colditz")
    wurzen = MunicipalityFactory(name="Wurzen", ags="14729410")
    PracticeReuse.objects.create(page=page, municipality=wurzen, year=2023, note="mit Schule")

    assert texts(show(client, page), "[aria-labelledby=nachnutzung] li") == ["Wurzen seit 2023, mit Schule"]
    shown = soup(client.get("/karte/gemeinden/14729410-wurzen/"))
    assert texts(shown, "[aria-labelledby=nachnutzung] li") == ["Markt aus Colditz, seit 2023"]
    assert shown.select("#projekte") == []


def test_similar_projects_share_topics_before_target_groups_before_evidence(client, practice_index):
    youth, traffic = TopicFactory.create_batch(2)
    children = TargetGroupFactory()
    page = PracticePageFactory(parent=practice_index, topics=[youth, traffic], target_groups=[children])
    for title, values in {
        "Gruppe": {"target_groups": [children], "evidence": "idee"},
        "Ein Thema": {"topics": [youth], "evidence": "idee"},
        "Thema und Stand": {"topics": [traffic]},
        "Alles": {"topics": [youth, traffic], "target_groups": [children]},
        "Nur Stand": {},
    }.items():
        PracticePageFactory(parent=practice_index, title=title, **values)

    assert texts(show(client, page), ".practice-similar h3") == ["Alles", "Thema und Stand", "Ein Thema"]


def test_hidden_projects_are_nowhere_and_public_ones_everywhere(client, map_page, practice_index):
    topic, wurzen = TopicFactory(), MunicipalityFactory(name="Wurzen", ags="14729410")

    def create(**values):
        page = PracticePageFactory(parent=practice_index, topics=[topic], municipality=wurzen, **values)
        PracticeReuse.objects.create(page=page, municipality=other, year=2022)
        return page

    other = MunicipalityFactory(name="Borna", ags="14729050")
    page = PracticePageFactory(parent=practice_index, title="Diese", topics=[topic])
    create(title="Sichtbar")
    make_hidden(create)

    assert texts(show(client, page), ".practice-similar h3") == ["Sichtbar"]
    shown = soup(client.get("/karte/gemeinden/14729410-wurzen/"))
    assert list(links(shown, "[aria-labelledby=projekte]")) == ["Sichtbar"]
    shown = soup(client.get("/karte/gemeinden/14729050-borna/"))
    assert list(links(shown, "[aria-labelledby=nachnutzung]")) == ["Sichtbar"]
    assert texts(soup(client.get("/")), ".practice-rows h3") == ["Sichtbar", "Diese"]


def test_a_partnerships_project_stands_with_members_of_today(client, map_page, practice_index):
    now, former = MunicipalityFactory(name="Jetzt", ags="14729001"), MunicipalityFactory(name="Früher", ags="14729002")
    joint = PartnershipFactory(members=[now])
    PartnershipMembershipFactory(partnership=joint, municipality=former, valid_until=date(2020, 12, 31))
    district = DistrictFactory(ags="14521")
    inside = MunicipalityFactory(name="Im Kreis", ags="14521001", district=district)
    whole = PartnershipFactory(kind="district", district=district)
    PracticePageFactory(parent=practice_index, title="Gemeinsam", partnership=joint)
    PracticePageFactory(parent=practice_index, title="Kreisweit", partnership=whole)

    found = {
        one.name: texts(soup(client.get(f"/karte/gemeinden/{one.ags}-{one.slug}/")), "#projekte + ul a")
        for one in (now, former, inside)
    }
    assert found == {"Jetzt": ["Gemeinsam"], "Früher": [], "Im Kreis": ["Kreisweit"]}


# --- Publishing -----------------------------------------------------------------------------------------------


def errors(page: PracticePage, *, is_draft: bool = False, **values) -> list[str]:
    """The fields that the editors' form complains about."""
    form_class = PracticePage.get_edit_handler().get_form_class()
    data = {
        "title": "Markt",
        "slug": "markt",
        "lead": "Ein Markt auf dem leeren Platz.",
        "problem": "null",
        "approach": "null",
        "evidence": "idee",
        "funding": "ja",
        "gallery-count": "0",
        "material-count": "0",
        "reuses-TOTAL_FORMS": "0",
        "reuses-INITIAL_FORMS": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    form = form_class({**data, **values}, instance=page, parent_page=page.get_parent())
    if is_draft:
        form.defer_required_fields()
    return sorted(form.errors)


def test_exactly_one_place_is_asked_for_on_publishing_only(practice_index):
    page = PracticePageFactory(parent=practice_index, slug="markt")
    one, joint = MunicipalityFactory(), PartnershipFactory()

    assert errors(page) == ["approach", "municipality", "problem"]
    assert errors(page, municipality=one.pk) == ["approach", "problem"]
    assert errors(page, partnership=joint.pk) == ["approach", "problem"]
    assert errors(page, municipality=one.pk, partnership=joint.pk) == ["approach", "municipality", "problem"]
    assert errors(page, is_draft=True) == []


def test_a_named_contact_must_be_reachable_on_publishing(practice_index):
    page = PracticePageFactory(parent=practice_index, slug="markt")
    values = {"municipality": MunicipalityFactory().pk, "contact_name": "Eda"}

    assert errors(page, **values) == ["approach", "contact_name", "problem"]
    assert errors(page, **values, contact_phone="1") == ["approach", "problem"]
    assert errors(page, **values, is_draft=True) == []


# --- Cost and hostile input -----------------------------------------------------------------------------------


def create_image() -> PortalImage:
    return PortalImage.objects.create(title="Platz", file=get_test_image_file(size=(64, 40)), credit="Foto: Stadt")


def test_the_page_costs_the_same_with_many_others(client, map_page, practice_index):
    values = {"parent": practice_index, "topics": [TopicFactory()], "image": create_image()}
    page = PracticePageFactory(**values, **contact())
    counts = []
    for more in (2, 28):
        PracticePageFactory.create_batch(more, **values)
        PracticeReuse.objects.create(page=page, municipality=MunicipalityFactory(), year=2020)
        counts.append(queries(client, page.url))

    assert counts[0] == counts[1]
    assert counts[0] <= 10


def test_markup_in_every_field_is_shown_as_text(client, map_page, practice_index):
    evil = '"><script>alert("x")</script>'
    page = PracticePageFactory(
        parent=practice_index,
        title=evil,
        slug="boese",
        lead=evil,
        municipality__name=evil,
        problem=f"<p>{escape(evil)}</p>",
        period=evil,
        duration=evil,
        programme=evil,
        funding="ja",
        partners=evil,
        image_caption=evil,
        image=create_image(),
        target_groups=[TargetGroupFactory(name=evil)],
        topics=[TopicFactory(name=evil)],
        **contact(contact_name=evil, contact_office=evil, contact_phone=evil),
    )
    PracticePage.objects.filter(pk=page.pk).update(contact_email=f"a@b.c{evil}")
    PracticeReuse.objects.create(page=page, municipality=page.municipality, year=2020, note=evil)
    PracticePageFactory(parent=practice_index, title=evil, slug="auch", topics=page.topics.all())
    response = client.get(page.url)

    assert "<script>alert" not in response.content.decode()
    assert texts(soup(response), "h1") == [evil]
    assert texts(soup(response), "#problem + .prose") == [evil]
