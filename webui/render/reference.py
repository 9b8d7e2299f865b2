"""How one paper is cited in another, in the form the Party Office recommends.

Type, "số" and symbol, a comma, "ngày" and date, "của" and body, "về" and subject
at the first mention. State papers have no comma before the date.
"""

import datetime as dt
import re
from collections.abc import Sequence

from archive import dates, symbols
from archive.facts import Metadata
from archive.model import Issued
from archive.text import squeeze

_PAPER = "Văn bản"
_CONCERNING = re.compile(r"(?:v/v|về việc|việc)\b[\s:.]*", re.IGNORECASE)
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_ABOUT = re.compile(r"về\b", re.IGNORECASE)
# What is decided is the object of the sentence; "về" would make it the topic.
_DOING = re.compile(
    r"(?:ban hành|quy định|sửa đổi|bổ sung|phê duyệt|công bố|thành lập|kiện toàn|"
    r"bãi bỏ|thay thế|hủy bỏ|huỷ bỏ|đính chính|gia hạn|thi hành|triển khai|"
    r"tổ chức thực hiện|thực hiện|tuyên truyền|tổ chức)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\w+ \w+ (?:lần thứ )?[IVXLC]+\b")
_NAMES = frozenset({"Đảng", "Đoàn", "Mặt", "Nhà", "Quốc", "Hiến", "Internet"})


def reference(paper: Metadata) -> str:
    """Return the full reference of a paper, as far as it is known.

    The words are Vietnamese in every language of the pages: they go into papers.
    """
    number = f"số {paper.symbol}" if paper.symbol else ""
    head = " ".join(filter(None, (paper.type or _PAPER, number)))
    day = _day(paper.issued)
    if not paper.symbol and paper.part_of:
        return _enclosed(paper)
    comma = "," if paper.symbol and paper.regime != "state" else ""
    dated = f"{head}{comma} {day}" if day else head
    return " ".join(filter(None, (dated, _body(paper), _subject(paper.subject))))


def _enclosed(paper: Metadata) -> str:
    """Return the reference of an annex: it has no number but its parent's."""
    told, issued = parent(paper.part_of or "")
    named = f"văn bản số {told}" if symbols.read(told) else told
    whole = f"{named}, {_day(issued)}" if issued else named
    head = " ".join(filter(None, (paper.type or _PAPER, _subject(paper.subject))))
    return f"{head} kèm theo {whole}"


def parent(part_of: str) -> tuple[str, Issued | None]:
    """Return the symbol by which an annex names its parent, and the day.

    What a person wrote in other words comes back as it is.

    >>> parent("5-QĐ/TU"), parent("Quy chế, bản 2")
    (('5-QĐ/TU', None), ('Quy chế, bản 2', None))
    """
    symbol, _, day = part_of.partition(", ")
    if not symbols.read(symbol) or not _DAY.fullmatch(day):
        return part_of, None
    try:
        return symbol, Issued(day, dt.date.fromisoformat(day))
    except ValueError:
        return symbol, Issued(day, None, day[:7])


def _day(issued: Issued | None) -> str:
    if issued is None:
        return ""
    if issued.date is not None:
        return f"ngày {dates.written(issued.date)}"
    year, _, month = (issued.partial or "").partition("-")
    if month:
        return f"tháng {int(month)}/{year}"
    return f"năm {year}" if year else ""


def _body(paper: Metadata) -> str:
    body = paper.organ or _listed(paper.issuers)
    return f"của {body}" if body else ""


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} và {names[-1]}"


def _subject(subject: str | None) -> str:
    told = squeeze(subject or "").strip(' .;:"“”')
    if not told:
        return ""
    if concerning := _CONCERNING.match(told):
        return f"về việc {_inside(told[concerning.end() :])}"
    if _ABOUT.match(told) or _DOING.match(told):
        return _inside(told)
    return f"về {_inside(told)}"


def _inside(told: str) -> str:
    """Begin with a small letter, unless the words are a name."""
    words = told.split(" ", 2)
    is_name = words[0] in _NAMES or any(c.isupper() for c in words[0][1:])
    # Đại hội XIII, Ban Thường vụ.
    is_named = len(words) > 1 and words[1][:1].isupper()
    if is_name or is_named or _NUMBERED.match(told):
        return told
    return told[:1].lower() + told[1:]
