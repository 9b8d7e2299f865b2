"""What reading papers again has changed, in the words of an office."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from archive import reread_words
from archive.catalogue import Brief
from archive.catalogue.rereading import (
    Again,
    Altered,
    Difference,
    MentionChanges,
    Rereading,
    Said,
    Wording,
)
from archive.model import Claim
from webui.render import standing
from webui.render.language import gettext, ngettext, number
from webui.render.places import name
from webui.render.words import reason, say

QUIET = dt.timedelta(minutes=30)
"""How long a run that is at work may do nothing: one paper may be a long scan."""

MOST = 5
"""Citations named on each side; of more, it is said how many."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that differs: ``kind`` is ``gained``, ``lost`` or ``changed``.

    ``counted`` is what is told in our words; all else is what papers say.
    """

    kind: str
    label: str
    lines: Sequence[str] = ()
    before: Sequence[str] = ()
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What a run said of one paper; no ``paper`` where it was taken out."""

    number: int
    label: str
    paper: Brief | None
    outcome: str
    word: str
    reason: str
    signs: Sequence[Sign]
    run: int
    at: dt.datetime


def lines(found: Iterable[Again], papers: dict[int, Brief]) -> list[Line]:
    """Return lines of a report; ``papers`` are those of them that are still held."""
    return [_line(one, papers.get(one.document)) for one in found]


def _line(one: Again, paper: Brief | None) -> Line:
    held = one.document
    label = name(paper) if paper else gettext("mã %(number)s", number=held)
    word = say(reread_words.OUTCOMES, one.outcome)
    why, signs = _reason(one.difference), list(_signs(one.difference))
    return Line(
        held, label, paper, one.outcome, word, why, signs, one.rereading, one.at
    )


def _reason(difference: Difference) -> str:
    if difference.secrecy:
        return gettext("Văn bản có dấu độ mật.")
    code = difference.refused
    if code in reread_words.REASONS:
        return say(reread_words.REASONS, code)
    return reason(code, difference.message) if code else ""


def _signs(difference: Difference) -> Iterator[Sign]:
    if difference.secrecy:
        yield _said("gained", Said("secrecy", difference.secrecy))
    yield from (_said("gained", one) for one in difference.gained)
    yield from (_said("lost", one) for one in difference.lost)
    yield from map(_altered, difference.changed_fields)
    yield from _cited(difference.citations)
    yield from _worded(difference.text)


def _said(kind: str, said: Said) -> Sign:
    return Sign(kind, standing.label(said.field), _value(said.field, said.value))


def _altered(made: Altered) -> Sign:
    before, after = _value(made.field, made.before), _value(made.field, made.after)
    return Sign("changed", standing.label(made.field), after, before)


def _value(field: str, value: Any) -> Sequence[str]:
    return standing.lines(Claim(field, value))


def _cited(mentions: MentionChanges) -> Iterator[Sign]:
    label = gettext("Viện dẫn")
    for kind, cited in (("gained", mentions.gained), ("lost", mentions.lost)):
        if cited:
            yield Sign(kind, label, cited[:MOST], counted=_more(len(cited) - MOST))
    if mentions.changed:
        told = ngettext(
            "%(num)d chỗ hiểu khác trước",
            "%(num)d chỗ hiểu khác trước",
            mentions.changed,
        )
        yield Sign("changed", label, counted=told)


def _more(left: int) -> str:
    if left <= 0:
        return ""
    return ngettext("và %(num)d chỗ nữa", "và %(num)d chỗ nữa", left)


def _worded(text: Wording) -> Iterator[Sign]:
    if text.pages:
        alike = f"{number(round(text.similarity * 100, 1))}%"
        pages = ngettext("%(num)d trang", "%(num)d trang", len(text.pages))
        told = gettext("%(pages)s, giống %(share)s", pages=pages, share=alike)
        yield Sign("changed", gettext("Chữ của văn bản"), counted=told)


def state(run: Rereading, now: dt.datetime) -> str:
    """Return how far a run has come: đã xong, đang đọc, đã dừng."""
    if run.is_whole:
        return gettext("Đã xong")
    if run.ended_at is None and now - run.moved_at < QUIET:
        return gettext("Đang đọc")
    return gettext("Đã dừng giữa chừng")
