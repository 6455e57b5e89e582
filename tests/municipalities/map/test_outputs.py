"""Data and drawings of the map: states, shapes, SVG, CSV and colours, and that all of them agree."""

import csv
import gzip
import io
import re
from collections import Counter
from datetime import date
from xml.etree import ElementTree

import pytest
import time_machine
from django.test import Client, TestCase
from shapely.geometry import shape

from municipalities.imports.boundary_store import store_schematic_boundaries
from municipalities.imports.milestones import load_participations
from municipalities.imports.register import load_project_register
from municipalities.map.outlines import Outline
from municipalities.map.stylesheet import stylesheet_url
from municipalities.map.svg import names_apart
from municipalities.models import Instrument, Municipality, Participation
from tests.factories.boundaries import draw_row
from tests.factories.core import MapPageFactory, create_home_page
from tests.factories.municipalities import (
    DistrictFactory,
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
    PartnershipFactory,
)
from tests.pages import soup, text, texts

NOW = "2024-06-15 12:00+00:00"
TODAY = date(2024, 6, 15)
SVG = "{http://www.w3.org/2000/svg}"
# What the data set of `draw_row` asks for.
SOURCE = "Gebietsstand 1.\u00a0Januar 2024 · © GeoBasis-DE / BKG (2024) (Daten verändert) · CC BY 4.0"
FOR_GOOD = "public, max-age=31536000, immutable"


def states(client: Client, **query) -> dict:
    return client.get("/karte/daten/stand.json", query).json()


def drawing(client: Client, **query) -> ElementTree.Element:
    return ElementTree.fromstring(client.get("/karte/karte.svg", query).content)  # noqa: S314 - our own file


def shapes(root: ElementTree.Element) -> list[str]:
    """The classes of every area and line of the drawing."""
    return [one.get("class") for one in root.iter(f"{SVG}path") if one.get("class")]


def rows(client: Client, **query) -> list[dict[str, str]]:
    """The lines of the spreadsheet."""
    content = client.get("/karte/daten/gemeinden.csv", query).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content), delimiter=";"))


