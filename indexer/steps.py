"""The steps of one reading, each in the cage, as the process outside takes them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from archive.errors import (
    NoTextError,
    OldWordError,
    ReaderCrashedError,
    ReadMemoryError,
    RefusedError,
)
from archive.model import Page, Reading, Text
from indexer import closer, converting
from indexer.cage import Cage
from indexer.extract import Limits
from indexer.reading import (
    PAGES_AT_ONCE,
    Additions,
    images,
    is_parcel,
    look_at,
    open_file,
    understand,
    understand_closely,
)

NONE_KEPT: Mapping[int, Page] = MappingProxyType({})


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
    opened: Reading | None = None,
) -> Reading:
    """Return everything read from a file, each step in the cage.

    ``additions`` are what clerks added to the authority file. ``between`` is called
    between two steps of long work, and may end it by an error of its own; so may
    ``looked``, which is told how many pages are only images before any is recognised.
    Where there are more than ``most``, only the first so many are; the others stay as
    they are, and are told by ``images``. Those that were ``kept`` of an older reading
    are taken as they are. ``opened`` is what ``open_some`` read of it already.

    Raises:
        RefusedError: the file cannot be read; the subclass says why.
    """
    # Children of the cage work in a folder of their own.
    steps = _Steps(path.absolute(), name, cage, limits, additions, between)
    reading = opened or steps.opened()
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
