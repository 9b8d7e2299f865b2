"""Whether a paper still stands, by what later papers say of it.

The default is ``unknown``: Party papers rarely state an end. What is shown here
is what papers in hand say; only a person may confirm it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from archive.model import Citation

StatusCode = Literal[
    "unknown",
    "corrected",
    "extended",
    "partly_changed",
    "suspended",
    "superseded",
    "repealed",
    "withdrawn",
    "annulled",
]
"""From the lightest to the gravest; the gravest said is shown."""

_EFFECTS: dict[str, StatusCode] = {
    "corrects": "corrected",
    "extends": "extended",
    "amends": "partly_changed",
    "suspends": "suspended",
    "replaces": "superseded",
    "repeals": "repealed",
    "withdraws": "withdrawn",
    "annuls": "annulled",
}
_GRAVITY: list[StatusCode] = ["unknown", *_EFFECTS.values()]


@dataclass(frozen=True, slots=True)
class Status:
    """What becomes of a paper, and the papers that say so."""

    code: StatusCode = "unknown"
    by: tuple[int, ...] = ()


def effect(citation: Citation) -> StatusCode:
    """Return what the citing paper itself does to the cited one.

    A relation told of a third paper has no effect here, and one that touches a
    single provision ends no paper.
    """
    effects: list[StatusCode] = [
        _EFFECTS.get(relation.relation, "unknown")
        for relation in citation.relations
        if relation.source_symbol is None
    ]
    gravest = _gravest(effects)
    is_light = _GRAVITY.index(gravest) < _GRAVITY.index("suspended")
    return gravest if is_light or not citation.provision else "partly_changed"


def status(citations: Iterable[tuple[int, Citation]]) -> Status:
    """Return what follows for a paper from the papers that cite it."""
    said = [(effect(citation), citing) for citing, citation in citations]
    gravest = _gravest([code for code, _ in said])
    if gravest == "unknown":
        return Status()
    by = dict.fromkeys(citing for code, citing in said if code == gravest)
    return Status(gravest, tuple(by))


def _gravest(codes: list[StatusCode]) -> StatusCode:
    unknown: StatusCode = "unknown"
    return max(codes, key=_GRAVITY.index, default=unknown)
