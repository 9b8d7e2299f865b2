"""Changes as triples that can be compared: which place, what is done, to which place.

- Places are compared by their parts, whatever the order ("Khoản 3 / Điều 6", "khoản 3
  Điều 6"), the case, the blanks and the noughts before a number; a list ("Điểm b, c
  khoản 5") is as many places. Articles are numbered through a paper, so nothing above
  an article is compared. No place is the paper as a whole; "một số điều" names neither
  a place nor the whole, so that it is no answer.
- "sửa đổi" and "sửa đổi, bổ sung" amend, "bổ sung" alone adds.
- Papers are compared by the keys of their symbols.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from archive import symbols
from archive.authority import Authority
from archive.model import Change, Symbol
from archive.text import align
from indexer.cite.changing.inheriting import UNNAMED
from indexer.cite.changing.places import ARTICLE, Part, listed
from indexer.cite.passage import Passage

Done = Literal["amend", "add", "replace", "repeal"]
Place = frozenset[tuple[str, str]]
DONE: tuple[Done, ...] = ("amend", "add", "replace", "repeal")
# The first that a label says: "sửa đổi, bổ sung" amends, and so does "bổ sung, sửa đổi".
_LABELS: dict[str, Done] = {
    "sua doi": "amend",
    "bo sung": "add",
    "thay the": "replace",
    "bai bo": "repeal",
    "huy bo": "repeal",
    **{done: done for done in DONE},
}
_RELATIONS: dict[str, Done] = {
    "amends": "amend",
    "replaces": "replace",
    "repeals": "repeal",
    "annuls": "repeal",
}


@dataclass(frozen=True, slots=True)
class Triple:
    """What ``source`` does to ``target``; ``paper`` is the key of a symbol."""

    source: Place
    done: str
    target: Place
    paper: str | None

    def __str__(self) -> str:
        """Return the triple in one line, for lists of errors."""
        to = filter(None, (_said(self.target), self.paper))
        return f"{_said(self.source)} | {self.done} | {' / '.join(to)}"


def labelled(triplet: tuple[str, str, str], authority: Authority) -> Iterator[Triple]:
    """Yield the triples of one label."""
    source, relation, target = triplet
    named = next(symbols.find(target), None)
    bare = align(relation).bare
    done = next((done for word, done in _LABELS.items() if word in bare), relation)
    paper = symbols.key(named[1]) if named else None
    pairs = itertools.product(places(source, authority), places(target, authority))
    for start, end in pairs:
        yield Triple(start, done, end, paper)


def read(
    change: Change, symbol: Symbol | None, authority: Authority
) -> Iterator[Triple]:
    """Yield the triples of a change; none where its provisions are not named."""
    is_added = change.relation == "amends" and change.manner == "supplement"
    done = "add" if is_added else _RELATIONS.get(change.relation)
    if done is None or change.provision in UNNAMED:
        return
    paper = symbols.key(symbol) if symbol else None
    source = places(change.source_provision or "", authority)
    target = places(change.provision or "", authority)
    for start, end in itertools.product(source, target):
        yield Triple(start, done, end, paper)


def places(text: str, authority: Authority) -> list[Place]:
    """Return the places that a text names: as many as its lists have members."""
    levels: dict[str, list[Part]] = {}
    for part in _parts(text, authority):
        levels.setdefault(part.level, []).append(part)
    return [_place(parts) for parts in itertools.product(*levels.values())]


def printed(text: str, authority: Authority) -> frozenset[tuple[str, str]]:
    """Return all parts of places that a text names anywhere."""
    return frozenset(map(_compared, _parts(text, authority)))


def _parts(text: str, authority: Authority) -> Iterator[Part]:
    passage = Passage.of(text, authority)
    at = 0
    while at < len(passage.bare):
        found = listed(passage, at)
        if found:
            yield from found.parts
        at = found.end if found else at + 1


def _place(parts: Sequence[Part]) -> Place:
    is_article = any(part.rank == ARTICLE for part in parts)
    compared = (part for part in parts if not is_article or part.rank >= ARTICLE)
    return frozenset(map(_compared, compared))


def _compared(part: Part) -> tuple[str, str]:
    return part.level.casefold(), part.number.casefold().lstrip("0")


def _said(place: Place) -> str:
    return " ".join(" ".join(part) for part in sorted(place, reverse=True))
