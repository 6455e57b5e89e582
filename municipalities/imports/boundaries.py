"""Reading official municipal boundaries: any file of the VG5000, VG250, VG25 family.

``read_boundaries`` takes a shapefile, GeoPackage or GeoJSON, zipped or not, in any coordinate system, and
gives a BoundarySet ready to be stored. It knows no models and no HTTP. Whatever is wrong with a file is a
BoundaryError whose German message is meant for the person who started the import.
"""

import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from pyogrio.errors import DataLayerError, DataSourceError
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from municipalities.imports import coverage
from municipalities.imports.coverage import COORDINATE_DECIMALS, BoundaryError, as_geojson, merge_shapes

__all__ = [
    "COORDINATE_DECIMALS",
    "TOLERANCE_M",
    "BoundaryError",
    "BoundarySet",
    "as_geojson",
    "district_lines",
    "merge_shapes",
    "read_boundaries",
]

# Leaves VG5000 nearly as it is and brings the larger scales down to about the same number of points; at
# zoom 10 what is left out is one or two pixels high.
TOLERANCE_M = 500.0

# Limits for archives only: what somebody has unpacked already may be larger.
MAX_UNPACKED_BYTES = 1_000_000_000
MAX_MEMBERS = 1_000

# The first bytes of each format. GDAL goes by content and not by name: without this check a file could
# call itself .geojson and be a virtual format that makes GDAL open other files or addresses.
_SIGNATURES = {
    ".shp": re.compile(rb"\x00\x00\x27\x0a"),
    ".gpkg": re.compile(rb"SQLite format 3\x00"),
    ".geojson": re.compile(rb"(\xef\xbb\xbf)?\s*\{"),
    ".json": re.compile(rb"(\xef\xbb\xbf)?\s*\{"),
}
_SHAPEFILE_PARTS = (".shx", ".dbf", ".prj")
# What is taken out of an archive: data, the parts of a shapefile, and the publisher's note on the state.
_UNPACKED_SUFFIXES = {*_SIGNATURES, *_SHAPEFILE_PARTS, ".cpg", ".txt"}

_MUNICIPALITY_IN_SAXONY = re.compile(r"14\d{6}")
_LAND = {"4", "9"}  # values of the column GF (Geofaktor) that mean land; the others are water
_PRODUCT = re.compile(r"vg(?:5000|2500|1000|250|25)(?!\d)", re.IGNORECASE)
# Such as vg250_2021-01-01.gpkg. A date in any other name may be the day of the download.
_PRODUCT_OF_DAY = re.compile(_PRODUCT.pattern + r"\D*(\d{4})-(\d{2})-(\d{2})(?!\d)", re.IGNORECASE)
_GERMAN_DAY = re.compile(rb"(?<!\d)(\d{2})\.(\d{2})\.(\d{4})(?!\d)")


@dataclass(frozen=True)
class BoundarySet:
    """Boundaries of all municipalities at one time, with what has to be said about their source.

    ``shapes`` (8-digit AGS) and ``districts`` (5-digit AGS) are Polygons or MultiPolygons in WGS 84
    (longitude, latitude), rounded to COORDINATE_DECIMALS; together they are valid coverages. A pair in
    ``neighbours`` is in ascending order and shares a border line. ``state`` is None if the source does not
    tell its territorial state. Licence and addresses are empty for a schematic set.
    """

    shapes: dict[str, BaseGeometry]
    districts: dict[str, BaseGeometry]
    neighbours: frozenset[tuple[str, str]]
    title: str
    state: date | None
    attribution: str
    attribution_url: str
    licence: str
    licence_url: str
    is_modified: bool
    is_schematic: bool

    @property
    def credit(self) -> str:
        """The line every view shows: official data with its © and the note that it was modified."""
        if self.is_schematic:
            return self.attribution
        return f"© {self.attribution}{' (Daten verändert)' if self.is_modified else ''}"


