"""``/bodies``: who issues papers, by name, code or place, and what stands around."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from archive import authority
from archive.errors import NotFoundError
from webui.api import paging
from webui.api.paging import Listed
from webui.api.verbs import Verbs
from webui.render import dates, offices
from webui.render.language import gettext
from webui.services import services

verbs = Verbs("bodies", __name__, "Who issues papers: the authority file.")


@dataclass(frozen=True, slots=True)
class Record:
    """A body under one of its names; null where nobody is sure of a day."""

    id: str
    name: str
    level: str
    kind: str
    codes: tuple[str, ...]
    aliases: tuple[str, ...]
    valid_from: dt.date | None
    valid_to: dt.date | None


@dataclass(frozen=True, slots=True)
class Term:
    """A term and its first day, which ``to_the_day`` says is sure."""

    name: str
    since: dt.date
    to_the_day: bool


@dataclass(frozen=True, slots=True)
class Around:
    """A body with what stands around it, and what is held of its papers.

    ``above`` is told for today or for the last day of the name, the nearest first.
    ``register`` is the key of its register, null without papers; ``additions`` are
    the numbers of what clerks added about it.
    """

    body: Record
    above: tuple[Record, ...]
    below: tuple[Record, ...]
    predecessors: tuple[Record, ...]
    successors: tuple[Record, ...]
    namesakes: tuple[Record, ...]
    terms: tuple[Term, ...]
    papers: int
    register: str | None
    additions: tuple[int, ...]


class Sought(paging.Page, frozen=True, kw_only=True):
    """Bodies to look for; at most 300 are found."""

    find: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=200,
            description="Words of a name, a code, a place.",
        ),
    ]
    on: Annotated[
        dt.date | None, Meta(description="Only those that were there on this day.")
    ] = None


@verbs.verb("GET /bodies", asks=Sought, gives=Listed[Record])
def bodies(asked: Sought) -> Listed[Record]:
    """Find bodies by words of a name, a code or a place, the likeliest first."""
    found = services().authority.found(asked.find, asked.on)
    return Listed.cut(_all(found), asked)


@verbs.verb("GET /bodies/<body>", gives=Around, fails=(404,))
def body(body: str) -> Around:
    """Give one body by its id, with what stands around it."""
    known = services().authority
    held = known.bodies.get(body)
    if held is None:
        raise NotFoundError(gettext("cơ quan này trong danh mục"))
    on = offices.day_of(held, dates.today(services().clock()))
    book = offices.book(held)
    made = services().catalogue.additions.about(held.id)
    return Around(
        _record(held),
        _all(known.above(held, on)),
        _all(one for one in known.bodies.below(held) if one.is_valid(on)),
        _all(known.predecessors(held)),
        _all(known.successors(held)),
        _all(one for one in known.bodies.of_name(held.name) if one.id != held.id),
        tuple(Term(t.name, t.since, t.to_the_day) for t in known.terms_within(held)),
        book.papers if book else 0,
        book.key if book else None,
        tuple(one.id for one in made if one.withdrawn_at is None),
    )


def _all(found: Iterable[authority.Body]) -> tuple[Record, ...]:
    return tuple(map(_record, found))


def _record(body: authority.Body) -> Record:
    return Record(
        body.id,
        body.name,
        body.level,
        body.kind,
        body.codes,
        body.aliases,
        body.valid_from,
        body.valid_to,
    )
