"""What the citing paper, or a third one it tells of, does to each cited paper."""

import re
from collections.abc import Iterable
from dataclasses import replace

from archive.model import Relation, Span
from archive.text import squeeze
from indexer.cite import cues, headings, turned
from indexer.cite.passage import Mention, Passage

_REACH = 500
_STOP = re.compile(
    r"[.;!?][\"”»)]?(?=\s)|\t|\n\s{0,9}\n|\n\s{0,9}(?:[-+*•]|\d{1,2}[.)]|[a-z]\))\s"
)
_PART = r"(?:diem|khoan|dieu|muc|phan|chuong)\s[\w.]{1,6}[\s,]{1,4}"
_LIST = re.compile(
    rf"[\s,]{{0,4}}(?:(?:va|hoac|cung|dong thoi)\s{{1,3}})?(?:cac\s{{1,3}})?(?:{_PART}){{0,4}}(?:cua\s{{1,3}})?"
)
_BULLET = re.compile(r"\s{0,9}(?:[-+*•]|\d{1,2}[.)]|[a-z]\))\s{1,3}(?:cac\s{1,3})?")
_BROKEN = re.compile(r"[.!?:\t](?:\s|\Z)|\n\s{0,9}(?:\n|[-+*•]|\d{1,2}[.)]|[a-z]\)\s)")
_NEXT = re.compile(r";\s{0,3}(?:(?:va|cung|dong thoi)\s{1,3})?(?:cac\s{1,3})?")
_JOINED = (" va", " va cac", ",", ", cac")
_OPENING = cues.CHANGES | {"implements", "disseminates", "based_on"}
_ITEM = 40
_ITEMS = 20
_SUBJECT = re.compile(
    r"\s{1,4}(?:ve|v/v|quy dinh|huong dan|thuc hien|trien khai|ban hanh|sua doi|bo sung|thay the|"
    r"bai bo|tong ket|so ket|phe duyet|tiep tuc|cong bo|dieu chinh|kem theo|chi dao|to chuc|"
    r"hop nhat|dinh chinh|tang cuong|yeu cau|gui|tra loi|de nghi|ve viec|ve)(?!\w)"
)
# "Sửa đổi Thông tư … hướng dẫn Luật Quản lý thuế và Nghị định …": its title goes on.
_OF_LAW = re.compile(
    r"(?:cua|thi hanh|huong dan|chi tiet)\s{1,3}(?:bo luat|luat|phap lenh)\s[^,;.:]{1,90}\s(?:va|,)\s{1,3}\Z"
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
_OPENERS = {"", "de", "nham"}
# "Công văn số … về việc\nThực hiện …": the line above wants an end.
_UNFINISHED = re.compile(r"(?:(?<!\w)(?:ve|viec|v/v|va|cua)|[,;:])\s{0,9}\Z")


def related(passage: Passage, mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions with their relations, in reading order."""
    kept: list[Mention] = []
    ruling: Mention | None = None
    for mention in mentions:
        previous = kept[-1] if kept else None
        low = _sentence(passage, previous, mention)
        within = previous if previous and previous.end >= low else None
        told = _relations(passage, within, mention, low)
        if not told and ruling and _is_next(passage, ruling, previous, mention):
            told = ruling.relations
        kept.append(replace(mention, relations=told) if told else mention)
        if not any(relation.source_symbol for relation in told):
            ruling = kept[-1]
    return turned.completed(passage, kept)


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
    cue = cues.last(passage.even, passage.bare, low, mention.start)
    if cue is None:
        introduced = _introduced(passage, mention.start)
        return introduced or _among_grounds(passage, mention)
    is_told = cue.relation != "cites" and _is_told(passage, within, cue.start)
    if is_told and (within is None or within.symbol is None):
        return ()
    source = str(within.symbol) if is_told and within else None
    is_change = source is None and cue.relation in cues.CHANGES
    # Words quoted from another paper change nothing here.
    if is_change and _is_quoted(passage, mention.start):
        return ()
    printed = squeeze(passage.printed(Span(cue.start, cue.end)))
    return (Relation(cue.relation, printed, cue.manner, source),)


def _introduced(passage: Passage, start: int) -> tuple[Relation, ...]:
    r"""Return the relation of an item in a list that a line with a colon opens.

    "Quy định này thay thế các văn bản sau:\n- Quy định số …;\n- Quy định số …"
    """
    line = passage.bare.rfind("\n", max(0, start - _ITEM), start) + 1
    if not line or not _BULLET.fullmatch(passage.bare, line, start):
        return ()
    end = line
    for _ in range(_ITEMS):
        end, line = line - 1, passage.bare.rfind("\n", 0, line - 1) + 1
        if _BULLET.match(passage.bare, line, end) is None:
            break
    if end - line > _REACH or not passage.bare[line:end].rstrip().endswith(":"):
        return ()
    cue = cues.last(passage.even, passage.bare, line, end)
    if cue is None or cue.relation not in _OPENING:
        return ()
    printed = squeeze(passage.printed(Span(cue.start, cue.end)))
    return (Relation(cue.relation, printed, cue.manner),)


def _is_next(
    passage: Passage, ruling: Mention, previous: Mention | None, mention: Mention
) -> bool:
    """Tell whether a paper follows on a list whose papers stand between semicolons."""
    if previous is None or mention.start - ruling.end > 2 * _REACH:
        return False
    if not all(relation.relation in _OPENING for relation in ruling.relations):
        return False
    sign = passage.bare.rfind(";", previous.end, mention.start)
    is_next = sign >= 0 and _NEXT.fullmatch(passage.bare, sign, mention.start)
    return bool(is_next) and not _BROKEN.search(passage.bare, ruling.end, mention.start)


def _is_quoted(passage: Passage, at: int) -> bool:
    low = max(0, at - _REACH)
    opened = passage.even.rfind("“", low, at)
    if opened >= 0:
        return opened > passage.even.rfind("”", low, at)
    line = max(low, passage.even.rfind("\n", low, at) + 1)
    return passage.even.count('"', line, at) % 2 == 1


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
    is_joined = gap.rstrip().endswith(_JOINED) and _SUBJECT.match(gap)
    if is_joined and mention.type != within.type and _OF_LAW.search(gap):
        return False
    near = max(0, len(gap) - 30)
    even = passage.even[within.end : mention.start]
    return bool(is_joined) and cues.last(even, gap, near, len(gap)) is None


def _is_told(passage: Passage, within: Mention | None, end: int) -> bool:
    subject = _SUBJECT.match(passage.bare, within.end) if within else None
    if within is None or subject is None:
        return False
    # A capital begins a sentence of its own, unless all is in capitals.
    printed = subject.group() and passage.even[subject.start() : subject.end()].strip()
    if printed[0].isupper() and not printed.isupper():
        return False
    if _begins_anew(passage, within.end, end):
        return False
    return not _CLOSED.search(passage.bare, within.end, end)


def _begins_anew(passage: Passage, low: int, cue: int) -> bool:
    """Tell whether a cue opens the text of a paper, in the line below its subject.

    Under its kind and subject a paper begins on a line of its own, with a capital
    (Hướng dẫn 36-HD/VPTW); a subject that goes on over lines goes on small.
    """
    line = passage.bare.rfind("\n", low, cue) + 1
    if not line or passage.bare[line:cue].strip() not in _OPENERS:
        return False
    begin = passage.even[line : cue + 2].lstrip()
    if not begin[:1].isupper() or not begin[1:2].islower():
        return False
    return not _UNFINISHED.search(passage.bare, max(low, line - 20), line - 1)
