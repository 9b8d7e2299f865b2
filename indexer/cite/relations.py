"""What the citing paper, or a third one it tells of, does to each cited paper."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from archive.model import Relation, Span
from archive.text import squeeze
from indexer.cite import cues, headings
from indexer.cite.passage import Mention, Passage

_REACH = 500
_STOP = re.compile(
    r"[.;!?][\"”»)]?(?=\s)|\n\s{0,9}\n|\n\s{0,9}(?:[-+*•]|\d{1,2}[.)]|[a-z]\))\s"
)
_PART = r"(?:diem|khoan|dieu|muc|phan|chuong)\s[\w.]{1,6}[\s,]{1,4}"
_LIST = re.compile(
    rf"[\s,]{{0,4}}(?:(?:va|hoac|cung|dong thoi)\s{{1,3}})?(?:cac\s{{1,3}})?(?:{_PART}){{0,4}}(?:cua\s{{1,3}})?"
)
_SUBJECT = re.compile(
    r"\s{1,4}(?:ve|v/v|quy dinh|huong dan|thuc hien|trien khai|ban hanh|sua doi|bo sung|thay the|"
    r"bai bo|tong ket|so ket|phe duyet|tiep tuc|cong bo|dieu chinh|kem theo|chi dao|to chuc|"
    r"hop nhat|dinh chinh|tang cuong|yeu cau|gui|tra loi|de nghi|ve viec|ve)(?!\w)"
)
# "Căn cứ Chỉ thị …; Kế hoạch …; Công văn …": on one line, all are grounds.
_GROUNDS = re.compile(
    r"\s{0,4}(?:[-+*•]\s{0,3})?(can cu)\s[^.]{0,480};\s{1,3}(?:va\s{1,3})?(?:cac\s{1,3})?"
)
# "…, Thủ tướng Chính phủ yêu cầu": a body after a comma begins a new clause.
_CLOSED = re.compile(
    r",\s{1,3}(?:tinh uy|thanh uy|huyen uy|dang uy|ban thuong vu|ban |bo |thu tuong|chinh phu|"
    r"uy ban|ubnd|so |hoi dong|van phong|quoc hoi|dong chi|cac |trong |bam sat)"
)


def related(passage: Passage, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions with their relations, in reading order."""
    previous: Mention | None = None
    for mention in mentions:
        low = _sentence(passage, previous, mention)
        within = previous if previous and previous.end >= low else None
        told = _relations(passage, within, mention, low)
        previous = replace(mention, relations=told) if told else mention
        yield previous


def _sentence(passage: Passage, previous: Mention | None, mention: Mention) -> int:
    low = max(previous.end if previous else 0, mention.start - _REACH)
    for stop in _STOP.finditer(passage.bare, low, mention.start):
        low = stop.end()
    return headings.below(passage, low, mention.start)


def _relations(
    passage: Passage, within: Mention | None, mention: Mention, low: int
) -> tuple[Relation, ...]:
    if within and _goes_on(passage, within, mention):
        return within.relations
    low = max(low, within.end) if within else low
    cue = cues.last(passage.bare, low, mention.start)
    if cue is None:
        return _among_grounds(passage, mention)
    is_told = cue.relation != "cites" and _is_told(passage, within, cue.start)
    if is_told and (within is None or within.symbol is None):
        return ()
    source = str(within.symbol) if is_told and within else None
    printed = squeeze(passage.printed(Span(cue.start, cue.end)))
    return (Relation(cue.relation, printed, cue.manner, source),)


def _among_grounds(passage: Passage, mention: Mention) -> tuple[Relation, ...]:
    """Return the relation of a line of grounds, where the mention is one of them."""
    begin = passage.bare.rfind("\n", 0, mention.start) + 1
    if mention.start - begin > _REACH:
        return ()
    line = _GROUNDS.fullmatch(passage.bare, begin, mention.start)
    if line is None:
        return ()
    printed = squeeze(passage.printed(Span(*line.span(1))))
    return (Relation("based_on", printed),)


def _goes_on(passage: Passage, within: Mention, mention: Mention) -> bool:
    gap = passage.bare[within.end : mention.start]
    if len(gap) <= 60 and _LIST.fullmatch(gap):
        return True
    # "Nghị quyết … về việc sắp xếp … và Nghị quyết …" goes on after its subject.
    is_joined = gap.rstrip().endswith((" va", " va cac")) and _SUBJECT.match(gap)
    near = max(0, len(gap) - 30)
    return bool(is_joined) and cues.last(gap, near, len(gap)) is None


def _is_told(passage: Passage, within: Mention | None, end: int) -> bool:
    if within is None or not _SUBJECT.match(passage.bare, within.end):
        return False
    return not _CLOSED.search(passage.bare, within.end, end)
