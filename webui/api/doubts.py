"""``/doubts``: what was read with doubt and waits for a person.

A doubt is settled by deciding about what it asks: a fact (``POST`` to the claims
of its paper), the paper that a citation means, or what the citation does to it.
"""

from dataclasses import dataclass
from typing import Annotated, Any

from msgspec import UNSET, Meta, UnsetType

from archive.catalogue import Doubtful, Kept
from archive.doubts import EFFECT, LINK, Kind
from webui import security
from webui.api import paging
from webui.api.asking import Parameters
from webui.api.links import CitedBy, met
from webui.api.paging import Listed
from webui.api.standing import Affecting, told
from webui.api.verbs import Verbs
from webui.services import services

verbs = Verbs("doubts", __name__, "What waits for a person.")

Doubted = Annotated[Kind, Meta(description="Only doubts of this kind.")]


class Queue(Parameters, frozen=True, kw_only=True):
    """A part of the queue."""

    kind: Doubted | UnsetType = UNSET
    after: Annotated[
        str,
        Meta(
            pattern=r"^([0-9]{1,9}-[0-9]{1,9}-[0-9]{1,9})?$",
            description="The cursor that the part before this one gave.",
        ),
    ] = ""
    page_size: paging.Size = 50

    @property
    def start(self) -> tuple[int, int, int] | None:
        """The place in the queue where this part begins."""
        if not self.after:
            return None
        uses, paper, number = map(int, self.after.split("-"))
        return uses, paper, -number


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at: a fact of a paper (``field``), or a ``citation``.

    Doubts that one decision may settle share ``likeness``; ``uses`` counts the
    papers that cite what it is about.
    """

    id: int
    document: int
    symbol: str | None
    subject: str | None
    field: str
    kind: Kind
    citation: int | None
    likeness: str
    uses: int


@dataclass(frozen=True, slots=True)
class Doubts:
    """A part of the queue; ``next`` is the cursor to go on from, null at the end."""

    items: tuple[Doubt, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Open:
    """How many doubts there are of each kind."""

    total: int
    kinds: dict[Kind, int]


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt with what it is about.

    A fact: the ``value`` that stands and the number of its claim, ``instead_of``,
    with which a decision says what it was made in the light of. A link: the
    ``citation``, whose own decision says the same. What it does to the paper it
    means: the ``effect``, with the verdict that says the same.
    """

    doubt: Doubt
    value: Any
    instead_of: int | None
    citation: CitedBy | None
    effect: Affecting | None = None


@verbs.verb("GET /doubts", asks=Queue, gives=Doubts)
def doubts(asked: Queue) -> Doubts:
    """List what waits for a person, the most used first."""
    found = services().catalogue.doubts.listed(
        security.reader(),
        kind=None if asked.kind is UNSET else asked.kind,
        start=asked.start,
        limit=asked.page_size + 1,
    )
    shown = found[: asked.page_size]
    left = found[asked.page_size :]
    return Doubts(tuple(map(_doubt, shown)), _cursor(left[0]) if left else None)


def _cursor(one: Doubtful) -> str:
    return f"{one.uses}-{one.paper.id}-{one.id}"


@verbs.verb("GET /doubts/counts", gives=Open)
def counts() -> Open:
    """Count what waits for a person, by kind."""
    kinds = services().catalogue.doubts.counts_by_kind(security.reader())
    return Open(sum(kinds.values()), dict(kinds))


@verbs.verb("GET /doubts/<int:number>", gives=Question, fails=(404,))
def doubt(number: int) -> Question:
    """Give one doubt, with what a decision about it must know."""
    catalogue, reader = services().catalogue, security.reader()
    one = catalogue.doubts.get(number, reader)
    if one.field == LINK and one.citation is not None:
        link = catalogue.decisions.link(one.citation, reader)
        decided = link.decided.claim if link.decided else None
        return Question(_doubt(one), None, decided, met(link))
    if one.field == EFFECT and one.citation is not None:
        made = catalogue.verdicts.get(one.citation, reader)
        given = made.given.claim if made.given else None
        return Question(_doubt(one), None, given, None, told(made))
    held = catalogue.claims.standing(one.paper.id, one.field, reader)
    return Question(_doubt(one), _value(held), held.id if held else None, None)


def _value(held: Kept | None) -> Any:
    return held.claim.value if held else None


@verbs.verb(
    "GET /documents/<int:number>/doubts",
    asks=paging.Page,
    gives=Listed[Doubt],
    fails=(404,),
)
def of_paper(asked: paging.Page, number: int) -> Listed[Doubt]:
    """List what waits for a person about one paper, its facts first."""
    catalogue, reader = services().catalogue, security.reader()
    catalogue.documents.get(number, reader)
    found = catalogue.doubts.of(number, reader)
    return Listed.cut(tuple(map(_doubt, found)), asked)


def _doubt(one: Doubtful) -> Doubt:
    facts = one.paper.metadata
    return Doubt(
        id=one.id,
        document=one.paper.id,
        symbol=facts.symbol,
        subject=facts.subject,
        field=one.field,
        kind=one.kind,
        citation=one.citation,
        likeness=one.likeness,
        uses=one.uses,
    )
