"""The years a plan, a programme or a rule is for, where its title says them.

"giai đoạn 2021 - 2025", "nhiệm kỳ 2020 - 2025": such a paper is over when they are.
A report, or what looks back on years, is about them and not for them.
"""

import re
from collections.abc import Iterator

from archive.model import Claim, Evidence
from indexer.recognise import heading
from indexer.recognise.cells import Cell
from indexer.recognise.claims import claim
from indexer.recognise.paper import Paper

_YEARS = re.compile(
    r"\b(?:giai doan|nhiem ky|thoi ky|trong cac nam|cac nam)(?: tu)?(?: nam)? "
    r"(?P<first>(?:19|20)\d\d) ?(?:-|–|den|toi)(?: het)?(?: nam)? ?(?P<last>(?:19|20)\d\d)\b"
)
_LOOKS_BACK = re.compile(
    r"\b(?:tong ket|so ket|danh gia|kiem diem|ket qua|nhin lai|hien trang)\b"
)
_REPORTS = frozenset({"Báo cáo", "Tờ trình", "Biên bản", "Công văn", "Giấy mời"})
_LONGEST = 30


def read(paper: Paper, subject: Claim | None) -> Iterator[Claim]:
    """Yield the years named in the subject, the last pair where it names several."""
    found = heading.find(paper)
    if subject is None or subject.evidence is None or found is None:
        return
    if found.type in _REPORTS:
        return
    cells = [c for c in paper.top if _is_in(c, subject.evidence)]
    bare = " ".join(cell.bare for cell in cells)
    years = next(iter([*_YEARS.finditer(bare)][::-1]), None)
    if years is None or _LOOKS_BACK.search(bare, 0, years.start()):
        return
    first, last = int(years["first"]), int(years["last"])
    if first < last <= first + _LONGEST:
        yield claim("period", f"{first}-{last}", cells, "title", 0.9)


def _is_in(cell: Cell, place: Evidence) -> bool:
    is_inside = place.start <= cell.start and cell.end <= place.end
    return is_inside and cell.page == place.page
