"""From when a paper holds, where it says so plainly of itself."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from archive import dates
from archive.model import Claim, Issued, Page
from archive.text import squeeze
from indexer.recognise import heading
from indexer.recognise.cells import Cell
from indexer.recognise.claims import claim
from indexer.recognise.ending import Ending
from indexer.recognise.issued import issued_of
from indexer.recognise.paper import Paper

# "sau 45 ngày, kể từ ngày ký" is counted from the day of the paper; a term counted
# from the day of the gazette cannot be, for no paper bears that day.
_STATED = re.compile(
    r"\bcó\s+hiệu\s+lực(?:\s+thi\s+hành)?"
    r"(?:(?:\s+kể)?\s+từ\s+ngày"
    r"(?:\s+(?P<signed>ký(?:\s+ban\s+hành)?|ban\s+hành)\b|(?P<date>[^;:]{4,32}))"
    r"|\s+sau\s+(?P<days>\d{1,3})(?:\s+\([^()]{3,40}\))?\s+ngày,?"
    r"(?:\s+kể)?\s+từ\s+ngày\s+(?:ký|ban\s+hành)\b)"
)
_SELF = 160
_PAGES_BEFORE = 2


def read(paper: Paper, found: Ending | None) -> Iterator[Claim]:
    """Yield the day from which the paper holds."""
    kind = heading.find(paper)
    if kind is None or paper.is_consolidated:
        return
    last = found.cells[found.signed].page if found else len(paper.text.pages)
    for page in _closing(paper.text.pages, last):
        for match in _STATED.finditer(page.text):
            if not _speaks_of_itself(page, match.start(), kind.type):
                continue
            value = _day(match, issued_of(paper))
            if value is not None:
                stated = _cell(page, match)
                yield claim("effective", value, [stated], "stated", 0.9)
                return


def _closing(pages: Sequence[Page], last: int) -> Iterator[Page]:
    """Yield the page that ends the paper and those just before it."""
    near = [p for p in pages if last - _PAGES_BEFORE <= p.number <= last]
    return reversed(near)


def _speaks_of_itself(page: Page, start: int, kind: str) -> bool:
    before = squeeze(page.text[max(0, start - _SELF) : start])
    return re.search(
        rf"{kind} này(?: được .{{0,100}})?$|{kind} này .{{0,60}}, $",
        before,
        re.IGNORECASE,
    ) is not None or before.endswith(f"{kind} này")


def _day(match: re.Match[str], issued: Issued | None) -> str | None:
    if match["signed"] or match["days"]:
        if issued is None or issued.date is None:
            return None
        return (issued.date + dt.timedelta(days=int(match["days"] or 0))).isoformat()
    stated = dates.read(squeeze(match["date"]))
    return stated.date.isoformat() if stated and stated.date else None


def _cell(page: Page, match: re.Match[str]) -> Cell:
    text = match.group().rstrip()
    end = match.start() + len(text)
    return Cell(page.number, match.start(), end, text, "", origin=page.origin)
