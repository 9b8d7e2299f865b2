"""The deciding body of a Party paper, where the letterhead does not tell it.

All central papers are headed "BAN CHẤP HÀNH TRUNG ƯƠNG"; who decided stands in
the signature ("T/M BỘ CHÍNH TRỊ") or in the words of the text.
"""

import re
from collections.abc import Iterator
from itertools import islice

from archive.model import Claim
from archive.text import toneless
from indexer.recognise import heading, issuers, signer
from indexer.recognise.cells import Cell, cells
from indexer.recognise.claims import claim
from indexer.recognise.ending import Ending
from indexer.recognise.paper import Paper

_CENTRE = "Ban Chấp hành Trung ương"
_CENTRAL = ("Ban Chấp hành Trung ương", "Bộ Chính trị", "Ban Bí thư")
_LOCAL = {
    "ban thuong vu": "Ban Thường vụ",
    "ban chap hanh": "Ban Chấp hành",
    "thuong truc": "Thường trực",
}
_AREAS = {
    "Tỉnh ủy": "tỉnh",
    "Thành ủy": "thành phố",
    "Huyện ủy": "huyện",
    "Quận ủy": "quận",
    "Thị ủy": "thị xã",
    "Đảng ủy": "",
}
_COLLECTIVE = re.compile(
    r"^(?:t/m|tm\.|t\.m\.?|t/l\.?|tl\.)\s{0,3}(?P<organ>ban chap hanh trung uong"
    r"|bo chinh tri|ban bi thu|ban thuong vu|ban chap hanh|thuong truc)\b"
)
_DECIDES = re.compile(
    rf"^(?:Hội nghị )?(?P<organ>{'|'.join(_CENTRAL)})(?: khóa [IVX]+)?"
    r"(?: Trung ương Đảng| Đảng)? (?:ban hành|hướng dẫn|quyết định|quy định|yêu cầu"
    r"|kết luận|chỉ thị|thông báo|đồng ý|thống nhất)"
)
_LOOKED_AT = 60


def read(paper: Paper, found: Ending | None) -> Iterator[Claim]:
    """Yield the deciding body."""
    title = paper.header.title
    issued_by = issuers.names_of(paper)
    if title is None or not title.bare.endswith("viet nam") or not issued_by:
        return
    if "chu ng" in title.bare:
        return
    line = (
        None if found is None or not found.is_signed else signer.authority_line(found)
    )
    organ = None if line is None else _signed_for(line, issued_by[0])
    if organ is not None and line is not None:
        yield claim("organ", organ, [line], "signature")
    elif issued_by[0] == _CENTRE:
        yield from _in_heading(paper) or _in_words(paper)


def _signed_for(line: Cell, issuer: str) -> str | None:
    match = _COLLECTIVE.match(line.bare)
    if match is None:
        return None
    central = next((n for n in _CENTRAL if toneless(n) in match["organ"]), None)
    if issuer == _CENTRE or central is not None:
        return central
    organ = _LOCAL[match["organ"]]
    if organ == "Ban Chấp hành":
        return f"{organ} {_membership(issuer)}"
    return f"{organ} {issuer}"


def _membership(committee: str) -> str:
    """Return the organisation a committee leads ("Đảng bộ tỉnh Bắc Kạn")."""
    for ending, area in _AREAS.items():
        if committee.startswith(f"{ending} "):
            return f"Đảng bộ {area}{committee.removeprefix(ending)}"
    return committee


def _in_heading(paper: Paper) -> list[Claim]:
    found = heading.find(paper)
    author = None if found is None else found.author
    if author is None:
        return []
    organ = next((n for n in _CENTRAL if f"cua {toneless(n)}" in author.bare), None)
    return [claim("organ", organ, [author], "heading", 0.95)] if organ else []


def _in_words(paper: Paper) -> Iterator[Claim]:
    for page in paper.text.pages[:2]:
        for cell in islice(cells(page), _LOOKED_AT):
            match = _DECIDES.match(cell.text)
            if match is not None:
                yield claim("organ", match["organ"], [cell], "words", 0.8)
                return
