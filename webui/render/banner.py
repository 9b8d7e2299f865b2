"""Whether a paper still holds, on what that rests, and how it came to be so."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from flask import request

from archive import dates, links
from archive.catalogue import Brief, Standing, Stating
from archive.links import Status
from webui.render import effects
from webui.render.effects import Effect
from webui.security import reader
from webui.services import services

_LONGEST = 40
"""Characters of a day; nobody writes it longer."""

MOST = 3
"""Proofs, and proposals, shown at the head of a paper; a law is amended by dozens."""


@dataclass(frozen=True)
class Head:
    """The status of a paper on a day, as the head of its page tells it.

    ``asked`` is the day that was asked for, None where it is today; ``typed`` is
    what was typed for it where no day can be read from that.
    """

    standing: Standing
    asked: dt.date | None = None
    typed: str = ""

    @property
    def status(self) -> Status:
        """The status on that day."""
        return self.standing.status

    @cached_property
    def proofs(self) -> list[Effect]:
        """What the confirmed status rests on, with the words that prove it."""
        return effects.shown(self.standing.proving[:MOST])

    @property
    def unshown(self) -> int:
        """How many papers that prove the status are not shown."""
        return len(self.standing.proving) - len(self.proofs)

    @cached_property
    def stated(self) -> Stating | None:
        """What a person stated, where the status rests on that."""
        if self.status.basis != "person":
            return None
        since = self.status.since
        said = self.standing.statements
        return next((one for one in said if one.statement.since == since), None)

    @cached_property
    def proposals(self) -> list[Effect]:
        """What waits for a person, as far as it would have come about on the day."""
        waiting = self.standing.proposed
        day = self.asked
        begun = [o for o in waiting if not (day and o.since and o.since > day)]
        return effects.shown(begun[:MOST])

    @property
    def more(self) -> int:
        """How many proposals are not shown."""
        return len(self.standing.proposed) - len(self.proposals)

    @property
    def is_silent(self) -> bool:
        """Whether nothing at all is known of the paper's status."""
        return self.status.basis == "none" and not self.standing.effects

    @property
    def is_ended(self) -> bool:
        """Whether the paper is no longer in force at all."""
        return self.status.code in links.ENDED

    @property
    def coming(self) -> Status | None:
        """What is confirmed to become of the paper later, where no day is asked for."""
        later = [
            turn
            for turn in self.standing.turns
            if turn.since and turn.since > self.standing.on
        ]
        return later[0] if later and self.asked is None else None


def head(number: int) -> Head:
    """Return the status of a paper on the day that the address asks for.

    Raises:
        NotFoundError: there is no paper that the reader may see.
    """
    typed = request.args.get("on", "").strip()[:_LONGEST]
    asked = dates.whole(typed)
    standing = services().catalogue.standings.of(number, reader(), on=asked)
    return Head(standing, asked, "" if asked else typed)


@dataclass(frozen=True, slots=True)
class Turn:
    """A status that a paper has from a day on, with the papers that newly say so."""

    status: Status
    papers: Sequence[Brief]
    is_now: bool


def turns(standing: Standing) -> list[Turn]:
    """Return the statuses of a paper in their order, from its first day on."""
    papers = {one.paper.id: one.paper for one in standing.effects}
    told = standing.turns
    first = () if told and told[0].since is None else (Status(),)
    whole = (*first, *told)
    now = [turn for turn in whole if turn.since is None or turn.since <= standing.on]
    before: frozenset[int] = frozenset()
    found = []
    for turn in whole:
        new = [papers[number] for number in turn.by if number in papers.keys() - before]
        found.append(Turn(turn, new, turn is now[-1]))
        before = frozenset(turn.by)
    return found
