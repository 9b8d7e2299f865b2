"""Papers by the few facts that name them: asked with every letter that is typed.

Of the long facts of a paper only these are read; the rest is passed over.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec
import sqlalchemy as sa

from archive.catalogue.access import seen
from archive.catalogue.schema import document
from archive.model import Issued, Reader


@dataclass(frozen=True, slots=True)
class Named:
    """What tells a paper from others at a glance."""

    type: str | None = None
    symbol: str | None = None
    issuers: tuple[str, ...] = ()
    issued: Issued | None = None
    subject: str | None = None


_READ = msgspec.json.Decoder(Named)


def named(
    connection: sa.Connection, numbers: Collection[int], reader: Reader
) -> dict[int, Named]:
    """Return the papers among ``numbers`` that ``reader`` may see, in that order."""
    rows = connection.execute(_asked(reader.audiences), {"numbers": list(numbers)})
    found: dict[int, str] = dict(map(tuple, rows.all()))
    return {
        number: _READ.decode(found[number]) for number in numbers if number in found
    }


@lru_cache(maxsize=64)
def _asked(audiences: frozenset[str]) -> sa.Select[Any]:
    """Return the question; making it takes longer than its answer."""
    facts = sa.cast(document.c.facts, sa.Text)
    return sa.select(document.c.id, facts).where(
        document.c.id.in_(sa.bindparam("numbers", expanding=True)),
        seen(document.c.id, Reader("anybody", audiences)),
    )
