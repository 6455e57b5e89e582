"""The map's page: legend, filters, table, search and the panel of the selected municipality."""

from datetime import date
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from asskomm.core.models import HomePage
from municipalities.map.view import MapView
from municipalities.models import Instrument, MapPage, TeamPage
from tests.factories.boundaries import draw_row
from tests.factories.core import TeamMemberFactory
from tests.factories.municipalities import (
    DistrictFactory,
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
    PartnershipFactory,
)
from tests.pages import links, soup, text, texts

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2024-06-15 12:00+00:00")]

DISTRICTS = {
    "14511": ("Chemnitz", "Kreisfreie Stadt"),
    "14521": ("Erzgebirgskreis", "Landkreis"),
    "14522": ("Mittelsachsen", "Landkreis"),
    "14523": ("Vogtlandkreis", "Landkreis"),
    "14626": ("Görlitz", "Landkreis"),
    "14729": ("Leipzig", "Landkreis"),
}


def town(name: str, ags: str, **facts):
    """A municipality in its real district."""
    district_name, kind = DISTRICTS[ags[:5]]
    district = DistrictFactory(ags=ags[:5], name=district_name, kind=kind)
    return MunicipalityFactory(name=name, ags=ags, district=district, **facts)


def record(code: str, municipality=None, day: str = "2021-03-01", **facts):
    """One record of the instrument with this code, in force from `day` on unless it is planned."""
    step = "planned_on" if facts.get("planned") else "started_on"
    participant = {} if "partnership" in facts else {"municipality": municipality}
    return ParticipationFactory(
        instrument=InstrumentFactory(code=code), **{step: date.fromisoformat(day)}, **participant, **facts
    )


@pytest.fixture
def towns(map_page):
    """
    Five municipalities, by name: Aue was consulted and has a coach, Borna has a council, Chemnitz only
    a coach, Döbeln only a plan, and of Elsterberg nothing is known.
    """
    found = {
        name: town(name, ags)
        for name, ags in (
            ("Aue", "14521035"),
            ("Borna", "14729050"),
            ("Chemnitz", "14511000"),
            ("Döbeln", "14522080"),
            ("Elsterberg", "14523080"),
        )
    }
    record("consultation", found["Aue"], "2021-03-01", started_precision="month")
    record("coaching", found["Aue"], "2021-09-01")
    record("prevention_council", found["Borna"], "2022-05-02")
    record("coaching", found["Chemnitz"], "2020-01-01", started_precision="year")
    record("security_analysis", found["Döbeln"], "2023-01-10", planned=True)
    return found


def show(client, **query) -> BeautifulSoup:
    return soup(client.get("/karte/", query))


def table(client, **query) -> BeautifulSoup:
    return show(client, ansicht="tabelle", **query)


def names(page: BeautifulSoup) -> list[str]:
    """The municipalities of the table, in its order."""
    return texts(page, ".data-table__name")


def legend(page: BeautifulSoup) -> dict[str, int]:
    """The areas of the legend with their counts."""
    return {text(row.select_one("span")): int(text(row.b)) for row in page.select(".legend__row:has(b[data-count])")}


def symbols(page: BeautifulSoup) -> dict[str, int]:
    """The symbols of the legend with their counts."""
    return {text(row.select("span")[-1]): int(text(row.b)) for row in page.select(".legend__row--symbol")}


def problems(page: BeautifulSoup) -> list[str]:
    return texts(page, "[role=alert] p")[:-1]


# --- Legend ---------------------------------------------------------------------------------------------------


def test_the_legend_counts_every_area_once(client, towns):
    assert legend(show(client)) == {
        "Präventionsrat": 1,
        "Kooperationsvereinbarung": 0,
        "Vorvereinbarung": 0,
        "Erstgespräch": 1,
        "andere Unterstützung": 1,
        "bisher nur geplant": 1,
        "noch kein Eintrag": 1,
    }


