"""Scraps of a stamp that a scanner read between the lines of a subject.

Arrival stamps are set across the left half of the heading; what is read of them is in
capitals, in a line of its own or before the words that the stamp covers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from archive.text import align
from indexer.recognise.cells import Cell

# So many words in capitals are of a stamp, so many small ones of the subject.
_WORDS = 3
# Letters as no word has them: a scanner read across a stamp.
_NOISE = re.compile(r"[^\W\dA-ZĐ_][A-ZĐ]|[^\W\d_]\.[^\W\d_]")
_NEAR = 2


def is_scrap(cell: Cell, before: Cell) -> bool:
    """Whether a recognised line is, or begins with, a scrap of a stamp."""
    if cell.origin != "ocr" or before.is_caps:
        return False
    capitals = sum(map(str.isupper, cell.text))
    is_shouted = 2 * capitals > sum(map(str.isalpha, cell.text))
    return is_shouted or (_shouted(cell) >= _WORDS and any(behind(cell)))


def behind(cell: Cell) -> Iterator[Cell]:
    """Yield the words of the subject behind those of a stamp in one line."""
    words = cell.text.split(" ")[_shouted(cell) :]
    if len(words) >= _WORDS and all(map(str.islower, words[:_WORDS])):
        text = " ".join(words)
        bare = align(text).bare
        yield replace(
            cell, start=cell.end - len(text), text=text, bare=bare, printed=""
        )


def are_near(lines: Sequence[Cell]) -> bool:
    """Whether something was read between recognised lines, or across one of them."""
    if not lines or lines[0].origin != "ocr":
        return False
    is_parted = any(two.start - one.end > _NEAR for one, two in pairwise(lines))
    return is_parted or any(_NOISE.search(line.text) for line in lines)


def _shouted(cell: Cell) -> int:
    """Return how many words in capitals begin a line."""
    words = cell.text.split(" ")
    return next((i for i, word in enumerate(words) if not word.isupper()), len(words))
