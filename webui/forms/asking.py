"""What a form about one fact asks, in the words of an office."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from archive import dates
from archive.facts import Candidate, Metadata
from webui.forms.fields import FIELDS
from webui.forms.inputs import Input, Problem, Typed
from webui.render import standing, words
from webui.render.language import gettext
from webui.services import services


def _(text: str) -> str:
    """Mark a text for translation; it is translated when it is said."""
    return text


LABELS: dict[tuple[str, str], str] = {
    ("symbol", "number"): _("Số"),
    ("signer", "authority"): _("Ký thay, thay mặt"),
    ("signer", "position"): _("Chức vụ"),
    ("signer", "name"): _("Họ và tên"),
    ("copy", "number"): _("Số bản sao"),
    ("copy", "date"): _("Ngày sao"),
    ("copy", "body"): _("Cơ quan sao"),
}
"""Inputs that are not called as their fact is."""

HINTS: dict[tuple[str, str], str] = {
    ("symbol", "symbol"): _("Ví dụ: 171-KH/TU hoặc 30/2020/NĐ-CP."),
    ("symbol", "number"): _("Lấy theo số, ký hiệu, trừ khi ghi số khác."),
    ("issued", "issued"): _(
        "Ví dụ: 04/6/2019, ngày 4 tháng 6 năm 2019, 6/2019 hoặc 2019. "
        "Ngày in sai cũng ghi đúng như bản in."
    ),
    ("effective", "effective"): _("Ví dụ: 01/8/2019."),
    ("issuers", "issuers"): _("Mỗi dòng một cơ quan; cơ quan lấy số ghi trước."),
    ("addressees", "addressees"): _("Mỗi dòng một nơi."),
    ("recipients", "recipients"): _("Mỗi dòng một nơi."),
    ("secrecy", "secrecy"): _(
        "Văn bản có độ mật không được giữ ở kho này: hãy báo người phụ trách."
    ),
    ("signer", "authority"): _("Ví dụ: T/M BAN THƯỜNG VỤ."),
    ("copy", "date"): _("Ví dụ: 01/8/2019."),
    ("flags", "flags"): _("Bỏ dấu ở điều đã xem và không còn đúng."),
}

_POSITIONS = (
    "BÍ THƯ",
    "PHÓ BÍ THƯ",
    "PHÓ BÍ THƯ THƯỜNG TRỰC",
    "CHÁNH VĂN PHÒNG",
    "PHÓ CHÁNH VĂN PHÒNG",
    "TRƯỞNG BAN",
    "PHÓ TRƯỞNG BAN",
    "CHỦ NHIỆM",
)
_MARKS = {
    "secrecy": ("Mật", "Tối mật", "Tuyệt mật"),
    "urgency": ("Khẩn", "Thượng khẩn", "Hỏa tốc", "Hỏa tốc hẹn giờ"),
}
_MOST_BODIES = 150
_SPARE = 2
"""Empty lines offered where there may be one more."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One input as the page draws it.

    ``lines`` are its values where there may be several; ``choices`` are codes with
    their words, to be ticked.
    """

    name: str
    label: str
    look: str
    hint: str
    value: str
    lines: Sequence[str]
    proposes: str
    problem: str | None
    choices: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form about one fact, and what it proposes for its inputs."""

    name: str
    label: str
    inputs: Sequence[Asked]
    proposed: Mapping[str, Sequence[str]] = field(default_factory=dict)


def form(
    name: str, typed: Typed, metadata: Metadata, problem: Problem | None = None
) -> Form:
    """Return the form about a fact with what stands in it."""
    inputs = FIELDS[name].inputs
    return Form(
        name,
        standing.label(name),
        [_asked(name, one, typed.get(one.name, ""), problem) for one in inputs],
        {
            one.proposes: _proposed(one.proposes, metadata)
            for one in inputs
            if one.proposes and one.look != "checks"
        },
    )


def _asked(fact: str, one: Input, value: str, problem: Problem | None) -> Asked:
    label, hint = LABELS.get((fact, one.name)), HINTS.get((fact, one.name))
    lines = value.split("\n") if value else []
    return Asked(
        name=one.name,
        label=gettext(label) if label else standing.label(fact),
        look=one.look,
        hint=gettext(hint) if hint else "",
        value=value,
        lines=[*lines, *[""] * _SPARE] if one.look == "rows" else lines,
        proposes=one.proposes,
        problem=problem.sentence if problem and problem.input == one.name else None,
        choices=[(code, words.flag(code).text) for code in words.FLAGS],
    )


def _proposed(what: str, metadata: Metadata) -> Sequence[str]:
    match what:
        case "symbols" | "days":
            return _by_hand(what, metadata)
        case "types":
            return [kind.name for kind in services().authority.types]
        case "positions":
            return _POSITIONS
        case "secrecy" | "urgency":
            return _MARKS[what]
        case _:
            return _bodies(metadata)


def _by_hand(what: str, metadata: Metadata) -> list[str]:
    """Return what a number or a day written by hand may be, as it is typed."""
    if what == "symbols":
        return [str(one.value) for one in _maybe("symbol", metadata)]
    days = (one.value.get("date") for one in _maybe("issued", metadata))
    return [dates.written(dt.date.fromisoformat(day)) for day in days if day]


def _maybe(name: str, metadata: Metadata) -> list[Candidate]:
    return [one for one in metadata.candidates if one.field == name]


def _bodies(metadata: Metadata) -> list[str]:
    """Return who may have issued a paper: of its place, signing so, or central."""
    known = services().authority
    code = (metadata.symbol or "").rpartition("/")[2]
    day = metadata.issued.date if metadata.issued else None
    place = metadata.place or ""
    here = known.bodies.of_place(place) if place else ()
    near = [body.name for body in here if body.is_valid(day)]
    signing = [body.name for body in known.bodies_coded(code, day)] if code else []
    central = [body.name for body in known.bodies.central if body.is_valid(day)]
    return list(dict.fromkeys([*near, *signing, *central]))[:_MOST_BODIES]