@pytest.mark.parametrize(
    "day", ["2019-02-06", "2020-01-01", "2021-02-28", "2021-03-01", "2022-05-01", "2022-05-02", "2024-06-15"]
)
def test_the_legends_areas_add_up_to_all_municipalities_on_any_day(client, towns, day):
    page = show(client, stand=day)

    assert sum(legend(page).values()) == 5
    assert texts(page, ".legend__note")[0].endswith(": 5 Kommunen.")


def test_a_municipality_changes_its_colour_on_the_day_of_its_record_and_not_before(client, towns):
    assert legend(show(client, stand="2022-05-01"))["Präventionsrat"] == 0
    assert legend(show(client, stand="2022-05-02"))["Präventionsrat"] == 1


def test_the_legends_symbols_count_records_of_what_does_not_colour_areas(client, towns):
    assert symbols(show(client)) == {
        "Präventionsrat": 1,
        "Sicherheitsanalyse": 0,
        "Coaching": 2,
        "Förderung": 0,
        "Modellkommune": 0,
    }


def test_a_joint_record_counts_once_as_symbol_and_for_every_member_as_area(client, towns):
    joint = PartnershipFactory(name="KPR Süd", members=[towns["Aue"], towns["Elsterberg"]])
    record("prevention_council", partnership=joint)

    page = show(client)

    assert legend(page)["Präventionsrat"] == 3
    assert symbols(page)["Präventionsrat"] == 2


def test_with_an_instrument_the_legend_speaks_of_it_alone(client, towns):
    record("coaching", towns["Elsterberg"], planned=True)

    page = show(client, instrument="coaching")

    assert legend(page) == {"Coaching": 2, "Coaching geplant": 1, "ohne Eintrag": 2}
    assert symbols(page) == {"Coaching": 2}


def test_with_a_district_the_legend_counts_its_municipalities(client, towns):
    page = show(client, kreis="14729")

    assert {label: count for label, count in legend(page).items() if count} == {"Präventionsrat": 1}
    assert texts(page, ".legend__note") == ["Stand 15. Juni 2024, Landkreis Leipzig: 1 Kommunen."]


# --- Filters --------------------------------------------------------------------------------------------------


def test_the_filters_show_what_is_chosen(client, towns):
    page = show(client, instrument="coaching", kreis="14521", stand="2021-09-30", q="aue")

    assert [one["value"] for one in page.select("form.filters option[selected]")] == ["coaching", "14521"]
    assert page.select_one("#id_stand")["value"] == "30.09.2021"
    assert page.select_one("#id_q")["value"] == "aue"


@pytest.mark.parametrize("written", ["2021-09-30", "30.09.2021", "30.9.2021", "30.9.21"])
def test_a_day_may_be_written_the_german_way(client, towns, written):
    assert show(client, stand=written).select_one("#id_stand")["value"] == "30.09.2021"


def test_the_day_field_knows_today(client, towns):
    field = show(client).select_one("#id_stand")

    assert (field["value"], field["data-today"]) == ("15.06.2024", "15.06.2024")


def test_the_map_asks_for_data_and_drawing_with_the_same_filters(client, towns):
    page = show(client, instrument="coaching", kreis="14521", stand="2021-09-30", gemeinde="14521035")
    canvas = page.select_one("participation-map")
    filters = {"instrument": ["coaching"], "kreis": ["14521"], "stand": ["2021-09-30"]}

    assert parse_qs(urlsplit(canvas["data-states"]).query) == filters
    assert parse_qs(urlsplit(canvas.img["src"]).query) == filters | {"gemeinde": ["14521035"]}


def test_the_plain_map_asks_for_data_and_drawing_without_a_query(client, towns):
    canvas = show(client).select_one("participation-map")

    assert canvas["data-states"] == "/karte/daten/stand.json"
    assert canvas.img["src"] == "/karte/karte.svg"


