"""Recognition: pages that are images are read, in the cage as in earnest."""

import unicodedata

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4, landscape

from archive.errors import TooLargeError
from archive.model import Box, Page, Text
from archive.text import syllables
from indexer.cage import Cage
from indexer.extract import extract
from indexer.extract.limits import Limits
from indexer.extract.ocr import lines, pictures, recognise_pages
from tests.indexer.extract import paper

LIMITS = Limits()


@pytest.fixture(scope="module")
def cage():
    with Cage(preload=("indexer.extract.ocr",)) as cage:
        yield cage


def looked_at(cage, path, media_type, *numbers, limits=LIMITS):
    arguments = path, media_type, numbers, limits
    return cage.run(recognise_pages, *arguments, result=tuple[Page, ...])


def share_read(page, lines):
    wanted = syllables(" ".join(lines))
    seen = set(syllables(page.text))
    return sum(word in seen for word in wanted) / len(wanted)


@pytest.mark.slow
def test_reads_the_pages_of_a_scan(cage, tmp_path):
    """Only the pages asked for are read, and they are read well."""
    made = paper.canvas(tmp_path / "a.pdf")
    for text in (paper.WORDS, paper.LETTER):
        paper.put(made, paper.scan(text))
        paper.end_page(made)
    made.save()

    (page,) = looked_at(cage, tmp_path / "a.pdf", "application/pdf", 2)

    assert (page.number, page.origin) == (2, "ocr")
    assert share_read(page, paper.LETTER) > 0.9
    assert "412-CV/TU" in page.text
    assert unicodedata.is_normalized("NFC", page.text)


@pytest.mark.slow
def test_reads_a_scan_that_is_shown_turned(cage, tmp_path):
    """A page whose image lies sideways is drawn as the reader sees it."""
    made = paper.canvas(tmp_path / "a.pdf")
    made.setPageSize(landscape(A4))
    made.setPageRotation(90)
    paper.put(made, paper.scan().rotate(90, expand=True))
    made.save()

    (page,) = looked_at(cage, tmp_path / "a.pdf", "application/pdf", 1)

    assert share_read(page, paper.LETTER) > 0.9


@pytest.mark.slow
def test_reads_a_text_whose_letters_have_no_meaning(cage, tmp_path):
    """What the text layer cannot say, the picture of the page says."""
    path = paper.written(tmp_path / "a.pdf", paper.LETTER, pageCompression=0)
    paper.broken(path, name="/ToUnicode", value=b"/ToNothing")

    (page,) = looked_at(cage, path, "application/pdf", 1)

    assert share_read(page, paper.LETTER) > 0.9


@pytest.mark.slow
def test_reads_an_image_of_many_pages(cage, tmp_path):
    """A TIFF from a scanner is read page by page."""
    path = tmp_path / "a.tif"
    pages = [paper.scan(paper.WORDS, (1240, 600)) for _ in range(2)]
    pages[0].save(path, save_all=True, append_images=pages[1:], compression="tiff_lzw")

    text = cage.run(extract, path, "image/tiff", LIMITS, result=Text)
    read = looked_at(cage, path, "image/tiff", *[page.number for page in text.pages])

    assert [page.number for page in read] == [1, 2]
    assert all(share_read(page, paper.WORDS) > 0.9 for page in read)


def test_an_empty_page_has_no_text(cage, tmp_path):
    """Nothing is made up where nothing is: it is not even looked for."""
    path = tmp_path / "a.png"
    Image.new("L", (400, 300), "white").save(path)

    (page,) = looked_at(cage, path, "image/png", 1)

    assert page == Page(1, "", "blank")


def test_a_page_as_large_as_a_field_is_drawn_small(cage, tmp_path):
    """A page of five metres is drawn within the limit of memory."""
    content = paper.one_page(b"").replace(b"[0 0 595 842]", b"[0 0 14400 14400]")
    (tmp_path / "a.pdf").write_bytes(content)

    (page,) = looked_at(cage, tmp_path / "a.pdf", "application/pdf", 1)

    assert (page.text, page.origin) == ("", "blank")


def test_refuses_an_image_bomb(cage, tmp_path):
    """Too many pixels are refused before they are unpacked."""
    path = tmp_path / "a.png"
    Image.new("1", (4000, 4000)).save(path)

    with pytest.raises(TooLargeError):
        looked_at(cage, path, "image/png", 1, limits=Limits(max_pixels=1_000_000))


