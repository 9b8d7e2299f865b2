"""The issuing bodies of the letterhead, and the body above them."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from archive.model import Claim
from archive.text import toneless
from indexer.recognise import (
    heading,
    issued,
    joint,
    letterhead,
    number,
    respelling,
    wording,
)
from indexer.recognise.cells import Cell
from indexer.recognise.claims import claim
from indexer.recognise.paper import Paper, once

_YOUTH = "ban chap hanh trung uong"
_UNION = r"Đoàn(?: (?:TNCS|Thanh niên Cộng sản) Hồ Chí Minh)?"
_YOUTH_COMMITTEE = re.compile(
    rf"(?=Ban |Đoàn )(?P<whose>(?:Ban (?:chấp hành|thường vụ) )?)(?:{_UNION} )?"
    r"(?P<area>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) (?P<place>.{2,60})",
    re.IGNORECASE,
)
_YOUTH_SEATS = {
    "tỉnh": "Tỉnh đoàn",
    "thành phố": "Thành đoàn",
    "huyện": "Huyện đoàn",
    "quận": "Quận đoàn",
    "thị xã": "Thị đoàn",
}
_JOINT = {"TTLT", "NQLT", "HDLT", "KHLT", "CTLT", "CTPH", "CTrPH", "QCPH", "KHPH"}
_RANK_OF = re.compile(r"(?:bo|so|ban|hoi|uy ban|lien doan|vien|toa an|tong cuc)\b")
_ADOPTING = re.compile(
    r"\((?:do |được )?(?P<body>Đại hội .{5,120}?) thông qua", re.DOTALL
)


def read(paper: Paper) -> Iterator[Claim]:
    """Yield the issuers and their parent."""
    lines = _letterhead(paper)
    names = names_of(paper)
    if names:
        yield claim("issuers", list(names), lines, "letterhead")
        head = letterhead.read([line.text for line in lines])
        head = None if head is None else _together(paper, head)
        if head is not None and head.parent is not None:
            yield claim("parent", _parent(paper, head.parent), lines, "letterhead")
    else:
        yield from _of_charter(paper)


@once
def names_of(paper: Paper) -> tuple[str, ...]:
    """Return the issuers of the letterhead by their full names."""
    names = tuple(named(paper, name) for name in _said(paper))
    title = paper.header.title
    if title is not None and title.bare.startswith("doan"):
        return tuple(_of_youth(name) for name in names)
    return names


def _said(paper: Paper) -> tuple[str, ...]:
    """Return the issuers as their letterhead says them, with what it leaves out."""
    lines = [line.text for line in _letterhead(paper)]
    if together := joint.bodies(letterhead.once(lines), partial(_is_known, paper)):
        return together
    head = letterhead.read(lines)
    return () if head is None else letterhead.full_names(_together(paper, head))


@once
def _letterhead(paper: Paper) -> Sequence[Cell]:
    """Return the lines of the letterhead; below a heading stands the subject."""
    found = None if paper.header.number else heading.find(paper)
    lines = paper.header.letterhead
    if found is None:
        return lines
    return tuple(line for line in lines if line.start < found.cell.start)


def _is_known(paper: Paper, name: str) -> bool:
    """Whether the authority file has a body."""
    body = paper.authority.body_named(name, _issued_on(paper))
    return body is not None and body.id in paper.authority.bodies


def _together(paper: Paper, head: letterhead.Letterhead) -> letterhead.Letterhead:
    """Return the letterhead of a joint paper, whose bodies stand in lines of their own.

    A symbol that joins several bodies ("07/2015/TTLT-BNV-BTC") makes the upper one
    an issuer; anywhere else it is the body above.
    """
    symbol = number.symbol_of(paper)
    if head.parent is None or symbol is None or symbol.type_code not in _JOINT:
        return head
    ranks = {_RANK_OF.match(toneless(name)) for name in (head.parent, *head.issuers)}
    kinds = {found and found.group() for found in ranks}
    if len(kinds) != 1 or None in kinds:
        return head
    return letterhead.Letterhead((head.parent, *head.issuers))


def named(paper: Paper, printed: str) -> str:
    """Return the name the authority file has for a body, or how it is written."""
    return (
        _listed(paper, printed) or _respelt(paper, printed) or wording.written(printed)
    )


def _listed(paper: Paper, printed: str) -> str | None:
    body = paper.authority.body_named(printed, _issued_on(paper))
    is_listed = body is not None and body.id in paper.authority.bodies
    return body.name if body and is_listed else None


def _respelt(paper: Paper, printed: str) -> str | None:
    if not any(cell.origin == "ocr" for cell in paper.header.letterhead):
        return None
    known = paper.authority.syllables
    return respelling.respelt(printed, known, partial(_listed, paper))


def is_respelt(paper: Paper) -> bool:
    """Whether an issuer is one whose name was read a letter or a mark off."""
    return any(
        _listed(paper, name) is None and _respelt(paper, name) is not None
        for name in _said(paper)
    )


def _parent(paper: Paper, printed: str) -> str:
    """Return the name of the body above, a Party organisation as it is printed.

    A committee stands under its "đảng bộ", which is not another committee.
    """
    if toneless(printed).startswith("dang bo"):
        return wording.written(printed)
    return named(paper, printed)


def _issued_on(paper: Paper) -> date | None:
    found = issued.issued_of(paper)
    return None if found is None else found.date


def _of_youth(name: str) -> str:
    """Return the name of a committee of the Youth Union, which its letterhead cuts.

    Under the title of the Union "BAN CHẤP HÀNH TỈNH BẮC KẠN" is Tỉnh đoàn Bắc Kạn,
    and not a committee of the Party.
    """
    if toneless(name) == _YOUTH:
        return f"{name} Đoàn"
    match = _YOUTH_COMMITTEE.fullmatch(name)
    if match is None:
        return name
    area, place = match["area"].lower(), match["place"]
    seat = _YOUTH_SEATS.get(area)
    return f"{seat} {place}" if seat else f"{match['whose']}Đoàn {area} {place}"


def _of_charter(paper: Paper) -> Iterator[Claim]:
    """Yield the congress that adopted a charter, which has no letterhead."""
    found = heading.find(paper)
    if found is None or paper.header.is_there:
        return
    cells = _bracket(paper.top[found.index + 1 : found.index + 8])
    match = _ADOPTING.search(" ".join(cell.text for cell in cells))
    if match is not None:
        yield claim("issuers", [" ".join(match["body"].split())], cells, "adopted", 0.8)


def _bracket(following: Sequence[Cell]) -> list[Cell]:
    """Return the cells of the first bracket among the following ones."""
    start = next((i for i, c in enumerate(following) if c.text.startswith("(")), None)
    if start is None:
        return []
    end = next(
        (i for i in range(start, len(following)) if following[i].text.endswith(")")),
        start,
    )
    return list(following[start : end + 1])
