"""The places of a header that are filled in by hand: its number, its day and month.

A form prints "Số:      /CT-UBND" and "ngày      tháng     năm 2018" (Decree
30/2020/NĐ-CP, annex I; Guidance 36-HD/VPTW), and the clerk writes or stamps the
figures once the paper is signed.
"""

import re
from collections.abc import Iterator

from archive.authority import Authority
from archive.model import TYPED, Blank, Text
from indexer.recognise.cells import Cell
from indexer.recognise.paper import Paper
from indexer.recognise.zones import lay_out

_CUE = re.compile(
    r"[\W_]{0,3}(?:(?:Luật|Bộ luật|Nghị quyết|Pháp lệnh|Lệnh)\s{1,3})?"
    r"(?:[S53$8][ốôóoòéồỗáàâ60][:.;,z]?|s\s?:|ố(?=\s\d))",
    re.IGNORECASE,
)
# A year between number and kind is printed ("Số:     /2022/NĐ-CP"); a slash in
# front of the kind may be lost in the reading, or read as a letter.
_TAIL = re.compile(
    r"(?:/\s?(?:19|20)\d\d\s?)?[/⁄_-]\s{0,3}(?:[^\w\s]?(?=[A-ZĐƯ][\w-])|[a-z](?=[A-ZĐƯ]{2}))"
    r"|(?<=\s)[/⁄_-]\s?(?=[^\W\d_]{4,9}(?:\s|$))|(?<=\s)[il1I|!,.'’;]?(?=[A-ZĐƯ]{2,8}[-/][A-ZĐƯ])"
    r"|(?<=\d)(?=[A-ZĐƯ]{3,12}$)"
)
_DAY = re.compile(
    r".{0,90}(?<!\w)[Nn]g[àaáảãạăâ][yvV]?(?P<day>.{0,30}?)"
    r"(?P<tail>th[áaàăâắảã]ng)(?P<month>.{0,20}?)n[ăâaáàắ]m",
    re.DOTALL,
)


def find(text: Text, authority: Authority) -> tuple[Blank, ...]:
    """Return the places of the header where figures may have been written by hand.

    On a page that holds its text itself only those where it holds no figures.
    """
    paper = lay_out(text, authority)
    return tuple(blank for blank in _all(paper) if _may_be_written(blank, text))


def _all(paper: Paper) -> Iterator[Blank]:
    header = paper.header
    if header.number is not None:
        yield from _of_number(header.number, _printed(paper, header.number))
    if header.dated is not None:
        yield from _of_day(header.dated, _printed(paper, header.dated))


def _printed(paper: Paper, cell: Cell) -> str:
    page = next(page for page in paper.text.pages if page.number == cell.page)
    return page.text[cell.start : cell.end]


def _of_number(cell: Cell, printed: str) -> Iterator[Blank]:
    cue = _CUE.match(printed)
    start = cue.end() if cue else 0
    tail = _TAIL.search(printed, start)
    if tail:
        yield _blank("number", cell, start, tail.start())


def _of_day(cell: Cell, printed: str) -> Iterator[Blank]:
    match = _DAY.search(printed)
    if match is not None:
        for what in ("day", "month"):
            yield _blank(what, cell, *match.span(what))


def _blank(what: str, cell: Cell, start: int, end: int) -> Blank:
    return Blank(what, cell.page, cell.start + start, cell.start + end)


def _may_be_written(blank: Blank, text: Text) -> bool:
    page = next(page for page in text.pages if page.number == blank.page)
    is_empty = not re.search(r"\w", page.text[blank.start : blank.end])
    return page.origin not in TYPED or is_empty
