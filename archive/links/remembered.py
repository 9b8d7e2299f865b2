"""The authority file with a memory: the same few names are asked for all day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Protocol

from archive.authority import Authority, Body, Meetings, NamedBody, Term

_MOST = 20_000


class Names(Protocol):
    """What linking asks of the authority file."""

    @property
    def terms(self) -> Sequence[Term]:
        """The terms of the Central Committee, the earliest first."""

    @property
    def meetings(self) -> Meetings:
        """The plenums of the Central Committee."""

    @property
    def bodies(self) -> Mapping[str, Body]:
        """The bodies that are known one by one, by their ids."""

    def body_key(self, name: str, /) -> str:
        """The key under which all spellings of a body meet."""

    def body_named(self, text: str, on: dt.date | None = None, /) -> NamedBody | None:
        """The body that a text names, as it was called on a day."""

    def resolve_relative(
        self, text: str, citing: tuple[str, ...], on: dt.date | None = None, /
    ) -> NamedBody | None:
        """The body that a relative name means in a paper of some bodies."""

    def is_superior(
        self, one: NamedBody, other: NamedBody, on: dt.date | None = None, /
    ) -> bool | None:
        """Whether one body stands above the other; None where nobody here knows."""

    def is_heir(self, one: NamedBody, other: Body | NamedBody, /) -> bool:
        """Whether one body is what the other became."""

    def bodies_coded(self, code: str, /) -> Sequence[Body]:
        """The bodies that sign with a code."""

    def term_at(self, day: dt.date, /) -> str | None:
        """The term of the Central Committee that ran on a day."""

    def terms_of(self, body: Body, /) -> Sequence[Term]:
        """The terms of a body that are known, the earliest first."""


class Remembered:
    """An authority that looks each name up once; answers are the same."""

    def __init__(self, authority: Authority) -> None:
        self.learn(authority)

    def learn(self, authority: Authority) -> None:
        """Answer from another authority from now on, and forget what was asked."""
        self.body_key = lru_cache(_MOST)(authority.body_key)
        self._named = lru_cache(_MOST)(authority.body_named)
        self._is_timeless = lru_cache(_MOST)(partial(_is_timeless, authority))
        self.terms_of = lru_cache(_MOST)(authority.terms_of)
        self.bodies_coded = lru_cache(_MOST)(authority.bodies_coded)
        self.resolve_relative = lru_cache(_MOST)(authority.resolve_relative)
        self.is_superior = lru_cache(_MOST)(authority.is_superior)
        self.is_heir = lru_cache(_MOST)(authority.is_heir)
        self.term_at = authority.term_at
        self.meetings: Meetings = authority.meetings
        self.bodies: Mapping[str, Body] = authority.bodies
        self.terms: Sequence[Term] = authority.terms

    def body_named(self, text: str, on: dt.date | None = None, /) -> NamedBody | None:
        """Return the body that a text names, as it was called on a day."""
        return self._named(text, None if self._is_timeless(text) else on)


def _is_timeless(authority: Authority, text: str) -> bool:
    """Whether a text is the name of one body only, whatever the day."""
    return len(authority.bodies.under(authority.naming.spelled.key(text))) == 1
