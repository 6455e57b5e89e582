"""What visitors send to the map: every odd input becomes a message in German, never a failure."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client

from municipalities.map.forms import MapForm, MapQuery, read_query
from municipalities.models import District, Instrument
from tests.factories.municipalities import MunicipalityFactory
from tests.pages import soup, texts

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2024-06-15 12:00+00:00")]

TODAY = date(2024, 6, 15)
UNREADABLE = "Das Datum ist nicht lesbar; gezeigt wird der heutige Stand. Beispiel: 30.06.2021."
FUTURE = "Dieser Tag liegt in der Zukunft; gezeigt wird der heutige Stand."
TOO_EARLY = "Die Aufzeichnungen beginnen am 6. Februar 2019; gezeigt wird der heutige Stand."
NO_DISTRICT = "Diesen Landkreis gibt es nicht; gezeigt wird ganz Sachsen."
NO_INSTRUMENT = "Dieses Instrument gibt es nicht; gezeigt werden alle."
TOO_LONG = "Der Suchtext ist zu lang: höchstens 100 Zeichen."
NO_MUNICIPALITY = "Die gewählte Kommune gibt es nicht."
NOT_FOUND = "Keine Kommune gefunden für »{}«. Bitte prüfen Sie die Schreibweise."

# A query and the messages it has to lead to.
ODD_INPUT = {
    "a word for a day": ({"stand": "gestern"}, [UNREADABLE]),
    "a day that no calendar has": ({"stand": "9999-99-99"}, [UNREADABLE]),
    "the thirtieth of February": ({"stand": "2021-02-30"}, [UNREADABLE]),
    "a null character for a day": ({"stand": "2021-01-01\x00"}, [UNREADABLE]),
    "the last day of all": ({"stand": "9999-12-31"}, [FUTURE]),
    "tomorrow": ({"stand": "2024-06-16"}, [FUTURE]),
    "the day before the records": ({"stand": "2019-02-05"}, [TOO_EARLY]),
    "the first day of all": ({"stand": "0001-01-01"}, [TOO_EARLY]),
    "a quote for a district": ({"kreis": "'"}, [NO_DISTRICT]),
    "the district of another state": ({"kreis": "09162"}, [NO_DISTRICT]),
    "a null character in the search": ({"q": "\x00"}, ["Nullzeichen sind nicht erlaubt."]),
    "a double quote in the search": ({"q": '"'}, [NOT_FOUND.format('"')]),
    "wildcards in the search": ({"q": "%_%"}, [NOT_FOUND.format("%_%")]),
    "markup in the search": ({"q": "<script>"}, [NOT_FOUND.format("<script>")]),
    "ten thousand characters": ({"q": "x" * 10_000}, [TOO_LONG]),
    "an unknown instrument": ({"instrument": "zauberei"}, [NO_INSTRUMENT]),
    "a null character for an instrument": ({"instrument": "\x00"}, [NO_INSTRUMENT]),
    "a municipality's name for its key": ({"gemeinde": "Wurzen"}, [NO_MUNICIPALITY]),
    "the key of another state": ({"gemeinde": "09162000"}, [NO_MUNICIPALITY]),
    "a key that is too long": ({"gemeinde": "147294100"}, [NO_MUNICIPALITY]),
    "a key with a line end": ({"gemeinde": "14729410\n"}, [NO_MUNICIPALITY]),
    "a well-formed key the register does not know": (
        {"gemeinde": "14999999"},
        ["Eine Kommune mit dem Schlüssel 14999999 gibt es nicht."],
    ),
    "an unknown view": ({"ansicht": "quatsch"}, ["Diese Ansicht gibt es nicht; gezeigt wird die Karte."]),
    "an unknown sorting": ({"sortierung": "x"}, ["Diese Sortierung gibt es nicht."]),
    "a word for a page": ({"seite": "abc"}, []),
    "a page that does not exist": ({"seite": "99"}, []),
    "a negative page": ({"seite": "-1"}, []),
    "ten thousand digits for a page": ({"seite": "9" * 10_000}, []),
    "a parameter nobody knows": ({"utm_source": "x", "__class__": "y"}, []),
    "everything wrong at once": (
        {"q": "x" * 101, "instrument": "x", "stand": "x", "kreis": "x", "gemeinde": "x", "sortierung": "x"},
        [TOO_LONG, NO_INSTRUMENT, UNREADABLE, NO_DISTRICT, NO_MUNICIPALITY, "Diese Sortierung gibt es nicht."],
    ),
}

odd_input = pytest.mark.parametrize(("query", "problems"), ODD_INPUT.values(), ids=ODD_INPUT)

OUTPUTS = [
    "/karte/daten/stand.json",
    "/karte/karte.svg",
    "/karte/daten/gemeinden.csv",
    "/karte/suche.json",
]


@pytest.fixture
def wurzen(map_page):
    return MunicipalityFactory(name="Wurzen", ags="14729410", district__ags="14729", district__name="Leipzig")


def query_of(text: str) -> MapQuery:
    """The checked query of an address's query string."""
    instruments, districts = list(Instrument.objects.all()), list(District.objects.all())
    return read_query(MapForm(QueryDict(text), instruments=instruments, districts=districts))


def shown_problems(response) -> list[str]:
    """The messages on the page, without the link below them."""
    return texts(soup(response), "[role=alert] p")[:-1]


# --- On the page ----------------------------------------------------------------------------------------------


