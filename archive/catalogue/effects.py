"""What papers do to others, and the verdicts about it, brought to the citations.

The law of this module: the claims are what is kept. The effect that a citation has,
its day and its verdict are written from what is printed and from the claims, whenever
one of them changes.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import sqlalchemy as sa

from archive import links
from archive.catalogue import decided, view
from archive.catalogue.papers import Given
from archive.catalogue.schema import citation, document
from archive.facts import Metadata
from archive.links import StatusCode, Verdict
from archive.model import Citation

FIELD = decided.EFFECT

CHOSEN = ["decided"]
"""The reasons of a link that a person chose."""


def as_read(printed: Citation) -> dict[str, Any]:
    """Return the columns that tell what a citation does by its words alone."""
    code = links.effect(printed)
    does_any = code != "unknown"
    return {"weighty": does_any, "effect": code if does_any else None}


def write(connection: sa.Connection, number: int, *, anew: bool = False) -> None:
    """Bring effects, their days and the verdicts to the citations of a paper.

    ``anew``: what the words alone say was written by older rules, or never.
    """
    made = decided.standing(connection, number, FIELD)
    day = _day(connection, number)
    if not anew and not made and not _was_judged(connection, number):
        # Nearly every paper: nothing to place, and only the day may have changed.
        which = citation.c.document == number, citation.c.effect.is_not(None)
        connection.execute(sa.update(citation).where(*which).values(effect_from=day))
        return
    rows = connection.execute(
        sa.select(citation.c.id, citation.c.printed)
        .where(citation.c.document == number)
        .order_by(citation.c.position)
    ).all()
    if rows:
        _place(connection, rows, made, day)


def _place(
    connection: sa.Connection,
    rows: Sequence[sa.Row[Any, Any]],
    made: dict[int, sa.Row[Any]],
    day: dt.date | None,
) -> None:
    printed = [msgspec.convert(row.printed, Citation) for row in rows]
    held = decided.held_at(made, printed)
    changed = [
        {"asked": row.id} | _judged(printed[at], held.get(at), day)
        for at, row in enumerate(rows)
    ]
    connection.execute(
        sa.update(citation).where(citation.c.id == sa.bindparam("asked")), changed
    )


def _judged(
    printed: Citation, beside: dict[str, Any] | None, day: dt.date | None
) -> dict[str, Any]:
    """Return the columns of a citation, beside which a verdict may stand."""
    columns = as_read(printed) | {"verdict": beside}
    if beside is None:
        return columns | {"effect_from": day if columns["effect"] else None}
    verdict = to_verdict(beside)
    if verdict.code is not None:
        columns |= {"effect": verdict.code, "weighty": True}
    # Since when is not known without any day; that it holds is known from then on.
    columns["effect_from"] = verdict.since or day or beside["at"].date()
    return columns


def _day(connection: sa.Connection, number: int) -> dt.date | None:
    """Return the day from which a paper has its effects."""
    kept = sa.select(document.c.facts).where(document.c.id == number)
    row = connection.execute(kept).one_or_none()
    return first_day(view.to_metadata(row.facts)) if row else None


def first_day(metadata: Metadata) -> dt.date | None:
    """Return the day from which a paper of these facts has its effects."""
    issued = links.Period.of_issue(metadata.issued)
    return metadata.effective or (issued.first if issued else None)


def _was_judged(connection: sa.Connection, number: int) -> bool:
    some = sa.select(citation.c.id).where(
        citation.c.document == number, citation.c.verdict.is_not(None)
    )
    return connection.execute(some.limit(1)).scalar() is not None


def to_verdict(value: Any) -> Verdict:
    """Return the verdict that is the value of a claim, or stands beside a citation."""
    return msgspec.convert(value, Verdict)


def given(
    verdict: Any, decision: Any, target: int | None, reasons: Any
) -> Given | None:
    """Return the verdict beside a citation, where it is about the paper meant now.

    A link that a person chose is followed to the paper that the one chosen was
    joined to; any other paper is not the one about which the verdict was given.
    """
    if verdict is None or target is None:
        return None
    is_chosen = list(reasons) == CHOSEN and decision is not None
    judged = verdict["target"]
    if judged == target or (is_chosen and decision.get("target") == judged):
        return msgspec.convert(verdict, Given)
    return None


@dataclass(frozen=True, slots=True)
class Said:
    """What a citation does to the paper it means, since when, and by which verdict."""

    effect: StatusCode | None
    since: dt.date | None
    given: Given | None = None


def said(row: sa.Row[Any], target: int | None, reasons: Any) -> Said:
    """Return what one of ``questions`` does to ``target``, as which it was resolved.

    A verdict about another paper says nothing of this one, not even by the columns
    that were written from it: the words say what they said before it.
    """
    made = given(row.verdict, row.decision, target, reasons)
    if made is not None:
        return Said(made.code, row.effect_from, made)
    if row.verdict is None:
        return Said(row.effect, row.effect_from)
    effect = as_read(msgspec.convert(row.printed, Citation))["effect"]
    return Said(effect, first_day(view.read_metadata(row.facts)) if effect else None)


def stale(connection: sa.Connection) -> list[int]:
    """Return the papers whose citations do not show the verdicts that stand."""
    judged = sa.select(citation.c.document).where(citation.c.verdict.is_not(None))
    numbers = {
        *connection.execute(judged).scalars(),
        *decided.papers(connection, FIELD),
    }
    return sorted(number for number in numbers if not _is_level(connection, number))


def _is_level(connection: sa.Connection, number: int) -> bool:
    rows = connection.execute(
        sa.select(citation.c.printed, citation.c.verdict)
        .where(citation.c.document == number)
        .order_by(citation.c.position)
    ).all()
    printed = [msgspec.convert(row.printed, Citation) for row in rows]
    due = decided.held_at(decided.standing(connection, number, FIELD), printed)
    shown = {at: row.verdict["claim"] for at, row in enumerate(rows) if row.verdict}
    return shown == {at: value["claim"] for at, value in due.items()}
