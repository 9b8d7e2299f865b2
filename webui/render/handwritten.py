"""Number and day written by hand over a blank: what they may be, and their picture.

No machine reads handwriting well, so what could not be read surely is shown as it
stands, with what it may be, and a person says which.
"""

from dataclasses import dataclass

from archive.catalogue import Document
from archive.facts import Candidate
from archive.model import Claim
from webui.render import cuts, standing

_FLAGS = {"symbol": "number_handwritten", "issued": "day_handwritten"}


@dataclass(frozen=True, slots=True)
class Handwritten:
    """A fact written by hand: its name, what it may be, and the picture of it."""

    name: str
    label: str
    maybe: tuple[str, ...]
    cut: str | None


def of(paper: Document) -> dict[str, Handwritten]:
    """Return the facts of a paper that were written by hand, by their names."""
    found = {name: _maybe(paper, name) for name in _FLAGS}
    return {
        name: Handwritten(name, standing.label(name), maybe, cuts.address(paper, name))
        for name, maybe in found.items()
        if maybe or _FLAGS[name] in paper.metadata.flags
    }


def _maybe(paper: Document, name: str) -> tuple[str, ...]:
    said = [_said(one) for one in paper.metadata.candidates if one.field == name]
    return tuple(dict.fromkeys(said))


def _said(one: Candidate) -> str:
    return "; ".join(standing.lines(Claim(one.field, one.value)))
