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
from pathlib import Path

import msgspec

from archive import symbols
from indexer.evaluate.labelled import records

_CLAUSES = re.compile(r"\s*có danh sách ngữ cảnh sau\s*:?\s*")
_TITLE = re.compile(r",?\s*trích yếu\s*['\"](?P<title>.*)['\"]\s*\Z", re.DOTALL)
_PARTS = re.compile(r"\s+/\s+")
_NUMBERED = re.compile(
    r"(?P<level>điểm|khoản|điều)\s+(?P<number>[\w.]{1,8})", re.IGNORECASE
)
# The lists are typed by hand: marks of quotation are mixed up and forgotten, so that
# a clause begins where a straight mark stands before a number after a closed one.
_NEXT = re.compile(
    r"[,.”\"'\s]['\"]\s*,?\s*['\"]?(?=(?:Điều|Chương|Mục|Phần|Khoản|PHẦN|CHƯƠNG)\s|\d{1,3}\.\s|[a-zđ]\)\s)"
)
_MARKERS = {"điểm": "{})", "khoản": "{}.", "điều": "Điều {}."}
_EDGES = " \n\t[]'\""


@dataclass(frozen=True, slots=True)
class Record:
    """One record: the text to read, and from where on its changes are asked for.

    ``asked`` is where the clause of the provision itself begins; what encloses it
    stands before.
    """

    id: str
    text: str
    asked: int
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
    enclosing, own = _text(found.document.replace("\\n", "\n"))
    return Record(str(found.id), enclosing + own, len(enclosing), found.triplets)


def _text(document: str) -> tuple[str, str]:
    """Return what encloses the provision, as a paper would print it, and its clause."""
    head, _, listed = _split(document)
    if not listed:
        return "", document
    title = _TITLE.search(head)
    place = _PARTS.split(head[: title.start()] if title else head)
    inner, *outer = _clauses(listed)
    enclosing = [] if title is None else [_kind(place[-1]), title["title"]]
    levels = [match for match in map(_NUMBERED.fullmatch, place) if match]
    enclosing += _enclosing(levels[1:], outer)
    own = inner if _begins(inner, levels[:1]) else f"{_marker(levels[0])} {inner}"
    return "".join(f"{line}\n" for line in enclosing), own


def _split(document: str) -> tuple[str, str, str]:
    stands = _CLAUSES.search(document)
    if stands is None:
        return document, "", ""
    return document[: stands.start()], stands.group(), document[stands.end() :]


def _kind(paper: str) -> str:
    """Return the kind of a paper in a line of its own, as titles have it."""
    found = next(symbols.find(paper), None)
    kind = paper[: found[0].start] if found else paper
    return re.sub(r"\s*số\s*\Z", "", kind).strip().upper()


def _clauses(listed: str) -> list[str]:
    pieces = _NEXT.split(listed.strip(_EDGES))
    return [piece.lstrip(_EDGES).rstrip(f"{_EDGES},") for piece in pieces]


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
