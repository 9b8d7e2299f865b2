"""The verbs that change a paper, and where they begin a clause that does so."""

import re
from collections.abc import Iterator

from archive.text import places
from indexer.cite.changing.gathering import Verb
from indexer.cite.passage import Passage

_W = r"\s{1,3}"
_CUT = rf"bo(?={_W}(?:cac{_W}|mot{_W}so{_W})?(?:cum{_W}tu|tu|khoan|diem|dieu|doan|muc|phu{_W}luc|mau)(?!\w))"
# Before words, and in "được thay bằng", the verbs are said shortly.
_PUT = (
    rf"(?:thay|sua)(?={_W}(?:cac{_W}|mot{_W}so{_W})?(?:(?:cum{_W}tu|tu|bang|doan|cau)(?!\w)"
    rf"|(?:khoan|diem|dieu|muc|phu{_W}luc|mau){_W}(?:so{_W})?(?:\d|[a-z](?!\w)|[ivx]{{1,5}}(?!\w))))"
)
_PAUSED = (
    rf"(?:tam{_W})?ngung{_W}hieu{_W}luc(?:{_W}(?:thi{_W}hanh|ap{_W}dung))?"
    rf"|dinh{_W}chi{_W}(?:viec{_W})?thi{_W}hanh"
)
VERB = re.compile(
    rf"(?:sua{_W}doi(?:\s{{0,3}}[,-]?\s{{0,3}}(?:va{_W})?bo{_W}sung)?"
    rf"|bo{_W}sung(?:\s{{0,3}},?\s{{0,3}}(?:va{_W})?sua{_W}doi)?"
    rf"|thay{_W}the|bai{_W}bo|huy{_W}bo|dinh{_W}chinh"
    rf"|dieu{_W}chinh(?:\s{{0,3}}[,-]?\s{{0,3}}(?:va{_W})?bo{_W}sung)?|chinh{_W}sua|(?:luoc|xoa){_W}bo|{_CUT}|{_PUT}|{_PAUSED})(?!\w)"
)
"""A verb, alone or as the pair that changes and adds at once."""
_SHORT = frozenset({"bo", "thay", "sua"})
_SHORT_AS = re.compile(
    rf"(?:bỏ|bo|thay|sửa|sua)(?={_W}(?!t(?!ừ(?!\w)|u(?!\w)))\w)", re.IGNORECASE
)
ENDED = re.compile(rf"(?:het{_W}hieu{_W}luc|cham{_W}dut{_W}hieu{_W}luc)(?!\w)")
"""What ends a place without a verb that does so."""
_FIRST = (
    *("sua", "bo", "thay", "bai", "huy", "dinh", "dieu", "het", "cham", "ngung", "tam"),
    *("chinh", "luoc", "xoa"),
)
_RELATIONS = {
    "sua": ("amends", "amend"),
    "bo sung": ("amends", "supplement"),
    "dieu": ("amends", "adjust"),
    "thay": ("replaces", None),
    "chinh": ("amends", "amend"),
    "bai": ("repeals", None),
    "luoc": ("repeals", None),
    "xoa": ("repeals", None),
    "bo": ("repeals", None),
    "het": ("repeals", None),
    "cham": ("repeals", None),
    "huy": ("annuls", None),
    "dinh": ("corrects", None),
    "dinh chi": ("suspends", None),
    "ngung": ("suspends", None),
    "tam": ("suspends", None),
}
KINDS = (
    "bo luat|luat|phap lenh|nghi dinh|quyet dinh|thong tu(?: lien tich)?|quy dinh|(?:bo )?quy che|"
    "nghi quyet|dieu le|huong dan|chi thi|ket luan|ke hoach|chuong trinh|thong bao|van ban"
).replace(" ", _W)
_TURNED = re.compile(rf"(?<!\w)(?:duoc|bi){_W}\Z")
_STATED = re.compile(rf"{_W}(?:lai{_W})?(?:nhu{_W}sau|thanh)(?!\w)")
_LED = re.compile(
    rf"""(?:\A|[.:;])\s{{0,9}}\Z
     |(?:\A|[\n\f]|dieu\s\d{{1,3}}[a-z]?[.:]\s)[\s|*_]{{0,12}}(?:[-+*•]|[\d.]{{1,9}}[.)-]?|[a-z][.)]|[ivx]{{1,5}}[./)-])\s{{0,4}}\Z
     |(?<!\w)(?:nay|thong{_W}nhat|dong{_W}y|nhat{_W}tri)(?:{_W}(?:viec|la|cho))?{_W}\Z
     |ban{_W}hanh{_W}(?:{KINDS}){_W}\Z""",
    re.VERBOSE,
)
# "Quy định này có hiệu lực kể từ ngày ký, thay thế …", "Kể từ ngày …, bãi bỏ …".
_IN_FORCE = re.compile(
    rf"(?<!\w)(?:nay{_W}co{_W}hieu{_W}luc[^.:]{{0,200}}?(?:[,;]|(?<!\w)va)"
    rf"|ke{_W}tu{_W}ngay[^.:;]{{0,160}}?,){_W}\Z"
)
_DECIDED = re.compile(r"(?<!\w)quyết\s{1,3}định\s{1,3}\Z")
_KIND_BEFORE = re.compile(rf"(?<!\w)(?<!phap )(?:{KINDS})[\s,]{{0,4}}\Z")
_KIND_ALONE = re.compile(rf"(?:\A|[\n\f])\s{{0,40}}(?:{KINDS})\s{{0,9}}\Z")
# "Điều 1. Bãi bỏ toàn bộ Thông tư" is a heading; its sentence stands in the next line.
_HEADED = re.compile(
    r"(?:\A|[\n\f])\s{0,9}dieu\s\d{1,3}[a-z]?[.:][^\n]{0,200}\n\s{0,9}\Z"
)
_CHAINED = re.compile(r"(?:[,;]|(?<!\w)(?:va|hoac|dong\sthoi))\s{1,3}\Z")
_BREAK = re.compile(r"[.:!?](?=\s)|\n\s{0,9}\n")


