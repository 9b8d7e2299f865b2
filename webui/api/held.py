"""``/held``: what is held for its secrecy, for keepers."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from flask import Response
from msgspec import Meta

from archive.catalogue import Held, HeldAct
from webui import security
from webui.api import paging
from webui.api.asking import Body, Parameters
from webui.api.audiences import Whom
from webui.api.verbs import Verbs
from webui.render import handed, naming, originals
from webui.services import services

verbs = Verbs("held", __name__, "What is held for its secrecy, sealed.")

Why = Annotated[
    str, Meta(min_length=1, max_length=500, description="The reason; kept for ever.")
]


class Behind(Parameters, frozen=True, kw_only=True):
    """What is held behind a cursor, the newest first."""

    after: Annotated[
        int, Meta(ge=0, le=2**31 - 1, description="The number behind which to go on.")
    ] = 0
    past: Annotated[
        bool, Meta(description="What is held no more, instead of what is.")
    ] = False
    page_size: paging.Size = 50


@dataclass(frozen=True, slots=True)
class HandedInBy:
    """Who handed it in; the name of the file is null where it may not be told."""

    who: str
    at: dt.datetime
    name: str | None


@dataclass(frozen=True, slots=True)
class Sealed:
    """What is held: why, the mark as printed and its page, and who handed it in.

    ``document`` is the paper that it was let in as; ``is_waiting`` says that it is
    being let in.
    """

    id: int
    state: str
    reason: str
    mark: str | None
    printed: str | None
    page: int | None
    held_at: dt.datetime
    size: int | None
    document: int | None
    is_waiting: bool
    senders: tuple[HandedInBy, ...]

    @classmethod
    def of(cls, one: Held) -> "Sealed":
        """Return what is held as it is given."""
        return cls(
            one.id,
            one.state,
            one.reason,
            one.mark.level or None,
            one.mark.printed or None,
            one.mark.page,
            one.held_at,
            one.size,
            one.document,
            one.awaits,
            tuple(HandedInBy(s.who, s.at, _name(one, s.path)) for s in one.senders),
        )


def _name(one: Held, path: str) -> str | None:
    return naming.file_name(handed.name_of(path)) if one.may_be_named else None


@dataclass(frozen=True, slots=True)
class AllSealed:
    """What is held; ``next`` is the cursor to go on from, null at the end."""

    items: tuple[Sealed, ...]
    next: int | None


@dataclass(frozen=True, slots=True)
class SealedOne:
    """One that is held, and what keepers did with it, the newest first."""

    held: Sealed
    acts: tuple[HeldAct, ...]


@dataclass(frozen=True, slots=True)
class LetIn:
    """The batch in which it is read."""

    batch: int


class Because(Body, frozen=True, kw_only=True):
    """Why; never the secret itself, for it is kept."""

    why: Why


class LetInFor(Body, frozen=True, kw_only=True):
    """Whom it is let in for, and why."""

    audience: Whom
    why: Why


@verbs.verb("GET /held", asks=Behind, gives=AllSealed)
def listed(asked: Behind) -> AllSealed:
    """List what waits for a keeper, or what is held no more."""
    found = services().catalogue.held.listed(
        security.reader(),
        is_open=not asked.past,
        before=asked.after or None,
        limit=asked.page_size + 1,
    )
    shown = tuple(map(Sealed.of, found[: asked.page_size]))
    return AllSealed(shown, shown[-1].id if len(found) > len(shown) else None)


@verbs.verb("GET /held/<int:number>", gives=SealedOne, fails=(404,))
def one(number: int) -> SealedOne:
    """Give one, and what was done with it."""
    held, reader = services().catalogue.held, security.reader()
    return SealedOne(Sealed.of(held.get(number, reader)), held.acts(number, reader))


@verbs.verb(
    "POST /held/<int:number>/open",
    takes=Because,
    gives=bytes,
    fails=(400, 404, 409),
)
def unseal(because: Because, number: int) -> Response:
    """Give the bytes of what is held, as they were handed in."""
    return originals.unsealed(services().unsealing.open(number, because.why))


@verbs.verb(
    "POST /held/<int:number>/let-in",
    takes=LetInFor,
    gives=LetIn,
    fails=(400, 404, 409),
)
def let_in(asked: LetInFor, number: int) -> LetIn:
    """Take it into the archive, for some people."""
    whom = services().catalogue.restrictions.meant(asked.audience)
    return LetIn(services().unsealing.let_in(number, whom, asked.why))


@verbs.verb(
    "POST /held/<int:number>/give-back",
    takes=Because,
    gives=SealedOne,
    fails=(400, 404, 409),
)
def give_back(because: Because, number: int) -> SealedOne:
    """Keep nothing of it, once it was opened and given to whom it belongs."""
    services().unsealing.give_back(number, because.why)
    return one(number)


@verbs.verb(
    "POST /held/<int:number>/destroy",
    takes=Because,
    gives=SealedOne,
    fails=(400, 404, 409),
)
def destroy(because: Because, number: int) -> SealedOne:
    """Keep nothing of it."""
    services().unsealing.destroy(number, because.why)
    return one(number)
