"""The parts of a file that are papers of their own, page by page.

A batch is scanned in one go, a letter of the Party comes with the decision it sends,
a decision with the regulation it issues. Where a page begins like a paper, it is said;
nothing is split here: the facts of the file stay those of its first paper, and a clerk
parts the pages or says that it is one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Literal

from archive.authority import Authority
from archive.model import Claim, Page, Symbol, Text
from indexer.recognise import (
    heading,
    issued,
    issuers,
    number,
    part_of,
    subject,
    type_name,
)
from indexer.recognise.cells import Cell, cells
from indexer.recognise.claims import claim, drop_nulls
from indexer.recognise.overlay import is_stamped
from indexer.recognise.paper import Paper
from indexer.recognise.zones import ANNEX, lay_out

Kind = Literal["paper", "enclosure", "annex"]

_TOP = 12
_HEAD, _READ = 900, 1800
# A stamp or two may stand above a header.
_STAMPS = 200
_MOST_PAGES = 600
_MOST = 60
_COPIES = frozenset({"BS", "SY", "SL", "TrS", "VBHN"})
_SURE: dict[Kind, float] = {"paper": 0.9, "enclosure": 0.9, "annex": 0.8}
_ENCLOSED = frozenset(
    {
        *("Quy chế", "Quy định", "Điều lệ", "Nội quy", "Quy trình", "Hướng dẫn"),
        *("Kế hoạch", "Chương trình", "Đề án", "Dự án", "Phương án", "Chiến lược"),
        *("Quy hoạch", "Báo cáo"),
    }
)
# Below one of these the next paper may begin in the middle of a page.
_ENDED = re.compile(r"^(?:Nơi nhận|(?:TM|KT|TL|TUQ)\.|[TK]/[ML T])|\./\.", re.MULTILINE)
_TITLES = ("XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG SẢN VIỆT NAM")
# Whatever else a page has, only with one of these it may begin a paper.
_DOOR = re.compile(
    r"[ĐÐD]\wNG C\wNG S\wN|C\wNG H\w{1,2} X\w H\wI|ĐOÀN TNCS|ĐOÀN THANH NIÊN CỘNG"
    r"|\(\s?(?:[Bb]an hành |[Pp]hê duyệt )?[Kk]èm theo|PHỤ LỤC|Phụ lục"
)


@dataclass(frozen=True, slots=True)
class Part:
    """Pages that begin like a paper, and what they begin with.

    One that is not ``at_top`` begins below the ending of the paper before.
    """

    first: int
    last: int
    kind: Kind
    seen: tuple[Cell, ...]
    type: str | None = None
    symbol: str | None = None
    subject: str | None = None
    at_top: bool = True

    @property
    def value(self) -> dict[str, Any]:
        """The part as plain JSON."""
        return drop_nulls(
            first=self.first,
            last=self.last,
            kind=self.kind,
            type=self.type,
            symbol=self.symbol,
            subject=self.subject,
        )


def read(found: Sequence[Part]) -> Iterator[Claim]:
    """Yield the parts of a file."""
    if found:
        seen = [part.seen[0] for part in found]
        sure = min(_SURE[part.kind] for part in found)
        yield claim("parts", [part.value for part in found], seen, "pages", sure)


def of(paper: Paper) -> tuple[Part, ...]:
    """Return the parts of a file behind its first paper."""
    if paper.is_consolidated or not paper.header.is_there:
        return ()
    return find(paper.text, paper.authority, number.symbol_of(paper))


def find(text: Text, authority: Authority, own: Symbol | None) -> tuple[Part, ...]:
    """Return the parts that begin on a page behind the first one with text.

    Annexes alone are what every second paper has: then there is none.
    """
    pages = [page for page in text.pages if page.text.strip()][:_MOST_PAGES]
    begun = [
        (page, part)
        for page in pages[1:]
        if (part := _begun(page, authority, own)) is not None
    ][:_MOST]
    if all(part.kind == "annex" for _, part in begun):
        return ()
    told = [_told(page, part, authority) for page, part in begun]
    return tuple(_ended(told, text.pages[-1].number))


def _told(page: Page, part: Part, authority: Authority) -> Part:
    """Return an annex with what it begins with, which is read only where it is shown."""
    if part.kind != "annex":
        return part
    return _part(page, "annex", _laid_out(page, authority), part.seen[0])


def _ended(begun: Sequence[Part], last: int) -> Iterator[Part]:
    """Yield the parts with their last pages: each goes on to where the next begins."""
    for index, part in enumerate(begun):
        following = next(iter(begun[index + 1 : index + 2]), None)
        end = last if following is None else following.first - following.at_top
        yield replace(part, last=end)


def _begun(page: Page, authority: Authority, own: Symbol | None) -> Part | None:
    return _at_top(page, authority, own) or _within(page, authority, own)


def _within(page: Page, authority: Authority, own: Symbol | None) -> Part | None:
    """Return the paper that begins on a page below the ending of the one before.

    Such a page shows both; who parts it sees beforehand what each would say.
    """
    title = max(page.text.rfind(one) for one in _TITLES)
    ended = _ENDED.search(page.text, 0, title) if title > 0 else None
    if ended is None:
        return None
    # Blank lines keep the places of the words.
    blank, below = "\n" * ended.start(), page.text[ended.start() :]
    paper = lay_out(Text("", (replace(page, text=blank + below),)), authority)
    is_below = paper.top and paper.top[0].start > ended.end()
    return _headed(page, paper, paper.top, own, at_top=False) if is_below else None


def _at_top(page: Page, authority: Authority, own: Symbol | None) -> Part | None:
    if not _DOOR.search(page.text, 0, _HEAD):
        return None
    top = [c for c in islice(cells(page), _TOP) if not is_stamped(c) and not c.is_rule]
    start = next((i for i, c in enumerate(top) if not _is_number_of_page(c)), len(top))
    if not top[start:]:
        return None
    if ANNEX.match(top[start].bare):
        return Part(page.number, page.number, "annex", (top[start],))
    paper = _laid_out(page, authority)
    if not paper.top or _ENDED.search(page.text, 0, paper.top[0].start):
        return None
    found = heading.find(paper)
    if found is not None and part_of.find(paper) is not None:
        is_paper = found.type in _ENCLOSED
        return _part(page, "enclosure" if is_paper else "annex", paper, top[start])
    return _headed(page, paper, top[start:], own)


def _laid_out(page: Page, authority: Authority) -> Paper:
    head = replace(page, text=page.text[:_READ])
    return lay_out(Text("", (head,)), authority)


def _is_number_of_page(cell: Cell) -> bool:
    return cell.text.strip(" -–.").isdigit()


def _headed(
    page: Page,
    paper: Paper,
    top: Sequence[Cell],
    own: Symbol | None,
    *,
    at_top: bool = True,
) -> Part | None:
    """Return the part that a header of its own begins, above all other text.

    Blank forms have headers too, without a number and a day; a copy is marked with
    the header of who copied.
    """
    header, symbol = paper.header, number.symbol_of(paper)
    opening = [*header.letterhead, *([header.title] if header.title else [])]
    first = min((cell.start for cell in opening), default=None)
    if header.title is None or first is None or first > top[0].start + _STAMPS:
        return None
    if symbol is None or symbol.type_code in _COPIES or not header.letterhead:
        return None
    day = issued.issued_of(paper)
    if day is None or not issuers.names_of(paper) or _same(symbol, own):
        return None
    part = _part(page, "paper", paper, header.number or header.title)
    return replace(part, at_top=at_top)


def _same(symbol: Symbol, own: Symbol | None) -> bool:
    return own is not None and str(symbol) == str(own)


def _part(page: Page, kind: Kind, paper: Paper, seen: Cell) -> Part:
    types = (one.value for one in type_name.read(paper) if one.field == "type")
    symbol = number.symbol_of(paper) if kind == "paper" else None
    about = next(subject.read(paper), None)
    return Part(
        first=page.number,
        last=page.number,
        kind=kind,
        seen=(seen,),
        type=next(types, None),
        symbol=str(symbol) if symbol else None,
        subject=str(about.value) or None if about else None,
    )
