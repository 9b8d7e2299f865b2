"""Words of a text found again on the picture of its page."""

import time
from dataclasses import replace

import pytest

from archive.model import Box, Seen, Sight, Span
from indexer.extract.picture import Layout, Word
from webui.render.located import by_layout, by_sight, own
from webui.render.overlay import boxes

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
    return boxes(by_layout(text, layout), Span(start, start + len(quoted)))


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


def test_a_page_made_of_one_word_is_given_up_at_once():
    """Matching words with words must not take for ever, whatever is drawn."""
    text = "a " * 9_999

    begun = time.process_time()
    placed = by_layout(text, Layout(200, 100, words("a " * 10_000)))

    assert placed.words == ()
    assert time.process_time() - begun < 2


READ = "Số 17I-KH/TU\nngày 01 tháng 8"


def seen(text=READ):
    """What recognition says of a page: every word with its box, none too sure."""
    at, found = 0, []
    for number, word in enumerate(text.split()):
        at = text.index(word, at)
        box = Box(20 * number, 0, 20 * number + 15, 10)
        found.append(Seen(at, at + len(word), box, 0.5 + number / 100))
        at += len(word)
    return Sight(200, 100, tuple(found))


def placed(located):
    """Each word with where it stands and how sure it is."""
    return [
        (located.text[w.start : w.end], w.box.left, w.confidence) for w in located.words
    ]


def test_recognised_words_stand_where_they_were_seen():
    """Nothing is matched: recognition knows."""
    assert placed(by_sight(READ, seen(), READ)) == [
        ("Số", 0, 0.5),
        ("17I-KH/TU", 20, 0.51),
        ("ngày", 40, 0.52),
        ("01", 60, 0.53),
        ("tháng", 80, 0.54),
        ("8", 100, 0.55),
    ]


def test_a_word_put_right_stands_where_the_wrong_one_stood():
    """And is as sure as the person who typed it; what was added has no place."""
    text = "BẢN SAO\nSố 171-KH/TU\nngày 01 tháng 8"

    assert placed(by_sight(text, seen(), READ))[:3] == [
        ("Số", 0, 0.5),
        ("171-KH/TU", 20, 1.0),
        ("ngày", 40, 0.52),
    ]


def test_a_mark_put_right_makes_a_word_sure():
    """“thang” and “tháng” are two words to whoever corrects."""
    text = READ.replace("tháng", "thang")

    assert ("thang", 80, 1.0) in placed(by_sight(text, seen(), READ))


def test_places_outside_the_text_are_left_out():
    """Whatever is kept beside a text can be of another one."""
    assert by_sight("Số", seen(), "Số").words == by_sight("Số", seen("Số"), "Số").words


def test_a_file_that_nobody_read_has_the_words_drawn_on_it():
    """Line by line where they are drawn in another order."""
    lined = words("một hai", "ba")
    there = own(Layout(200, 100, lined[::-1], lined))

    assert [there.text[w.start : w.end] for w in there.words] == ["một", "hai", "ba"]
