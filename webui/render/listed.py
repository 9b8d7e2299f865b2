"""The lines of a looked up list, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.catalogue import Brief
from archive.links import Status
from indexer.lookup import Found
from webui.render import papers, places, words
from webui.render.language import gettext
from webui.render.sheets import Cell, Sheet


def _(text: str) -> str:
    """Mark a text for translation; it is translated when it is said."""
    return text


STATES: dict[str, str] = {
    "held": _("Có trong kho"),
    "ambiguous": _("Chưa rõ văn bản nào"),
    "missing": _("Chưa có trong kho"),
    "unread": _("Không đọc được"),
}

REASONS: dict[str, str] = {
    "only_one": _("Văn bản duy nhất trong kho mang số, ký hiệu này"),
    "date_differs": _("Kho có văn bản cùng số, ký hiệu nhưng khác ngày"),
    "body_differs": _("Kho có văn bản cùng số, ký hiệu nhưng của cơ quan khác"),
    "no_symbol": _("Không thấy số, ký hiệu hoặc loại và số văn bản trong dòng này"),
    "only_number": _("Chỉ có số; hãy ghi thêm loại văn bản hoặc ký hiệu"),
    "no_number": _("Văn bản được gọi theo tên hội nghị, không có số để tìm"),
    "too_long": _("Dòng quá dài; mỗi dòng tối đa 1.000 ký tự"),
}
"""What is worth saying of how a line was understood."""

CANDIDATES = 5
"""Papers shown of those that a line may mean."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line and its answer; ``understood`` is what was looked for.

    Each paper stands with its status.
    """

    line: int
    text: str
    state: str
    label: str
    understood: str
    papers: tuple[tuple[Brief, Status], ...]
    more: int
    notes: tuple[str, ...]
    symbol: str | None
    cited: int


def row(found: Found) -> Row:
    """Return a line as the page shows it."""
    return Row(
        line=found.line,
        text=found.text,
        state=found.state,
        label=words.say(STATES, found.state),
        understood=_understood(found),
        papers=tuple(zip(found.papers, found.statuses, strict=True))[:CANDIDATES],
        more=max(0, len(found.papers) - CANDIDATES),
        notes=tuple(_notes(found)),
        symbol=found.citation.symbol if found.citation else None,
        cited=found.cited,
    )


def sheet(found: Iterable[Found]) -> Sheet:
    """Return the answers as a list, each beside the line it answers."""
    return Sheet(
        gettext("tra cứu theo danh sách"),
        [
            gettext("Dòng"),
            gettext("Nội dung dòng"),
            gettext("Kết quả"),
            *papers.columns(),
            gettext("Hiệu lực"),
            gettext("Số văn bản dẫn chiếu"),
            gettext("Ghi chú"),
            gettext("Địa chỉ"),
        ],
        _cells(found),
    )


def _cells(found: Iterable[Found]) -> Iterator[list[Cell]]:
    empty: list[Cell] = [""] * len(papers.columns())
    for one in found:
        held = one.papers[0] if one.state == "held" else None
        yield [
            one.line,
            one.text,
            words.say(STATES, one.state),
            *(papers.cells(held) if held else empty),
            words.say(words.STATUSES, one.statuses[0].code) if held else "",
            one.cited if one.state == "missing" else "",
            "; ".join([*_notes(one), *_candidates(one)]),
            papers.address(held) if held else "",
        ]


def _candidates(found: Found) -> Iterator[str]:
    if found.state == "ambiguous":
        yield from map(places.name, found.papers)


def _notes(found: Found) -> Iterator[str]:
    for reason in found.reasons:
        if reason in REASONS:
            yield words.say(REASONS, reason)
    for flag in found.flags:
        if flag == "mismatch":
            yield words.say(words.FLAGS, flag)


def _understood(found: Found) -> str:
    cited = found.citation
    if cited is None:
        return ""
    number = cited.symbol or str(cited.number or "")
    date = cited.date_verbatim
    told = (cited.type, number, date, cited.body)
    return ", ".join(filter(None, told)).replace(", ", " ", 1 if cited.type else 0)
