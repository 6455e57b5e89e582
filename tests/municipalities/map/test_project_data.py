"""What the map says about the project's own register and milestones."""

import gzip
import re
from collections import Counter

import time_machine
from django.test import TestCase
from shapely.geometry import shape

from municipalities.imports.boundary_store import store_schematic_boundaries
from municipalities.imports.milestones import load_participations
from municipalities.imports.register import load_project_register
from municipalities.models import Instrument, Municipality, Participation
from tests.factories.core import MapPageFactory, create_home_page
from tests.municipalities.map.outputs import FOR_GOOD, NOW, SVG, TODAY, drawing, rows, shapes, states
from tests.pages import soup, text, texts


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
