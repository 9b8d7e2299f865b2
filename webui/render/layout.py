"""Where the boxes of a picture stand, and how the lines run between them.

Lines between neighbouring columns run through the gutter. Those within a column
bend around its outer side, and those from one side to the other pass above or
below the middle box. Others would run behind boxes, and are left to the list that
stands beside the picture; so is what exceeds the lanes around the middle.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from webui.render.layers import (
    BULGE,
    GAP,
    GUTTER,
    HEAD,
    LANE,
    LANES,
    MARGIN,
    ROW,
    WIDTH,
    Box,
    Layout,
    Line,
    Placed,
)
from webui.render.routes import Course, drawn

_SPREAD = 6.5
"""Least distance of lines that have no name."""


def layout(boxes: Iterable[Box], lines: Iterable[Line]) -> Layout:
    """Place boxes, each column in the order given, and draw what joins them.

    There must be exactly one box in the middle column.
    """
    all_boxes = {box.key: box for box in boxes}
    courses = _courses(all_boxes, lines)
    grown = [_grown(box, courses) for box in all_boxes.values()]
    placed = _placed(grown, courses)
    shift = _room_for_bends(placed.values(), courses, -1)
    placed = {key: replace(box, x=box.x + shift) for key, box in placed.items()}
    right = max(box.x + box.width for box in placed.values())
    bottom = max(box.y + box.height for box in placed.values())
    below = _lanes(courses) * LANE + GAP if _lanes(courses) else 0.0
    middle = next(box for box in placed.values() if box.column == 0)
    return Layout(
        width=right + _room_for_bends(placed.values(), courses, 1) + MARGIN,
        height=max(bottom, middle.y + middle.height + below) + MARGIN,
        boxes=tuple(placed.values()),
        lines=tuple(drawn(courses, placed, middle)),
        columns={box.column: box.x + box.width / 2 for box in placed.values()},
    )


def _courses(boxes: dict[str, Box], lines: Iterable[Line]) -> list[Course]:
    """Return the lines that can be drawn, each pair of boxes once per direction."""
    found: dict[tuple[str, str], Course] = {}
    across = 0
    for line in lines:
        citing, cited = boxes.get(line.citing), boxes.get(line.cited)
        if citing is None or cited is None or citing is cited:
            continue
        course = Course(line, citing.column, cited.column)
        across += course.is_across
        if course.can_be_drawn and not (course.is_across and across > LANES):
            found.setdefault((line.citing, line.cited), course)
    return list(found.values())


def _grown(box: Box, courses: Sequence[Course]) -> Box:
    """Make a box high enough for a row per name, and for lines to be told apart."""
    needs = [box.height]
    for way in ("left", "right"):
        rows = {row for c in courses for row in c.rows(box.key) if row.way == way}
        named = any(row.name for row in rows)
        needs.append((ROW if named else _SPREAD) * (len(rows) + 1))
    return replace(box, height=max(needs))


def _placed(boxes: Sequence[Box], courses: Sequence[Course]) -> dict[str, Placed]:
    columns: dict[int, list[Box]] = defaultdict(list)
    for box in boxes:
        columns[box.column].append(box)
    first = min(columns)
    tallest = max(_height(column) for column in columns.values())
    lanes = _lanes(courses)
    if lanes:
        tallest = max(tallest, _height(columns[0]) + 2 * (lanes * LANE + GAP))
    placed: dict[str, Placed] = {}
    for number in sorted(columns, key=abs):
        column = _untangled(columns[number], courses, placed)
        x = MARGIN + (number - first) * (WIDTH + GUTTER)
        y = HEAD + (tallest - _height(column)) / 2
        for box in column:
            placed[box.key] = Placed(box.key, number, x, y, box.height)
            y += box.height + GAP
    return {box.key: placed[box.key] for box in boxes}


def _untangled(
    column: Sequence[Box], courses: Sequence[Course], placed: dict[str, Placed]
) -> list[Box]:
    """Put far boxes beside the nearer ones they are joined to."""
    if abs(column[0].column) < 2:
        return list(column)

    def height(box: Box) -> float:
        ends = [c.other(box.key) for c in courses if box.key in c.keys]
        near = [placed[end].middle for end in ends if end in placed]
        return sum(near) / len(near) if near else float("inf")

    return sorted(column, key=height)


def _height(column: Sequence[Box]) -> float:
    return sum(box.height for box in column) + GAP * (len(column) - 1)


def _lanes(courses: Iterable[Course]) -> int:
    return sum(course.is_across for course in courses)


def _room_for_bends(
    boxes: Iterable[Placed], courses: Sequence[Course], sign: int
) -> float:
    """Return how much wider a picture is for lines that bend around its edge."""
    edge = max(sign * box.column for box in boxes)
    bends = any(c.is_within and sign * c.citing_column == edge for c in courses)
    return BULGE if bends else 0.0
