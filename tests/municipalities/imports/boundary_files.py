"""Boundary files as the tests write them."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pyogrio
import pyproj
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from municipalities.imports.boundaries import BoundaryError, read_boundaries

# Three municipalities in two districts. A and B share a line, B and C share a line, A and C only a corner.
A, B, C = "14521010", "14521020", "14522030"
SHAPES = {
    A: shapely.box(13.0, 51.0, 13.2, 51.1),
    B: shapely.box(13.2, 51.0, 13.4, 51.1),
    C: shapely.box(13.2, 51.1, 13.4, 51.2),
}


OTHER_STATE = {"12062024": shapely.box(13.4, 51.3, 13.5, 51.4)}


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
