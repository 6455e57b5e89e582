"""The schematic default: one cell per municipality, for the register as it is and for odd cases."""

import csv
import gzip
import itertools
import json
from pathlib import Path

import numpy as np
import pytest
import shapely

from municipalities.imports.boundaries import BoundaryError, BoundarySet, as_geojson, district_lines
from municipalities.imports.schematic import schematic_boundaries

# Latitude and longitude. Four in a square, and one of another district far in the east.
NORTH_WEST, NORTH_EAST, SOUTH_WEST, SOUTH_EAST, FAR = (
    "14521010",
    "14521020",
    "14521030",
    "14521040",
    "14522010",
)
CENTRES = {
    NORTH_WEST: (51.1, 13.0),
    NORTH_EAST: (51.1, 13.1),
    SOUTH_WEST: (51.0, 13.0),
    SOUTH_EAST: (51.0, 13.1),
    FAR: (51.05, 13.4),
}

REGISTER = Path(__file__).resolve().parents[4] / "shared" / "reference" / "municipalities_2021.csv"


def point(centre: tuple[float, float]) -> shapely.Point:
    latitude, longitude = centre
    return shapely.Point(longitude, latitude)


def assert_coverage_around(centres: dict[str, tuple[float, float]], result: BoundarySet) -> None:
    """Every centre has its own valid cell, and the cells are one coverage on the grid of the decimals."""
    assert list(result.shapes) == sorted(centres)
    shapes = list(result.shapes.values())
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)
    inside = {
        ags: [other for other, c in centres.items() if shape.contains(point(c))]
        for ags, shape in result.shapes.items()
    }
    assert inside == {ags: [ags] for ags in sorted(centres)}
    united = shapely.coverage_union_all(shapes)
    assert (united.geom_type, len(united.interiors)) == ("Polygon", 0)
    points = shapely.get_coordinates(shapes)
    assert (points == np.round(points, 4)).all()


def test_every_municipality_has_a_cell_around_its_centre() -> None:
    assert_coverage_around(CENTRES, schematic_boundaries(CENTRES))


def test_neighbours_share_a_border_also_across_districts() -> None:
    neighbours = schematic_boundaries(CENTRES).neighbours
    around_the_far_one = {(NORTH_EAST, FAR), (SOUTH_EAST, FAR)}
    sides_of_the_square = {
        (NORTH_WEST, NORTH_EAST),
        (NORTH_WEST, SOUTH_WEST),
        (NORTH_EAST, SOUTH_EAST),
        (SOUTH_WEST, SOUTH_EAST),
    }
    diagonals = {(NORTH_WEST, SOUTH_EAST), (NORTH_EAST, SOUTH_WEST)}
    # In metres the square is not exact, so at most one diagonal may be a (very short) border.
    assert neighbours - diagonals == around_the_far_one | sides_of_the_square
    assert len(neighbours & diagonals) <= 1


def test_districts_are_united_from_their_cells() -> None:
    result = schematic_boundaries(CENTRES)
    assert set(result.districts) == {"14521", "14522"}
    assert shapely.equals(result.districts["14522"], result.shapes[FAR])
    assert shapely.coverage_is_valid(list(result.districts.values()))


def test_the_order_of_the_register_does_not_matter() -> None:
    assert schematic_boundaries(CENTRES) == schematic_boundaries(dict(reversed(CENTRES.items())))


def test_it_says_that_it_is_schematic_and_claims_no_licence() -> None:
    result = schematic_boundaries(CENTRES)
    assert result.is_schematic
    assert result.credit == (
        "Schematische Darstellung: Zellen um die Mittelpunkte der Gemeinden, keine amtlichen Grenzen"
    )
    assert (result.title, result.state, result.is_modified) == ("Schematische Darstellung", None, False)
    assert (result.attribution_url, result.licence, result.licence_url) == ("", "", "")


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_few_centres_are_enough(count: int) -> None:
    few = dict(list(CENTRES.items())[:count])
    assert_coverage_around(few, schematic_boundaries(few))


