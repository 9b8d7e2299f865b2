"""Papers named in one title instead of a header.

The gazette until 2004, collections of laws and copies on web sites head a paper
"NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 110/2004/NĐ-CP NGÀY 08 THÁNG 4 NĂM 2004 VỀ CÔNG TÁC
VĂN THƯ". That is how the paper is cited, so it is read like a citation; a news
report begins alike, so the body of a paper must follow.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive import dates, symbols
from archive.authority import Authority
from archive.model import Claim, Issued, Symbol
from archive.text import align, squeeze, toneless
from indexer.recognise import issued, wording
from indexer.recognise.beginnings import begins_body
from indexer.recognise.cells import Cell
from indexer.recognise.claims import claim
from indexer.recognise.letterhead import BODY
from indexer.recognise.paper import Paper

_RULE = "title"
_SURE = 0.85
_LONGEST = 12
_BEFORE = re.compile(
    r"^(?P<kind>[a-z]{2,9}(?: [a-z]{2,9}){0,3}?)(?P<joint> lien (?:tich|bo))?"
    r"(?: cua (?P<body>.{3,200}?))?,? so\s?:?\s?$"
)
_DAY = re.compile(r"^,?\s?ngay\s")
_BY = re.compile(r"^,?\s?cua (?P<body>.{3,120}?)(?=$| ve | quy dinh | huong dan )")
_NEAR = 260


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says of its paper, and the cells it stands in."""

    cells: tuple[Cell, ...]
    type: str
    printed: str
    symbol: Symbol
    issued: Issued
    issuers: tuple[str, ...]
    subject: str


def find(paper: Paper) -> Title | None:
    """Return the title that names the paper, or None where there is a header."""
    if paper.header.is_there:
        return None
    lines = _lines(paper)
    return _read(lines, paper.authority) if lines else None


def read(title: Title) -> Iterator[Claim]:
    """Yield the facts of a title."""
    facts = {
        "type": title.type,
        "type_printed": title.printed,
        "regime": title.symbol.style,
        "number": title.symbol.number,
        "symbol": str(title.symbol),
        "issued": issued.as_json(title.issued),
        "issuers": list(title.issuers),
        "subject": title.subject,
    }
    for field, value in facts.items():
        if value:
            yield claim(field, value, title.cells, _RULE, _SURE)


def _lines(paper: Paper) -> tuple[Cell, ...]:
    """Return the lines above the body, or none where no body follows."""
    lines: list[Cell] = []
    for cell in paper.top[:_LONGEST]:
        if begins_body(cell):
            return tuple(lines)
        if not cell.is_rule:
            lines.append(cell)
    return ()


def _read(lines: Sequence[Cell], authority: Authority) -> Title | None:
    text = squeeze(" ".join(line.text for line in lines))
    found = next(iter(symbols.find(text[:_NEAR])), None)
    if found is None:
        return None
    span, symbol = found
    # "(Ban hành kèm theo Quyết định số ...)" names the paper it came with.
    if "(" in text[: span.start]:
        return None
    before = _BEFORE.match(align(text[: span.start]).bare)
    behind = text[span.end :]
    if before is None or not _DAY.match(align(behind[:20]).bare):
        return None
    day = next(iter(dates.find(behind[:60])), None)
    printed = text[: before.end("joint") if before["joint"] else before.end("kind")]
    kind = authority.type_named(printed)
    if day is None or kind is None:
        return None
    rest = behind[day[0].end :]
    body = text[slice(*before.span("body"))] if before["body"] else ""
    by = _BY.match(align(rest[:160]).bare)
    if by is not None and not body:
        body = rest[slice(*by.span("body"))]
        body, rest = _whole_body(lines, body, rest, by.end())
    return Title(
        cells=tuple(lines),
        type=kind.name,
        printed=printed,
        symbol=symbol,
        issued=day[1],
        issuers=_named(body, authority),
        subject=_subject(lines, rest),
    )


def _whole_body(
    lines: Sequence[Cell], body: str, rest: str, end: int
) -> tuple[str, str]:
    """Cut the body where its line ends: the subject begins in the next one."""
    for line in lines:
        words = squeeze(line.text)
        tail = words[words.rfind(body[:6]) :] if body[:6] in words else ""
        if tail and body.startswith(tail) and len(tail) < len(body):
            return tail, rest[rest.find(tail) + len(tail) :]
    return body, rest[end:]


def _named(body: str, authority: Authority) -> tuple[str, ...]:
    names = [name for part in body.split(" - ") if (name := part.strip(" ,-"))]
    # "CỦA BỘ TÀI CHÍNH - CÔNG NGHIỆP": the word for a ministry is said once.
    if names and toneless(names[0]).startswith("bo "):
        names[1:] = [n if BODY.match(toneless(n)) else f"Bộ {n}" for n in names[1:]]
    return tuple(_name(name, authority) for name in names)


def _name(printed: str, authority: Authority) -> str:
    body = authority.body_named(printed)
    if body is not None and body.id in authority.bodies:
        return body.name
    return wording.written(printed)


def _subject(lines: Sequence[Cell], rest: str) -> str:
    """Return the subject without the body that stands between it and the basis."""
    last = squeeze(lines[-1].text)
    # "CHÍNH PHỦ" by itself, above "Căn cứ ...", is who decides and no subject.
    if lines[-1].gap or len(last) < 30:
        shorter = rest.removesuffix(last)
        rest = shorter if len(shorter) < len(rest) and _decides(last) else rest
    return rest.strip(" ,.:;")


def _decides(words: str) -> bool:
    bare = align(words).bare
    return (
        re.fullmatch(
            r"(?:chinh phu|thu tuong.*|bo .*|bo truong.*|uy ban.*|chu tich.*|ban bi thu|bo chinh tri)",
            bare,
        )
        is not None
    )
