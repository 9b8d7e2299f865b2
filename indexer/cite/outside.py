"""Dates and bodies that stand before the paper they belong to.

"Ngày 10/7/2025, Ban Bí thư đã ban hành Quy định số 339-QĐ/TW".
"""

import re
from dataclasses import replace

from archive.model import Issued, Span
from indexer.cite import names
from indexer.cite.passage import Dated, Mention, Passage

_REACH = 200
_ISSUED = re.compile(
    r"\s{0,3}(?:(?:da|vua|se|cung|moi|tiep tuc|thong nhat)\s{1,3}){0,3}"
    r"(?:ky\s{1,3})?(?:ban hanh|co|ra|ky|thong qua|cong bo)(?:\s{1,3}(?:cac|mot so))?\s{1,3}\Z"
)
# A cheap look at the last word spares most mentions the search.
_LAST = (" hanh", " co", " ra", " ky", " qua", " bo", " cac", " so")
_CLAUSE = re.compile(r"[.;:,(\n\"“”](?:\s|\Z)|\sva(?=\s)|\A")
_DAY = re.compile(r"ngay\s{1,4}\Z")
# "Ngày 9/11/2022, thay mặt …, Tổng Bí thư đã ký ban hành Nghị quyết": who signs on
# a day gives the paper that day, whatever stands between.
_SIGNED = re.compile(r"(?<!\w)ky(?!\w)")
_FOR = re.compile(r"(?<!\w)(?:thay mat|tm\.)\s{1,3}")
_BROKEN = re.compile(r"[.;:!?\n](?:\s|\Z)")


def completed(passage: Passage, mention: Mention, floor: int) -> Mention:
    """Return the mention with the date and body told before it, if any are."""
    if _is_day(mention) and mention.body_at:
        return mention
    low = max(floor, mention.start - _REACH)
    near = passage.bare[max(low, mention.start - 12) : mention.start]
    if not near.rstrip().endswith(_LAST):
        return mention
    verb = _ISSUED.search(passage.bare[low : mention.start])
    if verb is None:
        return mention
    end = low + verb.start()
    body_at = _signed_for(passage, low, end, verb.group()) or _subject(
        passage, low, end
    )
    mention = replace(mention, body_at=mention.body_at or body_at)
    if _is_day(mention):
        return mention
    told = _told(passage, low, body_at.start if body_at else end, verb.group())
    return told_on(mention, told)


def told_on(mention: Mention, told: Dated | None) -> Mention:
    """Return the mention with a day told elsewhere, unless its own words deny it.

    "Ngày 4/5/2025, … ký Nghị quyết 68-NQ/TW năm 2025" tells the day of that year.
    """
    own = mention.dated.issued if mention.dated else None
    if told is None or (own and not _is_within(told.issued, own)):
        return mention
    return replace(mention, dated=told)


def _told(passage: Passage, low: int, end: int, verb: str) -> Dated | None:
    dated = passage.last_date(low, end)
    if dated is None or not _DAY.search(
        passage.bare, max(0, dated.start - 8), dated.start
    ):
        return None
    between = passage.bare[dated.end : end]
    is_signed = _SIGNED.search(verb) and not _BROKEN.search(between)
    return dated if is_signed or not between.strip(" ,\n") else None


def _signed_for(passage: Passage, low: int, end: int, verb: str) -> Span | None:
    # "Thay mặt Bộ Chính trị, đồng chí …, Thường trực Ban Bí thư đã ký": the first
    # body issues, and the second one is where the signer sits.
    if not _SIGNED.search(verb):
        return None
    *_, start = 0, *(one.end() for one in _FOR.finditer(passage.bare, low, end))
    reached = names.reach(passage, start) if start else None
    is_whole = reached and not _BROKEN.search(passage.bare, reached, end)
    return Span(start, reached) if reached and is_whole else None


def _subject(passage: Passage, low: int, end: int) -> Span | None:
    clauses = [low + match.end() for match in _CLAUSE.finditer(passage.bare[low:end])]
    for start in reversed(clauses):
        subject = passage.bare[start:end].lstrip()
        if subject and names.reach(passage, end - len(subject)) == end:
            return Span(end - len(subject), end)
    return None


def _is_day(mention: Mention) -> bool:
    return mention.dated is not None and mention.dated.issued.partial is None


def _is_within(day: Issued, partial: Issued) -> bool:
    return day.date is not None and day.date.isoformat().startswith(
        partial.partial or "-"
    )
