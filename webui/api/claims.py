"""Corrections: what a person decides about a fact, made and taken back."""

from typing import Annotated, Any

import msgspec
from flask import url_for
from msgspec import Meta

from archive.catalogue import Kept
from archive.errors import NotFoundError, UsageError
from archive.facts import is_person
from webui import security
from webui.api import paging
from webui.api.answering import Made
from webui.api.asking import Body
from webui.api.documents import Claim
from webui.api.paging import Listed
from webui.api.verbs import Verbs
from webui.services import services

verbs = Verbs("claims", __name__, "What was read of a paper, and what was decided.")

_READ = (
    "Đây là điều bộ đọc đã đọc, không phải quyết định của người. "
    "Hãy sửa bằng một quyết định mới."
)


class Decision(Body, frozen=True, kw_only=True):
    """What a person says of one fact, in the light of what stood.

    ``value`` has the shape that the field has in the metadata: the same value
    confirms what was read, null says that the paper has none. ``instead_of`` is
    the number of the claim that stood when this was decided, null where none
    did; where another stands by now, nothing is written (409).
    """

    field: Annotated[str, Meta(max_length=100)]
    value: Any
    instead_of: Annotated[int, Meta(ge=1, le=2**31 - 1)] | None


@verbs.verb(
    "GET /documents/<int:number>/claims",
    asks=paging.Page,
    gives=Listed[Claim],
    fails=(404,),
)
def claims(asked: paging.Page, number: int) -> Listed[Claim]:
    """List everything that was read or decided about a paper, in that order."""
    kept = services().catalogue.claims.of(number, security.reader())
    return Listed.cut(tuple(map(Claim.of, kept)), asked)


@verbs.verb("GET /documents/<int:number>/claims/<int:claim>", gives=Claim, fails=(404,))
def claim(number: int, claim: int) -> Claim:
    """Give one claim, standing or withdrawn."""
    return Claim.of(_kept(number, claim))


def _kept(number: int, claim: int) -> Kept:
    for kept in services().catalogue.claims.of(number, security.reader()):
        if kept.id == claim:
            return kept
    what = f"khẳng định mã {claim} về văn bản mã {number}"
    raise NotFoundError(what)


@verbs.verb(
    "POST /documents/<int:number>/claims",
    takes=Decision,
    gives=Claim,
    status=201,
    fails=(400, 404, 409),
)
def decide(decision: Decision, number: int) -> Made[Claim]:
    """Decide about a fact; what was read is kept and comes back if withdrawn."""
    catalogue, reader = services().catalogue, security.reader()
    catalogue.documents.get(number, reader)
    made = catalogue.claims.decide(
        number,
        decision.field,
        msgspec.to_builtins(decision.value),
        by=f"person:{reader.name}",
        at=services().clock(),
        instead_of=decision.instead_of,
    )
    place = url_for("api-claims.claim", number=number, claim=made)
    return Made(Claim.of(_kept(number, made)), place)


@verbs.verb(
    "POST /documents/<int:number>/claims/<int:claim>/withdraw",
    gives=Claim,
    fails=(400, 404),
)
def withdraw(number: int, claim: int) -> Claim:
    """Take a decision back, so that what it had covered shows again."""
    if not is_person(_kept(number, claim).claim):
        raise UsageError(_READ)
    by = f"person:{security.reader().name}"
    services().catalogue.claims.withdraw(claim, by=by, at=services().clock())
    return Claim.of(_kept(number, claim))
