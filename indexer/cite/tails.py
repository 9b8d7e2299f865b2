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
_CLOSE = re.compile(r"\s{0,2}\)")


@dataclass(frozen=True, slots=True)
class Tail:
    """Where the citation ends, and what was found on the way there."""

    end: int
    dated: Dated | None = None
    body_at: Span | None = None


def tail(passage: Passage, at: int, symbol: Symbol | None = None) -> Tail:
    """Return the date and the body that follow a place directly."""
    note = _NOTE.match(passage.bare, at)
    end, dated, body_at = note.end() if note else at, None, None
    for _ in range(2):
        if dated is None and (found := date_at(passage, end)):
            dated, end = found
        if body_at is None and (place := body_of(passage, end, symbol)):
            body_at, end = place, place.end
    return Tail(end if dated or body_at else at, dated, body_at)


def date_at(passage: Passage, at: int) -> tuple[Dated, int] | None:
    """Return the date that a place leads to, and where it ends with its bracket."""
    gap = _GAP.match(passage.bare, at)
    cue = _CUE.match(passage.bare, gap.end()) if gap else None
    if gap is None or cue is None:
        return None
    # A blank day keeps the word "ngày": "ngày     tháng 8 năm 2019".
    dated = passage.starts.get(cue.end()) or passage.starts.get(gap.end())
    if dated is None or (gap["sign"] == "," and "date_partial" in dated.issued.flags):
        return None
    close = _CLOSE.match(passage.bare, dated.end) if gap["sign"] == "(" else None
    return dated, close.end() if close else dated.end


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
