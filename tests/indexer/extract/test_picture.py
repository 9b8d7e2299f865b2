"""Pages as people see them, and where their words stand."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from archive.errors import DamagedFileError, TooLargeError
from archive.model import Box
from indexer.extract import picture
from indexer.extract.limits import Limits
from indexer.extract.picture import Asked
from tests.indexer.extract import paper

PDF = "application/pdf"
LIMITS = Limits()


@pytest.fixture
def letter(tmp_path):
    return paper.written(tmp_path / "letter.pdf", paper.LETTER)


def opened(content):
    return Image.open(io.BytesIO(content))


def shades(drawn, x, y):
    """How light the dots around a place are."""
    return drawn.convert("L").crop((x - 2, y - 2, x + 3, y + 3)).tobytes()


@pytest.mark.parametrize("width", [400, 800, 1600])
def test_a_page_is_as_wide_as_asked_and_light(letter, width):
    """A browser gets the width it asked for, in few bytes."""
    content = picture.draw(Asked(letter, PDF, 1), width, LIMITS)
    drawn = opened(content)

    assert drawn.format == "WEBP"
    assert abs(drawn.width - width) <= 1
    assert abs(drawn.height / drawn.width - 842 / 595) < 0.01
    assert len(content) <= 160_000


def test_words_stand_where_they_were_drawn(letter):
    """The box of a word holds its base line, from the top of the page."""
    layout = picture.layout(letter, 1)
    symbol = next(word for word in layout.drawn if word.text == "412-CV/TU")
    line = layout.height - (paper.TOP - paper.STEP)

    assert symbol.box.top < line < symbol.box.bottom
    assert symbol.box.left > paper.LEFT


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_words_turn_with_their_page(letter, tmp_path, turn):
    """On a page that is shown turned, a box lies on the ink it names."""
    writer = PdfWriter()
    writer.add_page(PdfReader(letter).pages[0].rotate(turn))
    turned = tmp_path / "turned.pdf"
    writer.write(turned)

    layout = picture.layout(turned, 1)
    drawn = opened(picture.draw(Asked(turned, PDF, 1), 1600, LIMITS)).convert("L")
    scale = drawn.width / layout.width

    assert (layout.width > layout.height) == (turn != 180)
    for word in layout.drawn:
        box = (word.box.left, word.box.top, word.box.right, word.box.bottom)
        ink = drawn.crop([round(side * scale) for side in box]).getextrema()
        assert (word.text, ink[0] < 100) == (word.text, True)


def test_words_are_found_on_a_page_cut_from_a_larger_one(letter, tmp_path):
    """Places count from the edge that is seen, not from the sheet behind it."""
    writer = PdfWriter()
    page = PdfReader(letter).pages[0]
    page.cropbox.lower_left = (50, 100)
    writer.add_page(page)
    cut = tmp_path / "cut.pdf"
    writer.write(cut)
    whole = picture.layout(letter, 1).drawn[0].box
    seen = picture.layout(cut, 1).drawn[0].box

    assert seen.left == pytest.approx(whole.left - 50, abs=0.2)
    assert seen.top == pytest.approx(whole.top, abs=0.2)


def test_a_photograph_is_turned_as_the_camera_says(tmp_path):
    """A page photographed on its side is shown upright."""
    exif = Image.Exif()
    exif[0x0112] = 6
    path = tmp_path / "photo.jpg"
    Image.new("RGB", (1200, 800), "white").save(path, exif=exif)

    drawn = opened(picture.draw(Asked(path, "image/jpeg", 1), 400, LIMITS))

    assert drawn.size == (400, 600)


QUARTERS = {90: "left", 180: "bottom", 270: "right"}


def lying(path, edge):
    """A page of 600 by 900 that was put on the glass with its head to one edge."""
    upright = Image.new("RGB", (600, 900), "white")
    upright.paste("black", (0, 0, 600, 90))
    ways = {
        "left": Image.Transpose.ROTATE_90,
        "bottom": Image.Transpose.ROTATE_180,
        "right": Image.Transpose.ROTATE_270,
    }
    upright.transpose(ways[edge]).save(path)
    return path


@pytest.mark.parametrize(("turned", "edge"), QUARTERS.items(), ids=QUARTERS.values())
def test_a_page_is_turned_until_it_stands(tmp_path, turned, edge):
    """Its head comes to the top, and it is as wide as asked."""
    path = lying(tmp_path / "scan.png", edge)
    drawn = opened(picture.draw(Asked(path, "image/png", 1, turned), 400, LIMITS))

    assert drawn.size == (400, 600)
    assert max(shades(drawn, 200, 20)) < 40
    assert min(shades(drawn, 200, 300)) > 215


def test_a_part_of_a_turned_page_is_cut_from_it_as_it_stands(tmp_path):
    """Shares of the page that people see."""
    path = lying(tmp_path / "scan.png", "left")
    head, below = (
        opened(picture.cut(Asked(path, "image/png", 1, 90), part, 300, LIMITS))
        for part in (Box(0, 0, 0.5, 0.1), Box(0, 0.2, 0.5, 0.3))
    )

    assert head.size == below.size == (300, 90)
    assert max(shades(head, 150, 45)) < 40
    assert min(shades(below, 150, 45)) > 215


def test_a_part_is_drawn_large_and_never_without_end(letter):
    """Whoever reads a number needs its strokes, and no more than the paper has."""
    number = picture.cut(Asked(letter, PDF, 1), Box(0.1, 0.05, 0.5, 0.1), 800, LIMITS)
    speck = picture.cut(Asked(letter, PDF, 1), Box(0.5, 0.5, 0.5, 0.5), 800, LIMITS)

    assert abs(opened(number).width - 800) <= 2
    assert opened(speck).width < 800


def test_a_small_image_is_not_blown_up(tmp_path):
    """Nothing is invented that was not scanned."""
    path = tmp_path / "small.png"
    Image.new("RGB", (120, 80), "white").save(path)

    assert opened(picture.draw(Asked(path, "image/png", 1), 800, LIMITS)).size == (
        120,
        80,
    )


def test_an_image_too_large_is_refused(tmp_path):
    """Before a pixel of it is unfolded."""
    path = tmp_path / "large.png"
    Image.new("1", (3000, 3000)).save(path)

    with pytest.raises(TooLargeError):
        picture.draw(Asked(path, "image/png", 1), 800, Limits(max_pixels=1_000_000))


def test_pages_are_counted(letter, tmp_path):
    """A PDF and a TIFF know how many they have."""
    tiff = tmp_path / "scan.tif"
    page = Image.new("L", (40, 60), "white")
    page.save(tiff, save_all=True, append_images=[page, page])

    assert picture.count(letter, PDF, LIMITS) == 1
    assert picture.count(tiff, "image/tiff", LIMITS) == 3


def test_a_page_that_is_not_there_is_refused(letter):
    """An address may ask for any page."""
    with pytest.raises(DamagedFileError):
        picture.draw(Asked(letter, PDF, 7), 800, LIMITS)
