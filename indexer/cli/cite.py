"""``vankho cite``: the citations in plain text."""

from pathlib import Path

import click

from archive import authority, lines, words
from archive.errors import UsageError
from archive.model import Change, Citation, Symbol
from archive.sentences import Sentence
from indexer.cite import changes as made
from indexer.cite import find


@click.command()
@click.argument(
    "files",
    nargs=-1,
    type=click.Path(exists=True, dir_okay=False, path_type=Path, allow_dash=True),
)
@click.option("--changes", is_flag=True, help="What is done to single provisions.")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def cite(files: tuple[Path, ...], *, changes: bool, as_json: bool) -> None:
    """Find the citations in the plain text of FILES, or of standard input (-)."""
    known = authority.load()
    for path in files or (Path("-"),):
        with click.open_file(str(path), "rb") as file:
            # Not as text: line ends would be translated, and offsets count the
            # characters as given.
            text = _plain(file.read(), path)
        if changes:
            for change, symbol in made(text, known):
                _show_change(path, change, symbol, as_json=as_json)
            continue
        for citation in find(text, known):
            _show(path, citation, as_json=as_json)


def _plain(read: bytes, path: Path) -> str:
    """Decode a plain text; raise UsageError for what is a file of another kind."""
    if b"\0" in read:
        message = Sentence(
            "%(name)s không phải là văn bản thuần (UTF-8). Hãy dùng vankho read.",
            name=path.name,
        )
        raise UsageError(message)
    return read.decode(errors="replace")


def _show(path: Path, citation: Citation, *, as_json: bool) -> None:
    if as_json:
        found = {"path": str(path), **lines.plain(citation)}
        del found["page"]
        for change in found["changes"]:
            del change["page"]
        lines.show(found)
        return
    printed = " ".join(citation.verbatim.split())
    date = str(citation.date or "")
    flags = (words.say(words.FLAGS, flag) for flag in citation.flags)
    details = ", ".join(filter(None, (citation.symbol, date, *flags)))
    click.echo(
        f"{citation.start:>7}  {printed}" + (f"  [{details}]" if details else "")
    )


def _show_change(
    path: Path, change: Change, symbol: Symbol | None, *, as_json: bool
) -> None:
    paper = str(symbol) if symbol else None
    if as_json:
        found = {"path": str(path), **lines.plain(change), "symbol": paper}
        del found["page"]
        lines.show(found)
        return
    source = change.source_provision or "-"
    target = " ".join(filter(None, (change.provision, paper)))
    click.echo(f"{change.start:>7}  {source}: {change.cue}  {target}")
