"""``vankho bodies``: what a name means on a day, what it was and what it became."""

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from typing import Any

import click

from archive import dates, lines
from archive.authority import Authority, Body
from archive.authority.words import KINDS, LEVELS
from archive.catalogue import Catalogue, open_catalogue
from archive.cli.paper import asking
from archive.errors import UsageError
from archive.sentences import Sentence
from archive.settings import Settings
from archive.words import say


@click.command()
@click.argument("text", nargs=-1)
@click.option("--on", default="", help="Only what was there on this day.")
@click.option("--limit", type=click.IntRange(1, 300), default=20, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def bodies(text: tuple[str, ...], on: str, limit: int, *, as_json: bool) -> None:
    """Find bodies by TEXT: words of a name, a code, a place; with their heirs.

    Without TEXT, list the bodies whose papers are held.
    """
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    with open_catalogue(settings.catalogue) as catalogue:
        known = catalogue.authority
        if not text:
            _show_held(catalogue, as_json=as_json)
            return
    found = known.found(" ".join(text), _day(on))
    for body in found[:limit]:
        if as_json:
            lines.show(as_object(body, known))
        else:
            click.echo("\n".join(_told(body, known)))
    if not found and not as_json:
        click.echo("Danh mục không có cơ quan nào như vậy.")
    if len(found) > limit and not as_json:
        click.echo(f"… và {len(found) - limit} cơ quan khác; xem thêm bằng --limit.")


def _day(typed: str) -> dt.date | None:
    found = dates.whole(typed)
    if typed and found is None:
        message = Sentence(
            "“%(day)s” không phải là một ngày có thật. Viết như 01/8/2019.", day=typed
        )
        raise UsageError(message)
    return found


def _show_held(catalogue: Catalogue, *, as_json: bool) -> None:
    for held in catalogue.books.bodies(asking(catalogue)).values():
        if as_json:
            lines.show(held)
        else:
            above = f" ({held.above})" if held.above else ""
            click.echo(
                f"{held.papers:>7}  {held.name or 'Không rõ cơ quan ban hành'}{above}"
            )


def as_object(body: Body, known: Authority) -> dict[str, Any]:
    """Return a body as ``bodies --json`` gives it."""
    told: dict[str, Any] = lines.plain(body)
    del told["into"], told["within"]
    return told | {
        "predecessors": _ids(known.predecessors(body)),
        "successors": _ids(known.successors(body)),
        "above": _ids(known.above(body, body.valid_to)),
    }


def _ids(bodies: Iterable[Body]) -> list[str]:
    return [body.id for body in bodies]


def _told(body: Body, known: Authority) -> Iterator[str]:
    parts = (say(LEVELS, body.level), say(KINDS, body.kind), *body.codes, _days(body))
    yield f"{body.name}  [{', '.join(filter(None, parts))}]"
    for old in known.predecessors(body):
        yield f"      ← {old.name}  {_days(old)}"
    for heir in known.successors(body):
        yield f"      → {heir.name}  {_days(heir)}"


def _days(body: Body) -> str:
    first, last = body.valid_from, body.valid_to
    if first and last:
        return f"{dates.written(first)} – {dates.written(last)}"
    if first:
        return f"từ {dates.written(first)}"
    return f"đến {dates.written(last)}" if last else ""
