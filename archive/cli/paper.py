"""Who asks at the command line, and which paper a command means."""

import click

from archive import dates, symbols
from archive.catalogue import Brief, Catalogue
from archive.errors import AmbiguousSymbolError, NotFoundError
from archive.model import Issued, Reader

as_user = click.option(
    "--as", "user", metavar="USER", help="See what this account sees, and no more."
)
"""The option by which somebody asks as an account would."""

LONGEST = 18
"""Digits of the longest number that the catalogue can give a paper."""


def asking(catalogue: Catalogue, user: str | None = None) -> Reader:
    """Return who asks: an account, or the machine itself.

    Whoever may open the catalogue may see what is in it.

    Raises:
        NotFoundError: there is no such open account.
    """
    return catalogue.people.reader(user) if user else catalogue.people.machine()


def number_of(name: str, catalogue: Catalogue, reader: Reader) -> int:
    """Return the number of the paper that ``name`` means.

    By its number in the archive, or by the symbol of one that ``reader`` may see.

    Raises:
        NotFoundError: none is meant.
        AmbiguousSymbolError: several papers carry the symbol.
    """
    if name.isdecimal() and len(name) <= LONGEST:
        return int(name)
    held = catalogue.documents.by_symbol(name, reader)
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
