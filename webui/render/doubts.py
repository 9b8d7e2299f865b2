"""A doubt as a question to a clerk: what was printed, and what it may mean."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from markupsafe import Markup

from archive.catalogue import Brief, Doubtful, Kept, Link
from archive.facts import FACTS
from archive.model import Claim
from archive.proposals import Proposal
from webui.render import dates, mentions, standing, words
from webui.render.language import gettext
from webui.render.marking import Place, marked


def _(text: str) -> str:
    """Mark a text for translation; it is translated when it is said."""
    return text


KINDS: dict[str, str] = {
    "ambiguous": _("Dẫn chiếu chưa rõ văn bản nào"),
    "mismatch": _("Dẫn chiếu không khớp"),
    "misprinted": _("Dẫn chiếu in sai"),
    "date_impossible": _("Ngày không có thật"),
    "date_suspect": _("Ngày đáng ngờ"),
    "date_partial": _("Ngày ghi thiếu"),
    "number": _("Số, ký hiệu chưa rõ"),
    "type_mismatch": _("Loại không khớp ký hiệu"),
    "unsure": _("Đọc chưa chắc"),
    "missing": _("Thiếu thông tin"),
    "effect": _("Thay đổi hiệu lực chờ xác nhận"),
    "parts": _("Tệp gồm nhiều văn bản"),
    "decoding": _("Chữ bảng mã cũ chưa chắc"),
    "register": _("Khác với sổ văn bản"),
}
"""What is doubtful, as the filter and the list say it."""

QUESTIONS: dict[str, str] = {
    "ambiguous": _("“%(printed)s” là văn bản nào?"),
    "mismatch": _("“%(printed)s”: có đúng là văn bản dưới đây không?"),
    "misprinted": _("“%(printed)s” in có chỗ sai: là văn bản nào?"),
    "date_impossible": _("Ngày ban hành in là “%(printed)s”: đúng là ngày nào?"),
    "date_suspect": _(
        "Ngày ban hành là “%(printed)s”, nhưng phần đầu hoặc dẫn chiếu của văn bản "
        "cho thấy ngày khác: đúng là ngày nào?"
    ),
    "date_partial": _("Ngày ban hành chỉ ghi “%(printed)s”: có rõ là ngày nào không?"),
    "number": _("Số, ký hiệu in là “%(printed)s”: đúng là số nào?"),
    "type_mismatch": _(
        "Văn bản ghi là “%(printed)s”, ký hiệu lại là của loại khác: đúng là loại nào?"
    ),
    "unsure": _("%(fact)s đọc là “%(printed)s”: có đúng không?"),
    "missing": _("Chưa thấy “%(fact)s”: văn bản ghi thế nào?"),
    "effect": _("Có đúng văn bản này %(fact)s “%(printed)s” không?"),
    "parts": _("Tệp có vẻ gồm nhiều văn bản: tách những trang nào ra?"),
    "decoding": _(
        "Chữ gõ bằng phông cũ được chuyển thành “%(printed)s”: có đúng không?"
    ),
    "register": _(
        "%(fact)s đọc trong tệp là “%(printed)s”, sổ văn bản ghi khác: đúng là gì?"
    ),
}
"""What a clerk is asked."""

WHY: dict[str, str] = {
    "misread": _("sai một chữ số"),
    "month_end": _("ngày cuối của tháng"),
    "swapped": _("đảo ngày và tháng"),
    "month_only": _("chỉ chắc tháng, năm"),
    "file_name": _("theo tên tệp"),
    "symbol_says": _("theo số, ký hiệu"),
    "printed_says": _("theo tên loại in trên văn bản"),
    "nearly_named": _("tên đúng gần nhất"),
    "picture": _("đọc chữ viết tay trên ảnh"),
    "name": _("theo tên tệp"),
    "agreed": _("ảnh và tên tệp giống nhau"),
    "register_says": _("theo sổ văn bản"),
}
"""What speaks for a proposal."""

_REACH = 320
"""Characters shown on each side of the place in doubt: its paragraph, mostly."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer with its key: what is sent, what is said, what speaks for it."""

    key: str
    sent: str
    label: str
    why: str = ""
    paper: Brief | None = None

    @property
    def when(self) -> str:
        """When the paper proposed was issued."""
        issued = self.paper.metadata.issued if self.paper else None
        return dates.issued(issued) if issued else ""


