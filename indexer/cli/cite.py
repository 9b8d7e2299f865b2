"""``vankho cite``: the citations in plain text."""

from pathlib import Path

import click

from archive import authority, lines, words
from archive.model import Citation
from indexer.cite import find


@click.command()
@click.argument(
    "files",
    nargs=-1,
    type=click.Path(exists=True, dir_okay=False, path_type=Path, allow_dash=True),
)
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def cite(files: tuple[Path, ...], *, as_json: bool) -> None:
    """Find the citations in the plain text of FILES, or of standard input (-)."""
    known = authority.load()
    for path in files or (Path("-"),):
        with click.open_file(str(path), "rb") as file:
            # Not as text: line ends would be translated, and offsets count the
            # characters as given.
            text = file.read().decode(errors="replace")
        for citation in find(text, known):
            _show(path, citation, as_json=as_json)


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
    details = (citation.symbol, date, *flags)
    click.echo(f"{citation.start:>7}  {printed}  [{', '.join(filter(None, details))}]")
