"""Letters are put beside those that they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.evaluate.distance import Nearest, beside, compared, nearest

WORDS = st.text("aáđ o", max_size=8).map(compared)


def edits(one, other):
    """Return how many edits lie between two texts, in the plainest way."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        before, row[0] = row[0], number
        for at, against in enumerate(other, start=1):
            swapped = before + (letter != against)
            before, row[at] = row[at], min(swapped, row[at] + 1, row[at - 1] + 1)
    return row[-1]


@given(WORDS, WORDS)
def test_nearest_is_the_best_of_all_parts(paragraph, text):
    """No other part of the text is nearer, and the part named is that near."""
    found = nearest(paragraph, text)

    parts = (text[a:b] for a in range(len(text) + 1) for b in range(a, len(text) + 1))
    assert found.distance == min(edits(paragraph, part) for part in parts)
    assert edits(paragraph, text[found.start : found.end]) == found.distance


@given(WORDS, WORDS)
def test_letters_stand_beside_one_letter_in_order(truth, text):
    """Each letter stands for one at most, and none overtakes another."""
    found = beside(truth, text)

    assert sorted(found) == sorted(found, key=found.__getitem__)
    assert len(set(found.values())) == len(found)
    assert all(at < len(truth) and to < len(text) for at, to in found.items())


def test_what_is_missing_is_as_far_as_it_is_long():
    """Nothing is near an empty text."""
    assert nearest("Số 57", "") == Nearest(5, 0, 0)


def test_a_wrong_mark_stands_beside_the_right_one():
    """A letter with another mark is the same letter, whatever precedes it."""
    truth, text = "của Đảng ủy xã", "x cúa Dang uy xá"

    found = beside(truth, text)

    assert [text[found[at]] for at, c in enumerate(truth) if c in "ủĐảã"] == [
        "ú",
        "D",
        "a",
        "u",
        "á",
    ]


def test_the_last_word_of_a_long_text_keeps_its_place():
    """A word left out at the end costs nothing before it, however long the text."""
    words = [f"chữ{number}" for number in range(5000)]

    found = beside(" ".join(words[:-1]), " ".join(words))

    assert len(found) == len(" ".join(words[:-1]))


LEADERS = {
    "a form": ("Sinh ngày:..../...../....", "Sinh ngày:…/…/…"),
    "with blanks between": ("Số . . . . . /QĐ", "Số … /QĐ"),
    "lines": ("Họ tên: ______ tuổi", "Họ tên: … tuổi"),
    "three dots are the sign": ("vân vân...", "vân vân…"),
    "the end of a paper": ("thực hiện./.", "thực hiện./."),
    "a number": ("1.250.000", "1.250.000"),
}


@pytest.mark.parametrize(("text", "expected"), LEADERS.values(), ids=LEADERS)
def test_dots_of_a_form_are_one_sign(text, expected):
    """How many dots are printed says nothing."""
    assert compared(text) == expected
