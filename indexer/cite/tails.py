"""What follows a number: its date and the body that issued it, in either order."""

import re
from dataclasses import dataclass

from archive.model import Span, Symbol
from indexer.cite import names
from indexer.cite.passage import Dated, Passage

# The mark of a note clings to the symbol: "57-NQ/TW1 ngày …".
_NOTE = re.compile(r"\d{1,2}(?!\w)")
_GAP = re.compile(r"\s{0,4}(?P<sign>[,(]?)\s{0,4}")
_CUE = re.compile(
    r"(?:(?:duoc |da )?(?:ban hanh |ky |ra |de |thong qua )?ngay\s{0,4}(?:(?:mung|mong)\s)?)?"
)
_TO_BODY = re.compile(r"\s{0,4},?\s{0,4}(?:(?:cua|do)\s{1,4}|(?=hoi nghi\s))")
# "Kết luận số 126-KL/TW … của Bộ Chính trị, Ban Bí thư": both decided together.
_BOTH = re.compile(
    r"(?<=bo chinh tri)\s{0,3}(?:,|va\s)\s{0,3}ban bi thu(?!\w|\s{1,3}(?:da|vua|ban|yeu|giao|co|se)(?!\w))"
)
_OPEN = re.compile(r"\s{0,4}\(\s{0,2}")
_CLOSE = re.compile(r"\s{0,2}\)")
_JOINT = re.compile(r"\s{0,3},?\s{0,3}(?P<whose>(?:cua|do)\s{1,4})?")


@dataclass(frozen=True, slots=True)
class Tail:
    """Where the citation ends, and what was found on the way there."""

    end: int
    dated: Dated | None = None
    body_at: Span | None = None


def tail(passage: Passage, at: int, symbol: Symbol | None = None) -> Tail:
    """Return the date and the body that follow a place directly."""
    opened = _OPEN.match(passage.bare, at)
    if opened and (found := _bracketed(passage, opened.end(), symbol)):
        return found
    note = _NOTE.match(passage.bare, at)
    end, dated, body_at = note.end() if note else at, None, None
    for _ in range(2):
        if dated is None and (day := date_at(passage, end)):
            dated, end = day
        if body_at is None and (place := body_of(passage, end, symbol)):
            body_at, end = place, place.end
    return Tail(end if dated or body_at else at, dated, body_at)


def date_at(passage: Passage, at: int) -> tuple[Dated, int] | None:
    """Return the date that a place leads to, and where it ends with its bracket."""
    gap = _GAP.match(passage.bare, at)
    dated = _day(passage, gap.end()) if gap else None
    if (
        gap is None
        or dated is None
        or (gap["sign"] == "," and "date_partial" in dated.issued.flags)
    ):
        return None
    close = _CLOSE.match(passage.bare, dated.end) if gap["sign"] == "(" else None
    return dated, close.end() if close else dated.end


def _day(passage: Passage, at: int) -> Dated | None:
    cue = _CUE.match(passage.bare, at)
    # A blank day keeps the word "ngày": "ngày     tháng 8 năm 2019".
    return passage.starts.get(cue.end() if cue else at) or passage.starts.get(at)


def _bracketed(passage: Passage, at: int, symbol: Symbol | None) -> Tail | None:
    """Return the body that a bracket names, and its date: "(28/2/2025, Ban Bí thư)".

    A body alone needs the word that it issued: a bracket may say who received.
    """
    first = _day(passage, at)
    joint = _JOINT.match(passage.bare, first.end if first else at)
    start = joint.end() if joint else at
    end = names.reach(passage, start, symbol.body if symbol else None)
    if joint is None or not end:
        return None
    behind = _JOINT.match(passage.bare, end)
    later = None if first or not behind else _day(passage, behind.end())
    close = _CLOSE.match(passage.bare, later.end if later else end)
    dated = first or later
    if close is None or not (dated or joint["whose"]):
        return None
    return Tail(close.end(), dated, Span(start, end))


def body_of(passage: Passage, at: int, symbol: Symbol | None = None) -> Span | None:
    """Return the place of the body that "của …" names after a place."""
    match = _TO_BODY.match(passage.bare, at)
    if match is None:
        return None
    end = names.reach(passage, match.end(), symbol.body if symbol else None)
    if end and symbol and symbol.type_code.endswith("LT"):
        end = names.reach_all(passage, end)
    both = _BOTH.match(passage.bare, end) if end else None
    end = both.end() if both else end
    return Span(match.end(), end) if end else None
