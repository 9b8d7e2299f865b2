"""Judged records of changes between provisions, and the text that each of them is.

A record has ``id``, ``document`` and ``triplets`` (source, relation, target). Its
document is a plain passage, or the form of the VLegal benchmark: the provision that
is asked about and its paper ("Khoản 2 / Điều 1 / Thông tư 03/2024/TT-BCA"), the title
after "trích yếu", and a list of clauses after "danh sách ngữ cảnh sau", from the
provision itself outwards.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import msgspec

from archive import symbols
from indexer.evaluate.labelled import records

_CLAUSES = re.compile(r"\s*(?:có|với)?\s*danh sách ngữ cảnh(?: sau)?\s*:?\s*")
_TITLE = re.compile(
    r",?\s*trích yếu\s*:?\s*['\"“]?(?P<title>.*?)['\"”]?\s*,?\Z", re.DOTALL
)
_PARTS = re.compile(r"\s+/\s+")
_NUMBERED = re.compile(
    r"(?P<level>điểm|khoản|điều)\s+(?P<number>[\w.]{1,8})", re.IGNORECASE
)
# The lists are typed by hand: marks of quotation are mixed up and forgotten, so that
# a clause may begin where a straight mark stands before a number after a closed one.
_NEXT = re.compile(
    r"[,.”\"'\s]['\"]\s*,?\s*['\"]?(?=(?:Điều|Chương|Mục|Phần|Khoản|PHẦN|CHƯƠNG)\s|\d{1,3}\.\s|[a-zđ]\)\s)"
)
_RANKED = re.compile(
    r"(?P<point>[a-zđ]\))|(?P<clause>\d{1,3}\.)|(?P<article>Điều)\s|(?P<above>\w+)"
)
_RANKS = {"point": 3, "điểm": 3, "clause": 2, "khoản": 2, "article": 1, "điều": 1}
_MARKERS = {"điểm": "{})", "khoản": "{}.", "điều": "Điều {}."}
_EDGES = " \n\t[]'\""


@dataclass(frozen=True, slots=True)
class Record:
    """One record: the text to read, and from where on its changes are asked for.

    ``asked`` is where the clause of the provision itself begins; what encloses it
    stands before. ``source`` is that provision, where the record names one.
    """

    id: str
    text: str
    asked: int
    source: str
    triplets: Sequence[tuple[str, str, str]]


def read(path: Path) -> Iterator[Record]:
    """Yield the records of a file with one object a line.

    Raises:
        LabelError: a line is no record.
    """
    yield from map(_record, records(path, _Written))


class _Written(msgspec.Struct, frozen=True):
    """A record as it is written."""

    id: int | str
    document: str
    triplets: tuple[tuple[str, str, str], ...]


def _record(found: _Written) -> Record:
    document = found.document.replace("\\n", "\n")
    stands = _CLAUSES.search(document)
    if stands is None:
        return Record(str(found.id), document, 0, "", found.triplets)
    head, listed = document[: stands.start()], document[stands.end() :]
    source, paper, title = _head(head)
    levels = list(_NUMBERED.finditer(source))
    inner, *outer = _clauses(listed, levels)
    enclosing = [_kind(paper), title] if title else []
    enclosing += _enclosing(levels[1:], outer)
    before = "".join(f"{line}\n" for line in enclosing)
    own = inner if _begins(inner, levels[:1]) else f"{_marker(levels[0])} {inner}"
    return Record(str(found.id), before + own, len(before), source, found.triplets)


def _head(head: str) -> tuple[str, str, str]:
    """Return the provision that is asked about, its paper, and the title of that."""
    title = _TITLE.search(head)
    place = _PARTS.split(head[: title.start()] if title else head)
    papers = [part for part in place if any(symbols.find(part))]
    source = " / ".join(part for part in place if part not in papers)
    return source, "".join(papers[:1]), title["title"] if title else ""


def _kind(paper: str) -> str:
    """Return the kind of a paper in a line of its own, as titles have it."""
    found = next(symbols.find(paper), None)
    kind = paper[: found[0].start] if found else paper
    return re.sub(r"\s*số\s*\Z", "", kind).strip().upper()


def _clauses(listed: str, levels: Sequence[re.Match[str]]) -> list[str]:
    """Return the clauses of a list, each of which encloses the one before it.

    What begins otherwise stands in new wording.
    """
    body = listed.strip(_EDGES)
    rank = _RANKS[levels[0]["level"].casefold()] if levels else len(_RANKS)
    begins = [0]
    for mark in _NEXT.finditer(body):
        if _rank(body, mark.end()) < rank:
            rank = _rank(body, mark.end())
            begins.append(mark.end())
    pieces = (body[start:end] for start, end in pairwise([*begins, len(body)]))
    return [piece.lstrip(_EDGES).rstrip(f"{_EDGES},") for piece in pieces]


def _rank(listed: str, at: int) -> int:
    match = _RANKED.match(listed, at)
    return _RANKS.get(match.lastgroup or "", 0) if match else len(_RANKS)


def _enclosing(levels: Sequence[re.Match[str]], outer: Sequence[str]) -> Iterator[str]:
    """Yield the enclosing clauses from the outside in.

    Where a record has not the words of one, its number alone stands for it.
    """
    given = list(outer)
    lines: list[str] = []
    for level in levels:
        met = next((one for one in given if _begins(one, [level])), None)
        lines.append(met or _marker(level))
        if met:
            given.remove(met)
    yield from reversed(given)
    yield from reversed(lines)


def _begins(clause: str, levels: Sequence[re.Match[str]]) -> bool:
    markers = [_marker(level).casefold() for level in levels]
    return not levels or any(clause.casefold().startswith(one) for one in markers)


def _marker(level: re.Match[str]) -> str:
    return _MARKERS[level["level"].casefold()].format(level["number"])
