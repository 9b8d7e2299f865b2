"""What stands in quotation marks: new wording, and the words to be exchanged.

Typists forget marks and mix them: new wording ends at a mark that closes a line,
and where none does, at the next line that changes something.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from archive.model import Span

# An apostrophe inside a word is no mark. Signs first: an engine that looks for one of
# a few characters skips all others in one loop.
_SIGN = re.compile(
    r"""[“”„«»"'‘’](?:(?<=[“”„«»"])|(?<=['‘])(?<!\w.)|(?<=['’])(?!\w))""", re.DOTALL
)
_OPENS = frozenset("“„«‘")
_CLOSES = frozenset("”»’")
_LINE_END = re.compile(r"[\s.;,:)\]”\"'’]{0,8}(?:[\n\f]|\Z)")
_AFTER_COLON = re.compile(r"[:\n\f][\s(\[]{0,9}\Z")
_INLINE = 500


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quoted spans of a text in their order; they never nest."""

    spans: Sequence[Span] = ()
    starts: Sequence[int] = field(default=())

    def around(self, at: int) -> Span | None:
        """Return the quotation that a place lies in."""
        place = bisect_right(self.starts, at) - 1
        span = self.spans[place] if place >= 0 else None
        return span if span and at < span.end else None


def quotations(even: str, resumes: Sequence[int]) -> Quotations:
    """Find the quotations of a text; an unclosed one ends where it ``resumes``."""
    signs = [match.start() for match in _SIGN.finditer(even)]
    pairs = _pairs(even, signs)
    closing = cache(lambda: [at for at in signs if _closes(even, at)])
    spans: list[Span] = []
    done = 0
    for at in signs:
        if at < done or not _may_open(even, at):
            continue
        end = _end(even, at, pairs.get(at), closing, resumes)
        if end is not None:
            spans.append(Span(at, end))
            done = end
    return Quotations(spans, [span.start for span in spans])


def _pairs(even: str, signs: Sequence[int]) -> dict[int, int]:
    """Match opening and closing marks, the innermost first; ``"`` alternates."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    straight: int | None = None
    for at in signs:
        if even[at] in _OPENS:
            opened.append(at)
        elif even[at] in _CLOSES and opened and even[opened[-1]] in _OPENS:
            pairs[opened.pop()] = at
        elif even[at] == '"':
            if straight is not None and (at - straight <= _INLINE):
                pairs[straight], straight = at, None
            else:
                straight = at
    return pairs


def _may_open(even: str, at: int) -> bool:
    if even[at] in _OPENS:
        return True
    if even[at] in _CLOSES:
        return False
    before, after = even[max(0, at - 1) : at], even[at + 1 : at + 2]
    return not (before.isalnum() or after.isspace()) and bool(after)


def _closes(even: str, at: int) -> bool:
    return even[at] not in _OPENS and _ends_line(even, at)


def _end(
    even: str,
    at: int,
    pair: int | None,
    closing: Callable[[], Sequence[int]],
    resumes: Sequence[int],
) -> int | None:
    """Return where a quotation ends, or None where a mark opens none."""
    if not _AFTER_COLON.search(even, max(0, at - 12), at):
        is_short = pair is not None and pair - at <= _INLINE
        return pair + 1 if pair is not None and is_short else None
    place = bisect_left(resumes, at)
    limit = resumes[place] if place < len(resumes) else len(even)
    if pair is not None and _ends_line(even, pair):
        return pair + 1
    # A pair that closes inside a line is a quotation of the new wording's own.
    low = pair if pair is not None else at
    place = bisect_right(closing(), low)
    last = closing()[place] if place < len(closing()) else None
    if last is not None and last < limit:
        return last + 1
    return pair + 1 if pair is not None else limit


def _ends_line(even: str, at: int) -> bool:
    return _LINE_END.match(even, at + 1) is not None
