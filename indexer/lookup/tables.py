"""Lists as tables: which column says what, told by its name or by its cells.

Columns are parted by tabs (as spreadsheets paste them), semicolons or commas. The
last two also stand in sentences, so they count only under a line of names.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive import dates, symbols
from archive.authority import Authority
from archive.text import squeeze, toneless

_NAMES = {
    "symbol": (
        "so ky hieu",
        "so va ky hieu",
        "so ki hieu",
        "ky hieu",
        "so hieu",
        "so van ban",
        "so kh",
        "symbol",
    ),
    "number": ("so", "number"),
    "type": ("loai", "loai van ban", "the loai", "ten loai", "type", "kind"),
    "date": (
        "ngay",
        "ngay ban hanh",
        "ngay thang",
        "ngay thang nam",
        "ngay van ban",
        "ngay ky",
        "date",
        "issued",
    ),
    "body": (
        "co quan",
        "co quan ban hanh",
        "noi ban hanh",
        "don vi ban hanh",
        "issuer",
        "issuing body",
        "body",
    ),
    "text": ("van ban", "trich dan", "ten van ban", "paper", "document"),
}
_COLUMNS = {name: column for column, names in _NAMES.items() for name in names}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?")
_SIGNS = ("\t", ";", ",")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list, as given and as a sentence that cites."""

    line: int
    text: str
    sentence: str


def rows(text: str, authority: Authority) -> Iterator[Row]:
    """Yield the lines of ``text`` that hold anything."""
    lines = text.replace("\0", "").splitlines()
    first = next((line for line in lines if line.strip()), "")
    for sign in _SIGNS:
        columns = _columns(next(csv.reader([first], delimiter=sign), []))
        if columns:
            yield from _headed(lines, sign, columns)
            return
    if "\t" in first:
        yield from _unheaded(lines, authority)
        return
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield Row(number, line.strip(), line.strip())


def _columns(cells: Sequence[str]) -> dict[int, str]:
    """Return what the columns say, or nothing where this is no line of names."""
    found: dict[int, str] = {}
    for place, cell in enumerate(cells):
        name = squeeze(re.sub(r"[\W_]+", " ", toneless(cell)))
        column = _COLUMNS.get(name)
        if column and column not in found.values():
            found[place] = column
    is_enough = {"symbol", "text"} & set(found.values()) or (
        {"number", "type"} <= set(found.values())
    )
    return found if is_enough else {}


def _headed(
    lines: Sequence[str], sign: str, columns: Mapping[int, str]
) -> Iterator[Row]:
    table = csv.reader(io.StringIO("\n".join(lines)), delimiter=sign)
    before, is_named = 0, False
    for cells in table:
        number, before = before + 1, table.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if not is_named:
            is_named = True
            continue
        said = {columns[i]: c for i, c in enumerate(cells) if i in columns}
        yield Row(number, _shown(cells, sign), _sentence(said))


def _unheaded(lines: Sequence[str], authority: Authority) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        cells = [cell.strip() for cell in line.split("\t")]
        if any(cells):
            yield Row(number, _shown(cells, "\t"), _sentence(_told(cells, authority)))


def _told(cells: Sequence[str], authority: Authority) -> dict[str, str]:
    """Return what the cells of a row without names say, by what they hold."""
    said: dict[str, str] = {}
    for cell in filter(None, cells):
        if symbols.read(cell) or any(symbols.find(cell)):
            said.setdefault("symbol", cell)
        elif _ISO.fullmatch(cell) or dates.read(cell):
            said.setdefault("date", cell)
        elif authority.type_named(cell):
            said.setdefault("type", cell)
        elif authority.body_named(cell):
            said.setdefault("body", cell)
        else:
            said.setdefault("text", cell)
    if "symbol" in said:
        said.pop("text", None)
    return said


def _shown(cells: Sequence[str], sign: str) -> str:
    joint = " | " if sign == "\t" else f"{sign} "
    return joint.join(squeeze(cell) for cell in cells).strip()


def _sentence(said: Mapping[str, str]) -> str:
    """Write a row out as a paper would cite it."""
    known = {name: squeeze(cell) for name, cell in said.items() if cell.strip()}
    symbol = known.get("symbol") or known.get("number") or ""
    is_named = not symbol[:1].isdecimal()
    if not symbol:
        return known.get("text", "")
    named = symbol if is_named else f"{known.get('type', '')} số {symbol}"
    date = f"ngày {_day(known['date'])}" if "date" in known else ""
    body = f"của {known['body']}" if "body" in known else ""
    return squeeze(f"{named} {date} {body}")


def _day(cell: str) -> str:
    match = _ISO.fullmatch(cell)
    day = f"{match[3]}/{match[2]}/{match[1]}" if match else cell
    return re.sub(r"^ngày\s+", "", day, flags=re.IGNORECASE)
