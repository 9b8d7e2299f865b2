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
        picture = image.picture(path, number, limits)
        width = picture.width * _POINTS_PER_INCH / DPI
        scale = (most / (picture.width * picture.height)) ** 0.5
        if scale < 1:
            picture.thumbnail((picture.width * scale, picture.height * scale))
        yield Picture(number, picture, width / picture.width)
