"""Reading official boundary files: small files made here, and the real VG5000 where it is at hand."""

import csv
import gzip
import json
import tempfile
import warnings
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import numpy as np
import pyogrio
import pyproj
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from municipalities.imports import boundaries, coverage
from municipalities.imports.boundaries import (
    BoundaryError,
    BoundarySet,
    as_geojson,
    district_lines,
    merge_shapes,
    read_boundaries,
)

# Three municipalities in two districts. A and B share a line, B and C share a line, A and C only a corner.
A, B, C = "14521010", "14521020", "14522030"
SHAPES = {
    A: shapely.box(13.0, 51.0, 13.2, 51.1),
    B: shapely.box(13.2, 51.0, 13.4, 51.1),
    C: shapely.box(13.2, 51.1, 13.4, 51.2),
}
OTHER_STATE = {"12062024": shapely.box(13.4, 51.3, 13.5, 51.4)}

SHARED = Path(__file__).resolve().parents[4] / "shared"
OFFICIAL = SHARED / "boundaries" / "vg5000_2021-01-01_sachsen.gk3.shape.zip"
REGISTER = SHARED / "reference" / "municipalities_2021.csv"


def project(geometries: list[BaseGeometry], source: str, target: str) -> list[BaseGeometry]:
    transformer = pyproj.Transformer.from_crs(source, target, always_xy=True)
    return [shapely.transform(g, lambda xy: np.column_stack(transformer.transform(*xy.T))) for g in geometries]


def write(
    path: Path,
    rows: Mapping[str, BaseGeometry] | list[tuple[str, BaseGeometry]],
    *,
    crs: str | None = "EPSG:4326",
    source: str = "EPSG:4326",
    columns: Mapping[str, list] | None = None,
    key: str = "AGS",
    layer: str | None = None,
    geometry_type: str = "Polygon",
) -> Path:
    """Write a boundary file whose rows are given in ``source`` and stored in ``crs``."""
    pairs = list(rows.items()) if isinstance(rows, Mapping) else rows
    shapes = [shape for _, shape in pairs]
    if crs and crs != source:
        shapes = project(shapes, source, crs)
    fields = {key: [ags for ags, _ in pairs], **(columns or {})}
    pyogrio.raw.write(
        path,
        shapely.to_wkb(np.array(shapes, dtype=object)),
        [np.array(values, dtype=object if isinstance(values[0], str) else None) for values in fields.values()],
        list(fields),
        layer=layer,
        crs=crs,
        geometry_type=geometry_type,
        driver="GeoJSON" if path.suffix in {".json", ".geojson"} else None,
        append=path.exists(),
    )
    return path


def pack(archive: Path, *files: Path, folder: str = "") -> Path:
    """Zip these files, each shapefile with its parts."""
    with zipfile.ZipFile(archive, "a", zipfile.ZIP_DEFLATED) as packed:
        for file in files:
            for part in sorted(file.parent.glob(f"{file.stem}.*")) if file.suffix == ".shp" else [file]:
                packed.write(part, f"{folder}{part.name}")
    return archive


