"""``vankho ingest``: files and folders in, an outcome for each."""

import contextlib
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click
from rich.table import Column, Table
from rich.text import Text

from archive import lines, words
from archive.catalogue import Batch, Reached, open_catalogue
from archive.cli import audience
from archive.errors import UsageError
from archive.model import Outcome
from archive.names import legible
from archive.settings import Settings
from indexer import ingest as route
from indexer.cli import watch
from indexer.cli.console import Console
from indexer.cli.following import Look, following
from indexer.cli.interruptions import interruptions
from indexer.opening import now
from indexer.worker import Worker, become_worker

GLANCE = 0.5
"""Seconds between two looks at what the running worker has done."""

SOME_LEFT_OUT = 1


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--jobs", type=click.IntRange(1, 64), help="Files read at a time.")
@click.option(
    "--skip-ocr",
    is_flag=True,
    help="Read only the first pages of scans, which tell what they are.",
)
@click.option("--audience", "whom", metavar="WHOM", help=audience.HELP)
@click.option(
    "--watch",
    "watches",
    is_flag=True,
    help="Go on taking in what comes to the folders.",
)
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
@click.option("--quiet", is_flag=True, help="Only the totals, and what was not taken.")
def ingest(  # noqa: PLR0913  # the options of the command
    paths: tuple[Path, ...],
    jobs: int | None,
    whom: str | None,
    *,
    skip_ocr: bool,
    watches: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Take files and folders in; zip files count as folders."""
    environment = dict(os.environ)  # noqa: TID251  # the command line reads it
    if jobs:
        environment["VANKHO_JOBS"] = str(jobs)
    settings = Settings.from_env(environment)
    if watches:
        show_each = watch.shown(as_json=as_json, quiet=quiet)
        watch.watch(
            settings,
            paths,
            _who(),
            show_each,
            skips_ocr=skip_ocr,
            audience=_meant(whom, settings),
        )
        return
    with open_catalogue(settings.catalogue) as catalogue:
        hand_in = partial(route.hand_in, catalogue=catalogue, who=_who(), at=now())
        batch = hand_in(paths, skips_ocr=skip_ocr, audience=_meant(whom, settings))
        if not batch:
            message = "Không có tệp nào trong các thư mục đã nêu."
            raise UsageError(message)
        with following(catalogue, batch, silent=as_json or quiet) as look:
            _see_through(settings, batch, look)
        outcomes = catalogue.intake.outcomes(batch)
        pages = catalogue.recognitions.reached(batch)
    _report(outcomes, pages, as_json=as_json, quiet=quiet)
    if any(outcome.outcome in ("refused", "held") for outcome in outcomes):
        sys.exit(SOME_LEFT_OUT)


def _meant(typed: str | None, settings: Settings) -> str:
    """Return whom papers are for, as it was typed or else is set."""
    if typed is None:
        return settings.audience
    with open_catalogue(settings.catalogue) as catalogue:
        return audience.read(typed, catalogue)


def _who() -> str:
    return os.environ.get("USER") or "cli"  # noqa: TID251  # who hands in


def _see_through(settings: Settings, batch: int, look: Look) -> None:
    """Do the work, or follow the worker that does it, taking over if it dies."""
    while not _is_over(*(seen := look())):
        with contextlib.ExitStack() as stack:
            # Somebody paused it: to open everything again and again is of no use.
            if not _is_held_up(seen[0]) and (own := become_worker(stack, settings)):
                _do(own, batch, look)
        time.sleep(GLANCE)


def _is_over(batch: Batch, pages: Reached) -> bool:
    return batch.progress.is_over and pages.is_over


def _is_held_up(batch: Batch) -> bool:
    return batch.state == "paused" and not batch.progress.is_over


def _do(own: Worker, batch: int, look: Look) -> None:
    """Take in the batch, and then what an interrupted run left open."""
    due = 0.0

    def glance() -> bool:
        """Show how far it has come, every now and then; whether it is to stop."""
        nonlocal due
        if time.monotonic() > due:
            look()
            due = time.monotonic() + GLANCE
        return is_interrupted()

    with interruptions() as is_interrupted:
        for some, stop in ((batch, glance), (None, is_interrupted)):
            with contextlib.closing(own.work(some, stop)) as rows:
                for _ in rows:
                    pass


def _report(
    outcomes: Sequence[Outcome], pages: Reached, *, as_json: bool, quiet: bool
) -> None:
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
    if pages.wanted:
        console.print(f"{pages.papers} tệp ảnh dài: {_pages(pages)}")


def _pages(pages: Reached) -> str:
    """Return how many pages of long scans were read, and what became of the rest."""
    left = pages.wanted - pages.read - pages.failed
    said = {"đã đọc": pages.read, "bỏ qua": left, "không đọc được": pages.failed}
    return ", ".join(f"{count} trang {word}" for word, count in said.items() if count)


def _table(outcomes: Sequence[Outcome]) -> Table:
    # Of a long path the end tells which file it is: it is broken, never cut off.
    file = Column("Tệp", overflow="fold")
    table = Table(file, "Kết quả", "Lý do", box=None, pad_edge=False)
    for outcome in outcomes:
        word = words.OUTCOMES[outcome.outcome]
        # As text: brackets in a name are no colours.
        table.add_row(*map(Text, (_shown(Path(outcome.path)), word, outcome.message)))
    return table


def _shown(path: Path) -> str:
    """Return a path as a clerk knows it: from the folder the command runs in."""
    here = Path.cwd()
    return legible(str(path.relative_to(here) if path.is_relative_to(here) else path))
