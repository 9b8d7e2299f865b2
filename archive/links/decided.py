"""What people decided about citations, and where it holds when a file is read again.

The law of this module: a decision belongs to a place of the text, told by the
words that stand there. It follows them to another page; where they are gone it
waits, and is no reason to guess.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from archive.model import Citation

Choice = Literal["confirm", "choose", "reject"]
"""The paper found is the one meant, another one is, or it is not that one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a paper: the ``occurrence``-th time on a page, ``nth`` in all."""

    page: int
    verbatim: str
    occurrence: int
    nth: int


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision about the citation at one place.

    A rejection without a ``target`` says that none of the papers held is meant.
    ``refused`` are all papers rejected there, so that none is offered again.
    """

    page: int
    verbatim: str
    occurrence: int
    nth: int
    lookup: str | None
    choice: Choice
    target: int | None = None
    refused: tuple[int, ...] = ()

    @property
    def place(self) -> Place:
        """Where the citation stood when it was decided about."""
        return Place(self.page, self.verbatim, self.occurrence, self.nth)

    @property
    def chosen(self) -> int | None:
        """The paper that is meant, where one was chosen."""
        return None if self.choice == "reject" else self.target


def places(citations: Iterable[Citation]) -> list[Place]:
    """Return the place of each citation of a paper, given in reading order."""
    on_page: Counter[tuple[int, str]] = Counter()
    in_all: Counter[str] = Counter()
    found = []
    for made in citations:
        here = made.page, made.verbatim
        found.append(Place(*here, on_page[here], in_all[made.verbatim]))
        on_page[here] += 1
        in_all[made.verbatim] += 1
    return found


def placed(
    decisions: Mapping[int, Place], citations: Sequence[Citation]
) -> dict[int, int]:
    """Return the decision that holds for each position among ``citations``.

    ``decisions`` are the places decided about, the newest last. What stands where
    it stood comes first; what moved to another page takes what is left.
    """
    free = dict(enumerate(places(citations)))
    held: dict[int, int] = {}
    for is_same in (_stands_there, _moved):
        for number in reversed(list(decisions)):
            if number in held.values():
                continue
            was = decisions[number]
            position = next((p for p, now in free.items() if is_same(was, now)), None)
            if position is not None:
                held[position] = number
                del free[position]
    return held


def _stands_there(was: Place, now: Place) -> bool:
    same = was.page, was.verbatim, was.occurrence
    return same == (now.page, now.verbatim, now.occurrence)


def _moved(was: Place, now: Place) -> bool:
    return (was.verbatim, was.nth) == (now.verbatim, now.nth)