@dataclass(frozen=True)
class _Layer:
    """A layer of areas; ``keys`` holds the AGS of each row, beside its ``fids``, if there is a column AGS."""

    path: Path
    name: str
    crs: str | None
    row_count: int
    ags_column: str | None
    land_column: str | None
    keys: list[str]
    fids: NDArray[np.int64]

    @property
    def municipal_fids(self) -> NDArray[np.int64]:
        """Identify the rows of Saxony's municipalities."""
        return self.fids[[_MUNICIPALITY_IN_SAXONY.fullmatch(key) is not None for key in self.keys]]

    @property
    def municipality_count(self) -> int:
        """Count the different municipalities of Saxony in the layer."""
        return len({key for key in self.keys if _MUNICIPALITY_IN_SAXONY.fullmatch(key)})


def read_boundaries(path: Path, *, state: date | None = None, tolerance_m: float = TOLERANCE_M) -> BoundarySet:
    """Read the municipalities of Saxony from an official boundary file.

    ``state`` is the territorial state of the data and goes before what the file says about itself.
    ``tolerance_m`` is the square root of the largest area that simplification may leave out of a border.
    Neighbours are found before simplification. Raises BoundaryError for every file that cannot be used.
    """
    with _data_files(path) as files:
        layer = _municipal_layer(path, files)
        geometries = _read_geometries(layer)
        state = state or _find_state(path, layer.path, files)
        product = _PRODUCT.search(layer.name) or _PRODUCT.search(layer.path.name) or _PRODUCT.search(path.name)
    detailed = coverage.repair(coverage.dissolve(geometries))
    shapes = coverage.to_stored(coverage.simplify(detailed, tolerance_m))
    return BoundarySet(
        shapes=shapes,
        districts=coverage.districts(shapes),
        neighbours=coverage.neighbours(detailed),
        title=product.group().upper() if product else layer.name,
        state=state,
        attribution=f"GeoBasis-DE / BKG {state.year}" if state else "GeoBasis-DE / BKG",
        attribution_url="https://www.bkg.bund.de",
        licence="dl-de/by-2-0",
        licence_url="https://www.govdata.de/dl-de/by-2-0",
        is_modified=True,
        is_schematic=False,
    )


def district_lines(boundaries: BoundarySet) -> BaseGeometry:
    """Give the outlines of all districts as lines; a border between two districts is there only once.

    Smaller than the areas, and a translucent stroke is not painted twice.
    """
    return coverage.border_lines(boundaries.districts)


@contextmanager
def _data_files(path: Path) -> Iterator[list[Path]]:
    """Give the files to read: the path itself, or what is in the archive, unpacked while this is open."""
    if not path.is_file():
        raise BoundaryError(f"Die Datei {path} gibt es nicht oder ist ein Ordner. Bitte den Pfad prüfen.")
    if path.suffix.lower() != ".zip":
        yield [path]
        return
    with tempfile.TemporaryDirectory(prefix="boundaries-") as folder:
        try:
            files = _unpack(path, Path(folder))
        # RuntimeError is what zipfile raises for an encrypted member.
        except (
            zipfile.BadZipFile,
            zlib.error,
            LZMAError,
            EOFError,
            NotImplementedError,
            OSError,
            RuntimeError,
        ) as error:
            raise BoundaryError(
                f"Das Archiv {path.name} ist beschädigt, verschlüsselt oder kein ZIP-Archiv. Bitte neu herunterladen."
            ) from error
        yield files


def _unpack(path: Path, folder: Path) -> list[Path]:
    """Unpack what can be part of a boundary file; raises BoundaryError if it is too large or unsafe."""
    with zipfile.ZipFile(path) as archive:
        members = [member for member in archive.infolist() if _is_wanted(member.filename)]
        # zipfile never gives out more of a member than the size in its header, so the sum can be relied on.
        if len(archive.infolist()) > MAX_MEMBERS or sum(m.file_size for m in members) > MAX_UNPACKED_BYTES:
            raise BoundaryError(
                f"Das Archiv {path.name} ist entpackt zu groß (höchstens {MAX_MEMBERS} Dateien und "
                f"{MAX_UNPACKED_BYTES // 1_000_000} MB). "
                "Bitte selbst entpacken und die entpackte Datei importieren."
            )
        files = [folder / _safe_member(member.filename) for member in members]
        for member, file in zip(members, files, strict=True):
            file.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(member) as packed, file.open("wb") as unpacked:
                shutil.copyfileobj(packed, unpacked)
    return sorted(files)


