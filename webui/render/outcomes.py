"""How files ended, in sentences, the same for the page and for its script."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import TypedDict

from flask import url_for

from archive.catalogue import Progress, Row
from webui.render import words
from webui.render.language import gettext, ngettext


class Shown(TypedDict):
    """One file of a batch as it is shown; plain values, so that JSON can hold it."""

    id: int
    name: str
    code: str
    label: str
    sentence: str
    address: str | None


def shown(rows: Iterable[Row]) -> list[Shown]:
    """Return files of a batch with their state or outcome in words."""
    return [_shown(row) for row in rows]


def _shown(row: Row) -> Shown:
    ended = row.outcome
    code = ended.outcome if ended else row.state
    document = ended.document if ended else None
    return {
        "id": row.id,
        "name": PurePath(row.path).name,
        "code": code,
        "label": words.say(words.OUTCOMES if ended else words.STATES, code),
        "sentence": _sentence(row),
        "address": url_for("document.show", number=document) if document else None,
    }


def _sentence(row: Row) -> str:
    if row.outcome is None:
        return ""
    said = words.reason(row.outcome.reason, row.outcome.message)
    if not said and row.outcome.document:
        return gettext("Xem văn bản")
    return said


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
