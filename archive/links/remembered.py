"""The authority file with a memory: the same few names are asked for all day."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from archive.authority import Authority, Body, NamedBody

_MOST = 20_000


class Names(Protocol):
    """What linking asks of the authority file."""

    def body_key(self, name: str, /) -> str:
        """The key under which all spellings of a body meet."""

    def body_named(self, text: str, /) -> NamedBody | None:
        """The body that a text names."""

    def bodies_coded(self, code: str, /) -> Sequence[Body]:
        """The bodies that sign with a code."""

    def term_at(self, day: dt.date, /) -> str | None:
        """The term of the Central Committee that ran on a day."""


class Remembered:
    """An authority that looks each name up once; answers are the same."""

    def __init__(self, authority: Authority) -> None:
        self.body_key = lru_cache(_MOST)(authority.body_key)
        self.body_named = lru_cache(_MOST)(authority.body_named)
        self.bodies_coded = lru_cache(_MOST)(authority.bodies_coded)
        self.term_at = authority.term_at