def test_switching_to_the_table_and_back_keeps_the_filters(client, towns):
    to_table = links(show(client, kreis="14521", stand="2022-01-01"), ".switch")["Tabelle"]
    to_map = links(soup(client.get(to_table)), ".switch")["Karte"]

    assert parse_qs(urlsplit(to_table).query) == {"kreis": ["14521"], "stand": ["2022-01-01"], "ansicht": ["tabelle"]}
    assert parse_qs(urlsplit(to_map).query) == {"kreis": ["14521"], "stand": ["2022-01-01"]}


def test_the_plain_table_leads_back_to_the_plain_map(client, towns):
    target = urlsplit(urljoin("/karte/?ansicht=tabelle", links(table(client), ".switch")["Karte"]))

    assert (target.path, target.query) == ("/karte/", "")


def test_the_spreadsheet_is_offered_for_the_day_and_the_district_shown(client, towns):
    addresses = [one["href"] for one in table(client, kreis="14521", stand="2022-01-01").select("a.share__item")]
    found = [one for one in addresses if one.startswith("/karte/daten/gemeinden.csv")]

    assert [parse_qs(urlsplit(one).query) for one in found] == [{"kreis": ["14521"], "stand": ["2022-01-01"]}]


@pytest.mark.parametrize(
    ("query", "robots"),
    [
        ({}, []),
        ({"ansicht": "tabelle"}, []),
        ({"stand": "2024-06-15"}, []),
        ({"kreis": "14521"}, ["noindex, follow"]),
        ({"instrument": "coaching"}, ["noindex, follow"]),
        ({"stand": "2022-01-01"}, ["noindex, follow"]),
        ({"gemeinde": "14521035"}, ["noindex, follow"]),
        ({"q": "Aue"}, ["noindex, follow"]),
        ({"q": "gibt es nicht"}, ["noindex, follow"]),
        ({"ansicht": "tabelle", "kreis": "14521"}, ["noindex, follow"]),
    ],
)
def test_search_engines_are_kept_out_of_filtered_views_only(client, towns, query, robots):
    assert [one["content"] for one in show(client, **query).select("meta[name=robots]")] == robots


# --- Table ----------------------------------------------------------------------------------------------------


def test_the_table_lists_who_has_an_entry_with_the_furthest_stage_first(client, towns):
    assert names(table(client)) == ["Borna", "Aue", "Chemnitz", "Döbeln"]


def test_the_table_lists_everybody_on_request(client, towns):
    assert names(table(client, alle="on")) == ["Borna", "Aue", "Chemnitz", "Döbeln", "Elsterberg"]


def test_the_tables_rows_say_stage_date_and_what_else_there_is(client, towns):
    rows = [[text(cell) for cell in row.select("th, td")] for row in table(client).select("tbody tr")]

    assert rows == [
        ["Borna", "Lk. Leipzig", "Präventionsrat", "2. Mai 2022", ""],
        ["Aue", "Erzgebirgskreis", "Erstgespräch", "März 2021", "Coaching"],
        ["Chemnitz", "kreisfrei", "", "", "Coaching"],
        ["Döbeln", "Lk. Mittelsachsen", "", "", "Sicherheitsanalyse geplant"],
    ]


def test_the_table_of_one_instrument_lists_its_municipalities_with_its_dates(client, towns):
    record("coaching", towns["Elsterberg"], "2024-01-01", planned=True)
    page = table(client, instrument="coaching")
    rows = [[text(cell) for cell in row.select("th, td")][:4] for row in page.select("tbody tr")]

    assert rows == [
        ["Aue", "Erzgebirgskreis", "Coaching", "1. September 2021"],
        ["Chemnitz", "kreisfrei", "Coaching", "2020"],
        ["Elsterberg", "Vogtlandkreis", "Coaching geplant", "1. Januar 2024"],
    ]


def test_the_table_says_through_whom_a_municipality_takes_part(client, towns):
    joint = PartnershipFactory(name="KPR Süd", members=[towns["Elsterberg"]])
    record("prevention_council", partnership=joint)

    page = table(client, kreis="14523")

    assert texts(page, ".data-table__since") == ["1. März 2021 über KPR Süd"]


