"""What a doubtful fact may really be, from what an office knows: pure.

The law of this module: a proposal is something for a person to choose. Nothing
here is ever taken for read.
"""

import calendar
import dataclasses
import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from archive import dates, symbols
from archive.authority import Authority
from archive.facts import Metadata
from archive.model import Box, Issued, Symbol

Why = Literal[
    "misread",
    "month_end",
    "swapped",
    "month_only",
    "file_name",
    "symbol_says",
    "printed_says",
    "nearly_named",
    "picture",
    "name",
    "agreed",
    "register_says",
]
"""What speaks for a proposal."""

MOST = 6
"""Proposals for one doubt: as many as one hand has keys for."""

_FEW = 3
_TAIL = re.compile(r"[-/]\s?[A-ZĐƯ].{0,80}$")
_PARTS = re.compile(r"(\d{1,2})\D{1,9}(\d{1,2})\D{1,9}(\d{4})")
_ALIKE = ("17", "71", "32", "27", "72", "38", "08", "06", "56", "49", "94", "35", "23")
"""Figures that are taken for one another, the commonest first: read, then meant."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Facts that may be meant, as values of claims, and what speaks for them.

    ``page`` and ``box`` tell where figures stand that were written by hand.
    """

    facts: Mapping[str, Any]
    why: Why
    page: int | None = None
    box: Box | None = None


def of(
    field: str,
    metadata: Metadata,
    files: Sequence[str],
    authority: Authority,
    said: Mapping[str, Any] | None = None,
) -> tuple[Proposal, ...]:
    """Return what a fact may be, the likeliest first, without what stands already.

    ``files`` are the names under which the paper was handed in; ``said`` is what a
    register says of it.
    """
    match field:
        case "issued":
            found = [*_written("issued", metadata), *_days(metadata)]
            found += _days_of(files)
        case "symbol":
            found = [*_written("symbol", metadata), *_symbols(files, authority)]
            found += _numbered(metadata, files, authority)
        case "type":
            found = [*_types(metadata, files, authority)]
        case "issuers":
            found = [*_issuers(metadata, authority)]
        case _:
            found = []
    found = [*_registered(field, said or {}, metadata), *found]
    stands = getattr(metadata, field)
    kept: list[Proposal] = []
    for one in found:
        is_new = all(one.facts != other.facts for other in kept)
        if is_new and not _is_standing(one.facts[field], stands):
            kept.append(one)
    return tuple(kept[:MOST])


def _registered(
    field: str, said: Mapping[str, Any], metadata: Metadata
) -> Iterator[Proposal]:
    """Yield what a register says: with a symbol its number, of a signer the name."""
    if not said.get(field):
        return
    names = ("symbol", "number") if field == "symbol" else (field,)
    value = {one: said[one] for one in names if one in said}
    if field == "signer" and metadata.signer:
        value = {field: dataclasses.asdict(metadata.signer) | said[field]}
    yield Proposal(value, "register_says")


def _is_standing(proposed: Any, stands: Any) -> bool:
    if isinstance(stands, Issued):
        return stands.date is not None and proposed["date"] == stands.date.isoformat()
    return bool(proposed == stands)


def _written(field: str, metadata: Metadata) -> Iterator[Proposal]:
    """Yield what the figures written by hand may be, the likeliest first."""
    for one in metadata.candidates:
        if one.field == field:
            value = {field: one.value}
            symbol = symbols.read(one.value) if field == "symbol" else None
            value |= {"number": symbol.number} if symbol else {}
            yield Proposal(value, cast(Why, one.why), one.page, one.box)


def _day(day: dt.date, metadata: Metadata | None, why: Why) -> Proposal:
    """Propose a day; what is printed stays what is printed."""
    issued = metadata.issued if metadata else None
    printed = issued.verbatim if issued else dates.written(day)
    value: dict[str, Any] = {"verbatim": printed, "date": day.isoformat()}
    value |= {"partial": None, "flags": []}
    return Proposal({"issued": value}, why)


def _days(metadata: Metadata) -> Iterator[Proposal]:
    issued = metadata.issued
    if issued is None or "date_impossible" not in issued.flags:
        return
    match = _PARTS.search(issued.verbatim)
    if match:
        for day, why in _near(*map(int, match.groups())):
            yield _day(day, metadata, why)
    if issued.partial and len(issued.partial) > len("2019"):
        value = {
            "verbatim": issued.verbatim,
            "date": None,
            "partial": issued.partial,
            "flags": ["date_partial"],
        }
        yield Proposal({"issued": value}, "month_only")


