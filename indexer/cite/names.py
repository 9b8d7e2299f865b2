"""How far the name of a body reaches in running text.

Known names come first, because names hold commas and "và"; the names of others
are followed word by word as long as they look like a name.
"""

import re

from archive.authority.names import Word
from indexer.cite.passage import Passage

_MEETING = re.compile(
    r"hoi nghi\s{1,3}(?:lan thu\s{1,3}\w{1,6}\s{1,3}(?:cua\s)?)?(?=trung uong|ban|bch|tw|t\.u)"
)
_TERM = re.compile(
    r"(?:\s{1,3}dang(?!\s(?:bo|uy|vien|doan))(?:\s{1,3}cong san(?:\s{1,3}viet nam)?)?)?"
    r"(?:\s{1,3}(?:lan thu\s{1,3})?(?:\d{1,2}|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)(?=\s{0,3}[,(]?\s{0,3}khoa))?"
    r"(?:,?\s{0,3}\(?\s{0,2}khoa\s{1,3}(?:[ivx]{1,5}|\d{1,2})(?!\w)(?:\s?\))?)?"
)
_INSIDE = re.compile(r"\s{0,3}[,-]?\s{0,3}")
_STOPS = frozenset(
    re.findall(
        r"\w+",
        "ve ngay quy huong trien thuc ban da dang se la duoc do theo tai trong voi gui yeu cau ky "
        "co khong phai nham khi neu sau truoc cho den tu thang nam so nhu ma thi bai sua thay "
        "cung gom nay do tren duoi hoac ra noi xem quan tiep hoc",
    )
)
_WHOSE = re.compile(
    r"\s{1,3}(?:cap\s{1,3})?(?:tinh|huyen|xa|phuong|thanh pho|quan|thi xa|thi tran|dac khu|co so)(?!\w)"
)


def reach(passage: Passage, at: int, code: str | None = None) -> int | None:
    """Return where the name of a body that begins at a place ends, or None."""
    meeting = _MEETING.match(passage.bare, at)
    start = meeting.end() if meeting else at
    spelled = passage.authority.naming.spelled
    words = _together(passage, spelled.words(passage.aligned, start, start + 160))
    count, _ = passage.authority.naming.tree.longest(words)
    if count:
        return _with_term(passage, words[count - 1].end)
    return _misspelt(passage, words, code) or _unlisted(passage, words)


def _together(passage: Passage, words: list[Word]) -> list[Word]:
    kept = words[:1]
    for word in words[1:]:
        if not _INSIDE.fullmatch(passage.even, kept[-1].end, word.start):
            break
        kept.append(word)
    return kept


def _with_term(passage: Passage, end: int) -> int:
    match = _TERM.match(passage.bare, end)
    return match.end() if match else end


def _misspelt(passage: Passage, words: list[Word], code: str | None) -> int | None:
    for count in range(min(8, len(words)), 2, -1):
        name = passage.even[words[0].start : words[count - 1].end]
        found = passage.authority.naming.misspelt(name, code)
        if found:
            return _with_term(passage, words[count - 1].end)
    return None


def _unlisted(passage: Passage, words: list[Word]) -> int | None:
    count, _ = passage.authority.naming.heads.longest(words)
    if not count:
        return None
    end = words[count - 1].end
    is_shouted = passage.even[words[0].start : end].isupper()
    small = 0
    for word in words[count : count + 14]:
        printed = passage.even[word.start : word.end]
        if passage.bare[word.start : word.end] in _STOPS and (
            printed.islower() or is_shouted
        ):
            break
        if _is_kind(passage, word) or "," in passage.even[end : word.start]:
            break
        small = 0 if _is_name(printed) else small + 1
        if small > 2:
            break
        end = end if small else word.end
    whose = _WHOSE.match(passage.bare, end)
    return _with_term(passage, whose.end() if whose else end)


def _is_name(printed: str) -> bool:
    # The small "ủy" of "Ban Tổ chức Thành ủy" ends a name too.
    is_short_number = printed.isdecimal() and len(printed) < 4
    return printed[0].isupper() or is_short_number or printed in {"ủy", "uỷ"}


def _is_kind(passage: Passage, word: Word) -> bool:
    following = passage.bare[word.start : word.start + 12].split()
    return (
        any(
            passage.authority.type_named(" ".join(following[:count])) is not None
            for count in (1, 2)
        )
        and passage.even[word.start].isupper()
    )
