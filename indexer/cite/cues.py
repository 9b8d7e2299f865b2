"""The words that say what a paper does to the one it cites."""

import re
from dataclasses import dataclass, replace

_W = r"\s{1,3}"
_SOME = r"(?:\s{1,3}[^\W_]{1,10}){0,5}?"
_DO = rf"(?:thuc{_W}hien|trien{_W}khai|thi{_W}hanh)"
# In the order of what wins where two begin at one place; the first is longest.
_CUES = {
    "reviews": rf"(?:so{_W}ket|tong{_W}ket)(?:{_SOME}{_W}{_DO}(?:{_W}thuc{_W}hien)?)?"
    rf"|danh{_W}gia(?:{_W}(?:ket{_W}qua|tinh{_W}hinh))?{_W}(?:\d{{1,2}}{_W}nam{_W})?{_DO}",
    "reports_on": rf"bao{_W}cao{_SOME}{_W}{_DO}",
    "guides": rf"huong{_W}dan(?:{_SOME}{_W}{_DO}|{_W}mot{_W}so{_W}(?:noi{_W}dung|dieu))?",
    "replaces": rf"thay{_W}the(?:{_W}cho)?|thay{_W}cho",
    "repeals": rf"bai{_W}bo|het{_W}hieu{_W}luc",
    "annuls": rf"huy{_W}bo",
    "withdraws": rf"thu{_W}hoi",
    "amends": rf"sua{_W}doi(?:,?{_W}(?:va{_W})?bo{_W}sung)?|bo{_W}sung|dieu{_W}chinh(?:,{_W}bo{_W}sung)?",
    "corrects": rf"dinh{_W}chinh",
    "extends": rf"gia{_W}han",
    "suspends": rf"tam{_W}dung|dinh{_W}chi|ngung{_W}hieu{_W}luc",
    "consolidates": rf"hop{_W}nhat(?:{_W}noi{_W}dung)?",
    "encloses": rf"(?:ban{_W}hanh{_W})?kem{_W}theo",
    "transmits": rf"sao{_W}(?:gui|luc|y)|gui{_W}kem(?:{_W}theo)?",
    "replies_to": rf"tra{_W}loi|phuc{_W}dap",
    "follows_up": rf"tiep{_W}theo",
    "implements": rf"(?:(?:to{_W}chuc|tiep{_W}tuc|the{_W}che{_W}hoa{_W}va|trien{_W}khai){_W}){{0,2}}"
    rf"(?:thuc{_W}hien(?:{_W}theo|{_W}mot{_W}so{_W}noi{_W}dung)?|trien{_W}khai|thi{_W}hanh|cu{_W}the{_W}hoa|the{_W}che{_W}hoa)",
    "disseminates": rf"quan{_W}triet|hoc{_W}tap|nghien{_W}cuu|tuyen{_W}truyen|pho{_W}bien",
    "based_on": rf"can{_W}cu(?:{_W}vao)?",
    "cites": rf"theo(?:{_W}(?:quy{_W}dinh|tinh{_W}than|noi{_W}dung)(?:{_W}(?:tai|cua))?)?"
    rf"|quy{_W}dinh{_W}(?:tai|trong)",
    "at": rf"(?:neu|ghi|de{_W}ra|xac{_W}dinh){_W}(?:tai|trong)"
    rf"|tai(?=\s{{0,3}}\Z|{_W}(?:cac{_W})?(?:van{_W}ban|diem|khoan|dieu|muc|phan|chuong))",
}
_CUE = re.compile(
    "(?<!\\w)(?:"
    + "|".join(f"(?P<{name}>{cue})" for name, cue in _CUES.items())
    + ")(?!\\w)"
)
CHANGES = frozenset(
    {"replaces", "repeals", "annuls", "withdraws", "amends", "corrects", "extends"}
    | {"suspends"}
)
"""The relations that change what the cited paper is worth."""
_MANNERS = {"sua": "amend", "bo": "supplement", "dieu": "adjust"}
# "định chi" of "quy định chi tiết" is no "đình chỉ"; text without any mark is read.
_MARKED_WORDS = """
thay thế cho bãi bỏ hết hiệu lực hủy huỷ thu hồi sửa đổi bổ sung và điều chỉnh đính
chính gia hạn tạm dừng đình chỉ ngưng việc thời gian thực hiện triển khai thi hành tổ
chức tiếp tục
"""
_MARKED = frozenset(_MARKED_WORDS.split())
_TURNED = re.compile(
    rf"(?:{_W}mot{_W}so{_W}(?:dieu|noi{_W}dung|diem|khoan))?{_W}(?:boi|bang)(?!\w)"
)
_PASSIVE = re.compile(rf"(?<!\w)(?:duoc|bi){_W}\Z")
# "tạm dừng thực hiện Kế hoạch …" stops the plan and does not carry it out.
_STOPPED = frozenset({"suspends", "extends", "repeals", "annuls"})
_ITS = re.compile(rf"{_W}(?:viec{_W}|thoi{_W}(?:gian|han){_W})?")
_DENIED = re.compile(r"(?<!\w)(?:chua|khong|chang)(?:\s{1,3}\w{1,6})?\s{1,3}\Z")
# Who asks for a change, or drafts one, has not made it.
_WISHED = re.compile(
    rf"(?<!\w)(?:(?:de|kien){_W}nghi|de{_W}xuat|du{_W}(?:thao|kien)|nghien{_W}cuu|ra{_W}soat|xem{_W}xet|"
    rf"tham{_W}muu|gop{_W}y|chuan{_W}bi|can(?!{_W}cu)|phai)"
    r"(?:[\s,]{1,3}(?!nay\s)[^\W\d_]{1,9}){0,6}[\s,]{1,3}\Z"
)
_PART = r"(?:diem|khoan|dieu|muc|phan|chuong|phu luc|mau|bieu)(?:\s{1,3}so)?\s{1,3}[\w.-]{1,8}"
# What is changed stands close to the word: a paper, or a part "của" a paper.
_OBJECT = re.compile(
    rf"(?:[\s,:]{{0,4}}(?:{_PART}|cac|nhung|van ban|so|sau(?: day)?|va|doi voi|cho|toan bo|quy dinh))"
    r"{0,12}[\s,:]{0,4}"
)
_OWNED = re.compile(
    r"(?<!\w)(?:cua|tai|trong|kem\s{1,3}theo|thuoc|so)(?:\s{1,3}cac)?\s{1,3}\Z"
)
_ELSEWHERE = re.compile(
    rf"(?<!\w)(?:trai{_W}voi|co{_W}hieu{_W}luc|can{_W}cu|luat\s|theo{_W}quy{_W}dinh|tu{_W}(?:ngay|khi))"
)
_FEW = 8
_NEW_CLAUSE = re.compile(r"\(|(?<!\w)(?:ban hanh|da co|cho biet|nham dat|neu ro)(?!\w)")
# "Trả lời câu hỏi này, …" answers people; a reply to a paper leads straight to it.
_REPLIED = re.compile(
    r"(?!\s{1,3}(?:cau hoi|phong van|phong vien|bao chi|chat van))"
    r"(?:(?:\s{1,3}(?:cac|noi dung|kien nghi|de nghi|y kien|neu|cua|tai|trong|theo|doi voi)){0,6}"
    r"|[^,;:]{1,90}\s(?:tai|trong|theo))\s{1,3}\Z"
)
_FAR = {"implements": 230, "disseminates": 230, "reviews": 120, "cites": 70, "at": 70}
_NEAR = 90


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of relation, and where it stands."""

    relation: str
    manner: str | None
    start: int
    end: int


def last(even: str, bare: str, low: int, high: int) -> Cue | None:
    """Return the cue that rules the citation which begins at ``high``.

    The last one before it rules, but a mere place ("đề ra trong", "tại") gives
    way to what is done there: "thực hiện … đề ra trong".
    """
    found = [_cue(match) for match in _CUE.finditer(bare, low, high)]
    strong = [cue for cue in found if cue.relation != "at"]
    for cue in (*_stopping(bare, strong), *strong[-1:], *found[-1:]):
        if _rules(bare, cue, low, high) and _is_meant(even, bare, cue, low, high):
            return replace(cue, relation="cites") if cue.relation == "at" else cue
    return None


def _stopping(bare: str, strong: list[Cue]) -> list[Cue]:
    if len(strong) < 2 or strong[-1].relation != "implements":
        return []
    stop, carrying = strong[-2:]
    is_its = _ITS.fullmatch(bare, stop.end, carrying.start)
    return (
        [replace(stop, end=carrying.end)]
        if is_its and stop.relation in _STOPPED
        else []
    )


def _cue(match: re.Match[str]) -> Cue:
    relation = match.lastgroup or "cites"
    how = manner(match.group()) if relation == "amends" else None
    return Cue(relation, how, match.start(), match.end())


def manner(verb: str) -> str | None:
    """Return how a verb amends, as relations name it.

    >>> manner("sua doi, bo sung"), manner("dieu chinh")
    ('amend', 'adjust')
    """
    return _MANNERS.get(verb.split(maxsplit=1)[0])


def is_denied(bare: str, low: int, start: int) -> bool:
    """Tell whether the words before a place deny what it says."""
    return bool(_DENIED.search(bare[max(low, start - 20) : start]))


def _is_meant(even: str, bare: str, cue: Cue, low: int, high: int) -> bool:
    """Tell whether a cue that would change a paper does; all others are meant."""
    if cue.relation not in CHANGES:
        return True
    if _PASSIVE.search(bare, max(low, cue.start - 8), cue.start):
        return False
    printed = even[cue.start : cue.end].casefold()
    if not printed.isascii() and not _MARKED.issuperset(re.findall(r"\w+", printed)):
        return False
    if _WISHED.search(bare[max(low, cue.start - 70) : cue.start]):
        return False
    return _reaches(bare, cue.end, high)


def _reaches(bare: str, start: int, high: int) -> bool:
    """Tell whether what is changed between two places is the paper that follows.

    "điều chỉnh tổ chức, biên chế, ghi kèm Nghị quyết …" changes no resolution.
    """
    if _OBJECT.fullmatch(bare, start, high):
        return True
    between = bare[start:high]
    if _ELSEWHERE.search(between):
        return False
    if _OWNED.search(between):
        return True
    return "," not in between and len(between.split()) <= _FEW


def _rules(bare: str, cue: Cue, low: int, high: int) -> bool:
    if high - cue.end > _FAR.get(cue.relation, _NEAR):
        return False
    if _TURNED.match(bare, cue.end) or is_denied(bare, low, cue.start):
        return False
    if cue.relation == "replies_to":
        return _REPLIED.match(bare, cue.end, high) is not None
    return not _NEW_CLAUSE.search(bare, cue.end, high)
