"""``vankho batch``: how far files handed in have come, and steering them."""

import os
from pathlib import Path
from typing import Any

import click
from rich.table import Table
from rich.text import Text

from archive import cells, intake_words, lines
from archive.catalogue import Batch, Catalogue, Steer, open_catalogue
from archive.errors import UsageError
from archive.names import legible
from archive.sentences import Sentence
from archive.settings import Settings
from indexer.cli import batch_report, saying
from indexer.cli.console import Console
from indexer.incoming import Incoming
from indexer.opening import now


@click.command()
@click.argument("number", type=click.IntRange(1, 2**31 - 1), required=False)
@click.option("--pause", "step", flag_value="pause", help="Give out none of its files.")
@click.option("--resume", "step", flag_value="resume", help="Let it go on.")
@click.option(
    "--cancel", "step", flag_value="cancel", help="Refuse what is not read yet."
)
@click.option("--first", "step", flag_value="first", help="Read it before all others.")
@click.option("--in-turn", "step", flag_value="in_turn", help="Read it in its turn.")
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write how each file ended as CSV.",
)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One object a batch.")
def batch(
    number: int | None,
    step: Steer | None,
    report: Path | None,
    limit: int,
    *,
    as_json: bool,
) -> None:
    """Say how far batch NUMBER has come and steer it; without one, list the newest."""
    environment = dict(os.environ)  # noqa: TID251  # the command line reads it
    settings = Settings.from_env(environment)
    if number is None and (step or report):
        raise UsageError(Sentence("Hãy nêu số của lần tiếp nhận."))
    with open_catalogue(settings.catalogue) as catalogue:
        if number is None:
            _list(catalogue.batches.newest(limit=limit), as_json=as_json)
            return
        if step:
            who = environment.get("USER") or "cli"
            catalogue.batches.steer(number, step, by=who, at=now())
        found = catalogue.batches.of(number)
        if report:
            _write(report, found, catalogue, Incoming(settings.incoming))
        _show(found, catalogue, as_json=as_json)


def _write(place: Path, found: Batch, catalogue: Catalogue, incoming: Incoming) -> None:
    with place.open("w", encoding="utf-8-sig", newline="") as page:
        rows = batch_report.rows(found, catalogue, incoming)
        cells.write(page, list(intake_words.COLUMNS.values()), rows)


def _list(found: tuple[Batch, ...], *, as_json: bool) -> None:
    if as_json:
        for one in found:
            lines.show(one)
        return
    table = Table("Lần", "Lúc", "Người gửi", "Tiến độ", "Tệp", "Kết quả", box=None)
    for one in found:
        progress = one.progress
        told = str(one.id), saying.moment(one.begun_at), legible(one.who)
        so_far = saying.state(one), str(progress.total), saying.tally(progress)
        table.add_row(*map(Text, told + so_far))
    Console().print(table)


def _show(found: Batch, catalogue: Catalogue, *, as_json: bool) -> None:
    batches = catalogue.batches
    pace, steps = batches.pace(found, at=now()), batches.steps(found.id)
    reading = [legible(Path(row.path).name) for row in batches.in_hand(found.id)]
    left = found.progress.received + found.progress.claimed
    if as_json:
        told: dict[str, Any] = lines.plain(found)
        told["files_a_minute"] = pace.a_minute if pace else None
        told["seconds_left"] = pace.lasts(left) if pace and left else None
        lines.show(told | {"reading": reading, "steps": steps})
        return
    said = (
        f"Lần {found.id} ({legible(found.who)}): {saying.state(found)}.",
        f"{found.progress.total} tệp, còn {left}: {saying.tally(found.progress)}",
        saying.pace(found, pace),
        f"Đang đọc: {', '.join(reading)}" if reading else "",
        *map(saying.step, steps),
    )
    click.echo("\n".join(filter(None, said)))
