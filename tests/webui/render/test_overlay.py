"""Places of a text found again on the picture of its page."""

from xml.etree import ElementTree as ET

import pytest

from archive.model import Box, Span
from webui.render.located import Located, Standing
from webui.render.overlay import Mark, drawing

SVG = "{http://www.w3.org/2000/svg}"
LINES = ("Số 171-KH/TU", "ngày 01 tháng 8", "về nông thôn mới")
TEXT = "\n".join(LINES)


def page(text=TEXT):
    """Words fifteen points wide and ten high, each line twenty points below the last."""
    at, words = 0, []
    for row, line in enumerate(text.split("\n")):
        for column, word in enumerate(line.split()):
            at = text.index(word, at)
            box = Box(20 * column, 20 * row, 20 * column + 15, 20 * row + 10)
            words.append(Standing(at, at + len(word), box))
            at += len(word)
    return Located(200, 100, text, tuple(words))


def drawn(located, *marks):
    return ET.fromstring(str(drawing(located, marks)))  # noqa: S314  # our own drawing


def test_a_drawing_is_as_large_as_its_page_and_names_its_facts():
    """It fits over the picture, and a script can light up one fact."""
    svg = drawn(page(), Mark(Span(3, 12), "fact", 'fact-"symbol<'))

    assert svg.get("viewBox") == "0 0 200 100"
    (rect,) = svg.iter(f"{SVG}rect")
    assert rect.get("data-place") == 'fact-"symbol<'
    assert (rect.get("x"), rect.get("y")) == ("19.0", "-0.5")


def test_a_drawing_has_an_end():
    """A search for a common word cannot make a page of a million rectangles."""
    text = "\n".join(["a"] * 9_000)
    marks = [Mark(Span(n * 2, n * 2 + 1), "found") for n in range(2000)]
    made = str(drawing(page(text), marks))

    assert made.count("<rect") == 400
    assert made.count("<tspan") == 5_000


def test_words_are_copied_in_the_order_in_which_they_are_read():
    """A line is one text, with its blanks; so it is found and copied whole."""
    lines = ["".join(line.itertext()) for line in drawn(page()).iter(f"{SVG}text")]

    assert lines == [*LINES]


def test_a_word_is_as_wide_as_it_stands_and_knows_its_place():
    """Whoever selects it sees what was selected, and a form can find it."""
    svg = drawn(page())
    word = next(w for w in svg.iter(f"{SVG}tspan") if w.text == "171-KH/TU")

    assert (word.get("x"), word.get("textLength")) == ("20.0", "15.0")
    start, end = map(int, word.get("data-at").split("-"))
    assert TEXT[start:end] == "171-KH/TU"


def test_control_characters_are_left_out():
    """A layer may hold any; with them no browser would draw the words."""
    svg = drawn(page("về\x02 \x0bnông\ufffe \x00"))

    assert [word.text for word in svg.iter(f"{SVG}tspan")] == ["về", "nông", None]


def test_columns_are_not_one_line():
    """What stands far above begins a line of its own."""
    words = (
        Standing(0, 3, Box(0, 0, 20, 10)),
        Standing(4, 7, Box(60, 50, 80, 60)),
    )
    lines = [*drawn(Located(100, 100, "một hai", words)).iter(f"{SVG}text")]

    assert ["".join(line.itertext()) for line in lines] == ["một", "hai"]


@pytest.mark.parametrize("hostile", ["</svg><script>", "&lt;", '"x"'])
def test_words_of_a_paper_are_never_markup(hostile):
    """What a paper says is drawn as it says it."""
    (line,) = drawn(page(hostile)).iter(f"{SVG}text")

    assert "".join(line.itertext()) == hostile
