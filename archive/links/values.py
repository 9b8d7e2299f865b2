"""What may become of a citation, and what has to be known to say so."""

from dataclasses import dataclass
from typing import Literal

from archive.facts import Metadata

State = Literal["resolved", "ambiguous", "unknown"]
"""What became of a citation: one paper, several that may be meant, or none."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paper of the archive under the symbol (or the short name) cited."""

    document: int
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Resolved:
    """The citation means this paper.

    ``reasons`` say what agreed; the flag ``mismatch`` says that something else
    did not, and neither text was changed for it.
    """

    document: int
    reasons: tuple[str, ...]
    flags: tuple[str, ...] = ()
    state: State = "resolved"

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


@dataclass(frozen=True, slots=True)
class Unknown:
    """No paper held can be the one cited; ``reasons`` say why."""

    reasons: tuple[str, ...]
    flags: tuple[str, ...] = ()
    state: State = "unknown"

    @property
    def documents(self) -> tuple[int, ...]:
        """No paper, as a tuple like those of the other states."""
        return ()


Resolution = Resolved | Ambiguous | Unknown
