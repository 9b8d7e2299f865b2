"""Figures kept beside the labels, and what a change of the readers gained or lost.

A baseline is TOML that a person reads in a difference: a line for each field and one
for each error. It quotes no text, so that figures over data that are not ours can be
kept with the project: an error is named by its place, its field and a short hash.
"""

import hashlib
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from archive.errors import LabelError
from indexer.evaluate.figures import Fault, Figures, PaperFigures, Score

_HEAD = """\
# Written by `make accuracy-accept`: what the readers find in this data set today.
# An error is named by place, field, verdict and a hash of what was wanted.
"""


class Baseline(msgspec.Struct, frozen=True):
    """The figures of one data set as they were accepted.

    ``read`` counts papers or passages, ``labels`` is a hash of their names; ``silent``
    counts the wrong facts without a flag, where papers were read.
    """

    read: int
    labels: str
    scores: dict[str, Score]
    silent: int = 0
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What differs from a baseline: errors that came and went, and scores by field.

    ``is_elsewhere`` tells that other papers or passages were read than then.
    """

    came: list[Fault] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    scores: dict[str, tuple[Score | None, Score | None]] = field(default_factory=dict)
    silent: tuple[int, int] = (0, 0)
    is_elsewhere: bool = False

    @property
    def is_loss(self) -> bool:
        """Whether anything is worse: an error that came, or a lower figure.

        A field or labels that went away count too: they may have hidden an error.
        """
        worse = any(_is_worse(before, now) for before, now in self.scores.values())
        return bool(self.came) or worse or self.silent[1] > self.silent[0]

    @property
    def is_same(self) -> bool:
        """Whether nothing differs at all."""
        differs = self.is_elsewhere or self.silent[0] != self.silent[1]
        return not (differs or self.came or self.gone or self.scores)


def of(figures: Figures) -> Baseline:
    """Return what is kept of figures."""
    scores = {name: score for name, score in figures.scores.items() if _tells(score)}
    keys = sorted(fault.key for fault in figures.faults)
    silent = len(figures.silent) if isinstance(figures, PaperFigures) else 0
    names = "\n".join(sorted(figures.read))
    labels = hashlib.blake2b(names.encode(), digest_size=4).hexdigest()
    return Baseline(len(figures.read), labels, scores, silent, tuple(keys))


def read(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        LabelError: the file is no baseline.
    """
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Baseline)
    except (ValueError, msgspec.ValidationError) as problem:
        raise LabelError(path.name, None, str(problem)) from problem


def write(path: Path, figures: Figures) -> None:
    """Keep figures as the baseline."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_HEAD + "\n".join(_lines(of(figures))) + "\n", encoding="utf-8")


def compare(before: Baseline, figures: Figures) -> Change:
    """Return what figures gained and lost against a baseline."""
    now = of(figures)
    known = Counter(before.errors)
    return Change(
        came=list(_beyond(figures.faults, known)),
        gone=sorted((known - Counter(now.errors)).elements()),
        scores=dict(_differing(before.scores, now.scores)),
        silent=(before.silent, now.silent),
        is_elsewhere=before.labels != now.labels,
    )


def _beyond(faults: Iterable[Fault], known: Mapping[str, int]) -> Iterator[Fault]:
    """Yield the faults that a baseline has not, or has less often."""
    met: Counter[str] = Counter()
    for fault in faults:
        met[fault.key] += 1
        if met[fault.key] > known.get(fault.key, 0):
            yield fault


def _differing(
    before: Mapping[str, Score], now: Mapping[str, Score]
) -> Iterator[tuple[str, tuple[Score | None, Score | None]]]:
    for name in [*before, *(name for name in now if name not in before)]:
        if before.get(name) != now.get(name):
            yield name, (before.get(name), now.get(name))


def _is_worse(before: Score | None, now: Score | None) -> bool:
    if before is None:
        return False
    return now is None or now.f1 < before.f1 or now.wanted < before.wanted


def _tells(score: Score) -> bool:
    return bool(score.wanted or score.given)


def _lines(baseline: Baseline) -> Iterator[str]:
    yield f"read = {baseline.read}"
    yield f'labels = "{baseline.labels}"'
    yield f"silent = {baseline.silent}"
    yield "errors = ["
    yield from (f"  {json.dumps(key, ensure_ascii=False)}," for key in baseline.errors)
    yield "]"
    yield ""
    yield "[scores]"
    for name, score in baseline.scores.items():
        counts = f"right = {score.right}, wanted = {score.wanted}"
        yield f'"{name}" = {{ {counts}, given = {score.given} }} # F1 {score.f1:.3f}'
