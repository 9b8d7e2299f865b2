"""What replaced what: the papers that a paper changes or ends, and those after it.

From a paper the way leads to what it changes, and on to what those changed
before; and to what changes it, and on from there. It never turns, so what else a
later paper happened to repeal is not told as the story of this one. What a person
said of an effect goes before what was read; one that was rejected is no step.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from archive import links
from archive.catalogue import grounds, known, meaning, shelf
from archive.catalogue.database import Database
from archive.catalogue.known import Told
from archive.catalogue.papers import Brief, Link
from archive.catalogue.schema import citation, page
from archive.links import Names
from archive.model import Reader

_MOST = 60
"""Papers of one story; the longest real ones have a dozen."""

_FARTHEST = 16
"""Steps to either side, in case of a circle nobody would believe."""

_SCANNED = 200


@dataclass(frozen=True, slots=True)
class Act:
    """What a paper does to another, told in ``text``, the page that says so.

    ``link`` is the citation; where the other paper is held, it is its target, and
    the act is a proposal until somebody confirmed it.
    """

    link: Link
    relation: str
    text: str
    is_proposed: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """A paper of the story with what it does to earlier ones."""

    paper: Brief
    acts: tuple[Act, ...]


class Chains:
    """The stories of papers, as a reader may know them."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority

    def of(self, number: int, reader: Reader) -> tuple[Turn, ...]:
        """Return the story of a paper, the earliest paper first.

        It is empty where nothing is changed, and never longer than people read.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            way = _Way(connection, reader, self._authority)
            told = _once([*way.back(number), *way.on(number)])
            if not told:
                return ()
            shown = known.to_links(connection, told, reader)
            texts = _texts(connection, told)
            numbers = {number, *(n for one in told for n in _ends(one))}
            papers = shelf.briefs(connection, numbers, reader)
        acts: dict[int, list[Act]] = defaultdict(list)
        for one, link in zip(told, shown, strict=True):
            acts[link.citing].append(_act(one, link, texts))
        turns = [Turn(paper, tuple(acts[n])) for n, paper in papers.items()]
        return tuple(sorted(turns, key=_moment))


@dataclass(frozen=True, slots=True)
class _Way:
    """The steps of one question, inside one transaction."""

    connection: sa.Connection
    reader: Reader
    authority: Names

    def back(self, number: int) -> list[Told]:
        """Return what is said on the way to what was changed, and before."""
        return self._walk(number, self._changed, grounds.target)

    def on(self, number: int) -> list[Told]:
        """Return what is said on the way to what changes a paper, and after."""
        return self._walk(number, self._changing, lambda told: told.citing)

    def _walk(
        self,
        number: int,
        step: Callable[[Sequence[int]], list[Told]],
        end: Callable[[Told], int | None],
    ) -> list[Told]:
        seen, at, said = {number}, [number], []
        for _ in range(_FARTHEST):
            found = step(at)
            reached = dict.fromkeys(n for n in map(end, found) if n is not None)
            at = [n for n in reached if n not in seen][: _MOST - len(seen)]
            seen.update(at)
            said += [one for one in found if end(one) in seen or end(one) is None]
            if not at:
                break
        return said

    def _changed(self, numbers: Sequence[int]) -> list[Told]:
        made = sa.and_(citation.c.document.in_(numbers), citation.c.weighty)
        found = known.told(self.connection, made, self.reader, self.authority)
        return [one for one in found if _is_step(one)]

    def _changing(self, numbers: Sequence[int]) -> list[Told]:
        found = meaning.citing(
            self.connection,
            numbers,
            self.reader,
            self.authority,
            most=_SCANNED,
            only_weighty=True,
        )
        return [one for one in found if _is_step(one)]


def _is_step(told: Told) -> bool:
    """Whether it changes a paper, as nobody denied."""
    return told.effect is not None


def _ends(told: Told) -> tuple[int, ...]:
    target = grounds.target(told)
    return (told.citing,) if target is None else (told.citing, target)


def _once(told: Iterable[Told]) -> list[Told]:
    """Keep one citation of each pair: a circle is walked from both of its sides."""
    kept: dict[tuple[object, ...], Told] = {}
    for one in told:
        named = (
            grounds.target(one) or one.lookup or (one.printed.page, one.printed.start)
        )
        held = kept.setdefault((one.citing, named), one)
        if _gravity(one) > _gravity(held):
            kept[one.citing, named] = one
    return list(kept.values())


def _gravity(told: Told) -> tuple[bool, int, tuple[bool, bool, bool]]:
    relation = meaning.relation([told.printed])
    is_sure = told.given is not None
    return is_sure, -meaning.weight(relation), links.fullness(told.printed)


def _texts(
    connection: sa.Connection, told: Collection[Told]
) -> dict[tuple[int, int], str]:
    """Return the pages on which citations stand."""
    places = sorted({(one.citing, one.printed.page) for one in told})
    rows = connection.execute(
        sa.select(page.c.document, page.c.number, page.c.text).where(
            sa.tuple_(page.c.document, page.c.number).in_(places)
        )
    )
    return {(row.document, row.number): row.text for row in rows}


def _act(told: Told, link: Link, texts: dict[tuple[int, int], str]) -> Act:
    text = texts.get((link.citing, link.citation.page), "")
    said = told.given.code if told.given is not None else None
    if said is not None and said != links.effect(link.citation):
        return Act(link, links.RELATION_OF[said], text)
    own = [
        one
        for one in link.citation.relations
        if one.relation in meaning.CHANGING and one.source_symbol is None
    ]
    relation = min((one.relation for one in own), key=meaning.weight, default="amends")
    is_proposed = said is None and link.target is not None
    return Act(link, relation, text, is_proposed=is_proposed)


def _moment(turn: Turn) -> tuple[str, int]:
    """Order by date; a paper without one stands before those that change it."""
    issued = turn.paper.metadata.issued
    day = issued and ((issued.date and issued.date.isoformat()) or issued.partial)
    return day or "", turn.paper.id
