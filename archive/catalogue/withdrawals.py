"""Papers that turned out to be secret after they were taken in.

The law of this module: all papers that show the same bytes go, with what is joined to
them, in the transaction that says of their files that they are held; what is left of
them in the files of the catalogue and of the index goes as that of a purge does.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from archive.catalogue import erasing, removing
from archive.catalogue.database import Database
from archive.catalogue.held import Hold
from archive.catalogue.schema import document, intake, purge, rendition
from archive.errors import NotFoundError
from archive.links import Names
from archive.model import Outcome
from archive.secrecy import Mark


@dataclass(frozen=True, slots=True)
class Cause:
    """Who has such a paper removed, and why, as the record of its removal says."""

    who: str
    why: str


MARKED = Cause("secrecy", "Văn bản có dấu độ mật.")
"""A reader found a mark."""

Forget = Callable[[Collection[int], Callable[[str], bool]], None]
"""What forgets words that tell of papers, by what says of words that they do."""


def _nothing(_: Collection[int], __: Callable[[str], bool]) -> None:
    """Forget nothing: nothing is kept beside the catalogue."""


class Withdrawals:
    """How papers are taken out that must never have been here."""

    def __init__(self, database: Database, authority: Names, hold: Hold) -> None:
        self._database = database
        self._authority = authority
        self._hold = hold
        self._also: Forget = _nothing

    def also_forget(self, forget: Forget) -> None:
        """Let ``forget`` do its part before papers are taken out.

        For what is kept beside the catalogue: it is told what tells of the papers,
        which nobody knows any more once they are gone.
        """
        self._also = forget

    def take_out(
        self,
        number: int,
        outcome: Outcome,
        mark: Mark,
        *,
        at: dt.datetime,
        cause: Cause = MARKED,
    ) -> frozenset[str]:
        """Take a paper out with all that shows its files; return their hashes.

        Rows of the ledger by which they came end with ``outcome`` instead. Where it
        is "held" the files are held, too.

        Raises:
            NotFoundError: there is no such paper.
        """
        with self._database.write(durable=True) as connection:
            papers = _with_same_files(connection, number)
            if not papers:
                what = f"văn bản mã {number}"
                raise NotFoundError(what)
            files = _files(connection, papers)
            held = self._held(files, outcome, mark, at)
            _end_rows(connection, papers, files, held, outcome, at=at)
            self._forget(connection, papers, files, at, cause)
        return frozenset(files)

    def _held(
        self, files: Collection[str], outcome: Outcome, mark: Mark, at: dt.datetime
    ) -> dict[str, int]:
        if outcome.outcome != "held":
            return {}
        return {one: self._hold.put(one, mark, at=at) for one in files}

    def _forget(
        self,
        connection: sa.Connection,
        papers: Collection[int],
        files: Collection[str],
        at: dt.datetime,
        cause: Cause,
    ) -> None:
        told = erasing.telltale(connection, papers)
        self._also(papers, told.is_told_by)
        for paper in papers:
            removing.take_out(connection, paper, self._authority, at)
        erasing.forget(connection, papers, (), told)
        # Not the originals: they go once they are sealed.
        by = {"who": cause.who, "why": cause.why, "made_at": at}
        row = {"documents": sorted(papers), "files": len(files), "originals": (), **by}
        connection.execute(sa.insert(purge).values(row))


def _with_same_files(connection: sa.Connection, number: int) -> list[int]:
    """Return a paper with all that are one with it, or show bytes that it shows."""
    found: set[int] = set()
    more = {number}
    while more:
        found |= more
        files = _files(connection, found)
        beside = sa.select(rendition.c.document).where(rendition.c.sha256.in_(files))
        one = sa.select(sa.func.coalesce(document.c.joined_to, document.c.id)).where(
            sa.or_(document.c.id.in_(found), document.c.id.in_(beside))
        )
        together = sa.select(document.c.id).where(
            sa.or_(document.c.id.in_(one), document.c.joined_to.in_(one))
        )
        more = set(connection.execute(together).scalars()) - found
    here = sa.select(document.c.id).where(document.c.id.in_(found))
    return sorted(connection.execute(here).scalars())


def _files(connection: sa.Connection, papers: Collection[int]) -> list[str]:
    asked = sa.select(rendition.c.sha256).where(rendition.c.document.in_(papers))
    return sorted(set(connection.execute(asked).scalars()))


def _end_rows(  # noqa: PLR0913  # which rows, and how they end
    connection: sa.Connection,
    papers: Collection[int],
    files: Collection[str],
    held: Mapping[str, int],
    outcome: Outcome,
    *,
    at: dt.datetime,
) -> None:
    rows = sa.select(intake.c.id, intake.c.sha256).where(
        intake.c.state == "done",
        sa.or_(intake.c.document.in_(papers), intake.c.sha256.in_(files)),
        intake.c.reason.is_distinct_from("unpacked"),
    )
    ended = {
        "outcome": outcome.outcome,
        "reason": outcome.reason,
        "message": outcome.message,
        "document": None,
        "flags": (),
        "finished_at": at,
    }
    for row, sha256 in connection.execute(rows).all():
        # A row that names no original is of the file that its paper shows.
        which = sha256 if sha256 in files else next(iter(files), None)
        named = {"sha256": which, "held": held.get(which or "")}
        change = sa.update(intake).where(intake.c.id == row).values(**ended, **named)
        connection.execute(change)
