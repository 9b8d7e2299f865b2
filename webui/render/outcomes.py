"""How files ended, in sentences, the same for the page and for its script.

The ledger's own sentences tell of papers by their numbers, whoever reads them;
here a paper is named only to those who may see it.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from flask import url_for

from archive import intake_words
from archive.catalogue import Brief, Progress, Recognition, Row
from archive.model import Outcome
from webui.render import audiences, dates, naming, places, recognised, words
from webui.render.language import gettext, ngettext


class Shown(TypedDict):
    """One file of a batch as it is shown; plain values, so that JSON can hold it.

    ``paper`` is the paper it became or belongs to, and ``address`` its page.
    ``open`` is a refused file that can be retried, replaced or dismissed,
    ``dismissed`` what the person said who saw to it, ``became`` what came of it when
    it was tried again, and ``instead`` which refused file it stands for; ``within``
    is the zip or the mail it lay in, ``whom`` says whom the paper is for where those
    are others than it was handed in for, and ``whom_at`` where that is changed.
    """

    id: int
    batch: int
    name: str
    size: str
    within: str
    code: str
    label: str
    paper: str
    address: str | None
    sentence: str
    open: bool
    dismissed: str
    became: str
    became_at: str | None
    instead: str
    instead_at: str | None
    when: str
    whom: str
    whom_at: str | None


@dataclass(frozen=True, slots=True)
class Around:
    """What is told beside files: the ``papers`` of theirs that the reader may see.

    ``read`` is how far the pages of those are recognised, ``became`` the rows that
    tried refused ones again, ``rows`` those of their zips and of what they replace,
    ``whom`` for whom the papers are.
    """

    papers: Mapping[int, Brief]
    read: Mapping[int, Recognition]
    became: Mapping[int, Row]
    rows: Mapping[int, Row]
    whom: Mapping[int, str]


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


def refused(rows: Iterable[Row]) -> list[int]:
    """Return the numbers of the files that were refused."""
    return [row.id for row in rows if row.outcome and row.outcome.outcome == "refused"]


def shown(
    rows: Iterable[Row], around: Around, name: Callable[[str], str]
) -> list[Shown]:
    """Return files of a batch with their state or outcome in words.

    ``name`` says of a path what a clerk knows the file by.
    """
    return [_shown(row, around, name) for row in rows]


def _shown(row: Row, around: Around, name: Callable[[str], str]) -> Shown:
    ended = row.outcome
    code = ended.outcome if ended else row.state
    paper = around.papers.get(ended.document) if ended and ended.document else None
    parcel = around.rows.get(row.parcel or 0)
    became, instead = around.became.get(row.id), around.rows.get(row.instead_of or 0)
    return {
        "id": row.id,
        "batch": row.batch,
        "name": naming.file_name(name(row.path)),
        "size": naming.size(row.size) if row.size is not None else "",
        "within": naming.file_name(name(parcel.path)) if parcel else "",
        "code": code,
        "label": words.say(words.OUTCOMES if ended else words.STATES, code),
        "paper": places.name(paper) if paper else "",
        "address": url_for("document.show", number=paper.id) if paper else None,
        "sentence": _sentence(ended, around.read) if ended else _waiting(row),
        "open": code == "refused" and row.dismissed_at is None and not became,
        "dismissed": _dismissed(row),
        "became": _became(became) if became else "",
        "became_at": _batch(became),
        "instead": _instead(instead) if instead else "",
        "instead_at": _batch(instead),
        "when": dates.moment(row.received_at),
        "whom": _otherwise(row, around.whom),
        "whom_at": url_for("audiences.show", number=paper.id) if paper else None,
    }


def _otherwise(row: Row, whom: Mapping[int, str]) -> str:
    """Return whom a paper is for, where it was handed in for others."""
    number = row.outcome.document if row.outcome else None
    now = whom.get(number or 0, row.audience)
    return audiences.whom(now) if now != row.audience else ""


def _batch(row: Row | None) -> str | None:
    return url_for("intake.follow", batch=row.batch) if row else None


def _became(row: Row) -> str:
    table, code = (
        (words.OUTCOMES, row.outcome.outcome)
        if row.outcome
        else (words.STATES, row.state)
    )
    return gettext(
        "Đã thử lại ở lần %(number)s: %(outcome)s",
        number=row.batch,
        outcome=words.say(table, code).lower(),
    )


def _instead(row: Row) -> str:
    return gettext("Thay cho tệp không nhận ở lần %(number)s", number=row.batch)


def _dismissed(row: Row) -> str:
    is_refused = row.outcome and row.outcome.outcome == "refused"
    if row.dismissed_at is None or not is_refused:
        return ""
    who = gettext(
        "Đã xử lý: %(who)s, %(when)s",
        who=words.person(row.dismissed_by or ""),
        when=dates.moment(row.dismissed_at),
    )
    return f"{who}. {row.note}".strip()


def columns() -> tuple[str, ...]:
    """Return the names of the columns of a report on a batch."""
    return tuple(words.say(intake_words.COLUMNS, code) for code in intake_words.COLUMNS)


def line(row: Row, told: Shown) -> Sequence[str | int | None]:
    """Return one file of a batch as a line of its report."""
    return (
        told["name"],
        told["label"],
        told["paper"],
        told["sentence"],
        row.outcome.reason if row.outcome else None,
        told["within"],
        row.size,
        _moment(row.modified_at),
        row.sha256,
        words.person(row.who),
        dates.moment(row.received_at),
        _moment(row.finished_at),
        told["became"],
        told["dismissed"],
    )


def total(progress: Progress, size: int) -> Sequence[str | int | None]:
    """Return the last line of a report: all files, how they ended, how large they are."""
    label = words.say({"total": intake_words.TOTAL}, "total")
    told: dict[str, str | int] = {
        "file": label,
        "outcome": summary(progress),
        "size": size,
    }
    return [told.get(column) for column in intake_words.COLUMNS]


def _moment(when: dt.datetime | None) -> str:
    return dates.moment(when) if when else ""


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
    if progress.cancelled:
        cancelled = gettext("hủy %(count)d", count=progress.cancelled)
        tally += f" ({cancelled})"
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
