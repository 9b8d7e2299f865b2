"""Places of a text found again on the picture of its page."""

import time
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from archive.model import Box, Span
from indexer.extract.picture import Layout, Word
from webui.render.overlay import Mark, boxes, drawing, located

LINES = ("Số 171-KH/TU", "ngày 01 tháng 8", "về nông thôn mới")


def words(*lines):
    """Words ten points wide and high, each line twenty points below the last."""
    return tuple(
        Word(word, Box(20 * column, 20 * row, 20 * column + 15, 20 * row + 10))
        for row, line in enumerate(lines)
        for column, word in enumerate(line.split())
    )


def page(*lines):
    return Layout(200, 100, words(*lines))


def found(text, quoted, layout):
    start = text.index(quoted)
    return boxes(text, Span(start, start + len(quoted)), located(text, layout))


SAME = {
    "as drawn": "Số 171-KH/TU\nngày 01 tháng 8\nvề nông thôn mới",
    "other blanks": "Số   171-KH/TU ngày\t01 tháng 8 về\n\nnông thôn mới",
    "a mark set otherwise": "Số 171-KH/TU\nngày 01 thang 8\nvề nông thôn mới",
    "a word put right by a person": "Số 172-KH/TU\nngày 01 tháng 8\nvề nông thôn mới",
    "a line that is not drawn": "BẢN SAO\nSố 171-KH/TU\nngày 01 tháng 8\nvề nông thôn mới",
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_a_place_is_found_however_its_text_came(text):
    """What was rebuilt or put right still shows where it stands."""
    assert found(text, "nông thôn", page(*LINES)) == [Box(20, 40, 55, 50)]


def test_a_place_over_two_lines_has_two_boxes():
    """No box covers what lies between."""
    text = "\n".join(LINES)

    assert found(text, "171-KH/TU\nngày 01", page(*LINES)) == [
        Box(20, 0, 35, 10),
        Box(0, 20, 35, 30),
    ]


def test_an_old_encoding_is_matched_by_its_blanks():
    """Every letter is drawn otherwise, but the words are as many."""
    drawn = page("Sè 171-KH/TU", "ngµy 01 th¸ng 8", "vÒ n«ng th«n míi")
    garbled = replace(
        drawn, drawn=tuple(replace(w, text="¶" + w.text) for w in drawn.drawn)
    )

    assert found("\n".join(LINES), "nông thôn", garbled) == [Box(20, 40, 55, 50)]


def test_a_page_drawn_out_of_order_is_matched_line_by_line():
    """The words as rebuilt are asked where those as drawn do not fit."""
    drawn = tuple(Word(w.text[::-1], w.box) for w in reversed(words(*LINES)))
    layout = Layout(200, 100, drawn, words(*LINES))

    assert found("\n".join(LINES), "nông thôn", layout) == [Box(20, 40, 55, 50)]


def test_a_scan_marks_nothing():
    """Where no word has a place, nothing is marked and nothing breaks."""
    assert found("Số 171-KH/TU", "171-KH/TU", Layout(200, 100)) == []


def test_a_drawing_is_as_large_as_its_page_and_names_its_facts():
    """It fits over the picture, and a script can light up one fact."""
    mark = Mark(Span(3, 12), "fact", 'fact-"symbol<')
    svg = ET.fromstring(str(drawing(page(*LINES), "\n".join(LINES), [mark])))  # noqa: S314  # our own drawing

    assert svg.get("viewBox") == "0 0 200 100"
    (rect,) = svg
    assert rect.get("data-place") == 'fact-"symbol<'
    assert (rect.get("x"), rect.get("y")) == ("19.0", "-0.5")


def test_a_drawing_has_an_end():
    """A search for a common word cannot make a page of a million rectangles."""
    text = "a " * 2000
    layout = Layout(200, 100, words(text))
    marks = [Mark(Span(n * 2, n * 2 + 1), "found") for n in range(2000)]

    assert str(drawing(layout, text, marks)).count("<rect") == 400


def test_a_page_made_of_one_word_is_given_up_at_once():
    """Matching words with words must not take for ever, whatever is drawn."""
    text = "a " * 9_999

    begun = time.monotonic()
    placed = located(text, Layout(200, 100, words("a " * 10_000)))

    assert placed == [None] * 9_999
    assert time.monotonic() - begun < 2
