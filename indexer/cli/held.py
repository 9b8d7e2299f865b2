"""``vankho held``: what is held for its secrecy, and what a keeper does with it."""

import contextlib
import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path, PurePath

import click

from archive import held_words, lines
from archive.catalogue import Held, open_catalogue
from archive.catalogue.database import HOURS
from archive.cli import audience
from archive.cli.paper import asking, number_of
from archive.errors import BusyError
from archive.names import legible
from archive.seals import Seals
from archive.settings import Settings
from indexer.confining import confine
from indexer.forgetting import forgetter
from indexer.incoming import Incoming
from indexer.opening import now
from indexer.unsealing import Unsealing
from indexer.worker import open_worker

_LEVELS = {"mat": "Mật", "toi-mat": "Tối mật", "tuyet-mat": "Tuyệt mật"}
_NUMBER = click.IntRange(1, 2**31 - 1)
_why = click.option("--why", required=True, help="The reason, which is kept for ever.")


@click.group()
def held() -> None:
    """Show what is held for its secrecy; put in, open, let in, let go."""


@held.command("list")
@click.option("--past", is_flag=True, help="What is held no more.")
@click.option("--json", "as_json", is_flag=True, help="One object each.")
def list_held(*, past: bool, as_json: bool) -> None:
    """List what waits for a keeper, the newest first."""
    with _hold() as hold:
        for one in hold.catalogue.held.listed(hold.keeper, is_open=not past):
            if as_json:
                lines.show(as_object(one))
            else:
                _tell(one)


@held.command()
@click.argument("paper")
@click.option(
    "--level", type=click.Choice(list(_LEVELS)), required=True, help="How secret it is."
)
@_why
def put(paper: str, level: str, why: str) -> None:
    """Take the PAPER out of the archive and hold it: it turned out to be secret."""
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    with open_catalogue(settings.catalogue) as catalogue:
        catalogue.withdrawals.also_forget(forgetter(settings))
        keeper = asking(catalogue)
        number = number_of(paper, catalogue, keeper)
        confine(number, _LEVELS[level], why, catalogue, keeper=keeper, at=now())
        with contextlib.suppress(BusyError), open_worker(settings) as own:
            own.finish_purges()
        is_left = bool(catalogue.held.unsealed() or catalogue.purges.open())
    click.echo(f"Đã đưa văn bản mã {number} vào kho niêm phong.")
    if is_left:
        click.echo("Kho đang làm việc: tiến trình tiếp nhận sẽ niêm phong và xóa nốt.")


@held.command("open")
@click.argument("number", type=_NUMBER)
@click.option(
    "--to", type=click.Path(path_type=Path), required=True, help="A new file."
)
@_why
def open_held(number: int, to: Path, why: str) -> None:
    """Write what is held as NUMBER to a new file, to be looked at."""
    with _hold() as hold:
        hold.write(number, why, to)
    click.echo(f"Đã ghi ra {to}. Xem xong hãy xóa tệp ấy.")


@held.command("let-in")
@click.argument("number", type=_NUMBER)
@click.option("--audience", "whom", metavar="WHOM", required=True, help=audience.HELP)
@_why
def let_in(number: int, whom: str, why: str) -> None:
    """Take what is held as NUMBER into the archive, for some people."""
    with _hold() as hold:
        batch = hold.let_in(number, audience.read(whom, hold.catalogue), why)
    click.echo(
        f"Đã đưa vào lần tiếp nhận {batch}; `vankho ingest` hoặc máy chủ sẽ đọc."
    )


@held.command("give-back")
@click.argument("number", type=_NUMBER)
@click.option(
    "--to", type=click.Path(path_type=Path), required=True, help="A new file."
)
@_why
def give_back(number: int, to: Path, why: str) -> None:
    """Write what is held as NUMBER to a new file, and keep nothing of it."""
    with _hold() as hold:
        hold.give_back(number, why, to)
    click.echo(f"Đã ghi ra {to} và hủy bản niêm phong.")


@held.command()
@click.argument("number", type=_NUMBER)
@_why
@click.option("--yes", is_flag=True, help="Do not ask for the number once more.")
def destroy(number: int, why: str, *, yes: bool) -> None:
    """Keep nothing of what is held as NUMBER."""
    with _hold() as hold:
        hold.catalogue.held.get(number, hold.keeper)
        if not yes and click.prompt(f"Gõ lại số {number} để hủy") != str(number):
            raise click.Abort
        hold.destroy(number, why)
    click.echo("Đã hủy bản niêm phong.")


@contextlib.contextmanager
def _hold() -> Iterator[Unsealing]:
    environment = dict(os.environ)  # noqa: TID251  # the command line reads it
    settings = Settings.from_env(environment)
    with open_catalogue(settings.catalogue) as catalogue:
        keeper = catalogue.people.machine(environment.get("USER") or "cli")
        seals = Seals(settings.hold, settings.hold_key)
        yield Unsealing(catalogue, seals, Incoming(settings.incoming), keeper, now())


def as_object(one: Held) -> dict[str, object]:
    """Return what is held as ``held list --json`` gives it."""
    return {
        "id": one.id,
        "state": one.state,
        "reason": one.reason,
        "mark": one.mark.level or None,
        "printed": one.mark.printed or None,
        "page": one.mark.page,
        "size": one.size,
        "held_at": one.held_at,
        "document": one.document,
        "senders": [
            {"who": sender.who, "at": sender.at, "name": _name(one, sender.path)}
            for sender in one.senders
        ],
    }


def _name(one: Held, path: str) -> str | None:
    return legible(PurePath(path).name) if one.may_be_named else None


def _tell(one: Held) -> None:
    where = f", trang {one.mark.page}" if one.mark.page else ""
    mark = f": “{one.mark.printed}”{where}" if one.mark.printed else ""
    state = held_words.STATES[one.state]
    click.echo(f"[{one.id}] {state}. {held_words.REASONS[one.reason]}{mark}")
    for sender in one.senders:
        name = _name(one, sender.path) or held_words.NAMELESS
        click.echo(f"    {name} ({sender.who}, {_moment(sender.at)})")


def _moment(at: dt.datetime) -> str:
    return f"{at.astimezone(HOURS):%d/%m/%Y %H:%M}"
