"""``/citations``: which paper a citation means, decided by people."""

from typing import Annotated

from flask import url_for
from msgspec import Meta

from archive.errors import NotFoundError
from archive.links import Choice
from webui import security
from webui.api import paging
from webui.api.answering import Made
from webui.api.asking import Body
from webui.api.claims import acting
from webui.api.documents import Claim
from webui.api.links import CitedBy, met
from webui.api.paging import Listed
from webui.api.verbs import Verbs
from webui.services import services

verbs = Verbs("citations", __name__, "Which paper a citation means.")

Number = Annotated[int, Meta(ge=1, le=2**31 - 1)]


class Choosing(Body, frozen=True, kw_only=True):
    """Which paper a citation means, in the light of what had been decided.

    ``confirm`` and ``choose`` name the paper in ``target``; ``reject`` with one
    says that it is not that paper, without one that no paper held is meant.
    ``instead_of`` is the claim of the decision that stood, null where none did.
    ``act`` is that of the decision about a like citation, to be taken back with it.
    """

    choice: Choice
    target: Number | None = None
    instead_of: Number | None
    act: Number | None = None


@verbs.verb("GET /citations/<int:number>", gives=CitedBy, fails=(404,))
def citation(number: int) -> CitedBy:
    """Give one citation, with what became of it."""
    return met(services().catalogue.decisions.link(number, security.reader()))


@verbs.verb(
    "GET /citations/<int:number>/alike",
    asks=paging.Page,
    gives=Listed[CitedBy],
    fails=(404,),
)
def alike(asked: paging.Page, number: int) -> Listed[CitedBy]:
    """List the citations that one decision may settle together with this one."""
    found = services().catalogue.decisions.alike(number, security.reader())
    return Listed.cut(tuple(map(met, found)), asked)


@verbs.verb(
    "POST /citations/<int:number>/decisions",
    takes=Choosing,
    gives=Claim,
    status=201,
    fails=(400, 404, 409),
)
def decide(decision: Choosing, number: int) -> Made[Claim]:
    """Decide which paper is meant; withdrawn as a claim of the citing paper."""
    decisions, reader = services().catalogue.decisions, security.reader()
    paper = decisions.link(number, reader).citing
    made = decisions.decide(
        number,
        decision.choice,
        decision.target,
        reader=reader,
        by=f"person:{reader.name}",
        at=services().clock(),
        instead_of=decision.instead_of,
        act=acting(decision.act),
    )
    place = url_for("api-claims.claim", number=paper, claim=made)
    return Made(_claim(paper, made), place)


def _claim(paper: int, number: int) -> Claim:
    for kept in services().catalogue.claims.of(paper, security.reader()):
        if kept.id == number:
            return Claim.of(kept)
    what = f"khẳng định mã {number}"
    raise NotFoundError(what)
