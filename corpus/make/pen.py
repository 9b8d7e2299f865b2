"""Figures as a hand writes them with a pen: strokes of our own, a little uneven."""

import math
import random

from PIL import Image, ImageDraw

Point = tuple[float, float]
# Each figure in a box of 1 by 1, y downwards, as a clerk draws it: lists of strokes.
_STROKES: dict[str, tuple[tuple[Point, ...], ...]] = {
    "0": (
        ((0.5, 0), (0.1, 0.3), (0.1, 0.7), (0.5, 1), (0.9, 0.7), (0.9, 0.3), (0.5, 0)),
    ),
    "1": (((0.3, 0.25), (0.6, 0), (0.55, 1)),),
    "2": (((0.1, 0.2), (0.5, 0), (0.9, 0.25), (0.5, 0.65), (0.1, 1), (0.95, 0.97)),),
    "3": (
        ((0.15, 0.1), (0.6, 0), (0.85, 0.22), (0.45, 0.45)),
        ((0.45, 0.45), (0.9, 0.7), (0.55, 1), (0.1, 0.88)),
    ),
    "4": (((0.6, 0), (0.1, 0.62), (0.95, 0.6)), ((0.7, 0.35), (0.65, 1))),
    "5": (
        ((0.85, 0.03), (0.3, 0), (0.2, 0.4)),
        ((0.2, 0.4), (0.75, 0.4), (0.85, 0.75), (0.45, 1), (0.1, 0.9)),
    ),
    "6": (
        ((0.8, 0), (0.25, 0.4), (0.15, 0.8), (0.5, 1), (0.85, 0.75), (0.5, 0.55)),
        ((0.5, 0.55), (0.2, 0.7)),
    ),
    "7": (((0.1, 0.05), (0.9, 0), (0.4, 1)), ((0.3, 0.5), (0.75, 0.48))),
    "8": (
        ((0.5, 0.45), (0.15, 0.2), (0.5, 0), (0.85, 0.2), (0.5, 0.45)),
        ((0.5, 0.45), (0.1, 0.75), (0.5, 1), (0.9, 0.75), (0.5, 0.45)),
    ),
    "9": (
        ((0.8, 0.25), (0.45, 0), (0.15, 0.25), (0.45, 0.5), (0.8, 0.25)),
        ((0.8, 0.25), (0.75, 0.6), (0.5, 1)),
    ),
}
_STEPS = 10
_SPACING = 1.25


def write(
    figures: str,
    page: Image.Image,
    place: tuple[float, float],
    height: float,
    ink: tuple[int, int, int],
) -> None:
    """Write ``figures`` on ``page``, the foot of the first one at ``place``, in pixels."""
    hand = random.Random(figures)  # noqa: S311 - not a secret
    draw = ImageDraw.Draw(page)
    left, foot = place
    for figure in figures:
        width = height * hand.uniform(0.5, 0.62)
        top = foot - height * hand.uniform(0.95, 1.1)
        for stroke in _STROKES[figure]:
            shaken = [_shaken(point, hand) for point in stroke]
            points = [
                (left + x * width + (1 - y) * height * 0.12, top + y * height)
                for x, y in _curve(shaken)
            ]
            draw.line(points, ink, max(2, round(height / 11)), joint="curve")
        left += width * _SPACING


def _shaken(point: Point, hand: random.Random) -> Point:
    return point[0] + hand.uniform(-0.05, 0.05), point[1] + hand.uniform(-0.04, 0.04)


def _curve(points: list[Point]) -> list[Point]:
    """Return a smooth line through points (Catmull and Rom)."""
    ends = [points[0], *points, points[-1]]
    found = [points[0]]
    for at in range(len(points) - 1):
        four = ends[at : at + 4]
        steps = range(1, _STEPS + 1)
        found += [(_between(four, 0, t), _between(four, 1, t)) for t in steps]
    return found


def _between(four: list[Point], axis: int, step: int) -> float:
    a, b, c, d = (point[axis] for point in four)
    t = step / _STEPS
    bend = 2 * a - 5 * b + 4 * c - d
    return 0.5 * (
        2 * b
        + (c - a) * t
        + bend * math.pow(t, 2)
        + (3 * b - a - 3 * c + d) * math.pow(t, 3)
    )
