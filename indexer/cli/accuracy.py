"""Accuracy in lines that people read: figures, errors, gains and losses.

Only what is shown; :mod:`indexer.evaluate` knows what is right.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from archive import lines
from indexer.evaluate.baseline import Change
from indexer.evaluate.disputed import Settled
from indexer.evaluate.figures import Fault, Figures, PaperFigures, Score
from indexer.evaluate.outcomes import OUTCOMES, Counts
from indexer.evaluate.texts import TextFigures

_NAME = 17
"""Letters that the name of a score takes at least."""


def figures(found: Figures) -> Iterator[str]:
    """Yield a line for each field, then what is wrong without a flag."""
    width = max([_NAME, *map(len, found.scores)])
    for name, score in found.scores.items():
        if score.wanted or score.given:
            floor = found.floor.get(name)
            beside = "" if floor is None else f"  floor {floor:.3f}"
            yield f"{name:{width}} {_score(score)}{beside}"
    if found.empty:
        made_up, passages = sum(found.empty), len(found.empty)
        yield f"false citations in {passages} passages that cite nothing: {made_up}"
    if isinstance(found, TextFigures):
        yield from _of_texts(found)
    if isinstance(found, PaperFigures):
        yield from _of_papers(found)


def _of_texts(found: TextFigures) -> Iterator[str]:
    """Yield the share of wrong characters of each class."""
    for name, share in found.cer.items():
        yield f"wrong characters (CER), {name}: {share:.2%}"


def _of_papers(found: PaperFigures) -> Iterator[str]:
    """Yield the words that subjects share, and what is wrong without a flag."""
    yield f"subject, word overlap {found.overlap:.3f}"
    yield from scans(found.outcomes)
    yield silent([found])
    yield (
        f"missed facts that nobody is asked about: {len(found.unasked)}; "
        f"facts asked about though right: {len(found.asked)}"
    )


def scans(counts: Counts) -> Iterator[str]:
    """Yield how the facts of scans ended, with the shares that are aimed at."""
    for name, ended in counts.items():
        if count := ended.total():
            parts = ", ".join(f"{ended[one]} {one}" for one in OUTCOMES if ended[one])
            helped = (ended["right"] + ended["offered"]) / count
            silent = ended["silent"] / count
            yield (
                f"scans, {name}: {parts} of {count} (right {ended['right'] / count:.3f}, "
                f"or offered {helped:.3f}, wrong without a flag {silent:.3f})"
            )


def silent(measured: Sequence[PaperFigures]) -> str:
    """Return how many facts are wrong without a flag, and how many in 100 papers."""
    wrong = sum(len(one.silent) for one in measured)
    read = sum(len(one.read) for one in measured)
    share = 100 * wrong / read if read else 0.0
    return f"wrong facts without a flag: {wrong} in {read} papers ({share:.1f} in 100)"


def errors(found: Figures) -> Iterator[str]:
    """Yield each error in a line of JSON."""
    for fault in found.faults:
        yield lines.line(plain(fault))


def settled(found: Settled, labelled: Mapping[str, Score]) -> Iterator[str]:
    """Yield the disputed labels by their reasons, and the figures without them."""
    by_reason: dict[str, list[str]] = {}
    for fault, dispute in found.held:
        by_reason.setdefault(dispute.reason, []).append(fault.key)
    for reason, keys in by_reason.items():
        yield f"  disputed, {len(keys)}: {reason}"
        yield from (f"    {key}" for key in keys)
    for name, score in found.scores.items():
        if score != labelled[name]:
            yield f"  without disputed labels: {name} {_score(score)}"
    for dispute in found.idle:
        yield f"  no error any more, no longer disputed: {dispute.error}"


def change(found: Change | None) -> Iterator[str]:
    """Yield what was gained and lost; None is no baseline yet."""
    if found is None:
        yield "  no baseline yet"
        return
    if found.is_same:
        yield "  as in the baseline"
    if found.is_elsewhere:
        yield "  other papers or passages than those of the baseline"
    for name, (before, now) in found.scores.items():
        yield f"  {name}: {_counts(before)} → {_counts(now)}"
    if found.silent[0] != found.silent[1]:
        yield "  wrong without a flag: {} → {}".format(*found.silent)
    for fault in found.came:
        told = {"expected": fault.expected, "found": fault.found, "doubt": fault.doubt}
        yield f"  - lost: {fault.key}: {lines.line(told)}"
    for key in found.gone:
        yield f"  + gained: {key}"


def changed(found: Change | None) -> dict[str, Any] | None:
    """Return what was gained and lost as JSON values."""
    if found is None:
        return None
    values: dict[str, Any] = lines.plain(found)
    return {**values, "came": list(map(plain, found.came)), "loss": found.is_loss}


def shown(found: Figures) -> dict[str, Any]:
    """Return figures as the values of one JSON object."""
    scores = {name: _plain_score(score) for name, score in found.scores.items()}
    values: dict[str, Any] = {"read": len(found.read), "scores": scores}
    values |= {"floor": found.floor, "empty": found.empty}
    if isinstance(found, TextFigures):
        values["cer"] = dict(found.cer)
    if isinstance(found, PaperFigures):
        values["subject_overlap"] = found.overlap
        values["scans"] = lines.plain(found.outcomes)
        values["silent"] = list(map(plain, found.silent))
        values["unasked"] = list(map(plain, found.unasked))
        values["asked"] = found.asked
    return values | {"errors": list(map(plain, found.faults))}


def plain(fault: Fault) -> dict[str, Any]:
    """Return an error as JSON values, with its key."""
    values: dict[str, Any] = lines.plain(fault)
    return {"key": fault.key, **values}


def _plain_score(score: Score) -> dict[str, Any]:
    shares = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    return {**lines.plain(score), **shares}


def _score(score: Score) -> str:
    return (
        f"P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}  "
        f"({score.right} right of {score.wanted}, {score.given} given)"
    )


def _counts(score: Score | None) -> str:
    if score is None:
        return "not there"
    return f"F1 {score.f1:.3f} ({score.right} of {score.wanted}, {score.given} given)"