def _is_wanted(name: str) -> bool:
    """Tell data from everything else; a Mac adds a file ``._name`` to every ``name``."""
    member = PurePosixPath(name)
    return member.suffix.lower() in _UNPACKED_SUFFIXES and not member.name.startswith("._")


def _safe_member(name: str) -> PurePosixPath:
    """Give a member's relative path; raises BoundaryError if it leads out of the folder, on any system."""
    member = PurePosixPath(name.replace("\\", "/"))
    if member.is_absolute() or any(part == ".." or ":" in part for part in member.parts):
        raise BoundaryError("Das Archiv enthält unzulässige Dateipfade und wird nicht gelesen.")
    return member


def _municipal_layer(source: Path, files: list[Path]) -> _Layer:
    """Find the layer with the most municipalities of Saxony, whatever it is called.

    One unreadable file beside the right one does no harm; it is the reason given if no layer is found.
    """
    layers: list[_Layer] = []
    problems: list[BoundaryError] = []
    candidates = [file for file in files if file.suffix.lower() in _SIGNATURES]
    if not candidates:
        raise BoundaryError(
            f"{source.name} ist keine Grenzdatei. Erwartet wird ein Shapefile (.shp), ein GeoPackage (.gpkg) "
            "oder GeoJSON (.json, .geojson), auch als ZIP-Archiv."
        )
    for file in candidates:
        try:
            layers.extend(_area_layers(file))
        except BoundaryError as problem:
            problems.append(problem)
    best = max(layers, key=lambda layer: layer.municipality_count, default=None)
    if best is not None and best.municipality_count:
        return best
    if problems:
        raise problems[0]
    raise BoundaryError(f"{source.name}: {_why_no_municipalities(layers)}")


def _why_no_municipalities(layers: list[_Layer]) -> str:
    """Say what the person at the import took instead of a file with municipalities."""
    if not any(layer.row_count for layer in layers):
        return "Die Datei ist leer; sie enthält keine einzige Fläche."
    if not any(layer.ags_column for layer in layers):
        return "Keine Ebene mit Flächen hat eine Spalte »AGS« (Amtlicher Gemeindeschlüssel)."
    keys = [key for layer in layers for key in layer.keys]
    if not any(key.startswith("14") for key in keys):
        return "Die Datei enthält keine Gemeinden in Sachsen (AGS, die mit 14 beginnen)."
    return (
        "Die Datei enthält Gebiete in Sachsen, aber keine Gemeinden (achtstellige AGS). "
        "Bitte die Ebene GEM importieren, nicht KRS oder LAN."
    )


def _area_layers(path: Path) -> list[_Layer]:
    """Give all layers of one file that may have areas."""
    _check_file(path)
    with _readable_errors(path):
        names = [name for name, kind in pyogrio.list_layers(path) if _may_have_areas(kind)]
        return [_area_layer(path, name) for name in names]


def _may_have_areas(kind: str | None) -> bool:
    """Rule out tables without geometry (None), points and lines; »Unknown« may be anything."""
    return kind is not None and "Point" not in kind and "Line" not in kind


def _check_file(path: Path) -> None:
    """Raise BoundaryError unless the file is what its name says and, for a shapefile, has all its parts."""
    try:
        with path.open("rb") as file:
            start = file.read(64)
    except OSError as error:
        raise BoundaryError(f"{path.name} lässt sich nicht lesen. Bitte die Zugriffsrechte prüfen.") from error
    if not _SIGNATURES[path.suffix.lower()].match(start):
        raise _damaged(path)
    if path.suffix.lower() == ".shp":
        present = {other.suffix.lower() for other in path.parent.iterdir() if other.stem == path.stem}
        missing = [part for part in _SHAPEFILE_PARTS if part not in present]
        if missing:
            raise BoundaryError(
                f"Neben {path.name} fehlt: {', '.join(missing)}. Ein Shapefile besteht aus mehreren Dateien; "
                "bitte alle in denselben Ordner legen oder das ZIP-Archiv des Herausgebers verwenden."
            )


