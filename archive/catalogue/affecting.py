"""What papers do to others, as values with what speaks against believing it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from archive import links
from archive.catalogue import known, shelf
from archive.catalogue.known import Told
from archive.catalogue.papers import Brief, Given, Link
from archive.links import Names, StatusCode
from archive.model import Reader

EffectState = Literal["proposed", "confirmed", "rejected", "none"]
"""Whether a person decided about an effect, and how; ``none`` where nothing is said."""


@dataclass(frozen=True, slots=True)
class Affecting:
    """What ``paper`` does to the paper that its citation means.

    It is a proposal until a verdict is ``given``; ``effect`` is None where there is
    none, as a person said. ``flags`` say why a proposal is to be looked at closely.
    """

    paper: Brief
    link: Link
    effect: StatusCode | None
    since: dt.date | None
    given: Given | None = None
    flags: tuple[str, ...] = ()

    @property
    def is_confirmed(self) -> bool:
        """Whether a person said that it has this effect."""
        return self.given is not None and self.given.code is not None

    @property
    def is_proposed(self) -> bool:
        """Whether it waits for a person."""
        return self.given is None and self.effect is not None

    @property
    def provision(self) -> str:
        """Which provision alone is changed, as a person said or else as printed."""
        if self.given is not None and self.given.provision:
            return self.given.provision
        printed = self.link.citation.provision or ""
        return printed if self.effect == "partly_changed" else ""

    @property
    def state(self) -> EffectState:
        """Whether somebody decided about it, and how."""
        if self.given is not None:
            return "confirmed" if self.is_confirmed else "rejected"
        return "proposed" if self.is_proposed else "none"


def affecting(
    connection: sa.Connection, found: Sequence[Told], reader: Reader, authority: Names
) -> tuple[Affecting, ...]:
    """Return what was told as values, in the same order."""
    shown = known.to_links(connection, found, reader)
    papers = shelf.briefs(connection, {one.citing for one in found}, reader)
    return tuple(
        Affecting(
            papers[told.citing],
            link,
            told.effect,
            told.since,
            told.given,
            _flags(told.effect, papers[told.citing], link.target, authority),
        )
        for told, link in zip(found, shown, strict=True)
    )


def _flags(
    effect: StatusCode | None, paper: Brief, meant: Brief | None, authority: Names
) -> tuple[str, ...]:
    if effect is None or meant is None:
        return ()
    return links.implausible(effect, paper.metadata, meant.metadata, authority)
