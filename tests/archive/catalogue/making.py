"""Small papers for the tests of the catalogue, in our own words."""

import datetime as dt
import hashlib
import itertools

from archive import authority as authorities
from archive import dates, symbols
from archive.catalogue import Catalogue, Rendition
from archive.links import Answer
from archive.model import Citation, Claim, Page, Reader, Reading, Relation, Text

AT = dt.datetime(2026, 11, 24, 8, 0, tzinfo=dt.UTC)
AUTHORITY = authorities.load()
CENTRE = "Ban Chấp hành Trung ương"
CITY, PROVINCE = "Thành ủy Bắc Kạn", "Tỉnh ủy Bắc Kạn"
LAN = Reader("lan")
KEEPER = Reader("keeper", frozenset({"everyone", "leaders"}))
_names = itertools.count()


def cite(symbol: str, date: str = "", body: str | None = None, **parts) -> Citation:
    """A citation of a paper by its symbol."""
    read = symbols.read(symbol)
    issued = dates.read(date)
    assert read is not None
    return Citation(
        **{
            "start": 0,
            "end": len(symbol),
            "verbatim": symbol,
            "kind": read.style,
            "symbol": symbol,
            "number": read.number,
            "date": issued.date if issued else None,
            "date_partial": issued.partial if issued else None,
            "body": body,
            **parts,
        }
    )


def replacing(symbol: str, date: str = "", body: str | None = None) -> Citation:
    """A citation of a paper that the citing one replaces."""
    return cite(symbol, date, body, relations=(Relation("replaces", "thay thế"),))


def reading(
    symbol: str | None = None,
    date: str = "",
    issuer: str | None = None,
    cites: tuple[Citation, ...] = (),
    text: str = "Nội dung.",
    **facts,
) -> Reading:
    """What was read of a paper."""
    found = symbols.read(symbol) if symbol else None
    kind = AUTHORITY.type_coded(found.type_code, found.style) if found else None
    known = {
        "symbol": symbol,
        "number": found.number if found else None,
        "type": kind.name if kind else None,
        "issuers": [issuer] if issuer else None,
        "issued": dates.read(date),
        **facts,
    }
    claims = tuple(Claim(name, value) for name, value in known.items() if value)
    return Reading(Text("text/plain", (Page(1, text),)), claims, cites)


def rendition(name: str = "", sha256: str = "") -> Rendition:
    """A file that was stored, a new one for each call without a name."""
    name = name or f"{next(_names)}.txt"
    sha256 = sha256 or hashlib.sha256(name.encode()).hexdigest()
    return Rendition(sha256, name, "text/plain", 9)


def store(
    catalogue: Catalogue,
    symbol: str | None = None,
    date: str = "",
    issuer: str | None = None,
    *cites: Citation,
    audience: str = "everyone",
    **facts,
) -> int:
    """Take a paper in."""
    read = reading(symbol, date, issuer, cites, **facts)
    return catalogue.documents.store(
        read, rendition(), source="test", at=AT, audience=audience
    )


def judge(  # every part of a verdict that a test may vary
    catalogue: Catalogue,
    paper: int,
    answer: Answer = "confirm",
    *,
    at: int = 0,
    who: str = "lan",
    reader: Reader = LAN,
    over: int | None = None,
    **said,
) -> int:
    """Give a verdict about what one citation of a paper does."""
    link = catalogue.citations.of(paper, reader)[at]
    return catalogue.verdicts.decide(
        link.id,
        answer,
        reader=reader,
        by=f"person:{who}",
        at=AT,
        instead_of=over,
        **said,
    )
