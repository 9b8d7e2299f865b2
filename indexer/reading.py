"""The reading of one file, from its bytes to facts and citations.

What happens inside the cage: each function here takes and returns plain values,
so that :mod:`indexer.cage` can run it in a limited child and bring the result
back as JSON. Nothing here knows the catalogue.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from archive import authority, secrecy
from archive.authority import Addition
from archive.model import Page, Reading, Text
from archive.secrecy import Mark
from indexer import cite, closer, readers, sniff
from indexer.extract import Limits, extract, ocr
from indexer.extract.mail import ATTACHMENTS
from indexer.recognise import recognise

ZIP = "application/zip"
PAGES_AT_ONCE = 4
"""Pages recognised in one child: few enough to see progress and keep limits."""


Understand = Callable[[Text], Reading]
"""What finds facts and citations in a text, here or in a cage."""


Additions = tuple[Addition, ...]
"""What clerks added to the authority file: it goes into the cage with each order."""


@lru_cache(maxsize=4)
def known(additions: Additions = ()) -> authority.Authority:
    """Return the authority file, loaded once per process, with what clerks added."""
    if not additions:
        return authority.load()
    return known().with_additions(additions)


def understand(text: Text, additions: Additions = ()) -> Reading:
    """Return the facts and the citations of ``text``."""
    names = known(additions)
    claims = recognise(text, names)
    own = next((c.value for c in claims if c.field == "symbol"), None)
    citations = cite.find_in(text.pages, names, own_symbol=own)
    return Reading(text, tuple(claims), tuple(citations), readers.TODAY)


def understand_closely(
    path: Path, name: str, text: Text, limits: Limits, additions: Additions = ()
) -> Reading:
    """Return the facts and citations of ``text``, and what was written by hand."""
    looked = closer.looked_closer(path, name, text, limits, known(additions))
    return understand(looked, additions)


def understanding(additions: Additions) -> Understand:
    """Return what understands texts by the names that clerks added, too."""
    return partial(understand, additions=additions)


def open_file(
    path: Path,
    name: str,
    limits: Limits,
    additions: Additions = (),
    *,
    sturdy: bool = False,
) -> Reading:
    """Read a file's text, and all it says unless a page is only an image.

    A zip gives a reading without pages: its members are files of their own.
    ``sturdy`` reads without the library that a first attempt has died of.
    """
    media_type = sniff.sniff(path, name, max_bytes=limits.max_bytes)
    if media_type == ZIP:
        return Reading(Text(media_type, ()), (), ())
    text = extract(path, media_type, limits, sturdy=sturdy)
    if images(text):
        return Reading(text, (), ())
    return understand(text, additions)


def open_some(
    names: Sequence[str], limits: Limits, additions: Additions, *paths: Path
) -> tuple[Reading | None, ...]:
    """Open several files of one hand, in one child; None where one must be alone.

    To begin a child costs as much as to read a short paper.
    """
    return tuple(
        _opened(path, name, limits, additions)
        for path, name in zip(paths, names, strict=True)
    )


def _opened(
    path: Path, name: str, limits: Limits, additions: Additions
) -> Reading | None:
    try:
        return open_file(path, name, limits, additions)
    except Exception:  # noqa: BLE001  # alone it says why, with all its limits
        return None


def look_at(
    path: Path, media_type: str, numbers: Sequence[int], limits: Limits
) -> tuple[Page, ...]:
    """Return the pages ``numbers`` as recognised from their images."""
    return ocr.recognise_pages(path, media_type, numbers, limits)


@dataclass(frozen=True, slots=True)
class Looked:
    """Pages as recognised, and the mark of secrecy that they carry, if any."""

    pages: tuple[Page, ...]
    mark: Mark | None = None


def look_on(  # noqa: PLR0913  # which pages of which file, and how they are understood
    path: Path,
    media_type: str,
    numbers: Sequence[int],
    limits: Limits,
    *,
    name: str,
    first: Page,
    additions: Additions = (),
) -> Looked:
    """Recognise more pages of a paper that was taken in by its ``first`` page.

    A secret may be told by the stamp of a later page. Where the first is read again,
    its header is looked at closer, as when it came in.
    """
    names = known(additions)
    pages = look_at(path, media_type, numbers, limits)
    if first.number in numbers:
        text = Text(media_type, pages)
        text = closer.looked_closer(path, name, text, limits, names)
        pages = text.pages
    else:
        text = Text(media_type, (first, *pages))
    return Looked(pages, secrecy.mark(recognise(text, names)))


def is_parcel(text: Text) -> bool:
    """Whether there are files in this one, which get rows of their own.

    A mail is a paper, too; a zip is nothing else.
    """
    return text.media_type == ZIP or ATTACHMENTS in text.notes


def images(text: Text) -> list[int]:
    """Return the numbers of the pages that are only images."""
    return [page.number for page in text.pages if page.origin == "image"]