def _near(day: int, month: int, year: int) -> Iterator[tuple[dt.date, Why]]:
    """Yield the days one slip away from a day that never was, four at most."""
    if month == 0 or year == 0:
        return
    if month > 12:
        if day <= 12 and month <= calendar.monthrange(year, day)[1]:
            yield dt.date(year, day, month), "swapped"
        return
    last = calendar.monthrange(year, month)[1]
    if last < day <= 31:
        yield dt.date(year, month, last), "month_end"
    one_off = (other for other in range(1, last + 1) if _slips(day, other) is not None)
    ranked = sorted(one_off, key=lambda other: (_slips(day, other), -other))
    yield from ((dt.date(year, month, other), "misread") for other in ranked[:4])


def _slips(read: int, meant: int) -> int | None:
    """Return how common the slip between two days is; None where it is not one."""
    pairs = zip(f"{read:02d}", f"{meant:02d}", strict=True)
    changed = ["".join(pair) for pair in pairs if pair[0] != pair[1]]
    if len(changed) != 1:
        return None
    return _ALIKE.index(changed[0]) if changed[0] in _ALIKE else len(_ALIKE)


def _stems(files: Sequence[str]) -> Iterator[str]:
    for name in files:
        stem, dot, _ = name.rpartition(".")
        yield (stem if dot else name).replace("_", " ")


def _days_of(files: Sequence[str]) -> Iterator[Proposal]:
    for stem in _stems(files):
        for _, issued in dates.find(stem):
            if issued.date:
                yield _day(issued.date, None, "file_name")


def _symbols(files: Sequence[str], authority: Authority) -> Iterator[Proposal]:
    for stem in _stems(files):
        found = _in_name(stem, authority)
        if found:
            value = {"symbol": str(found), "number": found.number}
            yield Proposal(value, "file_name")


def _numbered(
    metadata: Metadata, files: Sequence[str], authority: Authority
) -> Iterator[Proposal]:
    """Yield the symbol with the number that a name of the file gives it."""
    found = _TAIL.search(metadata.symbol_verbatim or "")
    tails = [found.group()] if found else []
    tails += _composed(metadata, authority)
    for name, tail in ((name, tail) for name in files for tail in tails):
        for number in symbols.numbers_named(name, tail):
            symbol = symbols.read(f"{number:02d}{tail}")
            if symbol:
                value = {"symbol": str(symbol), "number": symbol.number}
                yield Proposal(value, "file_name")


def _composed(metadata: Metadata, authority: Authority) -> Iterator[str]:
    """Yield what a symbol of this kind and body ends in, by the rules of its regime."""
    kind = authority.type_named(metadata.type or "")
    named = (authority.body_named(name) for name in metadata.issuers[:1])
    codes = [body.codes[0] for body in named if body and body.codes]
    if kind and codes and metadata.regime == "party" and kind.party:
        yield f"-{kind.party[0]}/{codes[0]}"
    elif kind and codes and kind.state:
        yield f"/{kind.state[0]}-{codes[0]}"


def _in_name(stem: str, authority: Authority) -> Symbol | None:
    typed = symbols.typed(stem, authority)
    if typed is None or not typed.type_code or not typed.body:
        return None
    return symbols.read(f"{typed.number}-{typed.type_code}/{typed.body.upper()}")


def _types(
    metadata: Metadata, files: Sequence[str], authority: Authority
) -> Iterator[Proposal]:
    printed = authority.type_named(metadata.type_printed or "")
    if printed:
        yield Proposal({"type": printed.name}, "printed_says")
    own = symbols.read(metadata.symbol) if metadata.symbol else None
    named = (_in_name(stem, authority) for stem in _stems(files))
    sources: list[tuple[Symbol | None, Why]] = [(own, "symbol_says")]
    sources += [(found, "file_name") for found in named]
    for symbol, why in sources:
        if symbol:
            for kind in authority.types_coded(symbol.type_code, symbol.style):
                yield Proposal({"type": kind.name}, why)


def _issuers(metadata: Metadata, authority: Authority) -> Iterator[Proposal]:
    named = [authority.body_named(name) for name in metadata.issuers]
    if any(body and body.typo for body in named):
        mended = [
            body.name if body and body.typo else name
            for body, name in zip(named, metadata.issuers, strict=True)
        ]
        yield Proposal({"issuers": mended}, "nearly_named")
    symbol = symbols.read(metadata.symbol) if metadata.symbol else None
    on = metadata.issued.date if metadata.issued else None
    signing = authority.bodies_coded(symbol.body, on) if symbol else ()
    # Sixty-odd committees sign as TU: naming the first few of them helps nobody.
    for body in signing if len(signing) <= _FEW else ():
        yield Proposal({"issuers": [body.name]}, "symbol_says")
