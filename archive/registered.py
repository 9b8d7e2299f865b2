"""What a register says of a paper, beside what the paper says itself: pure.

The law of this module: an office writes a register in short. Only what cannot be
short for the same is a difference that a person should look at.
"""

import re
from collections.abc import Mapping
from typing import Any

from archive import facts, symbols
from archive.model import Claim
from archive.text import squeeze, syllables, toneless

COMPARED = ("type", "symbol", "issued", "subject", "signer")
"""The facts of which a difference is a doubt."""

SAME = 0.6
"""From this share of its words on, the shorter of two subjects is in the longer."""

_ABOUT = re.compile(r"^(?:v\s?/\s?v|ve viec)\b")


def source(number: int) -> str:
    """Return the source of the claims that one import makes."""
    return f"{facts.REGISTER}{number}"


def number_of(source: str) -> int | None:
    """Return which import a claim is of, None where a register made none of it.

    >>> number_of("register:7"), number_of("recognise/1")
    (7, None)
    """
    told = source.removeprefix(facts.REGISTER)
    return int(told) if told != source and told.isdecimal() else None


def differing(
    held: Mapping[str, Claim], said: Mapping[str, Claim]
) -> list[tuple[str, Any, Any]]:
    """Return the facts of which a register says something else than was read.

    Each with the value that was read and the one that the register gives; ``held``
    are the claims that hold. What a person decided is settled.
    """
    return [
        (name, one.value, other.value)
        for name in COMPARED
        if (one := held.get(name)) and (other := said.get(name))
        if not facts.is_person(one) and not facts.is_register(one)
        if differs(name, one.value, other.value)
    ]


def differs(field: str, read: Any, said: Any) -> bool:
    """Whether a fact as read and the same in a register are not one.

    >>> differs("subject", "về công tác cán bộ năm 2019", "V/v công tác cán bộ")
    False
    """
    if not read or not said:
        return False
    match field:
        case "issued":
            return _days_differ(read, said)
        case "symbol":
            return symbols.key(read) != symbols.key(said)
        case "signer":
            return not _is_in(_name(said), _name(read))
        case "subject":
            return not _is_in(_words(said), _words(read))
        case _:
            return squeeze(toneless(read)) != squeeze(toneless(said))


def _days_differ(read: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    """Whether no day is both; what has no day at all does not differ."""
    one, other = (
        str(day.get("date") or day.get("partial") or "") for day in (read, said)
    )
    return not one.startswith(other) and not other.startswith(one)


def _name(signer: Mapping[str, Any]) -> list[str]:
    return syllables(toneless(signer.get("name") or ""))


def _words(subject: str) -> list[str]:
    bare = squeeze(toneless(subject))
    return syllables(_ABOUT.sub("", bare))


def _is_in(one: list[str], other: list[str]) -> bool:
    """Whether most words of the shorter are among those of the longer."""
    shorter, longer = sorted((set(one), set(other)), key=len)
    return not shorter or len(shorter & longer) >= SAME * len(shorter)
