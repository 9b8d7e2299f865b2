"""Pages on their side or head, and pages in uneven light, are read as if upright."""

from dataclasses import astuple

import numpy as np
import pytest
from PIL import Image

from indexer.extract.image import turned_clockwise
from indexer.extract.limits import Limits
from indexer.extract.ocr import light, recognise_pages, turning
from indexer.extract.ocr.lines import Line, Word
from tests.indexer.extract import paper


def read(path, picture):
    picture.save(path)
    (page,) = recognise_pages(path, "image/png", [1], Limits())
    return page


@pytest.mark.slow
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_reads_a_page_that_does_not_stand_upright(tmp_path, degrees):
    """Text and places are those of the upright page; how it was turned is told."""
    upright = paper.scan()
    lying = turned_clockwise(upright, 360 - degrees)

    page = read(tmp_path / "lying.png", lying)

    expected = read(tmp_path / "upright.png", upright)
    assert page.sight.turned == degrees
    assert expected.sight.turned == 0
    assert page.text == expected.text
    for word, other in zip(page.sight.words, expected.sight.words, strict=True):
        assert astuple(word.box) == pytest.approx(astuple(other.box), abs=1)


def lines(confidence: float, *boxes: tuple[int, int, int, int]) -> list[Line]:
    return [Line(tuple(Word("chữ", box, confidence) for box in boxes))]


ACROSS = ((0, 0, 60, 20), (70, 0, 130, 20), (140, 0, 200, 20))
DOWN = ((0, 0, 20, 60), (0, 70, 20, 130), (0, 140, 20, 200))
UP = tuple(reversed(DOWN))
NEEDED = {
    "upright": (0.9, ACROSS, 0),
    "on its head": (0.4, ACROSS, 180),
    "lines run down": (0.9, DOWN, 270),
    "lines run up": (0.9, UP, 90),
    "lines run down, without sense": (0.4, DOWN, 90),
    "too little to tell": (0.1, ACROSS[:2], 0),
    "nothing": (0.1, (), 0),
}


@pytest.mark.parametrize(
    ("confidence", "boxes", "degrees"), NEEDED.values(), ids=NEEDED
)
def test_tells_how_to_turn_a_page(confidence, boxes, degrees):
    """Only a page that was read badly, or along its height, is read again."""
    read = lines(confidence, *boxes) if boxes else []

    assert turning.needed(read) == degrees


def test_stays_as_it_lies_where_turning_makes_no_sense():
    """A photograph is as senseless on its head, and lines must run to the right."""
    before = lines(0.4, *ACROSS)

    assert not turning.is_better(lines(0.45, *ACROSS), before)
    assert not turning.is_better(lines(0.9, *DOWN), before)
    assert turning.is_better(lines(0.6, *ACROSS), before)


def shaded(least: float) -> Image.Image:
    """A page whose light fades to ``least`` at its left side."""
    page = np.asarray(paper.scan(paper.LETTER), float)
    fading = np.linspace(least, 1.0, page.shape[1])
    return Image.fromarray((page * fading).astype(np.uint8))


def test_makes_shaded_paper_white():
    """Paper is as white in the shade as in the light, and ink stays dark."""
    even = np.asarray(light.even(shaded(0.3)))

    assert np.percentile(even[:, :200], 50) > 245
    assert even[:, :300].min() < 60


@pytest.mark.parametrize("least", [1.0, 0.9])
def test_leaves_evenly_lit_pages_alone(least):
    """A page is cleaned of nothing where the light is as good as even."""
    page = shaded(least)

    assert light.even(page) is page


def test_takes_off_what_lies_around_a_sheet():
    """The table on which a paper was photographed is no ink."""
    photograph = Image.new("RGB", (1400, 1900), (60, 45, 40))
    photograph.paste(shaded(0.6).convert("RGB"), (80, 70))

    even = np.asarray(light.even(photograph))

    assert even[:24].min() > 200
    assert even[:, :24].min() > 200
