"""Lists that one verb opens: "Bãi bỏ các Thông tư sau đây: 1. Thông tư số …; 2. …".

The verb stands before the colon, active or passive ("Các văn bản sau đây hết hiệu
lực: …"), the places and papers behind it, each in a line of its own or between
semicolons.
"""

import re
from collections.abc import Iterator

from indexer.cite.changing import verbs
from indexer.cite.changing.clauses import Clause, Ground
from indexer.cite.changing.places import listed
from indexer.cite.changing.walking import Walk

_OPENED = re.compile(r"[^.:;“”\"]{0,240}?:")
_SUBJECT = re.compile(r"[^.:;“”\"]{0,160}\Z")
# "như sau" opens new wording, "sau khoản 3" is a place.
_AFTER = re.compile(
    r"(?<!\w)(?P<wording>nhu\s{1,3})?sau(?:\s{1,3}day)?(?=\s{0,3}(?:[:,]|het|duoc|bi|cua|do|tai|ke|ngung|co|cham))"
    rf"|(?<!\w)(?:cac|nhung)\s{{1,3}}(?:{verbs.KINDS})(?=\s{{0,3}}:)"
)
_ITEM = re.compile(
    r"[^\S\n\f]{0,9}[\n\f]\s{0,9}(?:(?P<letter>[a-z][.)])|(?P<number>\d{1,3}[.)-])|(?P<dash>[-+*•]))\s{1,9}|;[^\S\n\f]{1,3}(?![\n\f])(?:va\s{1,3})?"
)
_END = re.compile(
    r"[\n\f]\s{0,9}(?:dieu\s\d{1,3}[a-z]?[.:]|chuong\s|[ivx]{1,5}[./)-]\s)"
)
_EVERY = re.compile(r"(?:toan\s{1,3}bo\s{1,3}|cac\s{1,3}|nhung\s{1,3})?")
_REACH = 1200
_MOST = 400


def items(ground: Ground, verb: re.Match[str]) -> list[Clause]:
    """Return what a list says, as clauses of the verb before its colon."""
    colon = _colon(ground, verb)
    return list(_items(ground, verb, colon)) if colon is not None else []


def _colon(ground: Ground, verb: re.Match[str]) -> int | None:
    """Return where a list begins that the sentence of a verb opens."""
    passage = ground.passage
    match = _OPENED.match(passage.bare, verb.end())
    if match is None:
        return None
    low = verb.end()
    if verbs.is_turned(passage, verb):
        subject = _SUBJECT.search(passage.bare, max(0, low - 200), verb.start())
        low = subject.start() if subject else low
    said = _AFTER.finditer(passage.bare, low, match.end())
    return match.end() if any(not one["wording"] for one in said) else None


def _items(ground: Ground, verb: re.Match[str], at: int) -> Iterator[Clause]:
    bare, kind = ground.passage.bare, None
    # The colon ends a line as often as not.
    mark = _ITEM.match(bare, at) or _EVERY.match(bare, _past_blanks(bare, at))
    for _ in range(_MOST):
        if mark is None or (mark.lastgroup and kind and mark.lastgroup != kind):
            return
        kind = kind or mark.lastgroup
        clause = _item(ground, verb, mark.end())
        if clause is None:
            return
        yield clause
        end = _END.search(bare, clause.end, clause.end + _REACH)
        high = end.start() if end else min(len(bare), clause.end + _REACH)
        mark = _ITEM.search(bare, clause.end, high)


def _item(ground: Ground, verb: re.Match[str], at: int) -> Clause | None:
    every = _EVERY.match(ground.passage.bare, at)
    start = every.end() if every else at
    is_place = listed(ground.passage, start) is not None
    if not is_place and ground.mention_at(start) is None:
        return None
    return Walk(ground, start).item(verb)


def _past_blanks(bare: str, at: int) -> int:
    while at < len(bare) and bare[at].isspace():
        at += 1
    return at
