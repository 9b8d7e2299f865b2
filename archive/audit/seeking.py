"""Which entries are sought, as SQL, and an entry as it is given."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from archive.audit import tables
from archive.audit.entries import Recorded, moment, ticks
from archive.text import toneless

_SLACK = 5_000
"""Entries at either end of a span of days that are looked at as well: those of several
processes are numbered as they are written, not as they happened."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What an auditor looks for; an empty one looks for everything.

    ``since`` is the first moment, ``until`` the first no longer; ``text`` stands
    anywhere in what was typed, whatever its tones; ``before`` is the number from which to go back.
    """

    who: str = ""
    what: tuple[str, ...] = ()
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    paper: int | None = None
    text: str = ""
    before: int | None = None


def chosen(connection: sa.Connection, sought: Sought) -> sa.Select[Any]:
    """Return the question for what is sought, the newest first."""
    entry, typed = tables.entry, tables.text
    asked = sa.select(entry, typed.c.text).join(
        typed, typed.c.number == entry.c.number, isouter=True
    )
    if sought.who:
        asked = asked.where(entry.c.who == sought.who)
    if sought.what:
        asked = asked.where(entry.c.what.in_(sought.what))
    if sought.paper is not None:
        numbers = sa.select(tables.paper.c.number)
        of_paper = numbers.where(tables.paper.c.paper == sought.paper)
        asked = asked.where(entry.c.number.in_(of_paper))
    if sought.text:
        asked = asked.where(
            typed.c.bare.contains(toneless(sought.text), autoescape=True)
        )
    if sought.before is not None:
        asked = asked.where(entry.c.number < sought.before)
    within = _within(connection, sought)
    return asked.where(*within).order_by(entry.c.number.desc())


def _within(connection: sa.Connection, sought: Sought) -> list[sa.ColumnElement[bool]]:
    """Return the conditions of the days, led by numbers.

    Entries are given by their numbers; without these, all of a year would be sorted
    for the newest fifty.
    """
    at, number = tables.entry.c.at, tables.entry.c.number
    wanted: list[sa.ColumnElement[bool]] = []
    if sought.since is not None:
        begin = ticks(sought.since)
        first = _number(connection, sa.select(number).where(at >= begin).order_by(at))
        # Plus nothing: the index on the day would be taken, and sorted.
        wanted += [number >= first - _SLACK, at + 0 >= begin]
    if sought.until is not None:
        end = ticks(sought.until)
        last = sa.select(number).where(at < end).order_by(at.desc())
        wanted += [number <= _number(connection, last) + _SLACK, at + 0 < end]
    return wanted


def _number(connection: sa.Connection, asked: sa.Select[int]) -> int:
    return connection.execute(asked.limit(1)).scalar_one_or_none() or 0


def recorded(row: sa.Row[Any]) -> Recorded:
    """Return an entry with what was typed, of their joined rows."""
    told = row._asdict()
    is_erased = told["mark"] is not None and told["text"] is None
    return Recorded(
        number=told["number"],
        at=moment(told["at"]),
        who=told["who"],
        what=told["what"],
        place=told["place"],
        via=told["via"],
        address=told["address"],
        status=told["status"],
        papers=tuple(json.loads(told["papers"])),
        text=None if is_erased else told["text"] or "",
        details=json.loads(told["details"]),
    )
