"""Words cut and broken to the room they have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webui.render.lettering import fitted, lines, width

CASES = {
    "a short one stays whole": ("Kế hoạch", 200, ("Kế hoạch",)),
    "one that is too long goes on": (
        "Quy định về những điều đảng viên không được làm",
        140,
        ("Quy định về những", "điều đảng viên không…"),
    ),
    "nothing gives no line": ("", 100, ()),
    "blanks and line ends are one blank": ("về \n việc", 100, ("về việc",)),
    "a word longer than a line is cut": ("a" * 60, 60, ("aaaaaa…",)),
}


@pytest.mark.parametrize(("text", "room", "expected"), CASES.values(), ids=CASES)
def test_breaks_into_two_lines(text, room, expected):
    """Words are kept together, and dots say that something is left out."""
    assert lines(text, room, 11.5, most=2) == expected


@given(st.text(max_size=80), st.floats(30, 300))
def test_no_line_is_wider_than_its_room(text, room):
    """Whatever is written, it stays in its box."""
    found = lines(text, room, 11.5, most=2)

    assert len(found) <= 2
    assert all(width(line, 11.5) <= room for line in found)


@given(st.text(max_size=40))
def test_marks_make_no_letter_wider(text):
    """A cut text is a beginning of the text."""
    assert text.startswith(fitted(text, 60, 11.5).removesuffix("…").rstrip())
