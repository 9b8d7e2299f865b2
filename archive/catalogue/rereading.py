"""Reading again as values: what is kept of a paper, and what a newer reading changes."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Literal

from archive.catalogue.papers import Rendition
from archive.facts import is_person, is_register
from archive.model import Citation, Claim, Page

RereadOutcome = Literal["same", "changed", "kept", "refused", "held"]
"""What came of reading a paper again: nothing new; written anew; ``kept`` as it was,
because it would have lost; not read, with the reason; or taken out as a secret."""


@dataclass(frozen=True, slots=True)
class Said:
    """A fact and its value, as JSON keeps it."""

    field: str
    value: Any


@dataclass(frozen=True, slots=True)
class Altered:
    """A fact that is read otherwise than before."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class MentionChanges:
    """The words of citations found, and of those no longer found.

    ``changed`` counts the others that are understood otherwise.
    """

    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Wording:
    """How far a text is the one it was: 1 where no syllable differs, only its lines.

    ``pages`` are those whose text differs; ``before`` and ``after`` count syllables
    that are spelt as Vietnamese is.
    """

    similarity: float = 1.0
    pages: tuple[int, ...] = ()
    before: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """What a newer reading of a paper says otherwise than the one that is kept.

    ``refused`` is the code of the reason where there is none, ``message`` its
    sentence; of a secret nothing is told but the mark in ``secrecy``.
    """

    gained: tuple[Said, ...] = ()
    lost: tuple[Said, ...] = ()
    changed_fields: tuple[Altered, ...] = ()
    citations: MentionChanges = field(default_factory=MentionChanges)
    text: Wording = field(default_factory=Wording)
    refused: str | None = None
    message: str = ""
    secrecy: str | None = None
    gains: bool = False
    loses: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept of the reading of a paper.

    ``pages`` are as they were read, with what was seen and decoded on them, and
    ``corrections`` the texts that people put over them. ``claims`` are all that
    stand, ``files`` those of the paper itself, in the order they came. ``is_ranged``
    where it is some pages of a file, ``is_waiting`` while pages wait to be recognised,
    ``is_portioned`` where some were recognised after it was taken in.
    """

    document: int
    readers: str
    notes: tuple[str, ...]
    pages: tuple[Page, ...]
    corrections: dict[int, str]
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    files: tuple[Rendition, ...]
    is_waiting: bool = False
    is_portioned: bool = False

    @property
    def is_ranged(self) -> bool:
        """Whether it is some pages of a file."""
        return any(file.first_page is not None for file in self.files)

    @property
    def read(self) -> tuple[Claim, ...]:
        """What readers say of it, without what people decided and registers hold."""
        return tuple(made for made in self.claims if not _is_beside(made))

    @property
    def decided(self) -> tuple[Claim, ...]:
        """What people decided about it, and what registers say."""
        return tuple(made for made in self.claims if _is_beside(made))


def _is_beside(made: Claim) -> bool:
    """Whether a claim stays whatever is read anew."""
    return is_person(made) or is_register(made)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which papers are to be read again.

    Those whose readers do not begin with ``unless`` (empty: all), nor are ``eyes``
    where they have recognised pages; among them those with a file whose name ends in
    ``suffix``, with a page of an ``origin``, with a ``note``, or of ``numbers``.
    """

    unless: str = ""
    eyes: str = ""
    suffix: str = ""
    origin: str = ""
    note: str = ""
    numbers: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Rereading:
    """A run: who began it, by which readers, and how far it has come.

    ``asked`` is what was chosen, ``papers`` how many were to be read. One that has no
    ``ended_at`` is at work, or was killed after ``moved_at``.
    """

    id: int
    who: str
    readers: str
    asked: tuple[str, ...]
    begun_at: dt.datetime
    moved_at: dt.datetime
    ended_at: dt.datetime | None
    papers: int
    read: int

    @property
    def is_whole(self) -> bool:
        """Whether it went through all of its papers."""
        return self.ended_at is not None and self.read == self.papers


@dataclass(frozen=True, slots=True)
class Tallied:
    """What a run came to, as far as somebody may see it.

    Of the papers ``changed`` some have ``gained`` and some ``lost``; ``kept`` stayed
    as they were because they would have lost.
    """

    changed: int = 0
    gained: int = 0
    lost: int = 0
    kept: int = 0
    refused: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class Again:
    """What a run said of one paper."""

    id: int
    rereading: int
    document: int
    outcome: RereadOutcome
    difference: Difference
    at: dt.datetime
