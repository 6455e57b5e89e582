"""
Abstract posters made of the outlines of municipalities: the demo site's own pictures.

`draw(Poster("mosaic", "14729410"), shapes)` gives a PNG. Every recipe takes any shapes, official or schematic,
uses at most five colours, and draws the same picture again for the same municipality.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations
from math import ceil, cos, pi, sin
from random import Random

import numpy as np
import shapely
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from municipalities.map.poster_canvas import Canvas, Land, Scene, fitted, largest_part, rounded, skyline, tile
from municipalities.map.shapes import ShapeSet

FOREST, GREEN, FERN, SAGE, MINT = "#00382a", "#00573c", "#2f7d5c", "#8fc0a5", "#dcebe2"
AMBER, SAND, CREAM, BLUE, SKY, CLAY = "#f5b400", "#fbe09a", "#f7f2e6", "#2a7390", "#a9cfe0", "#b8532a"

LANDSCAPE, PORTRAIT = (1600, 1000), (1200, 1500)


@dataclass(frozen=True)
class Poster:
    """
    What to draw: one of `RECIPES` and the municipality (AGS) that it is about.

    `tone` is one of the recipe's colour schemes, otherwise the municipality decides; `stages` (AGS to 1–4)
    makes dots of the recipe »dots« larger.
    """

    recipe: str
    ags: str
    tone: str = ""
    stages: Mapping[str, int] = field(default_factory=dict)


# --- Recipes ---------------------------------------------------------------------------------------------


def draw_contours(scene: Scene) -> None:
    """Lines like those of heights around one outline, closer near it."""
    far, near, line, own = scene.colours
    centre = (scene.width * scene.dice.choice((0.36, 0.42, 0.6)), scene.height * scene.dice.uniform(0.46, 0.54))
    outline = rounded(in_cell(scene.outline, centre, 520), 5)
    distances = [26.0]
    while distances[-1] < scene.width:
        distances.append(distances[-1] + 24 + len(distances) * 2.4)
    rings = [outline.buffer(distance, quad_segs=24) for distance in distances]
    # From the outside in, so that each band covers the one around it.
    for limit, colour in ((11, far), (5, near)):
        scene.canvas.fill(rings[limit], colour)
    for number, ring in enumerate(rings, 1):
        scene.canvas.stroke(ring, line, 3.4 if number % 5 == 1 else 1.5)
    scene.canvas.fill(outline, own)
    inside = outline.buffer(-15)
    while not inside.is_empty:
        scene.canvas.stroke(inside, near, 2.4)
        inside = inside.buffer(-15)


def draw_mosaic(scene: Scene) -> None:
    """The municipality among her neighbours, every one a tile; beyond the border, lines like water on old maps."""
    *tones, own = scene.colours
    view = scene.view(scene.outline, 0.36, 0.44)
    visible = scene.visible(view)
    shore = view.apply(scene.land.coarse)
    for distance in (86, 58, 34, 14):
        scene.canvas.stroke(shore.buffer(distance, quad_segs=6), tones[0], 2 + distance / 40)
    colours = scene.mixed(visible.keys() - {scene.ags}, tones)
    for ags, outline in visible.items():
        if ags != scene.ags:
            scene.canvas.fill(tile(outline, 9, 7), colours[ags])
    scene.canvas.fill(tile(visible[scene.ags], 9, 7), own)


def draw_collection(scene: Scene) -> None:
    """Outlines in rows like finds in a show case; the municipality's own is the large one."""
    *tones, own = scene.colours
    columns, rows, side = 8, 5, 190
    left, top = (scene.width - columns * side) / 2, (scene.height - rows * side) / 2
    own_column, own_row = scene.dice.randint(1, columns - 3), scene.dice.randint(1, rows - 3)
    free = [
        (column, row)
        for row in range(rows)
        for column in range(columns)
        if not (0 <= column - own_column <= 1 and 0 <= row - own_row <= 1)
    ]
    others = [ags for ags in scene.land.outlines if ags != scene.ags] or [scene.ags]
    # Of a small land the outlines are there more than once.
    shown = scene.dice.sample(others * ceil(len(free) / len(others)), len(free))
    for (column, row), ags in zip(free, shown, strict=True):
        centre = (left + (column + 0.5) * side, top + (row + 0.5) * side)
        outline = in_cell(largest_part(scene.land.outlines[ags]), centre, side * 0.74)
        scene.canvas.fill(rounded(outline, 2), scene.dice.choice(tones))
    centre = (left + (own_column + 1) * side, top + (own_row + 1) * side)
    scene.canvas.fill(rounded(in_cell(scene.outline, centre, side * 1.74), 4), own)


