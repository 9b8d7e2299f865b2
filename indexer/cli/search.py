"""``vankho search``: find papers by number, date, issuing body or words."""

import contextlib
import datetime as dt
import os
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from archive import dates, lines, words
from archive.catalogue import open_catalogue
from archive.links import Status
from archive.model import Reader
from archive.settings import Settings
from indexer.answer import Answer, AnswerHit, answer
from indexer.search.engine import open_engine
from indexer.search.query import Sort

SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest", "number")


def _day(
    context: click.Context, option: click.Parameter, typed: str | None
) -> dt.date | None:
    """Return the day that was typed.

    Raises:
        BadParameter: there is no such day.
    """
    if typed is None:
        return None
    day = dates.whole(typed)
    if day is None:
        message = f"“{typed}” không phải là một ngày có thật. Viết như 01/8/2019."
        raise click.BadParameter(message, context, option)
    return day


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--sort", type=click.Choice(SORTS), default="relevance")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@click.option("--on", metavar="DAY", callback=_day, help="Statuses of this day.")
@click.option("--explain", is_flag=True, help="Show how the query was understood.")
@click.option("--json", "as_json", is_flag=True, help="One object.")
def search(  # noqa: PLR0913  # one argument for each option
    query: tuple[str, ...],
    sort: Sort,
    limit: int,
    on: dt.date | None,
    *,
    explain: bool,
    as_json: bool,
) -> None:
    """Find papers: words, "phrases", -excluded words, fields, or a symbol."""
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    with (
        open_catalogue(settings.catalogue) as catalogue,
        contextlib.closing(
            open_engine(settings.search, catalogue.changes.identity())
        ) as engine,
    ):
        found = answer(
            " ".join(query),
            reader=Reader("cli"),
            engine=engine,
            catalogue=catalogue,
            authority=catalogue.authority,
            sort=sort,
            page_size=limit,
            on=on,
        )
    if as_json:
        lines.show(as_object(found, explain=explain))
    else:
        _show(found, explain=explain)


def as_object(found: Answer, *, explain: bool) -> dict[str, Any]:
    """Return an answer as ``search --json`` gives it."""
    shown = {
        "total": found.total,
        "hits": [_hit(hit, explain=explain) for hit in found.hits],
        "facets": found.facets,
        "suggestion": None,
        "relaxed": found.relaxed,
    }
    return {**shown, "understood": repr(found.query.tree)} if explain else shown


def _hit(hit: AnswerHit, *, explain: bool) -> dict[str, Any]:
    shown = {
        "id": hit.id,
        "symbol": hit.symbol,
        "type": hit.type,
        "issuers": hit.issuers,
        "issued": hit.issued,
        "subject": hit.subject,
        "status": hit.status.code,
        "status_since": hit.status.since,
        "snippet": "".join(fragment.text for fragment in hit.snippet),
    }
    return {**shown, "score": hit.score, "matched": hit.matched} if explain else shown


def _show(found: Answer, *, explain: bool) -> None:
    console = Console(highlight=False)
    if explain:
        console.print(f"Hiểu là: {found.query.tree!r}", style="dim", markup=False)
    if found.relaxed:
        console.print("Không văn bản nào có đủ mọi chữ; đây là những văn bản gần nhất.")
    for hit in found.hits:
        console.print(_heading(hit))
        console.print(_snippet(hit))
        if explain:
            matched = ", ".join(hit.matched)
            console.print(f"    {hit.score:.3f}  {matched}", style="dim", markup=False)
    console.print(f"{found.total} văn bản.")


def _heading(hit: AnswerHit) -> Text:
    date = ""
    if hit.issued:
        day = hit.issued.date
        date = dates.written(day) if day else hit.issued.verbatim
    name = " ".join(filter(None, (hit.type, hit.symbol)))
    parts = (name, hit.subject, " – ".join(hit.issuers), date, _status(hit.status))
    heading = Text(f"{hit.id:>5}  ", style="dim")
    return heading.append(" · ".join(filter(None, parts)), style="bold not dim")


def _status(status: Status) -> str:
    """Return in a word or two what is known of a paper's status, and since when."""
    if status.code == "unknown":
        return ""
    since = f"từ {dates.written(status.since)}" if status.since else ""
    return " ".join(filter(None, (words.SHORT_STATUSES[status.code], since)))


def _snippet(hit: AnswerHit) -> Text:
    shown = Text("       ")
    for fragment in hit.snippet:
        shown.append(fragment.text, style="reverse" if fragment.is_match else "")
    return shown
