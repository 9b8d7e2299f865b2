"""Lines from the places of letters: pure geometry, and never slow."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.extract.pdf.lines import Letter, rebuild, turned

WIDTH = 6.0
SIZE = 12.0


def placed(lines, *, turns=0):
    """Letters of one width, each line below the other; blanks are not drawn."""
    return [
        Letter(
            character=character,
            baseline=800.0 - number * 16,
            left=column * WIDTH,
            right=(column + 1) * WIDTH,
            centre=(column + 0.5) * WIDTH,
            size=SIZE,
            turns=turns,
        )
        for number, line in enumerate(lines)
        for column, character in enumerate(line)
        if character != " "
    ]


WORDS = st.lists(
    st.text("aăâbcdđeêghikươxy", min_size=1, max_size=7), min_size=1, max_size=8
)
PAGES = st.lists(WORDS.map(" ".join), min_size=1, max_size=6)


@settings(deadline=None)
@given(PAGES, st.randoms(use_true_random=False))
def test_the_order_of_drawing_does_not_matter(lines, random):
    """However the letters are shuffled, the lines come out as they stand."""
    letters = placed(lines)
    random.shuffle(letters)

    assert rebuild(letters) == "\n".join(lines)


@settings(deadline=None)
@given(PAGES, st.randoms(use_true_random=False))
def test_marks_find_their_letters(lines, random):
    """Marks drawn apart, in any order, join the letters under which they stand."""
    letters = [
        Letter(mark, base.baseline, base.left, base.right, base.centre, base.size)
        for base in placed(lines)
        for mark in unicodedata.normalize("NFD", base.character)
    ]
    apart = [letter for letter in letters if unicodedata.combining(letter.character)]
    random.shuffle(apart)
    bases = [letter for letter in letters if letter not in apart]

    assert rebuild(bases + apart) == "\n".join(lines)


def test_a_wide_gap_is_a_column():
    """Cells of one row are parted by a tab, words by a blank."""
    near = placed(["hai mươi"])
    far = [
        Letter(c.character, c.baseline, c.left + 200, c.right + 200, 0, SIZE)
        for c in placed(["ba"])
    ]

    assert rebuild(near + far) == "hai mươi\tba"


def test_a_raised_number_is_a_line_of_its_own():
    """A footnote mark well above the line does not break the word."""
    raised = Letter("1", 806.0, 18.0, 21.0, 19.5, 7.0)

    assert rebuild([*placed(["chi bộ"]), raised]) == "1\nchi bộ"


def test_directions_do_not_mix():
    """Text set sideways stands apart from text set upright."""
    assert rebuild([*placed(["trên"]), *placed(["ngang"], turns=3)]) == "trên\nngang"


@given(st.tuples(*[st.floats(-1e6, 1e6)] * 4), st.integers(0, 3))
def test_four_quarter_turns_change_nothing(box, turns):
    """Turning by some quarters, then by the rest of four, gives the box back."""
    assert turned(turned(box, turns), (4 - turns) % 4) == pytest.approx(box)


def test_nothing_gives_nothing():
    """A page without letters has no lines."""
    assert rebuild([]) == ""


@pytest.mark.parametrize("character", ["a", "\u0301"], ids=["letters", "marks"])
def test_takes_linear_time(character):
    """Thousands of characters on one spot cost no more than on a page."""
    heap = [Letter(character, 0.0, 0.0, 6.0, 3.0, SIZE)] * 30_000
    started = time.process_time()

    rebuild([Letter("o", 0.0, 0.0, 6.0, 3.0, SIZE), *heap])

    assert time.process_time() - started < 5
