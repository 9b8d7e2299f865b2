"""Figures in forms are looked for on the picture, and guessed at."""

import datetime as dt
import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from archive.model import Blank, Box, Page, Seen, Sight
from indexer.extract.handwriting import (
    guessing,
    looked_closer,
    network,
    places,
    scanned,
    strokes,
)
from indexer.extract.limits import Limits
from tests.indexer.extract import hand

TEXT = "Số: /CT-UBND Cao Sơn, ngày tháng 3 năm 2021"
POINT = 72 / 200


def seen(word, left, right):
    start = TEXT.index(word)
    box = Box(left * POINT, 304 * POINT, right * POINT, 330 * POINT)
    return Seen(start, start + len(word), box, 0.95)


WORDS = (
    seen("Số:", 202, 250),
    seen("/CT-UBND", 401, 570),
    seen("ngày", 910, 982),
    seen("tháng", 1082, 1180),
)
PAGE = Page(1, TEXT, "ocr", Sight(1654 * POINT, 2339 * POINT, WORDS))
BLANKS = (
    Blank("number", 1, TEXT.index(":") + 1, TEXT.index("/")),
    Blank("day", 1, TEXT.index("ngày") + 4, TEXT.index("tháng")),
)


def looked_at(folder, **filled):
    """Return what is seen in the form where it is filled in so, by its place."""
    file = folder / "a.png"
    hand.form(**filled).save(file, dpi=(200, 200))
    page = looked_closer(file, "image/png", PAGE, BLANKS, Limits())
    assert page.sight is not None
    return {one.what: one for one in page.sight.filled}


WRITTEN = [("07", "20"), ("154", "28"), ("2196", "03"), ("38", "15")]


@pytest.mark.parametrize(("number", "day"), WRITTEN)
def test_figures_by_hand_are_guessed(tmp_path, number, day):
    """What was written is among the first guesses, and its box is where it stands."""
    found = looked_at(tmp_path, number=number, day=day)

    assert number in [guess.text for guess in found["number"].guesses[:3]]
    assert day in [guess.text for guess in found["day"].guesses[:3]]
    box = found["day"].box
    assert 995 * POINT < box.left < 1010 * POINT
    assert 290 * POINT < box.top < box.bottom < 340 * POINT


def test_an_empty_form_shows_nothing(tmp_path):
    """Where there is no ink nothing is guessed: a draft stays a draft."""
    assert looked_at(tmp_path) == {}


def test_only_what_was_filled_in_is_told(tmp_path):
    """The number waits for its clerk while the day stands there."""
    assert list(looked_at(tmp_path, day="11")) == ["day"]


def likelihoods(rows):
    shares = np.array(rows, np.float32).reshape(-1, 11) + 1e-3
    return shares / shares.sum(axis=1, keepdims=True)


ROWS = st.lists(st.floats(0, 1, width=16), min_size=33, max_size=33).map(likelihoods)


@given(ROWS)
def test_a_reading_is_as_likely_as_all_its_ways(steps):
    """Three steps can show a number in ways that can be counted, one by one."""
    ways: dict[str, float] = {}
    for way in itertools.product(range(11), repeat=3):
        changes = (label for label, _ in itertools.groupby(way))
        text = "".join(str(label - 1) for label in changes if label)
        share = float(np.prod([steps[step, label] for step, label in enumerate(way)]))
        ways[text] = ways.get(text, 0.0) + share
    days = guessing.among(steps, 31)
    counted = {
        f"{day:02d}": ways.get(f"{day:02d}", 0.0)
        + (ways.get(str(day), 0.0) if day < 10 else 0.0)
        for day in range(1, 32)
    }

    first = max(days, key=lambda day: days[day])
    for day, share in days.items():
        expected = counted[day] / max(counted[first], 1e-30)
        assert share / days[first] == pytest.approx(expected, rel=1e-3, abs=1e-6)


@given(ROWS)
def test_numbers_are_shares_of_one(steps):
    """The likeliest comes first, none is longer than an office counts."""
    found = guessing.numbers(steps)

    assert sum(found.values()) == pytest.approx(1.0)
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert all(text.isdecimal() and len(text) <= 5 for text in found)


def test_the_network_answers_in_steps_of_four_dots():
    """Each step is a share of one, whatever the picture."""
    answer = network.steps(np.zeros((network.HEIGHT, 64), np.float32))

    assert answer.shape == (16, 11)
    assert answer.sum(axis=1) == pytest.approx(np.ones(16), rel=1e-4)


def inked(*boxes):
    """Return paper with boxes (left, top, right, bottom) of ink."""
    grey = np.full((80, 200), 250, np.uint8)
    for left, top, right, bottom in boxes:
        grey[top:bottom, left:right] = 20
    return strokes.darkness(grey)


FIELD = strokes.Field(60, 140, 25, 50)
FIGURE = (90, 22, 96, 55)
BESIDE = {
    "a rule": (62, 52, 138, 54),
    "a speck": (70, 30, 72, 33),
    "a dot of the form": (110, 48, 112, 50),
    "the word before": (20, 25, 64, 50),
    "the line below": (80, 70, 120, 79),
}


@pytest.mark.parametrize("other", BESIDE.values(), ids=BESIDE)
def test_what_is_no_figure_is_left_out(other):
    """Only the ink of the figure is kept, whatever stands around it."""
    found = strokes.written(inked(FIGURE, other), FIELD)

    assert found is not None
    there = found[1]
    assert (there.left, there.top, there.right, there.bottom) == FIGURE


