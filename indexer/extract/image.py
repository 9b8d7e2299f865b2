"""Scanned pages that come as image files: TIFF of many pages, others of one.

The only module that opens images with Pillow.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


def picture(path: Path, number: int, limits: Limits) -> Image.Image:
    """Return page ``number`` in grey on white, turned as the camera says.

    Raises:
        RefusedError: The page is cut off, or larger than the limit.
    """
    with _opened(path) as image:
        return _upright(image, number, limits).convert("L")


def view(path: Path, number: int, width: int, limits: Limits) -> Image.Image:
    """Return page ``number`` as people see it, in colour, at most ``width`` wide.

    Raises:
        RefusedError: The page is cut off, or larger than the limit.
    """
    with _opened(path) as image:
        # A photograph can be unfolded at once to a size near the one wanted;
        # it may lie on its side, so both sides may become the width.
        image.draft("RGB", (width, width))
        upright = _upright(image, number, limits).convert("RGB")
        if upright.width > width:
            height = max(1, upright.height * width // upright.width)
            return upright.resize((width, height), Image.Resampling.LANCZOS)
        return upright


def _upright(image: Image.Image, number: int, limits: Limits) -> Image.Image:
    """Return a page on white, turned as the camera says."""
    image.seek(number - 1)
    _check_size(image, limits)
    upright = ImageOps.exif_transpose(image)
    if not upright.has_transparency_data:
        return upright
    # Letters on nothing are black on white, not black on black.
    layered = upright.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(paper, layered)


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
