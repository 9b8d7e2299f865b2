"""Rows of dots in forms: taken off the picture, and put back among its words."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from indexer.extract.ocr import engine, leaders
from indexer.extract.ocr.lines import Line, Word, parted
from tests.indexer.extract import paper

FORM = (
    "Họ và tên người khai: " + 60 * ".",
    "Sinh ngày " + 8 * "." + " tháng " + 8 * "." + " năm " + 12 * ".",
    "Quê quán: " + 70 * ".",
    "Nhiệm vụ được giao, các nhiệm vụ khác... và thời gian",
)


@pytest.fixture(scope="module")
def tesseract():
    with engine.opened() as tesseract:
        yield tesseract


def form(*lines: str) -> Image.Image:
    """A page with lines of 14 points at 200 dots to the inch."""
    page = Image.new("L", (1600, 700), "white")
    typeface = ImageFont.truetype(paper.TYPEFACE, 34)
    for number, line in enumerate(lines):
        ImageDraw.Draw(page).text((120, 80 + 90 * number), line, font=typeface)
    return page


def texts(lines: list[Line]) -> list[str]:
    return [
        "".join(word.before * bool(n) + word.text for n, word in enumerate(line.words))
        for line in lines
    ]


def test_lines_with_leaders_are_read(tesseract):
    """What is printed before a leader is read, and the leader stands behind it."""
    bare, found = leaders.cleared(form(*FORM[:3]))

    seen = [parted(line) for line in tesseract.lines(bare, 200)]

    assert texts(leaders.among(seen, found)) == [
        FORM[0].replace(": .", ":."),
        FORM[1].replace(" .", "."),
        FORM[2].replace(": .", ":."),
    ]


def test_writing_has_no_leaders():
    """Feet of letters and three full stops are none; the picture stays as it is."""
    page = form(FORM[3], "illiilliilliilliill mmmmmmmmmmmmmm |||||||||||||||", 30 * "-")

    bare, found = leaders.cleared(page)

    assert (bare is page, found) == (True, [])


def test_what_is_written_upon_a_leader_stays():
    """Figures that were written upon the dots are not taken off with them."""
    page, stroke = form(FORM[2]), form()
    for drawn in (page, stroke):
        ImageDraw.Draw(drawn).line((420, 60, 500, 120), fill=0, width=4)

    bare, found = leaders.cleared(page)

    assert found
    assert np.asarray(bare)[np.asarray(stroke) == 0].max() == 0
    assert np.asarray(bare)[100:, 600:].min() == 255


def test_a_row_of_dots_alone_is_a_line():
    """It stands before the line that is below it."""
    words = [
        Line((Word(name, (100, top, 300, top + 40), 0.9),))
        for name, top in (("trên", 100), ("dưới", 300))
    ]
    dots = leaders.Leader((100, 200, 400, 204), 9)

    assert texts(leaders.among(words, [dots])) == ["trên", 9 * ".", "dưới"]
