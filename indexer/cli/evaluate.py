"""``vankho evaluate``: how accurate reading and finding are, on labelled data."""

import contextlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from archive import authority
from archive.errors import NotFoundError
from archive.settings import Settings
from indexer.cli import report
from indexer.cli.ranking import search
from indexer.cli.report import Chosen
from indexer.evaluate import datasets, disputed, drawn, metadata, relations
from indexer.evaluate.datasets import DataSet, Listed
from indexer.evaluate.means import Means, caged

LIST, DISPUTED = Path("corpus/judgments/sets.toml"), "disputed.toml"
EXISTING = click.Path(exists=True, path_type=Path)
_OPTIONS = (
    click.option("--write-baseline", is_flag=True, help="Accept the figures."),
    click.option("--strict", is_flag=True, help="Exit code 1 where anything is lost."),
    click.option("--json", "as_json", is_flag=True, help="One object."),
    click.option("--details", is_flag=True, help="List the errors."),
)
_ASKED = ("only", "drawn_at", "pages", "retyped")
"""What the measuring of texts is told beside the folder."""

_ACCEPTED = click.option(
    "--baseline",
    "accepted",
    type=click.Path(path_type=Path),
    help="Figures to compare with.",
)


def _options(command: Callable[..., None]) -> Callable[..., None]:
    for option in _OPTIONS:
        command = option(command)
    return command


@click.group()
def evaluate() -> None:
    """Measure accuracy on labelled data."""


evaluate.add_command(search)


@evaluate.command()
@click.argument("path", type=EXISTING)
@_ACCEPTED
@_options
def citations(path: Path, accepted: Path | None, **chosen: bool) -> None:
    """Measure the finding of citations: passages, the codification, or samples."""
    with _means() as means:
        figures = datasets.cited(path, authority.load(), means.read)
    report.alone(figures, accepted, Chosen(**chosen))


@evaluate.command(name="relations")
@click.argument("path", type=EXISTING)
@_ACCEPTED
@_options
def changes(path: Path, accepted: Path | None, **chosen: bool) -> None:
    """Measure which provision changes which, on records with triplets."""
    figures = relations.evaluate(path, authority.load())
    report.alone(figures, accepted, Chosen(**chosen))


@evaluate.command(name="metadata")
@click.argument("folder", type=EXISTING)
@click.option("--only", multiple=True, help="Only files of this class; repeatable.")
@_ACCEPTED
@_options
def facts(
    folder: Path, only: tuple[str, ...], accepted: Path | None, **chosen: bool
) -> None:
    """Measure the facts on a folder with a labels.jsonl, or of samples."""
    with _means() as means:
        figures = metadata.evaluate(folder, means.read, kinds=only)
    report.alone(figures, accepted, Chosen(**chosen))


@evaluate.command()
@click.argument("folder", type=EXISTING)
@click.option("--only", multiple=True, help="Only files of this class; repeatable.")
@click.option("--drawn", "drawn_at", multiple=True, type=int, help="Dots an inch.")
@click.option("--pages", default=drawn.PAGES, help="How many are drawn.")
@click.option("--retyped", is_flag=True, help="In old fonts.")
@_ACCEPTED
@_options
def text(folder: Path, accepted: Path | None, **given: Any) -> None:
    """Measure the text of files, on a folder where it is known.

    With --drawn, pages of PDFs that hold their text are turned into images first;
    with --retyped, paragraphs of a corpus are typed in the fonts of old encodings.
    """
    asked = {name: given.pop(name) for name in _ASKED}
    with _means() as means:
        figures = datasets.written(folder, means, Listed("text", str(folder), **asked))
    report.alone(figures, accepted, Chosen(**given))


@evaluate.command()
@click.argument("listed", type=EXISTING, default=LIST)
@click.option("--slow", is_flag=True, help="Also what needs recognition of images.")
@click.option("--set", "names", multiple=True, help="Only this set; repeatable.")
@_options
def sets(listed: Path, *, slow: bool, names: tuple[str, ...], **chosen: bool) -> None:
    """Measure all data sets of a list, each against its baseline."""
    disputes = disputed.read(listed.parent / DISPUTED)
    known, lost, measured = authority.load(), [], []
    with _means() as means:
        for data in _wanted(datasets.read(listed), names, slow=slow):
            if data.is_absent:
                report.absent(data, Chosen(**chosen))
                continue
            figures = datasets.measure(data, known, means)
            measured.append(figures)
            settled = disputed.settle(data.name, figures, disputes)
            if report.one_of_many(data, figures, settled, Chosen(**chosen)):
                lost.append(data.name)
    report.total(measured, Chosen(**chosen))
    report.end(lost, Chosen(**chosen))


def _wanted(
    known: Iterable[DataSet], names: tuple[str, ...], *, slow: bool
) -> list[DataSet]:
    """Return the data sets to measure: those named, or all that are not slow.

    Raises:
        NotFoundError: there is none of that name.
    """
    by_name = {data.name: data for data in known}
    if unknown := [name for name in names if name not in by_name]:
        raise NotFoundError(", ".join(unknown))
    if names:
        return [by_name[name] for name in names]
    return [data for data in by_name.values() if slow or not data.listed.slow]


def _means() -> contextlib.AbstractContextManager[Means]:
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    return caged(settings)
