"""The reading of one file, from its bytes to facts and citations.

What happens inside the cage: each function here takes and returns plain values,
so that :mod:`indexer.cage` can run it in a limited child and bring the result
back as JSON. Nothing here knows the catalogue.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType

from archive import authority, facts
from archive.authority import Addition
from archive.errors import (
    NoTextError,
    OldWordError,
    ReaderCrashedError,
    ReadMemoryError,
    RefusedError,
)
from archive.model import Page, Reading, Text
from indexer import cite, closer, converting, readers, sniff
from indexer.cage import Cage
from indexer.extract import Limits, extract, ocr
from indexer.extract.mail import ATTACHMENTS
from indexer.recognise import recognise

ZIP = "application/zip"
NONE_KEPT: Mapping[int, Page] = MappingProxyType({})
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


def look_at(
    path: Path, media_type: str, numbers: Sequence[int], limits: Limits
) -> tuple[Page, ...]:
    """Return the pages ``numbers`` as recognised from their images."""
    return ocr.recognise_pages(path, media_type, numbers, limits)


@dataclass(frozen=True, slots=True)
class Looked:
    """Pages as recognised, and the secrecy mark they carry, empty for none."""

    pages: tuple[Page, ...]
    secrecy: str = ""


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
    return Looked(pages, facts.view(recognise(text, names)).secrecy or "")


def is_parcel(text: Text) -> bool:
    """Whether there are files in this one, which get rows of their own.

    A mail is a paper, too; a zip is nothing else.
    """
    return text.media_type == ZIP or ATTACHMENTS in text.notes


def images(text: Text) -> list[int]:
    """Return the numbers of the pages that are only images."""
    return [page.number for page in text.pages if page.origin == "image"]


def _go_on() -> None:
    """Nothing to do between two steps."""


def _see(_images: int) -> None:
    """Nothing to do about how many pages are only images."""


def read(  # noqa: PLR0913  # all that a reading is made with
    path: Path,
    name: str,
    *,
    cage: Cage,
    limits: Limits,
    additions: Additions = (),
    between: Callable[[], None] = _go_on,
    looked: Callable[[int], None] = _see,
    most: int | None = None,
    kept: Mapping[int, Page] = NONE_KEPT,
) -> Reading:
    """Return everything read from a file, each step in the cage.

    ``additions`` are what clerks added to the authority file. ``between`` is called
    between two steps of long work, and may end it by an error of its own; so may
    ``looked``, which is told how many pages are only images before any is recognised.
    Where there are more than ``most``, only the first so many are; the others stay as
    they are, and are told by ``images``. Those that were ``kept`` of an older reading
    are taken as they are.

    Raises:
        RefusedError: the file cannot be read; the subclass says why.
    """
    # Children of the cage work in a folder of their own.
    steps = _Steps(path.absolute(), name, cage, limits, additions, between)
    reading = steps.opened()
    wanting = [one for one in images(reading.text) if one not in kept]
    text = _with(reading.text, kept)
    if wanting:
        looked(len(wanting))
        reading = steps.understood(steps.with_images_read(text, wanting[:most]))
    elif text != reading.text:
        reading = steps.understood_again(text)
    elif closer.is_wanted(reading):
        reading = steps.understood(reading.text)
    if _is_empty(reading.text):
        raise NoTextError
    return reading


def _with(text: Text, kept: Mapping[int, Page]) -> Text:
    """Return a text with pages of an older reading for those that are only images."""
    pages = (
        kept.get(page.number, page) if page.origin == "image" else page
        for page in text.pages
    )
    return replace(text, pages=tuple(pages))


def _is_empty(text: Text) -> bool:
    """Whether nothing was read of a file all of which was looked at."""
    is_whole = not is_parcel(text) and not images(text)
    return is_whole and not text.body.strip()


@dataclass(frozen=True, slots=True)
class _Steps:
    """The steps of one reading, each in the cage."""

    path: Path
    name: str
    cage: Cage
    limits: Limits
    additions: Additions
    between: Callable[[], None]

    def opened(self) -> Reading:
        """Open the file; where a library dies of it, once more without that one."""
        arguments = self.path, self.name, self.limits, self.additions
        try:
            return self.cage.run(
                open_file, *arguments, result=Reading, limits=self.limits
            )
        except OldWordError:
            self.between()
            return self._converted()
        except (ReaderCrashedError, ReadMemoryError):
            self.between()
            again = partial(open_file, sturdy=True)
            return self.cage.run(again, *arguments, result=Reading, limits=self.limits)

    def _converted(self) -> Reading:
        """Read a .doc too old for our reader by what LibreOffice makes of it."""
        with converting.converted(self.path, self.limits) as made:
            asked = made, made.name, self.limits, self.additions
            found = self.cage.run(open_file, *asked, result=Reading, limits=self.limits)
        notes = (*found.text.notes, converting.CONVERTED)
        text = replace(found.text, media_type=converting.MEDIA_TYPE, notes=notes)
        return replace(found, text=text)

    def with_images_read(self, text: Text, wanting: list[int]) -> Text:
        """Return the text with the pages ``wanting`` read from their images."""
        seen: dict[int, Page] = {}
        for first in range(0, len(wanting), PAGES_AT_ONCE):
            self.between()
            some = self._those_read(text, wanting[first : first + PAGES_AT_ONCE])
            seen.update((page.number, page) for page in some)
        self.between()
        pages = tuple(seen.get(page.number, page) for page in text.pages)
        return replace(text, pages=pages)

    def understood(self, text: Text) -> Reading:
        """Understand a text with its picture; where that fails, without it."""
        self.between()
        asked = self.path, self.name, text, self.limits, self.additions
        try:
            return self.cage.run(
                understand_closely, *asked, result=Reading, limits=self.limits
            )
        except RefusedError:
            return self.understood_again(text)

    def understood_again(self, text: Text) -> Reading:
        """Understand a text as it is: its pictures were looked at when it was read."""
        alone = text, self.additions
        return self.cage.run(understand, *alone, result=Reading, limits=self.limits)

    def _those_read(self, text: Text, numbers: list[int]) -> Iterator[Page]:
        """Yield the pages that can be read; where one fails, each is read alone.

        Without its first page nobody knows what a paper is, nor whether it is secret.
        """
        try:
            yield from self._looked_at(text, numbers)
        except RefusedError:
            if len(numbers) == 1 and numbers[0] == text.pages[0].number:
                raise
        else:
            return
        for number in numbers if len(numbers) > 1 else ():
            self.between()
            yield from self._those_read(text, [number])

    def _looked_at(self, text: Text, numbers: list[int]) -> tuple[Page, ...]:
        asked = self.path, text.media_type, numbers, self.limits
        return self.cage.run(
            look_at, *asked, result=tuple[Page, ...], limits=self.limits
        )
