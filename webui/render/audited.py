"""What was done, as an auditor reads it: in words, and as a list to take along."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive import audit_words
from archive.audit import Checked, Flaw, Recorded
from webui import recorded
from webui.render import dates
from webui.render.language import gettext, number
from webui.render.sheets import Cell, Sheet
from webui.render.words import person, say

_COMMAND = "cli:"


def _(text: str) -> str:
    """Mark a text for translation; it is translated when it is said."""
    return text


_PAGES = {
    "register": _("Sổ văn bản"),
    "wanted": _("Còn thiếu"),
    "doubts": _("Cần xem"),
    "alike": _("Cần xem"),
    "intake": _("Tiếp nhận"),
    "refused": _("Tệp chưa nhận được"),
    "recognition": _("Đọc ảnh"),
    "rereadings": _("Đọc lại"),
    "purges": _("Văn bản đã xóa hẳn"),
    "imports": _("Nhập sổ văn bản"),
    "additions": _("Những điều đã thêm vào danh mục cơ quan"),
    "lookup": _("Tra cứu theo danh sách"),
    "people": _("Tài khoản"),
    "account": _("Tài khoản"),
    "offices": _("Phòng, ban"),
    "tokens": _("Mã truy cập cho chương trình"),
    "held": _("Văn bản tạm giữ"),
    "audit": _("Nhật ký"),
}
"""What the pages are called whose blueprints stand in entries."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as a line of the list; ``text`` is None where it was erased."""

    number: int
    at: str
    day: str
    who: str
    what: str
    papers: tuple[int, ...]
    text: str | None
    origin: tuple[str, ...]
    details: tuple[str, ...]
    is_refused: bool


def line(one: Recorded) -> Line:
    """Return an entry in words."""
    return Line(
        number=one.number,
        at=one.at.isoformat(),
        day=f"{one.at.astimezone(dates.HOURS):%H:%M:%S} {dates.local_day(one.at)}",
        who=who(one),
        what=what(one),
        papers=one.papers,
        text=one.text,
        origin=tuple(filter(None, (one.address, one.via))),
        details=tuple(_details(one)),
        is_refused=one.what in ("refused", "sign_in_failed"),
    )


def who(one: Recorded) -> str:
    """Return who did it; at the command line, by the name that the system knows."""
    if one.who.startswith(_COMMAND):
        name = one.who.removeprefix(_COMMAND)
        return gettext("%(name)s (dòng lệnh)", name=name)
    return person(one.who) if one.who else gettext("không rõ ai")


def what(one: Recorded) -> str:
    """Return what was done and where, and of what is refused what it would have been."""
    told = [say(audit_words.DEEDS, one.what)]
    meant = recorded.DEEDS.get(one.place) if one.what == "refused" else None
    if meant:
        told.append(say(audit_words.DEEDS, meant))
    place = str(one.details.get("page", "")) if one.what == "printed" else one.place
    group = place.partition(".")[0].removeprefix("api-")
    if group in _PAGES and not one.papers:
        told.append(say(_PAGES, group))
    return ": ".join(told)


def _details(one: Recorded) -> Iterator[str]:
    if one.place:
        yield one.place
    for name, value in sorted(one.details.items()):
        yield f"{name}={value}"
    if one.status >= 400:
        yield str(one.status)


def sheet(entries: Iterable[Recorded]) -> Sheet:
    """Return entries as a list to take along."""
    columns = (
        gettext("Mục"),
        gettext("Lúc"),
        gettext("Ai"),
        gettext("Việc"),
        gettext("Văn bản"),
        gettext("Chữ đã gõ"),
        gettext("Từ máy"),
        gettext("Phiên hoặc khóa"),
        gettext("Trang hoặc lệnh"),
        gettext("Kết quả"),
        gettext("Chi tiết"),
    )
    return Sheet("nhat-ky", columns, map(_row, entries))


def _row(one: Recorded) -> tuple[Cell, ...]:
    erased = gettext("(đã xóa)")
    return (
        one.number,
        f"{one.at.astimezone(dates.HOURS):%Y-%m-%d %H:%M:%S}",
        who(one),
        what(one),
        ", ".join(map(str, one.papers)),
        erased if one.text is None else one.text,
        one.address,
        one.via,
        one.place,
        str(one.status) if one.status else "",
        " · ".join(f"{name}={value}" for name, value in sorted(one.details.items())),
    )


def proven(checked: Checked, last: int) -> str:
    """Return how the audit stands, once its last entries were looked through."""
    if checked.head is None:
        return gettext("Nhật ký chưa có mục nào.")
    end = number(checked.head.number)
    if checked.flaws:
        return gettext("Nhật ký đã bị can thiệp. Mục mới nhất: %(end)s.", end=end)
    if checked.entries < checked.head.number:
        return gettext(
            "%(count)s mục cuối nguyên vẹn, đến mục %(end)s. "
            "Để xem toàn bộ, hãy chạy vankho verify --audit.",
            count=number(last),
            end=end,
        )
    return gettext("Nguyên vẹn từ mục đầu đến mục %(end)s.", end=end)


def flaw(one: Flaw) -> str:
    """Return what was done to the audit, and to which entries."""
    told = say(audit_words.FLAWS, one.code)
    if one.first == one.last:
        return gettext("Mục %(first)s: %(told)s", first=number(one.first), told=told)
    return gettext(
        "Mục %(first)s đến %(last)s: %(told)s",
        first=number(one.first),
        last=number(one.last),
        told=told,
    )
