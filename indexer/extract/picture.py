"""A page as people see it, and where each of its words stands in that picture."""

import io
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from archive.errors import DamagedFileError
from archive.model import Box
from indexer.extract import image
from indexer.extract.limits import Limits
from indexer.extract.pdf import lines, pdfium
from indexer.extract.pdf.lines import Box as Corners

LIMITS = Limits(memory=1 << 30, cpu=15, wall=20, max_text=2_000_000)
"""Somebody waits for the picture: what takes longer is not worth it."""

_MOST_PIXELS = 12_000_000
_MOST_BYTES = 150_000
_WIDEST = 6_000
# Text stays sharp down to 30; a page that is all photograph is met by less.
_QUALITIES = (80, 60, 45, 30)


@dataclass(frozen=True, slots=True)
class Asked:
    """A page of a stored file, and how far (clockwise) it is turned to stand."""

    path: Path
    media_type: str
    number: int
    turned: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two blanks, and its box in points from the top left."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Layout:
    """The size of a page in points, and its words.

    ``drawn`` are the words in the order in which they are drawn, ``lined`` the
    same rebuilt line by line, for pages that are drawn out of order.
    """

    width: float
    height: float
    drawn: tuple[Word, ...] = ()
    lined: tuple[Word, ...] = ()


def count(path: Path, media_type: str, limits: Limits) -> int:
    """Return how many pages a PDF or an image file has.

    Raises:
        RefusedError: The file cannot be opened, or has more than the limit.
    """
    if media_type != pdfium.MEDIA_TYPE:
        return len(image.extract(path, limits).pages)
    with pdfium.opened(path) as document:
        return len(document)


def draw(asked: Asked, width: int, limits: Limits) -> bytes:
    """Return a page of a PDF or an image file as WebP, ``width`` pixels wide.

    Raises:
        RefusedError: The page cannot be drawn, or is larger than the limit.
    """
    return _packed(_upright(asked, width, limits))


def cut(asked: Asked, part: Box, width: int, limits: Limits) -> bytes:
    """Return a part of a page as WebP, about ``width`` pixels wide.

    ``part`` is in shares of the upright page, from 0 to 1: what an image file
    calls a point is nobody's business.

    Raises:
        RefusedError: The page cannot be drawn, or is larger than the limit.
    """
    wide = min(_WIDEST, round(width / max(0.01, part.right - part.left)))
    whole = _upright(asked, wide, limits)
    across, down = whole.size
    corners = (
        part.left * across,
        part.top * down,
        part.right * across,
        part.bottom * down,
    )
    return _packed(whole.crop(_dots(corners)))


def _dots(corners: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    left, top, right, bottom = map(round, corners)
    return left, top, max(left + 1, right), max(top + 1, bottom)


def _upright(asked: Asked, width: int, limits: Limits) -> Image.Image:
    """Draw a page and turn it, so that it is ``width`` wide when it stands."""
    if not asked.turned:
        return _drawn(asked, width, limits)
    # What lies on its side is about one and a half times as wide as it stands.
    is_lying = asked.turned % 180 != 0
    drawn = _drawn(asked, width * 3 // 2 if is_lying else width, limits)
    standing = image.turned_clockwise(drawn, asked.turned)
    if standing.width <= width:
        return standing
    height = max(1, round(standing.height * width / standing.width))
    return standing.resize((width, height), Image.Resampling.LANCZOS)


def _drawn(asked: Asked, width: int, limits: Limits) -> Image.Image:
    if asked.media_type != pdfium.MEDIA_TYPE:
        return image.view(asked.path, asked.number, width, limits)
    with _page(asked.path, asked.number) as page:
        return page.picture(width, _MOST_PIXELS)


def layout(path: Path, number: int) -> Layout:
    """Return where the words of page ``number`` of a PDF stand.

    Raises:
        RefusedError: The page cannot be opened.
    """
    with _page(path, number) as page:
        drawn = [_shown(page, word) for word in _words(page.characters.drawn())]
        lined = [_shown(page, word) for word in lines.words(page.characters.letters())]
        same = [word.text for word in drawn] == [word.text for word in lined]
        return Layout(*page.size(), tuple(drawn), () if same else tuple(lined))


@contextmanager
def _page(path: Path, number: int) -> Iterator[pdfium.Page]:
    with pdfium.opened(path) as document:
        if number > len(document):
            raise DamagedFileError
        with document.page(number) as page:
            yield page


def _packed(picture: Image.Image) -> bytes:
    packed = b""
    for quality in _QUALITIES:
        packed = _webp(picture, quality)
        if len(packed) <= _MOST_BYTES:
            break
    return packed


def _webp(picture: Image.Image, quality: int) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, "WEBP", quality=quality, method=2)
    return packed.getvalue()


def _shown(page: pdfium.Page, word: lines.Word) -> Word:
    return Word(word.text, page.shown(word.box))


def _words(drawn: Iterable[tuple[str, Corners]]) -> Iterator[lines.Word]:
    """Yield the words of what is drawn; one that goes on a line below is two."""
    held: list[tuple[str, Corners]] = []
    for character, box in drawn:
        blank = not character.strip()
        if held and (blank or _is_apart(held[-1][1], box)):
            yield _word(held)
            held = []
        if not blank:
            held.append((character, box))
    if held:
        yield _word(held)


def _is_apart(before: Corners, box: Corners) -> bool:
    return before[1] > box[3] or box[1] > before[3]


def _word(held: list[tuple[str, Corners]]) -> lines.Word:
    left, bottom, right, top = zip(*(box for _, box in held), strict=True)
    text = unicodedata.normalize("NFC", "".join(character for character, _ in held))
    return lines.Word(text, (min(left), min(bottom), max(right), max(top)))
