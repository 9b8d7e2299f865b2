"""What an addition to the authority file touches, and how that is brought level.

The law of this module: papers and citations are found by the keys and codes under
which they are kept, in indexes; the time follows what is touched, however much is
held beside it.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from archive.authority import Authority, kindred
from archive.authority.additions import (
    AddedBody,
    AddedName,
    AddedTerm,
    Addition,
    Succession,
)
from archive.authority.bodies import code_key
from archive.catalogue import linking
from archive.catalogue.looking import Look, Scope, portions
from archive.catalogue.renewal import renew
from archive.links import Names, numbering
from archive.model import Reader


@dataclass(frozen=True, slots=True)
class Touched:
    """What is to be looked at again: papers, and citations with who makes them.

    Papers that are ``read`` anew have all their citations resolved; ``alone`` are the
    citations that are resolved without.
    """

    papers: tuple[int, ...] = ()
    citing: tuple[int, ...] = ()
    citations: tuple[int, ...] = ()
    read: tuple[int, ...] = ()
    alone: tuple[int, ...] = ()


def scope(addition: Addition, authority: Authority) -> Scope:
    """Return whom an addition is about, by the authority by which all is kept now."""
    match addition:
        case AddedBody(name=name, aliases=aliases, codes=codes):
            keys = _keys((name, *aliases), authority)
            return Scope(keys, tuple(map(code_key, codes)), papers=True)
        case AddedName(form="code", text=text):
            return Scope((), (code_key(text),))
        case AddedName(text=text):
            return Scope(_keys([text], authority), papers=True, renamed=True)
        case Succession(on=day):
            return Scope(_around(addition, authority), reread=False, weighed=day)
        case AddedTerm(since=day):
            keys = _around(addition, authority)
            return Scope(keys, named=False, reread=False, weighed=day)


def _around(addition: Addition, authority: Authority) -> tuple[str, ...]:
    return _keys((one.name for one in kindred.around(addition, authority)), authority)


def touched(
    connection: sa.Connection,
    whom: Scope,
    after: Names,
    reader: Reader | None = None,
) -> Touched:
    """Return what is to be looked at again once ``after`` is the authority.

    With a reader only papers count that this reader may see.
    """
    look = Look(connection, whom, after, reader)
    papers = sorted(set(look.papers())) if whom.papers else []
    named = dict(look.shown(look.named())) if whom.named else {}
    weighing = dict(look.shown(look.weighing())) if whom.weighed else {}
    read = set(named.values()) if whom.reread else set()
    made = named | weighing | dict(look.shown(look.asking_for(papers)))
    return Touched(
        papers=tuple(papers),
        citing=tuple(sorted({*named.values(), *weighing.values()})),
        citations=tuple(sorted(made)),
        read=tuple(sorted(read)),
        alone=tuple(sorted(one for one in made if made[one] not in read)),
    )


def renew_all(
    connection: sa.Connection, due: Touched, authority: Names, at: dt.datetime
) -> None:
    """Bring papers and citations level with an authority; papers as a change."""
    for number in due.read:
        linking.reread(connection, number, authority)
    for number in due.papers:
        renew(connection, number, authority, at=at)
    for some in portions(due.read):
        linking.resolve_of(connection, some, authority)
    for some in portions(due.alone):
        linking.resolve_some(connection, some, authority)


def _keys(names: Iterable[str], authority: Authority) -> tuple[str, ...]:
    return tuple(dict.fromkeys(numbering(name, authority) for name in names))
