"""Who may do what, and whom a paper is for: the rules alone, without any archive.

Whoever has an account may read; a clerk also takes papers in and corrects what is
read; a keeper also decides who may see what, and removes for good; an auditor reads
what was done. A paper is for everyone signed in, for clerks, or for some offices.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Role = Literal["reader", "clerk", "keeper", "auditor"]
ROLES: tuple[Role, ...] = get_args(Role)
Act = Literal[
    "read",  # search, view, download, take lists along, keep own searches
    "hand_in",  # files and registers, and follow how they end
    "correct",  # facts, texts, links, doubts, what is one paper; ask for missing ones
    "gaps",  # see which numbers are missing from a register
    "restrict",  # say whom a paper is for
    "purge",  # remove for good, and see what was removed
    "keep",  # see how papers were read again, and how the archive is
    "unseal",  # see what is held, let it in, give it back or destroy it
    "people",  # accounts, offices, and the tokens of others
    "audit",  # read what was done, and by whom
]
ACTS: tuple[Act, ...] = get_args(Act)

_OF_READERS: frozenset[Act] = frozenset({"read"})
_OF_CLERKS: frozenset[Act] = _OF_READERS | frozenset[Act](
    {"hand_in", "correct", "gaps", "restrict"}
)
_OF_KEEPERS: frozenset[Act] = _OF_CLERKS | frozenset[Act](
    {"purge", "keep", "unseal", "people"}
)
_MAY: dict[Role, frozenset[Act]] = {
    "reader": _OF_READERS,
    "clerk": _OF_CLERKS,
    "keeper": _OF_KEEPERS,
    "auditor": _OF_READERS | frozenset[Act]({"audit"}),
}

Scope = Literal["read", "hand_in", "correct", "keep", "audit"]
"""What a token lets a program do, as people choose it."""

SCOPES: Mapping[Scope, frozenset[Act]] = {
    "read": _OF_READERS,
    "hand_in": frozenset({"hand_in"}),
    "correct": _OF_CLERKS - _OF_READERS - {"hand_in"},
    "keep": _OF_KEEPERS - _OF_CLERKS,
    "audit": frozenset({"audit"}),
}


def scope_of(act: Act) -> Scope:
    """Return the scope by which a token lets a program do something.

    >>> scope_of("gaps")
    'correct'
    """
    return next(scope for scope, acts in SCOPES.items() if act in acts)


EVERYONE = "everyone"
CLERKS = "clerks"
KEEPERS = "keepers"
"""An audience to which nobody belongs: keepers belong to all."""

_GROUPS = re.compile(r"groups:(\d+(?:,\d+)*)")


def may(roles: Iterable[Role], act: Act) -> bool:
    """Say whether somebody of these roles may do something.

    >>> may({"clerk"}, "correct"), may({"reader", "auditor"}, "purge")
    (True, False)
    """
    return any(act in _MAY[role] for role in roles)


def who(act: Act) -> tuple[Role, ...]:
    """Return the roles that may do something.

    >>> who("correct"), who("audit")
    (('clerk', 'keeper'), ('auditor',))
    """
    return tuple(role for role in ROLES if act in _MAY[role])


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks. No query can be written without one.

    ``audiences`` are the audiences whose papers this reader may see, ``roles`` say
    what this reader may do; a program does no more than the ``scope`` of its token.
    """

    name: str
    audiences: frozenset[str] = frozenset({EVERYONE})
    roles: frozenset[Role] = frozenset({"reader"})
    scope: frozenset[Act] = frozenset(ACTS)

    def may(self, act: Act) -> bool:
        """Say whether this reader may do something."""
        return act in self.scope and may(self.roles, act)


@dataclass(frozen=True, slots=True)
class Restricted:
    """Papers given to others since they came: the audience of each, by its key.

    ``version`` is the access version of which this is so.
    """

    version: int = 0
    audiences: Mapping[str, str] = field(default_factory=dict)


def for_groups(numbers: Collection[int]) -> str:
    """Return the audience of the offices of these numbers.

    >>> for_groups({7, 3})
    'groups:3,7'
    """
    if not numbers:
        message = "papers of no office at all would be nobody's"
        raise ValueError(message)
    return "groups:" + ",".join(map(str, sorted(set(numbers))))


def is_audience(text: str) -> bool:
    """Say whether a text means people who may be there.

    Keepers, who belong to every audience, may have one of their own.

    >>> is_audience("clerks"), is_audience("groups:3,7"), is_audience("groups:")
    (True, True, False)
    """
    return text in (EVERYONE, CLERKS, KEEPERS) or bool(groups_of(text))


def groups_of(audience: str) -> frozenset[int]:
    """Return the offices that an audience names, none where it is another.

    >>> sorted(groups_of("groups:3,7")), groups_of("everyone")
    ([3, 7], frozenset())
    """
    named = _GROUPS.fullmatch(audience)
    return frozenset(map(int, named[1].split(","))) if named else frozenset()


def within(
    audiences: Iterable[str], roles: Collection[Role], groups: Collection[int]
) -> frozenset[str]:
    """Return those of ``audiences`` to which somebody belongs.

    A keeper belongs to all of them: somebody must be able to put right whom a paper
    is for.

    >>> sorted(within(["everyone", "clerks", "groups:3,7"], {"reader"}, {7}))
    ['everyone', 'groups:3,7']
    """
    return frozenset(
        one for one in audiences if _belongs(one, roles, frozenset(groups))
    )


def _belongs(audience: str, roles: Collection[Role], groups: frozenset[int]) -> bool:
    if "keeper" in roles or audience == EVERYONE:
        return True
    if audience == CLERKS:
        return "clerk" in roles
    return not groups.isdisjoint(groups_of(audience))
