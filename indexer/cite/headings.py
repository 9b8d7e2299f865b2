"""Lines that are headings, whose words say nothing of the papers cited below them."""

import re

from indexer.cite.passage import Passage

_NUMBERED = re.compile(r"\s{0,9}(?:[ivx]{1,5}|\d{1,2}|[a-z])\s?[.)-]\s")
_LONGEST = 60
_ENDS = (".", ";", ":", "!", "?", "-", "*", ",")


def below(passage: Passage, low: int, high: int) -> int:
    """Return where the text under the last heading between two places begins."""
    end = passage.even.rfind("\n", low, high)
    while end >= 0:
        if _is_heading(passage, max(low, end - 2 * _LONGEST), end, high):
            return end + 1
        end = passage.even.rfind("\n", low, end)
    return low


def _is_heading(passage: Passage, low: int, end: int, cited: int) -> bool:
    start = passage.even.rfind("\n", low, end) + 1 or low
    line, after = passage.even[start:end].strip(), passage.even[end:cited].lstrip()
    # "KẾ HOẠCH / thực hiện …" and "Thực hiện / Nghị quyết số …" go on.
    if not 0 < len(line) <= _LONGEST or line[0].islower() or not after[:1].isupper():
        return False
    if line.isupper():
        return not after.partition("\n")[0].isupper()
    is_open = line.endswith(_ENDS)
    return not is_open and (_begins(passage, start) or _is_numbered(passage, start))


def _is_numbered(passage: Passage, start: int) -> bool:
    return _NUMBERED.match(passage.bare, start) is not None


def _begins(passage: Passage, start: int) -> bool:
    """Tell whether nothing before a line runs on into it."""
    before = passage.even[max(0, start - 9) : start].rstrip()
    return not before or before.endswith(_ENDS[:-1])
