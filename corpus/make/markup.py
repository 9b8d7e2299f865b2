"""Citations marked in a source text: ``[[as printed|attribute=value;…]]``.

What a plain spelling says by itself (type, symbol, date, body) is read from it
here, strictly; what it does not say is given as attributes. This is on purpose
not the reader of the product, which is judged by the outcome.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

TYPES = (
    "Nghị quyết", "Chỉ thị", "Kết luận", "Quy định", "Quyết định", "Quy chế",
    "Thông tri", "Hướng dẫn", "Thông báo", "Báo cáo", "Kế hoạch", "Chương trình",
    "Đề án", "Tờ trình", "Công văn", "Nghị định", "Luật", "Thông tư",
)  # fmt: skip
RELATIONS = (
    "based_on", "implements", "disseminates", "guides", "replaces", "repeals",
    "annuls", "withdraws", "amends", "corrects", "extends", "suspends",
    "consolidates", "encloses", "transmits", "replies_to", "follows_up",
    "reports_on", "reviews", "conveys", "cites",
)  # fmt: skip
_GIVEN = (
    "kind",
    "type",
    "symbol",
    "symbol_verbatim",
    "date_verbatim",
    "date_partial",
    "body",
    "body_verbatim",
    "provision",
)
_MARK = re.compile(r"\[\[([^|\]]+)(?:\|([^\]]*))?\]\]")
_PARTY = re.compile(
    r"(?P<number>\d{1,5}) ?[-–] ?(?P<type>[A-ZĐ][A-Za-zĐđ]{0,4}) ?/ ?(?P<body>[A-ZĐa-z0-9]+(?: TW)?(?:-[A-Z]+)?)"
)
_STATE = re.compile(
    r"(?P<number>\d{1,5})(?:/(?P<year>\d{4}))?/(?P<tail>[A-ZĐ][A-ZĐa-z0-9]+(?:-[A-ZĐ][A-ZĐa-z0-9]+)*)"
)
_DATE = re.compile(
    r"(?P<verbatim>(?P<d>\d{1,2})(?P<s>[/.-]| tháng )(?P<m>\d{1,2})(?:(?P=s)| năm )(?P<y>\d{4}))"
)
# "Nghị quyết Đại hội XIII của Đảng" names no issuing body.
_BODY = re.compile(r" của (?!Đảng$)(.+?)(?:,? ngày .*)?$")


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked citation: the printed words and the given attributes."""

    verbatim: str
    given: dict[str, str]


def _attributes(text: str | None) -> dict[str, str]:
    pairs = (part.split("=", 1) for part in (text or "").split(";") if part)
    return {name.strip(): value.strip() for name, value in pairs}


def plain(text: str) -> str:
    """Return ``text`` as it is printed, without the marks."""
    return _MARK.sub(lambda match: match[1], text)


def marks(text: str) -> list[Mark]:
    """Return the marked citations in reading order."""
    return [Mark(m[1], _attributes(m[2])) for m in _MARK.finditer(text)]


def normal_symbol(printed: str) -> str | None:
    """Return the normal form of the first symbol in ``printed``.

    >>> normal_symbol("số 25 –CV/ BCĐ")
    '25-CV/BCĐ'
    """
    if party := _PARTY.search(printed):
        body = party["body"].replace(" ", "")
        return f"{int(party['number']):02d}-{party['type']}/{body}"
    if state := _STATE.search(printed):
        year = f"/{state['year']}" if state["year"] else ""
        return f"{int(state['number']):02d}{year}/{state['tail']}"
    return None


def _symbol(verbatim: str) -> dict[str, Any]:
    match = _PARTY.search(verbatim) or _STATE.search(verbatim)
    if match is None:
        return {}
    return {
        "kind": "party" if match.re is _PARTY else "state",
        "number": int(match["number"]),
        "symbol": normal_symbol(verbatim),
        "symbol_verbatim": match[0],
    }


def _date(verbatim: str) -> dict[str, Any]:
    match = _DATE.search(verbatim)
    if match is None:
        return {}
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    facts: dict[str, Any] = {"date_verbatim": match["verbatim"]}
    try:
        facts["date"] = dt.date(year, month, day)
    except ValueError:
        facts["date_partial"] = f"{year}-{month:02d}"
    return facts


def _body(verbatim: str) -> dict[str, Any]:
    match = _BODY.search(verbatim)
    return {"body": match[1], "body_verbatim": match[1]} if match else {}


def _flags(facts: dict[str, Any], given: str | None) -> list[str]:
    if given is not None:
        return given.split(",")
    found = []
    if " " in facts.get("symbol_verbatim", ""):
        found.append("symbol_spacing")
    if "date_partial" in facts:
        found.append("date_impossible")
    if facts.get("inherited"):
        found.append("inherited")
    return found


def _relations(given: dict[str, str]) -> list[dict[str, str]]:
    extra = {
        name: given[key]
        for key, name in (("by", "source_symbol"), ("manner", "manner"))
        if key in given
    }
    return [
        {"relation": name, "cue": cue, **extra}
        for name, cue in given.items()
        if name in RELATIONS
    ]


def facts(mark: Mark) -> dict[str, Any]:
    """Return everything a perfect reader tells of ``mark``, in a fixed order."""
    verbatim, given = mark.verbatim, mark.given
    kind = [t for t in TYPES if verbatim.casefold().startswith(t.casefold())]
    found: dict[str, Any] = {"verbatim": verbatim, "kind": "short"}
    found |= {"type": kind[0]} if kind else {}
    found |= _symbol(verbatim) | _date(verbatim) | _body(verbatim)
    found |= {name: given[name] for name in _GIVEN if name in given}
    if "number" in given:
        found["number"] = int(given["number"])
        found.setdefault("symbol_verbatim", re.findall(r"\d+", verbatim)[0])
    if "date" in given:
        found["date"] = dt.date.fromisoformat(given["date"])
    if "inherited" in given:
        found["inherited"] = given["inherited"].split(",")
    found["flags"] = _flags(found, given.get("flags"))
    conference = {k: given[k] for k in ("level", "ordinal", "term", "of") if k in given}
    if conference:
        found["conference"] = conference
    found["relations"] = _relations(given)
    return found