def normalized(shapes: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Make shapes comparable: where a ring starts does not matter."""
    return {key: shape.normalize() for key, shape in shapes.items()}


def refusal(path: Path) -> str:
    """Give the message with which a file is refused."""
    with pytest.raises(BoundaryError) as caught:
        read_boundaries(path)
    return str(caught.value)


class TestReading:
    @pytest.fixture(
        params=[
            ("gemeinden.geojson", "EPSG:4326"),
            ("gemeinden.json", "EPSG:25833"),
            ("VG250.gpkg", "EPSG:25832"),
            ("VG5000_GEM.shp", "EPSG:31467"),
            ("Verwaltungsgebiete Größe Ä.shp", "EPSG:25832"),
        ],
        ids=lambda case: f"{case[0]} in {case[1]}",
    )
    def file(self, request: pytest.FixtureRequest, tmp_path: Path) -> Path:
        name, crs = request.param
        return write(tmp_path / name, SHAPES, crs=crs)

    def test_every_format_and_coordinate_system_gives_the_same_shapes(self, file: Path) -> None:
        assert normalized(read_boundaries(file).shapes) == normalized(SHAPES)

    def test_an_archive_with_nested_folders_gives_the_same_shapes(self, file: Path, tmp_path: Path) -> None:
        archive = pack(tmp_path / "archiv.zip", file, folder="ebenen größe/vg_0101/")
        assert normalized(read_boundaries(archive).shapes) == normalized(SHAPES)

    def test_districts_are_united_from_their_municipalities(self, file: Path) -> None:
        assert normalized(read_boundaries(file).districts) == normalized(
            {"14521": merge_shapes([SHAPES[A], SHAPES[B]]), "14522": SHAPES[C]}
        )

    def test_neighbours_share_a_line_across_districts_and_a_common_corner_is_not_enough(self, file: Path) -> None:
        assert read_boundaries(file).neighbours == frozenset({(A, B), (B, C)})

    def test_the_order_of_the_rows_does_not_matter(self, tmp_path: Path) -> None:
        forwards = read_boundaries(write(tmp_path / "a.geojson", SHAPES))
        backwards = read_boundaries(write(tmp_path / "b.geojson", dict(reversed(SHAPES.items()))))
        assert list(forwards.shapes) == list(backwards.shapes) == [A, B, C]
        assert forwards.neighbours == backwards.neighbours

    def test_other_states_are_left_out(self, tmp_path: Path) -> None:
        file = write(tmp_path / "gemeinden.gpkg", {**OTHER_STATE, **SHAPES})
        assert list(read_boundaries(file).shapes) == [A, B, C]

    def test_column_names_may_be_in_lower_case(self, tmp_path: Path) -> None:
        file = write(tmp_path / "gemeinden.gpkg", SHAPES, key="ags", columns={"gf": [4, 9, 1]})
        assert list(read_boundaries(file).shapes) == [A, B]

    @pytest.mark.parametrize("other", [14522030, None], ids=["whole numbers", "numbers beside an empty value"])
    def test_keys_in_geojson_may_be_numbers(self, tmp_path: Path, other: int | None) -> None:
        features = [
            {"type": "Feature", "properties": {"AGS": key}, "geometry": as_geojson(shape)}
            for key, shape in zip([int(A), int(B), other], SHAPES.values(), strict=True)
        ]
        file = tmp_path / "gemeinden.geojson"
        file.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        assert list(read_boundaries(file).shapes) == [A, B] + ([C] if other else [])

    def test_the_layer_of_the_municipalities_is_found_by_its_keys(self, tmp_path: Path) -> None:
        file = tmp_path / "vg250.gpkg"
        write(file, {"14": shapely.box(13, 51, 13.4, 51.2)}, layer="vg250_lan")
        write(file, {"14521": shapely.box(13, 51, 13.4, 51.1), "14522": SHAPES[C]}, layer="vg250_krs")
        points = {ags: shape.centroid for ags, shape in SHAPES.items()} | {"14522040": shapely.Point(13.5, 51)}
        write(file, points, layer="vg250_pk", geometry_type="Point")
        write(file, SHAPES, layer="vg250_gem")
        write(file, [("--------", shape) for shape in [*SHAPES.values(), *SHAPES.values()]], layer="vg250_vwg")
        assert normalized(read_boundaries(file).shapes) == normalized(SHAPES)

    def test_an_unreadable_file_beside_the_right_one_does_no_harm(self, tmp_path: Path) -> None:
        (tmp_path / "beschreibung.json").write_text("{}")
        (tmp_path / "._gemeinden.geojson").write_bytes(b"\x00Mac OS X")
        file = write(tmp_path / "gemeinden.geojson", SHAPES)
        archive = pack(tmp_path / "a.zip", tmp_path / "beschreibung.json", tmp_path / "._gemeinden.geojson", file)
        assert list(read_boundaries(archive).shapes) == [A, B, C]

    def test_water_is_left_out_and_all_land_of_one_key_is_united(self, tmp_path: Path) -> None:
        rows = [
            (A, shapely.box(13.0, 51.0, 13.1, 51.1)),
            (A, shapely.box(13.1, 51.0, 13.2, 51.1)),
            (A, shapely.box(12.8, 51.0, 13.0, 51.1)),
        ]
        file = write(tmp_path / "gemeinden.gpkg", rows, columns={"GF": [4, 9, 2]})
        assert shapely.equals(read_boundaries(file).shapes[A], SHAPES[A])

    def test_an_exclave_and_the_hole_around_an_enclave_survive(self, tmp_path: Path) -> None:
        enclave = shapely.box(13.05, 51.03, 13.1, 51.06)
        exclave = shapely.box(13.3, 51.15, 13.35, 51.18)
        file = write(
            tmp_path / "gemeinden.gpkg",
            {A: SHAPES[A] - enclave, B: enclave | exclave},
            geometry_type="Unknown",
        )
        result = read_boundaries(file)
        assert normalized(result.shapes) == normalized({A: SHAPES[A] - enclave, B: enclave | exclave})
        assert result.neighbours == frozenset({(A, B)})

    def test_a_ring_that_crosses_itself_is_repaired(self, tmp_path: Path) -> None:
        bow_tie = shapely.Polygon([(13, 51), (13.2, 51.1), (13.2, 51), (13, 51.1)])
        shape = read_boundaries(write(tmp_path / "gemeinden.geojson", {A: bow_tie})).shapes[A]
        # Where the ring crosses itself is found in metres: one step of the last decimal may be between.
        halves = [
            shapely.Polygon([(13, 51), (13.1, 51.05), (13, 51.1)]),
            shapely.Polygon([(13.2, 51), (13.1, 51.05), (13.2, 51.1)]),
        ]
        assert shape.normalize().equals_exact(shapely.MultiPolygon(halves).normalize(), 1.5e-4, normalize=True)

    def test_a_ring_of_too_few_points_is_dropped(self, tmp_path: Path) -> None:
        shape = as_geojson(shapely.MultiPolygon([SHAPES[A]]))
        shape["coordinates"].append([[[13.5, 51.0], [13.6, 51.0]]])
        feature = {"type": "Feature", "properties": {"AGS": A}, "geometry": shape}
        file = tmp_path / "gemeinden.geojson"
        file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # GDAL warns about the ring, and that is all it has to do
            assert normalized(read_boundaries(file).shapes) == normalized({A: SHAPES[A]})

    def test_the_temporary_folder_of_an_archive_is_removed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        temporary = tmp_path / "tmp"
        temporary.mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(temporary))
        read_boundaries(pack(tmp_path / "good.zip", write(tmp_path / "a.geojson", SHAPES)))
        refusal(pack(tmp_path / "bad.zip", write(tmp_path / "b.geojson", OTHER_STATE)))
        assert list(temporary.iterdir()) == []


class TestSource:
    def read(self, tmp_path: Path, name: str, **options: date) -> BoundarySet:
        return read_boundaries(write(tmp_path / name, SHAPES), **options)

    def test_title_state_and_credit_come_from_the_file_name(self, tmp_path: Path) -> None:
        result = self.read(tmp_path, "vg250_gem_2023-12-31.gpkg")
        assert (result.title, result.state) == ("VG250", date(2023, 12, 31))
        assert (result.attribution, result.is_modified) == ("GeoBasis-DE / BKG 2023", True)
        assert result.credit == "© GeoBasis-DE / BKG 2023 (Daten verändert)"
        assert (result.licence, result.is_schematic) == ("dl-de/by-2-0", False)
        assert result.attribution_url == "https://www.bkg.bund.de"
        assert result.licence_url == "https://www.govdata.de/dl-de/by-2-0"

    def test_the_state_in_the_publishers_note_goes_before_the_file_name(self, tmp_path: Path) -> None:
        (tmp_path / "aktualitaet.txt").write_text("31.12.2022\n")
        file = write(tmp_path / "vg250_2023-01-01.gpkg", SHAPES)
        assert read_boundaries(pack(tmp_path / "a.zip", tmp_path / "aktualitaet.txt", file)).state == date(
            2022, 12, 31
        )

    def test_the_state_the_caller_names_goes_before_everything(self, tmp_path: Path) -> None:
        result = self.read(tmp_path, "vg250_2023-12-31.gpkg", state=date(2024, 1, 1))
        assert (result.state, result.attribution) == (date(2024, 1, 1), "GeoBasis-DE / BKG 2024")

    @pytest.mark.parametrize("name", ["vg250_2023-13-31.gpkg", "download_2024-05-06.gpkg", "vg250_01-01.gpkg"])
    def test_no_state_is_guessed(self, tmp_path: Path, name: str) -> None:
        result = self.read(tmp_path, name)
        assert (result.state, result.credit) == (None, "© GeoBasis-DE / BKG (Daten verändert)")

    def test_without_a_product_name_the_title_is_the_name_of_the_layer(self, tmp_path: Path) -> None:
        assert self.read(tmp_path, "grenzen.gpkg").title == "grenzen"


class TestCoverage:
    """The shapes stay one coverage: what happens to a border happens on both sides."""

    # Two municipalities, 20 km wide and high, in metres; the border between them is at x = 400 km.
    WEST, EAST = "14627010", "14627020"

    def read(self, tmp_path: Path, west: BaseGeometry, east: BaseGeometry, **options: float) -> BoundarySet:
        rows = {self.WEST: west, self.EAST: east}
        file = write(tmp_path / "vg25.gpkg", rows, crs="EPSG:25833", source="EPSG:25833")
        return read_boundaries(file, **options)

    def pair(self, border: list[tuple[float, float]]) -> tuple[BaseGeometry, BaseGeometry]:
        """Give the areas west and east of a border that runs from south to north."""
        west = [(380_000, 5_680_000), (380_000, 5_660_000), *border]
        east = [(420_000, 5_660_000), (420_000, 5_680_000), *reversed(border)]
        return shapely.Polygon(west), shapely.Polygon(east)

    def straight(self, x: float) -> list[tuple[float, float]]:
        return [(x, 5_660_000), (x, 5_680_000)]

    def wavy(self) -> list[tuple[float, float]]:
        return [(400_000 + 60 * (step % 2), 5_660_000 + 100 * step) for step in range(201)]

    def test_a_simplified_border_is_the_same_on_both_sides(self, tmp_path: Path) -> None:
        result = self.read(tmp_path, *self.pair(self.wavy()))
        west, east = result.shapes.values()
        assert shapely.get_num_coordinates(west) < 15
        assert shapely.coverage_is_valid([west, east])
        assert result.neighbours == frozenset({(self.WEST, self.EAST)})
        assert len(shapely.union(west, east).interiors) == 0

    def test_the_tolerance_says_how_much_detail_is_left_out(self, tmp_path: Path) -> None:
        in_full = self.read(tmp_path, *self.pair(self.wavy()), tolerance_m=0)
        assert shapely.get_num_coordinates(in_full.shapes[self.WEST]) == 204

    @pytest.mark.parametrize("shift", [-20.0, -0.5, 0.5, 20.0], ids=lambda metres: f"{metres} m")
    def test_a_narrow_gap_or_overlap_within_the_land_is_closed(self, tmp_path: Path, shift: float) -> None:
        west, _ = self.pair([(400_000, 5_660_000), (400_000, 5_670_000), (400_000, 5_680_000)])
        _, east = self.pair([(400_000, 5_660_000), (400_000 + shift, 5_670_000), (400_000, 5_680_000)])
        assert not shapely.coverage_is_valid([west, east], gap_width=50)
        result = self.read(tmp_path, west, east)
        united = merge_shapes(result.shapes.values())
        assert (united.geom_type, len(united.interiors)) == ("Polygon", 0)
        assert result.neighbours == frozenset({(self.WEST, self.EAST)})

    def test_a_gap_as_wide_as_a_rounding_error_is_closed_even_at_the_edge(self, tmp_path: Path) -> None:
        west, _ = self.pair(self.straight(400_000))
        _, east = self.pair(self.straight(400_000.5))
        assert self.read(tmp_path, west, east).neighbours == frozenset({(self.WEST, self.EAST)})

    def test_a_wide_hole_is_no_error(self, tmp_path: Path) -> None:
        west, east = self.pair(self.straight(400_000))
        lake = shapely.box(385_000, 5_665_000, 390_000, 5_670_000)
        united = merge_shapes(self.read(tmp_path, west - lake, east).shapes.values())
        assert len(united.interiors) == 1

    def test_areas_that_overlap_widely_are_refused(self, tmp_path: Path) -> None:
        west, _ = self.pair(self.straight(402_000))
        _, east = self.pair(self.straight(400_000))
        with pytest.raises(BoundaryError) as caught:
            self.read(tmp_path, west, east)
        assert str(caught.value) == (
            "Die Flächen überlappen einander zu stark, um sie zu reparieren: AGS 14627020. "
            "Bitte den unveränderten Datensatz des Herausgebers verwenden."
        )

    def test_rounding_keeps_lines_valid_that_run_closely_side_by_side(self, tmp_path: Path) -> None:
        # A headland of the west, 4 m wide and 5 km long, askew in the grid: rounded on its own, its two
        # sides cross. The first assertion makes sure that this really is such a case.
        headland = [(400_000, 5_668_000), (405_003, 5_670_001), (405_001, 5_670_005), (400_000, 5_668_004)]
        twists = [(402_001, 5_668_802), (404_003, 5_669_604.5)]
        border = [(400_000, 5_660_000), headland[0], *twists, *headland[1:], (400_000, 5_680_000)]
        west, east = self.pair(border)
        degrees = project([west, east], "EPSG:25833", "EPSG:4326")
        naive = [shapely.transform(shape, lambda xy: np.round(xy, 4)) for shape in degrees]
        assert not shapely.coverage_is_valid(naive) or not shapely.is_valid(naive).all()
        shapes = list(self.read(tmp_path, west, east, tolerance_m=0).shapes.values())
        assert shapely.is_valid(shapes).all()
        assert shapely.coverage_is_valid(shapes)
        points = shapely.get_coordinates(shapes)
        assert (points == np.round(points, 4)).all()

    def test_an_area_too_small_for_the_stored_decimals_is_refused(self, tmp_path: Path) -> None:
        west, _ = self.pair(self.straight(400_000))
        with pytest.raises(BoundaryError) as caught:
            self.read(tmp_path, west, shapely.box(430_000, 5_660_000, 430_000.3, 5_660_000.3))
        assert str(caught.value) == "Die Fläche ist zu klein für die Karte: AGS 14627020."

    def test_neighbours_are_found_before_the_shapes_are_simplified_and_rounded(self, tmp_path: Path) -> None:
        # The common border is 3 m long and becomes a single point in the stored shapes.
        west, _ = self.pair([(400_000, 5_660_000), (400_000, 5_670_000), (400_000, 5_670_003), (400_000, 5_680_000)])
        foot = [(400_000, 5_670_003), (400_000, 5_670_000), (410_000, 5_660_000), (410_000, 5_680_000)]
        result = self.read(tmp_path, west, shapely.Polygon(foot))
        assert coverage.neighbours(result.shapes) == frozenset()
        assert result.neighbours == frozenset({(self.WEST, self.EAST)})


class TestMerging:
    def test_a_merger_has_the_vertices_of_its_parts_and_no_inner_border(self) -> None:
        merged = merge_shapes([SHAPES[A], SHAPES[B]])
        assert shapely.equals(merged, shapely.box(13.0, 51.0, 13.4, 51.1))
        assert shapely.coverage_is_valid([merged, SHAPES[C]])

    def test_parts_that_do_not_touch_stay_apart(self) -> None:
        apart = shapely.box(13.6, 51.0, 13.8, 51.1)
        expected = shapely.MultiPolygon([SHAPES[A], apart])
        assert merge_shapes([SHAPES[A], apart]).normalize() == expected.normalize()

    def test_parts_of_different_data_sets_are_refused(self) -> None:
        with pytest.raises(BoundaryError, match="stammen nicht aus demselben Datensatz"):
            merge_shapes([SHAPES[A], shapely.box(13.1999, 51.0, 13.4, 51.1)])

    def test_nothing_cannot_be_merged(self) -> None:
        with pytest.raises(BoundaryError, match="keine Flächen"):
            merge_shapes([])


class TestOutput:
    def test_geojson_has_rounded_coordinates_anticlockwise_and_no_negative_zero(self) -> None:
        clockwise = shapely.Polygon([(-0.00001, 51), (0, 51.100049), (0.123456, 51)])
        assert json.dumps(as_geojson(clockwise)) == (
            '{"type": "Polygon", "coordinates": [[[0.0, 51.0], [0.1235, 51.0], [0.0, 51.1], [0.0, 51.0]]]}'
        )

    def test_geojson_of_several_parts_and_of_lines(self) -> None:
        parts = shapely.MultiPolygon([shapely.box(1, 1, 2, 2)])
        assert as_geojson(parts) == {
            "type": "MultiPolygon",
            "coordinates": [[[[2.0, 1.0], [2.0, 2.0], [1.0, 2.0], [1.0, 1.0], [2.0, 1.0]]]],
        }
        line = shapely.LineString([(1, 2), (3, 4)])
        assert as_geojson(line) == {"type": "LineString", "coordinates": [[1.0, 2.0], [3.0, 4.0]]}

    def test_a_border_between_two_districts_is_drawn_once(self, tmp_path: Path) -> None:
        lines = district_lines(read_boundaries(write(tmp_path / "gemeinden.geojson", SHAPES)))
        outside, between = 2 * (0.4 + 0.1) + 2 * (0.2 + 0.1), 0.2
        assert lines.length == pytest.approx(outside - between)


DAMAGED = " ist beschädigt oder hat nicht das Format, das die Endung nennt. Bitte neu herunterladen."
BAD_ARCHIVE = " ist beschädigt, verschlüsselt oder kein ZIP-Archiv. Bitte neu herunterladen."
WRONG_PLACE = (
    "Die Koordinaten liegen nicht in Sachsen. Wahrscheinlich nennt die Datei ein falsches "
    "Koordinatensystem (bei Shapefiles: die Datei .prj)."
)


class TestRefusals:
    """Every refusal says in German what is wrong and what to do, and nothing in the words of GDAL."""

    def test_a_path_that_does_not_exist(self, tmp_path: Path) -> None:
        missing = tmp_path / "fehlt.zip"
        expected = f"Die Datei {missing} gibt es nicht oder ist ein Ordner. Bitte den Pfad prüfen."
        assert refusal(missing) == expected

    def test_a_file_of_another_kind_alone_or_in_an_archive(self, tmp_path: Path) -> None:
        text = tmp_path / "liste.csv"
        text.write_text("AGS;Name")
        expected = (
            " ist keine Grenzdatei. Erwartet wird ein Shapefile (.shp), ein GeoPackage (.gpkg) "
            "oder GeoJSON (.json, .geojson), auch als ZIP-Archiv."
        )
        assert refusal(text) == f"liste.csv{expected}"
        assert refusal(pack(tmp_path / "a.zip", text)) == f"a.zip{expected}"

    @pytest.mark.parametrize("name", ["a.shp", "a.gpkg", "a.geojson", "a.json"])
    @pytest.mark.parametrize(
        "content", [b"", b"<OGRVRTDataSource/>", b"\x00\x01\x02" * 50], ids=["empty", "virtual format", "garbage"]
    )
    def test_content_that_is_not_what_the_name_says(self, tmp_path: Path, name: str, content: bytes) -> None:
        (tmp_path / name).write_bytes(content)
        assert refusal(tmp_path / name) == name + DAMAGED

    @pytest.mark.parametrize("name", ["vg.gpkg", "vg.geojson", "vg.shp"])
    def test_a_file_that_is_cut_off(self, tmp_path: Path, name: str) -> None:
        file = write(tmp_path / name, SHAPES)
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        assert refusal(file) == name + DAMAGED

    def test_json_that_is_no_map(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text('{"a": 1}')
        assert refusal(tmp_path / "a.json") == "a.json" + DAMAGED

    def test_a_row_without_geometry(self, tmp_path: Path) -> None:
        feature = {"type": "Feature", "properties": {"AGS": A}, "geometry": None}
        (tmp_path / "a.json").write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
        assert refusal(tmp_path / "a.json") == "a.json" + DAMAGED

    def test_a_row_with_coordinates_that_are_no_numbers(self, tmp_path: Path) -> None:
        with np.errstate(invalid="ignore"):
            broken = shapely.Polygon([(13, 51), (13.1, 51), (np.nan, 51.1), (13, 51)])
        assert refusal(write(tmp_path / "a.gpkg", {A: SHAPES[A], B: broken})) == "a.gpkg" + DAMAGED

    def test_a_row_whose_geometry_is_no_area(self, tmp_path: Path) -> None:
        file = write(tmp_path / "a.gpkg", {A: SHAPES[A], B: shapely.Point(13, 51)}, geometry_type="Unknown")
        assert refusal(file) == (
            f"Ohne verwertbare Fläche: AGS {B}. Die Datei ist unvollständig oder beschädigt; bitte neu herunterladen."
        )

    @pytest.mark.parametrize("part", [".shx", ".dbf", ".prj"])
    @pytest.mark.parametrize("zipped", [False, True], ids=["plain", "zipped"])
    def test_a_shapefile_without_one_of_its_parts(self, tmp_path: Path, part: str, zipped: bool) -> None:
        file = write(tmp_path / "vg.shp", SHAPES)
        file.with_suffix(part).unlink()
        assert refusal(pack(tmp_path / "vg.zip", file) if zipped else file) == (
            f"Neben vg.shp fehlt: {part}. Ein Shapefile besteht aus mehreren Dateien; bitte alle in "
            "denselben Ordner legen oder das ZIP-Archiv des Herausgebers verwenden."
        )

    def test_the_shadow_files_of_a_mac_do_not_hide_the_reason(self, tmp_path: Path) -> None:
        (tmp_path / "._vg.shp").write_bytes(b"\x00Mac OS X")
        file = write(tmp_path / "vg.shp", SHAPES)
        file.with_suffix(".prj").unlink()
        assert "Neben vg.shp fehlt: .prj." in refusal(pack(tmp_path / "vg.zip", tmp_path / "._vg.shp", file))

    @pytest.mark.parametrize("content", ["", "no coordinate system"])
    def test_a_prj_that_says_nothing(self, tmp_path: Path, content: str) -> None:
        file = write(tmp_path / "vg.shp", SHAPES)
        file.with_suffix(".prj").write_text(content)
        assert refusal(file) == (
            "vg.shp nennt kein Koordinatensystem (bei Shapefiles: die Datei .prj). "
            "Bitte die Datei mit Koordinatensystem neu exportieren."
        )

    @pytest.mark.parametrize("wrong", ["EPSG:25832", "EPSG:31468", "EPSG:4326", "EPSG:3035"])
    def test_a_prj_that_names_the_wrong_system(self, tmp_path: Path, wrong: str) -> None:
        file = write(tmp_path / "vg.shp", SHAPES, crs="EPSG:31467")
        file.with_suffix(".prj").write_text(pyproj.CRS(wrong).to_wkt("WKT1_ESRI"))
        assert refusal(file) == WRONG_PLACE

    def test_a_coordinate_system_without_a_place_on_earth(self, tmp_path: Path) -> None:
        file = write(tmp_path / "vg.shp", SHAPES)
        file.with_suffix(".prj").write_text('LOCAL_CS["Baustelle",UNIT["Meter",1.0]]')
        assert refusal(file) == (
            "Das Koordinatensystem der Datei ist nicht lesbar. Bitte die Datei mit einem bekannten System "
            "(zum Beispiel EPSG:25833) neu exportieren."
        )

    def test_swapped_axes(self, tmp_path: Path) -> None:
        swapped = {ags: shapely.transform(shape, np.fliplr) for ags, shape in SHAPES.items()}
        assert refusal(write(tmp_path / "a.geojson", swapped)) == WRONG_PLACE

    def test_a_file_without_the_key(self, tmp_path: Path) -> None:
        assert refusal(write(tmp_path / "a.gpkg", SHAPES, key="GEN")) == (
            "a.gpkg: Keine Ebene mit Flächen hat eine Spalte »AGS« (Amtlicher Gemeindeschlüssel)."
        )

    def test_a_file_without_saxony(self, tmp_path: Path) -> None:
        assert refusal(write(tmp_path / "a.gpkg", OTHER_STATE)) == (
            "a.gpkg: Die Datei enthält keine Gemeinden in Sachsen (AGS, die mit 14 beginnen)."
        )

    def test_a_file_with_districts_only(self, tmp_path: Path) -> None:
        assert refusal(write(tmp_path / "a.gpkg", {"14521": SHAPES[A], "14": SHAPES[B]})) == (
            "a.gpkg: Die Datei enthält Gebiete in Sachsen, aber keine Gemeinden (achtstellige AGS). "
            "Bitte die Ebene GEM importieren, nicht KRS oder LAN."
        )

    def test_a_file_with_water_only(self, tmp_path: Path) -> None:
        assert refusal(write(tmp_path / "a.gpkg", SHAPES, columns={"GF": [1, 2, 3]})) == (
            "a.gpkg enthält keine Landflächen (Spalte GF mit den Werten 4 oder 9). "
            "Bitte den unveränderten Datensatz des Herausgebers verwenden."
        )

    def test_an_empty_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text('{"type": "FeatureCollection", "features": []}')
        assert refusal(tmp_path / "a.json") == ("a.json: Die Datei ist leer; sie enthält keine einzige Fläche.")


class TestArchives:
    @pytest.fixture
    def archive(self, tmp_path: Path) -> Path:
        return pack(tmp_path / "vg.zip", write(tmp_path / "vg.geojson", SHAPES))

    def test_an_archive_that_is_cut_off(self, archive: Path) -> None:
        archive.write_bytes(archive.read_bytes()[:-40])
        assert refusal(archive) == "Das Archiv vg.zip" + BAD_ARCHIVE

    def test_an_archive_whose_checksum_is_wrong(self, tmp_path: Path) -> None:
        file = write(tmp_path / "vg.geojson", SHAPES)
        archive = tmp_path / "vg.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
            packed.write(file, file.name)
        archive.write_bytes(archive.read_bytes().replace(b"13.2", b"13.9", 1))
        assert refusal(archive) == "Das Archiv vg.zip" + BAD_ARCHIVE

    def test_an_archive_that_is_encrypted(self, archive: Path) -> None:
        # The lowest bit of the flags, in the local header and in the directory, says »encrypted«.
        content = bytearray(archive.read_bytes())
        content[6] |= 1
        content[content.index(b"PK\x01\x02") + 8] |= 1
        archive.write_bytes(content)
        assert refusal(archive) == "Das Archiv vg.zip" + BAD_ARCHIVE

    def test_a_file_that_is_only_called_zip(self, tmp_path: Path) -> None:
        (tmp_path / "vg.zip").write_text("Not Found")
        assert refusal(tmp_path / "vg.zip") == "Das Archiv vg.zip" + BAD_ARCHIVE

    @pytest.mark.parametrize(
        ("limit", "value"), [("MAX_UNPACKED_BYTES", 100), ("MAX_MEMBERS", 1)], ids=["too large", "too many files"]
    )
    def test_an_archive_beyond_the_limits_is_not_unpacked(
        self, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
    ) -> None:
        pack(archive, write(tmp_path / "andere.geojson", OTHER_STATE))
        assert list(read_boundaries(archive).shapes) == [A, B, C]
        monkeypatch.setattr(boundaries, limit, value)
        assert refusal(archive) == (
            f"Das Archiv vg.zip ist entpackt zu groß (höchstens {boundaries.MAX_MEMBERS} Dateien und "
            f"{boundaries.MAX_UNPACKED_BYTES // 1_000_000} MB). "
            "Bitte selbst entpacken und die entpackte Datei importieren."
        )

    @pytest.mark.parametrize(
        "name", ["../evil.geojson", "a/../../evil.geojson", "/evil.geojson", "..\\evil.geojson", "C:\\evil.geojson"]
    )
    def test_a_member_that_leads_out_of_the_folder(self, archive: Path, tmp_path: Path, name: str) -> None:
        with zipfile.ZipFile(archive, "a") as packed:
            packed.writestr(name, "{}")
        expected = "Das Archiv enthält unzulässige Dateipfade und wird nicht gelesen."
        assert refusal(archive) == expected
        assert not list(tmp_path.parent.glob("**/evil.geojson"))


@pytest.fixture(scope="module")
def official() -> BoundarySet:
    return read_boundaries(OFFICIAL)


@pytest.mark.skipif(not OFFICIAL.exists(), reason=f"the official VG5000 is not at hand ({OFFICIAL})")
class TestOfficialFile:
    def test_it_has_every_municipality_and_district_of_the_register(self, official: BoundarySet) -> None:
        with REGISTER.open(encoding="utf-8") as register:
            rows = list(csv.DictReader(register))
        assert set(official.shapes) == {row["ags"] for row in rows}
        assert set(official.districts) == {row["district_ags"] for row in rows}

    def test_it_says_where_it_comes_from(self, official: BoundarySet) -> None:
        assert (official.title, official.state) == ("VG5000", date(2021, 1, 1))
        assert official.credit == "© GeoBasis-DE / BKG 2021 (Daten verändert)"

    @pytest.mark.parametrize("level", ["shapes", "districts"])
    def test_it_is_one_valid_coverage_without_gaps(self, official: BoundarySet, level: str) -> None:
        shapes = list(getattr(official, level).values())
        assert shapely.is_valid(shapes).all()
        assert shapely.coverage_is_valid(shapes)
        points = shapely.get_coordinates(shapes)
        assert (points == np.round(points, 4)).all()
        united = shapely.coverage_union_all(shapes)
        assert (united.geom_type, len(united.interiors)) == ("Polygon", 0)

    def test_simplification_keeps_the_area_of_the_state(self, official: BoundarySet) -> None:
        metric = project(list(official.shapes.values()), "EPSG:4326", "EPSG:25833")
        assert shapely.area(metric).sum() / 1e6 == pytest.approx(18_450, rel=0.005)

    def test_everybody_has_neighbours_and_they_are_known_ones(self, official: BoundarySet) -> None:
        assert {ags for pair in official.neighbours for ags in pair} == set(official.shapes)
        assert all(a < b for a, b in official.neighbours)
        # Dresden, across three districts.
        around_dresden = {b if a == "14612000" else a for a, b in official.neighbours if "14612000" in (a, b)}
        assert {ags[:5] for ags in around_dresden} == {"14625", "14627", "14628"}

    def test_the_layers_can_be_imported_on_their_own(self, official: BoundarySet, tmp_path: Path) -> None:
        with zipfile.ZipFile(OFFICIAL) as archive:
            for member in archive.namelist():
                if "VG5000_GEM" in member:
                    (tmp_path / Path(member).name).write_bytes(archive.read(member))
        alone = read_boundaries(tmp_path / "VG5000_GEM.shp")
        assert (alone.shapes, alone.neighbours) == (official.shapes, official.neighbours)
        assert (alone.title, alone.state) == ("VG5000", None)

    def test_what_the_map_loads_stays_small(self, official: BoundarySet) -> None:
        municipalities = {ags: as_geojson(shape) for ags, shape in official.shapes.items()}
        payload = [municipalities, as_geojson(district_lines(official))]
        packed = gzip.compress(json.dumps(payload, separators=(",", ":")).encode(), mtime=0)
        assert len(packed) <= 45 * 1024