def test_reads_one_line_here_and_now(tmp_path):
    """Outside the cage it reads the same, of a PDF as of an image."""
    line = ("Kính gửi: Ban Tổ chức",)
    picture = paper.scan(line, (700, 260))
    picture.save(tmp_path / "a.png")
    made = paper.canvas(tmp_path / "a.pdf")
    made.setPageSize((336, 125))
    paper.put(made, picture)
    made.save()

    for name, media_type in (("a.png", "image/png"), ("a.pdf", "application/pdf")):
        (page,) = recognise_pages(tmp_path / name, media_type, [1], LIMITS)
        assert (page.text, page.origin) == (line[0], "ocr")


def drawn(path, most=16_000_000):
    (picture,) = pictures.of(path, "image/png", [1], LIMITS, most=most)
    return picture


def test_makes_a_picture_smaller_before_it_is_read(tmp_path):
    """Dots beyond what helps are given up, the shape and the size in points kept."""
    paper.scan((), (700, 260)).save(tmp_path / "a.png")

    picture = drawn(tmp_path / "a.png", most=10_000)

    assert picture.image.width * picture.image.height <= 10_100
    assert picture.image.width / picture.image.height == pytest.approx(2.7, rel=0.05)
    assert picture.image.width * picture.scale == pytest.approx(700 * 0.36, rel=0.01)


A4_POINTS = 595, 842


@pytest.mark.parametrize(
    ("size", "dpi"),
    [
        ((1240, 1754), (150, 150)),
        ((2480, 3508), (300, 300)),
        ((2480, 3508), None),
        ((2480, 3508), (72, 72)),
        ((1728, 1145), (209, 98)),
        ((620, 877), None),
    ],
    ids=["150", "300", "not said", "said wrongly", "fax", "small"],
)
def test_a_page_is_read_at_one_resolution(tmp_path, size, dpi):
    """Whatever an A4 sheet was scanned with, it is as large in dots and points."""
    path = tmp_path / "a.png"
    Image.new("L", size, "white").save(path, **({"dpi": dpi} if dpi else {}))

    picture = drawn(path)

    points = [side * picture.scale for side in picture.image.size]
    assert picture.image.size == pytest.approx((1654, 2339), rel=0.01)
    assert points == pytest.approx(A4_POINTS, rel=0.01)


@pytest.mark.slow
def test_tells_where_each_word_stands(cage, tmp_path):
    """Each word has its characters in the text and its box on the page, in points."""
    made = paper.canvas(tmp_path / "a.pdf")
    paper.put(made, paper.scan(("Kính gửi: Ban Tổ chức", "Văn phòng Tỉnh ủy")))
    made.save()

    (page,) = looked_at(cage, tmp_path / "a.pdf", "application/pdf", 1)
    words = page.sight.words

    assert [page.text[word.start : word.end] for word in words] == page.text.split()
    assert page.sight.width == pytest.approx(595, abs=1)
    # The drawing begins 110 and 120 dots of 1/150 inch from the corner.
    assert words[0].box.left == pytest.approx(110 * 72 / 150, abs=3)
    assert words[0].box.top == pytest.approx(120 * 72 / 150, abs=8)
    assert all(word.confidence > 0.5 for word in words)


def test_writes_lines_and_paragraphs():
    """Words are parted by blanks, lines by ends of line, paragraphs by two."""
    box = (10, 20, 30, 40)
    word = lines.Word("ủy", box, 0.914)
    made = [
        lines.Line((word, word)),
        lines.Line((word,), is_last=True),
        lines.Line((word,), is_last=True),
    ]

    text, seen = lines.written(made, 0.5)

    assert text == "ủy ủy\nủy\n\nủy"
    assert [text[word.start : word.end] for word in seen] == ["ủy"] * 4
    assert {(word.box, word.confidence) for word in seen} == {
        (Box(5, 10, 15, 20), 0.91)
    }


def test_columns_of_a_line_are_parted_by_tabs():
    """Issuer and title of a letterhead stand far apart; words of a sentence do not."""
    places = ((0, 90), (110, 200), (200 + 2 * 40 + 1, 400), (400 + 2 * 40, 500))
    words = tuple(
        lines.Word(f"w{n}", (left, 0, right, 40), 0.9)
        for n, (left, right) in enumerate(places)
    )

    text, _ = lines.written([lines.parted(lines.Line(words))], 1.0)

    assert text == "w0 w1\tw2 w3"
