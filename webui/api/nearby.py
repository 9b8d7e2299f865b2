"""What surrounds a paper: its neighbours, and the story of what replaced what."""

from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta

from archive import catalogue
from archive.catalogue import Brief, Edge, Side, Wish
from archive.links import State, Status
from archive.model import Citation
from webui import security
from webui.api import paging
from webui.api.asking import Parameters
from webui.api.paging import Listed
from webui.api.verbs import Verbs
from webui.services import services

verbs = Verbs("nearby", __name__, "What surrounds a paper.")

Sides = Literal["both", "cites", "cited_by"]


_BOTH: tuple[Side, ...] = ("cites", "cited_by")


class Around(Parameters, frozen=True, kw_only=True):
    """How much of a neighbourhood."""

    steps: Annotated[int, Meta(ge=1, le=2, description="How many steps.")] = 1
    side: Annotated[
        Sides, Meta(description="Towards what it cites, what cites it, or both.")
    ] = "both"
    relation: Annotated[
        str, Meta(max_length=40, description="Only this relation; empty for any.")
    ] = ""
    most: Annotated[
        int, Meta(ge=1, le=50, description="The most neighbours of each step.")
    ] = 12


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A paper near another; ``step`` is negative towards what is cited.

    One that is missing or unsure has no ``document`` but the ``citation`` that
    names it.
    """

    key: int | str
    step: int
    document: int | None
    symbol: str | None
    subject: str | None
    status: Status
    state: State
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The weightiest neighbours of a paper, itself among them.

    ``more`` counts by step those left out; ``relations`` counts the neighbours of
    the first step by what is done.
    """

    centre: int
    neighbours: tuple[Neighbour, ...]
    edges: tuple[Edge, ...]
    more: dict[int, int]
    relations: dict[str, int]


@verbs.verb(
    "GET /documents/<int:number>/neighbours",
    asks=Around,
    gives=Neighbourhood,
    fails=(404,),
)
def neighbours(asked: Around, number: int) -> Neighbourhood:
    """Give the papers around a paper, as points and lines to draw."""
    sides: tuple[Side, ...] = _BOTH if asked.side == "both" else (asked.side,)
    wish = Wish(asked.steps, sides, asked.relation or None, asked.most)
    found = services().catalogue.neighbours.around(number, security.reader(), wish)
    return Neighbourhood(
        centre=found.centre,
        neighbours=tuple(map(_neighbour, found.neighbours)),
        edges=found.edges,
        more=dict(found.more),
        relations=dict(found.relations),
    )


def _neighbour(one: catalogue.Neighbour) -> Neighbour:
    facts = one.paper.metadata if one.paper else None
    citation = one.link.citation if one.link else None
    printed = citation.symbol if citation else None
    return Neighbour(
        key=one.key,
        step=one.step,
        document=one.paper.id if one.paper else None,
        symbol=facts.symbol if facts else printed,
        subject=facts.subject if facts else None,
        status=one.status,
        state=one.link.state if one.link else "resolved",
        citation=citation,
    )


@dataclass(frozen=True, slots=True)
class Deed:
    """What a paper of the story does to another, or might: until it is confirmed."""

    relation: str
    documents: tuple[int, ...]
    citation: Citation
    is_proposed: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """A paper of the story, with what it does to earlier ones."""

    paper: Brief
    acts: tuple[Deed, ...]


@verbs.verb(
    "GET /documents/<int:number>/story",
    asks=paging.Page,
    gives=Listed[Turn],
    fails=(404,),
)
def story(asked: paging.Page, number: int) -> Listed[Turn]:
    """Tell what replaced, amended or ended what, the earliest paper first."""
    turns = services().catalogue.chains.of(number, security.reader())
    told = [Turn(turn.paper, tuple(map(_deed, turn.acts))) for turn in turns]
    return Listed.cut(told, asked)


def _deed(act: catalogue.Act) -> Deed:
    documents = tuple(brief.id for brief in act.link.papers)
    return Deed(act.relation, documents, act.link.citation, act.is_proposed)
