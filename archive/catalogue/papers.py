"""What the catalogue takes in and gives out: frozen values, no SQL."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from archive.facts import Metadata
from archive.links import Answer, Choice, State, Status, StatusCode, Weighing
from archive.model import Citation, Claim, Page

RenditionKind = Literal["original", "scan", "copy"]
"""What a file is to its paper: made on a computer, photographed, or a copy
(``bản sao``) made by another office."""

ChangeKind = Literal["added", "updated", "removed"]
"""What happened to a paper between two states of the catalogue."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """A page range of a stored file that shows a paper; both ends included.

    No range means the whole file. ``name`` is the file's name as handed in.
    """

    sha256: str
    name: str
    media_type: str
    size: int
    kind: RenditionKind = "original"
    first_page: int | None = None
    last_page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A paper as its reader may see it.

    ``notes`` are what the reader of the file noticed (``Text.notes``);
    ``source`` is who or what brought the paper in.
    """

    id: int
    metadata: Metadata
    renditions: tuple[Rendition, ...]
    status: Status
    audience: str
    notes: tuple[str, ...]
    source: str
    added_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Brief:
    """A paper in one line of a register, a list of hits or of links."""

    id: int
    metadata: Metadata
    added_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some pages of a paper in one text, and whether there are more behind them.

    A form feed stands between two pages.
    """

    text: str
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How many papers share a value; ``key`` is what a query filters by."""

    key: str
    label: str
    papers: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The papers a reader may see, counted three ways."""

    total: int
    types: tuple[Count, ...]
    issuers: tuple[Count, ...]
    years: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A claim with its number in the catalogue, standing or withdrawn.

    Claims made together share ``act``, the number of the first of them.
    """

    id: int
    claim: Claim
    withdrawn_at: dt.datetime | None = None
    withdrawn_by: str | None = None
    act: int | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file that shows a paper, who brought it for which paper, and when.

    ``pages`` counts what was read of that paper; ``said`` is the decision about
    what the file is, where a person made one.
    """

    id: int
    document: int
    rendition: Rendition
    pages: int
    source: str
    added_at: dt.datetime
    said: Kept | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """A paper that is shown as another one, and the claim that says so."""

    paper: Brief
    kept: Kept


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decided about a link, when, and the number of that claim."""

    claim: int
    by: str
    at: dt.datetime
    choice: Choice


@dataclass(frozen=True, slots=True)
class Given:
    """A verdict about what a paper does to another, and who gave it.

    ``code`` is the effect that holds, None where there is none; ``since`` the day
    that the person gave.
    """

    claim: int
    by: str
    at: dt.datetime
    answer: Answer
    code: StatusCode | None = None
    since: dt.date | None = None
    provision: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A citation of ``citing`` and what became of it, as a reader may know it.

    ``papers`` is the one paper meant when ``state`` is ``resolved``, all that may
    be meant when it is ``ambiguous``, and empty when it is ``unknown``.
    ``flags`` are those of the citation and of its resolution. ``id`` is the number
    of the citation until its paper is read again; ``decided`` is there where a
    person's decision bears on what is told. ``body`` is the body meant, in full where
    the citing paper tells it; ``weighed`` says of each paper that may be meant what
    speaks for it and against it.
    """

    citing: int
    citation: Citation
    state: State
    papers: tuple[Brief, ...] = ()
    reasons: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    id: int = 0
    decided: Decided | None = None
    body: str | None = None
    weighed: tuple[Weighing, ...] = ()

    @property
    def target(self) -> Brief | None:
        """The paper meant, where that is settled."""
        return self.papers[0] if self.state == "resolved" else None


@dataclass(frozen=True, slots=True)
class Cited:
    """A paper that is cited, held or not, and all the places where it is.

    ``link`` is the fullest mention.
    """

    link: Link
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CitedBy:
    """A paper that cites, and all the places where it does."""

    paper: Brief
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper that is cited and not held, with the papers that cite it.

    ``citation`` is the fullest mention; ``times`` counts all of them. ``lookup``
    and ``body_key`` are the keys by which it is looked for; ``said_body`` is the
    body that only the symbol tells.
    """

    citation: Citation
    citing: tuple[Brief, ...]
    times: int
    lookup: str = ""
    body_key: str | None = None
    said_body: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One numbered change of one paper; numbers rise in the order of commits."""

    revision: int
    document: int
    kind: ChangeKind


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything the index keeps of one paper."""

    document: int
    metadata: Metadata
    pages: tuple[Page, ...]
    audience: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something ``verify`` found: a stable code, where, and what.

    Harmless is what lies about without being missed, such as the original of a
    file that was refused.
    """

    code: str
    where: str
    message: str
    is_harmless: bool = False
