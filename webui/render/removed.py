"""What is removed for good, in words: what will go, and what went."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.catalogue import Doomed, Purge
from indexer.purging import Backup
from webui.render import dates, naming
from webui.render.language import gettext, ngettext
from webui.render.words import person


@dataclass(frozen=True, slots=True)
class Line:
    """A removal as a line of the list."""

    id: int
    numbers: str
    who: str
    when: str
    why: str
    files: str
    state: str
    is_finished: bool
    backups: tuple[str, ...]


def line(one: Purge, backups: Sequence[Backup]) -> Line:
    """Return a removal as it is told, with the backups that still hold the paper."""
    return Line(
        id=one.id,
        numbers=", ".join(map(str, one.documents)),
        who=person(one.who),
        when=dates.moment(one.made_at),
        why=one.why,
        files=_files(one.files),
        state=gettext("Đã xóa hết dấu vết")
        if one.finished_at
        else gettext("Đang xóa nốt dấu vết trong chỉ mục và danh mục"),
        is_finished=one.finished_at is not None,
        backups=tuple(naming.file_name(str(backup.path)) for backup in backups),
    )


def losses(doomed: Doomed) -> list[str]:
    """Return what will go, one thing a line."""
    papers = ", ".join(map(str, doomed.documents))
    told = [
        gettext("Văn bản mã %(papers)s: thuộc tính, chữ, ảnh trang", papers=papers),
        _files(len({file.sha256 for file in doomed.files})),
        ngettext("%(num)d trang", "%(num)d trang", doomed.pages),
        ngettext(
            "Tên tệp trong %(num)d dòng của sổ tiếp nhận",
            "Tên tệp trong %(num)d dòng của sổ tiếp nhận",
            doomed.rows,
        ),
        gettext("Mục trong chỉ mục tìm kiếm, gợi ý và các tìm kiếm nhắc tới văn bản"),
    ]
    if doomed.cited_by:
        told.append(_cited_by(doomed.cited_by))
    return told


def _cited_by(count: int) -> str:
    return ngettext(
        "%(num)d văn bản đang viện dẫn: chữ giữ nguyên, liên kết không còn",
        "%(num)d văn bản đang viện dẫn: chữ giữ nguyên, liên kết không còn",
        count,
    )


def _files(count: int) -> str:
    return ngettext("%(num)d tệp gốc", "%(num)d tệp gốc", count)
