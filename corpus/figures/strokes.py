"""Figures of strokes: what Vietnamese hands have and American ones have not."""

import math
import random
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

Point = tuple[float, float]
Stroke = list[Point]


def _arc(  # noqa: PLR0913, PLR0917  # an ellipse and the part of it
    x: float, y: float, across: float, down: float, start: float, end: float
) -> Stroke:
    turns = np.linspace(math.radians(start), math.radians(end), 14)
    return [(x + across * math.cos(t), y + down * math.sin(t)) for t in turns]


# Each way to write a figure is its strokes in a square: right and down.
WAYS: dict[str, list[list[Stroke]]] = {
    "0": [
        [_arc(0.5, 0.5, 0.33, 0.48, -80, 290)],
        [_arc(0.5, 0.5, 0.3, 0.48, -120, 260)],
        [[*_arc(0.5, 0.5, 0.3, 0.48, -60, 330), (0.62, 0.02)]],
    ],
    "1": [
        [[(-0.35, 0.8), (0.55, 0.02), (0.5, 1)]],
        [[(-0.5, 0.6), (-0.1, 0.55), (0.5, 0), (0.45, 1)]],
        [[(-0.25, 1), (0.5, 0), (0.4, 1)]],
        [[(-0.45, 0.75), (0.6, 0), (0.6, 1)]],
        [[(-0.1, 0.35), (0.55, 0), (0.5, 1)]],
        [[(-0.3, 0.7), (0.1, 0.45), (0.55, 0), (0.52, 0.5), (0.5, 1)]],
        [[(0.15, 0.45), (0.6, 0), (0.6, 1)]],
        [[(0.05, 0.6), (0.55, 0), (0.45, 1)]],
        [[(0.2, 0.3), (0.55, 0), (0.55, 1)], [(0.2, 1), (0.9, 1)]],
        [[(0.5, 0), (0.5, 1)]],
        [[(0, 0.75), (0.6, 0.02), (0.5, 1)]],
        [[(0.1, 0.55), (0.35, 0.3), (0.6, 0), (0.6, 1)]],
    ],
    "2": [
        [[*_arc(0.5, 0.28, 0.33, 0.28, -170, 40), (0.55, 0.65), (0.1, 1), (0.95, 1)]],
        [
            [
                *_arc(0.5, 0.28, 0.33, 0.28, -180, 50),
                *((0.45, 0.75), (0.2, 0.95), (0.12, 0.85), (0.25, 0.78)),
                *((0.5, 0.93), (0.75, 1), (0.98, 0.88)),
            ]
        ],
        [
            [
                *_arc(0.5, 0.25, 0.3, 0.25, -160, 60),
                *((0.3, 0.85), (0.1, 1), (0.3, 0.93), (0.6, 1), (0.95, 0.96)),
            ]
        ],
    ],
    "3": [
        [_arc(0.42, 0.25, 0.33, 0.25, -150, 90) + _arc(0.42, 0.74, 0.38, 0.26, -90, 150)],
        [[(0.1, 0.02), (0.8, 0.02), (0.42, 0.42), *_arc(0.42, 0.72, 0.38, 0.28, -80, 150)]],
    ],
    "4": [
        [[(0.6, 0), (0.05, 0.68), (0.95, 0.68)], [(0.68, 0.35), (0.68, 1)]],
        [[(0.25, 0), (0.12, 0.6), (0.95, 0.55)], [(0.75, 0.1), (0.65, 1)]],
        [[(0.7, 1), (0.7, 0), (0.05, 0.7), (0.98, 0.7)]],
        [[(0.3, 0.1), (0.1, 0.65), (0.55, 0.62), (0.95, 0.6)], [(0.7, 0.4), (0.6, 1)]],
    ],
    "5": [
        [[(0.85, 0.02), (0.25, 0.02), (0.2, 0.42), *_arc(0.45, 0.68, 0.38, 0.31, -110, 150)]],
        [[(0.25, 0.05), (0.2, 0.45), *_arc(0.45, 0.7, 0.36, 0.29, -110, 150)], [(0.25, 0.05), (0.9, 0)]],
        [[(0.3, 0), (0.2, 0.4), (0.5, 0.38), *_arc(0.5, 0.68, 0.33, 0.3, -60, 150)], [(0.3, 0.02), (0.95, 0.02)]],
    ],
    "6": [
        [[(0.75, 0), (0.35, 0.3), *_arc(0.47, 0.7, 0.33, 0.29, 190, -170)]],
        [[(0.6, 0), (0.2, 0.5), *_arc(0.48, 0.7, 0.32, 0.29, 180, -200)]],
    ],
    "7": [
        [[(0.05, 0.05), (0.9, 0.05), (0.4, 1)]],
        [[(0.05, 0.05), (0.9, 0.03), (0.4, 1)], [(0.3, 0.5), (0.85, 0.48)]],
        [[(0.08, 0.18), (0.1, 0.04), (0.9, 0.03), (0.55, 0.5), (0.42, 1)], [(0.25, 0.52), (0.9, 0.45)]],
        [[(0.05, 0.12), (0.5, 0.05), (0.9, 0), (0.4, 0.6), (0.35, 1)]],
    ],
    "8": [
        [[*_arc(0.5, 0.25, 0.27, 0.24, -30, -300), *_arc(0.5, 0.74, 0.34, 0.26, -60, 270), (0.55, 0.47), (0.72, 0.15)]],
        [[(0.8, 0.1), *_arc(0.5, 0.22, 0.28, 0.21, -40, -200), (0.35, 0.4), (0.65, 0.55), *_arc(0.5, 0.76, 0.33, 0.24, -30, 200), (0.4, 0.5), (0.82, 0.08)]],
        [_arc(0.5, 0.24, 0.27, 0.23, 0, 360), _arc(0.5, 0.74, 0.34, 0.26, 0, 360)],
    ],
    "9": [
        [[*_arc(0.48, 0.28, 0.33, 0.27, -20, -340), (0.8, 0.25), (0.65, 1)]],
        [[*_arc(0.45, 0.28, 0.32, 0.27, 0, -350), (0.78, 0.1), (0.72, 0.7), *_arc(0.45, 0.78, 0.28, 0.22, 0, 130)]],
        [[*_arc(0.48, 0.28, 0.33, 0.27, -20, -340), (0.8, 0.3), (0.55, 0.8), (0.3, 1)]],
    ],
}  # fmt: skip


