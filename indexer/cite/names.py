"""How far the name of a body reaches in running text.

Known names come first, because names hold commas and "và"; the names of others
are followed word by word as long as they look like a name.
"""

import re
from collections.abc import Iterator
from itertools import islice

from archive.authority.names import Word
from indexer.cite.passage import Passage

_MEETING = re.compile(
    r"bo truong\s{1,3}(?=bo\s)|hoi nghi\s{1,3}(?:lan thu\s{1,3}\w{1,6}\s{1,3}(?:cua\s)?)?(?=trung uong|ban|bch|tw|t\.u)"
)
_TERM = re.compile(
    r"(?:\s{1,3}dang(?!\s(?:bo|uy|vien|doan))(?:\s{1,3}cong san(?:\s{1,3}viet nam)?)?)?"
    r"(?:\s{1,3}(?:lan thu\s{1,3})?(?:\d{1,2}|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)(?=\s{0,3}[,(]?\s{0,3}khoa))?"
    r"(?:\s{1,3}lan thu\s{1,3}[ivx]{1,6}(?!\w))?"
    r"(?:,?\s{0,3}\(?\s{0,2}khoa\s{1,3}(?:[ivx]{1,5}|\d{1,2})(?!\w)(?:\s?\))?)?"
)
_INSIDE = re.compile(r"\s{0,3}[,-]?\s{0,3}")
_JOINT = re.compile(r"\s{0,3}(?:,|,?\s{1,3}va)\s{1,3}")
_STOPS = frozenset(
    re.findall(
        r"\w+",
        "ve ngay quy huong trien thuc ban da dang se la duoc do theo tai trong voi gui yeu cau ky "
        "co khong phai nham khi neu sau truoc cho den tu thang nam so nhu ma thi bai sua thay "
        "cung gom nay do tren duoi hoac ra noi xem quan tiep hoc",
    )
)
_RANK = r"(?:tinh|huyen|xa|phuong|thanh pho|quan|thi xa|thi tran|dac khu|co so)(?!\w)"
# "Ban chỉ đạo 35 cấp tỉnh", "Ủy ban nhân dân tỉnh": whose is left to the reader.
_LEVEL = re.compile(rf"\s{{1,3}}cap\s{{1,3}}{_RANK}")
_WHOSE = re.compile(rf"\s{{1,3}}(?:cap\s{{1,3}})?{_RANK}")


def reach(passage: Passage, at: int, code: str | None = None) -> int | None:
    """Return where the name of a body that begins at a place ends, or None."""
    meeting = _MEETING.match(passage.bare, at)
    start = meeting.end() if meeting else at
    count, _ = passage.authority.naming.tree.longest(_together(passage, start))
    words = list(_together(passage, start, count or None))
    if not count:
        return _misspelt(passage, words, code) or _unlisted(passage, words)
    end = _with_term(passage, words[-1].end)
    level = _LEVEL.match(passage.bare, end)
    return level.end() if level else end


def reach_all(passage: Passage, end: int) -> int:
    """Return where the names of all bodies end that sign with the one before."""
    for _ in range(8):
        joint = _JOINT.match(passage.bare, end)
        further = reach(passage, joint.end()) if joint else None
        if further is None:
            break
        end = further
    return end


def _together(passage: Passage, start: int, most: int | None = None) -> Iterator[Word]:
    """Yield the words from a place as long as they may be parts of one name."""
    end = start
    words = passage.authority.naming.spelled.words(passage.aligned, start, start + 160)
    for word in islice(words, most):
        if not _INSIDE.fullmatch(passage.even, end, word.start):
            break
        yield word
        end = word.end


def _with_term(passage: Passage, end: int) -> int:
    match = _TERM.match(passage.bare, end)
    return match.end() if match else end


def _misspelt(passage: Passage, words: list[Word], code: str | None) -> int | None:
    for count in range(min(8, len(words)), 2, -1):
        if passage.authority.naming.misspelt(words[:count], code):
            return _with_term(passage, words[count - 1].end)
    return None


def _unlisted(passage: Passage, words: list[Word]) -> int | None:
    count, patterns = passage.authority.naming.heads.longest(words)
    if not count:
        return None
    end = words[count - 1].end
    # "Sở Y tế": names of offices end small, those of committees end with a place.
    may_end_small = patterns[0].kind != "committee"
    small = 0
    for word in words[count : count + 14]:
        if _is_over(passage, word, words[0].start, end):
            break
        is_name = _is_name(passage.even[word.start : word.end])
        small = 0 if is_name else small + 1
        if small > 2:
            break
        if is_name or (small == 1 and may_end_small and end != words[count - 1].end):
            end = word.end
    whose = _WHOSE.match(passage.bare, end)
    return _with_term(passage, whose.end() if whose else end)


def _is_over(passage: Passage, word: Word, start: int, end: int) -> bool:
    printed = passage.even[word.start : word.end]
    is_shouted = passage.even[start:end].isupper()
    is_stop = passage.bare[word.start : word.end] in _STOPS
    if is_stop and (printed.islower() or is_shouted):
        return True
    return "," in passage.even[end : word.start] or _is_kind(passage, word)


def _is_name(printed: str) -> bool:
    # The small "ủy" of "Ban Tổ chức Thành ủy" ends a name too.
    is_short_number = printed.isdecimal() and len(printed) < 4
    return printed[0].isupper() or is_short_number or printed in {"ủy", "uỷ"}


def _is_kind(passage: Passage, word: Word) -> bool:
    two = " ".join(passage.bare[word.start : word.start + 16].split()[:2])
    is_kind = two in passage.authority.document_types.words
    return is_kind and passage.even[word.start].isupper()
