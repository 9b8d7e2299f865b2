"""Labels that we hold to be wrong, each with its reason; listed, never fitted.

A disputed label is named by the key of the error that it makes, and figures are told
both ways: as labelled, and with disputed answers asked of nobody.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from archive.errors import LabelError
from indexer.evaluate.figures import Fault, Figures, Score


class Dispute(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One label that we hold to be wrong: its data set, its error, and why."""

    set: str
    error: str
    reason: str


class _Disputes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    disputed: tuple[Dispute, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """Figures without disputed labels, the disputes that hold, and those that do not.

    ``idle`` are disputes about labels with which the readers agree by now, or which
    are gone: they are to be taken out of the list.
    """

    scores: dict[str, Score]
    held: list[tuple[Fault, Dispute]]
    idle: list[Dispute]


def read(path: Path) -> tuple[Dispute, ...]:
    """Read the list of disputed labels; a file that is not there holds none.

    Raises:
        LabelError: the file is no such list, or names an error twice.
    """
    if not path.is_file():
        return ()
    try:
        found = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _Disputes)
    except (ValueError, msgspec.ValidationError) as problem:
        raise LabelError(path.name, None, str(problem)) from problem
    named = [(one.set, one.error) for one in found.disputed]
    twice = next((one for one in named if named.count(one) > 1), None)
    if twice:
        raise LabelError(path.name, None, f"ghi hai lần: {' '.join(twice)}")
    return found.disputed


def settle(name: str, figures: Figures, disputes: tuple[Dispute, ...]) -> Settled:
    """Return the figures of a data set without the labels that are disputed."""
    mine = {one.error: one for one in disputes if one.set == name}
    held = list(_held(figures, mine))
    scores = {field: _without(field, figures, held) for field in figures.scores}
    met = {fault.key for fault, _ in held}
    idle = [one for key, one in mine.items() if key not in met]
    return Settled(scores, held, idle)


def _held(
    figures: Figures, mine: Mapping[str, Dispute]
) -> Iterator[tuple[Fault, Dispute]]:
    for fault in figures.faults:
        if dispute := mine.get(fault.key):
            yield fault, dispute


def _without(field: str, figures: Figures, held: list[tuple[Fault, Dispute]]) -> Score:
    score = figures.scores[field]
    mine = [fault for fault, _ in held if field in (fault.field, *fault.also)]
    wanted = sum(fault.verdict != "extra" for fault in mine)
    given = sum(fault.verdict != "missed" for fault in mine)
    return Score(score.right, score.wanted - wanted, score.given - given)
