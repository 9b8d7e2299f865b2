"""The floor: what a regular expression of an afternoon finds in the same passages.

Any reader must be well above it; where the floor is already high, a high figure
says little. It knows kinds, numbers and dates, and no body, list or doubt.
"""

import datetime as dt
import re
from pathlib import Path

from archive.authority import Authority
from archive.model import Citation
from indexer.evaluate import citations

TRIED = ("numbered", "dated", "unnumbered")
"""The scores that it can be held to."""

_KINDS = "Nghị quyết|Quyết định|Chỉ thị|Kết luận|Quy định|Quy chế|Thông tri|Hướng dẫn|Thông báo|Báo cáo|Kế hoạch|Chương trình|Tờ trình|Công văn|Nghị định|Thông tư|Luật|Đề án"
_SYMBOL = (
    r"\d{1,5}\s*(?:/\s*\d{4}\s*)?[-–/]\s*[A-ZĐÐ]{1,8}\d{0,2}(?:\s*[-–/]\s*[A-ZĐ]{1,8})*"
)
_DATE = r"ngày\s+(?P<day>\d{1,2})(?:\s*/\s*|\s+tháng\s+)(?P<month>\d{1,2})(?:\s*/\s*|\s+năm\s+)(?P<year>\d{4})"
_FORM = re.compile(
    rf"(?:(?P<kind>{_KINDS})\s+)?(?:số:?\s*)?(?P<symbol>{_SYMBOL})(?:,?\s*{_DATE})?"
    rf"|(?P<plenum>(?:{_KINDS})\s+(?:Hội nghị\s+|Đại hội\s+)?(?:Trung ương|Đại hội)\s+\w+(?:\s+kho?[áa]\s+\w+)?)"
    rf"|(?P<named>{_KINDS})\s+(?:số\s+)?(?P<number>\d{{1,3}})\b(?![-–/.%])",
    re.IGNORECASE,
)


def find(text: str, _authority: Authority) -> list[Citation]:
    """Return what the expression finds, as citations."""
    return [_citation(match) for match in _FORM.finditer(text)]


def f1(path: Path, authority: Authority) -> dict[str, float]:
    """Return the F1 of what it tries to find, on a file of labelled passages.

    Raises:
        LabelError: a line of the file is no labelled passage.
    """
    scores = citations.evaluate(path, authority, find=find).scores
    return {name: scores[name].f1 for name in TRIED if name in scores}


def _citation(match: re.Match[str]) -> Citation:
    start, end = match.span()
    if match["plenum"]:
        return Citation(start, end, match.group(), "conference")
    if match["named"]:
        number = int(match["number"])
        return Citation(start, end, match.group(), "short", number=number)
    symbol = re.sub(r"\s", "", match["symbol"]).replace("–", "-")
    return Citation(
        start, end, match.group(), "party", symbol=symbol, date=_date(match)
    )


def _date(match: re.Match[str]) -> dt.date | None:
    if not match["year"]:
        return None
    try:
        return dt.date(*(int(match[part]) for part in ("year", "month", "day")))
    except ValueError:
        return None