def _damaged(path: Path) -> BoundaryError:
    """Give the error for a file that cannot be read, whatever the reason in detail."""
    return BoundaryError(
        f"{path.name} ist beschädigt oder hat nicht das Format, das die Endung nennt. Bitte neu herunterladen."
    )


@contextmanager
def _readable_errors(path: Path) -> Iterator[None]:
    """Turn every failure of GDAL and of reading geometries into a BoundaryError without their wording."""
    try:
        yield
    except (DataSourceError, DataLayerError, ShapelyError, OSError, UnicodeError) as error:
        raise _damaged(path) from error


def _area_layer(path: Path, name: str) -> _Layer:
    """Read what a layer is about: its columns and keys, not its geometry."""
    info = pyogrio.read_info(path, layer=name)
    columns = {str(column).upper(): str(column) for column in info["fields"]}
    ags_column = columns.get("AGS")
    _, fids, _, fields = pyogrio.raw.read(
        path, layer=name, columns=[ags_column] if ags_column else [], read_geometry=False, return_fids=True
    )
    return _Layer(
        path=path,
        name=name,
        crs=info["crs"],
        row_count=len(fids),
        ags_column=ags_column,
        land_column=columns.get("GF"),
        keys=[_as_text(value) for value in fields[0]] if ags_column else [],
        fids=fids,
    )


def _read_geometries(layer: _Layer) -> list[tuple[str, BaseGeometry]]:
    """Read AGS and area (metres) of all rows of Saxony's municipalities that are land."""
    if not layer.crs:
        raise BoundaryError(
            f"{layer.path.name} nennt kein Koordinatensystem (bei Shapefiles: die Datei .prj). "
            "Bitte die Datei mit Koordinatensystem neu exportieren."
        )
    columns = [column for column in (layer.ags_column, layer.land_column) if column]
    with _readable_errors(layer.path):
        meta, _, wkb, fields = pyogrio.raw.read(
            layer.path,
            layer=layer.name,
            columns=columns,
            fids=layer.municipal_fids,
            force_2d=True,
        )
        # A ring that is not closed is closed; worse geometries are repaired when rows are dissolved. What is
        # not a number is refused below and needs no warning.
        with np.errstate(invalid="ignore"):
            geometries = shapely.from_wkb(wkb, on_invalid="fix")
    values = dict(zip(meta["fields"], fields, strict=True))
    keys = np.array([_as_text(value) for value in values[layer.ags_column]])
    if layer.land_column:
        is_land = np.array([_as_text(value) in _LAND for value in values[layer.land_column]])
        keys, geometries = keys[is_land], geometries[is_land]
    if shapely.is_missing(geometries).any() or not np.isfinite(shapely.get_coordinates(geometries)).all():
        raise _damaged(layer.path)
    if not len(geometries):
        raise BoundaryError(
            f"{layer.path.name} enthält keine Landflächen (Spalte GF mit den Werten 4 oder 9). "
            "Bitte den unveränderten Datensatz des Herausgebers verwenden."
        )
    return list(zip(keys.tolist(), coverage.to_metric(geometries, layer.crs), strict=True))


def _as_text(value: Any) -> str:
    """Give a key as text; GeoJSON may have it as a number, and as a fraction where other rows are empty."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def _find_state(source: Path, data: Path, files: list[Path]) -> date | None:
    """Find the territorial state: in the publisher's note »aktualitaet.txt« or in a file name.

    The column BEGINN does not help: it says since when a single area has been as it is.
    """
    for note in files:
        if note.name.lower().startswith("aktualitaet") and (found := _GERMAN_DAY.search(note.read_bytes())):
            return _day(*reversed(found.groups()))
    for name in (source.name, data.name):
        if found := _PRODUCT_OF_DAY.search(name):
            return _day(*found.groups())
    return None


def _day(year: str | bytes, month: str | bytes, day: str | bytes) -> date | None:
    """Give the day these digits name, None if there is no such day."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:  # digits that look like a date and are none, such as 2021-13-01
        return None
