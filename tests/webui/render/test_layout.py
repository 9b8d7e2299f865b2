"""Boxes and lines of a picture: nothing meets that should not."""

import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webui.render.layers import GUTTER, NAME_ROOM, ROW, WIDTH, Box, Line
from webui.render.layout import layout

MOST = 13
NAMES = ("căn cứ", "thay thế", "thực hiện", "dẫn chiếu")


def columns():
    """How many boxes stand in each of up to five columns, the middle one has one."""
    return st.tuples(*[st.integers(0, MOST)] * 4).map(
        # There is nothing two steps away where nothing is one step away.
        lambda n: {-2: n[0] if n[1] else 0, -1: n[1], 0: 1, 1: n[2], 2: n[2] and n[3]}
    )


@st.composite
def pictures(draw):
    """Boxes of any height, and lines between any of them, and beyond."""
    boxes = [
        Box(f"{column}/{place}", column, draw(st.floats(20, 90)))
        for column, count in draw(columns()).items()
        for place in range(count)
    ]
    keys = st.sampled_from([box.key for box in boxes] + ["nowhere"])
    line = st.builds(Line, keys, keys, st.sampled_from(NAMES))
    return boxes, draw(st.lists(line, max_size=60))


def overlap(one, two):
    """Whether two rectangles (left, top, right, bottom) share some ground."""
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def rectangle(box):
    return box.x, box.y, box.x + box.width, box.y + box.height


def name_rectangle(name):
    left = name.at.x if name.anchor == "start" else name.at.x - NAME_ROOM
    return left, name.at.y - ROW / 2 + 1, left + NAME_ROOM, name.at.y + ROW / 2 - 1


@given(pictures())
@settings(max_examples=60, deadline=None)
def test_no_two_boxes_overlap(picture):
    """Every box stands alone, inside the picture."""
    drawn = layout(*picture)
    places = [rectangle(box) for box in drawn.boxes]

    assert len(places) == len(picture[0])
    assert not any(overlap(one, two) for one, two in combinations(places, 2))
    for left, top, right, bottom in places:
        assert left >= 0
        assert top >= 0
        assert right <= drawn.width
        assert bottom <= drawn.height


@given(pictures())
@settings(max_examples=60, deadline=None)
def test_no_two_names_overlap(picture):
    """A name can be read: no other name and no box covers it."""
    drawn = layout(*picture)
    names = [name_rectangle(line.name) for line in drawn.lines if line.name]
    boxes = [rectangle(box) for box in drawn.boxes]

    assert not any(overlap(one, two) for one, two in combinations(names, 2))
    assert not any(overlap(name, box) for name in names for box in boxes)


@given(pictures())
@settings(max_examples=60, deadline=None)
def test_lines_end_at_boxes(picture):
    """A line begins on the edge of the paper that cites, and ends on the other's."""
    drawn = layout(*picture)
    boxes = {box.key: box for box in drawn.boxes}

    for line in drawn.lines:
        ends = ((line.line.citing, line.begin), (line.line.cited, line.end))
        for key, point in ends:
            box = boxes[key]
            assert point.x in (box.x, box.x + box.width)
            assert box.y < point.y < box.y + box.height
        assert line.path.startswith(f"M{line.begin.x:.1f},{line.begin.y:.1f}")


@given(pictures())
@settings(max_examples=40, deadline=None)
def test_what_can_be_drawn_is_drawn(picture):
    """Between neighbouring columns no line is lost, and none is drawn twice."""
    boxes, lines = picture
    column = {box.key: box.column for box in boxes}
    due = {
        (line.citing, line.cited)
        for line in lines
        if {line.citing, line.cited} <= column.keys()
        and abs(column[line.citing] - column[line.cited]) == 1
    }
    pairs = [(d.line.citing, d.line.cited) for d in layout(boxes, lines).lines]

    assert due <= set(pairs)
    assert len(pairs) == len(set(pairs))


@given(pictures())
@settings(max_examples=30, deadline=None)
def test_lines_stay_inside(picture):
    """No bend leaves the picture, however lines cross."""
    drawn = layout(*picture)

    for line in drawn.lines:
        for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", line.path):
            assert 0 <= float(x) <= drawn.width
            assert 0 <= float(y) <= drawn.height


@given(pictures())
@settings(max_examples=20, deadline=None)
def test_a_picture_is_always_the_same(picture):
    """The same papers give the same picture, and no more of it than they need."""
    once = layout(*picture)

    assert layout(*picture) == once
    assert once.width <= 5 * WIDTH + 4 * GUTTER + 120


def test_a_cited_paper_stands_left_and_is_pointed_at():
    """The arrow of a line points the way it is read."""
    boxes = [Box("law", -1, 50), Box("paper", 0, 50), Box("report", 1, 50)]
    lines = [Line("paper", "law", "căn cứ"), Line("report", "paper", "báo cáo")]

    drawn = layout(boxes, lines)

    assert [line.points for line in drawn.lines] == ["left", "left"]
    assert [line.name and line.name.anchor for line in drawn.lines] == ["start", "end"]


@pytest.mark.parametrize("count", [1, 12])
def test_lines_past_the_middle_go_around_it(count):
    """A report that cites the law as well does not run through the paper between."""
    boxes = [Box("law", -1, 50), Box("paper", 0, 50)]
    boxes += [Box(f"report{place}", 1, 50) for place in range(count)]
    lines = [Line(f"report{place}", "law", "căn cứ") for place in range(count)]

    drawn = layout(boxes, lines)
    middle = next(box for box in drawn.boxes if box.key == "paper")

    assert len(drawn.lines) == count
    for line in drawn.lines:
        (lane, *_) = map(float, re.findall(r" [\d.]+,([\d.]+)H", line.path)[:1])
        assert not middle.y < lane < middle.y + middle.height
