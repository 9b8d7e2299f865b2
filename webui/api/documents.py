"""``GET /documents``: one paper, its text, its originals."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from flask import Response
from msgspec import Meta

from archive import model, symbols
from archive.catalogue import Brief, Kept, Rendition, Sent
from archive.facts import Metadata
from archive.links import State, Status
from archive.model import Evidence, Origin
from archive.signatures import Signed
from webui import security
from webui.api import paging
from webui.api.paging import Listed
from webui.api.verbs import Verbs
from webui.render import originals
from webui.services import services

verbs = Verbs("documents", __name__, "One paper, its text and its originals.")

Printed = Annotated[
    str,
    Meta(min_length=1, max_length=200, description="A symbol in any spelling."),
]


class BySymbol(paging.Page, frozen=True, kw_only=True):
    """The papers that carry one symbol."""

    symbol: Printed


@dataclass(frozen=True, slots=True)
class Carrying:
    """The papers that carry a symbol, the newest first.

    ``match`` is ``exact`` where one carries it, ``ambiguous`` where several do,
    and ``none``.
    """

    symbol: str
    match: Literal["exact", "ambiguous", "none"]
    total: int
    page: int
    page_size: int
    items: tuple[Brief, ...]


@verbs.verb("GET /documents", asks=BySymbol, gives=Carrying)
def carrying(asked: BySymbol) -> Carrying:
    """Find the papers that carry a symbol.

    Numbers restart with every body and term, so a symbol may mean several papers.
    """
    held = services().catalogue.documents.by_symbol(asked.symbol, security.reader())
    return Carrying(
        symbol=symbols.normal(asked.symbol) or asked.symbol,
        match="exact" if len(held) == 1 else "ambiguous" if held else "none",
        total=len(held),
        page=asked.page,
        page_size=asked.page_size,
        items=held[asked.offset : asked.end],
    )


@dataclass(frozen=True, slots=True)
class Claim:
    """A reading of a fact or a decision about it, standing or withdrawn.

    ``source`` is a reader with its version (`recognise/1`) or `person:…`. Decisions
    of one ``act`` are taken back together; a reading has none.
    """

    id: int
    field: str
    value: Any
    verbatim: str | None
    evidence: Evidence | None
    source: str
    made_at: dt.datetime | None
    withdrawn_at: dt.datetime | None
    withdrawn_by: str | None
    act: int | None

    @classmethod
    def of(cls, kept: Kept) -> "Claim":
        """Return a claim with its number."""
        claim = kept.claim
        return cls(
            id=kept.id,
            field=claim.field,
            value=claim.value,
            verbatim=claim.verbatim,
            evidence=claim.evidence,
            source=claim.source,
            made_at=claim.made_at,
            withdrawn_at=kept.withdrawn_at,
            withdrawn_by=kept.withdrawn_by,
            act=kept.act,
        )


@dataclass(frozen=True, slots=True)
class Effect:
    """What the paper itself does to another, which is held, unsure or missing."""

    relation: str
    symbol: str | None
    state: State
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything known of a paper; a fact that was not found is null or empty.

    ``signatures`` are the electronic ones of its files, under the hash of each.
    ``attachments`` are the papers sent with a mail, ``mails`` those it came with.
    """

    id: int
    metadata: Metadata
    claims: tuple[Claim, ...]
    renditions: tuple[Rendition, ...]
    signatures: dict[str, Signed]
    status: Status
    relations: tuple[Effect, ...]
    attachments: tuple[Sent, ...]
    mails: tuple[Sent, ...]
    notes: tuple[str, ...]
    added_at: dt.datetime


@verbs.verb("GET /documents/<int:number>", gives=Paper, fails=(404,))
def show(number: int) -> Paper:
    """Show one paper: facts, claims, files, status, relations."""
    held = services().catalogue.documents.get(number, security.reader())
    kept = services().catalogue.claims.of(number, security.reader())
    parcels = services().catalogue.parcels
    return Paper(
        id=held.id,
        metadata=held.metadata,
        claims=tuple(map(Claim.of, kept)),
        renditions=held.renditions,
        signatures=services().catalogue.signatures.of(number, security.reader()),
        status=held.status,
        relations=_relations(number),
        attachments=parcels.sent_with(number, security.reader()),
        mails=parcels.mails(number, security.reader()),
        notes=held.notes,
        added_at=held.added_at,
    )


def _relations(number: int) -> tuple[Effect, ...]:
    return tuple(
        Effect(
            relation=relation.relation,
            symbol=cited.link.citation.symbol,
            state=cited.link.state,
            documents=tuple(brief.id for brief in cited.link.papers),
        )
        for cited in services().catalogue.links.cites(number, security.reader())
        for relation in cited.link.citation.relations
        if relation.source_symbol is None
    )


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a paper as text."""

    number: int
    text: str
    origin: Origin

    @classmethod
    def of(cls, page: model.Page) -> "Sheet":
        """Return a page as it is given."""
        return cls(page.number, page.text, page.origin)


@verbs.verb(
    "GET /documents/<int:number>/text",
    asks=paging.Page,
    gives=Listed[Sheet],
    fails=(404,),
)
def text(asked: paging.Page, number: int) -> Listed[Sheet]:
    """Give the text of a paper, page by page."""
    held = services().catalogue.documents.text(number, security.reader())
    return Listed.cut(tuple(map(Sheet.of, held.pages)), asked)


@verbs.verb("GET /documents/<int:number>/pages/<int:page>", gives=Sheet, fails=(404,))
def page(number: int, page: int) -> Sheet:
    """Give the text of one page."""
    documents = services().catalogue.documents
    return Sheet.of(documents.page(number, page, security.reader()))


@verbs.verb("GET /documents/<int:number>/original/<sha256>", gives=bytes, fails=(404,))
def original(number: int, sha256: str) -> Response:
    """Give an original, proven to be what was handed in."""
    files = services().catalogue.renditions
    rendition = files.original(number, sha256, security.reader())
    return originals.download(rendition)
