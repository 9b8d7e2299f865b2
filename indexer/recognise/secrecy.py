"""The mark of secrecy that a paper bears, wherever it stands on it.

A miss leaks, and a false alarm costs a keeper one click: whatever looks like a mark at
the head, at the foot or beside the recipients is one, and what stands alone in the
body is doubtful. Rules about secrets list all marks, quote them and explain them: those
are told by the company that a mark keeps.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.model import Claim, Evidence, Page
from archive.secrecy import DOUBTFUL
from archive.text import clean, marked, squeeze, toneless
from indexer.recognise import levels
from indexer.recognise.cells import Cell
from indexer.recognise.claims import SOURCE
from indexer.recognise.levels import RANK, Level

_HEAD, _TOP, _FOOT, _BESIDE = 30, 8, 4, 25
_COMPANY = 8
_MAY_BE = re.compile(r"m[\W\d_]{0,90}[aăâáàảãạắằẳẵặấầẩẫậ][\W\d_]{0,90}t", re.IGNORECASE)
_TONES = re.compile(r"[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữự]")
_RECIPIENTS = re.compile(r"^\W{0,4}noi (?:nhan|gui)\b")
_BODY = re.compile(r"^\W{0,3}(?:can cu|kinh gui|kinh trinh|dieu \d|chuong [ivx\d])")
_ABOUT = re.compile(r"bí mật|tối mật|tuyệt mật|độ mật|dấu mật|bảo mật|giải mật|mức mật")
_WRAPPED = re.compile(r"(?:^|\s)(?:bí|bảo|giải|cơ|không|nghiêm|giữ)$")
_LINE = re.compile(r"[^\n\f\v]+")
_CELLS = re.compile(r"\t|\||\s{3,}")
_UPPER = {"TỐI": "Tối mật", "TUYỆT": "Tuyệt mật"}
_LONGEST, _FEW = 160, 80


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page, and in which zone it stands: head, top, foot, beside, body."""

    page: int
    start: int
    text: str
    zone: str
    is_recognised: bool
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a line, or a cell of it, says; ``at`` is the place of the line."""

    at: int
    line: _Line
    level: Level
    start: int
    text: str
    is_doubtful: bool = False

    @property
    def weight(self) -> tuple[bool, int, int]:
        """What is compared of several: clear ones first, then the highest."""
        return not self.is_doubtful, RANK[self.level.level], -self.line.page


def read(pages: Sequence[Page], top: Sequence[Cell] = ()) -> Iterator[Claim]:
    """Yield what the pages say of the secrecy of their paper, once at most.

    ``top`` are the cells of the header, parted where its columns meet.
    """
    lines = [line for page in pages for line in _lines(page, pages)]
    marks = [*_settled(list(_marks(lines)), lines), *_of_cells(top)]
    if marks:
        best = max(marks, key=lambda mark: mark.weight)
        yield _claim(
            best, any(levels.is_declassified(line.text) for line in lines[:60])
        )


def _claim(mark: _Mark, is_declassified: bool) -> Claim:  # noqa: FBT001  # of the paper
    is_doubtful = mark.is_doubtful or is_declassified
    sure = 0.5 if is_doubtful else 0.9 if mark.line.is_recognised else 1.0
    rule = DOUBTFUL if is_doubtful else "mark"
    end = mark.start + len(mark.text)
    seen = Evidence(mark.line.page, mark.start, end, f"secrecy.{rule}", sure)
    return Claim("secrecy", mark.level.level, squeeze(mark.text), seen, SOURCE)


def _of_cells(top: Sequence[Cell]) -> Iterator[_Mark]:
    for cell in top[:_HEAD]:
        line = _Line(cell.page, cell.start, cell.text, "head", cell.origin == "ocr")
        level = levels.of(cell.text, is_recognised=line.is_recognised)
        if level and level.is_clear and level.is_capital and not _is_talk(level, line):
            yield _Mark(0, line, level, cell.start, cell.verbatim)


def _is_talk(level: Level, line: _Line) -> bool:
    is_quoted = level.is_quoted and not line.is_recognised
    return is_quoted or level.is_item or level.is_several


def _lines(page: Page, pages: Sequence[Page]) -> Iterator[_Line]:
    """Yield the lines of a page that may bear a mark, nothing where none does."""
    is_recognised = page.origin == "ocr"
    text = clean(page.text)
    if not is_recognised and not _MAY_BE.search(text):
        return
    found = [m for m in _LINE.finditer(page.text) if not m.group().isspace()]
    is_bare = len(text) > _FEW and not _TONES.search(text[:2000].casefold())
    zones = _zones([m.group() for m in found], is_first=page is pages[0])
    for match, zone in zip(found, zones, strict=True):
        yield _Line(
            page.number, match.start(), match.group(), zone, is_recognised, is_bare
        )


def _zones(lines: Sequence[str], *, is_first: bool) -> list[str]:
    bare = [toneless(line[:40]).strip() for line in lines]
    head = min(_HEAD, _first(bare, _BODY)) if is_first else _TOP
    beside = max(
        (i for i, line in enumerate(bare) if _RECIPIENTS.match(line)), default=-1
    )
    zones = ["body"] * len(lines)
    for at in range(len(lines)):
        if at < head:
            zones[at] = "head" if is_first else "top"
        elif 0 <= beside <= at < beside + _BESIDE:
            zones[at] = "beside"
        elif at >= len(lines) - _FOOT:
            zones[at] = "foot"
    return zones


def _first(lines: Sequence[str], what: re.Pattern[str]) -> int:
    return next((at for at, line in enumerate(lines) if what.match(line)), len(lines))


def _marks(lines: Sequence[_Line]) -> Iterator[_Mark]:
    for at, line in enumerate(lines):
        if len(line.text) > _LONGEST:
            continue
        said = {"is_recognised": line.is_recognised, "is_bare": line.is_bare}
        if level := levels.of(clean(line.text), **said):
            text = line.text.strip()
            start = line.start + line.text.index(text)
            yield _raised(_Mark(at, line, level, start, text), lines)
            continue
        yield from _in_cells(at, line, said)


def _in_cells(at: int, line: _Line, said: dict[str, bool]) -> Iterator[_Mark]:
    """Yield the marks in cells of a line; a label asks for what the next one says."""
    cells = _cells(line.text)
    for (_, before), (start, cell) in pairwise([(0, ""), *cells]):
        if len(cells) > 1 and (level := levels.of(clean(cell), **said)):
            if levels.is_label(clean(before)):
                level = replace(level, is_labelled=True)
            yield _Mark(at, line, level, line.start + start, cell)


def _cells(line: str) -> list[tuple[int, str]]:
    edges = [0, *(m.end() for m in _CELLS.finditer(line))]
    parts = [(start, line[start:end]) for start, end in pairwise([*edges, len(line)])]
    stripped = [(start, part.strip(" \t|")) for start, part in parts]
    return [(line.index(part, start), part) for start, part in stripped if part]


def _raised(mark: _Mark, lines: Sequence[_Line]) -> _Mark:
    """Return a mark whose first word stands in the line above."""
    above = squeeze(clean(lines[mark.at - 1].text)) if mark.at else ""
    level = _UPPER.get(above.strip(" .-–*"))
    if level and mark.level.level == "Mật":
        return replace(mark, level=replace(mark.level, level=level))
    if levels.is_label(above):
        return replace(mark, level=replace(mark.level, is_labelled=True))
    return mark


def _settled(marks: Sequence[_Mark], lines: Sequence[_Line]) -> Iterator[_Mark]:
    """Yield the marks that set one, each clear or doubtful."""
    stand = defaultdict[tuple[int, int], set[str]](set)
    for mark in marks:
        stand[mark.line.page, mark.at].add(mark.level.level)
    for mark in marks:
        if mark.at and _WRAPPED.search(marked(squeeze(lines[mark.at - 1].text))):
            continue
        talk = (
            mark.level.is_item
            or _is_listed(mark, stand)
            or _is_talk(mark.level, mark.line)
        )
        is_meant = mark.level.is_capital or mark.level.is_labelled
        is_sure = mark.level.is_clear and is_meant and not talk
        zone = mark.line.zone
        if zone == "body" and (not is_meant or talk or _is_about(mark, lines)):
            continue
        if zone != "head" and talk:
            continue
        yield mark if is_sure and zone != "body" else replace(mark, is_doubtful=True)


def _is_listed(mark: _Mark, stand: Mapping[tuple[int, int], set[str]]) -> bool:
    """Whether another level stands near a mark: rules list all of them."""
    near = range(mark.at - _COMPANY, mark.at + _COMPANY + 1)
    return any(
        level != mark.level.level
        for at in near
        for level in stand.get((mark.line.page, at), ())
    )


def _is_about(mark: _Mark, lines: Sequence[_Line]) -> bool:
    """Whether the lines around a mark speak of secrets and their marks."""
    near = lines[max(0, mark.at - _COMPANY) : mark.at + _COMPANY + 1]
    words = " ".join(squeeze(one.text) for one in near if one is not mark.line)
    return _ABOUT.search(marked(words)) is not None
