"""What is said of the effect that one paper has on another, or of a status."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from flask import request

from archive import dates, links
from archive.errors import UsageError
from archive.links import Answer, StatusCode
from archive.sentences import Sentence
from webui.forms.inputs import clean, line
from webui.render import addresses

LONGEST_NOTE = 1_000
_LONGEST_PROVISION = 200
ANSWERS: dict[str, Answer] = {
    "confirm": "confirm",
    "change": "change",
    "reject": "reject",
}
CODES: dict[str, StatusCode] = {code: code for code in links.STATUSES}


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict as a form says it, and the claim in whose light it was given."""

    answer: Answer
    code: StatusCode | None
    since: dt.date | None
    provision: str
    note: str
    instead_of: int | None

    def said(self) -> dict[str, Any]:
        """Return what the verdict says, as the catalogue takes it."""
        names = ("code", "since", "provision", "note", "instead_of")
        return {name: getattr(self, name) for name in names}


def judged() -> Judged:
    """Return what the form of this request says of an effect.

    Raises:
        UsageError: there is no such answer or effect, or no such day.
    """
    answer = ANSWERS.get(request.form.get("answer", ""))
    if answer is None:
        message = Sentence("Chưa chọn câu trả lời nào.")
        raise UsageError(message)
    typed = request.form.get("since", "")
    return Judged(
        answer=answer,
        code=CODES.get(request.form.get("code", "")),
        since=day(typed) if typed.strip() else None,
        provision=_line("provision", _LONGEST_PROVISION),
        note=_line("note", LONGEST_NOTE),
        instead_of=addresses.whole(request.form.get("instead_of", "")),
    )


@dataclass(frozen=True, slots=True)
class Statement:
    """What a form states of a status, and the claim about its day that stood."""

    code: StatusCode
    since: dt.date
    note: str
    instead_of: int | None


def stated() -> Statement:
    """Return what the form of this request states of the status of a paper.

    Raises:
        UsageError: there is no such status, or no such day.
    """
    code = CODES.get(request.form.get("code", ""))
    if code is None:
        message = Sentence("Chưa chọn hiệu lực của văn bản.")
        raise UsageError(message)
    since = day(request.form.get("since", ""))
    seen = dict(one.split("=", 1) for one in request.form.getlist("seen") if "=" in one)
    instead_of = addresses.whole(seen.get(since.isoformat(), ""))
    return Statement(code, since, _line("note", LONGEST_NOTE), instead_of)


def day(typed: str) -> dt.date:
    """Return the day that was typed.

    Raises:
        UsageError: there is no such day.
    """
    found = dates.whole(typed[:40])
    if found is None:
        message = Sentence(
            "“%(day)s” không phải là một ngày có thật. Viết như 01/8/2019.",
            day=clean(typed, 40),
        )
        raise UsageError(message)
    return found


def _line(name: str, longest: int) -> str:
    return line(clean(request.form.get(name, ""), longest)) or ""
