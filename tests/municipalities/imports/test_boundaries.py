"""Reading official boundary files: small files made here, and the real VG5000 where it is at hand."""

import csv
import gzip
import json
import tempfile
import warnings
import zipfile
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import shapely

from municipalities.imports.boundaries import BoundarySet, as_geojson, district_lines, merge_shapes, read_boundaries
from tests.municipalities.imports.boundary_files import (
    OTHER_STATE,
    SHAPES,
    A,
    B,
    C,
    normalized,
    pack,
    project,
    refusal,
    write,
)

SHARED = Path(__file__).resolve().parents[4] / "shared"
OFFICIAL = SHARED / "boundaries" / "vg5000_2021-01-01_sachsen.gk3.shape.zip"
REGISTER = SHARED / "reference" / "municipalities_2021.csv"


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
