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
_CITED = re.compile(r"\b(?:cua|ngay|ve|va)\b")
_SEPARATED = re.compile(r"[/⁄-]\s{0,20}[A-ZĐƯ][A-Za-zĐƯđư]")
_FORM = re.compile(
    r"s[ốôó]\s{0,3}(?::|\W{0,3}\d).{0,20}?[-/⁄_]\s{0,3}[A-ZĐƯ][\w,.&]{0,19}(?:\s?[-/]\s?[A-ZĐƯ][\w,.&]{0,29}){0,8}$"
)


def is_numbered(cell: Cell) -> bool:
    """Whether a cell is the number line of a header, filled in or blank."""
    if len(cell.text) > 90 or not _NUMBERED.match(cell.bare):
        return False
    # In running text "số" is small, and recognition may see a small one; "Sở" is a
    # department.
    if cell.text[:2].casefold() == "sở" or not _begins_line(cell):
        return False
    if _CITED.search(cell.bare):
        return False
    return _SEPARATED.search(clean(cell.text)) is not None


def _begins_line(cell: Cell) -> bool:
    """Whether "Số" begins a line; recognised small, it is followed by the symbol alone."""
    if not cell.text.startswith("s"):
        return True
    return cell.origin == "ocr" and _FORM.match(cell.text) is not None