def test_the_table_of_one_district_lists_its_municipalities(client, towns):
    page = table(client, kreis="14522")

    assert names(page) == ["Döbeln"]
    assert texts(page, "#ergebnis") == ["1 Kommune von 1 (Landkreis Mittelsachsen), Stand 15. Juni 2024"]


def test_the_table_shows_the_past(client, towns):
    page = table(client, stand="2021-03-01")

    assert names(page) == ["Aue", "Chemnitz"]
    assert texts(page, "#ergebnis") == ["2 Kommunen von 5, Stand 1. März 2021"]


def test_the_table_of_nobody_says_so(client, towns):
    page = table(client, instrument="funding")

    assert page.select("table") == []
    assert "Keine Kommune passt zu dieser Auswahl." in text(page)


@pytest.mark.parametrize(
    ("sorting", "expected"),
    [
        ("name", ["Aue", "Borna", "Chemnitz", "Döbeln"]),
        ("-name", ["Döbeln", "Chemnitz", "Borna", "Aue"]),
        # Erzgebirgskreis, Landkreis Leipzig, Landkreis Mittelsachsen, Stadt Chemnitz
        ("kreis", ["Aue", "Borna", "Döbeln", "Chemnitz"]),
        ("-kreis", ["Chemnitz", "Döbeln", "Borna", "Aue"]),
        ("stufe", ["Döbeln", "Chemnitz", "Aue", "Borna"]),
        ("-stufe", ["Borna", "Aue", "Chemnitz", "Döbeln"]),
        # Without a stage there is no date to sort by: last, both ways.
        ("seit", ["Aue", "Borna", "Chemnitz", "Döbeln"]),
        ("-seit", ["Borna", "Aue", "Chemnitz", "Döbeln"]),
    ],
)
def test_every_column_sorts_both_ways(client, towns, sorting, expected):
    assert names(table(client, sortierung=sorting)) == expected


@pytest.mark.parametrize("sorting", ["stufe", "-stufe", "kreis", "-kreis", "seit", "-seit"])
def test_rows_that_are_alike_stand_in_the_order_of_their_names(client, map_page, sorting):
    for name, ags in (("Berg", "14521020"), ("Aue", "14521030"), ("Colditz", "14521010")):
        record("consultation", town(name, ags))

    assert names(table(client, sortierung=sorting)) == ["Aue", "Berg", "Colditz"]


def test_a_columns_head_says_how_it_sorts_and_leads_to_the_other_way(client, towns):
    page = table(client, sortierung="name", seite="1", kreis="14521")
    heads = page.select("thead th:has(a)")

    assert [one.get("aria-sort") for one in heads] == ["ascending", None, None, None]
    assert [parse_qs(one.a["href"][1:])["sortierung"] for one in heads] == [["-name"], ["kreis"], ["stufe"], ["seit"]]
    assert parse_qs(heads[0].a["href"][1:]) == {
        "ansicht": ["tabelle"],
        "sortierung": ["-name"],
        "kreis": ["14521"],
    }


def test_the_table_has_fifty_rows_per_page(client, map_page):
    for number in range(51):
        MunicipalityFactory(name=f"Ort {number:02}")

    first = table(client, alle="on", sortierung="name")
    second = table(client, alle="on", sortierung="name", seite=2)

    assert names(first) == [f"Ort {number:02}" for number in range(50)]
    assert names(second) == ["Ort 50"]
    assert parse_qs(links(first, ".pagination")["Weiter"][1:]) == {
        "ansicht": ["tabelle"],
        "alle": ["on"],
        "sortierung": ["name"],
        "seite": ["2"],
    }


@pytest.mark.parametrize(("given", "shown"), [("99", "Ort 50"), ("0", "Ort 50"), ("abc", "Ort 00"), ("", "Ort 00")])
def test_a_page_that_does_not_exist_gives_the_nearest(client, map_page, given, shown):
    for number in range(51):
        MunicipalityFactory(name=f"Ort {number:02}")

    assert names(table(client, alle="on", sortierung="name", seite=given))[0] == shown


