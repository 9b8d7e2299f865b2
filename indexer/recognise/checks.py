"""Facts of a paper held against each other: where they disagree, one may be wrong.

The letterhead and the symbol name one body; a symbol with a year is of that year;
a header has one number and one date; a subject is a phrase and no sentence. Real
papers break these rules, so nothing is changed: what disagrees is shown.
"""

import re
from collections.abc import Iterator, Sequence

from archive.model import Claim, Symbol
from archive.text import marked, modern_tone, syllables, toneless
from indexer.recognise import issued, issuers, number
from indexer.recognise.beginnings import begins_body
from indexer.recognise.cells import Cell
from indexer.recognise.cutting import SIGNED_FOR
from indexer.recognise.number import symbol_in
from indexer.recognise.numbering import is_numbered
from indexer.recognise.paper import Paper

_LONGEST_SUBJECT = 700
_LONGEST_BODY = 110
_HEADER = 24
# The Party was founded in 1930; no paper of today is of the next generation.
_FIRST_YEAR, _LAST_YEAR = 1930, 2044
# Bodies that every place has one of, and departments that every province has.
_PLACELESS = re.compile(
    r"(?:uy ban|hoi dong) nhan dan|so (?!.*\b(?:tinh|thanh pho|tp)\b)[a-z, ]{2,60}"
)
# With their marks: "cơ sở" and "chuyển đổi số" may end a subject, "Luật số" may not.
_CUT = re.compile(
    r"(?:\b(?:của|và|về|về việc|với|theo|tại|các|những"
    r"|(?:luật|nghị (?:định|quyết)|quyết định|chỉ thị|kết luận|thông tư|quy định) số)"
    r"|,|;|:|\()$"
)
_SWALLOWED = re.compile(
    r"\b(?:can cu (?:luat|dieu le|nghi dinh|quyet dinh|quy che)|kinh gui ?:|noi nhan ?:"
    r"|doc lap ?[-–] ?tu do|dang cong san viet nam ngay)\b|\bdieu 1\."
)
# Letters that lost their marks, or marks that lost their letters, in a text layer.
_DAMAGED = re.compile(r"(?:^|\s)[\u0300-\u0323]|[\ufffd\ue000-\uf8ff]")


def of_number(paper: Paper) -> Iterator[str]:
    """Yield what speaks against the number: another one in the same header."""
    line = paper.header.number
    own = number.symbol_of(paper)
    if line is None or own is None or paper.is_consolidated:
        return
    others = (c for c in _header(paper) if is_numbered(c) and not _is_in(c, line))
    found = (symbol for cell in others if (symbol := symbol_in(cell)) is not None)
    if any(str(other) != str(own) for other in found):
        yield "number_suspect"


def _is_in(cell: Cell, line: Cell) -> bool:
    """Whether a cell is the number line, or a part of one that was broken."""
    return cell.page == line.page and line.start <= cell.start < line.end


def of_date(paper: Paper) -> Iterator[str]:
    """Yield what speaks against the date: the year of the symbol, or another date."""
    day, symbol = issued.issued_of(paper), number.symbol_of(paper)
    if day is None:
        return
    if day.date and not _FIRST_YEAR <= day.date.year <= _LAST_YEAR:
        yield "date_suspect"
        return
    if symbol is not None and symbol.year and day.date and symbol.year != day.date.year:
        yield "date_suspect"
        return
    dated = [found for _, found in issued.dated_cells(tuple(_header(paper)))]
    if len({found.date for found in dated if found.date} | {day.date}) > 1:
        yield "date_suspect"


def of_body(paper: Paper) -> Iterator[str]:
    """Yield what speaks against the issuer: its name, or the body of the symbol."""
    names = issuers.names_of(paper)
    if any(
        len(name) > _LONGEST_BODY or re.search(r"\d[-/]|[*|]", name) for name in names
    ):
        yield "issuer_suspect"
    if _is_recognised(paper) and _is_misread(paper, names):
        yield "issuer_suspect"
    symbol = number.symbol_of(paper)
    if names and symbol is not None and _is_joint_of_others(symbol, len(names)):
        yield "issuer_suspect"
    if names and symbol is not None and _is_of_another(paper, names[0], symbol):
        yield "body_mismatch"


def _is_recognised(paper: Paper) -> bool:
    return any(cell.origin == "ocr" for cell in paper.header.letterhead)


def _is_misread(paper: Paper, names: Sequence[str]) -> bool:
    return _is_placeless(names) or _is_cut(paper) or _is_misspelt(paper, names)


def _is_misspelt(paper: Paper, names: Sequence[str]) -> bool:
    """Whether a name has a syllable that no body is named with: "Sở Tài ghính"."""
    said = map(modern_tone, syllables(" ".join(names).casefold()))
    known = paper.authority.syllables
    is_unknown = any(word not in known for word in said if word.isalpha())
    return is_unknown or issuers.is_respelt(paper)


def _is_placeless(names: Sequence[str]) -> bool:
    """Whether the place of a body was lost: every place has one of its name."""
    return any(_PLACELESS.fullmatch(toneless(name)) for name in names)


def _is_cut(paper: Paper) -> bool:
    """Whether of a letterhead only the Party organisation was read.

    "ĐẢNG BỘ TỈNH A" stands above the committee that issues, and issues nothing.
    """
    lines = [cell for cell in paper.header.letterhead if not cell.is_rule]
    return bool(lines) and lines[-1].bare.startswith("dang bo ")


def _is_joint_of_others(symbol: Symbol, bodies: int) -> bool:
    """Whether the symbol of a joint paper joins more or fewer bodies than were read.

    In practice it has the letters of every body, and of no unit of theirs.
    """
    is_joint = symbol.type_code in ("TTLT", "NQLT")
    return is_joint and len(symbol.body.split("-")) != bodies


def of_subject(subject: Claim | None) -> Iterator[str]:
    """Yield what speaks against the subject: it is cut off, or took in the text."""
    if subject is None:
        return
    words = str(subject.value)
    bare = toneless(words)
    if (
        len(words) > _LONGEST_SUBJECT
        or _CUT.search(marked(words))
        or _SWALLOWED.search(bare)
        or _DAMAGED.search(words)
    ):
        yield "subject_suspect"


def _header(paper: Paper) -> Sequence[Cell]:
    """Return the cells of the header, down to the body or, of a short one, the end."""
    cells: list[Cell] = []
    for cell in paper.header.cells[:_HEADER]:
        is_ending = SIGNED_FOR.match(cell.text) or cell.bare.startswith("noi nhan")
        # Below running text "trước / ngày 30 tháng 11 năm 2026." is no day of a header.
        if begins_body(cell) or cell.is_sentence or is_ending:
            break
        cells.append(cell)
    return cells


def _is_of_another(paper: Paper, name: str, symbol: Symbol) -> bool:
    """Whether the symbol is that of another body which the authority file knows.

    Many bodies sign with letters of their own making, so only the letters of a body
    of the same rank that is known speak against a name.
    """
    day = issued.issued_of(paper)
    on = day.date if day else None
    body = paper.authority.body_named(name, on)
    known = paper.authority.bodies.get(body.id) if body else None
    if known is None or not known.codes:
        return False
    own = {code.casefold() for code in known.codes}
    parts = re.split(r"[-_.]", symbol.body)
    if any(part.casefold() in own for part in parts):
        return False
    # Hundreds sign as "UBND": whom else a code stands for is asked only in the end.
    signing = paper.authority.bodies_coded(symbol.body, on)
    if not signing or any(one.name == known.name for one in signing):
        return False
    return all(one.level == known.level and one.kind == known.kind for one in signing)
