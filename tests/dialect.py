"""SQLite for the tests: what one connection compiled, all use.

SQLAlchemy keeps compiled statements with each engine and each dialect. An archive
opens one; nearly every test opens another, and compiled the same statements anew
in a third of its time.
"""

from typing import Any, ClassVar

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite


class Dialect(SQLiteDialect_pysqlite):
    """One for all engines, as far as compiled statements are looked up by it."""

    supports_statement_cache = True
    _compiled: ClassVar[dict[Any, Any]] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dialect)

    def __hash__(self) -> int:
        return hash(Dialect)

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        engine.update_execution_options(compiled_cache=cls._compiled)


def register() -> None:
    """Let every ``sqlite:`` address of this process mean this dialect."""
    registry.register("sqlite", __name__, Dialect.__name__)