def test_fifty_rows_need_no_pages(client, map_page):
    MunicipalityFactory.create_batch(50)

    assert table(client, alle="on").select(".pagination") == []


# --- Search ---------------------------------------------------------------------------------------------------


@pytest.fixture
def namesakes(map_page):
    """Two places called Reichenbach, and others whose names hold each other."""
    return {
        name: town(name, ags, official_name=official)
        for name, ags, official in (
            ("Reichenbach im Vogtland", "14523340", ""),
            ("Reichenbach/O.L.", "14626450", ""),
            ("Weißwasser/O.L.", "14626600", "Weißwasser/O.L. / Běła Woda"),
            ("Borna", "14729050", ""),
            ("Neukirchen/Borna", "14521400", ""),
        )
    }


def test_a_search_with_one_match_selects_it(client, namesakes):
    page = show(client, q="weiß")

    assert texts(page, "#auswahl") == ["Weißwasser/O.L."]
    assert page.select(".matches") == []
    assert page.select_one("participation-map")["data-selected"] == "14626600"


@pytest.mark.parametrize("typed", ["Běła Woda", "bela woda", "WODA", "Weisswasser", "wasser weiß"])
def test_places_are_found_by_sorbian_names_and_other_spellings(client, namesakes, typed):
    assert texts(show(client, q=typed), "#auswahl") == ["Weißwasser/O.L."]


def test_several_matches_are_offered_as_links_with_their_district(client, namesakes):
    page = show(client, q="Reichenbach", stand="2022-01-01")

    assert texts(page, "#treffer") == ["2 Kommunen gefunden"]
    assert texts(page, ".matches .neighbours__state") == ["Vogtlandkreis", "Landkreis Görlitz"]
    assert {name: parse_qs(address[1:]) for name, address in links(page, ".matches").items()} == {
        "Reichenbach im Vogtland": {"gemeinde": ["14523340"], "stand": ["2022-01-01"]},
        "Reichenbach/O.L.": {"gemeinde": ["14626450"], "stand": ["2022-01-01"]},
    }
    assert page.select("#auswahl") == []


def test_the_whole_name_wins_over_names_that_hold_it(client, namesakes):
    assert texts(show(client, q="borna"), "#auswahl") == ["Borna"]


def test_names_that_begin_with_the_text_come_first(client, namesakes):
    assert list(links(show(client, q="bor"), ".matches")) == ["Borna", "Neukirchen/Borna"]


def test_a_search_without_a_match_says_so_and_escapes_what_was_typed(client, namesakes):
    response = client.get("/karte/", {"q": "<b>Atlantis</b>"})

    assert problems(soup(response)) == [
        "Keine Kommune gefunden für »<b>Atlantis</b>«. Bitte prüfen Sie die Schreibweise."
    ]
    assert "<b>Atlantis" not in response.content.decode()


def test_a_search_keeps_to_the_municipalities_of_the_day(client, map_page):
    jahnatal = town("Jahnatal", "14522275", valid_from=date(2023, 1, 1))
    town("Ostrau", "14522450", valid_until=date(2022, 12, 31), successor=jahnatal)

    assert texts(show(client, q="Ostrau", stand="2022-12-31"), "#auswahl") == ["Ostrau"]
    assert texts(show(client, q="Ostrau"), "#auswahl") == []
    assert texts(show(client, q="Jahnatal"), "#auswahl") == ["Jahnatal"]
    assert texts(show(client, q="Jahnatal", stand="2022-12-31"), "#auswahl") == []


def test_the_table_lists_all_matches_of_a_search_with_and_without_an_entry(client, namesakes):
    record("coaching", namesakes["Reichenbach/O.L."])

    assert names(table(client, q="reichenbach")) == ["Reichenbach/O.L.", "Reichenbach im Vogtland"]


