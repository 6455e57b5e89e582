"""Data and drawings of the map: states, shapes, SVG, CSV and colours, and that all of them agree."""

import csv
import io
import re
from datetime import date

import pytest

from municipalities.map.outlines import Outline
from municipalities.map.stylesheet import stylesheet_url
from municipalities.map.svg import names_apart
from municipalities.models import Instrument
from tests.factories.boundaries import draw_row
from tests.factories.municipalities import (
    DistrictFactory,
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
    PartnershipFactory,
)
from tests.municipalities.map.outputs import FOR_GOOD, NOW, SOURCE, SVG, drawing, rows, shapes, states
from tests.pages import soup


@pytest.fixture
def towns(map_page):
    """Wurzen with a council and a coach, Bennewitz with a plan, and Plauen, in another district, with nothing."""
    leipzig, vogtland = (
        DistrictFactory(ags="14729", name="Leipzig"),
        DistrictFactory(ags="14523", name="Vogtlandkreis"),
    )
    wurzen = MunicipalityFactory(name="Wurzen", ags="14729410", district=leipzig, population=16_000)
    bennewitz = MunicipalityFactory(name="Bennewitz", ags="14729030", district=leipzig, population=5_000)
    plauen = MunicipalityFactory(name="Plauen", ags="14523320", district=vogtland, population=64_000)
    draw_row(bennewitz, wurzen, plauen)
    ParticipationFactory(
        municipality=wurzen,
        instrument=InstrumentFactory(code="prevention_council"),
        started_on=date(2021, 2, 1),
        started_precision="month",
    )
    ParticipationFactory(
        municipality=wurzen, instrument=InstrumentFactory(code="coaching"), started_on=date(2021, 5, 1)
    )
    ParticipationFactory(municipality=bennewitz, instrument=InstrumentFactory(code="funding"), planned=True)
    return {"Wurzen": wurzen, "Bennewitz": bennewitz, "Plauen": plauen}


small = [pytest.mark.django_db, pytest.mark.time_machine(NOW)]


class TestStates:
    pytestmark = small

    def test_they_name_classes_sentence_and_symbols_of_who_takes_part(self, client, towns):
        assert states(client) == {
            "day": "2024-06-15",
            "areas": {
                "14729410": [
                    "shape shape--stage shape--strong i-prevention_council",
                    "Präventionsrat, Coaching",
                ],
                "14729030": ["shape shape--planned", "Förderung geplant"],
            },
            "marks": [
                ["14729410", "prevention_council", "hexagon"],
                ["14729410", "coaching", "triangle"],
            ],
        }

    def test_with_an_instrument_they_speak_of_it_alone(self, client, towns):
        assert states(client, instrument="coaching") == {
            "day": "2024-06-15",
            "areas": {"14729410": ["shape shape--stage shape--strong i-coaching", "Coaching seit 1.\u00a0Mai 2021"]},
            "marks": [["14729410", "coaching", "triangle"]],
        }

    def test_with_a_district_the_others_are_dimmed_and_have_no_symbols(self, client, towns):
        found = states(client, kreis="14523")

        assert {ags: classes.split()[-1] for ags, (classes, _) in found["areas"].items()} == {
            "14729410": "shape--dimmed",
            "14729030": "shape--dimmed",
        }
        assert found["marks"] == []

    def test_they_show_the_chosen_day(self, client, towns):
        assert states(client, stand="2021-03-01") == {
            "day": "2021-03-01",
            "areas": {
                "14729410": ["shape shape--stage shape--strong i-prevention_council", "Präventionsrat"],
                "14729030": ["shape shape--planned", "Förderung geplant"],
            },
            "marks": [["14729410", "prevention_council", "hexagon"]],
        }

    def test_letters_are_written_as_they_are(self, client, towns):
        assert "Präventionsrat" in client.get("/karte/daten/stand.json").content.decode()


