"""Whether a paper still stands, on any day, by what people confirmed.

The law of this module: what readers find is a proposal and ends no paper. A status
follows from confirmed relations, from what a person stated after a review, and from
the period that a paper itself names; the default is ``unknown``, since Party papers
rarely state an end (``domain.md`` §6.3).
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from archive.model import Citation

StatusCode = Literal[
    "unknown",
    "in_force",
    "corrected",
    "extended",
    "partly_changed",
    "suspended",
    "expired",
    "superseded",
    "repealed",
    "withdrawn",
    "annulled",
]
"""From the lightest to the gravest; of those that hold on a day the gravest is shown."""

STATUSES: tuple[StatusCode, ...] = get_args(StatusCode)
"""All of them, in that order."""

ENDED = frozenset(STATUSES[STATUSES.index("expired") :])
"""The statuses of papers that are no longer in force at all."""

Basis = Literal["none", "paper", "relation", "person"]
"""What a status rests on: nothing, the paper's own words, relations to later papers
that were confirmed, or what a person stated."""

_EFFECTS: dict[str, StatusCode] = {
    "corrects": "corrected",
    "extends": "extended",
    "amends": "partly_changed",
    "suspends": "suspended",
    "replaces": "superseded",
    "repeals": "repealed",
    "withdraws": "withdrawn",
    "annuls": "annulled",
}
RELATION_OF: dict[StatusCode, str] = {code: name for name, code in _EFFECTS.items()}
"""The relation by which each status comes about; others come about in other ways."""

CHANGES: tuple[StatusCode, ...] = tuple(_EFFECTS.values())
"""What a paper may do to another, the lightest first."""

_DAY = dt.timedelta(days=1)
_EVER = dt.datetime.min.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Status:
    """What becomes of a paper, since when, and the papers that say so.

    ``basis`` says what it rests on; ``since`` is its first day.
    """

    code: StatusCode = "unknown"
    by: tuple[int, ...] = ()
    since: dt.date | None = None
    basis: Basis = "none"


@dataclass(frozen=True, slots=True)
class Effect:
    """What a confirmed relation makes of a paper, from a day on, and whose it is.

    ``at`` is when it was confirmed.
    """

    code: StatusCode
    since: dt.date
    by: int
    at: dt.datetime = _EVER


@dataclass(frozen=True, slots=True)
class Stated:
    """What a person stated of a paper, as of a day; ``at`` is when it was said."""

    code: StatusCode
    since: dt.date
    at: dt.datetime = _EVER

    def covers(self, one: Effect) -> bool:
        """Whether an effect was known, and had come about, when this was stated."""
        return one.since <= self.since and one.at <= self.at


@dataclass(frozen=True, slots=True)
class Grounds:
    """All that a paper's status rests on; ``expires`` is the last day of its period."""

    effects: tuple[Effect, ...] = ()
    stated: tuple[Stated, ...] = ()
    expires: dt.date | None = None


def effect(citation: Citation) -> StatusCode:
    """Return what the citing paper itself does to the cited one.

    A relation told of a third paper has no effect here, and one that touches a
    single provision ends no paper.
    """
    effects: list[StatusCode] = [
        _EFFECTS.get(relation.relation, "unknown")
        for relation in citation.relations
        if relation.source_symbol is None
    ]
    gravest = _gravest(effects)
    is_light = _gravity(gravest) < _gravity("suspended")
    return gravest if is_light or not citation.provision else "partly_changed"


def status(grounds: Grounds, on: dt.date) -> Status:
    """Return the status of a paper on a day.

    What a person stated covers what was known by then; what comes about on a later
    day, or was confirmed afterwards, is weighed against it. An extension, once
    confirmed, goes before the period that the paper named at first.
    """
    stated = _last(grounds.stated, on)
    begun = [one for one in grounds.effects if one.since <= on]
    effects = [one for one in begun if stated is None or not stated.covers(one)]
    own = _own(grounds, on, stated)
    held = [one for one in (_of_effects(effects), own, _of(stated)) if one]
    return max(held, key=lambda one: _gravity(one.code), default=Status())


def _of_effects(effects: Sequence[Effect]) -> Status | None:
    """Return the gravest of some effects, with all the papers that have it."""
    gravest = _gravest([one.code for one in effects])
    if gravest == "unknown":
        return None
    made = sorted(
        (one for one in effects if one.code == gravest), key=lambda one: one.since
    )
    by = tuple(dict.fromkeys(one.by for one in made))
    return Status(gravest, by, made[0].since, "relation")


def _own(grounds: Grounds, on: dt.date, stated: Stated | None) -> Status | None:
    """Return that the paper's own period is over, where it is and nothing covers it."""
    if grounds.expires is None or grounds.expires >= on:
        return None
    begins = grounds.expires + _DAY
    is_longer = any(e.code == "extended" and e.since <= on for e in grounds.effects)
    if is_longer or (stated is not None and begins <= stated.since):
        return None
    return Status("expired", (), begins, "paper")


def _of(stated: Stated | None) -> Status | None:
    if stated is None:
        return None
    return Status(stated.code, (), stated.since, "person")


def _last(stated: Iterable[Stated], on: dt.date) -> Stated | None:
    known = [one for one in stated if one.since <= on]
    return max(known, key=lambda one: one.since, default=None)


def timeline(grounds: Grounds) -> tuple[Status, ...]:
    """Return the statuses that a paper has had and will have, the first one first.

    >>> ends = Effect("superseded", dt.date(2021, 7, 30), 7)
    >>> [one.code for one in timeline(Grounds((ends,)))]
    ['superseded']
    """
    days = {one.since for one in grounds.effects}
    days |= {one.since for one in grounds.stated}
    if grounds.expires is not None:
        days.add(grounds.expires + _DAY)
    turns: list[Status] = []
    for day in sorted(days):
        now = status(grounds, day)
        if not turns or turns[-1] != now:
            turns.append(now)
    return tuple(turns)


def _gravest(codes: Iterable[StatusCode]) -> StatusCode:
    unknown: StatusCode = "unknown"
    return max(codes, key=_gravity, default=unknown)


def _gravity(code: StatusCode) -> int:
    return STATUSES.index(code)
