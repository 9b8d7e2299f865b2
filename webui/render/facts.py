"""The facts of a paper as rows: what it means, what was printed, and where."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from archive.facts import CopyMark, Metadata, OldText, Part, Signer, is_register
from archive.model import Claim, Evidence, Issued
from archive.text import marked, squeeze
from webui.render import dates, pagination, words
from webui.render.language import gettext
from webui.render.reference import parent
from webui.render.words import Flag

Value = tuple[str, ...]
"""The lines of a fact: one for most, several for a list of bodies."""


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of a paper for its reader.

    ``printed`` is there when the paper says it in other words than we do, and
    ``person`` when somebody decided it; ``is_registered`` where a register alone
    says so, and ``printed`` is what stands there.
    """

    name: str
    label: str
    lines: Value
    printed: str | None
    evidence: Evidence | None
    person: str | None
    warnings: tuple[Flag, ...] = ()
    decided_at: dt.datetime | None = None
    is_registered: bool = False


def rows(metadata: Metadata, standing: Mapping[str, Claim]) -> list[Row]:
    """Return what is known of a paper, in the order an office reads it."""
    made = (_row(name, metadata, standing.get(name)) for name in words.FACTS)
    return [row for row in made if row is not None]


def _row(name: str, metadata: Metadata, claim: Claim | None) -> Row | None:
    value = getattr(metadata, name)
    if not value:
        return None
    shown = lines(name, value)
    return Row(
        name=name,
        label=words.say(words.FACTS, name),
        lines=shown,
        printed=_printed(name, metadata, claim, shown),
        evidence=metadata.evidence.get(name),
        person=_person(claim),
        warnings=warnings(value) if isinstance(value, Issued) else (),
        decided_at=claim.made_at if claim and _person(claim) else None,
        is_registered=claim is not None and is_register(claim),
    )


def lines(name: str, value: object) -> Value:
    """Return the value of a fact as an office writes it.

    >>> lines("part_of", "Quy chế, bản 2")
    ('Quy chế, bản 2',)
    """
    return _belonging(str(value)) if name == "part_of" else _lines(value)


def _belonging(part_of: str) -> Value:
    symbol, issued = parent(part_of)
    return (f"{symbol}, {_when(issued)}" if issued else symbol,)


def _lines(value: object) -> Value:
    match value:
        case Issued():
            return (_when(value),)
        case dt.date():
            return (dates.long_day(value),)
        case Signer():
            return tuple(filter(None, (value.authority, value.position, value.name)))
        case CopyMark():
            made = dates.day(value.date) if value.date else None
            return tuple(filter(None, (value.number, made, value.body)))
        case tuple():
            return tuple(_item(item) for item in value)
        case _:
            return (str(value),)


def part(item: Part) -> str:
    """Return what a part of a file begins with, in one line."""
    return " ".join(filter(None, (item.type, item.symbol, item.subject)))


def _item(item: object) -> str:
    if isinstance(item, OldText):
        return f"{pagination.between(item.page, item.page)}: {item.text}"
    if not isinstance(item, Part):
        return str(item)
    return f"{pagination.between(item.first, item.last)} {part(item)}".strip()


def _when(issued: Issued) -> str:
    if issued.date is not None:
        return dates.long_day(issued.date)
    return dates.issued(issued)


def _printed(
    name: str, metadata: Metadata, claim: Claim | None, lines: Value
) -> str | None:
    verbatim = claim.verbatim if claim else None
    if name == "symbol":
        verbatim = metadata.symbol_verbatim or verbatim
    if verbatim is None:
        return None
    printed = squeeze(verbatim)
    return printed if _differs(name, printed, lines) else None


def _differs(name: str, printed: str, lines: Value) -> bool:
    # Of a symbol every space counts; other facts stand among other words.
    if name == "symbol":
        return printed not in lines
    return not all(marked(squeeze(line)) in marked(printed) for line in lines)


def _person(claim: Claim | None) -> str | None:
    if claim is None or not claim.source.startswith("person:"):
        return None
    return claim.source.removeprefix("person:")


def warnings(issued: Issued) -> tuple[Flag, ...]:
    """Return what a reader must know before trusting a date."""
    return tuple(_warning(code, issued) for code in issued.flags)


def _warning(code: str, issued: Issued) -> Flag:
    if code != "date_impossible":
        return words.flag(code)
    if not issued.partial:
        return words.flag(code, issued.verbatim)
    sure = gettext("chỉ chắc %(known)s", known=dates.partial(issued.partial))
    return words.flag(code, f"{issued.verbatim} ({sure})")


class Doubtful(Protocol):
    """Whatever is shown of a paper with its date and its flags."""

    @property
    def issued(self) -> Issued | None:
        """When it was issued."""

    @property
    def flags(self) -> tuple[str, ...]:
        """Codes of what a reader should know."""


def doubts(paper: Doubtful) -> list[Flag]:
    """Return all flags of a paper in plain words, each once."""
    issued = paper.issued
    found = list(warnings(issued)) if issued else []
    told = issued.flags if issued else ()
    return found + [words.flag(code) for code in paper.flags if code not in told]
