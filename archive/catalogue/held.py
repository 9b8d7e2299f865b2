"""The hold: papers that must not rest in the archive, sealed until a keeper decides.

The law of this module: one row for the same bytes, whoever handed them in; what a
keeper did with them stays for ever, with the reason. Only keepers are told of it.

==========  ================  ==============================================
from        to                by
==========  ================  ==============================================
(none)      held              ``put``; ``sealed`` once the plain original may go
held        let_in            ``let_in``, once it is a paper of the archive
held        given_back        ``settle``: whoever owns it has it again
held        destroyed         ``settle``
held        lost              ``lose``: its original went before it was sealed
==========  ================  ==============================================
"""

import datetime as dt
import secrets
from collections.abc import Mapping
from typing import Literal

import sqlalchemy as sa

from archive.catalogue import erasing
from archive.catalogue.database import Database
from archive.catalogue.schema import held, held_act, intake
from archive.catalogue.sealed import Act, Deed, Held, fetch, reason_of
from archive.errors import ConflictError, NotFoundError, UsageError
from archive.model import Reader
from archive.secrecy import Mark
from archive.sentences import Sentence
from archive.text import squeeze


class Hold:
    """What is held for its secrecy."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, sha256: str, mark: Mark, *, at: dt.datetime) -> int:
        """Say that bytes are held; return the number, that of before where they are.

        A ``mark`` without a level is none: they were sent with a file that has one.
        """
        same = sa.select(held.c.id).where(
            held.c.sha256 == sha256, held.c.state == "held"
        )
        with self._database.write(durable=True) as connection:
            known = connection.execute(same).scalar()
            if known is not None:
                return int(known)
            row = {
                "seal": secrets.token_hex(8),
                "sha256": sha256,
                "reason": reason_of(mark),
                "mark": mark.level,
                "printed": mark.printed,
                "page": mark.page,
                "held_at": at,
            }
            made = sa.insert(held).values(row).returning(held.c.id)
            return int(connection.execute(made).scalar_one())

    def name(self, rows: Mapping[int, int]) -> None:
        """Write of rows of the ledger what was held of them."""
        with self._database.write(durable=True) as connection:
            for row, number in rows.items():
                connection.execute(
                    sa.update(intake).where(intake.c.id == row).values(held=number)
                )

    def unsealed(self) -> tuple[Held, ...]:
        """Return what is to be sealed still: its plain original must go."""
        return self._found(held.c.state == "held", held.c.sealed_at.is_(None))

    def sealed(self, number: int, size: int, *, at: dt.datetime) -> None:
        """Write that it is sealed, on the disk: the plain original may go."""
        self._say(number, sealed_at=at, size=size)

    def lose(self, number: int) -> None:
        """Write that its original was not there to be sealed."""
        self._say(number, state="lost", sha256=None)

    def settled(self) -> tuple[str, ...]:
        """Return the seals that are to be broken: what they sealed is not held."""
        over = sa.select(held.c.seal).where(
            held.c.state != "held", held.c.sealed_at.is_not(None)
        )
        with self._database.read() as connection:
            return tuple(connection.execute(over).scalars())

    def broken(self, seal: str) -> None:
        """Write that the sealed files of one that is not held are gone."""
        with self._database.write(durable=True) as connection:
            connection.execute(
                sa.update(held)
                .where(held.c.seal == seal, held.c.state != "held")
                .values(sealed_at=None)
            )

    def let_in(self, number: int, sha256: str | None, document: int) -> None:
        """Write that what a keeper let in is a paper now, and the same bytes too."""
        these = sa.or_(held.c.id == number, held.c.sha256 == sha256)
        with self._database.write(durable=True) as connection:
            connection.execute(
                sa.update(held)
                .where(these, held.c.state == "held")
                .values(state="let_in", sha256=None, document=document)
            )

    def is_let_in(self, document: int) -> bool:
        """Whether a keeper let a paper in, whatever mark it bears."""
        came = sa.select(intake.c.id).where(
            intake.c.document == document, intake.c.let_in.is_not(None)
        )
        with self._database.read() as connection:
            return connection.execute(came.limit(1)).first() is not None

    def count(self, reader: Reader) -> int:
        """Return how much waits for a keeper; nothing for anybody else."""
        if not reader.may("unseal"):
            return 0
        waiting = sa.select(sa.func.count()).where(held.c.state == "held")
        with self._database.read() as connection:
            return int(connection.execute(waiting).scalar_one())

    def listed(
        self,
        reader: Reader,
        *,
        is_open: bool = True,
        before: int | None = None,
        limit: int | None = None,
    ) -> tuple[Held, ...]:
        """Return what is held, or what was, the newest first; to keepers alone."""
        if not reader.may("unseal"):
            return ()
        state = (held.c.state == "held") == is_open
        older = held.c.id < before if before is not None else sa.true()
        return self._found(state, older, limit=limit)

    def get(self, number: int, reader: Reader) -> Held:
        """Return one.

        Raises:
            NotFoundError: there is none that ``reader`` may know of.
        """
        found = self._found(held.c.id == number) if reader.may("unseal") else ()
        if not found:
            what = f"mục niêm phong {number}"
            raise NotFoundError(what)
        return found[0]

    def acts(self, number: int, reader: Reader) -> tuple[Act, ...]:
        """Return what keepers did with one, the newest first; raises as ``get``."""
        self.get(number, reader)
        columns = held_act.c
        asked = (
            sa.select(
                columns.act, columns.who, columns.made_at, columns.why, columns.audience
            )
            .where(columns.held == number)
            .order_by(columns.id.desc())
        )
        with self._database.read() as connection:
            return tuple(Act(*row) for row in connection.execute(asked))

    def act(  # noqa: PLR0913  # what is done with what, by whom, when and why
        self,
        number: int,
        reader: Reader,
        deed: Deed,
        *,
        at: dt.datetime,
        why: str,
        audience: str = "",
    ) -> None:
        """Write what a keeper does with it, before it is done.

        Raises:
            NotFoundError: there is none that ``reader`` may know of.
            UsageError: no reason is given.
            ConflictError: somebody has decided otherwise meanwhile.
        """
        if not squeeze(why):
            message = Sentence("Hãy ghi lý do.")
            raise UsageError(message)
        with self._database.write(durable=True) as connection:
            one = self.get(number, reader)
            if one.state != "held" or one.sealed_at is None or one.awaits:
                what, acts = f"Mục niêm phong {number}", self.acts(number, reader)
                raise ConflictError(what, acts[0].who if acts else "")
            row = {"held": number, "act": deed, "who": reader.name, "made_at": at}
            told = {**row, "why": squeeze(why), "audience": audience}
            connection.execute(sa.insert(held_act).values(told))

    def settle(self, number: int, state: Literal["given_back", "destroyed"]) -> None:
        """Write that it is held no more; nothing names it but its number.

        Its sealed files are to go next.
        """
        rows = sa.select(intake.c.id).where(intake.c.held == number)
        with self._database.write(durable=True) as connection:
            self._say(number, state=state, sha256=None, printed="")
            erasing.forget_names(connection, connection.execute(rows).scalars().all())

    def _say(self, number: int, **values: object) -> None:
        with self._database.write(durable=True) as connection:
            connection.execute(
                sa.update(held).where(held.c.id == number).values(values)
            )

    def _found(
        self, *which: sa.ColumnElement[bool], limit: int | None = None
    ) -> tuple[Held, ...]:
        with self._database.read() as connection:
            return fetch(connection, *which, limit=limit)
