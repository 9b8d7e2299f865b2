"""The values of fields: what stands behind ``số:``, ``loại:`` and the others."""

import re
from dataclasses import dataclass
from datetime import date

from archive import dates
from archive.authority import Authority
from archive.symbols import key, read
from archive.text import toneless
from indexer.search.analysis import syllables
from indexer.search.days import days, partial_days
from indexer.search.query import (
    Issued,
    Issuer,
    Number,
    Signer,
    Stands,
    Subject,
    SymbolBegins,
    SymbolIs,
    Tree,
    Type,
    Word,
)
from indexer.search.syntax import problems, statuses

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_MONTH = re.compile(r"(\d{1,2})/(\d{4})")
_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")
_WORDED: dict[str, type[Signer] | type[Subject]] = {
    "signer": Signer,
    "subject": Subject,
}


@dataclass(frozen=True, slots=True)
class Value:
    """A field, what was typed behind it, and where."""

    field: str
    text: str
    position: int


def words(text: str) -> tuple[Word, ...]:
    """Return the words of ``text``; only what has marks remembers them."""
    return tuple(
        Word(s.plain, s.marked if s.marked != s.plain else None)
        for s in syllables(text)
    )


def condition(value: Value, authority: Authority) -> Tree:
    """Return the condition that a field with its value states.

    Raises:
        QuerySyntaxError: the value is not one for this field.
    """
    match value.field:
        case "number":
            return _number(value)
        case "type":
            return _type(value, authority)
        case "issuer":
            return _issuer(value, authority)
        case "signer" | "subject":
            return _WORDED[value.field](_some_words(value))
        case "status":
            return _status(value)
        case _:
            return _issued(value)


def _some_words(value: Value) -> tuple[Word, ...]:
    found = words(value.text)
    if not found:
        raise problems.no_words(value.position)
    return found


def _number(value: Value) -> Tree:
    if value.text.isdecimal():
        return Number(int(value.text))
    if value.text.endswith("*") and value.text[:1].isdecimal():
        return SymbolBegins(key(value.text))
    symbol = read(value.text)
    if symbol is None:
        raise problems.no_number(value.text, value.position)
    return SymbolIs((key(symbol),), symbol.number, toneless(symbol.type_code) or None)


def _type(value: Value, authority: Authority) -> Tree:
    kind = authority.type_named(value.text)
    if kind is None:
        raise problems.no_such_type(value.text, value.position)
    return Type(kind.name)


def _issuer(value: Value, authority: Authority) -> Tree:
    found = _some_words(value)
    return Issuer(found, authority.body_key(value.text))


def _status(value: Value) -> Tree:
    codes = statuses.named(value.text)
    if not codes:
        raise problems.no_such_status(value.text, value.position)
    return Stands(codes)


def _issued(value: Value) -> Tree:
    first, last = _years(value) if value.field == "year" else _days(value)
    match value.field:
        case "from":
            return Issued(first, None)
        case "to":
            return Issued(None, last)
        case _:
            return Issued(first, last)


def _years(value: Value) -> tuple[date, date]:
    match = _YEARS.fullmatch(value.text)
    years = sorted(int(year) for year in match.groups() if year) if match else []
    if not years or years[0] < 1:
        raise problems.no_year(value.text, value.position)
    return date(years[0], 1, 1), date(years[-1], 12, 31)


def _days(value: Value) -> tuple[date, date]:
    first, last = _typed_days(value.text)
    if first is None or last is None:
        raise problems.no_day(value.text, value.position)
    return first, last


def _typed_days(text: str) -> tuple[date | None, date | None]:
    try:
        if match := _ISO.fullmatch(text):
            year, month, day = match.groups()
            if day is None:
                return partial_days(f"{year}-{int(month):02d}")
            return (date(int(year), int(month), int(day)),) * 2
        if match := _MONTH.fullmatch(text):
            return partial_days(f"{match[2]}-{int(match[1]):02d}")
    except ValueError:
        return None, None
    issued = dates.read(text)
    # A day that does not exist is better told than taken as its month.
    is_impossible = issued is not None and "date_impossible" in issued.flags
    return (None, None) if is_impossible else days(issued)