def in_cell(outline: BaseGeometry, centre: tuple[float, float], side: float) -> BaseGeometry:
    """The outline within a square; compact ones smaller, so that all look the same size."""
    placed = fitted(outline, centre, side, side)
    factor = min(1.0, (0.5 * side * side / placed.area) ** 0.5)
    return shapely.affinity.scale(placed, factor, factor, origin=centre)


def draw_overlap(scene: Scene) -> None:
    """Three outlines on top of each other; where they meet, a colour of its own."""
    first, second, own, meeting = scene.colours
    tilt = scene.dice.uniform(-0.35, 0.35)
    placed = [in_cell(scene.outline, (0, 0), 800)]
    for ags, angle in zip(scene.others(2), (tilt, pi + tilt * 1.4), strict=False):
        outline = in_cell(largest_part(scene.land.outlines[ags]), (cos(angle) * 900, sin(angle) * 900), 800)
        placed.append(drawn_near(outline, placed[0]))
    view = scene.centred(shapely.union_all(placed), 0.86, 0.86)
    placed = [rounded(view.apply(outline), 9) for outline in placed]
    for outline, colour in zip(placed, (own, first, second), strict=False):
        scene.canvas.fill(outline, colour)
    for one, other in combinations(placed, 2):
        scene.canvas.fill(one.intersection(other), meeting)


