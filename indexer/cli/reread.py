"""``vankho reread``: papers read again by the readers of today, and what changed."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import click
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

from archive.catalogue import Catalogue, open_catalogue
from archive.catalogue.rereading import Chosen
from archive.cli.paper import asking, number_of
from archive.errors import BusyError
from archive.files import FileStore
from archive.seals import Seals
from archive.settings import Settings
from indexer import readers
from indexer.answer import answer
from indexer.cage import Cage
from indexer.cli import differences
from indexer.cli.console import Console
from indexer.cli.interruptions import interruptions
from indexer.forgetting import forgetter
from indexer.incoming import Incoming
from indexer.listing import numbers_of
from indexer.opening import alone, limits, now, open_index
from indexer.rereading.paper import How
from indexer.rereading.run import Run
from indexer.search.engine import open_engine
from indexer.taking import Workshop

SOME_LEFT = 1
"""The exit code where papers stayed as they were, with the reason, or were taken out."""

ORIGINS = ("text", "rebuilt", "ocr", "image", "blank")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was chosen on the command line."""

    papers: tuple[str, ...]
    every: bool
    where: str
    suffix: str
    origin: str
    note: str
    jobs: int | None
    how: How
    shown: differences.Shown = field(default_factory=differences.Shown)

    def words(self) -> tuple[str, ...]:
        """Return what was chosen, for the report; which papers, it does not tell.

        Whoever reads it may not be allowed to see them, nor what was asked of them.
        """
        flags = {
            "PAPER": self.papers,
            "--all": self.every,
            "--where": self.where,
            "--ocr": self.how.has_new_eyes,
            "--accept-losses": self.how.accepts_losses,
        }
        values = {
            "--format": self.suffix,
            "--origin": self.origin,
            "--note": self.note,
        }
        told = (f"{name} {value}" for name, value in values.items() if value)
        return (*(name for name, is_set in flags.items() if is_set), *told)


@click.command()
@click.argument("papers", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Those read by today's readers too.")
@click.option("--where", default="", metavar="QUERY", help="Those that a query finds.")
@click.option("--format", "suffix", default="", metavar=".DOC", help="Such files only.")
@click.option(
    "--origin",
    type=click.Choice(ORIGINS),
    default=None,
    help="Papers with a page of this origin.",
)
@click.option("--note", default="", help="Papers with this note (legacy_tcvn3).")
@click.option("--ocr", is_flag=True, help="Recognise pages that are images again, too.")
@click.option(
    "--accept-losses", is_flag=True, help="Write readings that say less than before."
)
@click.option("--dry-run", is_flag=True, help="Tell what would change; write nothing.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Papers read at a time.")
@click.option("--json", "as_json", is_flag=True, help="One object a paper, and totals.")
@click.option("--quiet", is_flag=True, help="Only the totals.")
def reread(  # noqa: PLR0913  # one argument for each option
    papers: tuple[str, ...],
    *,
    where: str,
    suffix: str,
    origin: str | None,
    note: str,
    jobs: int | None,
    every: bool,
    ocr: bool,
    accept_losses: bool,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Read papers again by the readers of today, and tell what changed.

    PAPERS are numbers or symbols; without any, all that older readers have read.
    What people decided stays. A reading that says less than the one that is kept is
    told and not written.
    """
    how = How(ocr, accept_losses, dry_run)
    shown = differences.Shown(as_json=as_json, quiet=quiet, is_trial=dry_run)
    asked = Asked(papers, every, where, suffix, origin or "", note, jobs, how, shown)
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    with open_catalogue(settings.catalogue) as catalogue:
        is_all_well = _read(asked, settings, catalogue)
    if not is_all_well:
        sys.exit(SOME_LEFT)


def _read(asked: Asked, settings: Settings, catalogue: Catalogue) -> bool:
    """Read what was chosen; whether all of it could be, and nothing was held back."""
    numbers = catalogue.rereadings.chosen(_chosen(asked, settings, catalogue))
    report = 0
    if numbers and not asked.how.is_trial:
        report = catalogue.rereadings.begin(
            _who(),
            readers=readers.TODAY,
            asked=asked.words(),
            papers=len(numbers),
            at=now(),
        )
    totals = differences.Totals(len(numbers), report or None)
    is_whole = False
    try:
        _go_through(asked, settings, catalogue, numbers, totals)
        is_whole = True
    finally:
        if report:
            catalogue.rereadings.end(report, at=now(), is_whole=is_whole)
            _bring_index_level(settings, catalogue)
        asked.shown.totals(totals)
    return totals.is_all_well


def _chosen(asked: Asked, settings: Settings, catalogue: Catalogue) -> Chosen:
    """Return which papers are meant: those named, or those read by older readers."""
    named = {number_of(name, catalogue, asking(catalogue)) for name in asked.papers}
    if asked.where:
        found = _found(asked.where, settings, catalogue)
        named = found & named if asked.papers else found
    is_any = asked.every or bool(asked.papers)
    return Chosen(
        unless="" if is_any else readers.UNDERSTOOD,
        eyes=readers.TODAY if asked.how.has_new_eyes else "",
        suffix=asked.suffix,
        origin=asked.origin,
        note=asked.note,
        numbers=tuple(named) if asked.papers or asked.where else None,
    )


def _found(query: str, settings: Settings, catalogue: Catalogue) -> set[int]:
    """Return the papers that a query finds just as it is typed."""
    identity, access = catalogue.changes.identity(), catalogue.audiences.restricted
    with contextlib.closing(open_engine(settings.search, identity, access)) as engine:
        found = answer(
            query,
            reader=asking(catalogue),
            engine=engine,
            catalogue=catalogue,
            authority=catalogue.authority,
            exact=True,
        )
        return set() if found.relaxed else set(numbers_of(found, engine))


def _who() -> str:
    return os.environ.get("USER") or "cli"  # noqa: TID251  # who reads again


def _go_through(
    asked: Asked,
    settings: Settings,
    catalogue: Catalogue,
    numbers: Sequence[int],
    totals: differences.Totals,
) -> None:
    jobs = asked.jobs or settings.jobs
    with (
        Cage(preload=("indexer.preload",)) as cage,
        interruptions() as is_interrupted,
        _bar(len(numbers), silent=asked.shown.is_silent) as advance,
    ):
        catalogue.withdrawals.also_forget(forgetter(settings))
        shop = _workshop(settings, catalogue, cage)
        run = Run(shop, asked.how, jobs, totals.rereading or 0)
        for result in run.over(numbers, lambda: not is_interrupted()):
            totals.count(result)
            asked.shown.paper(result)
            advance()


def _workshop(settings: Settings, catalogue: Catalogue, cage: Cage) -> Workshop:
    return Workshop(
        catalogue,
        FileStore(settings.files),
        cage,
        Incoming(settings.incoming),
        settings.pictures,
        now,
        Seals(settings.hold, settings.hold_key),
        settings.secrets,
        limits(settings),
    )


def _bring_index_level(settings: Settings, catalogue: Catalogue) -> None:
    """Let the index follow, unless a worker runs, which does so itself."""
    with (
        contextlib.suppress(BusyError),
        alone(settings),
        contextlib.closing(open_index(settings, catalogue)) as index,
    ):
        index.keep_level()


@contextlib.contextmanager
def _bar(papers: int, *, silent: bool) -> Iterator[Callable[[], None]]:
    """Show on a terminal how far the run has come."""
    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    is_hidden = silent or not console.is_terminal
    with Progress(
        *columns,
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=is_hidden,
    ) as bar:
        task = bar.add_task("Đọc lại", total=papers)
        yield lambda: bar.advance(task)