def test_suggestions_say_name_district_and_key(client, namesakes):
    assert client.get("/karte/suche.json", {"q": "reichenb"}).json() == {
        "results": [
            {"ags": "14523340", "title": "Reichenbach im Vogtland", "label": "Vogtlandkreis"},
            {"ags": "14626450", "title": "Reichenbach/O.L.", "label": "Landkreis Görlitz"},
        ]
    }


def test_there_are_at_most_twelve_suggestions(client, map_page):
    for number in range(13):
        MunicipalityFactory(name=f"Neudorf {number:02}")

    found = client.get("/karte/suche.json", {"q": "neudorf"}).json()["results"]

    assert [one["title"] for one in found] == [f"Neudorf {number:02}" for number in range(12)]


@pytest.mark.parametrize("query", [{}, {"q": ""}, {"q": "   "}, {"q": "!"}])
def test_nothing_typed_suggests_nothing(client, namesakes, query):
    assert client.get("/karte/suche.json", query).json() == {"results": []}


# --- Selection ------------------------------------------------------------------------------------------------


@pytest.fixture
def wurzen(map_page):
    """Wurzen with a model agreement, a shared council with its contact, two neighbours and a person of the team."""
    found = town("Wurzen", "14729410", kind="Stadt", population=16_000)
    bennewitz, lossatal = town("Bennewitz", "14729030"), town("Lossatal", "14729245")
    draw_row(bennewitz, found, lossatal)
    found.district.team_member = TeamMemberFactory(
        name="Kim Muster", phone="0351 00000-10", email="kim@example.org", is_sample=True
    )
    found.district.save()
    record("cooperation_agreement", found, "2019-02-06", completed=True, note="Als erste.")
    record("coaching", found, "2021-02-01", started_precision="month")
    record("consultation", bennewitz, "2020-01-01", completed=True)
    record(
        "prevention_council",
        partnership=PartnershipFactory(name="KPR Wurzener Land", members=[found, bennewitz]),
        day="2021-02-16",
        contact_office="Rathaus Wurzen",
        contact_phone="03425 856-0",
        contact_email="kpr@example.org",
        internal_note="Nur intern: Streit um Zuschüsse",
        source="Meldung vom 16.2.2021",
    )
    return found


@pytest.fixture
def panel(client, wurzen) -> BeautifulSoup:
    """What the map shows of Wurzen."""
    return show(client, gemeinde="14729410").select_one(".selection")


def test_the_panel_says_who_she_is(panel):
    assert texts(panel, "#auswahl") == ["Wurzen"]
    assert texts(panel, ".selection__meta")[0] == "Stadt, Landkreis Leipzig, 16.000 Einwohner:innen"


def test_the_panel_tells_milestones_in_order_with_partners_and_notes(panel):
    found = [
        (text(one.select_one("h4")), text(one.time), text(one.select_one(".milestones__text")))
        for one in panel.select(".milestones__item")
    ]

    assert found == [
        ("Kooperationsvereinbarung", "6. Februar 2019", "Als erste."),
        ("Coaching", "Februar 2021", "läuft"),
        ("Präventionsrat", "16. Februar 2021", "KPR Wurzener Land, mit Bennewitz · läuft"),
    ]


def test_the_panel_shows_the_milestones_up_to_the_chosen_day(client, wurzen):
    page = show(client, gemeinde="14729410", stand="2021-02-15")

    assert texts(page, ".milestones h4") == ["Kooperationsvereinbarung", "Coaching"]


def test_the_panel_lists_neighbours_with_their_state_and_those_who_take_part_first(panel):
    rows = panel.select(".neighbours__item")

    assert [(text(row.a), text(row.select_one(".neighbours__state"))) for row in rows] == [
        ("Bennewitz", "Präventionsrat"),
        ("Lossatal", "noch kein Eintrag"),
    ]
    assert [row.a["data-select"] for row in rows] == ["14729030", "14729245"]


