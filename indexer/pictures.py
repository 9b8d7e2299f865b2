"""Pictures of pages for people: drawn in the cage, kept on the disk for a while.

What is kept here can be thrown away at any time. Who may see a page is asked
before this module is: it knows files, not papers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import msgspec

from archive.model import Box
from indexer.album import Album
from indexer.cage import Cage
from indexer.extract import picture
from indexer.extract.picture import Asked, Layout

WIDTHS = (400, 800, 1600)
"""The widths there are, so that nobody can fill the disk with others."""

PRELOAD = ("indexer.extract.picture",)
"""What the children of a cage that only draws find already imported."""

PAGED = frozenset({"application/pdf"})
DRAWABLE = PAGED | {
    "image/tiff",
    "image/jpeg",
    "image/png",
    "image/webp",
    "image/bmp",
    "image/gif",
}
"""Files that are made of pages which can be seen."""

_FINE = 1000


@dataclass(frozen=True, slots=True)
class Original:
    """A stored file, by its hash, its place and its media type."""

    sha256: str
    path: Path
    media_type: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an upright page, its box in shares of the page from 0 to 1."""

    number: int
    box: Box
    turned: int = 0

    @classmethod
    def of(cls, number: int, box: Box, page: tuple[float, float], turned: int) -> Self:
        """Return the part within ``box`` of a page of so many points.

        It ends at the edges of the page; a thousandth more or less is the same
        part, so that one place is kept once.
        """
        width, height = max(1.0, page[0]), max(1.0, page[1])
        left, top = _share(box.left, width), _share(box.top, height)
        right, bottom = _share(box.right, width), _share(box.bottom, height)
        return cls(number, Box(left, top, right, bottom), turned)

    @property
    def name(self) -> str:
        """What tells it from other parts of the file."""
        box = self.box
        sides = (box.left, box.top, box.right, box.bottom)
        told = "-".join(str(round(side * _FINE)) for side in sides)
        return f"{self.number}{_way(self.turned)}-{told}"


def _share(place: float, whole: float) -> float:
    return round(min(1.0, max(0.0, place / whole)) * _FINE) / _FINE


def _way(turned: int) -> str:
    return f"t{turned}" if turned else ""


class Pictures:
    """The pictures of one archive; safe to use from many threads.

    At most ``most_bytes`` are kept: those longest unseen go first.
    """

    def __init__(self, folder: Path, cage: Cage, most_bytes: int) -> None:
        self._album = Album(folder, most_bytes)
        self._cage = cage

    def page(
        self,
        original: Original,
        number: int,
        width: int,
        prove: Callable[[str], object],
        turned: int = 0,
    ) -> bytes:
        """Return page ``number`` as WebP; ``prove`` is asked before it is drawn.

        ``turned`` is how far clockwise the page is turned to stand upright.

        Raises:
            RefusedError: the page cannot be drawn.
            BusyError: too many pages are being drawn.
        """
        asked = Asked(original.path, original.media_type, number, turned)

        def draw() -> bytes:
            prove(original.sha256)
            return self._drawn(picture.draw, asked, width)

        name = f"{number}{_way(turned)}-{width}.webp"
        return self._album.of(original.sha256, name, draw)

    def cut(
        self,
        original: Original,
        part: Part,
        width: int,
        prove: Callable[[str], object],
    ) -> bytes:
        """Return a part of a page as WebP; ``prove`` is asked before it is drawn.

        Raises:
            RefusedError: the page cannot be drawn.
            BusyError: too many pages are being drawn.
        """
        asked = Asked(original.path, original.media_type, part.number, part.turned)

        def draw() -> bytes:
            prove(original.sha256)
            return self._drawn(picture.cut, asked, part.box, width)

        return self._album.of(original.sha256, f"{part.name}-{width}.webp", draw)

    def _drawn(self, how: Callable[..., bytes], *asked: object) -> bytes:
        limits = picture.LIMITS
        return self._cage.run(how, *asked, limits, result=bytes, limits=limits)

    def count(self, original: Original) -> int:
        """Return how many pages a file has.

        Raises:
            RefusedError: the file cannot be opened.
            BusyError: too many files are being opened.
        """

        def find() -> bytes:
            asked = original.path, original.media_type, picture.LIMITS
            found = self._cage.run(
                picture.count, *asked, result=int, limits=picture.LIMITS
            )
            return str(found).encode()

        return int(self._album.of(original.sha256, "count", find))

    def layout(self, original: Original, number: int) -> Layout | None:
        """Return where the words of page ``number`` stand, if a file can tell.

        Raises:
            RefusedError: the page cannot be opened.
            BusyError: too many pages are being drawn.
        """
        if original.media_type not in PAGED:
            return None

        def find() -> bytes:
            found = self._cage.run(
                picture.layout,
                original.path,
                number,
                result=Layout,
                limits=picture.LIMITS,
            )
            return msgspec.json.encode(found)

        made = self._album.of(original.sha256, f"{number}.json", find)
        return msgspec.json.decode(made, type=Layout)

    def sweep(self) -> None:
        """Remove what was longest unseen, where more is kept than may be."""
        self._album.sweep()
