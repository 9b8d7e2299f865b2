"""``vankho token``: what programs sign in with."""

import datetime as dt
import os

import click

from archive import lines
from archive.access import SCOPES, Scope
from archive.catalogue import Catalogue, open_catalogue
from archive.catalogue.tokens import Token
from archive.role_words import SCOPES as WORDS
from archive.settings import Settings

_BY = "cli"


@click.group()
def token() -> None:
    """Make, list and revoke what programs sign in with."""


@token.command()
@click.argument("person")
@click.option("--name", required=True, help="Which program uses it.")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice(list(SCOPES)),
    multiple=True,
    default=("read",),
    show_default=True,
    help="What it lets the program do; may be repeated.",
)
@click.option(
    "--days",
    type=click.IntRange(1, 366),
    default=365,
    show_default=True,
    help="How long it works.",
)
@click.option("--forever", is_flag=True, help="Until it is revoked; for keepers alone.")
def make(
    person: str, name: str, scopes: tuple[Scope, ...], days: int, *, forever: bool
) -> None:
    """Make a token for PERSON and print it: it is shown this once."""
    now = dt.datetime.now(dt.UTC)  # noqa: TID251  # the command line is where time comes in
    until = None if forever else now + dt.timedelta(days=days)
    with _catalogue() as catalogue:
        secret, made = catalogue.tokens.make(
            person, name, scopes, expires_at=until, at=now
        )
    click.echo(secret)
    click.echo(
        f"Mã truy cập số {made.id} của {person}, chỉ hiện một lần này.", err=True
    )


@token.command("list")
@click.argument("person", required=False)
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def list_tokens(person: str | None, *, as_json: bool) -> None:
    """List the tokens of PERSON, or of everybody, the newest first."""
    now = dt.datetime.now(dt.UTC)  # noqa: TID251  # likewise
    with _catalogue() as catalogue:
        if person is not None:
            catalogue.people.get(person)
        found = catalogue.tokens.of(person) if person else catalogue.tokens.all()
    for one in found:
        if as_json:
            lines.show(one)
        else:
            click.echo(_told(one, now))
    if not found and not as_json:
        click.echo("Chưa có mã truy cập nào.")


@token.command()
@click.argument("number", type=int)
def revoke(number: int) -> None:
    """Revoke the token of this NUMBER: no program signs in with it again."""
    now = dt.datetime.now(dt.UTC)  # noqa: TID251  # likewise
    with _catalogue() as catalogue:
        catalogue.tokens.revoke(number, by=_BY, at=now)
    click.echo(f"Đã thu hồi mã truy cập số {number}.")


def _catalogue() -> Catalogue:
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    return open_catalogue(settings.catalogue, accounts=settings.accounts)


def _told(one: Token, now: dt.datetime) -> str:
    does = "; ".join(WORDS[scope] for scope in one.scopes)
    return f"{one.id:>4}  {one.person}  “{one.name}”  {does}  ({_state(one, now)})"


def _state(one: Token, now: dt.datetime) -> str:
    if one.revoked_at:
        return f"đã thu hồi {one.revoked_at:%d/%m/%Y}"
    if not one.works(now):
        return "hết hạn"
    if one.expires_at is None:
        return "đến khi thu hồi"
    return f"đến {one.expires_at:%d/%m/%Y}"
