"""What is typed about each kind of fact, read into the value of its claim."""

import re
from collections.abc import Callable

import msgspec

from archive import dates, symbols
from archive.authority import Authority
from archive.facts import Metadata
from archive.model import Issued
from archive.text import toneless
from webui.forms.inputs import Facts, Problem, Typed, line, lines
from webui.render.language import gettext

Read = Callable[[Typed, Metadata, Authority], Facts | Problem]

_MONTH = re.compile(r"(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})")
_YEARS = re.compile(r"(\d{4})\s?[-–]\s?(\d{4})")
_MOST_DIGITS = 7


def nothing(name: str) -> Problem:
    """Say that something must be typed, or that the paper says nothing."""
    sentence = gettext("Chưa ghi gì. Hãy ghi vào ô này, hoặc bấm “Văn bản không ghi”.")
    return Problem(name, sentence)


def text(name: str) -> Read:
    """Read a fact that is a line of text."""

    def read(typed: Typed, _before: Metadata, _known: Authority) -> Facts | Problem:
        said = line(typed[name])
        return {name: said} if said else nothing(name)

    return read


def part_of(typed: Typed, _before: Metadata, _known: Authority) -> Facts | Problem:
    """Read the symbol of a parent with its day, kept the way it is read from papers."""
    said = line(typed["part_of"])
    if not said:
        return nothing("part_of")
    symbol, _, rest = said.partition(",")
    day = rest.strip().removeprefix("ngày ")
    issued = dates.read(day) if symbols.read(symbol) else None
    if issued is None or issued.date is None or issued.verbatim != day:
        return {"part_of": said}
    return {"part_of": f"{symbol}, {issued.date}"}


def listed(name: str) -> Read:
    """Read a fact that is a list, a line for each."""

    def read(typed: Typed, _before: Metadata, _known: Authority) -> Facts | Problem:
        said = lines(typed[name])
        return {name: said} if said else nothing(name)

    return read


def flags(typed: Typed, _before: Metadata, _known: Authority) -> Facts | Problem:
    """Read which remarks stay; none is an answer too."""
    return {"flags": lines(typed["flags"])}


def issuers(typed: Typed, _before: Metadata, known: Authority) -> Facts | Problem:
    """Read bodies by their usual names; ask where one is a letter off."""
    said = lines(typed["issuers"])
    if not said:
        return nothing("issuers")
    for name in said:
        body = known.body_named(name)
        if body and body.typo:
            sentence = gettext(
                "“%(typed)s” gần giống “%(known)s”. "
                "Hãy sửa lại, hoặc bấm Lưu lần nữa để giữ như đã ghi.",
                typed=name,
                known=body.name,
            )
            return Problem("issuers", sentence, {"issuers": said})
    return {"issuers": [_spelled(name, known) for name in said]}


def _spelled(name: str, known: Authority) -> str:
    """Return a listed body's name as it is usually written, others as typed."""
    body = known.body_named(name)
    is_listed = body is not None and body.id in known.bodies
    is_same = body is not None and toneless(body.name) == toneless(name)
    return body.name if body and is_listed and is_same else name


def type_name(typed: Typed, _before: Metadata, known: Authority) -> Facts | Problem:
    """Read the kind of paper; ask where there is no such kind."""
    said = line(typed["type"])
    if said is None:
        return nothing("type")
    if found := known.type_named(said):
        return {"type": found.name}
    sentence = gettext(
        "Không có loại “%(typed)s” trong danh mục. "
        "Hãy chọn loại khác, hoặc bấm Lưu lần nữa để giữ như đã ghi.",
        typed=said,
    )
    return Problem("type", sentence, {"type": said})


