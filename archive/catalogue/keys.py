"""Under which keys a paper held is looked for, in one place for all who look.

The law of this module: a paper is found by its symbol, by its kind and number, or by
the meeting that passed it; each is a column with an index of its own.
"""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from archive.catalogue.schema import document

COLUMNS = (document.c.symbol_key, document.c.name_key, document.c.meeting_key)
"""The columns in which a paper keeps its keys."""


def under(keys: Collection[str]) -> sa.ColumnElement[bool]:
    """The papers that are found under one of ``keys``."""
    asked = sorted(keys)
    return sa.or_(*(column.in_(asked) for column in COLUMNS))


def of(row: sa.Row[Any]) -> frozenset[str]:
    """Return the keys of a paper from a row with ``COLUMNS``."""
    return frozenset(filter(None, (row.symbol_key, row.name_key, row.meeting_key)))
