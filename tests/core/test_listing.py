"""Faceted lists, tried on the register: choices with hits, chips, pages, and nonsense in the address."""

import pytest
from django.http import QueryDict

from asskomm.core.caching import reading_under
from asskomm.core.listing import Facet, Listing
from municipalities.models import Municipality
from tests.factories.municipalities import MunicipalityFactory

pytestmark = pytest.mark.django_db

FACETS = [
    Facet("art", "Art", "kind", {"Stadt": "Städte", "Gemeinde": "Gemeinden", "Kreisfreie Stadt": "Kreisfreie"}),
    Facet("kreis", "Landkreis", "district__ags", {"14521": "Erzgebirge", "14729": "Leipzig"}),
    Facet("nachbar", "Nachbar", "neighbours__name", {"A": "neben A", "B": "neben B", "C": "neben C"}),
]


@pytest.fixture
def register():
    """A and B are towns beside each other; the village C touches both; C lies in another district."""
    a = MunicipalityFactory(name="A", ags="14521001", kind="Stadt")
    b = MunicipalityFactory(name="B", ags="14521002", kind="Stadt")
    c = MunicipalityFactory(name="C", ags="14729001", kind="Gemeinde")
    a.neighbours.add(b, c)
    b.neighbours.add(c)


def listing(query: str = "", per_page: int = 12, name: str = "") -> Listing:
    return Listing(Municipality.objects.order_by("name"), QueryDict(query), FACETS, per_page, name)


def names(query: str) -> str:
    return "".join(one.name for one in listing(query).results)


def counts(query: str) -> dict[str, dict[str, int]]:
    return {facet.name: {choice.value: choice.count for choice in facet.choices} for facet in listing(query).options()}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "ABC"),
        ("art=Stadt", "AB"),
        ("art=Stadt&art=Gemeinde", "ABC"),
        ("art=Stadt&kreis=14729", ""),
        ("nachbar=A&nachbar=B", "ABC"),
        ("nachbar=A&nachbar=A", "BC"),
        ("nachbar=A&art=Stadt", "B"),
    ],
)
def test_choices_add_up_facets_narrow_and_no_row_comes_twice(register, query, expected):
    assert names(query) == expected


def test_counts_leave_out_their_own_facet_and_choices_without_hits(register):
    assert counts("") == {
        "art": {"Stadt": 2, "Gemeinde": 1},
        "kreis": {"14521": 2, "14729": 1},
        "nachbar": {"A": 2, "B": 2, "C": 2},
    }
    # The only district left is that of all hits: there is nothing to choose.
    assert counts("art=Gemeinde") == {
        "art": {"Stadt": 2, "Gemeinde": 1},
        "nachbar": {"A": 1, "B": 1},
    }


def test_a_chosen_choice_stays_visible_without_hits(register):
    options = listing("art=Kreisfreie+Stadt").options()[0]

    assert [(one.value, one.count, one.is_chosen) for one in options.choices] == [
        ("Stadt", 2, False),
        ("Gemeinde", 1, False),
        ("Kreisfreie Stadt", 0, True),
    ]
    assert options.chosen == 1


def test_a_chip_removes_its_choice_and_keeps_the_others(register):
    chips = listing("art=Stadt&art=Gemeinde&kreis=14521&seite=3").chips()

    assert [(chip.label, chip.query) for chip in chips] == [
        ("Städte", "?art=Gemeinde&kreis=14521"),
        ("Gemeinden", "?art=Stadt&kreis=14521"),
        ("Erzgebirge", "?art=Stadt&art=Gemeinde"),
    ]
    assert listing("art=Stadt").chips()[0].query == "?"


def test_a_list_knows_what_is_active(register):
    filtered, whole = listing("art=Stadt&kreis=14521&x=1"), listing("x=1")

    assert (filtered.is_filtered, filtered.active, filtered.query()) == (True, 2, "art=Stadt&kreis=14521")
    assert filtered.query(without="art") == "kreis=14521"
    assert (whole.is_filtered, whole.active, whole.query()) == (False, 0, "")


@pytest.mark.parametrize("value", ["%00", '"', "x" * 10_000, "%F0%9F%98%80", "-1", "<b>"])
def test_an_unknown_choice_is_reported_and_left_out(register, value):
    asked = listing(f"art={value}&kreis=14521")

    assert asked.problems == ["Diese Auswahl gibt es bei »Art« nicht; sie wird übergangen."]
    assert [one.name for one in asked.results] == ["A", "B"]
    assert [chip.label for chip in asked.chips()] == ["Erzgebirge"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("", 1),
        ("1", 1),
        ("2", 2),
        ("0", 1),
        ("-1", 1),
        ("99", 2),
        ("9" * 9, 2),
        ("9" * 5000, 1),
        ("zwei", 1),
        ("²", 1),
    ],
)
def test_every_page_number_gives_a_page(register, number, expected):
    assert listing(f"seite={number}", per_page=2).page().number == expected


def read_all(asked: Listing) -> list[str]:
    asked.options()
    return [one.name for one in asked.page()]


def test_a_list_costs_one_query_each_for_order_facets_and_page(register, django_assert_num_queries):
    with django_assert_num_queries(1 + len(FACETS) + 1):
        assert read_all(listing("art=Stadt&nachbar=A")) == ["B"]


def test_under_a_name_only_other_pages_are_read(register, django_assert_num_queries):
    with reading_under(version=1):
        read_all(listing(name="register"))

        with django_assert_num_queries(0):
            assert read_all(listing(name="register")) == ["A", "B", "C"]
        with django_assert_num_queries(1):
            assert read_all(listing("art=Stadt&nachbar=A", name="register")) == ["B"]


def test_a_new_version_or_name_reads_anew(register):
    with reading_under(version=1):
        read_all(listing(name="register"))
        MunicipalityFactory(name="D", ags="14729002")
        assert read_all(listing(name="register")) == ["A", "B", "C"]
        assert read_all(listing(name="other")) == ["A", "B", "C", "D"]
    with reading_under(version=2):
        assert read_all(listing(name="register")) == ["A", "B", "C", "D"]


def test_what_is_gone_since_the_index_was_read_is_left_out(register):
    with reading_under(version=1):
        listing(name="register").options()
        Municipality.objects.filter(name="B").delete()

        assert read_all(listing(name="register")) == ["A", "C"]


def test_the_caller_narrows_the_list_before_the_visitor(register):
    stricter = Listing(Municipality.objects.order_by("name"), QueryDict(), FACETS, within={"district__ags": "14521"})

    assert [one.name for one in stricter.results] == ["A", "B"]
    assert stricter.hits("kind") == {"Stadt": 2}
    assert "kreis" not in [one.name for one in stricter.options()]


def test_long_lists_keep_their_order_and_numbers_under_a_facet(db):
    for number in range(130):
        kind = "Stadt" if number % 3 else "Gemeinde"
        MunicipalityFactory(name=f"{number:03}", ags=f"{14521000 + number}", kind=kind)

    asked = listing("art=Gemeinde&seite=4")

    assert [one.name for one in asked.page()] == [f"{number:03}" for number in range(108, 130, 3)]
    assert len(asked.results) == 44
    assert counts("art=Gemeinde")["art"] == {"Stadt": 86, "Gemeinde": 44}
