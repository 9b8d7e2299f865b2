"""``vankho wanted``: papers that are cited but missing."""

import os

import click

from archive import dates, lines
from archive.catalogue import Wanted, open_catalogue
from archive.cli.paper import as_user, asking, line
from archive.settings import Settings


@click.command()
@click.option(
    "--limit",
    type=click.IntRange(1, 10_000),
    default=200,
    show_default=True,
    help="Symbols shown; papers of several bodies under one stay together.",
)
@as_user
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def wanted(limit: int, user: str | None, *, as_json: bool) -> None:
    """List the papers that are cited but missing, the most cited first."""
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    with open_catalogue(settings.catalogue) as catalogue:
        reader = asking(catalogue, user)
        missing = catalogue.links.wanted(reader, limit=limit)
        left = catalogue.links.wanted_count(reader) - limit
    for one in missing:
        if as_json:
            lines.show(_as_object(one))
        else:
            click.echo(_told(one))
    if as_json:
        return
    if left > 0:
        click.echo(f"… và {left} ký hiệu khác; xem thêm bằng --limit.")
    if not missing:
        click.echo("Không thiếu văn bản nào được dẫn chiếu.")


def _as_object(one: Wanted) -> dict[str, object]:
    cited = one.citation
    return {
        "symbol": cited.symbol,
        "type": cited.type,
        "number": cited.number,
        "body": cited.body,
        "date": cited.date,
        "date_verbatim": cited.date_verbatim,
        "date_partial": cited.date_partial,
        "flags": cited.flags,
        "verbatim": cited.verbatim,
        "times": one.times,
        "cited_by": [
            {"id": brief.id, "symbol": brief.metadata.symbol} for brief in one.citing
        ],
    }


def _told(one: Wanted) -> str:
    cited = one.citation
    name = " ".join(filter(None, (cited.type, cited.symbol or str(cited.number))))
    date = dates.written(cited.date) if cited.date else cited.date_verbatim
    told = ", ".join(filter(None, (name, cited.body or one.said_body, date)))
    citing = "".join(f"\n      ← {line(brief)}" for brief in one.citing)
    return f"{told}  ({one.times} lần){citing}"