class TestDrawing:
    pytestmark = small

    def test_it_is_a_drawing_with_title_and_source_for_those_who_cannot_see_it(self, client, towns):
        root = drawing(client)

        assert root.tag == f"{SVG}svg"
        assert root.get("role") == "img"
        assert root.findtext(f"{SVG}title") == "Karte der kommunalen Prävention in Sachsen"
        assert root.findtext(f"{SVG}desc") == (f"Stand 15.\u00a0Juni 2024 · {SOURCE}")

    def test_copies_that_leave_the_portal_carry_their_source_in_sight(self, client, towns):
        def source(**query):
            return [one.text for one in drawing(client, **query).iter(f"{SVG}text") if one.get("class") == "source"]

        assert source() == []
        assert source(quelle="1", stand="2021-03-01") == [f"Stand 1.\u00a0März 2021 · {SOURCE}"]

    def test_nothing_in_it_can_run_or_load(self, client, towns):
        root = drawing(client, quelle="1", gemeinde="14729410")

        assert {one.tag.removeprefix(SVG) for one in root.iter()} == {
            "svg",
            "title",
            "desc",
            "style",
            "symbol",
            "path",
            "use",
            "text",
        } | {one.tag.removeprefix(SVG) for symbol in root.iter(f"{SVG}symbol") for one in symbol}
        names = {name for one in root.iter() for name in one.attrib}
        assert [name for name in names if name.startswith("on")] == []
        assert {one.get("href")[0] for one in root.iter(f"{SVG}use")} == {"#"}
        assert "url(" not in root.findtext(f"{SVG}style")
        assert "@import" not in root.findtext(f"{SVG}style")

    def test_it_has_a_policy_of_its_own_also_from_the_cache(self, client, towns):
        policies = [client.get("/karte/karte.svg")["Content-Security-Policy"].split("; ") for _ in range(2)]

        assert [sorted(one) for one in policies] == [["default-src 'none'", "style-src 'unsafe-inline'"]] * 2

    def test_every_symbol_it_uses_is_in_it(self, client, towns):
        root = drawing(client)
        defined = {one.get("id") for one in root.iter(f"{SVG}symbol")}

        assert {one.get("href")[1:] for one in root.iter(f"{SVG}use")} == {"hexagon", "triangle"}
        assert {"hexagon", "triangle"} <= defined

    def test_the_selected_municipality_carries_a_double_line(self, client, towns):
        def lines(**query):
            return [
                (one.get("class"), one.get("d"))
                for one in drawing(client, **query).iter(f"{SVG}path")
                if (one.get("class") or "").startswith("shape--selected")
            ]

        found = lines(gemeinde="14729410")
        assert [name for name, _ in found] == ["shape--selected-outer", "shape--selected-inner"]
        assert len({path for _, path in found}) == 1
        assert lines() == []
        assert lines(gemeinde="14999999") == []

    def test_it_follows_instrument_and_district(self, client, towns):
        of_coaching = shapes(drawing(client, instrument="coaching"))
        of_vogtland = shapes(drawing(client, kreis="14523"))

        assert sorted(of_coaching) == ["shape", "shape", "shape shape--stage shape--strong i-coaching"]
        assert sum("shape--dimmed" in classes for classes in of_vogtland) == 2

    def test_names_with_special_letters_leave_it_well_formed(self, client, towns):
        towns["Plauen"].name = 'A & B <script>alert("x")</script>'
        towns["Plauen"].save()

        root = drawing(client)

        assert list(root.iter(f"{SVG}script")) == []
        assert 'A & B <script>alert("x")</script>' in [one.text for one in root.iter(f"{SVG}text")]

    def test_without_shapes_it_is_empty_but_well_formed(self, client, map_page):
        MunicipalityFactory()

        assert shapes(drawing(client, quelle="1")) == []


