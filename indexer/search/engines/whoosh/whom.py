"""Whom papers are for, as a search asks it."""

from dataclasses import dataclass, field

from archive.access import Restricted


@dataclass(frozen=True, slots=True)
class Whom:
    """The readers of some audiences, by one access version.

    Of one version there is one ``restricted``: it is not compared.
    """

    audiences: frozenset[str]
    restricted: Restricted = field(compare=False)
    version: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "version", self.restricted.version)
