"""Whether two texts are one paper: pure, without marks, blind to layout.

A scan and the Word file it was printed from differ in line breaks, marks and a
few misread letters; two papers under one number differ in nearly all they say.
"""

import itertools
from collections.abc import Sequence

from archive.model import Page
from archive.text import syllables, toneless

POSSIBLE_COPY = "possible_copy"
"""The flag of a paper that shares its identity with another, but not its text."""

SAME = 0.6
"""From this share of common word pairs on, two texts are one paper."""

_LONGEST = 200_000
"""Characters compared; a paper that begins so much alike is the same."""


def likeness(one: str, other: str) -> float:
    r"""Return which share of their word pairs two texts have in common, 0 to 1.

    >>> likeness("về công tác cán bộ", "Về công\ntác  cán bô")
    1.0
    """
    first, second = _pairs(one), _pairs(other)
    if not first or not second:
        return float(first == second)
    return len(first & second) / len(first | second)


def is_same(one: str, other: str) -> bool:
    """Say whether two texts are copies of one paper."""
    return likeness(one, other) >= SAME


def is_same_so_far(one: Sequence[Page], other: Sequence[Page]) -> bool:
    """Say whether two papers are copies of one, as far as both have been read.

    Pages that wait to be recognised have no text yet: of the other paper only the
    same share from its beginning is compared, so that a long scan is known as the
    copy of a paper held before all of it is read. What is much longer or shorter
    than the other is not.
    """
    share = min(_share(one), _share(other))
    texts = [_beginning(pages, share) for pages in (one, other)]
    return share > 0 and any(text.strip() for text in texts) and is_same(*texts)


def _share(pages: Sequence[Page]) -> float:
    """Return which share of the pages has been read, 0 to 1."""
    read = sum(page.origin != "image" for page in pages)
    return read / len(pages) if pages else 0.0


def _beginning(pages: Sequence[Page], share: float) -> str:
    """Return the text of the first ``share`` of a paper, no more than is read."""
    read = [page.text for page in pages if page.origin != "image"]
    text = "\n".join(read)
    return text[: round(len(text) * share / _share(pages))] if read else ""


def _pairs(text: str) -> set[tuple[str, str]]:
    words = syllables(toneless(text[:_LONGEST]))
    return set(itertools.pairwise(words))
