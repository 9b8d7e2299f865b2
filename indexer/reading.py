"""The reading of one file, from its bytes to facts and citations.

What happens inside the cage: each function here takes and returns plain values,
so that :mod:`indexer.cage` can run it in a limited child and bring the result
back as JSON. Nothing here knows the catalogue.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from archive import authority
from archive.errors import NoTextError, ReaderCrashedError, ReadMemoryError
from archive.model import Page, Reading, Text
from indexer import cite, sniff
from indexer.cage import Cage
from indexer.extract import Limits, extract, ocr
from indexer.recognise import recognise

ZIP = "application/zip"
PAGES_AT_ONCE = 4
"""Pages recognised in one child: few enough to see progress and keep limits."""


@cache
def known() -> authority.Authority:
    """Return the authority file, loaded once per process."""
    return authority.load()


def understand(text: Text) -> Reading:
    """Return the facts and the citations of ``text``."""
    claims = recognise(text, known())
    own = next((c.value for c in claims if c.field == "symbol"), None)
    citations = cite.find_in(text.pages, known(), own_symbol=own)
    return Reading(text=text, claims=tuple(claims), citations=tuple(citations))


def open_file(
    path: Path, name: str, limits: Limits, *, sturdy: bool = False
) -> Reading:
    """Read a file's text, and all it says unless a page is only an image.

    A zip gives a reading without pages: its members are files of their own.
    ``sturdy`` reads without the library that a first attempt has died of.
    """
    media_type = sniff.sniff(path, name)
    if media_type == ZIP:
        return Reading(Text(media_type, ()), (), ())
    text = extract(path, media_type, limits, sturdy=sturdy)
    if images(text):
        return Reading(text, (), ())
    return understand(text)


def look_at(
    path: Path, media_type: str, numbers: Sequence[int], limits: Limits
) -> tuple[Page, ...]:
    """Return the pages ``numbers`` as recognised from their images."""
    return ocr.recognise_pages(path, media_type, numbers, limits)


def images(text: Text) -> list[int]:
    """Return the numbers of the pages that are only images."""
    return [page.number for page in text.pages if page.origin == "image"]


def read(path: Path, name: str, *, cage: Cage, limits: Limits) -> Reading:
    """Return everything read from a file, each step in the cage.

    Raises:
        RefusedError: the file cannot be read; the subclass says why.
    """
    # Children of the cage work in a folder of their own.
    path = path.absolute()
    reading = _opened(path, name, cage, limits)
    wanting = images(reading.text)
    if wanting:
        text = _with_images_read(path, reading.text, wanting, cage, limits)
        reading = cage.run(understand, text, result=Reading, limits=limits)
    if reading.text.media_type != ZIP and not reading.text.body.strip():
        raise NoTextError
    return reading


def _opened(path: Path, name: str, cage: Cage, limits: Limits) -> Reading:
    """Open the file; where a library dies of it, once more without that library."""
    arguments = path, name, limits
    try:
        return cage.run(open_file, *arguments, result=Reading, limits=limits)
    except (ReaderCrashedError, ReadMemoryError):
        again = partial(open_file, sturdy=True)
        return cage.run(again, *arguments, result=Reading, limits=limits)


def _with_images_read(
    path: Path, text: Text, wanting: list[int], cage: Cage, limits: Limits
) -> Text:
    seen: dict[int, Page] = {}
    for first in range(0, len(wanting), PAGES_AT_ONCE):
        numbers = wanting[first : first + PAGES_AT_ONCE]
        pages = cage.run(
            look_at,
            path,
            text.media_type,
            numbers,
            limits,
            result=tuple[Page, ...],
            limits=limits,
        )
        seen.update((page.number, page) for page in pages)
    pages = tuple(seen.get(page.number, page) for page in text.pages)
    return replace(text, pages=pages)
