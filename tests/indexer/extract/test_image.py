"""Image files: pages to be looked at, and bombs that are refused unopened."""

import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from archive.errors import (
    DamagedFileError,
    RefusedError,
    TooLargeError,
    TooManyPagesError,
    UnsupportedFileError,
)
from archive.model import Page
from indexer.extract import extract, image
from indexer.extract.limits import Limits
from indexer.reading import look_at

LIMITS = Limits()
GREY = Image.new("L", (30, 20), 200)
FORMATS = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "TIFF": "image/tiff",
    "WEBP": "image/webp",
    "BMP": "image/bmp",
    "GIF": "image/gif",
}


@pytest.mark.parametrize(("name", "media_type"), FORMATS.items(), ids=FORMATS)
def test_every_format_is_a_page(tmp_path, name, media_type):
    """An image is one page without text, to be looked at."""
    path = tmp_path / "a"
    GREY.convert("RGB").save(path, name)

    text = extract(path, media_type, LIMITS)

    assert text.pages == (Page(1, "", "image"),)
    assert text.media_type == media_type
    assert image.picture(path, 1, LIMITS).image.size == GREY.size


def test_a_tiff_has_pages(tmp_path):
    """Each picture of a TIFF is a page, up to the limit."""
    path = tmp_path / "a.tif"
    shades = [Image.new("L", (10 + n, 10), n) for n in range(3)]
    shades[0].save(path, save_all=True, append_images=shades[1:])

    pages = image.extract(path, Limits(max_pages=3)).pages

    assert [page.number for page in pages] == [1, 2, 3]
    assert image.picture(path, 3, LIMITS).image.size == (12, 10)
    with pytest.raises(TooManyPagesError):
        image.extract(path, Limits(max_pages=2))


def test_a_film_is_one_page(tmp_path):
    """The frames of an animation are not pages."""
    path = tmp_path / "a.gif"
    shades = [Image.new("L", (10, 10), 50 * n) for n in range(3)]
    shades[0].save(path, save_all=True, append_images=shades[1:])

    assert len(image.extract(path, LIMITS).pages) == 1


def test_nothing_is_white(tmp_path):
    """Where an image is transparent the paper shows, not black."""
    path = tmp_path / "a.png"
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(path)

    assert image.picture(path, 1, LIMITS).image.getextrema() == ((255, 255),) * 3


def test_the_camera_says_what_is_up(tmp_path):
    """A photograph taken sideways is turned upright."""
    path = tmp_path / "a.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    GREY.save(path, exif=exif)

    assert image.picture(path, 1, LIMITS).image.size == (20, 30)


SIXTEEN = Image.fromarray(np.array([[0, 30_000, 65_535]], np.uint16))


@pytest.mark.parametrize(
    ("made", "mode", "dots"),
    [
        (Image.new("1", (3, 1), 1), "L", [255, 255, 255]),
        (SIXTEEN, "L", [0, 117, 255]),
        (Image.new("CMYK", (3, 1), (0, 255, 255, 0)), "RGB", [[255, 0, 0]] * 3),
        (Image.new("RGB", (3, 1), "blue"), "RGB", [[0, 0, 255]] * 3),
    ],
    ids=["one bit", "sixteen bits", "four inks", "colours"],
)
def test_every_depth_is_read(tmp_path, made, mode, dots):
    """What scanners write comes out in grey or in colours, no darker than it is."""
    path = tmp_path / "a.tif"
    made.save(path)

    picture = image.picture(path, 1, LIMITS).image

    assert picture.mode == mode
    assert np.asarray(picture)[0].tolist() == dots


def test_sixteen_bits_are_seen_as_they_are_read(tmp_path):
    """What is grey for the recogniser is not white for people."""
    path = tmp_path / "a.png"
    SIXTEEN.save(path)

    seen = image.view(path, 1, 100, LIMITS)

    assert np.asarray(seen)[0, :, 0].tolist() == [0, 117, 255]


@pytest.mark.parametrize("name", ["a.tif", "a.png"])
def test_tells_the_resolution_that_is_stated(tmp_path, name):
    """A fax has half as many lines to the inch as it has dots along a line."""
    path = tmp_path / name
    GREY.save(path, dpi=(204, 98))

    assert image.picture(path, 1, LIMITS).dpi == pytest.approx((204, 98), abs=0.1)


def test_tells_no_resolution_where_none_is_stated(tmp_path):
    """A picture of a program says nothing of inches."""
    GREY.save(tmp_path / "a.png")

    assert image.picture(tmp_path / "a.png", 1, LIMITS).dpi is None


def bomb(width, height):
    """The head of a PNG that says it is huge, and almost no content."""

    def chunk(kind, content):
        size = struct.pack(">I", len(content))
        return size + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"")


REFUSED = {
    "too many pixels": (bomb(50_000, 40_000), TooLargeError),
    "just too many": (bomb(1001, 1000), TooLargeError),
    "cut off": (bomb(10, 10)[:20], DamagedFileError),
    "no image": (b"%PDF-1.4", DamagedFileError),
}


@pytest.mark.parametrize(("content", "error"), REFUSED.values(), ids=REFUSED)
def test_refuses(tmp_path, content, error):
    """The size in the header is enough to refuse a bomb."""
    path = tmp_path / "a.png"
    path.write_bytes(content)

    with pytest.raises(error):
        image.extract(path, Limits(max_pixels=1_000_000))


def test_refuses_pixels_that_are_missing(tmp_path):
    """An image cut off behind its header is refused when it is looked at."""
    path = tmp_path / "a.jpg"
    Image.effect_noise((300, 300), 90).save(path)
    path.write_bytes(path.read_bytes()[:2000])

    with pytest.raises(DamagedFileError):
        image.picture(path, 1, LIMITS)


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "I;16"])
def test_a_large_sheet_is_read_in_the_memory_of_the_cage(cage, tmp_path, mode):
    """Offices scan A3 at 600 dots an inch, in colours: 70 million of them."""
    path = tmp_path / "a3.tif"
    Image.new(mode, (7016, 9921)).save(path, compression="tiff_lzw", dpi=(600, 600))

    asked = path, "image/tiff", [1], LIMITS
    (page,) = cage.run(look_at, *asked, result=tuple[Page, ...], limits=LIMITS)

    assert page == Page(1, "", "blank")


def test_only_known_types_are_read(tmp_path):
    """A media type without a reader is refused by name."""
    with pytest.raises(UnsupportedFileError) as caught:
        extract(tmp_path / "a", "audio/x-wav", LIMITS)

    assert isinstance(caught.value, RefusedError)
    assert caught.value.detail == "audio/x-wav"