@time_machine.travel(NOW)
class ProjectDataTests(TestCase):
    """The project's own register of 2021, with the changes since, and its publicly reported milestones."""

    DAYS = ("2019-02-06", "2021-02-16", "2022-12-31", "2023-01-01", "2024-06-15")
    TOTALS = {"2019-02-06": 419, "2021-02-16": 419, "2022-12-31": 419, "2023-01-01": 418, "2024-06-15": 418}

    @classmethod
    def setUpTestData(cls):
        MapPageFactory(parent=create_home_page())
        load_project_register()
        load_participations()
        store_schematic_boundaries()

    def legend(self, day: str) -> dict[str, int]:
        """What the legend says about every kind of area, zeros left out."""
        page = soup(self.client.get("/karte/", {"stand": day}))
        counts = {one["data-count"]: int(text(one)) for one in page.select("b[data-count]")}
        return {fill: count for fill, count in counts.items() if count}

    def symbols(self, day: str) -> dict[str, int]:
        """What the legend says about every symbol, zeros left out."""
        page = soup(self.client.get("/karte/", {"stand": day}))
        found = {}
        for row in page.select(".legend__row--symbol"):
            (code,) = (name[2:] for name in row.select_one(".symbol")["class"] if name.startswith("i-"))
            found[code] = int(text(row.b))
        return {code: count for code, count in found.items() if count}

    def table(self, day: str) -> list[tuple[str, str]]:
        """Name and stage of every row, over all pages."""
        found, number = [], 1
        while True:
            query = {"ansicht": "tabelle", "alle": "on", "stand": day, "seite": number}
            page = soup(self.client.get("/karte/", query))
            found += zip(texts(page, ".data-table__name"), texts(page, ".data-table__stage"), strict=True)
            if not page.select(".pagination [rel=next]"):
                return found
            number += 1

    def labels(self) -> dict[str, str]:
        return dict(Instrument.objects.values_list("label", "code"))

    def stages(self, legend: dict[str, int]) -> dict[str, int]:
        return {fill: count for fill, count in legend.items() if fill not in ("other", "planned", "none")}

    def test_on_the_first_day_there_are_the_eight_model_municipalities_and_nobody_else(self):
        assert self.legend("2019-02-06") == {"consultation": 8, "none": 411}
        assert self.symbols("2019-02-06") == {"model_municipality": 8}

    def test_wurzens_council_and_coaching_begin_with_their_day(self):
        before, after = self.symbols("2021-02-15"), self.symbols("2021-02-16")

        assert after == before | {"prevention_council": 1, "coaching": 1}
        members = {one["AGS"] for one in rows(self.client, stand="2021-02-16") if one["Präventionsrat"]}
        assert members == {"14729030", "14729245", "14729380", "14729410"}

    def test_the_legends_areas_add_up_to_the_register_of_the_day(self):
        assert {day: sum(self.legend(day).values()) for day in self.DAYS} == self.TOTALS

    def test_table_spreadsheet_and_legend_agree_about_every_municipality(self):
        codes = self.labels()
        for day, total in self.TOTALS.items():
            table, found = self.table(day), rows(self.client, stand=day)
            assert len(table) == len({one["AGS"] for one in found}) == total
            assert Counter(table) == Counter((one["Kommune"], one["Höchste Stufe"]) for one in found)
            assert Counter(codes[stage] for _, stage in table if stage) == self.stages(self.legend(day))

    def test_states_and_legend_agree_about_every_area(self):
        for day in self.DAYS:
            areas = states(self.client, stand=day)["areas"]
            counted = Counter(kind_of(classes) for classes, _ in areas.values())
            counted["none"] = self.TOTALS[day] - len(areas)
            assert counted == self.legend(day)

    def test_drawing_and_legend_agree_about_every_area(self):
        for day in self.DAYS:
            found = [one for one in shapes(drawing(self.client, stand=day)) if one.split()[0] == "shape"]
            assert Counter(map(kind_of, found)) == self.legend(day)

    def test_states_drawing_and_legend_agree_about_every_symbol(self):
        for day in self.DAYS:
            expected = self.symbols(day)
            marks = Counter(code for _, code, _ in states(self.client, stand=day)["marks"])
            drawn = [one.get("class") for one in drawing(self.client, stand=day).iter(f"{SVG}use")]
            assert marks == expected
            assert Counter(one.split("i-")[1] for one in drawn if one.startswith("symbol")) == expected

    def test_with_an_instrument_legend_table_and_states_agree(self):
        for code in Instrument.objects.values_list("code", flat=True):
            query = {"instrument": code}
            page = soup(self.client.get("/karte/", query))
            counts = {one["data-count"]: int(text(one)) for one in page.select("b[data-count]")}
            table = soup(self.client.get("/karte/", query | {"ansicht": "tabelle"}))
            number = int(re.match(r"\d+", text(table.select_one("#ergebnis"))).group())
            assert sum(counts.values()) == 418
            assert number == len(states(self.client, **query)["areas"]) == 418 - counts["none"]

    def test_the_districts_add_up_to_saxony(self):
        districts = {one["Landkreis"]: 0 for one in rows(self.client)}
        keys = [one["value"] for one in soup(self.client.get("/karte/")).select("#id_kreis option") if one["value"]]

        totals = [len(rows(self.client, kreis=key)) for key in keys]

        assert len(keys) == len(districts) == 13
        assert sum(totals) == 418

    def test_the_home_page_tells_the_figures_of_today(self):
        page = soup(self.client.get("/"))
        legend, found = self.legend(str(TODAY)), rows(self.client)
        participating = 418 - legend.get("none", 0) - legend.get("planned", 0)
        figures = {}
        for one in page.select(".figures li"):
            (code,) = (name[2:] for name in one.select_one(".symbol")["class"] if name.startswith("i-"))
            figures[code] = int(text(one.select_one(".figures__count")))

        assert f"{participating} von 418 Kommunen" in text(page.select_one(".map-teaser"))
        symbols = self.symbols(str(TODAY))
        assert figures == {
            "cooperation_agreement": Participation.objects.filter(
                instrument__code="cooperation_agreement", state="completed"
            ).count(),
            "prevention_council": symbols["prevention_council"],
            "security_analysis": symbols["security_analysis"],
            "coaching": symbols["coaching"],
            "model_municipality": 8,
        }
        assert len([one for one in found if one["Modellkommune"]]) == 8

    def test_the_past_does_not_change_with_the_merger_of_2023(self):
        then = {one["AGS"] for one in rows(self.client, stand="2022-12-31")}
        now = {one["AGS"] for one in rows(self.client, stand="2023-01-01")}

        assert then - now == {"14522450", "14522620"}
        assert now - then == {"14522275"}

    def test_states_are_small(self):
        response = self.client.get("/karte/daten/stand.json")

        assert response["Content-Type"] == "application/json"
        assert len(gzip.compress(response.content)) < 4_000

    # --- Shapes ---

    def geometry_address(self, **query) -> str:
        return soup(self.client.get("/karte/", query)).select_one("participation-map")["data-geometry"]

    def test_the_shapes_address_is_kept_for_good(self):
        response = self.client.get(self.geometry_address())

        assert response.status_code == 200
        assert response["Cache-Control"] == FOR_GOOD
        assert response["Content-Type"] == "application/geo+json"

    def test_the_shapes_are_small(self):
        assert len(gzip.compress(self.client.get(self.geometry_address()).content)) <= 60_000

    def test_the_shapes_are_those_of_the_day(self):
        counts = {day: len(self.client.get(self.geometry_address(stand=day)).json()["features"]) for day in self.DAYS}

        assert counts == self.TOTALS

    def test_days_of_the_same_territorial_state_share_one_address(self):
        addresses = {day: self.geometry_address(stand=day) for day in self.DAYS}

        assert len(set(addresses.values())) == 2
        assert addresses["2019-02-06"] == addresses["2022-12-31"] != addresses["2023-01-01"]

    def test_a_changed_participation_leaves_the_address_and_a_changed_shape_does_not(self):
        before = self.geometry_address()
        Participation.objects.first().delete()
        unchanged = self.geometry_address()
        boundary = Municipality.objects.get(ags="14511000").boundary
        boundary.geometry = {"type": "Polygon", "coordinates": [[[12, 50], [13, 50], [13, 51], [12, 50]]]}
        boundary.save()

        assert unchanged == before
        assert self.geometry_address() != before

    def test_an_outdated_address_leads_to_the_current_one_of_the_same_day(self):
        past, present = self.geometry_address(stand="2022-12-31"), self.geometry_address()

        for outdated, current in (
            ("2000-01-01-0123456789ab.json", past),
            ("2022-12-31-x.json", past),
            ("2023-01-01-0123456789ab.json", present),
            ("2024-06-15", present),
            ("gemeinden.json", present),
            ("9999-99-99-x.json", present),
        ):
            response = self.client.get(f"/karte/geometrie/{outdated}")
            assert (response.status_code, response["Location"]) == (302, current)

    def test_the_file_is_valid_geojson_in_the_bounds_of_saxony(self):
        content = self.client.get(self.geometry_address()).json()
        found = {one["id"]: shape(one["geometry"]) for one in content["features"]}

        assert content["type"] == "FeatureCollection"
        assert {one["type"] for one in content["features"]} == {"Feature"}
        assert set(found) == set(Municipality.objects.valid_on(TODAY).values_list("ags", flat=True))
        assert [ags for ags, one in found.items() if not one.is_valid or one.is_empty] == []
        boxes = [one.bounds for one in found.values()]
        assert min(box[0] for box in boxes) > 11.5
        assert min(box[1] for box in boxes) > 50
        assert max(box[2] for box in boxes) < 15.3
        assert max(box[3] for box in boxes) < 51.9
        assert len(content["districts"]["geometries"]) == 13

    def test_the_properties_carry_what_the_map_needs(self):
        features = {one["id"]: one for one in self.client.get(self.geometry_address()).json()["features"]}
        wurzen = features["14729410"]

        assert wurzen["properties"]["name"] == "Wurzen"
        assert wurzen["properties"]["population"] == 16_154
        assert shape(wurzen["geometry"]).contains(
            shape({"type": "Point", "coordinates": wurzen["properties"]["anchor"]})
        )
        assert all(
            ags in features[one]["properties"]["neighbours"] for ags in features for one in neighbours(features[ags])
        )

    # --- Drawing ---

    def test_the_drawing_is_small(self):
        assert len(gzip.compress(self.client.get("/karte/karte.svg").content)) < 60_000


def neighbours(feature: dict) -> list[str]:
    return feature["properties"]["neighbours"]


def kind_of(classes: str) -> str:
    """What an area's classes stand for: an instrument's code, »other«, »planned« or »none«."""
    names = classes.split()
    for name in names:
        if name.startswith("i-"):
            return name[2:]
    kinds = {"shape--other": "other", "shape--planned": "planned"}
    return next((kinds[name] for name in names if name in kinds), "none")


# --- Small examples -------------------------------------------------------------------------------------------


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
