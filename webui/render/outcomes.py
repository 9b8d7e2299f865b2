"""How files ended, in sentences, the same for the page and for its script.

The ledger's own sentences tell of papers by their numbers, whoever reads them;
here a paper is named only to those who may see it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from flask import url_for

from archive.catalogue import Brief, Progress, Recognition, Row
from archive.model import Outcome
from webui.render import dates, naming, places, recognised, words
from webui.render.language import gettext, ngettext


class Shown(TypedDict):
    """One file of a batch as it is shown; plain values, so that JSON can hold it.

    ``paper`` is the paper it became or belongs to, and ``address`` its page.
    ``open`` is a refused file that waits for a person, ``dismissed`` what the
    person said who saw to it.
    """

    id: int
    batch: int
    name: str
    code: str
    label: str
    paper: str
    address: str | None
    sentence: str
    open: bool
    dismissed: str
    when: str


@dataclass(frozen=True, slots=True)
class Way:
    """How many files of a batch ended in one way; without a code, all of them."""

    code: str | None
    label: str
    files: int


def papers(rows: Iterable[Row]) -> set[int]:
    """Return the numbers of the papers that files of a batch became or belong to."""
    ended = (row.outcome for row in rows if row.outcome)
    return {outcome.document for outcome in ended if outcome.document}


def shown(
    rows: Iterable[Row],
    visible: Mapping[int, Brief],
    name: Callable[[str], str],
    read: Mapping[int, Recognition],
) -> list[Shown]:
    """Return files of a batch with their state or outcome in words.

    ``visible`` are those of their papers that the reader may see, and ``name``
    says of a path what a clerk knows the file by; ``read`` is how far their pages
    are recognised.
    """
    return [_shown(row, visible, name(row.path), read) for row in rows]


def _shown(
    row: Row,
    visible: Mapping[int, Brief],
    name: str,
    read: Mapping[int, Recognition],
) -> Shown:
    ended = row.outcome
    code = ended.outcome if ended else row.state
    paper = visible.get(ended.document) if ended and ended.document else None
    return {
        "id": row.id,
        "batch": row.batch,
        "name": naming.file_name(name),
        "code": code,
        "label": words.say(words.OUTCOMES if ended else words.STATES, code),
        "paper": places.name(paper) if paper else "",
        "address": url_for("document.show", number=paper.id) if paper else None,
        "sentence": _sentence(ended, read) if ended else _waiting(row),
        "open": code == "refused" and row.dismissed_at is None,
        "dismissed": _dismissed(row),
        "when": dates.moment(row.received_at),
    }


def _dismissed(row: Row) -> str:
    if row.dismissed_at is None:
        return ""
    who = gettext(
        "Đã xử lý: %(who)s, %(when)s",
        who=words.person(row.dismissed_by or ""),
        when=dates.moment(row.dismissed_at),
    )
    return f"{who}. {row.note}".strip()


def columns() -> tuple[str, ...]:
    """Return the names of the columns of a report on a batch."""
    return (
        gettext("Tệp"),
        gettext("Kết quả"),
        gettext("Văn bản"),
        gettext("Lý do"),
        gettext("Người gửi"),
        gettext("Nhận lúc"),
        gettext("Xong lúc"),
        gettext("Ghi chú"),
    )


def line(row: Row, told: Shown) -> Sequence[str]:
    """Return one file of a batch as a line of its report."""
    return (
        told["name"],
        told["label"],
        told["paper"],
        told["sentence"],
        words.person(row.who),
        dates.moment(row.received_at),
        dates.moment(row.finished_at) if row.finished_at else "",
        told["dismissed"],
    )


def done(progress: Progress) -> int:
    """Return how many files of a batch have ended."""
    return progress.total - progress.received - progress.claimed


def ways(progress: Progress) -> list[Way]:
    """Return all the ways in which files of a batch ended, and how many."""
    # While a batch runs, every way has its place, for the script that counts.
    so_far = dict.fromkeys(words.OUTCOMES, 0) if not progress.is_over else {}
    ended = sorted((so_far | dict(progress.ended)).items(), key=_place)
    every = Way(None, gettext("Tất cả"), progress.total)
    return [every, *(Way(c, words.say(words.OUTCOMES, c), n) for c, n in ended)]


def _waiting(row: Row) -> str:
    """Return why a file waits, where it does so longer than others."""
    if not row.images:
        return ""
    return ngettext(
        "Bản quét %(num)d trang ảnh, đọc sau các tệp khác.",
        "Bản quét %(num)d trang ảnh, đọc sau các tệp khác.",
        row.images,
    )


def _sentence(ended: Outcome, read: Mapping[int, Recognition]) -> str:
    if ended.document is None:
        return words.reason(ended.reason, ended.message)
    said = [words.say(words.REASONS, ended.reason)] if ended.reason else []
    doubts = [f"{words.say(words.FLAGS, flag)}." for flag in ended.flags]
    kept = read.get(ended.document)
    pages = [f"{recognised.sentence(kept)}."] if kept else []
    return " ".join(said + doubts + pages)


def summary(progress: Progress) -> str:
    """Return how far a batch has come, in one sentence."""
    tally = tallied(progress)
    if progress.is_over:
        files = ngettext("Xong %(num)d tệp", "Xong %(num)d tệp", progress.total)
        return f"{files}: {tally}." if tally else f"{files}."
    so_far = gettext(
        "Đã xong %(done)d trong %(total)d tệp",
        done=done(progress),
        total=progress.total,
    )
    return f"{so_far}: {tally}." if tally else f"{so_far}."


def tallied(progress: Progress) -> str:
    """Return how many files ended how: 10 đã nhận, 2 không nhận."""
    return ", ".join(
        f"{count} {words.say(words.OUTCOMES, code).lower()}"
        for code, count in sorted(progress.ended.items(), key=_place)
    )


def _place(ended: tuple[str, int]) -> int:
    return list(words.OUTCOMES).index(ended[0])
