"""``vankho ingest``: files and folders in, an outcome for each."""

import contextlib
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from archive import lines, words
from archive.catalogue import Catalogue, open_catalogue
from archive.catalogue import Progress as Reached
from archive.errors import BusyError, UsageError
from archive.model import Outcome
from archive.names import legible
from archive.settings import Settings
from indexer import ingest as route
from indexer.opening import now
from indexer.worker import Worker, open_worker

GLANCE = 0.5
"""Seconds between two looks at what the running worker has done."""

Show = Callable[[Reached], None]

SOME_LEFT_OUT = 1


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--jobs", type=click.IntRange(1, 64), help="Files read at a time.")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
@click.option("--quiet", is_flag=True, help="Only the totals, and what was not taken.")
def ingest(
    paths: tuple[Path, ...], jobs: int | None, *, as_json: bool, quiet: bool
) -> None:
    """Take files and folders in; zip files count as folders."""
    environment = dict(os.environ)  # noqa: TID251  # the command line reads it
    if jobs:
        environment["VANKHO_JOBS"] = str(jobs)
    settings = Settings.from_env(environment)
    with open_catalogue(settings.catalogue) as catalogue:
        batch = route.hand_in(paths, catalogue=catalogue, who=_who(), at=now())
        if not batch:
            message = "Không có tệp nào trong các thư mục đã nêu."
            raise UsageError(message)
        with _bar(silent=as_json or quiet) as show:
            _see_through(settings, catalogue, batch, show)
        outcomes = catalogue.intake.outcomes(batch)
    _report(outcomes, as_json=as_json, quiet=quiet)
    if any(outcome.outcome in ("refused", "held") for outcome in outcomes):
        sys.exit(SOME_LEFT_OUT)


def _who() -> str:
    return os.environ.get("USER") or "cli"  # noqa: TID251  # who hands in


@contextlib.contextmanager
def _bar(*, silent: bool) -> Iterator[Show]:
    """Show on a terminal how far a batch has come."""
    console = Console(stderr=True)
    is_hidden = silent or not console.is_terminal
    columns = (
        TextColumn("Tiếp nhận"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=is_hidden) as bar:
        task = bar.add_task("", total=None)

        def show(reached: Reached) -> None:
            ended = sum(reached.ended.values())
            bar.update(task, total=reached.total, completed=ended)

        yield show


def _see_through(
    settings: Settings, catalogue: Catalogue, batch: int, show: Show
) -> None:
    """Do the work, or follow the worker that does it, taking over if it dies."""
    while not _is_over(catalogue, batch, show):
        with contextlib.ExitStack() as stack:
            if own := _alone(stack, settings):
                _do(own, catalogue, batch, show)
        time.sleep(GLANCE)


def _is_over(catalogue: Catalogue, batch: int, show: Show) -> bool:
    reached = catalogue.intake.progress(batch)
    show(reached)
    return reached.is_over


def _do(own: Worker, catalogue: Catalogue, batch: int, show: Show) -> None:
    """Take in the batch, and then what an interrupted run left open."""
    due = 0.0
    with contextlib.closing(own.work(batch)) as rows:
        for _ in rows:
            if time.monotonic() > due:
                _is_over(catalogue, batch, show)
                due = time.monotonic() + GLANCE
    with contextlib.closing(own.work()) as left:
        for _ in left:
            pass


def _alone(stack: contextlib.ExitStack, settings: Settings) -> Worker | None:
    try:
        return stack.enter_context(open_worker(settings))
    except BusyError:
        return None


def _report(outcomes: Sequence[Outcome], *, as_json: bool, quiet: bool) -> None:
    if as_json:
        for outcome in outcomes:
            lines.show(outcome)
        return
    console = Console()
    shown = [o for o in outcomes if not quiet or o.outcome in ("refused", "held")]
    if shown:
        console.print(_table(shown))
    counts = Counter[str](outcome.outcome for outcome in outcomes)
    told = [
        f"{counts[code]} {word.lower()}"
        for code, word in words.OUTCOMES.items()
        if counts[code]
    ]
    console.print(f"{len(outcomes)} tệp: {', '.join(told)}")


def _table(outcomes: Sequence[Outcome]) -> Table:
    table = Table("Tệp", "Kết quả", "Lý do", box=None, pad_edge=False)
    for outcome in outcomes:
        word = words.OUTCOMES[outcome.outcome]
        # As text: brackets in a name are no colours.
        table.add_row(*map(Text, (_shown(Path(outcome.path)), word, outcome.message)))
    return table


def _shown(path: Path) -> str:
    """Return a path as a clerk knows it: from the folder the command runs in."""
    here = Path.cwd()
    return legible(str(path.relative_to(here) if path.is_relative_to(here) else path))
