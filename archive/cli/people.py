"""``vankho user``: the accounts of an archive, opened, changed and closed."""

from typing import TextIO

import click

from archive import lines
from archive.access import ROLES, Role
from archive.catalogue import Catalogue
from archive.catalogue.people import New
from archive.catalogue.persons import Person
from archive.cli import opened
from archive.cli.people_told import as_object, in_full, in_one_line
from archive.errors import UsageError
from archive.sentences import Sentence

_LONGEST = 2_000
_ROLES = click.Choice(ROLES)
_AS_JSON = click.option("--json", "as_json", is_flag=True, help="One object a line.")
_PASSWORD = click.option(
    "--password-file",
    "file",
    type=click.File(encoding="utf-8"),
    help="Take the password from the first line of a file; - is the input.",
)


@click.group()
def user() -> None:
    """Open, change and close accounts.

    The first account makes everybody sign in; it has to be a keeper's.
    """


@user.command()
@click.argument("name")
@click.option("--full-name", required=True, help="Whose account it is.")
@click.option(
    "--role",
    "roles",
    type=_ROLES,
    multiple=True,
    default=("reader",),
    show_default=True,
    help="What it may do; may be repeated.",
)
@click.option("--office", "offices", multiple=True, help="Name or number; likewise.")
@_PASSWORD
def add(
    name: str,
    full_name: str,
    roles: tuple[Role, ...],
    offices: tuple[str, ...],
    file: TextIO | None,
) -> None:
    """Open the account NAME and print a password for its first sign-in."""
    with opened.catalogue() as catalogue:
        numbers = frozenset(catalogue.offices.named(one).id for one in offices)
        given = catalogue.people.add(
            New(name, full_name, frozenset(roles), numbers),
            by=opened.who(),
            at=opened.now(),
            password=_read(file),
        )
    _tell_password(name, None if file else given)


@user.command("list")
@_AS_JSON
def list_people(*, as_json: bool) -> None:
    """List all accounts, the closed ones last."""
    with opened.catalogue() as catalogue:
        found = catalogue.people.all()
        waits = catalogue.sign_ins.waits([one.name for one in found], opened.now())
    for one in found:
        if as_json:
            lines.show(as_object(one, waits.get(one.name)))
        else:
            click.echo(in_one_line(one, waits.get(one.name)))
    if not found and not as_json:
        click.echo("Chưa có tài khoản nào: ai ngồi ở máy này đều là người giữ kho.")


@user.command()
@click.argument("name")
@_AS_JSON
def show(name: str, *, as_json: bool) -> None:
    """Show the account NAME: roles, offices, where it is signed in."""
    with opened.catalogue() as catalogue:
        found = catalogue.people.get(name)
        wait = catalogue.sign_ins.waits([name], opened.now()).get(name)
        sessions = catalogue.sessions.list(name, opened.now())
    if as_json:
        lines.show(as_object(found, wait) | {"sessions": sessions})
        return
    for line in in_full(found, wait, sessions):
        click.echo(line)


@user.command()
@click.argument("name")
@click.argument("roles", type=_ROLES, nargs=-1, required=True)
def role(name: str, roles: tuple[Role, ...]) -> None:
    """Give the account NAME these ROLES, and no others."""
    with opened.catalogue() as catalogue:
        catalogue.people.change(name, roles=roles)
        _tell(catalogue, name)


@user.command()
@click.argument("name")
@click.argument("full_name")
def rename(name: str, full_name: str) -> None:
    """Say whose the account NAME is; NAME itself never changes."""
    with opened.catalogue() as catalogue:
        catalogue.people.change(name, full_name=full_name)
        _tell(catalogue, name)


@user.command()
@click.argument("name")
@click.option("--join", multiple=True, help="An office to belong to, from now on.")
@click.option("--leave", multiple=True, help="An office to belong to no longer.")
def office(name: str, join: tuple[str, ...], leave: tuple[str, ...]) -> None:
    """Put the account NAME into offices, or take it out."""
    with opened.catalogue() as catalogue, catalogue.together():
        for one in join:
            catalogue.offices.put(name, catalogue.offices.named(one).id)
        for one in leave:
            catalogue.offices.take_out(name, catalogue.offices.named(one).id)
        _tell(catalogue, name)


@user.command()
@click.argument("name")
@_PASSWORD
def password(name: str, file: TextIO | None) -> None:
    """Give the account NAME another password for its next sign-in; sign it out."""
    with opened.catalogue() as catalogue:
        given = catalogue.people.set_password(name, _read(file), at=opened.now())
    _tell_password(name, None if file else given)


@user.command()
@click.argument("name")
def close(name: str) -> None:
    """Close the account NAME: nobody signs in with it any more."""
    with opened.catalogue() as catalogue:
        catalogue.people.close(name, by=opened.who(), at=opened.now())
        _tell(catalogue, name)


@user.command("open")
@click.argument("name")
def open_again(name: str) -> None:
    """Open the closed account NAME again, with another password."""
    with opened.catalogue() as catalogue:
        given = catalogue.people.open(name, at=opened.now())
    _tell_password(name, given)


@user.command()
@click.argument("name")
def unlock(name: str) -> None:
    """Let sign-ins of NAME wait no longer after too many failures."""
    with opened.catalogue() as catalogue:
        catalogue.sign_ins.lift(name)
    click.echo(f"Tài khoản {name} đăng nhập được ngay.")


@user.command("sign-out")
@click.argument("name")
def sign_out(name: str) -> None:
    """End all sessions of NAME, wherever they are."""
    with opened.catalogue() as catalogue:
        ended = catalogue.sessions.end_all(name)
    click.echo(f"Đã kết thúc {ended} phiên đăng nhập của {name}.")


@user.command("totp-off")
@click.argument("name")
def totp_off(name: str) -> None:
    """Ask NAME for no codes any more, as after a telephone was lost."""
    with opened.catalogue() as catalogue:
        catalogue.codes.off(name)
    click.echo(f"Tài khoản {name} không cần mã xác thực nữa.")


def _read(file: TextIO | None) -> str | None:
    """Return the first line of a file, as a password; it may begin with blanks.

    Raises:
        UsageError: it is no text.
    """
    if file is None:
        return None
    try:
        return file.readline(_LONGEST).rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise UsageError(Sentence("Tệp mật khẩu phải là chữ UTF-8.")) from error


def _tell(catalogue: Catalogue, name: str) -> None:
    found: Person = catalogue.people.get(name)
    click.echo(in_one_line(found, None))


def _tell_password(name: str, given: str | None) -> None:
    """Print a password that was made up: this once, and alone on the output."""
    click.echo(
        f"Tài khoản {name}: mật khẩu cho lần đăng nhập tới, khi đó phải đổi."
        + (" Chỉ hiện một lần này:" if given else ""),
        err=True,
    )
    if given:
        click.echo(given)
