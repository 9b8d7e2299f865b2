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
    "replaces": rf"thay{_W}the(?:{_W}cho)?",
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
_MANNERS = {"sua": "amend", "bo": "supplement", "dieu": "adjust"}
_TURNED = re.compile(r"\s{1,3}(?:boi|bang)(?!\w)")
_DENIED = re.compile(r"(?<!\w)(?:chua|khong|chang)(?:\s{1,3}\w{1,6})?\s{1,3}\Z")
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


def last(bare: str, low: int, high: int) -> Cue | None:
    """Return the cue that rules the citation which begins at ``high``.

    The last one before it rules, but a mere place ("đề ra trong", "tại") gives
    way to what is done there: "thực hiện … đề ra trong".
    """
    found = [_cue(match) for match in _CUE.finditer(bare, low, high)]
    strong = [cue for cue in found if cue.relation != "at"]
    for cue in (*strong[-1:], *found[-1:]):
        if _rules(bare, cue, low, high):
            return replace(cue, relation="cites") if cue.relation == "at" else cue
    return None


def _cue(match: re.Match[str]) -> Cue:
    relation = match.lastgroup or "cites"
    manner = _MANNERS.get(match.group().split()[0]) if relation == "amends" else None
    return Cue(relation, manner, match.start(), match.end())


def _rules(bare: str, cue: Cue, low: int, high: int) -> bool:
    if high - cue.end > _FAR.get(cue.relation, _NEAR):
        return False
    if _TURNED.match(bare, cue.end) or _DENIED.search(
        bare[max(low, cue.start - 20) : cue.start]
    ):
        return False
    if cue.relation == "replies_to":
        return _REPLIED.match(bare, cue.end, high) is not None
    return not _NEW_CLAUSE.search(bare, cue.end, high)
