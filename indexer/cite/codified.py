"""Citations of the codification, whose date and body follow a long title.

"(Điều 1 Thông tư số 211/2016/TT-BTC Quy định mức thu … ngày 10/11/2016 của Bộ
Tài chính, có hiệu lực thi hành kể từ ngày 01/01/2017)".
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from archive.model import Span
from indexer.cite.passage import Dated, Mention, Passage
from indexer.cite.tails import body_of

_EFFECT = re.compile(r",\s{0,3}co hieu luc(?: thi hanh)?(?: ke)? tu ngay")
_OPEN = re.compile(r"\(\s{0,3}(?:dieu|khoan|phan|muc|chuong)\s")
_NAMES = re.compile(r"[^\W\d_]*(?:[\s,-]{1,3}[^\W\d_]{1,12}){0,30}\s{0,3}")
_TITLE = re.compile(r"\b(?:quy dinh|huong dan|ban hanh|sua doi|bo sung|ve viec)\b")
_REACH = 3000


def settled(passage: Passage, mentions: Sequence[Mention]) -> list[Mention]:
    """Give the date and body at the end of a codified citation to its paper."""
    kept = list(mentions)
    starts = [mention.start for mention in kept]
    opened = [match.start() for match in _OPEN.finditer(passage.bare)]
    for effect in _EFFECT.finditer(passage.bare):
        place = bisect_left(opened, effect.start()) - 1
        if place < 0 or effect.start() - opened[place] > _REACH:
            continue
        first, last = (
            bisect_left(starts, opened[place]),
            bisect_left(starts, effect.start()),
        )
        if first < last and kept[first].dated is None:
            _settle(passage, kept, first, last, effect.start())
    return kept


def _settle(
    passage: Passage, kept: list[Mention], first: int, last: int, end: int
) -> None:
    found = _last_pair(passage, kept[first], end)
    if found is None:
        return
    dated, body_at = found
    for place in range(first + 1, last):
        if kept[place].dated is dated and (at := kept[place].symbol_at):
            kept[place] = replace(kept[place], dated=None, body_at=None, end=at.end)
    kept[first] = replace(kept[first], dated=dated, body_at=body_at)


def _last_pair(
    passage: Passage, mention: Mention, end: int
) -> tuple[Dated, Span] | None:
    # The names of five ministries may stand between the date and the effect.
    dated = passage.last_date(max(mention.end, end - 320), end)
    body_at = body_of(passage, dated.end, mention.symbol) if dated else None
    if dated is None or body_at is None or body_at.end > end:
        return None
    # Nothing but names stands between "của" and the effect, misprinted or not.
    rest = passage.bare[body_at.end : end]
    is_named = _NAMES.fullmatch(rest) and not _TITLE.search(rest)
    return dated, Span(body_at.start, end) if is_named else body_at
