"""Two steps around a paper: what it rests on, and what rests on it.

The law of this module: the work is bounded by what is shown, and a reader is
shown what an archive holding only that reader's papers would show. A step
backwards is followed by a step backwards, and never turns: what else cites the
papers that this one cites is no neighbour.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from archive.catalogue import grounds, known, meaning, shelf
from archive.catalogue.access import is_partial
from archive.catalogue.database import Database
from archive.catalogue.known import Told
from archive.catalogue.links import Links
from archive.catalogue.meaning import weight
from archive.catalogue.nearby import (
    EVERYTHING,
    Edge,
    Key,
    Neighbour,
    Neighbourhood,
    Wish,
)
from archive.catalogue.papers import Brief, Cited, Link
from archive.catalogue.schema import candidate, citation
from archive.links import Names, Status
from archive.model import Citation, Reader

_SCANNED = 400
"""Citations of the paper itself that are looked at for the weightiest."""

_SCANNED_FURTHER = 60
"""Citations of each of its neighbours that are looked at."""


@dataclass(frozen=True, slots=True)
class _Near:
    """A paper that may be shown, with what ranks it."""

    key: Key
    relation: str
    times: int
    link: Link | None = None

    @property
    def rank(self) -> tuple[int, bool, int, int]:
        """The weightiest relation first, then held, most cited and newest."""
        newest = -self.key if isinstance(self.key, int) else 0
        return weight(self.relation), self.link is not None, -self.times, newest


class Neighbours:
    """The papers around a paper, as a reader may know them."""

    def __init__(self, database: Database, authority: Names, links: Links) -> None:
        self._database = database
        self._authority = authority
        self._links = links

    def around(
        self, number: int, reader: Reader, wish: Wish = EVERYTHING
    ) -> Neighbourhood:
        """Return the neighbourhood of a paper.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            search = _Search(connection, self._authority, reader, wish)
            first = self._first(search, number)
            shown, more = _chosen(first, wish)
            if wish.relation is None and _may_be_cut(first.get(1, ())):
                more[1] = search.count(number, self._links) - len(shown[1])
            if wish.steps > 1:
                further, left = _chosen(search.second(number, shown), wish)
                shown, more = shown | further, more | left
            numbers = [number, *_held(shown)]
            papers = shelf.briefs(connection, numbers, reader)
            statuses = grounds.statuses(
                connection, numbers, reader, self._authority, on=self._database.today()
            )
            edges = [*_to_missing(number, shown), *search.edges(number, numbers)]
        return Neighbourhood(
            number,
            _neighbours(number, shown, papers, statuses),
            tuple(edges),
            more,
            _counted(first),
        )

    def _first(self, search: "_Search", number: int) -> dict[int, list[_Near]]:
        """Return by step the papers one step away."""
        found = {}
        if "cites" in search.wish.sides:
            cited = self._links.cites(number, search.reader)
            found[-1] = [_of_cited(place, one) for place, one in enumerate(cited)]
        else:
            shelf.row_of(search.connection, number, search.reader)
        if "cited_by" in search.wish.sides:
            found[1] = search.citing([number], _SCANNED)
        return {
            step: [one for one in near if one.key != number]
            for step, near in found.items()
        }