def test_centres_on_one_line_are_no_problem() -> None:
    line = {f"1452{number}010": (51.0, 13.0 + number / 10) for number in range(1, 5)}
    result = schematic_boundaries(line)
    assert_coverage_around(line, result)
    keys = sorted(line)
    assert result.neighbours == frozenset(itertools.pairwise(keys))


def test_a_bay_whose_mouth_is_narrow_does_not_become_a_hole() -> None:
    # A horseshoe of two rows, 15 km and 12 km from its middle: its mouth is wide enough for the hull to go
    # round the inside, and narrower than the margins on both sides of it.
    angles = np.radians(np.linspace(12, 348, 60))
    places = [(km * np.sin(angle), km * np.cos(angle)) for km in (15, 12) for angle in angles]
    horseshoe = {
        f"14521{number:03}": (51.0 + north / 111.2, 13.0 + east / 70.0) for number, (north, east) in enumerate(places)
    }
    assert_coverage_around(horseshoe, schematic_boundaries(horseshoe))


def test_centres_close_to_each_other_keep_their_own_cells() -> None:
    # 51.0010 and 51.0000 are 111 m apart, a little more than the least distance.
    close = {**CENTRES, "14523010": (51.001, 13.0)}
    assert_coverage_around(close, schematic_boundaries(close))


@pytest.mark.parametrize("second", [(51.0, 13.0), (51.0005, 13.0)], ids=["same place", "55 m apart"])
def test_two_centres_at_one_place_are_refused(second: tuple[float, float]) -> None:
    with pytest.raises(BoundaryError) as caught:
        schematic_boundaries({**CENTRES, "14523010": second})
    assert str(caught.value) == (
        "Die Gemeinden mit AGS 14521030 und 14523010 haben denselben Mittelpunkt (weniger als 100 m Abstand). "
        "Bitte im Gemeindeverzeichnis berichtigen."
    )


@pytest.mark.parametrize("elsewhere", [(13.0, 51.0), (0.0, 0.0), (float("nan"), 13.0), (51.0, 1300.0)], ids=str)
def test_a_centre_outside_saxony_is_refused(elsewhere: tuple[float, float]) -> None:
    with pytest.raises(BoundaryError) as caught:
        schematic_boundaries({**CENTRES, "14523010": elsewhere})
    assert str(caught.value) == (
        "Der Mittelpunkt liegt nicht in Sachsen: AGS 14523010. Bitte Breite und Länge im Gemeindeverzeichnis prüfen."
    )


def test_no_centres_are_refused() -> None:
    with pytest.raises(BoundaryError) as caught:
        schematic_boundaries({})
    assert str(caught.value) == "Ohne Gemeinden mit Mittelpunkt gibt es keine schematische Karte."


@pytest.mark.skipif(not REGISTER.exists(), reason=f"the official register is not at hand ({REGISTER})")
class TestRegister:
    @pytest.fixture
    def centres(self) -> dict[str, tuple[float, float]]:
        with REGISTER.open(encoding="utf-8") as register:
            return {row["ags"]: (float(row["latitude"]), float(row["longitude"])) for row in csv.DictReader(register)}

    def test_all_municipalities_of_saxony_have_a_cell(self, centres: dict[str, tuple[float, float]]) -> None:
        assert_coverage_around(centres, schematic_boundaries(centres))

    def test_the_cells_are_about_as_large_as_saxony(self, centres: dict[str, tuple[float, float]]) -> None:
        shapes = schematic_boundaries(centres).shapes.values()
        square_degree_km2 = 111.3 * 111.3 * np.cos(np.radians(51))
        assert sum(shape.area for shape in shapes) * square_degree_km2 == pytest.approx(18_450, rel=0.1)

    def test_what_the_map_loads_stays_small(self, centres: dict[str, tuple[float, float]]) -> None:
        result = schematic_boundaries(centres)
        payload = [
            {ags: as_geojson(shape) for ags, shape in result.shapes.items()},
            as_geojson(district_lines(result)),
        ]
        packed = gzip.compress(json.dumps(payload, separators=(",", ":")).encode(), mtime=0)
        assert len(packed) <= 40 * 1024