@odd_input
def test_odd_input_gives_the_map_with_a_message(client, wurzen, query, problems):
    response = client.get("/karte/", query)

    assert response.status_code == 200
    assert shown_problems(response) == problems
    assert texts(soup(response), "h1") == ["Karte der kommunalen Prävention"]


@odd_input
def test_odd_input_gives_the_table_with_a_message(client, wurzen, query, problems):
    response = client.get("/karte/", {"ansicht": "tabelle", "alle": "on"} | query)

    assert response.status_code == 200
    assert shown_problems(response) == problems


@odd_input
@pytest.mark.parametrize("address", OUTPUTS)
def test_odd_input_gives_data_and_drawing_all_the_same(client, wurzen, address, query, problems):
    assert client.get(address, query).status_code == 200


@pytest.mark.parametrize("address", ["/karte/", *OUTPUTS])
def test_bytes_that_are_no_text_do_no_harm(client, wurzen, address):
    assert client.get(f"{address}?q=%ff%fe&stand=%80&gemeinde=%c3").status_code == 200


@pytest.mark.parametrize("address", OUTPUTS)
def test_data_cannot_be_posted_to(wurzen, address):
    assert Client().post(address).status_code == 405


def test_a_page_without_odd_input_shows_no_message(client, wurzen):
    assert soup(client.get("/karte/")).select("[role=alert]") == []


def test_the_message_leads_back_to_all_of_the_same_view(client, wurzen):
    on_map = soup(client.get("/karte/", {"kreis": "x"}))
    in_table = soup(client.get("/karte/", {"kreis": "x", "ansicht": "tabelle"}))

    assert on_map.select_one("[role=alert] a")["href"] == "/karte/"
    assert in_table.select_one("[role=alert] a")["href"] == "/karte/?ansicht=tabelle"


def test_what_was_wrong_is_shown_as_todays_map_of_all_saxony(client, wurzen):
    page = soup(client.get("/karte/", {"stand": "gestern", "kreis": "x", "instrument": "x", "q": "x" * 200}))

    assert texts(page, ".legend__note")[0].startswith("Stand 15. Juni 2024: 1 Kommunen.")
    assert page.select_one("#id_stand")["value"] == "15.06.2024"
    assert page.select_one("#id_q")["value"] == ""


# --- In the query ---------------------------------------------------------------------------------------------


def test_nothing_given_is_the_plain_map_of_today(wurzen):
    query = query_of("")

    assert query == MapQuery(day=TODAY)
    assert not query.is_filtered


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2019-02-06", date(2019, 2, 6)),
        ("06.02.2019", date(2019, 2, 6)),
        ("2024-06-14", date(2024, 6, 14)),
        ("2024-06-15", TODAY),
        ("15.06.2024", TODAY),
        (" 2024-06-15 ", TODAY),
        ("2019-02-05", TODAY),
        ("2024-06-16", TODAY),
    ],
)
def test_days_from_the_first_signing_to_today_are_shown_and_others_are_not(given, day):
    assert query_of(urlencode({"stand": given})).day == day


@pytest.mark.time_machine("2024-06-14 22:30+00:00")  # half past midnight in Saxony
def test_today_is_the_day_in_saxony():
    query = query_of("stand=2024-06-15")

    assert (query.day, query.problems) == (TODAY, [])


def test_every_filter_is_read(wurzen):
    text = (
        "q=Wurzen&instrument=coaching&stand=2021-06-30&kreis=14729&gemeinde=14729410"
        "&ansicht=tabelle&sortierung=-seit&alle=on"
    )

    assert query_of(text) == MapQuery(
        day=date(2021, 6, 30),
        search="Wurzen",
        instrument="coaching",
        district="14729",
        municipality="14729410",
        view="tabelle",
        sorting="-seit",
        everyone=True,
    )


def test_of_a_parameter_given_twice_the_last_one_counts(wurzen):
    query = query_of("stand=gestern&stand=2021-06-30&kreis=14729&kreis=x")

    assert (query.day, query.district, query.problems) == (date(2021, 6, 30), "", [NO_DISTRICT])


def test_a_wrong_field_leaves_the_others_as_they_are(wurzen):
    query = query_of("stand=gestern&kreis=14729&instrument=coaching")

    assert (query.day, query.district, query.instrument) == (TODAY, "14729", "coaching")


@pytest.mark.parametrize(
    "filters", ["q=x", "instrument=coaching", "kreis=14729", "gemeinde=14729410", "stand=2021-06-30"]
)
def test_every_filter_makes_the_view_another_one_than_the_plain_map(wurzen, filters):
    assert query_of(filters).is_filtered


@pytest.mark.parametrize("filters", ["stand=2024-06-15", "ansicht=tabelle", "kreis=x", "sortierung=name"])
def test_the_plain_map_in_other_words_is_not_filtered(wurzen, filters):
    assert not query_of(filters).is_filtered


def test_the_form_offers_districts_by_their_full_name_and_all_instruments(wurzen):
    MunicipalityFactory(
        ags="14713000", district__ags="14713", district__name="Leipzig", district__kind="Kreisfreie Stadt"
    )
    form = MapForm(QueryDict(), instruments=Instrument.objects.all(), districts=District.objects.order_by("ags"))

    assert form.fields["kreis"].choices == [
        ("", "Ganz Sachsen"),
        ("14713", "Stadt Leipzig"),
        ("14729", "Landkreis Leipzig"),
    ]
    assert [code for code, _ in form.fields["instrument"].choices] == [
        "",
        *Instrument.objects.values_list("code", flat=True),
    ]
