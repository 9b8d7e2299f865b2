"""The files that show a paper: who brought them, and what people say they are.

The law of this module: what was found out about a file is kept beside what a
person says of it, and comes back when that is withdrawn.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any, get_args

import sqlalchemy as sa

from archive.catalogue import changes, deciding, parcels, shelf, unread, writing
from archive.catalogue.access import hidden, visible
from archive.catalogue.claims import FOLLOWING
from archive.catalogue.database import Database
from archive.catalogue.joining import PARTED
from archive.catalogue.papers import File, Rendition, RenditionKind
from archive.catalogue.renewal import renew
from archive.catalogue.schema import claim, document, page, rendition
from archive.errors import NotFoundError, UsageError
from archive.links import Names
from archive.model import Claim, Reader, Reading
from archive.sentences import Sentence

FIELD = "rendition"
"""The field of a claim about what a file is to its paper."""


class Renditions:
    """The files of each paper."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority

    def of(self, number: int, reader: Reader) -> tuple[File, ...]:
        """Return the files that show a paper: its own, then those of joined papers.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        is_own = rendition.c.document == number
        statement = (
            sa.select(rendition, _pages().label("pages"))
            .join_from(rendition, document, rendition.c.document == document.c.id)
            .where(sa.or_(is_own, document.c.joined_to == number))
            .where(shelf.adds(number))
            .order_by(is_own.desc(), rendition.c.id)
        )
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            return tuple(
                _file(connection, row) for row in connection.execute(statement)
            )

    def original(self, number: int, sha256: str, reader: Reader) -> Rendition:
        """Return a file of a paper that may be handed out whole.

        Raises:
            NotFoundError: the paper has no such file, ``reader`` may not see it, or
                the file holds pages of a paper that ``reader`` may not see, or such
                a paper was sent with it.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            files = shelf.renditions(connection, number)
            own = [one for one in files if one.sha256 == sha256]
            if not own or _tells_more(connection, own, reader):
                what = f"tệp {sha256} của văn bản mã {number}"
                raise NotFoundError(what)
        return own[0]

    def call(  # noqa: PLR0913  # who, when and in whose light belong to every decision
        self,
        number: int,
        file: int,
        kind: RenditionKind,
        *,
        reader: Reader,
        by: str,
        at: dt.datetime,
        instead_of: int | None,
    ) -> int:
        """Say what a file is to its paper; return the number of the claim.

        Raises:
            NotFoundError: the paper has no such file, or ``reader`` may not see it.
            UsageError: there is no such kind.
            ConflictError: somebody else has said something meanwhile.
        """
        if kind not in get_args(RenditionKind):
            message = Sentence("Không có loại bản “%(kind)s”.", kind=kind)
            raise UsageError(message)
        with self._database.write(durable=True) as connection:
            row = own(connection, number, file, reader)
            made = Claim(FIELD, {"rendition": file, "kind": kind}, row.kind, source=by)
            held = deciding.decide(
                connection,
                number,
                made,
                at=at,
                instead_of=instead_of,
                about=_about(file),
            )
            _follow(connection, number, None, at)
            changes.record(connection, number, "updated", at)
        return held

    def part(  # noqa: PLR0913  # which file, as what, by whom
        self,
        number: int,
        file: int,
        found: Reading,
        *,
        reader: Reader,
        by: str,
        at: dt.datetime,
    ) -> int:
        """Make a paper of a file, of which ``found`` was read; return its number.

        It is for the same people as the paper it comes from, and joining it to
        that one again undoes this.

        Raises:
            NotFoundError: the paper has no such file, or ``reader`` may not see it.
            UsageError: it is the only file of its paper.
        """
        with self._database.write(durable=True) as connection:
            row = own(connection, number, file, reader)
            unread.demand_settled(connection, number)
            audience = _demand_more(connection, number, file)
            made = writing.add_paper(connection, audience, by, at)
            connection.execute(
                sa.update(rendition)
                .where(rendition.c.id == row.id)
                .values(document=made)
            )
            writing.put_reading(connection, made, found, self._authority, at)
            said = Claim(PARTED, {"from": number, "rendition": file}, source=by)
            writing.add_claim(connection, made, said, at)
            renew(connection, made, self._authority, at=at, kind="added")
            changes.record(connection, number, "updated", at)
        return made


def _demand_more(connection: sa.Connection, number: int, file: int) -> str:
    """Make sure that a paper keeps a file; return whom it is for."""
    others = sa.select(rendition.c.id).where(
        rendition.c.document == number, rendition.c.id != file
    )
    if connection.execute(others.limit(1)).scalar() is None:
        message = Sentence("Văn bản chỉ có một tệp nên không tách được.")
        raise UsageError(message)
    whom = sa.select(document.c.audience).where(document.c.id == number)
    return str(connection.execute(whom).scalar_one())


def _tells_more(
    connection: sa.Connection, own: Sequence[Rendition], reader: Reader
) -> bool:
    """Whether a file of which a paper has ``own`` holds a paper that is hidden.

    One of which the paper has all pages shows no more than the paper does.
    """
    sha256 = own[0].sha256
    if parcels.hides(connection, sha256, reader):
        return True
    if any(one.first_page is None for one in own):
        return False
    others = (
        sa.select(rendition.c.id)
        .join_from(rendition, document, rendition.c.document == document.c.id)
        .where(rendition.c.sha256 == sha256, hidden(reader))
    )
    return connection.execute(others.limit(1)).first() is not None


def own(
    connection: sa.Connection, number: int, file: int, reader: Reader
) -> sa.Row[Any]:
    """Return the row of a file of just this paper.

    Raises:
        NotFoundError: the paper has no such file, or ``reader`` may not see it.
    """
    row = connection.execute(
        sa.select(rendition)
        .join_from(rendition, document, rendition.c.document == document.c.id)
        .where(rendition.c.id == file, document.c.id == number, visible(reader))
    ).one_or_none()
    if row is None:
        what = f"tệp mã {file} của văn bản mã {number}"
        raise NotFoundError(what)
    return row


def _pages() -> sa.ScalarSelect[Any]:
    """How many pages were read of the paper that a file was brought for."""
    return (
        sa.select(sa.func.count())
        .where(page.c.document == rendition.c.document)
        .scalar_subquery()
    )


def _file(connection: sa.Connection, row: sa.Row[Any]) -> File:
    shown = Rendition(**{name: getattr(row, name) for name in Rendition.__slots__})
    said = deciding.held(connection, row.document, FIELD, _about(row.id))
    return File(row.id, row.document, shown, row.pages, row.source, row.added_at, said)


def _about(file: int) -> deciding.About:
    return lambda value: value["rendition"] == file


def _follow(
    connection: sa.Connection, number: int, _authority: Names | None, _at: dt.datetime
) -> None:
    """Bring the kinds of a paper's files up to what people say of them."""
    made = connection.execute(
        sa.select(claim)
        .where(claim.c.document == number, claim.c.field == FIELD)
        .order_by(claim.c.id)
    ).all()
    for file in {row.value["rendition"] for row in made}:
        said = deciding.held(connection, number, FIELD, _about(file))
        # The first decision about a file keeps what had been found out about it.
        first = next(row.verbatim for row in made if row.value["rendition"] == file)
        kind = said.claim.value["kind"] if said else first
        connection.execute(
            sa.update(rendition).where(rendition.c.id == file).values(kind=kind)
        )


FOLLOWING[FIELD] = _follow
