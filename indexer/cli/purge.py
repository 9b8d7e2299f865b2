"""``vankho purge``: a paper removed for good, and the record of what was."""

import contextlib
import dataclasses
import datetime as dt
import os
from typing import Any

import click

from archive import lines
from archive.catalogue import Catalogue, Doomed, Purge, open_catalogue
from archive.catalogue.database import HOURS
from archive.cli.paper import asking, number_of
from archive.errors import BusyError, UsageError
from archive.files import FileStore
from archive.names import legible
from archive.sentences import Sentence
from archive.settings import Settings
from indexer import purging
from indexer.purging import Backup, Purging
from indexer.worker import open_worker


@click.command()
@click.argument("papers", nargs=-1)
@click.option("--reason", default="", help="Why; never write the secret itself here.")
@click.option("--yes", is_flag=True, help="Do not ask for the number once more.")
@click.option("--json", "as_json", is_flag=True, help="One object a removal.")
def purge(papers: tuple[str, ...], reason: str, *, yes: bool, as_json: bool) -> None:
    """Remove PAPER for good: originals, text, pictures, index, names in the ledger.

    Without PAPER, finish what was left undone and list what was ever removed, with
    the backups that still hold it.
    """
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    with open_catalogue(settings.catalogue) as catalogue:
        made = _removed(papers, reason, settings, catalogue, is_sure=yes)
        is_busy = not _finished(settings, catalogue)
        asked = {one.id for one in made}
        for one in catalogue.purges.listed():
            if not asked or one.id in asked:
                _show(one, settings, as_json=as_json)
    if is_busy and not as_json:
        click.echo("Kho đang làm việc: tiến trình tiếp nhận sẽ xóa nốt dấu vết.")


def _removed(
    papers: tuple[str, ...],
    reason: str,
    settings: Settings,
    catalogue: Catalogue,
    *,
    is_sure: bool,
) -> tuple[Purge, ...]:
    """Take the papers out, once whoever asked has seen what will go."""
    if not papers:
        return ()
    reader = asking(catalogue)
    numbers = [number_of(paper, catalogue, reader) for paper in papers]
    doomed = catalogue.purges.look(numbers, reader)
    if doomed.objection:
        raise UsageError(doomed.objection)
    for path in _purging(settings, catalogue).lying(doomed):
        click.echo(f"Tệp còn ở nơi đã gửi, kho không xóa ở đó: {legible(str(path))}")
    if not is_sure:
        _ask(doomed, numbers)
    by = os.environ.get("USER") or "cli"  # noqa: TID251  # who removes it
    remove = _purging(settings, catalogue).remove
    return (remove(numbers, reader, by=f"person:{by}", why=reason),)


def _ask(doomed: Doomed, numbers: list[int]) -> None:
    """Ask for the number once more.

    Raises:
        UsageError: another one was typed.
    """
    click.echo(f"Sẽ xóa hẳn, không lấy lại được: {_told(doomed)}.")
    asked = " ".join(map(str, numbers))
    if click.prompt(f"Gõ lại mã văn bản ({asked}) để xóa").split() != asked.split():
        message = Sentence("Mã gõ lại không khớp; chưa xóa gì.")
        raise UsageError(message)


def _told(doomed: Doomed) -> str:
    files = len({file.sha256 for file in doomed.files})
    return (
        f"văn bản mã {', '.join(map(str, doomed.documents))}, {files} tệp gốc, "
        f"{doomed.pages} trang, tên trong {doomed.rows} dòng sổ tiếp nhận; "
        f"{doomed.cited_by} văn bản đang viện dẫn sẽ mất liên kết"
    )


def _finished(settings: Settings, catalogue: Catalogue) -> bool:
    """Erase what is left of all purges; False where a worker is to do it."""
    with contextlib.suppress(BusyError), open_worker(settings) as own:
        own.finish_purges()
    return not catalogue.purges.open()


def _purging(settings: Settings, catalogue: Catalogue) -> Purging:
    return Purging(settings, catalogue, FileStore(settings.files))


def _show(one: Purge, settings: Settings, *, as_json: bool) -> None:
    left = purging.backups(settings.backups, one)
    if as_json:
        lines.show(as_object(one, left))
        return
    state = "đã xóa hết" if one.finished_at else "đang xóa nốt dấu vết"
    numbers = ", ".join(map(str, one.documents))
    at = one.made_at.astimezone(HOURS).strftime("%d/%m/%Y %H:%M")
    who = one.who.removeprefix("person:")
    click.echo(f"Văn bản mã {numbers}: {state}; {at}, {who}; {one.files} tệp gốc.")
    click.echo(f"  Lý do: {one.why}")
    if not settings.backups:
        click.echo("  Chưa khai thư mục sao lưu (VANKHO_BACKUPS): hãy tự soát lại.")
    for backup in left:
        click.echo(f"  Bản sao lưu cũ hơn, vẫn còn văn bản này: {backup.path}")


def as_object(one: Purge, left: tuple[Backup, ...]) -> dict[str, Any]:
    """Return a removal as ``purge --json`` gives it."""
    told = dataclasses.asdict(one)
    del told["originals"]
    held = [
        {"path": str(b.path), "made_at": dt.datetime.fromtimestamp(b.made_at, dt.UTC)}
        for b in left
    ]
    return {**told, "backups": held}
