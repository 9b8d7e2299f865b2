"""Which citations under one key speak of one paper, held or missing."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.links.dates import Period
from archive.links.owners import numbering
from archive.links.remembered import Names
from archive.model import Citation


@dataclass(slots=True)
class _Paper:
    """A paper while the citations that mean it are gathered."""

    body: str | None
    days: Period | None
    positions: list[int] = field(default_factory=list)

    def is_like(self, body: str | None, days: Period | None) -> bool:
        """Whether a citation with this body and date may mean the paper."""
        same_body = not body or not self.body or body == self.body
        return same_body and (not days or not self.days or days.meets(self.days))


def group(citations: Sequence[Citation], authority: Names) -> list[list[int]]:
    """Part citations under one key into papers; return positions, fullest first.

    A citation joins the one paper that it can mean. Where it could mean several
    it stands apart, for nothing says which.
    """
    papers: list[_Paper] = []
    fullest = sorted(
        range(len(citations)),
        key=lambda place: fullness(citations[place]),
        reverse=True,
    )
    for position in fullest:
        _paper_of(citations[position], papers, authority).positions.append(position)
    return [paper.positions for paper in papers]


def fullness(citation: Citation) -> tuple[bool, bool, bool]:
    """Return how much a citation says of its paper, to order by."""
    days = Period.cited(citation)
    return days is not None and days.is_day, bool(citation.body), days is not None


def _paper_of(citation: Citation, papers: list[_Paper], authority: Names) -> _Paper:
    """Return the paper a citation means, a new one where that is open."""
    body = numbering(citation.body, authority) if citation.body else None
    days = Period.cited(citation)
    same = [paper for paper in papers if (paper.body, paper.days) == (body, days)]
    likely = same or [paper for paper in papers if paper.is_like(body, days)]
    if len(likely) == 1:
        return likely[0]
    papers.append(_Paper(body, days))
    return papers[-1]
