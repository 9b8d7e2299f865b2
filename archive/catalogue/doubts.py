"""The doubt queue: what a person should look at, most used first.

The law of this module: a reader is asked what an archive of the papers that this
reader may see would ask; a hidden paper neither makes a doubt nor is named by one.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import sqlalchemy as sa

from archive import doubts
from archive.catalogue import changes, decided, deciding, queue, shelf
from archive.catalogue.access import is_partial, visible
from archive.catalogue.database import Database
from archive.catalogue.papers import Brief, Kept
from archive.catalogue.schema import claim, document, doubt
from archive.doubts import Kind
from archive.errors import NotFoundError
from archive.links import Names
from archive.model import Reader

_COLUMNS = [doubt.c[name] for name in queue.Item.__slots__]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A doubt in the queue with the paper it is about.

    ``field`` is a fact, or ``link`` with the number of a ``citation``; doubts that
    one decision may settle share ``likeness``.
    """

    id: int
    paper: Brief
    field: str
    kind: Kind
    citation: int | None
    likeness: str
    uses: int

    @property
    def place(self) -> tuple[int, int, int]:
        """Where it stands in the queue, the first one highest."""
        return self.uses, self.paper.id, -self.id


class Doubts:
    """What was read with doubt and nobody decided about yet."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority
        # The start page asks on every view, and the answer changes with the papers.
        self._counts_at = lru_cache(maxsize=64)(self._counted)
        self._part_at = lru_cache(maxsize=4)(self._of_part)

    def count(self, reader: Reader) -> int:
        """Count the doubts about papers that ``reader`` may see."""
        return sum(self.counts_by_kind(reader).values())

    def counts_by_kind(self, reader: Reader) -> dict[Kind, int]:
        """Count the doubts of each kind that there are any of, in their usual order."""
        with self._database.read() as connection:
            state = changes.state_of(connection)
        return dict(self._counts_at(state, reader.audiences))

    def _counted(
        self, state: changes.State, audiences: frozenset[str]
    ) -> tuple[tuple[Kind, int], ...]:
        del state  # It only tells what is remembered from what has changed since.
        reader = Reader("anybody", audiences)
        with self._database.read() as connection:
            if is_partial(connection, reader):
                found = Counter(item.kind for item in self._part(connection, reader))
            else:
                # Of nearly all papers, the index of doubts alone can tell; what was
                # joined to another is little and taken off.
                found = _by_kind(connection)
                joined = sa.select(document.c.id).where(document.c.joined_to > 0)
                found.subtract(_by_kind(connection, doubt.c.document.in_(joined)))
        return tuple((kind, found[kind]) for kind in doubts.KINDS if found[kind])

    def listed(
        self,
        reader: Reader,
        *,
        kind: Kind | None = None,
        start: tuple[int, int, int] | None = None,
        limit: int = 20,
    ) -> tuple[Doubtful, ...]:
        """Return doubts from the place ``start`` on: most used first, then newest."""
        with self._database.read() as connection:
            if is_partial(connection, reader):
                items = self._part(connection, reader)
                if start is not None:
                    items = items[bisect_left(items, _after(start), key=_depth) :]
                chosen = [one for one in items if kind in (None, one.kind)][:limit]
                return _shown(connection, chosen, reader)
            which = [] if kind is None else [doubt.c.kind == kind]
            if start is not None:
                which.append(_from(*start))
            ordered = (doubt.c.uses.desc(), doubt.c.document.desc(), doubt.c.id)
            # Asked of each doubt in turn, so that the index of the queue is walked.
            is_seen = sa.exists().where(
                document.c.id == doubt.c.document, visible(reader)
            )
            first = sa.select(*_COLUMNS).where(is_seen, *which)
            found = connection.execute(first.order_by(*ordered).limit(limit))
            return _shown(connection, [queue.Item(*row) for row in found], reader)

    def get(self, number: int, reader: Reader) -> Doubtful:
        """Return one doubt.

        Raises:
            NotFoundError: it is settled, or about no paper that ``reader`` may see.
        """
        found = self._where("id", number, reader)
        if not found:
            what = f"điều cần xem số {number}"
            raise NotFoundError(what)
        return found[0]

    def of(self, number: int, reader: Reader) -> tuple[Doubtful, ...]:
        """Return the doubts about one paper, its facts first."""
        return self._where("document", number, reader)

    def alike(
        self, likeness: str, reader: Reader, *, limit: int = 200
    ) -> tuple[Doubtful, ...]:
        """Return at most ``limit`` doubts that one decision may settle."""
        return self._where("likeness", likeness, reader, limit)

    def made(self, number: int, act: int, reader: Reader) -> tuple[Kept, ...]:
        """Return the decisions of an act about one paper that still stand."""
        statement = (
            sa.select(claim)
            .join_from(claim, document, claim.c.document == document.c.id)
            .where(claim.c.document == number, claim.c.act == act)
            .where(claim.c.withdrawn_at.is_(None), visible(reader))
            .order_by(claim.c.id)
        )
        with self._database.read() as connection:
            kept = map(deciding.to_kept, connection.execute(statement))
            return decided.told(connection, kept, reader)

    def _where(
        self, column: str, value: int | str, reader: Reader, limit: int | None = None
    ) -> tuple[Doubtful, ...]:
        with self._database.read() as connection:
            if is_partial(connection, reader):
                part = sorted(self._part(connection, reader), key=lambda item: item.id)
                found = [item for item in part if getattr(item, column) == value]
            else:
                asked = (
                    sa.select(*_COLUMNS)
                    .join_from(doubt, document, doubt.c.document == document.c.id)
                    .where(doubt.c[column] == value, visible(reader))
                )
                rows = connection.execute(asked.order_by(doubt.c.id).limit(limit))
                found = [queue.Item(*row) for row in rows]
            return _shown(connection, found[:limit], reader)

    def _part(
        self, connection: sa.Connection, reader: Reader
    ) -> tuple[queue.Item, ...]:
        """Return the queue of a reader who sees a part, until something changes."""
        return self._part_at(changes.state_of(connection), reader.audiences)

    def _of_part(
        self, state: changes.State, audiences: frozenset[str]
    ) -> tuple[queue.Item, ...]:
        del state
        reader = Reader("anybody", audiences)
        with self._database.read() as connection:
            return queue.of_part(connection, reader, self._authority)


def _depth(item: queue.Item) -> tuple[int, int, int]:
    """How far down the queue a doubt stands: the order of those that ``place`` says."""
    return _after(item.place)


def _after(place: tuple[int, int, int]) -> tuple[int, int, int]:
    return -place[0], -place[1], -place[2]


def _from(uses: int, paper: int, number: int) -> sa.ColumnElement[bool]:
    """The doubts at a place of the queue and behind it."""
    is_behind = sa.tuple_(doubt.c.uses, doubt.c.document) <= (uses, paper)
    is_there = sa.and_(doubt.c.uses == uses, doubt.c.document == paper)
    return sa.and_(is_behind, ~sa.and_(is_there, doubt.c.id < -number))


def _by_kind(
    connection: sa.Connection, which: sa.ColumnElement[bool] | None = None
) -> Counter[Kind]:
    counted = sa.select(doubt.c.kind, sa.func.count()).group_by(doubt.c.kind)
    if which is not None:
        counted = counted.where(which)
    return Counter({row[0]: row[1] for row in connection.execute(counted)})


def _shown(
    connection: sa.Connection, items: Sequence[queue.Item], reader: Reader
) -> tuple[Doubtful, ...]:
    papers = shelf.briefs(connection, {item.document for item in items}, reader)
    return tuple(
        Doubtful(
            id=item.id,
            paper=papers[item.document],
            field=item.field,
            kind=item.kind,
            citation=item.citation,
            likeness=item.likeness,
            uses=item.uses,
        )
        for item in items
        # One that went while the queue was read is not asked.
        if item.document in papers
    )