@dataclass(frozen=True, slots=True)
class _Search:
    """One question while it is answered, inside one transaction."""

    connection: sa.Connection
    authority: Names
    reader: Reader
    wish: Wish

    def citing(self, numbers: Sequence[int], most: int) -> list[_Near]:
        """Return the papers that cite some of ``numbers``."""
        found = meaning.citing(
            self.connection, numbers, self.reader, self.authority, most=most
        )
        return _near(found, lambda one: one.citing)

    def cited(self, numbers: Sequence[int]) -> list[_Near]:
        """Return the papers held that some of ``numbers`` cite."""
        made = sa.and_(
            citation.c.document.in_(numbers),
            sa.or_(citation.c.position < _SCANNED_FURTHER, citation.c.weighty),
        )
        return _near(self._told(made), grounds.target)

    def second(
        self, number: int, shown: Mapping[int, Sequence[_Near]]
    ) -> dict[int, list[_Near]]:
        """Return by step the papers two steps away and no nearer."""
        nearer: set[Key] = {number, *_held(shown)}
        found = {}
        for step, near in sorted(shown.items()):
            numbers = _held({step: near})
            if numbers:
                far = (
                    self.cited(numbers)
                    if step < 0
                    else self.citing(numbers, _SCANNED_FURTHER)
                )
                found[2 * step] = [one for one in far if one.key not in nearer]
                nearer |= {one.key for one in found[2 * step]}
        return found

    def edges(self, number: int, numbers: Sequence[int]) -> list[Edge]:
        """Return what papers do to each other; with one step, around one of them."""
        weighed = sa.select(candidate.c.citation).where(
            candidate.c.document.in_(numbers)
        )
        made = sa.and_(
            citation.c.document.in_(numbers),
            sa.or_(citation.c.target.in_(numbers), citation.c.id.in_(weighed)),
        )
        shown = set(numbers)
        pairs: dict[tuple[int, int], list[Citation]] = defaultdict(list)
        for one in self._told(made):
            cited = grounds.target(one)
            if cited is None or cited not in shown:
                continue
            if self.wish.steps > 1 or number in (one.citing, cited):
                pairs[one.citing, cited].append(one.printed)
        edges = [Edge(*pair, meaning.relation(made)) for pair, made in pairs.items()]
        return [
            edge
            for edge in edges
            if edge.citing != edge.cited and self.wish.takes(edge.relation)
        ]

    def count(self, number: int, links: Links) -> int:
        """Count the papers that cite a paper, all of them."""
        if is_partial(self.connection, self.reader):
            return links.times_cited(number, self.reader)
        return meaning.count(self.connection, number, self.reader)

    def _told(self, made: sa.ColumnElement[bool]) -> list[Told]:
        return known.told(self.connection, made, self.reader, self.authority)


def _of_cited(place: int, cited: Cited) -> _Near:
    name = meaning.relation(link.citation for link in cited.links)
    target = cited.link.target
    if target is not None:
        return _Near(target.id, name, len(cited.links))
    return _Near(f"missing-{place}", name, len(cited.links), cited.link)


def _near(found: Iterable[Told], key: Callable[[Told], int | None]) -> list[_Near]:
    """Gather citations by the paper at their other end."""
    papers: dict[int, list[Citation]] = defaultdict(list)
    for one in found:
        number = key(one)
        if number is not None:
            papers[number].append(one.printed)
    return [
        _Near(number, meaning.relation(made), len(made))
        for number, made in papers.items()
    ]


def _chosen(
    found: Mapping[int, Sequence[_Near]], wish: Wish
) -> tuple[dict[int, list[_Near]], dict[int, int]]:
    """Choose the weightiest of each step; return them and how many are left out."""
    shown: dict[int, list[_Near]] = {}
    more: dict[int, int] = {}
    for step, near in found.items():
        taken = {key for others in shown.values() for key in _keys(others)}
        ranked = sorted(
            (n for n in near if wish.takes(n.relation) and n.key not in taken),
            key=lambda one: one.rank,
        )
        shown[step] = ranked[: wish.most]
        if len(ranked) > wish.most:
            more[step] = len(ranked) - wish.most
    return shown, more


def _may_be_cut(near: Iterable[_Near]) -> bool:
    """Whether the scan may have ended before the last of those that cite."""
    return sum(one.times for one in near) >= _SCANNED


def _keys(near: Iterable[_Near]) -> list[Key]:
    return [one.key for one in near]


def _held(shown: Mapping[int, Sequence[_Near]]) -> list[int]:
    return [
        one.key for near in shown.values() for one in near if isinstance(one.key, int)
    ]


def _to_missing(number: int, shown: Mapping[int, Sequence[_Near]]) -> list[Edge]:
    return [
        Edge(number, one.key, one.relation)
        for near in shown.values()
        for one in near
        if one.link
    ]


def _counted(first: Mapping[int, Sequence[_Near]]) -> dict[str, int]:
    names = Counter(one.relation for near in first.values() for one in near)
    return {name: names[name] for name in sorted(names, key=weight)}


def _neighbours(
    number: int,
    shown: Mapping[int, Sequence[_Near]],
    papers: Mapping[int, Brief],
    statuses: Mapping[int, Status],
) -> tuple[Neighbour, ...]:
    """Return those shown from left to right, the paper itself in the middle."""
    placed = {**shown, 0: [_Near(number, "", 0)]}
    return tuple(
        Neighbour(one.key, step, link=one.link)
        if isinstance(one.key, str)
        else Neighbour(one.key, step, papers[one.key], status=statuses[one.key])
        for step in sorted(placed)
        for one in placed[step]
    )
