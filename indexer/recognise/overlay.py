"""What is laid over a header or torn from it, before anything is read there.

Offices stamp what comes in ("CÔNG VĂN ĐẾN"), signing software writes who signed and
when, the gazette prints its own number and day: none of it is the paper's. A date
too long for its column is broken over two lines, and laws have none: they bear the
day on which they were adopted, below their last article.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from archive.model import Page
from archive.text import align
from indexer.recognise.cells import Cell, joined
from indexer.recognise.cutting import FOREIGN
from indexer.recognise.numbering import is_numbered

_GAZETTE = re.compile(r"^\d{0,4}\s?cong bao/so")
_ARRIVED = re.compile(
    r"^(?:(?:cong van|van ban) den|den)(?:\s?[:.]|\s(?:so|ngay)\b.{0,40}|$)"
    r"|^ngay\s?(?:den\s?)?[:.]\s?[\d./ …-]{4,20}$"
    r"|^so\s?:?\s?\d{1,6}\s?(?:/\s?den|\s{0,9}ngay\b.{0,20})$|^so\s?:\s?\d{1,6}$"
    r"|^(?:gio|chuyen|luu (?:ho so|hs)(?: so)?|so va ky hieu hs)\s?[:.].{0,60}$"
)
# Decree 30/2020/NĐ-CP, annex I: the image of an office's electronic signature tells
# the office and the time of signing, which is not the day of the paper.
_SIGNED = re.compile(
    r"^(?:nguoi ky|ky boi|ky so boi|duoc ky boi|thoi gian ky|ngay ky|email|signed by"
    r"|signer|signing time|date signed|digitally signed)\b.{0,3}:"
)
_STAMPED = re.compile(
    "|".join(one.pattern for one in (_GAZETTE, _ARRIVED, _SIGNED, FOREIGN))
)
_STAMP_HEAD = re.compile(r"^(?:cong van|van ban) den$")
# A header says "ngày 12 tháng 3", a subject a small "ngày".
_STAMPED_DAY = re.compile(r"^Ngày\s?:?\s?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$")
_LONGEST = 160
_DAY_ALONE = re.compile(r"^[^\d]{2,50}?,?\s{0,3}ngay\s{1,3}\d{1,2}$")
_MONTH_AND_YEAR = re.compile(r"^thang\s{1,3}\d{1,2}\s{1,3}nam\s{1,3}(?:19|20)\d\d$")
_NO_YEAR = re.compile(r"\bthang\s{0,3}\d{1,2}\s{0,3}$")
_YEAR = re.compile(r"^nam (?:19|20)\d\d$")
_YEAR_WANTED = re.compile(r"\bthang\s{0,3}\d{1,2}\s{1,3}nam$")
_BARE_YEAR = re.compile(r"^(?:19|20)\d\d\.?$")
_NUMBER_ALONE = re.compile(
    r"^so\s{0,3}[:.]?\s{0,6}\d{1,5}[a-h]?(?:\s?/\s?(?:19|20)\d\d)?\s?[-/]$"
)
# A long symbol does not fit behind its "Số:" and stands in the next line.
_CUE_ALONE = re.compile(r"^so\s?[:.]?$")
_SYMBOL = re.compile(
    r"^\d{1,5}[a-h]?\s?[-/]\s?(?:(?:19|20)\d\d\s?/\s?)?[a-z]{1,8}\s?[-/]\s?[a-z]\S*$"
)
_CODE = re.compile(r"^[a-z]{1,8}\s?[-/]\s?[a-z]")
_KIND_OF_SEVERAL = re.compile(r"^(?:thong tu|nghi quyet|chi thi|ke hoach|quy che)$")
_TOGETHER = re.compile(r"^lien tich\W{0,3}$")
# What is torn, and how the rest of it begins.
_TORN = (
    (_NO_YEAR, _YEAR),
    (_YEAR_WANTED, _BARE_YEAR),
    (_DAY_ALONE, _MONTH_AND_YEAR),
    (_NUMBER_ALONE, _CODE),
    (_CUE_ALONE, _SYMBOL),
    (_KIND_OF_SEVERAL, _TOGETHER),
)
_RESTS = re.compile("|".join(rest.pattern for _, rest in _TORN))
_ADOPTED = re.compile(
    r"(?:Luật|luật|Nghị\s+quyết|Pháp\s+lệnh)\s+này\s+(?:đã\s+)?được\s+"
    r"(?:Quốc\s+hội|(?:Ủy|Uỷ)\s+ban\s+[Tt]hường\s+vụ\s+Quốc\s+hội|Hội\s+đồng\s+nhân\s+dân)"
    r"[^.;]{0,200}?\bthông\s+qua\s+(?P<day>ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
)


def is_stamped(cell: Cell) -> bool:
    """Whether a cell was laid over the paper by somebody else."""
    if len(cell.bare) > _LONGEST:
        return False
    return bool(_STAMPED.match(cell.bare) or _STAMPED_DAY.match(cell.text))


def bare(cells: Iterable[Cell]) -> list[Cell]:
    """Return the cells without what was laid over them by others.

    An arrival stamp is headed by the office that stamped it.
    """
    kept: list[Cell] = []
    for cell in cells:
        if not is_stamped(cell):
            kept.append(cell)
        elif _STAMP_HEAD.match(cell.bare) and kept and _is_heading(kept[-1]):
            kept.pop()
    return kept


def _is_heading(cell: Cell) -> bool:
    """Whether a line may name the office that stamped, and is not of the paper."""
    return cell.is_caps and not (is_numbered(cell) or cell.is_title or cell.is_motto)


def rejoined(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells with each date and number whole that was broken in two."""
    whole: list[Cell] = []
    for cell in cells:
        if whole and _breaks(whole[-1], cell):
            whole[-1] = joined([whole[-1], cell])
        else:
            whole.append(cell)
    return whole


def _breaks(cell: Cell, following: Cell) -> bool:
    if len(cell.bare) > 80 or not _RESTS.match(following.bare):
        return False
    return any(
        rest.match(following.bare) and head.search(cell.bare) for head, rest in _TORN
    )


def adopted(pages: Sequence[Page]) -> Cell | None:
    """Return the day on which a law or a resolution says it was adopted.

    Law on the Promulgation of Legal Documents: what the National Assembly adopts
    has no date line above.
    """
    return next(_adoptions(pages), None)


def _adoptions(pages: Sequence[Page]) -> Iterator[Cell]:
    for page in reversed(pages):
        for match in _ADOPTED.finditer(page.text):
            start, end = match.span("day")
            text = " ".join(match["day"].split())
            bare = align(text).bare
            yield Cell(page.number, start, end, text, bare, origin=page.origin)
