"""The demo's own pictures: every recipe, from official and from schematic shapes."""

from datetime import date
from io import BytesIO

import numpy as np
import pytest
import shapely
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image, ImageColor

from asskomm.core.models import PortalImage
from municipalities.demo_pictures import create_image, poster_credit
from municipalities.imports.boundaries import as_geojson
from municipalities.imports.coverage import neighbours
from municipalities.imports.schematic import schematic_boundaries
from municipalities.map.poster_canvas import Canvas
from municipalities.map.posters import RECIPES, Poster, draw
from municipalities.map.shapes import MunicipalShape, ShapeSet, anchor, shapes_on
from municipalities.models import BoundaryDataset
from tests.factories.boundaries import draw_row
from tests.factories.municipalities import InstrumentFactory, MunicipalityFactory, ParticipationFactory

WIDTH, ROWS, COLUMNS = 0.12, 4, 5
CENTRES = {
    f"14521{10 * (row * COLUMNS + column + 1):03d}": (50.8 + row * 0.07, 12.6 + column * WIDTH + row % 2 * 0.05)
    for row in range(ROWS)
    for column in range(COLUMNS)
}
# One inside, one at the border of the land.
INSIDE, OUTSIDE = "14521080", "14521010"
EVERY_TONE = [(name, tone) for name, recipe in RECIPES.items() for tone in recipe.tones]


def shape_set(shapes):
    """A set of shapes without a database."""
    near = {ags: [] for ags in shapes}
    for one, other in neighbours(shapes):
        near[one].append(other)
        near[other].append(one)
    geometries = {ags: as_geojson(shape) for ags, shape in shapes.items()}
    municipalities = tuple(
        MunicipalShape(ags, ags, ags[:5], 2000, geometry, anchor(geometry), tuple(sorted(near[ags])))
        for ags, geometry in geometries.items()
    )
    return ShapeSet(None, date(2024, 1, 1), municipalities, {})


def official_like():
    """Outlines with bays and headlands that fit together; one surrounds another, one has an exclave."""
    dice = np.random.default_rng(14)
    points = dice.uniform((12.5, 50.75), (13.3, 51.1), (500, 2))
    frame = shapely.box(12.4, 50.7, 13.4, 51.15)
    pieces = shapely.intersection(
        shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(points), extend_to=frame, ordered=True)), frame
    )
    keys, centres = list(CENTRES), np.array([(longitude, latitude) for latitude, longitude in CENTRES.values()])
    owners = [int(np.argmin(np.linalg.norm(centres - point, axis=1))) for point in points]
    enclave = int(np.argmin(np.linalg.norm(points - centres[keys.index(INSIDE)], axis=1)))
    owners[enclave] = keys.index("14521200")
    parts = {ags: pieces[[owner == number for owner in owners]] for number, ags in enumerate(keys)}
    return shape_set({ags: shapely.coverage_union_all(list(one)) for ags, one in parts.items()})


@pytest.fixture(scope="module")
def official():
    return official_like()


@pytest.fixture(scope="module")
def schematic():
    return shape_set(schematic_boundaries(CENTRES).shapes)


@pytest.fixture(params=["official", "schematic"])
def shapes(request):
    return request.getfixturevalue(request.param)


def opened(data):
    return Image.open(BytesIO(data))


def counted(image):
    """How many pixels each colour has."""
    return {colour: count for count, colour in image.getcolors(image.width * image.height)}


def main_colours(image):
    """The colours of areas: where a pixel is like those right of it and below it, and not on a soft edge."""
    pixels = np.asarray(image).astype(int) @ (65536, 256, 1)
    inner = (pixels[:-1, :-1] == pixels[1:, :-1]) & (pixels[:-1, :-1] == pixels[:-1, 1:])
    colours, counts = np.unique(pixels[:-1, :-1][inner], return_counts=True)
    return {(int(one) >> 16, int(one) >> 8 & 255, int(one) & 255) for one in colours[counts > pixels.size / 500]}


# --- Every recipe ----------------------------------------------------------------------------------------


def test_the_shapes_of_these_tests_have_what_makes_drawing_hard(official):
    outlines = {one.ags: shapely.geometry.shape(one.geometry) for one in official.municipalities}
    assert len(outlines[INSIDE].interiors) == 1
    assert outlines["14521200"].geom_type == "MultiPolygon"


@pytest.mark.parametrize(("recipe", "tone"), EVERY_TONE)
def test_every_recipe_has_its_size_and_at_most_five_colours_in_every_tone(recipe, tone, shapes):
    image = opened(draw(Poster(recipe, INSIDE, tone, {"14521030": 1, "14521110": 4}), shapes))
    palette = {ImageColor.getrgb(colour) for colour in RECIPES[recipe].tones[tone]}
    assert len(palette) <= 5
    assert image.size == RECIPES[recipe].size
    assert len(main_colours(image)) >= 2
    assert main_colours(image) <= palette


@pytest.mark.parametrize("recipe", RECIPES)
def test_the_municipality_itself_stands_out_in_a_colour_of_her_own(recipe, shapes):
    tone = next(iter(RECIPES[recipe].tones))
    own = {"overlap": -2}.get(recipe, -1)
    colour = ImageColor.getrgb(RECIPES[recipe].tones[tone][own])
    image = opened(draw(Poster(recipe, INSIDE, tone), shapes))
    assert counted(image).get(colour, 0) > 4000


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_draws_the_same_picture_again(recipe, official):
    assert draw(Poster(recipe, INSIDE), official) == draw(Poster(recipe, INSIDE), official)


