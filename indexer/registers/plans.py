"""How a sheet is to be read: what was guessed, and what a person said instead."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.authority import Authority
from archive.text import squeeze, toneless
from indexer.extract.cells import Row, Sheet
from indexer.registers import columns, numbers

_YEAR = re.compile(r"(?<!\d)(19[3-9]\d|20\d\d)(?!\d)")
_SAMPLE = 40


@dataclass(frozen=True, slots=True)
class Plan:
    """How one sheet is read.

    ``header`` is the row of the names, 0 for none; ``columns`` is what each column
    means. ``body``, ``type``, ``code`` and ``year`` are said of every line that does
    not say it itself; ``body`` is the office that keeps the register.
    """

    sheet: str
    is_used: bool = True
    header: int = 0
    names: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    body: str = ""
    type: str = ""
    code: str = ""
    year: int | None = None


def guess(sheet: Sheet, authority: Authority) -> Plan:
    """Return how a sheet seems to be meant, by its title, its header and its name."""
    header = columns.find(sheet.rows)
    title = _title(sheet, header.row)
    body = _body(title, authority)
    return Plan(
        sheet.name,
        is_used=bool(header.row),
        header=header.row,
        names=_named(sheet, header),
        columns=header.columns or _told(sheet, authority),
        body=body,
        type=_type((sheet.name, *title), authority),
        code=code_of(body, authority),
        year=_year((sheet.name, *title)),
    )


def with_header(plan: Plan, sheet: Sheet, row: int) -> Plan:
    """Return a plan for which a person says which row names the columns."""
    header = columns.at(sheet.rows, row)
    return Plan(
        plan.sheet,
        is_used=plan.is_used,
        header=header.row,
        names=_named(sheet, header),
        columns=header.columns or ("kept",) * width(sheet),
        body=plan.body,
        type=plan.type,
        code=plan.code,
        year=plan.year,
    )


def width(sheet: Sheet) -> int:
    """Return how many columns a sheet has."""
    return max((len(row.cells) for row in sheet.rows), default=0)


def code_of(body: str, authority: Authority) -> str:
    """Return what a body signs with, "" where that is not known."""
    named = authority.body_named(body) if body else None
    return named.codes[0] if named and named.codes else ""


def _named(sheet: Sheet, header: columns.Header) -> tuple[str, ...]:
    """Return a name for each column; one without is told by its letter."""
    wide = max(width(sheet), len(header.names))
    names = (*header.names, *[""] * (wide - len(header.names)))
    return tuple(name or _letter(place) for place, name in enumerate(names))


def _letter(place: int) -> str:
    first, last = divmod(place, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)


def _title(sheet: Sheet, header: int) -> tuple[str, ...]:
    """Return the lines above the header, each said once."""
    above = (row.cells for row in sheet.rows if row.number < header)
    return tuple(
        dict.fromkeys(squeeze(cell) for cells in above for cell in cells if cell)
    )


def _body(title: Sequence[str], authority: Authority) -> str:
    named = (authority.body_named(line) for line in title)
    return next((body.name for body in named if body), "")


def _type(lines: Sequence[str], authority: Authority) -> str:
    """Return the kind that a title or the name of a sheet names, as a whole or at its end."""
    for line in lines:
        words = re.sub(
            r"^(?:sổ|sổ đăng ký|danh mục|các)\s+", "", line, flags=re.IGNORECASE
        )
        words = _YEAR.sub("", re.sub(r"\bnăm\b", "", words, flags=re.IGNORECASE))
        if kind := authority.type_named(squeeze(words).strip(" -–:")):
            return kind.name
    return ""


def _year(lines: Sequence[str]) -> int | None:
    """Return the one year that a title or the name of a sheet names."""
    years = {int(year) for line in lines for year in _YEAR.findall(line)}
    return years.pop() if len(years) == 1 else None


def _told(sheet: Sheet, authority: Authority) -> tuple[str, ...]:
    """Return what columns without names mean, by what they hold."""
    sample = sheet.rows[:_SAMPLE]
    return tuple(_held(sample, place, authority) for place in range(width(sheet)))


def _held(rows: Sequence[Row], place: int, authority: Authority) -> str:
    cells = [row.cells[place] for row in rows if len(row.cells) > place]
    told = [cell for cell in cells if cell]
    tail = numbers.Tail()
    if told and all(
        not isinstance(numbers.read(c, tail, authority), str) for c in told
    ):
        return "symbol"
    return "kept"


def year_of(title: str) -> int | None:
    """Return the one year that a heading names.

    >>> year_of("NĂM 2019"), year_of("Nhiệm kỳ 2015 - 2020")
    (2019, None)
    """
    return _year((title,))


def is_title(cells: Sequence[str]) -> str:
    """Return the one thing that a row says over its columns, "" for a line.

    It stands in the first of them, or in several.

    >>> is_title(("I. NGHỊ QUYẾT", "", "I. NGHỊ QUYẾT")), is_title(("1", "171-KH/TU"))
    ('I. NGHỊ QUYẾT', '')
    """
    told = [squeeze(cell) for cell in cells if cell]
    is_over_all = len(set(told)) == 1 and (len(told) > 1 or cells[0])
    return told[0] if is_over_all else ""


def is_total(title: str) -> bool:
    """Whether a row only counts the lines above it."""
    return bool(re.match(r"(?:tong|cong)\b", toneless(title)))
