"""Which line of a header is that of its number.

It begins with "Số" and holds a symbol, filled in or blank; in running text a "số" is
small, and followed by the number of another paper.
"""

import re

from archive.text import clean
from indexer.recognise.cells import Cell

_NUMBERED = re.compile(
    r"^(?:(?:luat|bo luat|nghi quyet|phap lenh|lenh)\s{1,3})?"
    r"(?:s[oe60]|[5$]o)\s?[:.;z]?(?=[\W\dz]|$)"
)
# Recognised, "Số" may be small and its letters others, and specks stand behind.
_RECOGNISED = re.compile(
    r"^[\W_]{0,3}(?:s[oae06]|[538$][o6]|o(?= \d))[:.;,z]?(?=[\W\d_z]|$)"
)
# Written over, the letters behind the number lose their size ("-crru"), or "Số" is lost.
_OVERWRITTEN = re.compile(r"^[\W_]{0,3}s[oae06]\b.{1,12}\s[/⁄_-]\s?[^\W\d_]{4,9}$")
_CUELESS = re.compile(
    r"^.{0,9}[/⁄-]\s?[A-ZĐƯ][A-Za-zĐƯđư]{0,8}[-/][A-ZĐƯ]{2}[A-ZĐƯ-]{0,14}\W{0,3}$"
)
_CITED = re.compile(r"\b(?:cua|ngay|ve|va)\b")
_SEPARATED = re.compile(r"[/⁄_-]\s{0,20}[A-ZĐƯ][A-Za-zĐƯđư]")
_LONGEST, _LONGEST_RECOGNISED = 90, 60


def is_numbered(cell: Cell) -> bool:
    """Whether a cell is the number line of a header, filled in or blank."""
    # In running text "số" is small; "Sở" is a department.
    is_small = cell.text.startswith("s") or cell.text[:2].casefold() == "sở"
    if len(cell.text) > _LONGEST or is_small or not _NUMBERED.match(cell.bare):
        return False
    return _holds_symbol(cell)


def may_be_numbered(cell: Cell) -> bool:
    """Whether a recognised cell may be the number line, misread as it is."""
    if cell.origin != "ocr" or len(cell.text) > _LONGEST_RECOGNISED:
        return False
    return _RECOGNISED.match(cell.bare) is not None and _holds_symbol(cell)


def is_beside_date(cell: Cell, following: Cell) -> bool:
    """Whether a recognised cell may be the number line because the date is beside it.

    Number and date stand in one line (Decree 30/2020/NĐ-CP, annex I; Guidance
    36-HD/VPTW), so that less has to be read of it.
    """
    is_line = cell.origin == "ocr" and following.is_dated and following.beside
    is_overwritten = _OVERWRITTEN.match(cell.bare) is not None
    return is_line and (is_overwritten or _CUELESS.match(cell.text) is not None)


def _holds_symbol(cell: Cell) -> bool:
    is_citing = _CITED.search(cell.bare) is not None
    return not is_citing and _SEPARATED.search(clean(cell.text)) is not None
