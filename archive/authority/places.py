"""Provinces and districts, and the bodies that each of them has.

"Ban Tuyên giáo {seat}" is one line of the tables and stands for the same organ of
every province; a body is made of both when somebody asks for it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from archive.text import toneless

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Rank:
    """What a place is: a province, a district; and what its committee is called.

    ``codes`` are those of the committee in symbols; codes of its organs end so.
    """

    name: str
    level: str
    seat: str
    union: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place under one name and rank, in the days in which it had both.

    ``tag`` tells records of the same name apart; ``within`` is the province of a
    district; ``into`` names the places it went into.
    """

    name: str
    rank: Rank
    tag: str = ""
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    into: tuple[str, ...] = ()
    within: str | None = None

    @property
    def words(self) -> dict[str, str]:
        """What fills templates, as it is usually written."""
        rank = self.rank
        # "Quận ủy Quận 1": a number is no name without its rank.
        name = (
            f"{rank.name.title()} {self.name}" if self.name.isdecimal() else self.name
        )
        return {
            "seat": f"{rank.seat} {name}",
            "union": f"{rank.union} {name}",
            "area": f"{rank.name} {self.name}",
            "name": self.name,
        }

    def known_as(self) -> Iterator[tuple[str, str]]:
        """Yield what each spelling fills, and its key."""
        rank = self.rank
        for name in map(place_key, (self.name, *self.aliases)):
            area = f"{place_key(rank.name)} {name}"
            for slot, word in (("seat", rank.seat), ("union", rank.union)):
                head = place_key(word)
                yield slot, f"{head} {name}"
                yield slot, f"{head} {area}"
            yield "area", area
            yield "name", name
            if rank.level == "province":
                yield "area", name

    def meets(self, other: "Place") -> bool:
        """Whether both had their names on some same day, as far as is known."""
        return meet(self.valid_from, other.valid_to) and meet(
            other.valid_from, self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Organ:
    """A body that every place of a level has; its texts are templates."""

    name: str
    level: str
    kind: str
    codes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    into: tuple[str, ...] = ()
    within: tuple[str, ...] = ()

    def codes_of(self, rank: Rank) -> tuple[str, ...]:
        """Return its codes in places of a rank: BTGTU, BTGHU."""
        own = rank.codes
        return tuple(
            dict.fromkeys(code.format(seat=one) for code in self.codes for one in own)
        )

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield its names as what stands before the place, and how that is said."""
        for template in (self.name, *self.aliases):
            before, _, slot = template.partition("{")
            yield before.strip(), slot.removesuffix("}")


def meet(begin: date | None, end: date | None) -> bool:
    """Whether something that begins lies not wholly behind something that ends."""
    return begin is None or end is None or begin <= end


@lru_cache(maxsize=4096)
def place_key(name: str) -> str:
    """Return the toneless words of a place's name, in which nothing is short.

    >>> place_key("Phan Rang - Tháp Chàm")
    'phan rang thap cham'
    """
    return " ".join(_WORD.findall(toneless(name)))


def heirs(place: Place, places: Mapping[str, tuple[Place, ...]]) -> Iterator[Place]:
    """Yield the places that a place went into, as they were the day after."""
    day = place.valid_to + timedelta(days=1) if place.valid_to else None
    for name in place.into:
        for heir in places.get(name, ()):
            # A name without a rank is that of a place of the same level.
            is_like = heir.rank.level == place.rank.level or name != heir.name
            if is_like and heir is not place and _is_valid(heir, day):
                yield heir
                break


def _is_valid(place: Place, on: date | None) -> bool:
    return meet(place.valid_from, on) and meet(on, place.valid_to)
