"""Which registers there are to choose from: bodies, and the terms and kinds of one."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import url_for

from archive import collation
from archive.catalogue import Body, Tally
from archive.series import Cycle
from archive.text import squeeze, toneless
from webui.render import books
from webui.render.language import gettext

UNDATED = "none"
"""The year of papers without a date, in an address."""


@dataclass(frozen=True, slots=True)
class Book:
    """A register to open: its name, how many papers it lists, its address."""

    label: str
    papers: int
    href: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The registers of a body in one term or year: all kinds, each kind, each year."""

    all: Book
    days: str
    is_sure: bool
    types: tuple[Book, ...]
    years: tuple[Book, ...]


def named(bodies: Iterable[Body], find: str) -> list[Body]:
    """Return the bodies whose name has all the words of ``find``, marks or none."""
    words = squeeze(toneless(find)).split()
    return [
        body
        for body in bodies
        if all(word in toneless(books.body_name(body)) for word in words)
    ]


def span(body: Body) -> str:
    """Return the years from the first to the last paper of a body."""
    if body.first is None or body.last is None:
        return ""
    first, last = body.first.year, body.last.year
    return str(first) if first == last else f"{first}–{last}"


def shelves(
    body: Body, tallies: Sequence[Tally], cycles: Sequence[Cycle]
) -> list[Shelf]:
    """Return the registers of a body, the newest term or year first."""
    by_cycle: dict[str, list[Tally]] = {}
    for one in tallies:
        name = next((c.name for c in cycles if _is_in(one, c)), UNDATED)
        by_cycle.setdefault(name, []).append(one)
    made = [
        _shelf(body, by_cycle[cycle.name], cycle)
        for cycle in reversed(cycles)
        if cycle.name in by_cycle
    ]
    if rest := by_cycle.get(UNDATED):
        made.append(_rest(body, rest))
    return made


def _is_in(one: Tally, cycle: Cycle) -> bool:
    return one.day is not None and cycle.covers(one.day, one.day)


def _shelf(body: Body, some: Sequence[Tally], cycle: Cycle) -> Shelf:
    is_year = cycle.name.isdecimal()
    chosen = {"body": body.key, "year" if is_year else "term": cycle.name}
    label = books.cycle_name(cycle, body.restart)
    return Shelf(
        _book(label, some, **chosen),
        "" if is_year else books.cycle_days(cycle),
        cycle.is_sure,
        _types(some, chosen),
        () if is_year else _years(body, some),
    )


def _rest(body: Body, some: Sequence[Tally]) -> Shelf:
    """Return the register of what has no date, or one from before all terms."""
    chosen = {"body": body.key, "year": UNDATED}
    undated = [one for one in some if one.day is None]
    early = [one for one in some if one.day is not None]
    return Shelf(
        _book(gettext("Không rõ ngày"), undated, **chosen),
        "",
        True,
        _types(undated, chosen),
        _years(body, early),
    )


def _types(some: Iterable[Tally], chosen: dict[str, str]) -> tuple[Book, ...]:
    counts: Counter[str] = Counter()
    for one in some:
        counts[one.type] += one.papers
    kinds = sorted((kind for kind in counts if kind), key=collation.key)
    return tuple(
        Book(kind, counts[kind], _href(chosen | {"type": kind})) for kind in kinds
    )


def _years(body: Body, some: Iterable[Tally]) -> tuple[Book, ...]:
    counts: Counter[int] = Counter()
    for one in some:
        if isinstance(one.day, dt.date):
            counts[one.day.year] += one.papers
    return tuple(
        Book(str(year), counts[year], _href({"body": body.key, "year": str(year)}))
        for year in sorted(counts, reverse=True)
    )


def _book(label: str, some: Iterable[Tally], **chosen: str) -> Book:
    return Book(label, sum(one.papers for one in some), _href(chosen))


def _href(chosen: dict[str, str]) -> str:
    return f"{url_for('register.show')}?{urlencode(chosen)}"
