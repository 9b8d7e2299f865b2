"""Which bodies a succession or a congress day is news of.

What a body was and became is read in a line, as far as it goes: who says that one
body went into another says it of all that went into the first before. The organs of
a committee have its terms.
"""

from collections.abc import Iterable
from typing import Protocol

from archive.authority.additions import AddedTerm, Addition, bodies_of
from archive.authority.bodies import Body
from archive.authority.listed import Listed
from archive.authority.naming import Naming


class Known(Protocol):
    """What is asked of the authority file."""

    @property
    def bodies(self) -> Listed:
        """All bodies."""

    @property
    def naming(self) -> Naming:
        """Their names."""

    def successors(self, body: Body, /) -> tuple[Body, ...]:
        """The bodies that a body went into."""

    def predecessors(self, body: Body, /) -> tuple[Body, ...]:
        """The bodies that went into a body."""


def around(addition: Addition, known: Known) -> tuple[Body, ...]:
    """Return the bodies that an addition is news of, its own first."""
    ids = bodies_of(addition, known.naming.spelled)
    own = [body for body in map(known.bodies.get, ids) if body]
    if isinstance(addition, AddedTerm):
        organs = (one for body in own for one in known.bodies.below(body))
        return (*own, *(one for one in organs if one.kind != "committee"))
    return tuple(_in_line(own, known))


def _in_line(bodies: Iterable[Body], known: Known) -> dict[Body, None]:
    """Return bodies with all that they came from and all that they became."""
    found = dict.fromkeys(bodies)
    waiting = [*found]
    while waiting:
        one = waiting.pop()
        for near in (*known.successors(one), *known.predecessors(one)):
            if near not in found:
                found[near] = None
                waiting.append(near)
    return found
