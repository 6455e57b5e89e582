"""Shapes as one coverage: without gaps, simplified together, merged, and what is stored of them."""

import json
from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from municipalities.imports import coverage
from municipalities.imports.boundaries import (
    BoundaryError,
    BoundarySet,
    as_geojson,
    district_lines,
    merge_shapes,
    read_boundaries,
)
from tests.municipalities.imports.boundary_files import SHAPES, A, B, C, project, write


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
