"""Reports of accuracy: what is said in which order, and when a report ends badly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from archive import lines
from archive.errors import UsageError
from indexer.cli import accuracy
from indexer.evaluate import baseline, outcomes
from indexer.evaluate.baseline import Change
from indexer.evaluate.datasets import DataSet
from indexer.evaluate.disputed import Settled
from indexer.evaluate.figures import Figures, PaperFigures

LOST = 1
"""The exit code of a strict report where anything is lost."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen on the command line."""

    details: bool
    as_json: bool
    strict: bool
    write_baseline: bool


def alone(figures: Figures, accepted: Path | None, chosen: Chosen) -> None:
    """Show the figures of one path, against its baseline if one is named.

    Raises:
        UsageError: a baseline is to be written or held to, and none is named.
    """
    if accepted is None:
        if chosen.strict or chosen.write_baseline:
            message = "--strict và --write-baseline cần --baseline TỆP."
            raise UsageError(message)
        change = None
    else:
        change = _against(accepted, figures, chosen)
    if chosen.as_json:
        lines.show({**accuracy.shown(figures), "change": accuracy.changed(change)})
    else:
        _echo(accuracy.figures(figures))
        _echo(accuracy.errors(figures) if chosen.details else ())
        _echo(accuracy.change(change) if accepted else ())
    if accepted:
        end([accepted.stem] if change is None or change.is_loss else [], chosen)


def one_of_many(
    data: DataSet, figures: Figures, settled: Settled, chosen: Chosen
) -> bool:
    """Show one data set of a list; return whether it lost anything.

    Where data that are not ours are others than those of the baseline, nothing is
    lost: the difference is told.
    """
    change = _against(data.baseline, figures, chosen)
    if chosen.as_json:
        told = {"set": data.name, **accuracy.shown(figures)}
        disputes = [{"error": d.error, "reason": d.reason} for _, d in settled.held]
        lines.show({**told, "disputed": disputes, "change": accuracy.changed(change)})
    else:
        _echo([f"\n== {data.name}: {data.listed.path}, {len(figures.read)} read"])
        _echo(accuracy.figures(figures))
        _echo(accuracy.settled(settled, figures.scores))
        _echo(accuracy.errors(figures) if chosen.details else ())
        _echo(accuracy.change(change))
    if change is not None and change.is_elsewhere and data.listed.optional:
        return False
    return change is None or change.is_loss


def absent(data: DataSet, chosen: Chosen) -> None:
    """Say that a data set is not here."""
    if chosen.as_json:
        lines.show({"set": data.name, "absent": True})
    else:
        _echo([f"\n== {data.name}: {data.listed.path} is not here, not measured"])


def total(measured: Iterable[Figures], chosen: Chosen) -> None:
    """Say how many facts of all papers are wrong without a flag."""
    of_papers = [one for one in measured if isinstance(one, PaperFigures)]
    if of_papers and not chosen.as_json:
        _echo(["", f"In all, {accuracy.silent(of_papers)}"])
        ended = outcomes.total([one.outcomes for one in of_papers])
        _echo(f"In all {line}" for line in accuracy.scans(ended))


def end(lost: Sequence[str], chosen: Chosen) -> None:
    """End a strict report with an exit code of its own where anything is lost.

    Raises:
        click.exceptions.Exit: something is lost and was not accepted.
    """
    if not (lost and chosen.strict) or chosen.write_baseline:
        return
    click.echo(
        f"vankho: accuracy lost on {', '.join(lost)}. Look at the lines marked "
        "“lost”; where the change is right, accept it with `make accuracy-accept` "
        "(or --write-baseline) and commit the difference.",
        err=True,
    )
    raise click.exceptions.Exit(LOST)


def _against(accepted: Path, figures: Figures, chosen: Chosen) -> Change | None:
    """Return what changed against a baseline, None where there is none yet."""
    held = baseline.read(accepted) if accepted.is_file() else None
    if chosen.write_baseline:
        baseline.write(accepted, figures)
    return baseline.compare(held, figures) if held else None


def _echo(said: Iterable[str]) -> None:
    for line in said:
        click.echo(line)