@dataclass(frozen=True, slots=True)
class Line:
    """A doubt in the list."""

    doubt: Doubtful
    kind: str


def lines(found: Iterable[Doubtful]) -> list[Line]:
    """Return doubts as the list shows them."""
    return [Line(one, words.say(KINDS, one.kind)) for one in found]


def kinds(counts: Mapping[Any, int]) -> list[tuple[str, str, int]]:
    """Return each kind there is with its name and how many there are."""
    return [(kind, words.say(KINDS, kind), n) for kind, n in counts.items()]


def question(doubt: Doubtful, printed: str, does: str = "") -> str:
    """Return what is asked, with what was printed in that place.

    ``does`` is what the paper seems to do to another, where that is asked.
    """
    fact = standing.label(doubt.field) if doubt.field in FACTS else does
    shown = " ".join(printed.split())
    if not shown and doubt.kind == "number":
        return gettext("Số, ký hiệu để trống hoặc không đọc được: đúng là số nào?")
    asked = QUESTIONS[doubt.kind]
    return gettext(asked, printed=shown, fact=fact)


def printed_fact(doubt: Doubtful, kept: Kept | None) -> str:
    """Return what is printed of a fact in doubt, or what was made of it."""
    metadata = doubt.paper.metadata
    if doubt.field == "issued" and metadata.issued:
        return metadata.issued.verbatim
    if doubt.kind == "type_mismatch" and metadata.type_printed:
        return metadata.type_printed
    if kept is None:
        return ""
    said = "; ".join(standing.lines(kept.claim))
    return said or kept.claim.verbatim or ""


def token(facts: Mapping[str, Any]) -> str:
    """Return a short name of a proposal, which a form sends to mean it."""
    said = msgspec.json.encode(facts, order="deterministic")
    return f"propose-{hashlib.sha256(said).hexdigest()[:12]}"


def said(facts: Mapping[str, Any]) -> str:
    """Return the value of a decision in the words of an office."""
    name, value = next(iter(facts.items()))
    return "; ".join(standing.lines(Claim(name, value))) or gettext("Văn bản không ghi")


def of_fact(proposals: Iterable[Proposal]) -> list[Option]:
    """Return the proposals for a fact as answers, with the keys 1, 2, 3 …."""
    return [
        Option(
            str(key),
            token(one.facts),
            said(one.facts),
            words.say(WHY, one.why),
        )
        for key, one in enumerate(proposals, 1)
    ]


def of_link(link: Link, papers: Sequence[Brief]) -> list[Option]:
    """Return the papers that a citation may mean as answers."""
    target = link.target
    made = []
    for key, paper in enumerate(papers[:9], 1):
        verb = "confirm" if target and target.id == paper.id else "choose"
        label = paper.metadata.subject or ""
        made.append(Option(str(key), f"{verb}-{paper.id}", label, paper=paper))
    return made


@dataclass(frozen=True, slots=True)
class Evidence:
    """The place in doubt in the text around it."""

    page: int
    start: int
    text: Markup
    is_found: bool


def evidence(text: str, page: int, start: int | None, end: int | None) -> Evidence:
    """Return the text around a place, marked; the top of the page without one."""
    if start is None or end is None:
        top = marked(text[: _cut(text, 2 * _REACH)], [])
        return Evidence(page, 0, top, is_found=False)
    first = _cut(text, start - _REACH)
    shown = text[first : _cut(text, end + _REACH)]
    around = marked(shown, [Place(start, end)], first)
    return Evidence(page, start, around, is_found=True)


def _cut(text: str, at: int) -> int:
    """Return where the next word begins from a place on, so that none is torn."""
    if at <= 0:
        return 0
    ends = (found + 1 for sign in " \n" if (found := text.find(sign, at)) >= 0)
    return min(ends, default=len(text))


def printed_link(link: Link) -> str:
    """Return what is printed of a citation, shortened where it is long."""
    whole = " ".join(link.citation.verbatim.split())
    return whole if len(whole) <= _REACH else mentions.printed_label(link.citation)
