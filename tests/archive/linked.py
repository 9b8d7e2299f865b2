"""Papers and citations in few words, for the tests of links."""

from collections.abc import Iterable

from archive import authority as authorities
from archive import dates, symbols
from archive.facts import Metadata
from archive.links import Candidate
from archive.model import Citation, Issued

AUTHORITY = authorities.load()
CENTRE = "Ban Chấp hành Trung ương"
CITY, PROVINCE = "Thành ủy Bắc Kạn", "Tỉnh ủy Bắc Kạn"
NEWS = Metadata()
"""A paper of which nothing is known."""


def paper(
    symbol: str | None = None,
    date: str | None = None,
    issuer: str | None = None,
    type: str | None = None,  # noqa: A002 -- the field's own name
    **facts,
) -> Metadata:
    """A paper held, by what matters for resolving."""
    read = symbols.read(symbol) if symbol else None
    found = AUTHORITY.type_coded(read.type_code, read.style) if read else None
    return Metadata(
        type=type or (found.name if found else None),
        number=read.number if read else None,
        symbol=symbol,
        issuers=(issuer,) if issuer else (),
        issued=dates.read(date) if date else None,
        **facts,
    )


def cite(
    symbol: str | None = None,
    date: str | None = None,
    body: str | None = None,
    type: str | None = None,  # noqa: A002 -- the field's own name
    **parts,
) -> Citation:
    """A citation as the finder gives it."""
    read = symbols.read(symbol) if symbol else None
    day = (dates.read(date) if date else None) or Issued("")
    values = {
        "kind": read.style if read else "short",
        "number": read.number if read else None,
        **parts,
    }
    return Citation(
        0,
        10,
        "…",
        type=type,
        symbol=symbol,
        date=day.date,
        date_partial=day.partial,
        body=body,
        **values,
    )


def numbered(held: Iterable[Metadata]) -> list[Candidate]:
    """Papers with their places in the list as numbers."""
    return [Candidate(number, metadata) for number, metadata in enumerate(held)]
