"""How well the citations of the codification (Bộ pháp điển) are read.

A line of the table is a citation string with the identifier of the document that the
Ministry of Justice linked it to. Strings of one document must give one symbol, and
other documents other symbols: nobody had to say which (``document``). The long form
ends in " ngày D của B" before ", có hiệu lực": the date and the body of the document,
behind a title that may name others (``date``, ``body``). A bare string is an article
alone and cites nothing.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from archive import symbols
from archive.authority import Authority
from archive.errors import LabelError
from archive.model import Citation
from indexer import cite
from indexer.evaluate.figures import Fault, Figures

COLUMNS = ("document_id", "form", "citation_text")
Row: TypeAlias = Mapping[str, str]
_ENDING = re.compile(
    r".*\sngày (?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4}) của (?P<body>.+?)\s*,\s*có hiệu lực",
    re.DOTALL,
)


def is_table(path: Path) -> bool:
    """Whether a file begins as a table of the codification does."""
    with path.open("rb") as lines:
        head = lines.readline(10_000).decode("utf-8", "replace").strip().split("\t")
    return set(COLUMNS) <= set(head)


def evaluate(path: Path, authority: Authority) -> Figures:
    """Read the first citation of each string and hold the strings against each other.

    Raises:
        LabelError: the table has no rows, or one lacks a column.
    """
    figures = Figures()
    read = [(row, _first(row, authority)) for row in _rows(path)]
    keys = _keys(read)
    for at, (row, one) in enumerate(read, start=2):
        place = f"{row['document_id']} dòng {at}"
        figures.read.append(place)
        wanted = keys.get(row["document_id"]) if row["form"] != "bare" else None
        fault = Fault(place, "document", "wrong", wanted, one and _key(one))
        figures.judge(fault, _same)
        if row["form"] == "long" and one:
            _judge_ending(figures, place, row, one, authority)
    return figures


def _rows(path: Path) -> Iterator[Row]:
    number = 0
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            for number, row in enumerate(table, start=2):
                if any(row.get(name) is None for name in COLUMNS):
                    raise LabelError(path.name, number, "thiếu cột")
                yield row
    except UnicodeDecodeError as problem:
        raise LabelError(path.name, None, str(problem)) from problem
    if not number:
        raise LabelError(path.name, None, "không có nhãn nào")


def _first(row: Row, authority: Authority) -> Citation | None:
    return next(iter(cite.find(row["citation_text"], authority)), None)


def _key(one: Citation) -> str:
    return symbols.key(one.symbol or "")


def _same(expected: str, found: str) -> bool:
    return expected == found


def _keys(read: list[tuple[Row, Citation | None]]) -> dict[str, str]:
    """Return the key of each document: what most of its strings give, once only.

    Of documents under one key, the one with more strings keeps it.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row, one in read:
        if row["form"] != "bare":
            votes[row["document_id"]][_key(one) if one else ""] += 1
    most = {name: count.most_common(1)[0] for name, count in votes.items()}
    owners: dict[str, str] = {}
    for name, (key, _) in sorted(most.items(), key=lambda item: -item[1][1]):
        owners.setdefault(key, name)
    return {
        name: key if key and owners[key] == name else "?"
        for name, (key, _) in most.items()
    }


def _judge_ending(
    figures: Figures, place: str, row: Row, one: Citation, authority: Authority
) -> None:
    ending = _ENDING.match(row["citation_text"])
    if ending is None:
        return
    day = f"{ending['year']}-{int(ending['month']):02}-{int(ending['day']):02}"
    found = one.date.isoformat() if one.date else None
    figures.judge(Fault(place, "date", "wrong", day, found), _same)

    def same_body(expected: str, given: str) -> bool:
        return authority.body_key(expected) == authority.body_key(given)

    figures.judge(Fault(place, "body", "wrong", ending["body"], one.body), same_body)
