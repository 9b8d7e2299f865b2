"""Why a paper stands where it does, in the words of the office, with bars."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.reason_words import REASONS
from indexer.search.query import HEADING
from indexer.search.results import Share
from webui.render import dates, language, words
from webui.render.language import gettext, ngettext

MOST = 12
"""Reasons that are shown; what is left weighs little."""

_SIGNS = "*~"


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of what was asked for that the paper has.

    ``width`` is that of its bar, 100 of the weightiest; what ``leads`` is above all
    words and has no bar.
    """

    label: str
    term: str
    points: str
    width: int
    leads: bool
    counted: str


@dataclass(frozen=True, slots=True)
class Told:
    """The first reasons in their order, and the points of all that do not lead.

    ``more`` are left out, with ``rest`` points together.
    """

    reasons: tuple[Reason, ...]
    points: str
    more: int
    rest: str


def told(shares: Iterable[Share], typed: Mapping[str, str]) -> Told:
    """Return what a score is made of, the weightiest first; words as ``typed``."""
    ordered = sorted(shares, key=lambda share: -share.points)
    weighed = [share.points for share in ordered if not _leads(share)]
    most = max(weighed, default=0.0)
    rest = ordered[MOST:]
    return Told(
        tuple(_reason(share, most, typed) for share in ordered[:MOST]),
        _points(sum(weighed)),
        len(rest),
        _points(sum(share.points for share in rest)),
    )


def _leads(share: Share) -> bool:
    return share.points >= HEADING


def _reason(share: Share, most: float, typed: Mapping[str, str]) -> Reason:
    leads = _leads(share)
    return Reason(
        label=words.say(REASONS, share.of),
        term=_term(share, typed),
        points="" if leads else _points(share.points),
        width=0 if leads or not most else max(1, round(100 * share.points / most)),
        leads=leads,
        counted=_counted(share),
    )


def _term(share: Share, typed: Mapping[str, str]) -> str:
    if share.of == "issued":
        return " – ".join(map(_day, share.term.split("/")))
    return " ".join(_word(word, typed) for word in share.term.split())


def _day(told: str) -> str:
    """Return a day, a month or a year as it is written on the pages."""
    is_whole = told.count("-") == 2
    return dates.day(dt.date.fromisoformat(told)) if is_whole else dates.partial(told)


def _word(word: str, typed: Mapping[str, str]) -> str:
    bare = word.rstrip(_SIGNS)
    said = typed.get(bare, bare)
    if word.endswith("~"):
        return gettext("gần giống %(word)s", word=said)
    return f"{said}…" if word.endswith("*") else said


def _counted(share: Share) -> str:
    if not share.count:
        return ""
    count, heading, papers = share.count, share.in_heading, share.papers
    parts = [ngettext("%(num)s lần", "%(num)s lần", count)]
    if heading:
        parts.append(gettext("%(count)s ở phần đầu văn bản", count=heading))
    holding = ngettext("%(num)s văn bản có", "%(num)s văn bản có", papers)
    return f"{', '.join(parts)}; {holding}"


def _points(points: float) -> str:
    return language.number(round(points, 2))
