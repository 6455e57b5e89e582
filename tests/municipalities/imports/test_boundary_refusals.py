"""Boundary files that are refused, and why; nothing is changed then."""

import json
import zipfile
from pathlib import Path

import numpy as np
import pyproj
import pytest
import shapely

from municipalities.imports import boundaries
from municipalities.imports.boundaries import read_boundaries
from tests.municipalities.imports.boundary_files import OTHER_STATE, SHAPES, A, B, C, pack, refusal, write

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
