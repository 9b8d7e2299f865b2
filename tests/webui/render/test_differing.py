"""What differs is shown, word by word, and nothing else at length."""

import time

import pytest

from webui.render.differing import differences

CASES = {
    "the same": ("một\nhai", "một\nhai", []),
    "a word": ("số 362 năm", "số 363 năm", ["số <del>362</del><ins>363</ins> năm"]),
    "a line taken out": ("một\nhai\nba", "một\nba", ["một", "<del>hai</del>", "ba"]),
    "far from both ends": (
        "a\nb\nc\nd\ne\nf\ng",
        "a\nb\nc\nX\ne\nf\ng",
        ["⋯", "c", "<del>d</del><ins>X</ins>", "e", "⋯"],
    ),
    "two places": (
        "1\na\nb\nc\nd\n2",
        "3\na\nb\nc\nd\n4",
        ["<del>1</del><ins>3</ins>", "a", "⋯", "d", "<del>2</del><ins>4</ins>"],
    ),
    "hostile": ("<b>", "<i>", ["&lt;<del>b</del><ins>i</ins>&gt;"]),
    "from nothing": ("", "mới", ["<ins>mới</ins>"]),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_differences(case):
    """Each difference with the line before and after it."""
    old, new, expected = case
    assert [str(line.text) for line in differences(old, new)] == expected


def test_a_long_text_is_compared_at_once():
    """One letter in a thousand pages costs no time."""
    lines = [f"Dòng {number % 7} của trang" for number in range(40_000)]
    other = [*lines[:20_000], "mới", *lines[20_001:]]

    begun = time.process_time()
    found = differences("\n".join(lines), "\n".join(other))

    assert len(found) == 5
    assert time.process_time() - begun < 2
