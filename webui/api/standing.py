"""Whether papers stand: by what, on which day; verdicts and statements of people.

What readers found is a proposal and ends no paper: a verdict makes it so.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from flask import url_for
from msgspec import UNSET, Meta, UnsetType

from archive import catalogue
from archive.catalogue import EffectState, Given, Kept
from archive.errors import NotFoundError
from archive.links import Answer, Status, StatusCode
from webui import security
from webui.api import paging
from webui.api.answering import Made
from webui.api.asking import Body, Parameters
from webui.api.claims import acting
from webui.api.documents import Claim
from webui.api.links import CitedBy, met
from webui.api.paging import Listed
from webui.api.verbs import Verbs
from webui.services import services

verbs = Verbs("standing", __name__, "Whether papers stand, and what people say of it.")

Number = Annotated[int, Meta(ge=1, le=2**31 - 1)]
Note = Annotated[str, Meta(max_length=1_000)]


class On(Parameters, frozen=True, kw_only=True):
    """The day of which the status is asked."""

    on: (
        Annotated[dt.date, Meta(description="The day; today where none is given.")]
        | UnsetType
    ) = UNSET


@dataclass(frozen=True, slots=True)
class Affecting:
    """What a paper does to the one that its ``citation`` means.

    A proposal until somebody decided: ``given`` says who, when, and by which claim.
    ``flags`` say what speaks against it: ``not_competent`` (neither the issuer nor
    its heir nor a superior), ``older`` (issued before the paper it speaks of).
    """

    state: EffectState
    effect: StatusCode | None
    since: dt.date | None
    flags: tuple[str, ...]
    given: Given | None
    citation: CitedBy


@dataclass(frozen=True, slots=True)
class Stated:
    """What a person stated of the status as of a day, and the claim that keeps it."""

    claim: int
    by: str
    at: dt.datetime | None
    status: StatusCode
    since: dt.date
    note: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of a paper on a day, and what it rests on.

    ``proving`` are the confirmed effects that give it, ``proposed`` counts those
    that wait for a person; ``turns`` are the statuses it had and will have, each from
    its day on; ``expires`` is the last day of the period that it is for.
    """

    document: int
    on: dt.date
    status: Status
    proving: tuple[Affecting, ...]
    proposed: int
    statements: tuple[Stated, ...]
    turns: tuple[Status, ...]
    expires: dt.date | None


@verbs.verb("GET /documents/<int:number>/status", asks=On, gives=Standing, fails=(404,))
def status(asked: On, number: int) -> Standing:
    """Tell whether a paper stands, today or on any day."""
    day = None if asked.on is UNSET else asked.on
    found = services().catalogue.standings.of(number, security.reader(), on=day)
    return Standing(
        document=found.paper,
        on=found.on,
        status=found.status,
        proving=tuple(map(told, found.proving)),
        proposed=len(found.proposed),
        statements=tuple(map(_stated, found.statements)),
        turns=found.turns,
        expires=found.expires,
    )


def told(made: catalogue.Affecting) -> Affecting:
    """Return what a citation does as programs are told it."""
    return Affecting(
        state=made.state,
        effect=made.effect,
        since=made.since,
        flags=made.flags,
        given=made.given,
        citation=met(made.link),
    )


def _stated(one: catalogue.Stating) -> Stated:
    claim, said = one.kept.claim, one.statement
    by = claim.source.removeprefix("person:")
    return Stated(one.kept.id, by, claim.made_at, said.code, said.since, said.note)


@verbs.verb(
    "GET /documents/<int:number>/affected-by",
    asks=paging.Page,
    gives=Listed[Affecting],
    fails=(404,),
)
def affected_by(asked: paging.Page, number: int) -> Listed[Affecting]:
    """List what other papers do to a paper, or might, or do not as a person said."""
    found = services().catalogue.verdicts.on(number, security.reader())
    return Listed.cut(tuple(map(told, found)), asked)


@verbs.verb(
    "GET /documents/<int:number>/effects",
    asks=paging.Page,
    gives=Listed[Affecting],
    fails=(404,),
)
def effects(asked: paging.Page, number: int) -> Listed[Affecting]:
    """List what a paper does to others that are held, in the same way."""
    found = services().catalogue.verdicts.by(number, security.reader())
    return Listed.cut(tuple(map(told, found)), asked)


@verbs.verb("GET /citations/<int:number>/effect", gives=Affecting, fails=(404,))
def effect(number: int) -> Affecting:
    """Give what one citation does to the paper it means."""
    return told(services().catalogue.verdicts.get(number, security.reader()))


class Judging(Body, frozen=True, kw_only=True):
    """What a citation does to the paper it means, in the light of what was said.

    ``confirm`` as proposed, ``reject`` where there is no such effect, or ``change``:
    to another ``effect``, ``since`` another day, to one ``provision`` only.
    ``instead_of`` is the claim of the verdict that stood, null where none did.
    """

    answer: Answer
    effect: StatusCode | None = None
    since: dt.date | None = None
    provision: Annotated[str, Meta(max_length=200)] = ""
    note: Note = ""
    instead_of: Number | None
    act: Number | None = None


@verbs.verb(
    "POST /citations/<int:number>/verdicts",
    takes=Judging,
    gives=Claim,
    status=201,
    fails=(400, 404, 409),
)
def judge(said: Judging, number: int) -> Made[Claim]:
    """Say what a citation does; withdrawn as a claim of the citing paper."""
    verdicts, reader = services().catalogue.verdicts, security.reader()
    paper = verdicts.get(number, reader).paper.id
    made = verdicts.decide(
        number,
        said.answer,
        code=said.effect,
        since=said.since,
        provision=said.provision,
        note=said.note,
        reader=reader,
        by=f"person:{reader.name}",
        at=services().clock(),
        instead_of=said.instead_of,
        act=acting(said.act),
    )
    return _made(paper, made)


class Stating(Body, frozen=True, kw_only=True):
    """A status that a person states as of a day, after a review.

    ``instead_of`` is the claim that states something as of the same day, null where
    there is none.
    """

    status: StatusCode
    since: dt.date
    note: Note = ""
    instead_of: Number | None


@verbs.verb(
    "POST /documents/<int:number>/status",
    takes=Stating,
    gives=Claim,
    status=201,
    fails=(400, 404, 409),
)
def state(said: Stating, number: int) -> Made[Claim]:
    """State the status of a paper; what is confirmed afterwards still counts."""
    reader = security.reader()
    made = services().catalogue.standings.state(
        number,
        said.status,
        said.since,
        said.note,
        reader=reader,
        by=f"person:{reader.name}",
        at=services().clock(),
        instead_of=said.instead_of,
    )
    return _made(number, made)


def _made(paper: int, number: int) -> Made[Claim]:
    found: list[Kept] = [
        kept
        for kept in services().catalogue.claims.of(paper, security.reader())
        if kept.id == number
    ]
    if not found:
        what = f"khẳng định mã {number}"
        raise NotFoundError(what)
    place = url_for("api-claims.claim", number=paper, claim=number)
    return Made(Claim.of(found[0]), place)