def read(match: re.Match[str]) -> Verb:
    """Return what a verb does."""
    words = match.group().split()
    key = " ".join(words[:2])
    relation, manner = _RELATIONS.get(key) or _RELATIONS[words[0]]
    if manner == "supplement" and "doi" in words:
        manner = "amend"
    return Verb(relation, manner, match.start(), match.end())


def occurring(passage: Passage) -> Iterator[re.Match[str]]:
    """Yield the verbs of a text in their order."""
    bare, done = passage.bare, 0
    for at in places(bare, _FIRST):
        match = VERB.match(bare, at) or ENDED.match(bare, at)
        if match and at >= done and _is_printed(passage, match):
            done = match.end()
            yield match


def _is_printed(passage: Passage, verb: re.Match[str]) -> bool:
    """Tell "bỏ từ" from "Bộ Tư pháp": short verbs have the right marks, or none."""
    if passage.bare[verb.start() - 1 : verb.start()].isalnum():
        return False
    return verb.group() not in _SHORT or bool(
        _SHORT_AS.match(passage.even, verb.start())
    )


def is_turned(passage: Passage, verb: re.Match[str]) -> bool:
    """Tell whether a verb is passive: "được sửa đổi", "hết hiệu lực"."""
    near = passage.bare[max(0, verb.start() - 8) : verb.start()]
    return ENDED.match(verb.group()) is not None or _TURNED.search(near) is not None


def is_stated(passage: Passage, verb: re.Match[str]) -> bool:
    """Tell whether a verb may stand behind its places without "được".

    New wording follows ("Khoản 2 Điều 5 sửa đổi như sau"), or it needs none
    ("Điều 5 ngưng hiệu lực").
    """
    is_paused = read(verb).relation == "suspends"
    return is_paused or _STATED.match(passage.bare, verb.end()) is not None


def is_chained(passage: Passage, at: int, last: int | None) -> bool:
    """Tell whether a verb goes on the sentence of a clause that ended before."""
    if last is None or not 0 <= at - last <= 600:
        return False
    joined = _CHAINED.search(passage.bare, max(0, at - 14), at)
    return joined is not None and _BREAK.search(passage.bare, last, at) is None


def is_leading(passage: Passage, at: int, *, sentence_cites: bool) -> bool:
    """Tell whether a verb begins a clause, so that the paper itself does it.

    A capital inside a line begins one too ("Điều khoản bãi bỏ Bãi bỏ khoản 3"),
    unless it is the title of a paper.
    """
    low = max(0, at - 60)
    before, even = passage.bare[low:at], passage.even[low:at]
    if low == 0 and not before.strip():
        return True
    if _LED.search(before) or _DECIDED.search(even):
        return True
    if _IN_FORCE.search(passage.bare, max(0, at - 260), at):
        return True
    if not passage.even[at].isupper():
        return False
    if _KIND_BEFORE.search(before):
        is_headed = _HEADED.search(passage.bare, max(0, at - 230), at)
        is_title = _KIND_ALONE.search(before) is not None and "\n" in before[-9:]
        return is_title or is_headed is not None
    gap = before[len(before.rstrip()) :]
    return bool({"\n", "\f"} & set(gap)) or not sentence_cites
