"""The plenums of the Central Committee and the national congresses.

Resolutions are cited by their names.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Meeting:
    """A plenum: its number in its term and its days.

    ``passed`` are the symbols of all its resolutions, empty where they are not
    surely known; ``meant`` is the one that its short name stands for.
    """

    term: str
    number: int
    first: date
    last: date
    passed: tuple[str, ...] = ()
    meant: str | None = None


@dataclass(frozen=True, slots=True)
class Congress:
    """A national congress: its number ("XIII") and its days."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Meetings:
    """All plenums and congresses known, by their names and by their days."""

    held: tuple[Meeting, ...] = ()
    named: Mapping[tuple[str, str], Meeting] = field(default_factory=dict)
    congresses: tuple[Congress, ...] = ()

    @classmethod
    def of(
        cls,
        plenums: Iterable[Mapping[str, Any]],
        congresses: Iterable[Mapping[str, Any]] = (),
    ) -> Self:
        """Return the meetings of ``meetings.toml``."""
        held = sorted(map(_meeting, plenums), key=lambda one: one.first)
        named = {(str(one.number), one.term): one for one in held}
        national = (
            Congress(row["name"], row["first"], row["last"]) for row in congresses
        )
        return cls(tuple(held), named, tuple(national))

    def meeting(self, ordinal: str | None, term: str | None) -> Meeting | None:
        """Return the plenum of a number ("4") and a term ("XII")."""
        return self.named.get((ordinal or "", term or ""))

    def congress_on(self, day: date) -> Congress | None:
        """Return the national congress that met on a day."""
        met = (one for one in self.congresses if one.first <= day <= one.last)
        return next(met, None)

    def before(self, day: date) -> Meeting | None:
        """Return the last plenum that had begun on a day."""
        begun = (one for one in reversed(self.held) if one.first <= day)
        return next(begun, None)


def _meeting(row: Mapping[str, Any]) -> Meeting:
    return Meeting(
        row["term"],
        row["number"],
        row["first"],
        row["last"],
        tuple(row.get("passed", ())),
        row.get("meant"),
    )
