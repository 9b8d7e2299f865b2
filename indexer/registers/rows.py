"""The rows of a register become lines: what each says of a paper, or why it cannot.

The law of this module: what is written is kept as it is written. A day that never
was has no date and says so; a cell that cannot be understood refuses its line.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from archive import text
from archive.authority import Authority
from archive.catalogue.imported import RegisterLine
from archive.model import Claim, Symbol
from indexer.extract.cells import Row, Sheet
from indexer.registers import numbers, plans
from indexer.registers.days import day
from indexer.registers.plans import Plan

_DITTO = re.compile(
    r"[\"“”'′″〃]{1,2}|-?\s?(?:nt|nhu tren|như trên|-nt-)\s?-?|//", re.IGNORECASE
)
_COUNTED = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?")
_SECRET = re.compile(r"\b(?:mat|toi mat|tuyet mat)\b|^[abc]$")
_OF_SECRETS = frozenset({"symbol", "code", "issued", "secrecy"})
_UNTOLD = "…"
_HEADING = re.compile(r"^(?:[IVX\d]+[.)-]\s*|[-+*]\s*)?(?P<words>.*?)[:.\s]*$")


@dataclass(frozen=True, slots=True)
class _Said:
    """What holds for the lines below a heading of the sheet."""

    type: str
    year: int | None


def lines(sheet: Sheet, plan: Plan, authority: Authority) -> Iterator[RegisterLine]:
    """Yield the lines of a sheet; titles, totals and empty rows are none."""
    said = _Said(plan.type, plan.year)
    above: dict[int, str] = {}
    for row in sheet.rows:
        if row.number <= plan.header or _is_count(row.cells):
            continue
        title = plans.is_title(_told(row.cells, plan))
        if title and not _is_line(title, authority):
            said = _headed(said, title, authority)
            continue
        cells = _repeated(row, above)
        if named := _named(cells, plan):
            yield _line(Row(row.number, cells), named, plan, said, authority)


def untold(sheet: Sheet, plan: Plan) -> Sheet:
    """Return a sheet that tells of secrets their number and day alone.

    Another sign stands for the rest: what repeats it below repeats no secret.
    """
    above, rows = "", []
    for row in sheet.rows:
        levels = zip(plan.columns, row.cells, strict=False)
        level = next((cell for field, cell in levels if field == "secrecy"), "")
        above = above if not level or _DITTO.fullmatch(level) else level
        is_secret = row.number > plan.header and level and _is_secret(above)
        rows.append(_untold(row, plan) if is_secret else row)
    return replace(sheet, rows=tuple(rows))


def _untold(row: Row, plan: Plan) -> Row:
    told = {at for at, field in enumerate(plan.columns) if field in _OF_SECRETS}
    cells = (
        cell if at in told or not cell else _UNTOLD for at, cell in enumerate(row.cells)
    )
    return Row(row.number, tuple(cells))


def _is_secret(level: str) -> bool:
    return _SECRET.search(text.toneless(level).strip()) is not None


def _told(cells: Sequence[str], plan: Plan) -> tuple[str, ...]:
    """Return the cells of a row but for the count of its lines, which is on each."""
    left_out = {place for place, field in enumerate(plan.columns) if not field}
    kept = tuple(cell for place, cell in enumerate(cells) if place not in left_out)
    return kept if any(kept) else tuple(cells)


def _is_line(title: str, authority: Authority) -> bool:
    return not isinstance(numbers.read(title, numbers.Tail(), authority), str)


def _is_count(cells: Sequence[str]) -> bool:
    """Whether a row only counts the columns: 1, 2, 3 … under their names."""
    told = [cell for cell in cells if cell]
    bare = [cell.strip("()") for cell in told]
    return (
        len(told) > 2
        and all(map(_COUNTED.fullmatch, told))
        and len(set(bare)) == len(bare)
        and bare[-1].isdecimal()
        and int(bare[-1]) <= len(cells)
    )


def _headed(said: _Said, title: str, authority: Authority) -> _Said:
    """Return what holds below a heading: a kind of papers, a year, or nothing new."""
    match = _HEADING.match(title)
    kind = authority.type_named(match["words"]) if match else None
    year = plans.year_of(title)
    if kind:
        said = replace(said, type=kind.name)
    return replace(said, year=year) if year else said


def _repeated(row: Row, above: dict[int, str]) -> tuple[str, ...]:
    """Return the cells of a row, its ditto marks written out."""
    cells = tuple(
        above.get(place, "") if _DITTO.fullmatch(cell) else cell
        for place, cell in enumerate(row.cells)
    )
    above.update({place: cell for place, cell in enumerate(cells) if cell})
    return cells


def _named(cells: Sequence[str], plan: Plan) -> dict[str, str]:
    """Return what a line says by what its columns mean; empty where it says nothing."""
    found: dict[str, str] = {}
    for field, cell in zip(plan.columns, cells, strict=False):
        if field and field != "kept" and cell:
            found.setdefault(field, cell)
    return found


def _line(
    row: Row, said: Mapping[str, str], plan: Plan, above: _Said, authority: Authority
) -> RegisterLine:
    words = dict(zip(plan.names, row.cells, strict=False))
    kept = {name: cell for name, cell in words.items() if cell}
    if _is_secret(said.get("secrecy", "")):
        # Of a secret not even the subject may rest here.
        return RegisterLine(plan.sheet, row.number, {}, (), "held", "secrecy")
    made = _claims(said, plan, above, authority)
    if isinstance(made, str):
        return RegisterLine(plan.sheet, row.number, kept, (), "refused", made)
    return RegisterLine(plan.sheet, row.number, kept, tuple(made))


def _claims(
    said: Mapping[str, str], plan: Plan, above: _Said, authority: Authority
) -> list[Claim] | str:
    """Return what a line claims of a paper, or the reason why it claims nothing."""
    kind, subject = _kind(said, authority)
    tail = numbers.Tail(said.get("code", ""), kind or above.type, plan.code)
    symbol = numbers.read(said.get("symbol", ""), tail, authority)
    if isinstance(symbol, str) and not (symbol == "no_number" and kind and subject):
        return symbol
    kind = kind or _coded(symbol, authority) or above.type
    body = _body(said, plan, authority)
    if not body:
        return "no_body"
    values: dict[str, Any] = {
        **_of_symbol(symbol, said),
        "type": kind,
        "issuers": [body],
        "issued": day(said.get("issued", ""), above.year),
        "subject": subject,
        "signer": {"name": said["signer"]} if "signer" in said else None,
        "recipients": _several(said.get("recipients", "")),
    }
    columns = {"issuers": "body"}
    return [
        Claim(name, value, said.get(columns.get(name, name)))
        for name, value in values.items()
        if value
    ]


def _coded(symbol: Symbol | str, authority: Authority) -> str:
    """Return the kind of paper that a symbol tells, "" where it may be two."""
    if isinstance(symbol, str):
        return ""
    kind = authority.type_coded(symbol.type_code, symbol.style)
    return kind.name if kind else ""


def _of_symbol(symbol: Symbol | str, said: Mapping[str, str]) -> dict[str, Any]:
    if isinstance(symbol, str):
        return {}
    return {
        "symbol": str(symbol),
        "number": symbol.number,
        "symbol_verbatim": said["symbol"],
        "regime": symbol.style,
    }


def _kind(said: Mapping[str, str], authority: Authority) -> tuple[str, str]:
    """Return the kind of a paper and its subject, of which the kind may be a part."""
    subject = said.get("subject", "")
    named = authority.type_named(said.get("type", ""))
    words = subject.split()
    for count in range(min(4, len(words) - 1), 0, -1):
        first = authority.type_named(" ".join(words[:count]).rstrip(":,-"))
        if first and (named in (None, first)) and words[0][:1].isupper():
            return first.name, " ".join(words[count:]).lstrip(":,- ")
    return (named.name if named else said.get("type", "")), subject


def _body(said: Mapping[str, str], plan: Plan, authority: Authority) -> str:
    """Return the body of a line: its own, or that of the register without a column."""
    if "body" not in plan.columns:
        name = plan.body
    elif name := said.get("body", ""):
        meant = authority.resolve_relative(name, [plan.body]) if plan.body else None
        name = meant.name if meant else name
    named = authority.body_named(name) if name else None
    return named.name if named and not named.typo else text.squeeze(name)


def _several(cell: str) -> list[str]:
    parts = re.split(r"[;\n]|,\s(?=[A-ZĐÀ-Ỹ])", cell)
    return [part.strip(" -.") for part in parts if part.strip(" -.")]
