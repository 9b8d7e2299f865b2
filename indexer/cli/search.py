"""``vankho search``: find papers by number, date, issuing body or words."""

import contextlib
import datetime as dt
import os
from collections.abc import Iterator
from typing import Any

import click
from rich.text import Text

from archive import dates, lines, words
from archive.catalogue import Catalogue, open_catalogue
from archive.cli.paper import as_user, asking
from archive.links import Status
from archive.reason_words import REASONS
from archive.settings import Settings
from indexer.answer import Answer, AnswerHit, answer
from indexer.cli.console import Console
from indexer.intended import intended
from indexer.search.engine import Engine, open_engine
from indexer.search.query import Sort
from indexer.search.results import Share
from indexer.search.telling import told
from indexer.search.wanted import typed

Reasons = dict[int, tuple[Share, ...]]
"""What the score of each hit is made of, by the number of the paper."""

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
@click.option("--exact", is_flag=True, help="Take no word for another near it.")
@click.option(
    "--explain",
    is_flag=True,
    help="Show how the query was understood, and what each score is made of.",
)
@as_user
@click.option("--json", "as_json", is_flag=True, help="One object.")
def search(  # noqa: PLR0913  # one argument for each option
    query: tuple[str, ...],
    sort: Sort,
    limit: int,
    on: dt.date | None,
    user: str | None,
    *,
    exact: bool,
    explain: bool,
    as_json: bool,
) -> None:
    """Find papers: words, "phrases", -excluded words, fields, or a symbol."""
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    with (
        open_catalogue(settings.catalogue) as catalogue,
        contextlib.closing(_engine(settings, catalogue)) as engine,
    ):
        text, authority = " ".join(query), catalogue.authority
        found = answer(
            text,
            reader=asking(catalogue, user),
            engine=engine,
            catalogue=catalogue,
            authority=authority,
            sort=sort,
            page_size=limit,
            on=on,
            exact=exact,
        )
        meant = intended(
            text, found, engine=engine, catalogue=catalogue, authority=authority
        )
        reasons = _why(found, engine) if explain else None
    if as_json:
        lines.show(as_object(found, meant, reasons))
    else:
        _show(text, found, meant, reasons)


def _engine(settings: Settings, catalogue: Catalogue) -> Engine:
    identity, access = catalogue.changes.identity(), catalogue.audiences.restricted
    return open_engine(settings.search, identity, access)


def _why(found: Answer, engine: Engine) -> Reasons:
    """Return what the score of each hit is made of."""
    return {hit.id: engine.explain(found.query, str(hit.id)) for hit in found.hits}


def as_object(
    found: Answer, meant: str | None = None, reasons: Reasons | None = None
) -> dict[str, Any]:
    """Return an answer as ``search --json`` gives it, with what may be ``meant``."""
    shown = {
        "total": found.total,
        "hits": [_hit(hit, reasons[hit.id] if reasons else None) for hit in found.hits],
        "facets": found.facets,
        "suggestion": meant,
        "relaxed": found.relaxed,
        "guessed": found.guessed,
    }
    return shown if reasons is None else {**shown, "understood": told(found.query.tree)}


def _hit(hit: AnswerHit, reasons: tuple[Share, ...] | None) -> dict[str, Any]:
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
    if reasons is None:
        return shown
    return {**shown, "score": hit.score, "matched": hit.matched, "shares": reasons}


def _show(text: str, found: Answer, meant: str | None, reasons: Reasons | None) -> None:
    console = Console(highlight=False)
    if reasons is not None:
        console.print(f"Hiểu là: {told(found.query.tree)}", style="dim", markup=False)
    if found.guessed:
        console.print(
            "Có chữ được hiểu là chữ gần giống (--exact: tìm đúng chữ đã gõ)."
        )
    if meant:
        console.print(f"Có phải cần tìm: {meant}", markup=False)
    if found.relaxed:
        console.print("Không văn bản nào có đủ mọi chữ; đây là những văn bản gần nhất.")
    for hit in found.hits:
        console.print(_heading(hit))
        console.print(_snippet(hit))
        if reasons:
            for line in _reasons(hit, reasons[hit.id], typed(found.query.tree, text)):
                console.print(line, style="dim", markup=False)
    console.print(f"{found.total} văn bản.")


def _reasons(
    hit: AnswerHit, shares: tuple[Share, ...], as_typed: dict[str, str]
) -> Iterator[str]:
    """Yield lines that say what the score is made of, the most first."""
    yield f"{hit.score:12.3f}  điểm"
    for share in sorted(shares, key=lambda share: -share.points):
        term = " ".join(as_typed.get(word, word) for word in share.term.split())
        told = f"{REASONS[share.of]}: {term}" if term else REASONS[share.of]
        yield f"{share.points:12.3f}  {told}{_counted(share)}"


def _counted(share: Share) -> str:
    if not share.count:
        return ""
    heading = f", {share.in_heading} ở phần đầu" if share.in_heading else ""
    return f" ({share.count} lần{heading}; {share.papers} văn bản có)"


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