class TestSpreadsheet:
    pytestmark = small

    def test_it_is_written_as_german_spreadsheets_expect(self, client, towns):
        response = client.get("/karte/daten/gemeinden.csv", {"stand": "2021-03-01"})

        assert response.content.startswith(b"\xef\xbb\xbfStand;AGS;Kommune;Landkreis;")
        assert response.content.count(b"\r\n") == response.content.count(b"\n") == 4
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        assert response["Content-Disposition"] == 'attachment; filename="asskomm-kommunen-2021-03-01.csv"'

    def test_every_municipality_is_one_line_in_the_order_of_names(self, client, towns):
        found = [{name: cell for name, cell in row.items() if cell} for row in rows(client)]
        day = {"Stand": "2024-06-15"}

        assert found == [
            day
            | {
                "AGS": "14729030",
                "Kommune": "Bennewitz",
                "Landkreis": "Landkreis Leipzig",
                "Förderung": "geplant, 1. Januar 2021",
            },
            day | {"AGS": "14523320", "Kommune": "Plauen", "Landkreis": "Vogtlandkreis"},
            day
            | {
                "AGS": "14729410",
                "Kommune": "Wurzen",
                "Landkreis": "Landkreis Leipzig",
                "Höchste Stufe": "Präventionsrat",
                "Präventionsrat": "Februar 2021",
                "Coaching": "1. Mai 2021",
            },
        ]

    def test_it_says_through_whom_a_municipality_takes_part(self, client, towns):
        joint = PartnershipFactory(name="KPR Süd", members=[towns["Plauen"]])
        ParticipationFactory(partnership=joint, instrument=InstrumentFactory(code="prevention_council"))

        assert {one["Kommune"]: one["Präventionsrat"] for one in rows(client)}["Plauen"] == (
            "1. Januar 2021, über KPR Süd"
        )

    def test_with_a_district_it_lists_its_municipalities(self, client, towns):
        assert [one["Kommune"] for one in rows(client, kreis="14729")] == ["Bennewitz", "Wurzen"]

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
    def test_no_spreadsheet_takes_a_name_for_a_formula(self, client, towns, start):
        towns["Wurzen"].name = f"{start}1+1"
        towns["Wurzen"].save()
        instrument = Instrument.objects.get(code="coaching")
        instrument.label = f"{start}2+2"
        instrument.save()

        content = client.get("/karte/daten/gemeinden.csv").content.decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(content, newline=""), delimiter=";") for cell in row]

        assert f"'{start}1+1" in cells
        assert f"'{start}2+2" in cells
        assert [cell for cell in cells if cell[:1] == start] == []

    def test_separators_and_quotes_in_names_stay_in_their_cell(self, client, towns):
        towns["Wurzen"].name = 'Wurzen; "die Stadt"\nmit Zeile'
        towns["Wurzen"].save()

        assert [one["Kommune"] for one in rows(client)] == ["Bennewitz", "Plauen", 'Wurzen; "die Stadt"\nmit Zeile']


class TestStylesheet:
    pytestmark = small

    def test_it_carries_the_colours_of_both_schemes_and_of_the_symbols_on_them(self, client, db):
        light, dark = client.get(stylesheet_url()).content.decode().split("@media (prefers-color-scheme:dark)")

        assert ".i-prevention_council{--i:#00573c;--on-i:#ffffff;" in light
        assert ".i-consultation{--i:#cfe3f2;--on-i:#1f1d1a;" in light
        assert ".i-prevention_council{--i:#8fe0b4;--on-i:#1f1d1a" in dark
        for scheme in (light, dark):
            assert re.findall(r"\.i-([a-z_]+)", scheme) == list(Instrument.objects.values_list("code", flat=True))

    def test_under_its_key_it_is_kept_for_good(self, client, db):
        response = client.get(stylesheet_url())

        assert response["Cache-Control"] == FOR_GOOD
        assert response["Content-Type"] == "text/css; charset=utf-8"

    def test_under_an_outdated_key_it_is_current_and_not_kept(self, client, db):
        response = client.get("/stil/instrumente.0123456789ab.css")

        assert response.content == client.get(stylesheet_url()).content
        assert response["Cache-Control"] == "no-cache"

    def test_a_new_colour_changes_address_and_text(self, client, map_page):
        def address():
            return soup(client.get("/karte/")).select_one("link[href^='/stil/']")["href"]

        before = address()
        instrument = Instrument.objects.get(code="coaching")
        instrument.colour = "#123456"
        instrument.save()

        assert address() != before
        assert ".i-coaching{--i:#123456;" in client.get(address()).content.decode()


def test_names_on_the_small_map_give_way_to_those_before_them():
    outlines = [
        Outline(ags=str(number), name=name, population=0, path="", box=(0, 0, 0, 0), x=x, y=100)
        for number, (name, x) in enumerate([("Erste", 100), ("Zweite", 110), ("Dritte", 120), ("Vierte", 130)])
    ] + [Outline(ags="4", name="Weit weg", population=0, path="", box=(0, 0, 0, 0), x=900, y=100)]

    assert [(one["name"], one["y"]) for one in names_apart(outlines, 10)] == [
        ("Erste", 100),
        ("Zweite", 113),
        ("Dritte", 87),
        ("Weit weg", 100),
    ]
