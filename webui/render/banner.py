"""What stands at the head of a paper: whether it still holds, and who says so."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.catalogue import Brief
from webui.render.mentions import Citing, Listing, Quote


@dataclass(frozen=True, slots=True)
class Proof:
    """A later paper that changes or ends this one, and the place where it does."""

    paper: Brief
    quote: Quote | None


def proofs(proving: Iterable[Brief], cited_by: Listing[Citing]) -> list[Proof]:
    """Return the papers that prove a status, with their words where these are known.

    What changes a paper stands first among those that cite it, so the words are
    nearly always among what is listed anyway.
    """
    quotes: dict[int, Quote] = {}
    for group in cited_by.groups:
        for citing in group.items:
            if citing.quotes:
                quotes.setdefault(citing.paper.id, citing.quotes[0])
    return [Proof(paper, quotes.get(paper.id)) for paper in proving]
