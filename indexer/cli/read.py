"""``vankho read``: what files say, storing nothing."""

import os
import sys
from pathlib import Path
from typing import Any

import click
from rich.table import Table
from rich.text import Text

from archive import facts, lines, words
from archive.errors import RefusedError
from archive.model import Reading
from archive.names import legible
from archive.settings import Settings
from indexer import opening, steps
from indexer.cage import Cage
from indexer.cli.console import Console

SOME_LEFT_OUT = 1


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def read(files: tuple[Path, ...], *, as_json: bool) -> None:
    """Read FILES and show their facts and citations; stores nothing."""
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    limits = opening.limits(settings)
    refused = False
    with Cage(preload=("indexer.preload",)) as cage:
        for path in files:
            try:
                found = steps.read(path, path.name, cage=cage, limits=limits)
            except RefusedError as refusal:
                refused = True
                _show_refusal(path, refusal, as_json=as_json)
                continue
            _show(path, found, as_json=as_json)
    sys.exit(SOME_LEFT_OUT if refused else 0)


def _show_refusal(path: Path, refusal: RefusedError, *, as_json: bool) -> None:
    if as_json:
        lines.show(
            {"path": str(path), "refused": refusal.code, "message": str(refusal)}
        )
    else:
        click.echo(f"{legible(str(path))}: {refusal} [{refusal.code}]")


def _show(path: Path, found: Reading, *, as_json: bool) -> None:
    if as_json:
        lines.show(as_object(path, found))
        return
    console = Console()
    console.rule(Text(legible(str(path))))
    console.print(_facts(found))
    console.print(_citations(found))


def as_object(path: Path, found: Reading) -> dict[str, Any]:
    """Return a reading as ``read --json`` gives it."""
    return {
        "path": str(path),
        "media_type": found.text.media_type,
        "notes": found.text.notes,
        "pages": [
            {"number": page.number, "text": page.text, "origin": page.origin}
            for page in found.text.pages
        ],
        "metadata": facts.view(found.claims),
        "citations": found.citations,
    }


def _facts(found: Reading) -> Table:
    table = Table(show_header=False, box=None, pad_edge=False)
    for name, claim in sorted(facts.standing(found.claims).items()):
        page = f"tr. {claim.evidence.page}" if claim.evidence else ""
        told = words.value(name, claim.value)
        table.add_row(words.label(name), told, page)
    return table


def _citations(found: Reading) -> Table:
    table = Table("Trang", "Dẫn chiếu", "Ký hiệu", "Ngày", "Quan hệ", box=None)
    for citation in found.citations:
        relations = ", ".join(
            words.say(words.CITES, relation.relation) for relation in citation.relations
        )
        date = str(citation.date or citation.date_verbatim or "")
        printed = " ".join(citation.verbatim.split())
        table.add_row(
            str(citation.page), printed, citation.symbol or "", date, relations
        )
    return table
