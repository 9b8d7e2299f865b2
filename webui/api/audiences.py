"""``/documents/<number>/audience``: whom papers are for, and giving them to others."""

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from archive.catalogue.restrictions import LONGEST, MOST, Restriction
from webui import auditing, security
from webui.api.asking import Body
from webui.api.verbs import Verbs
from webui.services import services

verbs = Verbs("audiences", __name__, "Whom papers are for.")

Whom = Annotated[
    str,
    Meta(
        pattern="^(everyone|clerks|keepers|groups:[0-9]{1,9}(,[0-9]{1,9})*)$",
        max_length=1000,
        description="`everyone`, `clerks`, `keepers`, or offices by number: `groups:3,7`.",
    ),
]
Why = Annotated[str, Meta(max_length=LONGEST)]
Number = Annotated[int, Meta(ge=1, le=2**31 - 1)]


class AudienceWanted(Body, frozen=True, kw_only=True):
    """Whom a paper is to be for, and why."""

    audience: Whom
    why: Why = ""


class AudiencesWanted(Body, frozen=True, kw_only=True):
    """Whom papers are to be for, all of them, and why."""

    documents: Annotated[tuple[Number, ...], Meta(min_length=1, max_length=MOST)]
    audience: Whom
    why: Why = ""


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a paper is for, and how that came about, the newest step first."""

    document: int
    audience: str
    steps: tuple[Restriction, ...]


@dataclass(frozen=True, slots=True)
class GivenTo:
    """For how many papers that is new; the others were for these people already."""

    documents: int


@verbs.verb("GET /documents/<int:number>/audience", gives=Audience, fails=(404,))
def show(number: int) -> Audience:
    """Tell whom a paper is for."""
    restrictions, who = services().catalogue.restrictions, security.reader()
    steps = restrictions.of(number, who)
    return Audience(number, restrictions.audiences([number], who)[number], steps)


@verbs.verb(
    "POST /documents/<int:number>/audience",
    takes=AudienceWanted,
    gives=GivenTo,
    fails=(400, 404),
)
def give(wanted: AudienceWanted, number: int) -> GivenTo:
    """Show a paper to these people alone, at once; its index stays as it is."""
    return _given((number,), wanted.audience, wanted.why)


@verbs.verb("POST /audiences", takes=AudiencesWanted, gives=GivenTo, fails=(400, 404))
def give_all(wanted: AudiencesWanted) -> GivenTo:
    """The same for many papers: all of them, or none where one is hidden."""
    return _given(wanted.documents, wanted.audience, wanted.why)


def _given(numbers: tuple[int, ...], audience: str, why: str) -> GivenTo:
    opened, who = services(), security.reader()
    give = opened.catalogue.restrictions.give
    auditing.tell(papers=numbers, to=audience)
    return GivenTo(give(numbers, audience, reader=who, why=why, at=opened.clock()))
