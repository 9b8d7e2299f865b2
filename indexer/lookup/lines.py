"""The lines of a list, each as the papers it names: pure.

A line may be a symbol, what people type for one, a sentence that cites papers, or
a row of a table (see ``tables``).
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive import links
from archive.authority import Authority
from archive.errors import UsageError
from archive.model import Citation, Style
from archive.sentences import Sentence
from archive.symbols import TypedSymbol, typed
from archive.text import squeeze
from indexer import cite
from indexer.lookup import tables

MOST = 5_000
"""Lines that one list may have."""

MOST_NAMED = 2 * MOST
"""Papers that the lines of one list may name: a few seconds' work."""

LONGEST = 1_000
"""Characters that one line may have."""

LARGEST = 2_000_000
"""Characters that a list may have in all."""

_SHOWN = 300
_TOO_LONG = Sentence("Danh sách quá dài. Hãy chia danh sách thành nhiều phần.")


@dataclass(frozen=True, slots=True)
class Sought:
    """One paper that a line names, or why the line names none.

    ``line`` counts from 1, ``text`` is the line as it was given.
    """

    line: int
    text: str
    citation: Citation | None = None
    problem: str | None = None


def read(text: str, authority: Authority) -> tuple[Sought, ...]:
    """Return what each line of a list looks for; empty lines look for nothing.

    Raises:
        UsageError: the list is empty, or longer than a list may be, or names too many.
    """
    if len(text) > LARGEST:
        raise UsageError(_TOO_LONG)
    try:
        rows = list(tables.rows(text, authority))
    except csv.Error as error:
        # A cell of more letters than a whole line may have.
        raise UsageError(_TOO_LONG) from error
    if not rows:
        raise UsageError(
            Sentence("Danh sách chưa có dòng nào. Hãy dán, hoặc chọn tệp có danh sách.")
        )
    if len(rows) > MOST:
        raise UsageError(
            Sentence(
                "Danh sách có %(count)s dòng; mỗi lần tối đa %(most)s dòng. "
                "Hãy chia danh sách thành nhiều phần.",
                count=len(rows),
                most=MOST,
            )
        )
    found: list[Sought] = []
    for row in rows:
        found += _sought(row, authority)
        if len(found) > MOST_NAMED:
            raise UsageError(_TOO_LONG)
    return tuple(found)


def _sought(row: tables.Row, authority: Authority) -> Iterator[Sought]:
    shown = row.text[:_SHOWN]
    if len(row.sentence) > LONGEST:
        yield Sought(row.line, shown, problem="too_long")
        return
    found = _cited(row.sentence, authority) or _typed(row.sentence, authority)
    if not found:
        yield Sought(row.line, shown, problem=_why(row.sentence, authority))
    for citation in found:
        yield Sought(row.line, shown, _light(citation))


def _cited(sentence: str, authority: Authority) -> list[Citation]:
    found = cite.find(sentence, authority)
    return [citation for citation in found if links.keys.sought(citation)]


def _typed(sentence: str, authority: Authority) -> list[Citation]:
    """Read what people type ("kh 171 tu") by writing it out as a citation."""
    found = typed(sentence, authority)
    if found is None or not found.type_code:
        return []
    return _cited(_written(found, authority), authority)


def _written(found: TypedSymbol, authority: Authority) -> str:
    code, body = found.type_code or "", (found.body or "").upper()
    style: Style = "state" if found.year else "party"
    kind = authority.type_coded(code, style) or authority.type_coded(code)
    number = f"{found.number}/{found.year}" if found.year else str(found.number)
    sign = "/" if found.year else "-"
    joint = "-" if found.year else "/"
    symbol = f"{number}{sign}{code}{joint}{body}" if body else number
    rest = squeeze(found.rest)
    named = authority.body_named(rest) if rest else None
    told = f"của {named.name}" if named else rest
    return squeeze(f"{kind.name if kind else ''} số {symbol} {told}")


def _why(sentence: str, authority: Authority) -> str:
    """Return why a sentence names no paper that can be looked for."""
    found = typed(sentence, authority)
    if found is not None and not found.type_code:
        return "only_number"
    if any(one.conference for one in cite.find(sentence, authority)):
        return "no_number"
    return "no_symbol"


def _light(citation: Citation) -> Citation:
    # What is done to the paper, and where in the line it stands, is of no use.
    return replace(citation, relations=(), provision=None)
