"""``/additions``: what clerks add to the authority file, foreseen and taken back."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, TypeVar

import msgspec
from flask import url_for
from msgspec import Meta

from archive.authority.additions import (
    AddedBody,
    AddedName,
    AddedTerm,
    Addition,
    BodyKind,
    Form,
    Level,
    Succession,
)
from archive.catalogue import Added, Brief
from webui import security
from webui.api import paging
from webui.api.answering import Made
from webui.api.asking import Body, Parameters
from webui.api.verbs import Verbs
from webui.problems import WrongRequest
from webui.services import services

verbs = Verbs("additions", __name__, "What clerks add to the authority file.")

T = TypeVar("T", bound=Body)

FIRST = 20
"""Papers given of those that an addition touches."""

Name = Annotated[str, Meta(max_length=2000)]
Names = Annotated[tuple[Name, ...], Meta(max_length=100)]


class NewBody(Body, frozen=True, kw_only=True):
    """A body that the file does not list; ``within`` names the one above it."""

    name: Name
    level: Level
    kind: BodyKind
    codes: Names = ()
    aliases: Names = ()
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    within: Name | None = None


class NewName(Body, frozen=True, kw_only=True):
    """One more name or code of a body, which is told by its id."""

    body: Name
    text: Name
    form: Form = "alias"


class NewSuccession(Body, frozen=True, kw_only=True):
    """Bodies, by their ids, that went into others; ``on`` is the first day of these.

    ``begins``: the new ones came about by it; otherwise they were there before.
    """

    old: Names
    new: Names
    on: dt.date
    begins: bool = True


class NewTerm(Body, frozen=True, kw_only=True):
    """The first day of a term of a local committee: the day its congress closed."""

    body: Name
    name: Name
    since: dt.date


New = NewBody | NewName | NewSuccession | NewTerm


class Adding(Body, frozen=True, kw_only=True):
    """Exactly one thing to add, and why."""

    body: NewBody | None = None
    name: NewName | None = None
    succession: NewSuccession | None = None
    term: NewTerm | None = None
    note: Annotated[str, Meta(max_length=2000)] = ""

    @property
    def value(self) -> Addition:
        """What is to be added.

        Raises:
            WrongRequest: it is nothing, or more than one thing.
        """
        said = [
            one for one in (self.body, self.name, self.succession, self.term) if one
        ]
        if len(said) != 1:
            message = "Hãy gửi đúng một trong “body”, “name”, “succession”, “term”."
            raise WrongRequest(422, message, "body")
        return _value(said[0])


_KINDS: dict[type[Body], type[Addition]] = {
    NewBody: AddedBody,
    NewName: AddedName,
    NewSuccession: Succession,
    NewTerm: AddedTerm,
}


def _value(said: New) -> Addition:
    return msgspec.convert(msgspec.to_builtins(said), _KINDS[type(said)])


@dataclass(frozen=True, slots=True)
class Entered:
    """An addition with who made it, and who took it back; one of the four is there."""

    id: int
    body: NewBody | None
    name: NewName | None
    succession: NewSuccession | None
    term: NewTerm | None
    note: str
    made_by: str
    made_at: dt.datetime
    withdrawn_by: str | None
    withdrawn_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Additions:
    """Additions; ``next`` is the cursor to go on from, null at the end."""

    items: tuple[Entered, ...]
    next: int | None


@dataclass(frozen=True, slots=True)
class Objected:
    """What speaks against an addition: about which field, in a sentence."""

    field: str
    detail: str


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What an addition would touch of what this reader may see; the first papers."""

    papers: int
    citations: int
    first: tuple[Brief, ...]
    objections: tuple[Objected, ...]


class After(Parameters, frozen=True, kw_only=True):
    """Additions behind a cursor, the newest first."""

    after: Annotated[
        int,
        Meta(ge=0, le=2**31 - 1, description="The addition behind which to go on."),
    ] = 0
    page_size: paging.Size = 50


@verbs.verb("GET /additions", asks=After, gives=Additions)
def additions(asked: After) -> Additions:
    """List what was added to the authority file, taken back or not."""
    found = services().catalogue.additions.listed(
        before=asked.after or None, limit=asked.page_size + 1
    )
    shown = tuple(map(_entered, found[: asked.page_size]))
    return Additions(shown, shown[-1].id if len(found) > len(shown) else None)


@verbs.verb("GET /additions/<int:number>", gives=Entered, fails=(404,))
def addition(number: int) -> Entered:
    """Give one of them."""
    return _entered(services().catalogue.additions.get(number))


@verbs.verb("POST /additions/preview", takes=Adding, gives=Foreseen)
def preview(adding: Adding) -> Foreseen:
    """Tell what an addition would touch and what speaks against it; adds nothing."""
    kept, value = services().catalogue, adding.value
    wrong = kept.additions.objections(value)
    told = tuple(Objected(one.field, str(one.sentence)) for one in wrong)
    if wrong:
        return Foreseen(0, 0, (), told)
    reader = security.reader()
    touched = kept.additions.touched(value, reader)
    first = [*dict.fromkeys((*touched.papers, *touched.citing))][:FIRST]
    briefs = kept.holdings.briefs(first, reader)
    return Foreseen(len(touched.papers), len(touched.citations), tuple(briefs), ())


@verbs.verb("POST /additions", takes=Adding, gives=Entered, status=201)
def add(adding: Adding) -> Made[Entered]:
    """Add something; papers and citations that it touches are brought level."""
    kept, value = services().catalogue.additions, adding.value
    for wrong in kept.objections(value):
        raise WrongRequest(422, str(wrong.sentence), wrong.field)
    by, at = f"person:{security.reader().name}", services().clock()
    number = kept.add(value, by=by, at=at, note=adding.note)
    return Made(addition(number), url_for("api-additions.addition", number=number))


@verbs.verb(
    "POST /additions/<int:number>/withdraw", gives=Entered, fails=(400, 404, 409)
)
def withdraw(number: int) -> Entered:
    """Take one back; all that it touched is as before, and it stays in the list."""
    by, at = f"person:{security.reader().name}", services().clock()
    services().catalogue.additions.withdraw(number, by=by, at=at)
    return addition(number)


def _entered(made: Added) -> Entered:
    def said(kind: type[T]) -> T | None:
        is_it = isinstance(made.value, _KINDS[kind])
        return msgspec.convert(msgspec.to_builtins(made.value), kind) if is_it else None

    return Entered(
        made.id,
        said(NewBody),
        said(NewName),
        said(NewSuccession),
        said(NewTerm),
        made.note,
        made.made_by,
        made.made_at,
        made.withdrawn_by,
        made.withdrawn_at,
    )
