"""Pages of a file that are a paper of their own.

The law of this module: a page keeps the number it has in its file and belongs to one
paper. What people decided about a page goes where it goes. Giving pages back leaves
what was before, and the paper that they were is shown as the one they came from.
"""

import datetime as dt
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from archive.catalogue import covering, deciding, joining, moving, shelf, unread
from archive.catalogue.access import visible
from archive.catalogue.covering import Understand
from archive.catalogue.database import Database
from archive.catalogue.moving import GIVEN, Leaf
from archive.catalogue.papers import Kept
from archive.catalogue.renditions import own
from archive.catalogue.renewal import renew
from archive.catalogue.schema import document
from archive.errors import ConflictError, NotFoundError, UsageError
from archive.links import Names
from archive.model import Claim, Reader, Text
from archive.sentences import Sentence


class Ranges:
    """Which pages of a file are papers of their own."""

    def __init__(self, database: Database, authority: Names) -> None:
        self._database = database
        self._authority = authority

    def foreseen(
        self, number: int, file: int, pages: tuple[int, int], reader: Reader
    ) -> tuple[Text, Text]:
        """Return the text of pages that are to be parted, and the text that is left.

        Raises:
            NotFoundError: the paper has no such file, or ``reader`` may not see it.
            UsageError: the paper has not these pages, or no others.
            ConflictError: somebody else has parted some of them.
        """
        with self._database.read() as connection:
            leaf = _leaf(connection, number, file, pages, reader)
            _demand_pages(connection, number, leaf)
            shown = covering.shown(connection, number)
        return _only(shown, leaf, inside=True), _only(shown, leaf, inside=False)

    def part(  # noqa: PLR0913  # which pages, by whom, and how both texts are understood
        self,
        number: int,
        file: int,
        pages: tuple[int, int],
        *,
        reader: Reader,
        by: str,
        at: dt.datetime,
        understand: Understand,
        again: Understand,
    ) -> int:
        """Make a paper of pages of a file; return its number.

        ``understand`` finds facts and citations in the pages, ``again`` in what is
        left. The same pages, once given back, become the paper again that they were.

        Raises:
            NotFoundError: the paper has no such file, or ``reader`` may not see it.
            UsageError: the paper has not these pages, or no others.
            ConflictError: somebody else has parted some of them.
        """
        with self._database.write(durable=True) as connection:
            leaf = _leaf(connection, number, file, pages, reader)
            if made := moving.taken(connection, number, leaf, by):
                return made
            _demand_pages(connection, number, leaf)
            made, kind = moving.paper_of(connection, number, leaf, by, at)
            _say(connection, number, made, leaf, by=by, at=at)
            moving.take(connection, number, made, leaf)
            self._found(connection, made, at, understand)
            self._found(connection, number, at, again)
            if kind == "updated":
                joining.follow(connection, made, self._authority, at)
            renew(connection, made, self._authority, at=at, kind=kind)
            renew(connection, number, self._authority, at=at)
        return made

    def returned(self, made: int, reader: Reader) -> tuple[int, Text]:
        """Return the paper that pages came from, and its text once they are back.

        Raises:
            NotFoundError: ``reader`` may see no such paper, or it was not parted.
            UsageError: the pages cannot go back as things are.
            ConflictError: somebody has given them back already.
        """
        with self._database.read() as connection:
            kept = _parted(connection, made, reader)
            number = _demand_returnable(connection, made, kept, reader)
            back = covering.shown(connection, made).pages
            shown = covering.shown(connection, number)
        pages = sorted((*shown.pages, *back), key=lambda page: page.number)
        return number, replace(shown, pages=tuple(pages))

    def give_back(
        self,
        made: int,
        *,
        reader: Reader,
        by: str,
        at: dt.datetime,
        again: Understand,
    ) -> int:
        """Give the pages of a paper back to the one they came from; return that one.

        Raises:
            NotFoundError: ``reader`` may see no such paper, or it was not parted.
            UsageError: the pages cannot go back as things are.
            ConflictError: somebody has given them back already.
        """
        with self._database.write(durable=True) as connection:
            kept = _parted(connection, made, reader)
            number = _demand_returnable(connection, made, kept, reader)
            moving.unsay(connection, number, made, by, at)
            moving.put_back(connection, number, made, Leaf.of(kept.claim.value))
            covering.apply(connection, made)
            self._found(connection, number, at, again)
            joining.follow(connection, made, self._authority, at)
            renew(connection, made, self._authority, at=at)
            renew(connection, number, self._authority, at=at)
        return number

    def source(self, number: int, reader: Reader) -> Kept | None:
        """Return the claim that says which paper's pages these are, if another's.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            kept = moving.parted(connection, number)
            if kept is None or kept.withdrawn_at:
                return None
            return kept if _source(connection, kept, reader) else None

    def given(self, number: int, reader: Reader) -> tuple[Kept, ...]:
        """Return the claims that say which pages of a paper became papers.

        Raises:
            NotFoundError: there is no paper that ``reader`` may see.
        """
        with self._database.read() as connection:
            shelf.row_of(connection, number, reader)
            gone = moving.given(connection, number)
            named = {kept.claim.value["to"] for kept in gone}
            seen = shelf.briefs(connection, named, reader)
        return tuple(kept for kept in gone if kept.claim.value["to"] in seen)

    def is_ranged(self, number: int) -> bool:
        """Say whether a paper is some pages, whose text must stay, for the intake."""
        with self._database.read() as connection:
            return moving.is_ranged(connection, number)

    def _found(
        self,
        connection: sa.Connection,
        number: int,
        at: dt.datetime,
        understand: Understand,
    ) -> None:
        covering.apply(connection, number)
        covering.refind(connection, number, self._authority, at, understand)


def _only(text: Text, leaf: Leaf, *, inside: bool) -> Text:
    pages = (page for page in text.pages if (page.number in leaf.pages) is inside)
    return replace(text, pages=tuple(pages))


def _leaf(
    connection: sa.Connection,
    number: int,
    file: int,
    asked: tuple[int, int],
    reader: Reader,
) -> Leaf:
    row = own(connection, number, file, reader)
    return Leaf(row.sha256, *asked)


def _demand_pages(connection: sa.Connection, number: int, leaf: Leaf) -> None:
    """Make sure that pages can be parted from a paper.

    Raises:
        UsageError: the paper has not these pages, or no others.
        ConflictError: somebody else has parted some of them.
    """
    unread.demand_settled(connection, number)
    if shelf.renditions(connection, number)[0].sha256 != leaf.sha256:
        message = Sentence("Chỉ tách được trang của tệp mà chữ được đọc từ đó.")
        raise UsageError(message)
    for kept in moving.given(connection, number):
        if Leaf.of(kept.claim.value).meets(leaf):
            what = Sentence("Các trang của văn bản mã %(number)s", number=number)
            raise ConflictError(what, kept.claim.source.removeprefix("person:"))
    held = moving.pages_of(connection, number)
    # Counted among those held: whoever asks may name a billion pages.
    if not leaf.pages or len(leaf.pages) != sum(page in leaf.pages for page in held):
        message = Sentence("Văn bản không có đủ các trang ấy.")
        raise UsageError(message)
    if len(leaf.pages) == len(held):
        message = Sentence("Phải để lại ít nhất một trang cho văn bản này.")
        raise UsageError(message)


def _say(  # noqa: PLR0913  # who parted which pages of what
    connection: sa.Connection,
    number: int,
    made: int,
    leaf: Leaf,
    *,
    by: str,
    at: dt.datetime,
) -> None:
    """Tell the history of both papers, in one act."""
    whole = moving.is_whole(connection, number, leaf.sha256)
    away = Claim(GIVEN, {"to": made, "whole": whole, **leaf.said}, source=by)
    here = Claim(joining.PARTED, {"from": number, **leaf.said}, source=by)
    act = None
    for paper, said in ((number, away), (made, here)):
        act = deciding.decide(
            # Each is a decision of its own: nothing stands that it would replace.
            connection,
            paper,
            said,
            at=at,
            instead_of=None,
            act=act,
            about=_nothing,
        )


def _nothing(_value: object) -> bool:
    return False


def _parted(connection: sa.Connection, made: int, reader: Reader) -> Kept:
    """Return the claim that parted the pages of a paper.

    Raises:
        NotFoundError: ``reader`` may see no such paper, or it was not parted.
        ConflictError: somebody has given them back already.
    """
    kept = moving.parted(connection, made)
    if kept and kept.withdrawn_at and _source(connection, kept, reader):
        what = Sentence("Các trang của văn bản mã %(number)s", number=made)
        raise ConflictError(what, (kept.withdrawn_by or "").removeprefix("person:"))
    shelf.row_of(connection, made, reader)
    if kept is None:
        raise _unparted(made)
    return kept


def _source(
    connection: sa.Connection, kept: Kept, reader: Reader
) -> sa.Row[Any] | None:
    is_source = document.c.id == kept.claim.value["from"]
    which = sa.select(document).where(is_source, visible(reader))
    return connection.execute(which).one_or_none()


def _unparted(made: int) -> NotFoundError:
    return NotFoundError(f"trang đã tách của văn bản mã {made}")


def _demand_returnable(
    connection: sa.Connection, made: int, kept: Kept, reader: Reader
) -> int:
    """Make sure that pages can go back to where they came from; return that paper."""
    number, leaf = int(kept.claim.value["from"]), Leaf.of(kept.claim.value)
    row = _source(connection, kept, reader)
    if row is None:
        # A paper that is hidden is not to be named.
        raise _unparted(made)
    unread.demand_settled(connection, made, number)
    if moving.given(connection, made):
        message = Sentence("Hãy trả lại trước những trang đã tách khỏi văn bản này.")
        raise UsageError(message)
    whom = sa.select(document.c.audience).where(document.c.id == made)
    if connection.execute(whom).scalar_one() != row.audience:
        message = Sentence(
            "Hai văn bản có phạm vi người xem khác nhau nên không gộp được."
        )
        raise UsageError(message)
    is_left = moving.pages_of(connection, made) == list(leaf.pages)
    if not (is_left and moving.reads(connection, number, leaf.sha256)):
        message = Sentence("Chữ của văn bản nay được đọc từ tệp khác.")
        raise UsageError(message)
    return number