def drawn_near(outline: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    """The outline moved towards the other one until they share a good part."""
    step = (np.array(other.centroid.coords[0]) - np.array(outline.centroid.coords[0])) / 60
    for _ in range(60):
        if outline.intersection(other).area > 0.22 * min(outline.area, other.area):
            break
        outline = shapely.affinity.translate(outline, *step)
    return outline


def draw_lines(scene: Scene) -> None:
    """The outline engraved: level lines that swell towards its middle and stay thin outside."""
    faint, strong, own = scene.colours
    spacing = 25
    view = scene.centred(scene.outline, 0.6, 0.78)
    outline = rounded(view.apply(scene.outline), 6)
    middle = shapely.maximum_inscribed_circle(outline, 1).length
    near = shapely.union_all([view.apply(scene.land.outlines[one]) for one in scene.land.neighbours[scene.ags]])
    xs = np.arange(0, scene.width + 1, 5.0)
    for y in np.arange(spacing / 2, scene.height, spacing):
        points = shapely.points(xs, np.full_like(xs, y))
        draw_swelling(scene, xs, y, np.full_like(xs, 0.8), faint)
        draw_swelling(scene, xs, y, depth(points, near, 60) * spacing * 0.2, strong)
        draw_swelling(scene, xs, y, depth(points, outline, middle) * spacing * 0.43, own)


def depth(points: np.ndarray, outline: BaseGeometry, full: float) -> np.ndarray:
    """How deep points lie in the outline: 0 outside, 1 from `full` pixels inside."""
    inside = shapely.contains_xy(outline, shapely.get_x(points), shapely.get_y(points))
    return np.where(inside, np.clip(0.35 + 0.65 * shapely.distance(points, outline.boundary) / full, 0, 1), 0)


def draw_swelling(scene: Scene, xs: np.ndarray, y: float, half_widths: np.ndarray, colour: str) -> None:
    """Draw a level line whose width changes; in pieces where it is nothing in between."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], half_widths > 0, [False]])))
    for start, end in edges.reshape(-1, 2):
        part, half = xs[start:end], half_widths[start:end]
        if len(part) > 1:
            upper, lower = np.stack([part, y - half], axis=1), np.stack([part, y + half], axis=1)
            scene.canvas.fill(shapely.Polygon(np.concatenate([upper, lower[::-1]])), colour)
            scene.canvas.dots([(part[0], y)], half[0], colour)
            scene.canvas.dots([(part[-1], y)], half[-1], colour)


def draw_dots(scene: Scene) -> None:
    """The land as a grid of dots; the further a municipality has come, the larger they are."""
    faint, base, strong, own = scene.colours
    step = 20.0
    view = scene.centred(scene.land.whole, 0.92, 0.92)
    rows = np.arange(step / 2, scene.height, step * 0.866)
    grid = np.array(
        [(x, y) for n, y in enumerate(rows) for x in np.arange(step / 4 + n % 2 * step / 2, scene.width, step)]
    )
    keys = list(scene.land.outlines)
    tree = shapely.STRtree([view.apply(outline) for outline in scene.land.outlines.values()])
    inside, owners = tree.query(shapely.points(grid), predicate="within")
    owner_of = dict(zip(inside.tolist(), owners.tolist(), strict=True))
    for number, point in enumerate(grid.tolist()):
        ags = keys[owner_of[number]] if number in owner_of else ""
        stage = scene.stages.get(ags, 0)
        if ags == scene.ags:
            scene.canvas.dots([point], 9.6, own)
        elif stage:
            scene.canvas.dots([point], 5.4 + 0.8 * stage, strong)
        else:
            scene.canvas.dots([point], 4.6 if ags else 2.0, base if ags else faint)


def draw_landscape(scene: Scene) -> None:
    """Outlines as ranges of hills, the nearer the darker, and a sun behind them."""
    *hills, sun = scene.colours
    side = scene.dice.choice((0.24, 0.33, 0.68, 0.77))
    scene.canvas.dots([(scene.width * side, scene.height * scene.dice.uniform(0.24, 0.3))], 122, sun)
    found = [scene.outline, *(largest_part(scene.land.outlines[ags]) for ags in scene.others(6))]
    outlines = [found[number % len(found)] for number in range(7)]
    for number, colour in enumerate(hills):
        crest = scene.height * (0.34 + 0.19 * number)
        shift = scene.dice.uniform(-0.08, 0.08)
        range_of_hills = []
        for place, outline in zip((0.06, 0.5, 0.94), outlines[number : number + 5 : 2], strict=True):
            centre = (scene.width * (place + shift), crest + scene.height * scene.dice.uniform(0.2, 0.36))
            width = scene.width * scene.dice.uniform(0.4, 0.6)
            range_of_hills.append(fitted(outline, centre, width, scene.height * 0.5))
        scene.canvas.fill(rounded(skyline(range_of_hills, scene.width, scene.height), 14), colour)


def draw_network(scene: Scene) -> None:
    """The municipality, her neighbours and theirs as a net of points over a faint map."""
    faint, line, node, own = scene.colours
    near = scene.land.around(scene.ags, max(len(scene.land.neighbours[scene.ags]), 3))
    to_rim = [(one, other) for one in near for other in scene.land.neighbours[one] if is_new(one, other, near)]
    links = [(one, other, 2.6) for one, other in to_rim if other != scene.ags]
    links += [(scene.ags, one, 6.0) for one in near]
    shown = {scene.ags, *near, *(other for _, other, _ in links)}
    net = shapely.MultiPoint([scene.land.anchors[ags] for ags in sorted(shown)])
    view = scene.view(net.union(scene.outline), 0.8, 0.8)
    place = {ags: view.point(scene.land.anchors[ags]) for ags in shown}
    for outline in scene.visible(view).values():
        scene.canvas.fill(tile(outline, 6, 5), faint)
    for one, other, width in links:
        scene.canvas.stroke(shapely.LineString([place[one], place[other]]), line, width)
    rim = [place[ags] for ags in sorted(shown - {scene.ags, *near})]
    scene.canvas.dots(rim, 13, line)
    scene.canvas.dots(rim, 8.5, scene.ground)
    scene.canvas.dots([place[ags] for ags in near], 24, node)
    scene.canvas.dots([place[scene.ags]], 56, line)
    scene.canvas.dots([place[scene.ags]], 47, own)


def is_new(one: str, other: str, near: list[str]) -> bool:
    """Whether the link between two belongs to the list that starts from `one`: links among the near count once."""
    return one < other or other not in near


def draw_portrait(scene: Scene) -> None:
    """A person: head and shoulders, made of the municipality and her neighbours, before a large outline."""
    behind, head, *tones, own = scene.colours
    middle = scene.width / 2
    scene.canvas.fill(rounded(in_cell(scene.outline, (middle + 60, 560), 1350), 14), behind)
    # Shoulders: an ellipse whose lower part lies below the picture.
    shoulders = shapely.affinity.scale(shapely.Point(middle, 1560).buffer(1, quad_segs=64), 520, 560)
    scene.canvas.fill(shoulders.buffer(14), scene.ground)
    view = replace(scene.centred(scene.outline, 0.42, 0.34), place=(middle, 1290))
    visible = scene.visible(view)
    colours = scene.mixed(visible.keys() - {scene.ags}, tones) | {scene.ags: own}
    # At the border of the land, what lies beyond is one more tile.
    visible[""] = shoulders.difference(view.apply(scene.land.whole))
    for ags, outline in visible.items():
        scene.canvas.fill(tile(outline, 10, 8).intersection(shoulders), colours.get(ags, tones[0]))
    scene.canvas.dots([(middle, 610)], 262, head)


# --- What there is ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Recipe:
    """How to draw, in which size, and in which colours: per tone the ground first, then as the recipe takes them."""

    paint: Callable[[Scene], None]
    tones: dict[str, tuple[str, ...]]
    size: tuple[int, int] = LANDSCAPE


RECIPES: dict[str, Recipe] = {
    "contours": Recipe(
        draw_contours,
        {
            "dark": (FOREST, GREEN, FERN, SAGE, AMBER),
            "warm": (CREAM, SAND, AMBER, CLAY, FOREST),
            "light": (CREAM, MINT, SAGE, FERN, GREEN),
        },
    ),
    "mosaic": Recipe(
        draw_mosaic,
        {
            "light": (CREAM, MINT, SAGE, GREEN, AMBER),
            "cool": (CREAM, SKY, MINT, BLUE, AMBER),
            "dark": (FOREST, FERN, GREEN, SAGE, AMBER),
            "warm": (CREAM, SAND, SAGE, GREEN, CLAY),
        },
    ),
    "collection": Recipe(
        draw_collection,
        {
            "light": (CREAM, GREEN, FERN, SAGE, AMBER),
            "dark": (GREEN, SAGE, SAGE, MINT, AMBER),
            "cool": (MINT, BLUE, GREEN, BLUE, AMBER),
        },
    ),
    "overlap": Recipe(
        draw_overlap,
        {
            "light": (CREAM, FERN, SAGE, AMBER, FOREST),
            "cool": (MINT, BLUE, SAGE, AMBER, FOREST),
            "warm": (SAND, FERN, AMBER, CLAY, FOREST),
        },
    ),
    "lines": Recipe(
        draw_lines,
        {
            "light": (MINT, SAGE, SAGE, FOREST),
            "warm": (SAND, AMBER, CLAY, FOREST),
            "dark": (FOREST, FERN, SAGE, AMBER),
        },
    ),
    "dots": Recipe(
        draw_dots, {"dark": (FOREST, GREEN, FERN, MINT, AMBER), "light": (CREAM, MINT, SAGE, GREEN, AMBER)}
    ),
    "landscape": Recipe(
        draw_landscape,
        {
            "warm": (SAND, SAGE, FERN, FOREST, AMBER),
            "cool": (MINT, SKY, BLUE, FOREST, AMBER),
            "light": (CREAM, SAGE, FERN, GREEN, AMBER),
        },
    ),
    "network": Recipe(
        draw_network,
        {"light": (CREAM, MINT, GREEN, FERN, AMBER), "dark": (FOREST, GREEN, SAGE, MINT, AMBER)},
    ),
    "portrait": Recipe(
        draw_portrait,
        {
            "light": (MINT, CREAM, FOREST, SAGE, FOREST, AMBER),
            "warm": (SAND, CREAM, CLAY, FOREST, CREAM, CLAY, AMBER),
            "cool": (SKY, MINT, BLUE, FOREST, BLUE, AMBER),
            "dark": (GREEN, FERN, SAND, MINT, FERN, SAND, AMBER),
        },
        PORTRAIT,
    ),
}


def draw(poster: Poster, shapes: ShapeSet) -> bytes:
    """Draw the poster as a PNG; raises ValueError where the municipality has no shape."""
    if poster.ags not in {one.ags for one in shapes.municipalities}:
        raise ValueError(f"There is no shape of the municipality {poster.ags}.")
    recipe = RECIPES[poster.recipe]
    dice = Random(f"{poster.recipe} {poster.ags}")  # noqa: S311 - a picture, not a secret
    # Asked for in any case, so that a given tone changes nothing but the colours.
    by_chance = dice.choice(sorted(recipe.tones))
    ground, *colours = recipe.tones[poster.tone or by_chance]
    scene = Scene(Land.of(shapes), poster.ags, Canvas(*recipe.size, ground), colours, dice, poster.stages)
    recipe.paint(scene)
    return scene.canvas.png()
