"""Where the parts of a paper stand, whatever the format.

A paper is a list of blocks: lines, pairs of columns (letterhead, signatures)
and grids. The zones and their order are those of Hướng dẫn 36-HD/VPTW for Party
papers and of Nghị định 30/2020/NĐ-CP for State ones.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.make.markup import plain
from corpus.make.paper import Copy, Paper, Signature, in_words

Align = Literal["left", "center", "right", "justify"]

_TITLES: dict[str | None, tuple[str, ...]] = {
    "party": ("ĐẢNG CỘNG SẢN VIỆT NAM",),
    "state": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    "mass": ("ĐOÀN TNCS HỒ CHÍ MINH",),
}
_TITLE_SIZES: dict[str | None, int] = {"state": 11}
_STARS: dict[str | None, str] = {"party": "*", "mass": "***", "state": ""}


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph and how it looks; ``rule`` draws a line under it."""

    text: str
    align: Align = "center"
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    size: int = 14
    rule: bool = False
    boxed: bool = False
    indent: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Two cells side by side without borders."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with borders; the first row is its head."""

    rows: tuple[tuple[str, ...], ...]


Block = Line | Columns | Grid


def blocks(paper: Paper) -> tuple[Block, ...]:
    """Return the whole of ``paper`` from letterhead to copy mark."""
    parts: list[Block] = []
    if paper.issuers and not paper.part_line:
        parts += [_head(paper), Line("")]
    parts += [*_title(paper), *_addressees(paper), *_body(paper)]
    if paper.signatures:
        parts += [Line(""), *_end(paper)]
    if paper.copy:
        parts += _copied(paper.copy)
    return tuple(parts)


def _letterhead(lines: tuple[str, ...], bold_from: int) -> list[Line]:
    return [Line(text, bold=at >= bold_from) for at, text in enumerate(lines)]


def _head(paper: Paper) -> Columns:
    names = [paper.parent] if paper.parent else []
    printed = paper.letterhead or tuple(n.upper() for n in [*names, *paper.issuers])
    left = _letterhead(printed, bold_from=1 if paper.parent else 0)
    if paper.regime == "state":
        left[-1] = Line(left[-1].text, bold=True, rule=True)
    else:
        left.append(Line(_STARS[paper.regime]))
    left += _number(paper)
    return Columns(tuple(left), tuple(_motto(paper)))


def _number(paper: Paper) -> Iterator[Line]:
    sign = "Số: " if paper.regime == "state" else "Số "
    if paper.number_line or paper.symbol:
        yield Line(paper.number_line or f"{sign}{paper.symbol}")
    if paper.urgency:
        yield Line(paper.urgency, bold=True)
    if paper.is_dispatch and paper.subject:
        upright = paper.regime == "state"
        yield Line(plain(paper.subject), italic=not upright, size=12)
    if paper.circulation:
        yield Line(paper.circulation, bold=True, size=12, boxed=True)


def _motto(paper: Paper) -> Iterator[Line]:
    if paper.draft:
        yield Line(paper.draft, align="right", italic=True)
    titles = _TITLES[paper.regime]
    for title in titles:
        size = _TITLE_SIZES.get(paper.regime, 14)
        yield Line(title, bold=True, rule=title is titles[-1], size=size)
    date = paper.date_printed()
    if date:
        yield Line(f"{paper.place}, {date}" if paper.place else date, italic=True)


def _title(paper: Paper) -> Iterator[Line]:
    if paper.is_dispatch:
        return
    if paper.type:
        yield Line(paper.type_printed or paper.type.upper(), bold=True, size=16)
    if paper.subject:
        yield Line(plain(paper.subject), bold=True, size=15)
    if paper.part_line:
        yield Line(paper.part_line, italic=True)
    if paper.type and not paper.part_line:
        yield Line("-----" if paper.regime == "party" else "")


def _addressees(paper: Paper) -> Iterator[Line]:
    if not paper.addressees:
        return
    greeting = "Kính trình:" if paper.type == "Tờ trình" else "Kính gửi:"
    if len(paper.addressees) == 1:
        yield Line(f"{greeting} {paper.addressees[0]}")
    else:
        yield Line(greeting)
        yield from (Line(text) for text in _listed(paper.addressees))
    yield Line("")


def _listed(names: tuple[str, ...]) -> list[str]:
    return [f"- {name}," for name in names[:-1]] + [f"- {names[-1]}."]


def _is_row(text: str) -> bool:
    return text.startswith("|")


def _body(paper: Paper) -> Iterator[Block]:
    lines = [text.strip() for text in plain(paper.body).strip().splitlines()]
    for are_rows, group in itertools.groupby(filter(None, lines), _is_row):
        if are_rows:
            rows = (tuple(c.strip() for c in row.split("|")[1:]) for row in group)
            yield Grid(tuple(rows))
        else:
            yield from (_paragraph(text) for text in group)


def _paragraph(text: str) -> Line:
    if text.startswith("# "):
        return Line(text[2:], bold=True)
    if text.startswith("* "):
        return Line(text[2:], align="justify", bold=True, indent=True)
    return Line(text, align="justify", indent=True)


def _recipients(names: tuple[str, ...]) -> tuple[Line, ...]:
    if not names:
        return ()
    head = Line("Nơi nhận:", align="left", underlined=True)
    return (head, *(Line(t, align="left", size=12) for t in _listed(names)))


def _signed(signature: Signature, draft: str | None = None) -> tuple[Line, ...]:
    lines = []
    if signature.authority:
        lines.append(Line(signature.authority, bold=True))
    if signature.position:
        lines.append(Line(signature.position))
    if draft is None:
        lines.append(Line("(đã ký)", italic=True))
    if signature.name:
        lines.append(Line(signature.name, bold=True))
    return tuple(lines)


def _end(paper: Paper) -> list[Block]:
    names = _recipients(paper.recipients)
    blocks_of = [_signed(signature, paper.draft) for signature in paper.signatures]
    if len(blocks_of) == 1:
        return [Columns(names, blocks_of[0])]
    # The lead body signs on the right, and the list of recipients stands below.
    lead, second = blocks_of[:2]
    return [Columns(second, lead), *names]


def _copied(copy: Copy) -> list[Block]:
    left = [*_letterhead(copy.letterhead, bold_from=1), Line("*")]
    right = [Line(copy.title, bold=True)]
    right.append(Line(f"{copy.place}, {in_words(copy.date)}", italic=True))
    head = Columns((*left, Line(f"Số {copy.symbol}")), tuple(right))
    end = Columns(_recipients(copy.recipients), _signed(copy.signature))
    return [Line("", rule=True), head, end]
