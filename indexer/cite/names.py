"""How far the name of a body reaches in running text.

Known names come first, because names hold commas and "và"; the names of others
are followed word by word as long as they look like a name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from archive.authority import Body
from archive.authority.names import Word
from indexer.cite import compounds
from indexer.cite.passage import Passage

_MEETING = re.compile(
    r"bo truong\s{1,3}(?=bo\s)|(?:tong )?giam doc\s{1,3}(?=so\s|cong an|benh vien|trung tam|cong ty|tong cong ty|hoc vien|dai hoc)|"
    r"chanh\s{1,3}(?=van phong\s)|chu nhiem\s{1,3}(?=uy ban\s)|bi thu\s{1,3}(?=(?:tinh|thanh|huyen|quan|thi|dang) uy)|"
    r"hieu truong\s{1,3}(?=truong\s|dai hoc|hoc vien)|vien truong\s{1,3}(?=vien\s)|(?:tong )?cuc truong\s{1,3}(?=(?:tong )?cuc\s)|hoi nghi\s{1,3}(?:lan thu\s{1,3}\w{1,6}\s{1,3}(?:cua\s)?)?(?=trung uong|ban|bch|tw|t\.u)"
)
_TERM = re.compile(
    r"(?:\s{1,3}dang(?!\s(?:bo|uy|vien|doan))(?:\s{1,3}cong san(?:\s{1,3}viet nam)?)?)?"
    r"(?:\s{1,3}(?:lan thu\s{1,3})?(?:\d{1,2}|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)(?=\s{0,3}[,(]?\s{0,3}khoa))?"
    r"(?:\s{1,3}lan thu\s{1,3}[ivx]{1,6}(?!\w))?"
    r"(?:,?\s{0,3}(?P<open>\()?\s{0,2}khoa\s{1,3}(?:[ivx]{1,5}|\d{1,2})(?!\w)(?(open)(?:\s?\))?))?"
)
_JOINT = re.compile(r"\s{0,3}(?:,|,?\s{1,3}va)\s{1,3}")
# With their marks: "năm" ends a name and "Nam" does not; "quán triệt" does and
# "cơ quan" does not.
_OVER = re.compile(
    r"ngày(?=\d)|(?:về|ngày|đã|đang|sẽ|là|được|do|theo|tại|trong|với|gửi|ký|có|không|phải|nhằm|khi|nếu|sau|"
    r"trước|cho|đến|từ|tháng|năm|như|nhưng|mà|thì|bãi|sửa|thay|cùng|gồm|này|nay|đó|trên|dưới|hoặc|"
    r"ra|nói|xem|yêu cầu|quy định|hướng dẫn|triển khai|thực hiện|ban hành|quán triệt|học tập|"
    r"tiếp tục|bổ sung|số(?!\s\d{1,2}(?![\d/-]|\s[-/])))(?!\w)",
    re.IGNORECASE,
)
_RANK = r"(?:tinh|huyen|xa|phuong|thanh pho|quan|thi xa|thi tran|dac khu|co so)(?!\w)"
# "Ban chỉ đạo 35 cấp tỉnh", "Ủy ban nhân dân tỉnh": whose is left to the reader.
_LEVEL = re.compile(rf"\s{{1,3}}cap\s{{1,3}}{_RANK}")
_WHOSE = re.compile(rf"\s{{1,3}}(?:cap\s{{1,3}})?{_RANK}")
_OWNER = re.compile(rf"\s{{1,3}}(?:trung uong|tw|(?:cap\s{{1,3}})?{_RANK})(?!\w)")
# Cells of a letterhead follow each other; a name stops before the next cell.
_LETTERHEAD = re.compile(r"\s{0,9}(?:dang cong san viet nam|cong hoa xa hoi chu nghia)")
_SIGN = re.compile(r"\s{0,3}[-/]")
_LINE_END = re.compile(r"[\n\t\f]")
# "Đảng ủy Trung tâm Quản lý đường hầm sông Sài Gòn": names of units run on small.
_UNIT = re.compile(r"(?:Trung tâm|Trường|Học viện|Viện|Công ty|Ban [Qq]uản)\Z")
_DASH = re.compile(r"\s-\s{1,3}\Z")
# The small end of these names is no end of the name before it.
_PEOPLES = re.compile(
    r"(?:Hội đồng|[ỦU][ỷy] ban|Tòa án|Toà án|Viện kiểm sát) nhân(?: dân)?\Z"
)
_REACH = 160


def reach(passage: Passage, at: int, code: str | None = None) -> int | None:
    """Return where the name of a body that begins at a place ends, or None."""
    meeting = _MEETING.match(passage.bare, at)
    start = meeting.end() if meeting else at
    limit = _limit(passage, start)
    words: list[Word] = []
    count, bodies = passage.authority.naming.tree.longest(
        _kept(_together(passage, start, limit), words)
    )
    if count:
        end = _with_term(passage, words[count - 1].end, limit)
        return _with_place(passage, end, limit, bodies)
    words = list(_together(passage, start, limit))
    found = _misspelt(passage, words, code) or _unlisted(passage, words)
    return _with_term(passage, found, limit) if found else None


def reach_all(passage: Passage, end: int) -> int:
    """Return where the names of all bodies end that sign with the one before."""
    for _ in range(8):
        joint = _JOINT.match(passage.bare, end)
        further = reach(passage, joint.end()) if joint else None
        if further is None:
            break
        end = further
    return end


def _limit(passage: Passage, start: int) -> int:
    """Return where a name must end that begins at a place.

    Names break over lines, but a name in small letters does not go on in a
    line of capitals, nor any name in the title of the letterhead.
    """
    far = min(len(passage.even), start + _REACH)
    for line_end in _LINE_END.finditer(passage.even, start, far):
        at = line_end.start()
        is_shouted = passage.even[start:at].isupper()
        if _LETTERHEAD.match(passage.bare, at):
            return at
        if not is_shouted and _line(passage, line_end.end()).isupper():
            return at
    return far


def _line(passage: Passage, start: int) -> str:
    line_end = _LINE_END.search(passage.even, start, start + _REACH)
    return passage.even[start : line_end.start() if line_end else start + _REACH]


def _together(passage: Passage, start: int, limit: int) -> Iterator[Word]:
    return passage.authority.naming.spelled.together(passage.aligned, start, limit)


def _kept(words: Iterable[Word], kept: list[Word]) -> Iterator[Word]:
    for word in words:
        kept.append(word)
        yield word


def _with_term(passage: Passage, end: int, limit: int) -> int:
    match = _TERM.match(passage.bare, end, limit)
    return match.end() if match else end


def _with_place(passage: Passage, end: int, limit: int, bodies: Sequence[Body]) -> int:
    """Return the end with the level or the place of a body that many places have."""
    is_common = bodies[0].kind == "steering" and bodies[0].level != "central"
    whose = (_OWNER if is_common else _LEVEL).match(passage.bare, end, limit)
    if whose is None:
        return end
    end = whose.end()
    for word in islice(_together(passage, end, limit), 4):
        if not passage.even[word.start].isupper():
            break
        end = word.end
    return end


def _misspelt(passage: Passage, words: list[Word], code: str | None) -> int | None:
    for count in range(min(8, len(words)), 2, -1):
        if passage.authority.naming.misspelt(words[:count], code):
            return words[count - 1].end
    return None


def _unlisted(passage: Passage, words: list[Word]) -> int | None:
    count, patterns = passage.authority.naming.heads.longest(words)
    if not count:
        return None
    end = words[count - 1].end
    # "Sở Y tế": names of offices end small, those of committees end with a place.
    may_end_small = patterns[0].kind != "committee"
    small, most, before = 0, 2, words[count - 1]
    for word in words[count : count + 14]:
        printed = passage.even[word.start : word.end]
        is_whole = compounds.completes(passage.even[before.start : before.end], printed)
        if not is_whole and _is_over(passage, word, words[0].start, end):
            break
        is_name = is_whole or _is_name(printed) or _is_inner(passage, word)
        small = 0 if is_name else small + 1
        if small > most:
            break
        if _UNIT.search(passage.even, max(0, word.start - 6), word.end):
            most, may_end_small = 4, True
        ends_small = small == 1 and may_end_small and end != words[count - 1].end
        if is_name or (ends_small and not _is_link(passage, word)):
            end = word.end
        before = word
    if whose := _WHOSE.match(passage.bare, end):
        return whose.end()
    # "của Bộ" is cut off, or means one that was named before.
    is_bare = end == words[0].end and len(words[0].readings[0]) == 1
    return None if is_bare else end


def _is_over(passage: Passage, word: Word, start: int, end: int) -> bool:
    printed = passage.even[word.start : word.end]
    is_shouted = passage.even[start:end].isupper()
    is_over = _OVER.match(passage.even, word.start) or _DASH.search(
        passage.even, max(0, word.start - 4), word.start
    )
    if is_over and (printed.islower() or is_shouted):
        return True
    if printed.isdecimal() and _SIGN.match(passage.even, word.end):
        return True  # The next paper's number: "của Ban Tổ chức 05-CT/TW".
    return "," in passage.even[end : word.start] or _is_kind(passage, word)


def _is_inner(passage: Passage, word: Word) -> bool:
    # The small "bộ" of "Ban Chấp hành Đảng bộ tỉnh" goes on with the name.
    is_party = passage.even[word.start - 5 : word.end] in {"Đảng bộ", "đảng bộ"}
    return is_party or bool(
        _PEOPLES.search(passage.even, max(0, word.start - 18), word.end)
    )


def _is_link(passage: Passage, word: Word) -> bool:
    return passage.even[word.start : word.end].casefold() in {"và", "của", "các"}


def _is_name(printed: str) -> bool:
    # The small "ủy" of "Ban Tổ chức Thành ủy" ends a name too.
    is_short_number = printed.isdecimal() and len(printed) < 4
    return printed[0].isupper() or is_short_number or printed in {"ủy", "uỷ"}


def _is_kind(passage: Passage, word: Word) -> bool:
    two = " ".join(passage.bare[word.start : word.start + 16].split()[:2])
    is_kind = two in passage.authority.document_types.words
    return is_kind and passage.even[word.start].isupper()