def symbol(typed: Typed, before: Metadata, _known: Authority) -> Facts | Problem:
    """Read a symbol with its number, which follows unless it was typed anew."""
    said, number = line(typed["symbol"]), line(typed["number"])
    if said is None and number is None:
        return nothing("symbol")
    if number and not (number.isdecimal() and len(number) <= _MOST_DIGITS):
        return Problem("number", gettext("Số văn bản chỉ gồm chữ số, ví dụ 171."))
    counted = int(number) if number else None
    found = symbols.read(said) if said else None
    if found:
        is_new = counted not in (None, before.number)
        return {
            "symbol": str(found),
            "number": counted if is_new else found.number,
        }
    facts = {"symbol": said, "number": counted}
    if said is None:
        return facts
    sentence = gettext(
        "Không đọc được “%(typed)s”. Viết như 171-KH/TU hoặc 30/2020/NĐ-CP; "
        "bấm Lưu lần nữa để giữ như đã ghi.",
        typed=said,
    )
    return Problem("symbol", sentence, facts)


def understood(text: str) -> Issued | None:
    """Return a date as people type it: a day, a month with its year, a year.

    >>> understood("6/2019").partial, understood("4/6/2019").date.isoformat()
    ('2019-06', '2019-06-04')
    """
    month = _MONTH.fullmatch(text)
    return dates.read(f"tháng {month['month']}/{month['year']}" if month else text)


def issued(typed: Typed, _before: Metadata, _known: Authority) -> Facts | Problem:
    """Read when a paper was issued; ask where there is no such day."""
    said = line(typed["issued"])
    if said is None:
        return nothing("issued")
    found = understood(said)
    if found is None:
        sentence = gettext(
            "Không đọc được ngày “%(typed)s”. Viết như 04/6/2019, "
            "ngày 4 tháng 6 năm 2019, 6/2019 hoặc 2019.",
            typed=said,
        )
        return Problem("issued", sentence)
    facts = {"issued": msgspec.to_builtins(found) | {"verbatim": said}}
    if "date_impossible" not in found.flags:
        return facts
    sentence = gettext(
        "“%(typed)s” không có trong lịch. Nếu văn bản in đúng như vậy, "
        "bấm Lưu lần nữa để giữ như đã ghi.",
        typed=said,
    )
    return Problem("issued", sentence, facts)


def effective(typed: Typed, _before: Metadata, _known: Authority) -> Facts | Problem:
    """Read the day from which a paper is in force."""
    said = line(typed["effective"])
    if said is None:
        return nothing("effective")
    found = understood(said)
    if found is None or found.date is None:
        return _whole_day("effective")
    return {"effective": found.date.isoformat()}


def period(typed: Typed, _before: Metadata, _known: Authority) -> Facts | Problem:
    """Read the years that a paper is for, the first and the last."""
    said = line(typed["period"])
    if said is None:
        return nothing("period")
    years = _YEARS.fullmatch(said)
    if years is None or int(years[1]) > int(years[2]):
        sentence = gettext("Hãy ghi năm đầu và năm cuối, ví dụ 2020-2025.")
        return Problem("period", sentence)
    return {"period": f"{years[1]}-{years[2]}"}


def _whole_day(name: str) -> Problem:
    return Problem(name, gettext("Hãy ghi đủ ngày, tháng, năm, ví dụ 01/8/2019."))


def signer(typed: Typed, _before: Metadata, _known: Authority) -> Facts | Problem:
    """Read who signed: at least one of name, position and authority."""
    names = ("name", "position", "authority")
    value = {name: line(typed[name]) for name in names}
    return {"signer": value} if any(value.values()) else nothing("name")


def copy(typed: Typed, _before: Metadata, _known: Authority) -> Facts | Problem:
    """Read the mark of a copy: at least one of number, date and body."""
    said = {name: line(typed[name]) for name in ("number", "date", "body")}
    if not any(said.values()):
        return nothing("number")
    found = understood(said["date"]) if said["date"] else None
    if said["date"] and (found is None or found.date is None):
        return _whole_day("date")
    day = found.date.isoformat() if found and found.date else None
    return {"copy": said | {"date": day}}
