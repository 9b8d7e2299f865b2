"""Stamps of secrecy are read however they were put on, in colours and without."""

from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from archive import misread
from indexer.extract.ocr import colours, engine, framed, secret
from tests.indexer.extract import paper

RED, BLUE, BLACK = (205, 40, 45), (45, 60, 170), (30, 30, 30)


@pytest.fixture(scope="module")
def tesseract():
    with engine.opened() as tesseract:
        yield tesseract


def stamp(text, colour, frames):
    """A stamp of bold letters in one or two frames."""
    typeface = ImageFont.truetype(paper.TYPEFACE, 44)
    made = Image.new("RGBA", (round(typeface.getlength(text)) + 44, 84))
    drawn = ImageDraw.Draw(made)
    drawn.text((22, 12), text, font=typeface, fill=colour)
    for at in range(frames):
        edge = 3 + 8 * at
        box = (edge, edge, made.width - 1 - edge, made.height - 1 - edge)
        drawn.rectangle(box, outline=colour, width=4 - 2 * at)
    return made


def stamped(text, colour=RED, *, tilted=0.0, frames=1, place=(640, 4), worn=0.0):
    """A page with a stamp, at its top where nothing else says where."""
    page = paper.scan().convert("RGB")
    put_on = stamp(text, colour, frames)
    if worn:
        dots = np.array(put_on)
        kept = np.random.default_rng(7).random(dots.shape[:2]) > worn
        dots[..., 3] *= kept
        put_on = Image.fromarray(dots)
    put_on = put_on.rotate(tilted, Image.Resampling.BICUBIC, expand=True)
    layer = Image.new("RGB", page.size, "white")
    layer.paste(put_on, place, put_on)
    # As a scanner sees it.
    return ImageChops.multiply(page, layer).filter(ImageFilter.GaussianBlur(0.7))


def level(tesseract, page):
    """The level that is seen on a page, None for none."""
    found = secret.found(tesseract, colours.parted(page), [], 200)
    said = ["".join(word.text for word in line.words) for line in found]
    letters = ["".join(filter(str.isalpha, text)).upper() for text in said]
    levels = [misread.level(one) or misread.level_like(one) for one in letters]
    return levels[0] if levels else None


CASES = {
    "in two frames": ("MẬT", {"frames": 2}),
    "falling": ("MẬT", {"colour": BLUE, "tilted": 12}),
    "rising": ("TỐI MẬT", {"colour": BLUE, "tilted": -8}),
    "far askew": ("TUYỆT MẬT", {"tilted": 25}),
    "black on a copy": ("TỐI MẬT", {"colour": BLACK, "tilted": -4}),
    "over the text": ("TUYỆT MẬT", {"place": (170, 470)}),
    "worn": ("TỐI MẬT", {"worn": 0.2, "tilted": 5}),
}


@pytest.mark.slow
@pytest.mark.parametrize(("text", "how"), CASES.values(), ids=CASES)
def test_a_stamp_is_read(tesseract, text, how):
    """Its level is told, whatever marks its letters lost."""
    assert level(tesseract, stamped(text, **how)) == text.capitalize()


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["L", "1"])
def test_a_copy_has_no_colours(tesseract, mode):
    """The frame tells where a stamp may be."""
    page = stamped("TỐI MẬT", tilted=4).convert("L")
    shown = page if mode == "L" else page.point(lambda dot: 255 if dot > 150 else 0)

    assert level(tesseract, shown) == "Tối mật"


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["KHẨN", "HỎA TỐC", "SAO Y", "ĐẾN", "ĐÃ THU", "MẶT TRẬN"]
)
def test_other_stamps_are_left_alone(tesseract, text):
    """They say something else, and no letter of it is bent."""
    assert level(tesseract, stamped(text)) is None


def test_what_is_known_is_not_looked_for_again():
    """No place is read twice; a page without colours and frames is not read at all."""
    page = colours.parted(paper.scan().convert("L"))

    nobody: Any = None

    assert secret.found(nobody, page, [], 200) == []


def test_a_frame_goes_and_letters_stay():
    """Both frames, and nothing between them."""
    made = stamp("MẬT", (0, 0, 0), 2)
    page = Image.new("L", made.size, 255)
    page.paste(made.convert("L"), (0, 0), made)

    bare = np.asarray(framed.without(page)) < 128

    assert not bare[:, :10].any()
    assert not bare[:12].any()
    assert bare[20:60, 25:-25].any()
