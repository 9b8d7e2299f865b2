"""Scanned pages that come as image files: TIFF of many pages, others of one.

The only module that opens images with Pillow.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from archive.errors import (
    DamagedFileError,
    RefusedError,
    TooLargeError,
    TooManyPagesError,
)
from archive.model import Page, Text
from indexer.extract.limits import Limits

_PAGED = "TIFF"
_GREY = ("1", "L", "LA")
_SIXTEEN_BITS = 256
_TURNS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}
"""How a picture is turned: we count clockwise, Pillow does not."""

_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF")


def extract(path: Path, limits: Limits) -> Text:
    """Return the pages of an image file, which all wait to be looked at.

    Raises:
        RefusedError: No image, or one beyond the limits.
    """
    with _opened(path) as image:
        count = _count(image, limits)
        pages = tuple(Page(n, "", "image") for n in range(1, count + 1))
        return Text(Image.MIME[str(image.format)], pages)


@dataclass(frozen=True, slots=True)
class Scan:
    """A page in grey or RGB, and how many dots per inch its file says it has.

    There are two numbers, across and down: a fax has half as many lines as dots.
    """

    image: Image.Image
    dpi: tuple[float, float] | None = None


def picture(path: Path, number: int, limits: Limits) -> Scan:
    """Return page ``number`` on white, turned as the camera says.

    Raises:
        RefusedError: The page is cut off, or larger than the limit.
    """
    with _opened(path) as image:
        upright = _upright(image, number, limits)
        across, down = image.info.get("dpi", (0, 0))
        dpi = (float(across), float(down)) if across > 0 and down > 0 else None
        return Scan(_in_bytes(upright), dpi)


def _in_bytes(picture: Image.Image) -> Image.Image:
    """Return a picture in grey or RGB of a byte each."""
    if picture.mode.startswith(("I", "F")):
        # Scanners write sixteen bits, of which the upper eight are seen.
        dots = np.asarray(picture) // _SIXTEEN_BITS
        np.clip(dots, 0, 255, out=dots)
        return Image.fromarray(dots.astype(np.uint8))
    return _as(picture, "L" if picture.mode in _GREY else "RGB")


def _as(picture: Image.Image, mode: str) -> Image.Image:
    return picture if picture.mode == mode else picture.convert(mode)


def turned_clockwise(picture: Image.Image, degrees: int) -> Image.Image:
    """Return a picture turned by 0, 90, 180 or 270 degrees."""
    return picture.transpose(_TURNS[degrees]) if degrees else picture


def view(path: Path, number: int, width: int, limits: Limits) -> Image.Image:
    """Return page ``number`` as people see it, in colour, at most ``width`` wide.

    Raises:
        RefusedError: The page is cut off, or larger than the limit.
    """
    with _opened(path) as image:
        # A photograph can be unfolded at once to a size near the one wanted;
        # it may lie on its side, so both sides may become the width.
        image.draft("RGB", (width, width))
        upright = _as(_in_bytes(_upright(image, number, limits)), "RGB")
        if upright.width > width:
            height = max(1, upright.height * width // upright.width)
            return upright.resize((width, height), Image.Resampling.LANCZOS)
        return upright


def _upright(image: Image.Image, number: int, limits: Limits) -> Image.Image:
    """Return a page on white, turned as the camera says.

    A large sheet in colours takes a third of the memory there is: it is not copied.
    """
    image.seek(number - 1)
    _check_size(image, limits)
    image.load()
    ImageOps.exif_transpose(image, in_place=True)
    if not image.has_transparency_data:
        return image
    # Letters on nothing are black on white, not black on black.
    layered = _as(image, "RGBA")
    paper = Image.new("RGB", layered.size, "white")
    paper.paste(layered, mask=layered)
    return paper


def _count(image: Image.Image, limits: Limits) -> int:
    """Count the pages, each only if its size is within the limit.

    The frames of other formats are a film, not pages.
    """
    _check_size(image, limits)
    for number in range(1, limits.max_pages + 1):
        try:
            image.seek(number)
        except EOFError:
            return number
        if image.format != _PAGED:
            return 1
        _check_size(image, limits)
    raise TooManyPagesError


def _check_size(image: Image.Image, limits: Limits) -> None:
    width, height = image.size
    if width * height > limits.max_pixels:
        detail = f"{width} x {height} điểm ảnh"
        raise TooLargeError(detail)


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    try:
        with Image.open(path, formats=_FORMATS) as image:
            yield image
    except (RefusedError, MemoryError):
        raise
    except Image.DecompressionBombError as error:
        raise TooLargeError from error
    except Exception as error:  # On broken files Pillow raises whatever it meets.
        raise DamagedFileError(type(error).__name__) from error
