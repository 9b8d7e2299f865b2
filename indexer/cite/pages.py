"""The pages of a paper as one text, so that a citation may run over a page's end."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.model import Change, Citation, Page

# Page numbers and running heads stand between the halves of a broken citation.
_RUNNING = re.compile(
    r"\s{0,200}(?:[-–]?\s{0,3}\d{1,4}\s{0,3}[-–]?\s{0,20}(?:\n|\Z)"
    r"|[^\n]{0,12}CÔNG BÁO\s?/\s?Số[^\n]{0,80}(?:\n|\Z))?\s{0,200}"
)


@dataclass(frozen=True, slots=True)
class Joined:
    """All pages in one text, and where each piece of it came from."""

    text: str
    pages: Sequence[Page]
    skipped: Sequence[int]
    starts: Sequence[int]

    def placed(self, citation: Citation) -> Citation:
        """Return a citation of the joined text as one of the page it begins on."""
        start, end, page = self._placed(citation.start, citation.end)
        changes = tuple(map(self._changed, citation.changes))
        return replace(citation, start=start, end=end, page=page, changes=changes)

    def _changed(self, change: Change) -> Change:
        """Return a change as one of the page its clause begins on."""
        start, end, page = self._placed(change.start, change.end)
        return replace(change, start=start, end=end, page=page)

    def _placed(self, start: int, end: int) -> tuple[int, int, int]:
        place = bisect_right(self.starts, start) - 1
        page = self.pages[place]
        shift = self.skipped[place] - self.starts[place]
        return start + shift, min(end + shift, len(page.text)), page.number


def join(pages: Sequence[Page]) -> Joined:
    """Join the pages, without the numbers and running heads at their top."""
    pieces: list[str] = []
    skipped: list[int] = []
    starts: list[int] = []
    length = 0
    for place, page in enumerate(pages):
        head = _RUNNING.match(page.text) if place else None
        skipped.append(head.end() if head else 0)
        starts.append(length)
        piece = page.text[skipped[-1] :].rstrip() + "\f"
        pieces.append(piece)
        length += len(piece)
    return Joined("".join(pieces), pages, skipped, starts)
