"""Marks of secrecy, and what an archive does with papers that bear one; pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Self, get_args

from archive import facts
from archive.access import CLERKS, EVERYONE, groups_of
from archive.model import Claim

DOUBTFUL = "doubtful"
"""How the rule of a claim ends that something looks like a mark."""

Way = Literal["hold", "refuse", "admit"]
_WAYS: tuple[Way, ...] = get_args(Way)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of secrecy: its level, how it is printed, and on which page.

    It ``is_doubtful`` where it may be none: a person should look.
    """

    level: str
    printed: str = ""
    page: int | None = None
    is_doubtful: bool = False


def mark(claims: Iterable[Claim]) -> Mark | None:
    """Return the mark that claims tell of, None where a paper has none."""
    claim = facts.standing(claims).get("secrecy")
    if claim is None or not claim.value:
        return None
    seen = claim.evidence
    return Mark(
        str(claim.value),
        claim.verbatim or "",
        seen.page if seen else None,
        is_doubtful=seen is not None and seen.rule.endswith(DOUBTFUL),
    )


@dataclass(frozen=True, slots=True)
class Policy:
    """What becomes of marked papers: held, refused, or admitted for an audience."""

    way: Way = "hold"
    audience: str = ""

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a policy as it is set.

        >>> Policy.read("admit:groups:3")
        Policy(way='admit', audience='groups:3')

        Raises:
            ValueError: it is none.
        """
        way, _, audience = text.partition(":")
        is_meant = audience in (EVERYONE, CLERKS) or bool(groups_of(audience))
        for known in _WAYS:
            if way == known and (is_meant if way == "admit" else not audience):
                return cls(known, audience)
        raise ValueError(text)


HOLD = Policy()
"""What an archive does that nobody told otherwise."""
