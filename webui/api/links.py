"""What a paper cites, what cites it, and what is cited and missing."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Any

from msgspec import UNSET, Meta, UnsetType

from archive import catalogue
from archive.catalogue import Decided, Seeking
from archive.links import State, Weighing
from archive.model import Citation, Relation
from webui import security
from webui.api import paging
from webui.api.paging import Listed
from webui.api.verbs import Verbs
from webui.services import services

verbs = Verbs("links", __name__, "What cites what, and what is missing.")


@dataclass(frozen=True, slots=True)
class Cites:
    """A citation that the paper makes, with what became of it.

    ``documents`` is the paper meant where ``resolution`` is ``resolved``, those
    that may be meant where it is ``ambiguous``, and empty where ``unknown``.
    ``id`` is its number until the paper is read again; ``decided`` says who
    decided about it, and by which claim. ``body`` is the body meant, in full where
    the paper tells whose it is; ``weighed`` says of each paper that may be meant what
    speaks for it and against it.
    """

    id: int
    relations: tuple[Relation, ...]
    resolution: State
    documents: tuple[int, ...]
    reasons: tuple[str, ...]
    flags: tuple[str, ...]
    citation: Citation
    decided: Decided | None
    body: str | None
    weighed: tuple[Weighing, ...]


@dataclass(frozen=True, slots=True)
class CitedBy:
    """A citation that a paper, ``document``, makes of another."""

    document: int
    id: int
    relations: tuple[Relation, ...]
    resolution: State
    documents: tuple[int, ...]
    reasons: tuple[str, ...]
    flags: tuple[str, ...]
    citation: Citation
    decided: Decided | None
    body: str | None
    weighed: tuple[Weighing, ...]


@verbs.verb(
    "GET /documents/<int:number>/cites",
    asks=paging.Page,
    gives=Listed[Cites],
    fails=(404,),
)
def cites(asked: paging.Page, number: int) -> Listed[Cites]:
    """List the citations that a paper makes, in the order of its text."""
    found = services().catalogue.links.cites(number, security.reader())
    made = [link for cited in found for link in cited.links]
    made.sort(key=lambda link: (link.citation.page, link.citation.start))
    return Listed.cut([_made(link) for link in made], asked)


@verbs.verb(
    "GET /documents/<int:number>/cited-by",
    asks=paging.Page,
    gives=Listed[CitedBy],
    fails=(404,),
)
def cited_by(asked: paging.Page, number: int) -> Listed[CitedBy]:
    """List the papers that cite a paper, those that change or end it first.

    `total` and `page_size` count papers; one may cite it several times.
    """
    links, reader = services().catalogue.links, security.reader()
    found = links.cited_by(number, reader, limit=asked.end)
    shown = [link for citing in found[asked.offset :] for link in citing.links]
    return Listed.of(links.times_cited(number, reader), asked, list(map(met, shown)))


def _told(link: catalogue.Link) -> dict[str, Any]:
    return {
        "id": link.id,
        "relations": link.citation.relations,
        "resolution": link.state,
        "documents": tuple(brief.id for brief in link.papers),
        "reasons": link.reasons,
        "flags": link.flags,
        "citation": link.citation,
        "decided": link.decided,
        "body": link.body,
        "weighed": link.weighed,
    }


def _made(link: catalogue.Link) -> Cites:
    return Cites(**_told(link))


def met(link: catalogue.Link) -> CitedBy:
    """Return a citation with the paper that makes it."""
    return CitedBy(document=link.citing, **_told(link))


class Sought(paging.Page, frozen=True, kw_only=True):
    """The missing papers, or those under one symbol, of one body, cited by one paper."""

    symbol: Annotated[
        str, Meta(max_length=200, description="Only this symbol, in any spelling.")
    ] = ""
    body: Annotated[
        str, Meta(max_length=300, description="Only of this body, by its key.")
    ] = ""
    citing: Annotated[
        int,
        Meta(ge=0, le=2**31 - 1, description="Only what this paper cites; 0 for any."),
    ] = 0
    asked: (
        Annotated[bool, Meta(description="Only what somebody was asked for, or not.")]
        | UnsetType
    ) = UNSET

    @property
    def which(self) -> Seeking:
        """Which of the missing papers are meant."""
        return Seeking(
            symbol=self.symbol.strip() or None,
            body=self.body or None,
            citing=self.citing or None,
            asked=None if self.asked is UNSET else self.asked,
        )


@dataclass(frozen=True, slots=True)
class Citing:
    """A paper that cites a missing one."""

    id: int
    symbol: str | None


@dataclass(frozen=True, slots=True)
class Missing:
    """A paper that is cited and not held, as its fullest mention tells of it."""

    symbol: str | None
    type: str | None
    number: int | None
    body: str | None
    date: dt.date | None
    date_verbatim: str | None
    date_partial: str | None
    flags: tuple[str, ...]
    verbatim: str
    times: int
    cited_by: tuple[Citing, ...]


@verbs.verb("GET /wanted", asks=Sought, gives=Listed[Missing])
def wanted(asked: Sought) -> Listed[Missing]:
    """List the papers that are cited and missing, the most cited first.

    `total` and `page_size` count symbols: what several bodies issued under one
    stays together.
    """
    missing, reader = services().catalogue.missing, security.reader()
    found = missing.papers(
        reader, asked.which, offset=asked.offset, limit=asked.page_size
    )
    total = missing.count(reader, asked.which)
    return Listed.of(total, asked, list(map(_missing, found)))


def _missing(one: catalogue.Wanted) -> Missing:
    cited = one.citation
    return Missing(
        symbol=cited.symbol,
        type=cited.type,
        number=cited.number,
        body=cited.body,
        date=cited.date,
        date_verbatim=cited.date_verbatim,
        date_partial=cited.date_partial,
        flags=cited.flags,
        verbatim=cited.verbatim,
        times=one.times,
        cited_by=tuple(Citing(b.id, b.metadata.symbol) for b in one.citing),
    )