def test_the_panel_names_the_councils_public_contact(panel):
    contact = panel.select_one(".selection__contact")

    assert text(contact.h3) == "KPR Wurzener Land"
    assert text(contact.p) == "Rathaus Wurzen"
    assert links(contact, "ul") == {"03425 856-0": "tel:03425856-0", "kpr@example.org": "mailto:kpr@example.org"}


def test_the_panel_names_the_responsible_person_of_the_team(panel):
    contact = panel.select(".selection__contact")[1]

    assert text(contact) == (
        "Kontakt beim LPR Kim Muster Beispiel zuständig für den Landkreis Leipzig 0351 00000-10 kim@example.org"
    )


def test_the_panel_leads_to_the_municipalitys_own_page(panel):
    assert panel.select_one("a.button")["href"] == "/karte/gemeinden/14729410-wurzen/"


def test_the_title_names_the_selected_municipality(client, wurzen):
    title = text(show(client, gemeinde="14729410").title)

    assert title == "Wurzen – Karte der kommunalen Prävention – ASSKomm"


def test_without_a_selection_the_panel_says_how_to_select(client, wurzen):
    assert texts(show(client), ".selection__hint") == [
        "Wählen Sie eine Kommune: auf der Karte, über die Suche oder in der Tabelle."
    ]


def test_a_municipality_without_an_entry_says_so(client, wurzen):
    panel = show(client, gemeinde="14729245", stand="2020-01-01").select_one(".selection")

    assert texts(panel, ".selection__hint") == ["Bis zum 1. Januar 2020 ist nichts eingetragen."]


def test_a_dissolved_municipality_leads_to_its_successor(client, map_page):
    jahnatal = town("Jahnatal", "14522275", valid_from=date(2023, 1, 1))
    town("Ostrau", "14522450", valid_until=date(2022, 12, 31), successor=jahnatal)

    now = show(client, gemeinde="14522450").select_one(".selection")
    then = show(client, gemeinde="14522450", stand="2022-12-31").select_one(".selection")

    assert "Ostrau ging am 1. Januar 2023 in Jahnatal auf." in text(now)
    assert now.select_one("a[data-select]")["href"] == "?gemeinde=14522275"
    assert "ging am" not in text(then)


# --- What stays inside ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "/karte/",
        "/karte/?gemeinde=14729410",
        "/karte/?ansicht=tabelle",
        "/karte/?instrument=prevention_council&ansicht=tabelle",
        "/karte/gemeinden/14729410-wurzen/",
        "/karte/praeventionsraete/",
        "/karte/daten/stand.json",
        "/karte/daten/gemeinden.csv",
        "/karte/karte.svg?quelle=1",
        "/karte/export/",
        "/karte/einbetten/karte/",
        "/karte/suche.json?q=wurzen",
        "/",
    ],
)
def test_internal_note_and_source_are_nowhere_to_be_seen(client, wurzen, address):
    response = client.get(address)
    content = response.content.decode()

    assert response.status_code == 200
    assert "Streit um Zuschüsse" not in content
    assert "Meldung vom 16.2.2021" not in content


def test_markup_in_names_and_notes_is_shown_as_text(client, wurzen):
    wurzen.name = '<script>alert("x")</script>'
    wurzen.save()
    record("funding", wurzen, note="<img src=x onerror=alert(1)>")

    for query in ({"gemeinde": "14729410"}, {"ansicht": "tabelle"}, {"q": "script alert"}):
        content = client.get("/karte/", query).content.decode()
        assert "<script>alert" not in content
        assert "<img src=x" not in content
    assert texts(show(client, gemeinde="14729410"), "#auswahl") == ['<script>alert("x")</script>']


