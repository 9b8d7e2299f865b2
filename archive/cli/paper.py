"""Which paper a command means: by its number in the archive, or by its symbol."""

from archive import dates, symbols
from archive.catalogue import Brief, Catalogue
from archive.errors import AmbiguousSymbolError, NotFoundError
from archive.model import Issued, Reader

READER = Reader("cli")
"""Whoever may open the catalogue itself may see what is in it."""


LONGEST = 18
"""Digits of the longest number that the catalogue can give a paper."""


def number_of(name: str, catalogue: Catalogue) -> int:
    """Return the number of the paper that ``name`` means.

    Raises:
        NotFoundError: none is meant.
        AmbiguousSymbolError: several papers carry the symbol.
    """
    if name.isdecimal() and len(name) <= LONGEST:
        return int(name)
    held = catalogue.documents.by_symbol(name, READER)
    if not held:
        what = f"văn bản {symbols.normal(name) or name}"
        raise NotFoundError(what)
    if len(held) > 1:
        numbers = tuple(brief.id for brief in held)
        raise AmbiguousSymbolError(name, numbers, tuple(map(line, held)))
    return held[0].id


def line(brief: Brief) -> str:
    """Return a paper in one line: number, kind, symbol, body, date."""
    facts = brief.metadata
    name = " ".join(filter(None, (facts.type, facts.symbol)))
    told = (name or facts.subject, " – ".join(facts.issuers), day(facts.issued))
    return f"[{brief.id}] " + ", ".join(filter(None, told))


def day(issued: Issued | None) -> str:
    """Return a date as offices write it, or as printed where it is not one."""
    if issued is None:
        return ""
    return dates.written(issued.date) if issued.date else issued.verbatim
