"""Issuing bodies as records with the time in which each had its name."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from archive.text import toneless


@dataclass(frozen=True, slots=True)
class Body:
    """A body under one of its names.

    ``valid_from`` and ``valid_to`` are the first and the last day of the name,
    None where nobody is sure; ``into`` names the bodies it went into, ``within``
    those above it.
    """

    id: str
    name: str
    level: str
    kind: str
    codes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    into: tuple[str, ...] = ()
    within: tuple[str, ...] = ()

    def is_valid(self, on: date | None) -> bool:
        """Tell whether the body had this name on a day; yes where unknown."""
        if on is None:
            return True
        began = self.valid_from is None or self.valid_from <= on
        return began and (self.valid_to is None or on <= self.valid_to)

    def days_from(self, on: date) -> int:
        """Return how many days lie between a day and the time of this name."""
        if self.valid_from is not None and on < self.valid_from:
            return (self.valid_from - on).days
        if self.valid_to is not None and on > self.valid_to:
            return (on - self.valid_to).days
        return 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """How names of bodies begin that are not listed one by one."""

    begin: str
    level: str
    kind: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body as a text names it.

    ``inferred``: the name is relative ("Tỉnh ủy", "cấp tỉnh") and which body is
    meant depends on who writes. ``typo``: one letter off a known name.
    """

    id: str
    name: str
    level: str
    kind: str
    inferred: bool = False
    typo: bool = False
    codes: tuple[str, ...] = ()


def name_key(body: str) -> str:
    """Return the key of the name under which the body with this id is known.

    >>> name_key("tinh-uy-thai-nguyen:2025")
    'tinh uy thai nguyen'
    """
    return body.partition(":")[0].replace("-", " ")


def identity(key: str) -> str:
    """Return the stable id of a body from the key of its name."""
    return key.replace(" ", "-")


@lru_cache(maxsize=4096)
def code_key(code: str) -> str:
    """Return the key of a code: "BTGTƯ", "btg tw" and "BTGTW" are one.

    >>> code_key("UBTVQH15")
    'ubtvqh'
    """
    central = re.sub(r"T\.?Ư(?!\w)", "TW", code)
    return re.sub(r"[\W_]", "", toneless(central)).rstrip("0123456789")


def off_by_one(one: str, other: str) -> bool:
    """Tell whether two texts differ by one letter put in, left out or changed."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or one == other:
        return False
    same = next((i for i, c in enumerate(one) if c != other[i]), len(one))
    if len(one) == len(other):
        return one[same + 1 :] == other[same + 1 :]
    return one[same:] == other[same + 1 :]
