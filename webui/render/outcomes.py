"""How files ended, in sentences, the same for the page and for its script.

The ledger's own sentences tell of papers by their numbers, whoever reads them;
here a paper is named only to those who may see it.
"""

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import TypedDict

from flask import url_for

from archive.catalogue import Brief, Progress, Row
from archive.model import Outcome
from webui.render import drawing, places, words
from webui.render.language import gettext, ngettext


class Shown(TypedDict):
    """One file of a batch as it is shown; plain values, so that JSON can hold it.

    ``paper`` is the paper it became or belongs to, and ``address`` its page.
    """

    id: int
    name: str
    code: str
    label: str
    paper: str
    address: str | None
    sentence: str


def papers(rows: Iterable[Row]) -> set[int]:
    """Return the numbers of the papers that files of a batch became or belong to."""
    ended = (row.outcome for row in rows if row.outcome)
    return {outcome.document for outcome in ended if outcome.document}


def shown(rows: Iterable[Row], visible: Mapping[int, Brief]) -> list[Shown]:
    """Return files of a batch with their state or outcome in words.

    ``visible`` are those of their papers that the reader may see.
    """
    return [_shown(row, visible) for row in rows]


def _shown(row: Row, visible: Mapping[int, Brief]) -> Shown:
    ended = row.outcome
    code = ended.outcome if ended else row.state
    paper = visible.get(ended.document) if ended and ended.document else None
    return {
        "id": row.id,
        "name": drawing.file_name(PurePath(row.path).name),
        "code": code,
        "label": words.say(words.OUTCOMES if ended else words.STATES, code),
        "paper": places.name(paper) if paper else "",
        "address": url_for("document.show", number=paper.id) if paper else None,
        "sentence": _sentence(ended) if ended else "",
    }


def _sentence(ended: Outcome) -> str:
    if ended.document is None:
        return words.reason(ended.reason, ended.message)
    said = [words.say(words.REASONS, ended.reason)] if ended.reason else []
    doubts = [f"{words.say(words.FLAGS, flag)}." for flag in ended.flags]
    return " ".join(said + doubts)


def summary(progress: Progress) -> str:
    """Return how far a batch has come, in one sentence."""
    done = progress.total - progress.received - progress.claimed
    tally = tallied(progress)
    if progress.is_over:
        files = ngettext("Xong %(num)d tệp", "Xong %(num)d tệp", progress.total)
        return f"{files}: {tally}." if tally else f"{files}."
    so_far = gettext(
        "Đã xong %(done)d trong %(total)d tệp", done=done, total=progress.total
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
