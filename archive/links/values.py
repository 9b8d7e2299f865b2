"""What may become of a citation, and what has to be known to say so."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from archive.facts import Metadata

State = Literal["resolved", "ambiguous", "unknown"]
"""What became of a citation: one paper, several that may be meant, or none."""


class Agreement(Enum):
    """How two facts compare; silent where one side does not say.

    Unsure are places of which nobody here knows whether one lies in the other.
    """

    AGREES = "agrees"
    SILENT = "silent"
    UNSURE = "unsure"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paper of the archive under the symbol (or the short name) cited."""

    document: int
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Weighing:
    """What speaks for one of the papers weighed to be the one cited, and against."""

    document: int
    agrees: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """The citation means this paper.

    ``reasons`` say what agreed; the flag ``mismatch`` says that something else
    did not, and neither text was changed for it. ``weighed`` says of each paper
    that was weighed, here and in the other states, what speaks for and against it.
    """

    document: int
    reasons: tuple[str, ...]
    flags: tuple[str, ...] = ()
    state: State = "resolved"
    weighed: tuple[Weighing, ...] = field(default=(), compare=False)

    @property
    def documents(self) -> tuple[int, ...]:
        """The one paper, as a tuple like those of the other states."""
        return (self.document,)


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The citation may mean any of these papers, and nothing decides."""

    documents: tuple[int, ...]
    reasons: tuple[str, ...]
    flags: tuple[str, ...] = ()
    state: State = "ambiguous"
    weighed: tuple[Weighing, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Unknown:
    """No paper held can be the one cited; ``reasons`` say why."""

    reasons: tuple[str, ...]
    flags: tuple[str, ...] = ()
    state: State = "unknown"
    weighed: tuple[Weighing, ...] = field(default=(), compare=False)

    @property
    def documents(self) -> tuple[int, ...]:
        """No paper, as a tuple like those of the other states."""
        return ()


Resolution = Resolved | Ambiguous | Unknown
