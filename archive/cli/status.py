"""``vankho status``: whether a paper stands, on any day, and by what."""

import datetime as dt
import os
from collections.abc import Iterator
from typing import Any

import click

from archive import dates, lines, words
from archive.catalogue import Affecting, Standing, open_catalogue
from archive.cli.paper import as_user, asking, line, number_of
from archive.errors import UsageError
from archive.links import Status
from archive.sentences import Sentence
from archive.settings import Settings


@click.command()
@click.argument("paper")
@click.option("--on", "day", default="", help="A day, today if none is given.")
@as_user
@click.option("--json", "as_json", is_flag=True, help="One object.")
def status(paper: str, day: str, user: str | None, *, as_json: bool) -> None:
    """Show whether the PAPER stands, what proves it, and what waits for a person."""
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    with open_catalogue(settings.catalogue) as catalogue:
        reader = asking(catalogue, user)
        number = number_of(paper, catalogue, reader)
        found = catalogue.standings.of(number, reader, on=_day(day))
    if as_json:
        lines.show(as_object(found))
        return
    for told in _told(found):
        click.echo(told)


def _day(typed: str) -> dt.date | None:
    found = dates.whole(typed)
    if typed and found is None:
        message = Sentence(
            "“%(day)s” không phải là một ngày có thật. Viết như 01/8/2019.", day=typed
        )
        raise UsageError(message)
    return found


def as_object(found: Standing) -> dict[str, Any]:
    """Return a standing as ``status --json`` gives it."""
    return {
        "document": found.paper,
        "on": found.on,
        "status": found.status,
        "effects": [_effect(one) for one in found.effects],
        "statements": [
            {"by": one.kept.claim.source, "at": one.kept.claim.made_at}
            | {"status": one.statement.code, "since": one.statement.since}
            | {"note": one.statement.note}
            for one in found.statements
        ],
        "turns": found.turns,
        "expires": found.expires,
    }


def _effect(one: Affecting) -> dict[str, Any]:
    return {
        "document": one.paper.id,
        "state": one.state,
        "effect": one.effect,
        "since": one.since,
        "flags": one.flags,
        "given": one.given,
        "citation": one.link.citation,
    }


def _told(found: Standing) -> Iterator[str]:
    yield f"{dates.written(found.on)}: {_since(found.status)}"
    yield from map(_proof, found.proving)
    yield from map(_proposal, found.proposed)
    for turn in found.turns:
        if turn.since and turn.since > found.on:
            yield f"    → {_since(turn)}"


def _since(status: Status) -> str:
    told = words.say(words.STATUSES, status.code)
    return f"{told} từ {dates.written(status.since)}" if status.since else told


def _proof(one: Affecting) -> str:
    by = one.given.by if one.given else ""
    return f"    theo {line(one.paper)}: {_printed(one)}  ({by} xác nhận)"


def _proposal(one: Affecting) -> str:
    told = words.say(words.PROPOSED, one.effect or "")
    flags = "; ".join(words.say(words.FLAGS, flag) for flag in one.flags)
    beside = f"  ({flags})" if flags else ""
    return f"    chờ xác nhận: {line(one.paper)} {told}: {_printed(one)}{beside}"


def _printed(one: Affecting) -> str:
    printed = " ".join(one.link.citation.verbatim.split())
    return f"{one.provision}, {printed}" if one.provision else printed
