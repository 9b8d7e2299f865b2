"""Labelled passages: what a person found in a text, in the format of the gold files.

``start`` and ``end`` count characters of ``text``; a label without them stands where
its words do next. In a file, whose text is not here, words alone are compared. What a label leaves
out (``UNSET``) was not judged; what is null is not there. ``relations`` stand beside
the citations and name papers by their symbols. ``docs/accuracy.md`` tells
every field.
"""

import re
from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType, structs

from archive.model import Citation
from archive.text import align, squeeze

Family = Literal["numbered", "conference", "short", "deictic"]
FAMILIES: tuple[Family, ...] = ("numbered", "conference", "short", "deictic")
_OTHERS: dict[str, Family] = {
    "conference": "conference",
    "short": "short",
    "deictic": "deictic",
}


class Unscored(msgspec.Struct, frozen=True):
    """Words that may be found or not, without reward or penalty."""

    start: int
    end: int


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """One citation as a person labelled it."""

    verbatim: str
    kind: str
    start: int | None = None
    end: int | None = None
    number: int | None = None
    symbol: str | None = None
    symbol_alt: tuple[str, ...] | None = None
    date: str | None = None
    type: str | UnsetType | None = UNSET
    body: str | UnsetType | None = UNSET
    date_flag: str | UnsetType | None = UNSET
    date_partial: str | UnsetType | None = UNSET
    provision: str | UnsetType | None = UNSET
    conference: dict[str, Any] | UnsetType | None = UNSET
    inherited: tuple[str, ...] | UnsetType | None = UNSET
    flags: tuple[str, ...] | UnsetType | None = UNSET

    @property
    def family(self) -> Family:
        """By which rules it is paired with what was found."""
        return _OTHERS.get(self.kind, "numbered")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What one paper does to another; no source is the citing paper itself."""

    relation: str
    target_symbol: str | None = None
    source_symbol: str | None = None


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A passage, what it cites, and which words may be found or not."""

    id: str
    citations: tuple[Gold, ...]
    text: str = ""
    unscored: tuple[Unscored, ...] = ()
    relations: tuple[Told, ...] | UnsetType = UNSET


def placed(passage: Passage) -> Passage:
    """Return a passage whose labels all have spans: those without, where they stand.

    Words that stand several times are taken in their order.

    Raises:
        LookupError: the words of a label do not stand there; the error holds them.
    """
    found, at = [], 0
    for gold in passage.citations:
        one = gold if gold.start is not None else _next(gold, passage.text, at)
        found.append(one)
        at = one.end or at
    return structs.replace(passage, citations=tuple(found))


def _next(gold: Gold, text: str, at: int) -> Gold:
    start = text.find(gold.verbatim, at)
    if start < 0:
        raise LookupError(gold.verbatim)
    return structs.replace(gold, start=start, end=start + len(gold.verbatim))


def family(one: Citation) -> Family | None:
    """Return by which rules a found citation is judged; None where it is not."""
    if one.kind == "deictic":
        return "deictic"
    if one.symbol:
        return "numbered"
    if one.kind == "conference":
        return "conference"
    return "short" if one.number is not None else None


def overlap(gold: Gold | Unscored, one: Citation) -> bool:
    """Whether a label and a found citation share words."""
    if gold.start is None or gold.end is None:
        said, found = squeeze(gold.verbatim), squeeze(one.verbatim)
        return said in found or found in said
    return gold.start < one.end and one.start < gold.end


def same_symbol(gold: Gold, one: Citation) -> bool:
    """Whether they share words and the symbol is an accepted one."""
    accepted = (gold.symbol, *(gold.symbol_alt or ()))
    return overlap(gold, one) and plain(one.symbol) in map(plain, accepted)


def plain(symbol: str | None) -> str:
    """Return a symbol for comparison: capitals, one kind of dash, no blanks.

    >>> plain("05 – Ct / TW")
    '5-CT/TW'
    """
    even = align(symbol or "").even.upper().replace("_", "-")
    return re.sub(r"-+", "-", "".join(even.split())).lstrip("0")


def _same_number(gold: Gold, one: Citation) -> bool:
    return overlap(gold, one) and gold.number == one.number


_SAME = {
    "numbered": same_symbol,
    "conference": overlap,
    "short": _same_number,
    "deictic": overlap,
}


def paired(
    wanted: Sequence[Gold], given: Sequence[Citation], kind: Family
) -> list[tuple[Gold, Citation]]:
    """Pair as many of one family as possible, each once, by augmenting paths."""
    is_same = _SAME[kind]
    owner: dict[int, int] = {}

    def place(gold: int, seen: set[int]) -> bool:
        for index, one in enumerate(given):
            if index in seen or not is_same(wanted[gold], one):
                continue
            seen.add(index)
            if index not in owner or place(owner[index], seen):
                owner[index] = gold
                return True
        return False

    for gold in range(len(wanted)):
        place(gold, set())
    return [(wanted[gold], given[index]) for index, gold in owner.items()]
