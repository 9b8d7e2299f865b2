"""``/tokens``: what programs sign in with, each for whoever made it."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from flask import url_for
from msgspec import UNSET, Meta, UnsetType

from archive.access import Scope
from archive.catalogue.tokens import LIFE, LONGEST, Token, missing
from webui import bearing, security
from webui.api.answering import Made
from webui.api.asking import Body
from webui.api.verbs import Verbs
from webui.services import services

verbs = Verbs("tokens", __name__, "What programs sign in with.")


class Making(Body, frozen=True, kw_only=True):
    """A token to make: what it is called, what it lets a program do, until when.

    Without ``expires_at`` it works for a year; null, for keepers alone, until it is
    revoked.
    """

    name: Annotated[str, Meta(min_length=1, max_length=LONGEST)]
    scopes: Annotated[tuple[Scope, ...], Meta(min_length=1, max_length=5)]
    expires_at: Annotated[dt.datetime, Meta(tz=True)] | UnsetType | None = UNSET


@dataclass(frozen=True, slots=True)
class Tokens:
    """All tokens of whoever asks, the newest first; never the tokens themselves."""

    items: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Fresh:
    """A token that was made. ``secret`` is what a program sends: it is told this once."""

    secret: str
    token: Token


@verbs.verb("GET /tokens", gives=Tokens)
def tokens() -> Tokens:
    """List the tokens of whoever asks."""
    return Tokens(services().catalogue.tokens.of(security.reader().name))


@verbs.verb("GET /tokens/<int:number>", gives=Token, fails=(404,))
def token(number: int) -> Token:
    """Give one of them."""
    for one in tokens().items:
        if one.id == number:
            return one
    raise missing(number)


@verbs.verb("POST /tokens", takes=Making, gives=Fresh, status=201, fails=(400, 404))
def make(making: Making) -> Made[Fresh]:
    """Make a token for whoever asks; not with a token, or a lost one would breed."""
    bearing.demand_person()
    now, until = services().clock(), making.expires_at
    secret, made = services().catalogue.tokens.make(
        security.reader().name,
        making.name,
        making.scopes,
        expires_at=now + LIFE if until is UNSET else until,
        at=now,
    )
    where = url_for("api-tokens.token", number=made.id)
    return Made(Fresh(secret, made), where)


@verbs.verb("POST /tokens/<int:number>/revoke", gives=Token, fails=(404,))
def revoke(number: int) -> Token:
    """Revoke a token of whoever asks: no program signs in with it again."""
    owner, opened = security.reader().name, services()
    opened.catalogue.tokens.revoke(
        number, by=f"person:{owner}", at=opened.clock(), owner=owner
    )
    return token(number)
