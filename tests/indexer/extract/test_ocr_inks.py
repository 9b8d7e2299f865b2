"""Seals, stamps and tilted pages: what is done to a picture before it is read."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from indexer.extract.ocr import colours, engine, stamps, tilt
from indexer.extract.ocr.lines import Line, Word
from tests.indexer.extract import paper

RED, BLUE = (215, 40, 50), (50, 70, 190)


@pytest.fixture(scope="module")
def tesseract():
    with engine.opened() as tesseract:
        yield tesseract


def letters(text: str, colour: tuple[int, int, int], size: int = 36) -> Image.Image:
    """A line of writing in one colour on nothing."""
    typeface = ImageFont.truetype(paper.TYPEFACE, size)
    width = round(typeface.getlength(text))
    line = Image.new("RGBA", (width + 60, 2 * size))
    drawn = ImageDraw.Draw(line)
    drawn.text((30, size // 3), text, fill=colour, font=typeface)
    return line


def stamped(text: str, colour: tuple[int, int, int], tilted: float) -> Image.Image:
    """A page with a stamp in a frame, as it is put on by hand."""
    page: Image.Image = paper.scan().convert("RGB")
    stamp = letters(text, colour)
    frame = (3, 3, stamp.width - 4, stamp.height - 4)
    ImageDraw.Draw(stamp).rectangle(frame, outline=colour, width=4)
    stamp = stamp.rotate(tilted, Image.Resampling.BICUBIC, expand=True)
    page.paste(stamp, (700, 900), stamp)
    return page


def words(lines: list[Line]) -> list[str]:
    return [" ".join(word.text for word in line.words) for line in lines]


def test_black_letters_stay_under_a_seal():
    """Red ink goes from the black picture, and black from the coloured one."""
    page = Image.new("RGB", (400, 400), "white")
    drawn = ImageDraw.Draw(page)
    drawn.ellipse((50, 50, 350, 350), fill=RED)
    drawn.rectangle((100, 180, 300, 220), fill="black")

    inks = colours.parted(page)

    assert np.asarray(inks.black)[100, 200] > 200
    assert np.asarray(inks.black)[200, 200] < 20
    assert inks.coloured is not None
    assert np.asarray(inks.coloured)[100, 200] < 100
    assert np.asarray(inks.coloured)[200, 200] > 240


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_page_without_colours_stays_as_it_is(mode):
    """Nothing is cleaned where there is nothing to take off."""
    page = paper.scan()

    inks = colours.parted(page.convert(mode))

    assert inks == colours.Inks(page)


@pytest.mark.slow
@pytest.mark.parametrize("tilted", [0, 4, -3])
@pytest.mark.parametrize(
    ("text", "colour"), [("MẬT", RED), ("TỐI MẬT", RED), ("HỎA TỐC", BLUE)]
)
def test_reads_what_is_stamped(tesseract, text, colour, tilted):
    """A stamp in a frame is read, although its ink is taken off the page."""
    inks = colours.parted(stamped(text, colour, tilted))

    assert words(stamps.read(tesseract, inks, 200)) == [text]


@pytest.mark.slow
def test_makes_no_words_of_a_seal(tesseract):
    """The letters of a seal run in a circle, and make no line."""
    page = paper.scan().convert("RGB")
    drawn = ImageDraw.Draw(page)
    drawn.ellipse((600, 900, 900, 1200), outline=RED, width=12)
    drawn.text((700, 1020), "★ ĐẢNG ★", fill=RED, font=drawn.getfont())

    inks = colours.parted(page)

    assert len(inks.places) == 1
    assert stamps.read(tesseract, inks, 200) == []


def line(text: str, top: int, *, is_last: bool) -> Line:
    return Line((Word(text, (10, top, 90, top + 20), 0.9),), is_last=is_last)


def test_a_stamp_stands_between_paragraphs():
    """It goes before the first paragraph that begins below it, into none."""
    read = [
        line("Số 5-KH/TU", 10, is_last=True),
        line("KẾ HOẠCH", 100, is_last=False),
        line("phòng cháy", 140, is_last=True),
        line("Thực hiện", 200, is_last=True),
    ]
    stamp = line("MẬT", 120, is_last=True)

    assert words(stamps.among(read, [stamp])) == [
        "Số 5-KH/TU",
        "KẾ HOẠCH",
        "phòng cháy",
        "MẬT",
        "Thực hiện",
    ]


def test_what_was_read_in_black_is_no_stamp():
    """Dark blue letters show in both inks, and are said once."""
    read = [line("KẾ HOẠCH", 100, is_last=True)]

    assert stamps.among(read, [line("KẾ HOẠCH", 102, is_last=True)]) == read


class Unread(engine.Engine):
    """A recogniser that sees nothing, and counts how often it is asked."""

    def __init__(self) -> None:
        self.times = 0

    def block(self, picture: Image.Image, dpi: int) -> list[Line]:  # noqa: ARG002
        self.times += 1
        return []


def test_a_page_printed_in_colours_costs_few_looks():
    """Hundreds of patches are no stamps; each would be looked at twice."""
    page = Image.new("RGB", (1600, 2200), "white")
    drawn = ImageDraw.Draw(page)
    for top in range(0, 2200, 72):
        for left in range(0, 1600, 168):
            drawn.rectangle((left, top, left + 70, top + 30), fill=RED)
    unread = Unread()

    stamps.read(unread, colours.parted(page), 200)

    assert 0 < unread.times <= 40


@pytest.mark.parametrize("degrees", [-4.5, -2, 0, 1.5, 5])
def test_tells_how_far_lines_fall(degrees):
    """The tilt is found to a fifth of a degree."""
    page = paper.scan(paper.LETTER * 3)
    turned = page.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor="white")

    assert tilt.of(turned) == pytest.approx(degrees, abs=0.2)


def test_an_empty_page_has_no_tilt():
    """Where nothing is written, nothing falls."""
    assert tilt.of(Image.new("L", (800, 1000), "white")) == 0


def test_tells_where_a_box_was_before():
    """A dot of the level picture is found where it was on the tilted one."""
    page = Image.new("L", (800, 1000), "white")
    ImageDraw.Draw(page).rectangle((640, 180, 660, 200), fill="black")

    level = tilt.level(page, 3.0)
    now = level.image.point(lambda dot: 255 - dot).getbbox()

    assert now is not None
    assert now != (640, 180, 661, 201)
    assert level.before(now) == pytest.approx((640, 180, 661, 201), abs=2)
