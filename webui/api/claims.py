"""Corrections: what a person decides about a fact, made and taken back."""

from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
from flask import url_for
from msgspec import Meta

from archive.catalogue import Kept
from archive.errors import NotFoundError, UsageError
from archive.facts import is_person
from indexer import correcting
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


Number = Annotated[int, Meta(ge=1, le=2**31 - 1)]


class Decision(Body, frozen=True, kw_only=True):
    """What a person says of one fact, in the light of what stood.

    ``value`` has the shape that the field has in the metadata: the same value
    confirms what was read, null says that the paper has none. ``instead_of`` is
    the number of the claim that stood when this was decided, null where none
    did; where another stands by now, nothing is written (409). ``act`` is that of
    an earlier decision, of this paper or another, to be taken back with this one.
    """

    field: Annotated[str, Meta(max_length=100)]
    value: Any
    instead_of: Number | None
    act: Number | None = None


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
        act=acting(decision.act),
    )
    return _made(number, made)


def acting(act: int | None) -> int | None:
    """Return the act that a decision shall belong to.

    Raises:
        NotFoundError: nothing that this reader may see was decided in it.
    """
    if act is not None and not services().catalogue.claims.reach(
        [act], security.reader()
    ):
        raise _no_act(act)
    return act


def _no_act(act: int) -> NotFoundError:
    return NotFoundError(f"quyết định mã {act}")


def _made(number: int, claim: int) -> Made[Claim]:
    place = url_for("api-claims.claim", number=number, claim=claim)
    return Made(Claim.of(_kept(number, claim)), place)


class Correction(Body, frozen=True, kw_only=True):
    """The text of a page as a person reads it; ``instead_of`` as for a fact."""

    text: Annotated[str, Meta(max_length=200_000)]
    instead_of: Number | None


@verbs.verb(
    "POST /documents/<int:number>/pages/<int:page>/corrections",
    takes=Correction,
    gives=Claim,
    status=201,
    fails=(400, 404, 409),
)
def correct(correction: Correction, number: int, page: int) -> Made[Claim]:
    """Correct the text of a page; facts and citations are found in it anew."""
    made = correcting.correct(
        services().catalogue,
        number,
        page,
        correction.text,
        by=security.reader(),
        at=services().clock(),
        instead_of=correction.instead_of,
    )
    return _made(number, made)


@verbs.verb(
    "POST /documents/<int:number>/claims/<int:claim>/withdraw",
    gives=Claim,
    fails=(400, 404),
)
def withdraw(number: int, claim: int) -> Claim:
    """Take a decision back, so that what it had covered shows again."""
    made = _kept(number, claim).claim
    if not is_person(made):
        raise UsageError(_READ)
    catalogue, reader = services().catalogue, security.reader()
    now = services().clock()
    if made.field == correcting.FIELD:
        correcting.restore(catalogue, number, claim, by=reader, at=now)
    else:
        catalogue.claims.withdraw(claim, by=f"person:{reader.name}", at=now)
    return Claim.of(_kept(number, claim))


@dataclass(frozen=True, slots=True)
class Undone:
    """How many decisions of an act were taken back, whatever papers they are about."""

    act: int
    decisions: int


@verbs.verb(
    "POST /documents/<int:number>/acts/<int:act>/withdraw",
    gives=Undone,
    fails=(400, 404),
)
def withdraw_act(number: int, act: int) -> Undone:
    """Take back all that was decided in one act, about this paper and others."""
    catalogue, reader = services().catalogue, security.reader()
    kept = catalogue.claims.of(number, reader)
    if act not in {one.act for one in kept if is_person(one.claim)}:
        raise _no_act(act)
    by, now = f"person:{reader.name}", services().clock()
    undone = catalogue.claims.withdraw_act(act, reader=reader, by=by, at=now)
    return Undone(act, undone)
