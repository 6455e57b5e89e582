"""The geometry for the map in the browser, in one file that never changes under its address."""

import json
from dataclasses import dataclass
from hashlib import sha256

from municipalities.map.shapes import ShapeSet


@dataclass(frozen=True, slots=True)
class GeometryFile:
    """A file and the name it can be cached under for good."""

    name: str
    content: bytes


def geometry_file(shapes: ShapeSet) -> GeometryFile:
    """
    Shapes as one GeoJSON FeatureCollection, named after its content.

    `id` is the AGS; the properties hold the name, the anchor for symbols, the population (which names
    appear first), and the neighbours' AGS. The member `districts` holds the outlines of the districts.
    """
    collection = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": one.ags,
                "properties": {
                    "name": one.name,
                    "anchor": one.anchor,
                    "population": one.population,
                    "neighbours": one.neighbours,
                },
                "geometry": one.geometry,
            }
            for one in shapes.municipalities
        ],
        "districts": {
            "type": "GeometryCollection",
            "geometries": list(shapes.districts.values()),
        },
    }
    content = json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()
    return GeometryFile(f"{shapes.epoch.isoformat()}-{sha256(content).hexdigest()[:12]}.json", content)
