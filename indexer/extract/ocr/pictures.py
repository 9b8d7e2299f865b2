"""The pictures that are read: pages of a PDF as drawn, pages of an image file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from indexer.extract import image
from indexer.extract.limits import Limits
from indexer.extract.pdf import pdfium

# More dots per inch were measured not to help, and cost time.
DPI = 200
_MOST_PIXELS = 16_000_000
_POINTS_PER_INCH = 72
_A4 = 11.69
_LIKELY_DPI = 70, 1200
_LIKELY_INCHES = 2, 25


@dataclass(frozen=True, slots=True)
class Picture:
    """A page to be read, grey or RGB, and how many points (1/72 inch) a dot is."""

    number: int
    image: Image.Image
    scale: float


def of(
    path: Path,
    media_type: str,
    numbers: Sequence[int],
    limits: Limits,
    most: int = _MOST_PIXELS,
) -> Iterator[Picture]:
    """Yield the pages ``numbers`` of a PDF or an image, of ``most`` dots, in turn.

    Raises:
        RefusedError: A page cannot be drawn, or is larger than the limit.
    """
    if media_type == pdfium.MEDIA_TYPE:
        return _drawn(path, numbers, min(limits.max_pixels, most))
    return _photographed(path, numbers, limits, most)


def _drawn(path: Path, numbers: Sequence[int], most: int) -> Iterator[Picture]:
    with pdfium.opened(path) as document:
        for number in numbers:
            with document.page(number) as page:
                drawn = page.image(DPI, most, coloured=True)
                yield Picture(number, drawn, page.size()[0] / drawn.width)


def _photographed(
    path: Path, numbers: Iterable[int], limits: Limits, most: int
) -> Iterator[Picture]:
    for number in numbers:
        scan = image.picture(path, number, limits)
        across, down = _resolution(scan)
        width = scan.image.width * DPI / across
        height = scan.image.height * DPI / down
        shrink = min(1.0, (most / (width * height)) ** 0.5)
        size = max(1, round(width * shrink)), max(1, round(height * shrink))
        resized = _resized(scan.image, size)
        yield Picture(number, resized, _POINTS_PER_INCH / DPI / shrink)


def _resolution(scan: image.Scan) -> tuple[float, float]:
    """Return how many dots per inch a page has, across and down.

    Cameras and programs write any number; then it is taken for an A4 sheet, and
    what is too small for one for a piece of it.
    """
    if scan.dpi and _is_likely(scan.image.size, scan.dpi):
        return scan.dpi
    guessed = max(scan.image.size) / _A4
    if _LIKELY_DPI[0] <= guessed <= _LIKELY_DPI[1]:
        return guessed, guessed
    return DPI, DPI


def _is_likely(size: tuple[int, int], dpi: tuple[float, float]) -> bool:
    inches = max(dots / per_inch for dots, per_inch in zip(size, dpi, strict=True))
    is_page = _LIKELY_INCHES[0] <= inches <= _LIKELY_INCHES[1]
    return is_page and all(_LIKELY_DPI[0] <= one <= _LIKELY_DPI[1] for one in dpi)


def _resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    if picture.size == size:
        return picture
    return picture.resize(size, Image.Resampling.LANCZOS)