# --- The page in the tree -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address", ["/karte/", "/karte/gemeinden/14729410-wurzen/", "/karte/praeventionsraete/", "/karte/gemeinden/"]
)
def test_an_unpublished_map_is_not_served(client, map_page, wurzen, address):
    map_page.unpublish()

    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address", ["/karte/", "/karte/gemeinden/14729410-wurzen/", "/karte/praeventionsraete/", "/karte/gemeinden/"]
)
def test_a_private_map_asks_for_a_login(client, map_page, wurzen, address):
    PageViewRestriction.objects.create(page=map_page, restriction_type=PageViewRestriction.LOGIN)

    response = client.get(address)

    assert response.status_code == 302
    assert urlsplit(response["Location"]).path == "/verwaltung/login/"


def test_without_a_public_map_the_home_page_offers_none(client, map_page):
    map_page.unpublish()

    assert soup(client.get("/")).select(".map-teaser") == []


@pytest.mark.parametrize("page_type", [MapPage, TeamPage])
def test_map_and_team_page_live_once_below_the_home_page_and_hold_no_pages(page_type):
    assert page_type.allowed_parent_page_models() == [HomePage]
    assert page_type.allowed_subpage_models() == []
    assert page_type.max_count == 1


def test_there_cannot_be_a_second_map(home_page, map_page):
    assert not MapPage.can_create_at(home_page)


def test_the_text_below_the_map_is_the_editors(client, map_page):
    map_page.body = [("rich_text", "<p>Die Karte zeigt, wer mitmacht.</p>")]
    map_page.save_revision().publish()

    assert texts(show(client), ".map-page__body") == ["Die Karte zeigt, wer mitmacht."]


def test_the_list_of_municipalities_is_the_table_of_all(client, map_page):
    response = client.get("/karte/gemeinden/")

    assert (response.status_code, response["Location"]) == (302, "/karte/?ansicht=tabelle&alle=on&sortierung=name")


def test_the_sitemap_names_the_map_the_directory_and_todays_municipalities(map_page, wurzen):
    jahnatal = town("Jahnatal", "14522275", valid_from=date(2023, 1, 1))
    town("Ostrau", "14522450", valid_until=date(2022, 12, 31), successor=jahnatal)

    addresses = [one["location"] for one in map_page.get_sitemap_urls()]

    assert sorted(addresses) == [
        "http://localhost/karte/",
        "http://localhost/karte/einbetten/",
        "http://localhost/karte/export/",
        "http://localhost/karte/gemeinden/14522275-jahnatal/",
        "http://localhost/karte/gemeinden/14729030-bennewitz/",
        "http://localhost/karte/gemeinden/14729245-lossatal/",
        "http://localhost/karte/gemeinden/14729410-wurzen/",
        "http://localhost/karte/praeventionsraete/",
    ]


def test_the_team_page_shows_each_person_with_all_districts(client, portal):
    DistrictFactory(
        ags="14730", name="Nordsachsen", team_member=portal.municipality.district.team_member, kind="Landkreis"
    )

    assert texts(soup(client.get("/team/")), ".directory__item > p") == [
        "Zuständig für den Landkreis Leipzig und den Landkreis Nordsachsen"
    ]


def test_an_instrument_that_editors_add_is_offered_and_counted(client, towns):
    stage = InstrumentFactory(code="jugendrat", label="Jugendrat", stage=5, order=5, colour="#123456")
    ParticipationFactory(municipality=towns["Elsterberg"], instrument=stage)

    page = show(client)

    assert legend(page)["Jugendrat"] == 1
    assert next(iter(legend(page))) == "Jugendrat"
    assert "jugendrat" in [one["value"] for one in page.select("#id_instrument option")]


def test_a_symbol_stands_once_per_record_at_the_largest_member(towns):
    joint = PartnershipFactory(name="KPR Süd", members=[towns["Aue"], towns["Elsterberg"]])
    towns["Elsterberg"].population = 90_000
    towns["Elsterberg"].save()
    record("prevention_council", partnership=joint)

    found = [mark.ags for mark in MapView({}).marks if mark.instrument.code == Instrument.PREVENTION_COUNCIL]

    assert found == ["14523080", "14729050"]