def written(figures: str, chance: random.Random) -> np.ndarray:
    """Return a number in one made-up hand, black on white."""
    tall, wide = chance.uniform(36, 56), chance.uniform(0.42, 0.75)
    pen, gap = chance.uniform(1.6, 6), chance.uniform(-0.12, 0.35)
    slant, is_sharp = chance.uniform(-0.1, 0.5), chance.random() < 0.5
    own = {figure: chance.choice(ways) for figure, ways in WAYS.items()}
    picture = Image.new("L", (int((len(figures) + 2) * tall) + 80, int(tall * 2)), 255)
    left = 40.0
    for figure in figures:
        way = own[figure] if chance.random() < 0.8 else chance.choice(WAYS[figure])
        high = tall * chance.uniform(0.85, 1.12)
        across = high * wide * chance.uniform(0.85, 1.15)
        if figure == "1" and chance.random() < 0.7:
            across *= 0.62
        top = tall * (0.5 + chance.uniform(-0.08, 0.08)) + tall - high
        for stroke in way:
            line = _shaken(stroke, chance)
            line = line if is_sharp and len(line) < 5 else _smooth(line)
            _draw(
                picture,
                [
                    (left + (x + slant * (1 - y) * 0.6) * across, top + y * high)
                    for x, y in line
                ],
                pen,
            )
        left += across * (1 + gap * chance.uniform(0.6, 1.4))
    return np.asarray(picture)


def _shaken(stroke: Stroke, chance: random.Random) -> Stroke:
    if len(stroke) < 10:
        return [
            (x + chance.gauss(0, 0.035), y + chance.gauss(0, 0.03)) for x, y in stroke
        ]
    turn = chance.gauss(0, 0.08)
    return [
        (x + math.cos(turn * 9 + k / 3) * 0.02, y + math.sin(turn * 7 + k / 3) * 0.02)
        for k, (x, y) in enumerate(stroke)
    ]


def _smooth(stroke: Stroke) -> Stroke:
    """Return the points of a curve through the points of a stroke (Catmull-Rom)."""
    if len(stroke) < 3:
        return stroke
    points = np.array(stroke)
    ends = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    found = []
    for i in range(1, len(ends) - 2):
        a, b, c, d = ends[i - 1 : i + 3]
        for t in np.linspace(0, 1, 5, endpoint=False):
            bend = (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
            found.append(tuple(0.5 * (2 * b + (c - a) * t + bend)))
    return [*found, stroke[-1]]


def _draw(picture: Image.Image, line: Sequence[Point], pen: float) -> None:
    drawn = ImageDraw.Draw(picture)
    drawn.line(list(line), fill=0, width=max(1, round(pen)), joint="curve")
    for x, y in (*line[::3], line[-1]):
        drawn.ellipse((x - pen / 2, y - pen / 2, x + pen / 2, y + pen / 2), fill=0)
