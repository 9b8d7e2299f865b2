"""Bodies in time: which record a name meant on a day, its heirs, its numbers' cycles.

One name may be of several bodies in turn: Tỉnh ủy Thái Nguyên of 2019 numbered in
another series than the one that a merger made on 1 July 2025 (``domain.md`` §1.6).
"""

import datetime as dt
from collections.abc import Iterator

from archive import symbols
from archive.authority import Body
from archive.links.owners import names_one_body
from archive.links.remembered import Names
from archive.links.values import Agreement

# Local congresses of a round are held in years that end in 0 and 5, the first ones
# in spring; the numbers begin again with each.
_EVERY = 5
_SEASON = 3


def record(name: str, on: dt.date | None, authority: Names) -> Body | None:
    """Return the record of the body that a name means on a day, where it is listed."""
    named = authority.body_named(name, on)
    return authority.bodies.get(named.id) if named else None


def began_after(name: str, day: dt.date, authority: Names) -> bool:
    """Whether the body did not exist yet on a day."""
    body = record(name, day, authority)
    return bool(body and body.valid_from and day < body.valid_from)


def ended_before(name: str, day: dt.date, authority: Names) -> bool:
    """Whether the body had another name on a day, or was no more."""
    body = record(name, day, authority)
    return bool(body and body.valid_to and body.valid_to < day)


def is_heir(one: str, other: str, on: dt.date, authority: Names) -> bool:
    """Whether ``one`` is what ``other``, as it was on a day, has become."""
    before, now = record(other, on, authority), authority.body_named(one)
    if before is None or now is None:
        return False
    return authority.is_heir(now, before)


def same_cycle(
    symbol: str | None,
    name: str | None,
    one: dt.date,
    other: dt.date,
    authority: Names,
) -> Agreement:
    """Compare two days by whether a series gave a number only once between them.

    State bodies begin again each year, the Centre with each term of its committee,
    the others with a congress of their own, whose day is known of few (``domain.md``
    §1.6).
    """
    read = symbols.read(symbol) if symbol else None
    if read is not None and read.style == "state":
        is_same = read.year is not None or one.year == other.year
        return Agreement.AGREES if is_same else Agreement.DIFFERS
    if name and _became_another(name, one, other, authority):
        return Agreement.DIFFERS
    if (symbol and names_one_body(symbol, authority)) or _is_central(name, authority):
        is_same = authority.term_at(one) == authority.term_at(other)
        return Agreement.AGREES if is_same else Agreement.DIFFERS
    return _between_congresses(name, min(one, other), max(one, other), authority)


def _is_central(name: str | None, authority: Names) -> bool:
    named = authority.body_named(name) if name else None
    return named is not None and named.level == "central"


def _became_another(name: str, one: dt.date, other: dt.date, authority: Names) -> bool:
    first, second = (record(name, day, authority) for day in (one, other))
    return first is not None and second is not None and first.id != second.id


def _between_congresses(
    name: str | None, first: dt.date, last: dt.date, authority: Names
) -> Agreement:
    """Compare days by the congresses of a body, or else by the rounds of congresses.

    Where the day of a congress is not known, the days of its year are unsure.
    """
    begun = _begun(name, authority)
    if any(first < day <= last for day in begun):
        return Agreement.DIFFERS
    open_ = [
        (begin, end)
        for begin, end in _rounds(first, last)
        if not any(begin < day <= end for day in begun)
    ]
    if any(first < begin and end <= last for begin, end in open_):
        return Agreement.DIFFERS
    is_open = any(begin <= last and first < end for begin, end in open_)
    return Agreement.UNSURE if is_open else Agreement.AGREES


def _begun(name: str | None, authority: Names) -> list[dt.date]:
    """Return the first days of the terms of a body that are known."""
    body = record(name, None, authority) if name else None
    return [term.since for term in authority.terms_of(body)] if body else []


def _rounds(first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield from when until when local congresses may have met, for each round."""
    for year in range(first.year // _EVERY * _EVERY, last.year + 1, _EVERY):
        yield dt.date(year, _SEASON, 1), dt.date(year + 1, 1, 1)
