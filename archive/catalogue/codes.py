"""Second factors: codes that a telephone shows, and recovery codes on paper.

The law of this module: a code is good once, in whichever process it is typed.
"""

import datetime as dt

import sqlalchemy as sa

from archive import accounts, totp
from archive.accounts import Accounts
from archive.catalogue import belonging, credentials
from archive.catalogue.database import Database
from archive.catalogue.schema import person, recovery_code
from archive.errors import WrongCodeError
from archive.sealing import Seal


class Codes:
    """The second factors of people."""

    def __init__(self, database: Database, settings: Accounts) -> None:
        self._database = database
        self._seal = Seal(settings.key)

    def confirm(
        self, name: str, secret: str, code: str, at: dt.datetime
    ) -> tuple[str, ...]:
        """Ask for codes from now on, and return the recovery codes, told this once.

        A first ``code`` proves that the telephone has the ``secret``.

        Raises:
            NotFoundError: there is no such open account.
            WrongCodeError: the code is not of this secret and moment.
        """
        step = totp.step(secret, code, at, None)
        if step is None:
            raise WrongCodeError
        sealed = self._seal.sealed(secret, name)
        with self._database.write(durable=True) as connection:
            number = belonging.number(connection, name, is_open=True)
            values = {"totp": sealed, "totp_step": step}
            mine = person.c.id == number
            connection.execute(sa.update(person).where(mine).values(**values))
            return _renewed(connection, number)

    def renew(self, name: str) -> tuple[str, ...]:
        """Return new recovery codes; the old ones are good for nothing any more.

        Raises:
            NotFoundError: there is no such open account.
        """
        with self._database.write(durable=True) as connection:
            number = belonging.number(connection, name, is_open=True)
            return _renewed(connection, number)

    def off(self, name: str) -> None:
        """Ask for no codes any more, as after a telephone was lost.

        Raises:
            NotFoundError: there is no such account.
        """
        with self._database.write(durable=True) as connection:
            credentials.forget_codes(connection, belonging.number(connection, name))

    def left(self, name: str) -> int:
        """Return how many recovery codes somebody has left."""
        asked = (
            sa.select(sa.func.count())
            .join_from(recovery_code, person, recovery_code.c.person == person.c.id)
            .where(person.c.name == name)
        )
        with self._database.read() as connection:
            return int(connection.execute(asked).scalar_one())

    def use(self, name: str, code: str, at: dt.datetime) -> bool:
        """Take a code of the telephone or of the paper, and say whether it is good.

        Raises:
            SettingError: the key that seals secrets is not the one that it was.
        """
        if not accounts.is_name(name):
            return False
        return self._use_paper(name, code) or self._use_telephone(name, code, at)

    def _use_telephone(self, name: str, code: str, at: dt.datetime) -> bool:
        asked = sa.select(person.c.totp, person.c.totp_step).where(
            person.c.name == name, person.c.totp.is_not(None)
        )
        with self._database.read() as connection:
            held = connection.execute(asked).one_or_none()
        if held is None:
            return False
        secret = self._seal.opened(held.totp, name)
        step = totp.step(secret, code, at, held.totp_step)
        return step is not None and self._take(name, step)

    def _take(self, name: str, step: int) -> bool:
        """Use up a step, unless another process has used it meanwhile."""
        is_unused = person.c.totp_step < step
        taken = sa.update(person).where(person.c.name == name, is_unused)
        with self._database.write(durable=True) as connection:
            return connection.execute(taken.values(totp_step=step)).rowcount == 1

    def _use_paper(self, name: str, code: str) -> bool:
        number = sa.select(person.c.id).where(person.c.name == name, belonging.IS_OPEN)
        is_it = (
            recovery_code.c.person == number.scalar_subquery(),
            recovery_code.c.code == totp.kept(code),
        )
        with self._database.write(durable=True) as connection:
            used = connection.execute(sa.delete(recovery_code).where(*is_it))
            return used.rowcount == 1


def _renewed(connection: sa.Connection, number: int) -> tuple[str, ...]:
    old = recovery_code.c.person == number
    connection.execute(sa.delete(recovery_code).where(old))
    codes = totp.recovery_codes()
    rows = [{"person": number, "code": totp.kept(code)} for code in codes]
    connection.execute(sa.insert(recovery_code), rows)
    return codes
