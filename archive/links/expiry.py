"""Until when a paper is for, where its own title says so.

Party papers state no end, but plans and programmes name the years they are for
("giai đoạn 2015 - 2020") and working rules the term ("nhiệm kỳ 2020 - 2025",
"khóa XIII"): these are over with them (``domain.md`` §6.3). Reports and papers that
look back name years too, and are not for them.
"""

import datetime as dt
import re

from archive.facts import Metadata
from archive.links.dates import Period
from archive.links.remembered import Names
from archive.text import squeeze, toneless

_FOR_YEARS = frozenset(
    {
        "ke hoach",
        "chuong trinh",
        "chuong trinh hanh dong",
        "chuong trinh phoi hop",
        "chien luoc",
        "de an",
        "du an",
        "phuong an",
        "nghi quyet",
        "quy che",
        "quy che lam viec",
    }
)
"""Kinds of paper that are for the years they name."""

_LOOKS_BACK = re.compile(r"\b(?:tong ket|so ket|danh gia|ket qua|bao cao|kiem diem)\b")
_YEARS = re.compile(
    r"\b(?:giai doan|nhiem ky|thoi ky) (?:nam )?((?:19|20)\d\d) ?[-–—] ?((?:19|20)\d\d)\b"
)
_PERIOD = re.compile(r"((?:19|20)\d\d) ?[-–—] ?((?:19|20)\d\d)")
_TERM = re.compile(r"\bkhoa ([ivxl]{1,6})\b")
_FOR_A_TERM = re.compile(r"\b(?:quy che lam viec|toan khoa)\b")
_MOST = 400
"""Characters of a title that are looked at: a longer one is none."""


def expires(metadata: Metadata, authority: Names) -> dt.date | None:
    """Return the last day of the period or the term that a paper is for.

    Where only the years of a term are known, its last year is: nobody can say
    earlier that it is over.
    """
    title = squeeze(toneless((metadata.subject or "")[:_MOST]))
    kind = squeeze(toneless(metadata.type or ""))
    if kind not in _FOR_YEARS or _LOOKS_BACK.search(title):
        return None
    last = _last_of_years(metadata, title) or _last_of_term(title, kind, authority)
    issued = Period.of_issue(metadata.issued)
    # Years that were over when it was issued are those it looks back on.
    return None if last and issued and last < issued.first else last


def _last_of_years(metadata: Metadata, title: str) -> dt.date | None:
    said = metadata.period
    found = _PERIOD.fullmatch(said) if said else _YEARS.search(title)
    if found is None or int(found[2]) < int(found[1]):
        return None
    return dt.date(int(found[2]), 12, 31)


def _last_of_term(title: str, kind: str, authority: Names) -> dt.date | None:
    """Return the day before the next term of the Central Committee, where it is known.

    Which term a local committee means by its own number is not known here.
    """
    named = _TERM.search(title)
    if named is None or not _FOR_A_TERM.search(f"{kind} {title}"):
        return None
    names = [term.name for term in authority.terms]
    place = names.index(named[1].upper()) + 1 if named[1].upper() in names else None
    if place is None or place >= len(authority.terms):
        return None
    return authority.terms[place].since - dt.timedelta(days=1)
