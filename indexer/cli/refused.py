"""``vankho refused``: files that were not taken in, until somebody sees to each."""

import os
from pathlib import Path

import click
from rich.table import Column, Table
from rich.text import Text

from archive import lines
from archive.catalogue import Catalogue, Row, open_catalogue
from archive.errors import UsageError
from archive.names import legible
from archive.sentences import Sentence
from archive.settings import Settings
from indexer.cli.console import Console
from indexer.opening import now

MOST = 100_000
"""Files of a reason that are dismissed at once."""


@click.command()
@click.argument("rows", nargs=-1, type=click.IntRange(1, 2**31 - 1))
@click.option("--reason", help="Only files refused for this reason (a code).")
@click.option("--batch", type=click.IntRange(1, 2**31 - 1), help="Only of this batch.")
@click.option("--retry", is_flag=True, help="Hand them in once more.")
@click.option("--dismiss", metavar="NOTE", help="Say that no more is needed, and why.")
@click.option("--limit", type=click.IntRange(1, 1000), default=100, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One object a file.")
def refused(  # noqa: PLR0913  # the options of the command
    rows: tuple[int, ...],
    reason: str | None,
    batch: int | None,
    dismiss: str | None,
    limit: int,
    *,
    retry: bool,
    as_json: bool,
) -> None:
    """List refused files that nobody has seen to; see to ROWS or to all of a reason.

    A retried file gets a row of its own, which the worker takes in; where none
    runs, the next ``vankho ingest`` does.
    """
    environment = dict(os.environ)  # noqa: TID251  # the command line reads it
    who = environment.get("USER") or "cli"
    if (retry or dismiss is not None) and not (rows or reason):
        message = Sentence("Hãy nêu số của các tệp, hoặc --reason.")
        raise UsageError(message)
    with open_catalogue(Settings.from_env(environment).catalogue) as catalogue:
        if retry:
            _retry(catalogue, rows, reason, batch, who)
        elif dismiss is not None:
            named = rows or _numbers(catalogue, reason, batch)
            count = catalogue.refusals.dismiss(named, dismiss, by=who, at=now())
            click.echo(f"Đã ghi là đã xử lý {count} tệp.")
        else:
            found = catalogue.refusals.open(limit=limit, reason=reason, batch=batch)
            _list(catalogue, found, batch, as_json=as_json)


def _numbers(catalogue: Catalogue, reason: str | None, batch: int | None) -> list[int]:
    found = catalogue.refusals.open(limit=MOST, reason=reason, batch=batch)
    return [row.id for row in found]


def _retry(
    catalogue: Catalogue,
    rows: tuple[int, ...],
    reason: str | None,
    batch: int | None,
    who: str,
) -> None:
    refusals = catalogue.refusals
    if rows:
        begun = refusals.retry(rows, who=who, at=now())
    else:
        begun = refusals.retry_all(reason or "", who=who, at=now(), batch=batch)
    if begun is None:
        click.echo("Không có tệp nào được thử lại.")
    else:
        click.echo(f"Thử lại {begun.progress.total} tệp ở lần {begun.id}.")


def _list(
    catalogue: Catalogue, found: tuple[Row, ...], batch: int | None, *, as_json: bool
) -> None:
    if as_json:
        for row in found:
            lines.show(row)
        return
    for why in catalogue.refusals.reasons(batch):
        click.echo(f"{why.files} tệp: {why.reason}")
    table = Table("Số", "Lần", Column("Tệp", overflow="fold"), "Lý do", box=None)
    for row in found:
        said = row.outcome.message if row.outcome else ""
        name = legible(Path(row.path).name)
        table.add_row(*map(Text, (str(row.id), str(row.batch), name, said)))
    Console().print(table)