@pytest.mark.parametrize("recipe", RECIPES)
def test_another_municipality_gives_another_picture(recipe, official):
    tone = next(iter(RECIPES[recipe].tones))
    assert draw(Poster(recipe, INSIDE, tone), official) != draw(Poster(recipe, OUTSIDE, tone), official)


@pytest.mark.parametrize("recipe", RECIPES)
@pytest.mark.parametrize("number", [1, 2])
def test_every_recipe_also_draws_the_smallest_lands(recipe, number):
    small = {ags: CENTRES[ags] for ags in list(CENTRES)[:number]}
    image = opened(draw(Poster(recipe, OUTSIDE), shape_set(schematic_boundaries(small).shapes)))
    assert image.size == RECIPES[recipe].size


def test_landscape_pictures_are_16_to_10_and_portraits_4_to_5():
    ratios = {name: recipe.size[0] / recipe.size[1] for name, recipe in RECIPES.items()}
    assert ratios == {name: 0.8 if name == "portrait" else 1.6 for name in RECIPES}


def test_the_tone_changes_nothing_but_the_colours(official):
    masks = []
    for tone, colours in RECIPES["landscape"].tones.items():
        image = np.asarray(opened(draw(Poster("landscape", INSIDE, tone), official)))
        masks.append((image == ImageColor.getrgb(colours[-1])).all(axis=2))
    assert all((mask == masks[0]).all() for mask in masks)


def test_dots_are_larger_where_more_was_reached(official):
    colour = ImageColor.getrgb(RECIPES["dots"].tones["dark"][3])

    def area(stages):
        return counted(opened(draw(Poster("dots", INSIDE, "dark", stages), official))).get(colour, 0)

    assert area({}) == 0
    assert 0 < area({"14521110": 1}) < area({"14521110": 4}) < area({"14521110": 4, "14521120": 4})


def test_an_unknown_municipality_is_an_error(official):
    with pytest.raises(ValueError, match="14999999"):
        draw(Poster("mosaic", "14999999"), official)


def test_a_hole_leaves_what_was_drawn_before():
    canvas = Canvas(90, 60, "#ffffff")
    canvas.fill(shapely.box(0, 0, 90, 60), "#00573c")
    ring = shapely.box(-30, 10, 60, 50).difference(shapely.box(20, 20, 40, 40))
    canvas.fill(ring, "#f5b400")
    image = opened(canvas.png())
    assert image.getpixel((30, 30)) == ImageColor.getrgb("#00573c")
    assert image.getpixel((50, 30)) == image.getpixel((2, 30)) == ImageColor.getrgb("#f5b400")


# --- In the library --------------------------------------------------------------------------------------


@pytest.fixture
def wurzen(db):
    """Three towns in a row with official shapes; the middle one has a prevention council."""
    row = [MunicipalityFactory(ags=ags) for ags in ("14729400", "14729410", "14729420")]
    draw_row(*row)
    ParticipationFactory(municipality=row[1], instrument=InstrumentFactory(code="prevention_council"))
    return row[1]


def test_a_picture_carries_its_text_and_the_credit_of_the_shapes(wurzen):
    image = create_image("Mosaik Wurzen", Poster("mosaic", wurzen.ags), "Umrisse von Wurzen und Nachbarn")
    assert (image.width, image.height) == (1600, 1000)
    assert image.default_alt_text == "Umrisse von Wurzen und Nachbarn"
    assert image.file_size == image.file.size
    assert image.credit == "Grafik: LPR, Umrisse © GeoBasis-DE / BKG (2024) (Daten verändert)"


def test_a_credit_given_stands_instead(wurzen):
    image = create_image("Mosaik Wurzen", Poster("mosaic", wurzen.ags), "Umrisse", credit="Grafik: Ablage")
    assert image.credit == "Grafik: Ablage"


def test_schematic_shapes_need_no_source_beside_the_picture():
    dataset = BoundaryDataset(attribution="Schematische Darstellung: Zellen", is_schematic=True)
    assert poster_credit(dataset) == "Grafik: LPR, schematische Umrisse"
    assert poster_credit(None) == "Grafik: LPR"


def test_shapes_handed_over_are_not_read_again(wurzen):
    shapes = shapes_on(date(2024, 1, 1))
    first = create_image("Linien", Poster("lines", wurzen.ags), "Umriss aus Linien", shapes=shapes)
    with CaptureQueriesContext(connection) as queries:
        second = create_image("Noch einmal", Poster("lines", wurzen.ags), "Umriss aus Linien", shapes=shapes)
    assert not [query for query in queries if "municipalities_" in query["sql"]]
    assert second.file_hash == first.file_hash


def test_a_title_is_drawn_once(wurzen):
    first = create_image("Linien", Poster("lines", wurzen.ags), "Umriss aus Linien")
    again = create_image("Linien", Poster("mosaic", wurzen.ags), "Mosaik")
    assert again == first
    assert PortalImage.objects.count() == 1


def test_dots_show_the_stages_of_today(wurzen):
    image = create_image("Punkte", Poster("dots", "14729400", "dark"), "Punktraster")
    colour = ImageColor.getrgb(RECIPES["dots"].tones["dark"][3])
    assert counted(opened(image.file.open().read()))[colour] > 1000
