"""How lines run between boxes that stand: their ends, their bends, their names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from webui.render.layers import (
    BULGE,
    GAP,
    GUTTER,
    LANE,
    Drawn,
    Line,
    Name,
    Placed,
    Point,
    Way,
)

_ARROW = 8.0
_AIR = 5.0


class Row(NamedTuple):
    """A place on one side of a box where lines begin or end; ``name`` stands there."""

    key: str
    way: Way
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Course:
    """A line with the columns of the boxes that it joins."""

    line: Line
    citing_column: int
    cited_column: int

    @property
    def keys(self) -> tuple[str, str]:
        """The boxes at its ends, the citing one first."""
        return self.line.citing, self.line.cited

    @property
    def is_within(self) -> bool:
        """Whether both boxes stand in one column."""
        return self.citing_column == self.cited_column

    @property
    def is_across(self) -> bool:
        """Whether it passes the middle box."""
        return {self.citing_column, self.cited_column} == {-1, 1}

    @property
    def can_be_drawn(self) -> bool:
        """Whether it runs behind no box."""
        apart = abs(self.citing_column - self.cited_column)
        return self.is_across or apart == 1 or (self.is_within and apart == 0)

    @property
    def outer(self) -> str:
        """The box beside which its name stands: the one farther out."""
        is_cited = abs(self.cited_column) > abs(self.citing_column)
        return self.line.cited if is_cited else self.line.citing

    def other(self, key: str) -> str:
        """The box at its other end."""
        citing, cited = self.keys
        return cited if key == citing else citing

    def way(self, key: str) -> Way:
        """The side of a box on which it ends."""
        if self.is_within:
            return "left" if self.citing_column < 0 else "right"
        from_left = self.citing_column < self.cited_column
        return "right" if (key == self.line.citing) == from_left else "left"

    def row(self, key: str) -> Row:
        """The place on a side of a box where it ends.

        Lines of one name share a row at their outer end; at the other they spread.
        """
        is_named = key == self.outer and not self.is_within
        if is_named:
            return Row(key, self.way(key), self.line.name, str(key == self.line.citing))
        return Row(key, self.way(key), "", self.other(key))

    def rows(self, key: str) -> list[Row]:
        """The rows that it takes on a box: one, or none."""
        return [self.row(key)] if key in self.keys else []


def drawn(
    courses: Sequence[Course], placed: Mapping[str, Placed], middle: Placed
) -> list[Drawn]:
    """Return the lines as they run."""
    rows = _rows(courses, placed)
    hand = _Hand(placed, rows, _lanes(courses, placed, middle), middle)
    named: set[Row] = set()
    found = []
    for course in courses:
        outer = course.row(course.outer)
        is_first = bool(outer.name) and outer not in named
        named.add(outer)
        found.append(hand.draw(course, hand.name(course) if is_first else None))
    return found


@dataclass(frozen=True, slots=True)
class _Hand:
    """Everything that stands before a line is drawn."""

    placed: Mapping[str, Placed]
    rows: Mapping[Row, float]
    lanes: Mapping[Course, float]
    middle: Placed

    def draw(self, course: Course, name: Name | None) -> Drawn:
        begin, end = (self._end(course, key) for key in course.keys)
        is_from_right = course.way(course.line.cited) == "right"
        tip = Point(end.x + (_ARROW - 1) * (1 if is_from_right else -1), end.y)
        path = (
            _bow(begin, tip, course.citing_column)
            if course.is_within
            else self._between(course, begin, tip)
        )
        points: Way = "left" if is_from_right else "right"
        return Drawn(course.line, path, begin, end, points, name)

    def name(self, course: Course) -> Name:
        box = self.placed[course.outer]
        is_right = course.way(course.outer) == "right"
        away = _AIR + (_ARROW if course.outer == course.line.cited else 0)
        x = box.x + box.width + away if is_right else box.x - away
        height = self.rows[course.row(course.outer)]
        return Name(course.line.name, Point(x, height), "start" if is_right else "end")

    def _end(self, course: Course, key: str) -> Point:
        box = self.placed[key]
        x = box.x + box.width if course.way(key) == "right" else box.x
        return Point(x, self.rows[course.row(key)])

    def _between(self, course: Course, begin: Point, tip: Point) -> str:
        """Return the path from one column to another, straight beside its name."""
        sign = 1 if begin.x < tip.x else -1
        straight = min(course.line.room + 2 * _AIR, GUTTER - _ARROW - 24)
        bend_from, bend_to = begin, tip
        if course.outer == course.line.citing:
            bend_from = Point(begin.x + sign * straight, begin.y)
        else:
            bend_to = Point(tip.x - sign * straight, tip.y)
        if course in self.lanes:
            bends = self._past(bend_from, bend_to, self.lanes[course])
        else:
            bends = _bend(bend_from, bend_to)
        return f"M{_at(begin)}H{bend_from.x:.1f}{bends}H{tip.x:.1f}"

    def _past(self, begin: Point, end: Point, lane: float) -> str:
        """Return the path that passes the middle box in a lane."""
        left, right = self.middle.x - _AIR, self.middle.x + self.middle.width + _AIR
        enter, leave = (left, right) if begin.x < end.x else (right, left)
        before = _bend(begin, Point(enter, lane))
        return f"{before}H{leave:.1f}{_bend(Point(leave, lane), end)}"


def _bow(begin: Point, tip: Point, column: int) -> str:
    """Return the path between two boxes of one column, around its outer side."""
    sign = -1 if column < 0 else 1
    bulge = sign * min(BULGE - GAP / 2, 18 + abs(begin.y - tip.y) * 0.1)
    first, second = Point(begin.x + bulge, begin.y), Point(tip.x + bulge, tip.y)
    return f"M{_at(begin)}C{_at(first)} {_at(second)} {_at(tip)}"


def _bend(begin: Point, end: Point) -> str:
    half = (begin.x + end.x) / 2
    return f"C{_at(Point(half, begin.y))} {_at(Point(half, end.y))} {_at(end)}"


def _at(point: Point) -> str:
    return f"{point.x:.1f},{point.y:.1f}"


def _rows(courses: Sequence[Course], placed: Mapping[str, Placed]) -> dict[Row, float]:
    """Return the height of each row, in the order of what lies at the other ends."""
    ends: dict[Row, list[float]] = defaultdict(list)
    for course in courses:
        for key in course.keys:
            ends[course.row(key)].append(placed[course.other(key)].middle)
    sides: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in ends:
        sides[row.key, row.way].append(row)
    heights = {}
    for (key, _), side in sides.items():
        side.sort(key=lambda row: (sum(ends[row]) / len(ends[row]), row))
        box = placed[key]
        for place, row in enumerate(side, start=1):
            heights[row] = box.y + box.height * place / (len(side) + 1)
    return heights


def _lanes(
    courses: Iterable[Course], placed: Mapping[str, Placed], middle: Placed
) -> dict[Course, float]:
    """Return at which height each line passes the middle box."""
    across = [course for course in courses if course.is_across]

    def height(course: Course) -> float:
        return sum(placed[key].middle for key in course.keys) / 2

    above = sorted((c for c in across if height(c) < middle.middle), key=height)
    below = sorted((c for c in across if height(c) >= middle.middle), key=height)
    lanes = {}
    for place, course in enumerate(reversed(above), start=1):
        lanes[course] = middle.y - place * LANE
    for place, course in enumerate(below, start=1):
        lanes[course] = middle.y + middle.height + place * LANE
    return lanes
