"""The cells of a page: what stood apart on paper stands apart again.

A letterhead and a signature block are two columns. A text layer brings their
cells one after the other, or joins a left and a right one in a line; here every
line is cut where a right-hand cell begins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from archive.model import Origin, Page
from archive.text import align, clean
from indexer.recognise.cutting import (
    CAPS_FROM,
    cuts,
    dated,
    motto,
    place_start,
    titled,
)

_DOUBLED = re.compile(r"(?<=\S) {2,3}(?=\S)")
_LINE = re.compile(r"[^\n\f\v]+")
# A longer line is a paragraph of Word or hostile: only its beginning is looked at.
_LONGEST = 1200
AROUND = "|" + "".join(c for c in map(chr, range(0x3001)) if c.isspace())


@dataclass(frozen=True)
class Cell:
    """A stretch of a page that stands by itself, trimmed.

    ``text`` is even (NFC, look-alike letters mended, one blank between words), and
    ``printed`` what stands on the page where that differs. ``bare`` is the text in
    small letters without marks, to match on; ``gap`` tells that an empty line stands
    above, ``beside`` that another cell stands to the left in the same line. What it
    looks like is asked by many facts, and told once.
    """

    page: int
    start: int
    end: int
    text: str
    bare: str
    gap: bool = False
    origin: Origin = "text"
    beside: bool = False
    printed: str = ""

    @property
    def verbatim(self) -> str:
        """What stands on the page."""
        return self.printed or self.text

    @cached_property
    def is_caps(self) -> bool:
        """Whether the cell is set in capitals."""
        capitals = sum(map(str.isupper, self.text))
        letters = capitals + sum(map(str.islower, self.text))
        return letters > 1 and capitals >= CAPS_FROM * letters

    @cached_property
    def is_rule(self) -> bool:
        """Whether the cell is a rule, a star or a speck, and says nothing."""
        signs = [c for c in self.text if not c.isspace()]
        spoken = sum(map(str.isalnum, signs))
        return spoken < 2 or spoken * 3 < len(signs)

    @cached_property
    def is_title(self) -> bool:
        """Whether the cell is the line that tells Party from State."""
        return self.is_caps and titled(self.bare) is not None

    @cached_property
    def is_motto(self) -> bool:
        """Whether the cell is the motto under the title of the State."""
        return len(self.bare) < 60 and motto(self.bare) is not None

    @cached_property
    def is_dated(self) -> bool:
        """Whether the cell is the place and date of a header and nothing else."""
        match = dated(self.bare) if len(self.bare) < 90 else None
        return match is not None and place_start(self.text, match.start()) == 0

    @property
    def is_sentence(self) -> bool:
        """Whether the cell is running text and no part of a letterhead."""
        return len(self.text) > 70 and not self.is_caps


def joined(cells: list[Cell], glue: str = " ") -> Cell:
    """Return neighbouring cells of a page as one."""
    first, last = cells[0], cells[-1]
    text = glue.join(cell.text for cell in cells)
    bare = glue.join(cell.bare for cell in cells)
    return replace(
        first,
        end=last.end,
        text=text,
        bare=bare,
        beside=False,
        printed=glue.join(cell.verbatim for cell in cells),
    )


def cells(page: Page, start: int = 0, end: int | None = None) -> Iterator[Cell]:
    """Yield the cells of a page in the order of its text."""
    done, counted, breaks = start, start, 0
    for line in _LINE.finditer(
        page.text, start, len(page.text) if end is None else end
    ):
        # Counted on from the last line, for there may be thousands of blank ones.
        breaks += page.text.count("\n", counted, line.start())
        counted = line.start()
        gap = breaks > 1 or done == 0
        beside = False
        even, origins = _evened(line.group()[:_LONGEST])
        for left, right, bare in _stretches(even):
            first, last = line.start() + origins[left], line.start() + origins[right]
            text, printed = even[left:right], page.text[first:last]
            yield Cell(
                *(page.number, first, last, text, bare, gap, page.origin),
                beside=beside,
                printed="" if printed == text else printed,
            )
            done = counted = line.end()
            breaks, gap, beside = 0, False, True


def _evened(line: str) -> tuple[str, Sequence[int]]:
    """Return a line to match on, and where each of its characters stands.

    Typists set two or three blanks where one is meant; more part two columns.
    """
    text = clean(line)
    if text == line and "  " not in line and line.isprintable():
        return line, range(len(line) + 1)
    origins = align(line).origins
    runs = (range(m.start() + 1, m.end()) for m in _DOUBLED.finditer(text))
    dropped = {index for run in runs for index in run}
    kept = [index for index in range(len(text)) if index not in dropped]
    even = "".join(text[index] for index in kept)
    return even, [*(origins[index] for index in kept), origins[len(text)]]


def _stretches(line: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each cell of a line begins and ends, blanks left out, and it bare."""
    aligned = align(line)
    places = {0, len(aligned.even)} | set(cuts(aligned.even, aligned.bare))
    edges = [aligned.origins[place] for place in sorted(places)]
    # Where each letter stands for itself, what is bare of a line is bare of its part.
    is_plain = isinstance(aligned.origins, range)
    for left, right in pairwise(edges):
        stretch = line[left:right].lstrip(AROUND)
        if stretch:
            begin = right - len(stretch)
            end = begin + len(stretch.rstrip(AROUND))
            bare = aligned.bare if is_plain else align(line[begin:end]).bare
            yield begin, end, bare[begin:end] if is_plain else bare
