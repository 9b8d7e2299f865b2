"""Column types that say what the catalogue means, whatever the database."""

import datetime as dt
import re
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

# Names of files from old systems are often not UTF-8; Python shows their bytes
# as lone surrogates, which no database takes. They rest in the private use area,
# and a name that uses those signs itself has a mark put before each of them.
_MARK = "\uf700"
_ODD = re.compile("[\udc80-\udcff\uf700-\uf7ff]")
_RESTING = re.compile("\uf700([\uf700-\uf7ff])|[\uf780-\uf7ff]")
_OFFSET = 0xF700 - 0xDC00


class Bytes(FunctionElement[int]):
    """How many bytes a text takes, which is known without reading it."""

    type = sa.Integer()
    name = "octet_length"
    inherit_cache = True


@compiles(Bytes)
def _standard(bytes_of: Bytes, compiler: SQLCompiler, **options: Any) -> str:
    return f"octet_length({compiler.process(bytes_of.clauses, **options)})"


@compiles(Bytes, "sqlite")
def _in_sqlite(bytes_of: Bytes, compiler: SQLCompiler, **options: Any) -> str:
    return f"length(CAST({compiler.process(bytes_of.clauses, **options)} AS BLOB))"


class Moment(TypeDecorator[dt.datetime]):
    """A moment with its zone: written in UTC, read back in UTC."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: dt.datetime | None, dialect: Dialect
    ) -> dt.datetime | None:
        """Turn ``value`` into UTC; a moment without a zone is a mistake.

        Raises:
            ValueError: ``value`` does not say in which zone it is.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"a moment needs its zone: {value.isoformat()}"
            raise ValueError(message)
        utc = value.astimezone(dt.UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(
        self,
        value: dt.datetime | None,
        dialect: Dialect,  # noqa: ARG002 -- the name is SQLAlchemy's
    ) -> dt.datetime | None:
        """Give the zone back that SQLite does not keep."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=dt.UTC)


class PathText(TypeDecorator[str]):
    """A path as the file system gave it, bytes that are not UTF-8 included."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(
        self,
        value: str | None,
        dialect: Dialect,  # noqa: ARG002 -- the name is SQLAlchemy's
    ) -> str | None:
        """Put odd bytes where a database can hold them."""
        return value and _ODD.sub(_rested, value)

    def process_result_value(
        self,
        value: str | None,
        dialect: Dialect,  # noqa: ARG002 -- the name is SQLAlchemy's
    ) -> str | None:
        """Bring odd bytes back, so that the file can be opened."""
        return value and _RESTING.sub(_woken, value)


def _rested(odd: re.Match[str]) -> str:
    sign = odd[0]
    return _MARK + sign if sign >= _MARK else chr(ord(sign) + _OFFSET)


def _woken(resting: re.Match[str]) -> str:
    return resting[1] or chr(ord(resting[0]) - _OFFSET)
