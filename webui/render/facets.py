"""Choices beside a list of papers: each is a link, each link an address to share."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import request, url_for

from archive.catalogue import Count, Counts
from archive.links import STATUSES
from indexer.search.results import Facets
from webui.render import addresses, words

SHOWN = 8
"""Choices shown at once; the rest unfolds."""

MOST = 60
"""Choices of one fact on a page; the field ``cơquan:`` reaches the others."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value, how many papers have it, and the address that chooses it.

    ``key`` tells the choice from all others of the page.
    """

    label: str
    count: int
    href: str
    chosen: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one fact: those shown at once, and those that unfold."""

    name: str
    label: str
    first: tuple[Choice, ...]
    more: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice that holds, and the address without it."""

    label: str
    href: str


def facets(found: Facets) -> list[Facet]:
    """Return the facets that have anything to choose."""
    rows: dict[str, Mapping[str, int] | Mapping[int, int]] = {
        "type": found.type,
        "issuer": found.issuer,
        "year": found.year,
        "status": found.status if _tells(found.status) else {},
    }
    return [_facet(name, counts) for name, counts in rows.items() if counts]


def _tells(statuses: Mapping[str, int]) -> bool:
    """Whether there is anything to choose: of most papers nothing is known."""
    return bool(statuses.keys() - {"unknown"} or request.args.getlist("status"))


def _facet(name: str, counts: Mapping[str, int] | Mapping[int, int]) -> Facet:
    taken = set(request.args.getlist(name))
    rows = [(str(value), count) for value, count in counts.items()]
    if taken:
        # What was chosen must be seen, however rare it is.
        rows.sort(key=lambda row: row[0] not in taken)
    toggled = addresses.toggles(name)
    linked = [
        Choice(
            _begun(words.choice(name, value)),
            count,
            toggled(value),
            value in taken,
            f"{name}:{value}",
        )
        for value, count in rows[:MOST]
    ]
    return Facet(
        name,
        words.say(words.FACETS, name),
        tuple(linked[:SHOWN]),
        tuple(linked[SHOWN:]),
    )


def _begun(label: str) -> str:
    """Return a label as a line of its own begins."""
    return label[:1].upper() + label[1:]


def chips(*, but: Container[str] = ()) -> list[Chip]:
    """Return the choices that hold at the moment, ``but`` for those that do not."""
    named = words.FACETS | words.DAYS
    return [
        Chip(
            f"{words.say(named, name)}: {words.choice(name, value)}",
            addresses.toggles(name)(value),
        )
        for name in named
        if name not in but
        for value in dict.fromkeys(request.args.getlist(name))
        if value.strip() and (name != "status" or value in STATUSES)
    ]


def tallies(counts: Counts) -> list[tuple[str, tuple[Choice, ...]]]:
    """Return what the whole archive holds, as links to its parts; years have a chart."""
    rows = {
        "type": counts.types,
        "issuer": counts.issuers,
    }
    return [
        (words.say(words.FACETS, name), tuple(_tally(name, row[:SHOWN])))
        for name, row in rows.items()
        if row
    ]


def _tally(name: str, row: Iterable[Count]) -> Iterable[Choice]:
    for count in row:
        href = f"{url_for('search.show')}?{urlencode({name: count.label})}"
        yield Choice(count.label, count.papers, href)
