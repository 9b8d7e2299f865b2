"""The nouns of the archive: frozen values without I/O and without a clock.

Every value here can be written as JSON and read back by ``msgspec``; that is
how a reading leaves the cage it was made in.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from archive.access import Reader
from archive.sight import Blank, Box, Decoded, Filled, Guess, Reread, Seen, Sight, Span

__all__ = [
    "TYPED",
    "Blank",
    "Box",
    "Change",
    "Citation",
    "Claim",
    "Conference",
    "Decoded",
    "Evidence",
    "Filled",
    "Guess",
    "Issued",
    "Kind",
    "Origin",
    "Outcome",
    "Page",
    "Reader",
    "Reading",
    "Relation",
    "Reread",
    "Result",
    "Seen",
    "Sight",
    "Span",
    "Style",
    "Symbol",
    "Text",
    "joined",
]

Origin = Literal["text", "rebuilt", "ocr", "image", "blank"]
"""Where the text of a page comes from: its text layer as it is drawn, the same
``rebuilt`` from the places of its letters, recognition, or (not yet read) only an
image; ``blank`` pages hold nothing."""

TYPED: frozenset[Origin] = frozenset({"text", "rebuilt"})
"""The origins of pages that hold their text themselves."""

Style = Literal["party", "state"]
"""Which of the two number grammars a symbol follows (``domain.md`` §2.3)."""

Kind = Literal["party", "state", "mass", "conference", "short", "deictic"]
"""The family of a citation."""

Result = Literal["added", "known", "updated", "refused", "held"]
"""How taking in a file ended. ``held`` means secrecy and nothing else."""


@dataclass(frozen=True, slots=True)
class Page:
    r"""One page of a file as text, NFC, lines ended by ``\n``.

    Formats without pages (Word, HTML, plain text) give a single page 1.
    Cells of a table row are joined by a tab where each is one line, and follow
    each other as lines where one of them has several (a letterhead, say).
    ``sight`` and ``decoded`` come with a reading; the catalogue keeps them beside
    the page and gives them only to who asks for them.
    """

    number: int
    text: str
    origin: Origin = "text"
    sight: Sight | None = None
    decoded: tuple[Decoded, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """What a reader got out of a file.

    ``notes`` are stable codes of what the reader noticed and a clerk may want
    to know, such as ``legacy_tcvn3``, ``truncated``, ``pdf_fallback``.
    """

    media_type: str
    pages: tuple[Page, ...]
    notes: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """All pages in one string."""
        return joined(self.pages)


def joined(pages: Iterable[Page]) -> str:
    """Return the text of all pages in one string, a form feed between them."""
    return "\f".join(page.text for page in pages)


@dataclass(frozen=True, slots=True)
class Symbol:
    """The number and symbol an issuing body gives a directive: ``171-KH/TU``.

    Party style is number, type, body; State style number, year, type, body,
    and a State dispatch has a unit but no type (``123/UBND-VX``: type empty).
    ``suffix`` keeps what is glued to the number (``12b``, ``66.19``).
    """

    number: int
    type_code: str
    body: str
    style: Style = "party"
    year: int | None = None
    suffix: str = ""

    def __str__(self) -> str:
        """The normal form: no spaces, and a 0 before numbers below ten."""
        number = f"{self.number:02d}{self.suffix}"
        if self.style == "party":
            return f"{number}-{self.type_code}/{self.body}"
        head = f"{number}/{self.year}" if self.year else number
        tail = "-".join(part for part in (self.type_code, self.body) if part)
        return f"{head}/{tail}"


@dataclass(frozen=True, slots=True)
class Issued:
    """A date as printed and as understood.

    An impossible date ("37/7/2019") has no ``date``; what is sure of it stays
    in ``partial`` ("2019-07"), and ``flags`` says ``date_impossible``. Nothing
    is silently mended.
    """

    verbatim: str
    date: dt.date | None = None
    partial: str | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact was read: page, characters of that page, by which rule.

    ``confidence`` runs from 0 to 1. ``rule`` is ``module.rule`` of the reader.
    """

    page: int
    start: int
    end: int
    rule: str
    confidence: float = 1.0
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One reading of one fact, or one person's decision about it.

    ``field`` is a field of :class:`archive.facts.Metadata`; ``value`` is plain
    JSON of the shape that field has there. ``source`` is a reader with its
    version (``recognise/1``) or a person (``person:lan``).
    """

    field: str
    value: Any
    verbatim: str | None = None
    evidence: Evidence | None = None
    source: str = "recognise/1"
    made_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """What a citing paper does to the cited one, and the words that say so.

    ``source_symbol`` is None when the citing paper itself is the source, or
    the symbol of the third paper of which the relation is told.
    """

    relation: str
    cue: str
    manner: str | None = None
    source_symbol: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What a provision of the citing paper does to one of the cited paper.

    Provisions run from the inside out ("khoản 3 Điều 6"); no ``provision`` means
    the paper as a whole. ``start`` and ``end`` are those of the clause that says
    so on ``page``; ``is_inherited`` where the paper is named further up.
    """

    relation: str
    cue: str
    start: int
    end: int
    verbatim: str
    manner: str | None = None
    source_provision: str | None = None
    provision: str | None = None
    is_inherited: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class Conference:
    """A congress or plenum whose resolution is cited by name.

    ``level`` is ``plenum`` or ``congress``; ``ordinal`` its number ("4",
    "XII"), ``term`` the term of the committee ("XII"), ``of`` whose meeting; a
    plenum without one is of the Central Committee.
    """

    level: str
    ordinal: str | None = None
    term: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a paper in a text. Spans never nest.

    ``start`` and ``end`` count characters of the page (or of the plain text)
    it was found on, exactly as given. ``type`` is the Vietnamese name of the
    kind of paper; ``body`` the normalised issuing body, ``body_verbatim`` what
    is printed. Flags are the lower-case words of ``docs/glossary.md``. ``changes``
    are what is done to single provisions of the paper, wherever the text says it.
    """

    start: int
    end: int
    verbatim: str
    kind: Kind
    type: str | None = None
    number: int | None = None
    symbol: str | None = None
    symbol_verbatim: str | None = None
    date: dt.date | None = None
    date_verbatim: str | None = None
    date_partial: str | None = None
    body: str | None = None
    body_verbatim: str | None = None
    provision: str | None = None
    conference: Conference | None = None
    inherited: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    page: int = 1
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one file, before anything is stored.

    ``readers`` are those that read it, with their versions, where that is known.
    """

    text: Text
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    readers: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one file handed in has ended, in words a clerk understands.

    ``document`` is the number of the paper in the catalogue, where there is
    one; ``reason`` the stable code and ``message`` the sentence.
    """

    path: str
    outcome: Result
    document: int | None = None
    reason: str | None = None
    message: str = ""
    flags: tuple[str, ...] = field(default=())