@pytest.mark.parametrize("other", BESIDE.values(), ids=BESIDE)
def test_what_is_no_figure_is_not_written(other):
    """Alone it is as good as an empty place."""
    assert strokes.written(inked(other), FIELD) is None


def test_a_figure_that_touches_the_word_before_is_seen_in_part():
    """What hangs together with the word is left out of the figure, and that is told."""
    word, touching = (42, 25, 62, 50), (62, 22, 74, 50)

    assert strokes.is_torn(inked(FIGURE, word, touching), FIELD)


@pytest.mark.parametrize("other", BESIDE.values(), ids=BESIDE)
def test_a_figure_that_stands_free_is_whole(other):
    """Neither rules nor the edge of the word before tear it."""
    assert not strokes.is_torn(inked(FIGURE, other), FIELD)


def test_a_day_seen_in_part_is_never_sure(tmp_path):
    """A stroke between "ngày" and the figure may be half of it: a clerk is asked."""
    file = tmp_path / "a.png"
    form = hand.form(day="20")
    pen = ImageDraw.Draw(form)
    pen.line([(944, 334), (984, 316), (992, 300), (992, 330)], fill=0, width=4)
    form.save(file, dpi=(200, 200))
    page = looked_closer(file, "image/png", PAGE, BLANKS, Limits())

    assert page.sight is not None
    shares = [guess.confidence for guess in page.sight.filled[0].guesses]
    assert max(shares) <= 0.9


def test_a_red_seal_is_looked_through(tmp_path):
    """A seal over the number has no part in it."""
    form = hand.form(number="154").convert("RGB")
    seal = Image.new("RGB", form.size, (255, 60, 60))
    ring = np.zeros((form.height, form.width), bool)
    ring[280:350, 255:400] = (np.indices((70, 145)).sum(axis=0) % 9) < 3
    grey = np.asarray(form.convert("L")) > 128
    form.paste(seal, mask=Image.fromarray((ring & grey).astype(np.uint8) * 255))
    form.save(tmp_path / "a.png", dpi=(200, 200))
    page = looked_closer(tmp_path / "a.png", "image/png", PAGE, BLANKS, Limits())

    assert page.sight is not None
    assert [one.guesses[0].text for one in page.sight.filled] == ["154"]


def test_a_glued_word_is_cut_by_the_width_of_its_letters():
    """ "ngày,&0" ends where "ngày" does beside the words around it."""
    text = "Cao Sơn, ngày,&0 tháng 3"
    words = (
        Seen(0, 3, Box(100, 0, 121.6, 10), 0.9),
        Seen(4, 8, Box(125, 0, 148.3, 10), 0.9),
        Seen(9, 16, Box(152, 0, 190, 10), 0.1),
        Seen(17, 22, Box(192, 0, 215.3, 10), 0.9),
    )
    blank = Blank("day", 1, 13, 16)
    (place,) = places.located((blank,), words, text)

    assert 170 < place.box.left < 177
    assert place.box.right == 192


def test_a_word_that_holds_what_stands_behind_it_ends_the_place():
    """In "tháng/" the month is read into the word, which begins where it begins."""
    text = "ngày 2# tháng/ năm"
    words = (
        Seen(0, 4, Box(100, 0, 123, 10), 0.95),
        Seen(5, 7, Box(126, 0, 142, 10), 0.5),
        Seen(8, 14, Box(146, 0, 192, 10), 0.1),
        Seen(15, 18, Box(196, 0, 216, 10), 0.95),
    )
    (place,) = places.located((Blank("day", 1, 4, 8),), words, text)

    assert place.box.right == 146


def test_a_place_may_begin_its_line():
    """Where "Số" was lost, it begins with the first of what was read."""
    text = "CHI CỤC\n0 /KH-MTTQ"
    words = (
        Seen(0, 3, Box(60, 20, 80, 32), 0.9),
        Seen(8, 9, Box(60, 50, 66, 62), 0.4),
        Seen(10, 18, Box(80, 50, 140, 62), 0.9),
    )
    (place,) = places.located((Blank("number", 1, 8, 10),), words, text)

    assert (place.box.left, place.box.right) == (60, 80)
    assert not list(places.located((Blank("number", 1, 8, 8),), words[::2], text))


def test_words_of_two_lines_hold_no_place():
    """Where the words before and behind do not stand in a line, nothing is there."""
    words = (
        Seen(0, 3, Box(100, 0, 120, 10), 0.9),
        Seen(5, 13, Box(100, 30, 170, 40), 0.9),
    )

    assert (
        list(places.located((Blank("number", 1, 3, 5),), words, "Số:  /CT-UBND")) == []
    )


MADE = dt.date(2021, 3, 12)
BEHIND = "tháng 3 năm 2021"


def test_a_paper_is_not_younger_than_its_scan():
    """The days after it are out, and a day just before it weighs more than an old one."""
    weighed = scanned.weighed({"17": 0.5, "01": 0.25, "11": 0.25}, BEHIND, MADE)

    assert list(weighed) == ["11", "01", "17"]
    assert weighed["17"] == 0
    assert sum(weighed.values()) == pytest.approx(0.5)


def test_a_clock_that_was_wrong_decides_nothing():
    """A scan from before the month of the paper was dated wrongly."""
    days = {"17": 0.6, "11": 0.4}

    assert scanned.weighed(days, BEHIND, dt.date(2020, 1, 1)) == days
    assert scanned.weighed(days, "tháng ? năm 2021", MADE) == days
    assert scanned.weighed(days, BEHIND, None) == days
