"""``vankho evaluate``: how accurate reading and finding are, on labelled data."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import click

from archive import authority, lines
from archive.errors import UsageError
from archive.model import Reading
from archive.settings import Settings
from indexer import opening, reading
from indexer.cage import Cage
from indexer.evaluate import citations as cited
from indexer.evaluate import metadata as facts
from indexer.evaluate import relations as changed
from indexer.evaluate import search as found
from indexer.search.engine import open_engine

ARTICLES, QUESTIONS, JUDGMENTS = "corpus.jsonl", "queries.jsonl", "qrels.tsv"
EXISTING = click.Path(exists=True, path_type=Path)


@click.group()
def evaluate() -> None:
    """Measure accuracy on labelled data."""


@evaluate.command()
@click.argument("path", type=EXISTING)
@click.option("--details", is_flag=True, help="List the errors.")
@click.option("--json", "as_json", is_flag=True, help="One object.")
def citations(path: Path, *, details: bool, as_json: bool) -> None:
    """Measure the finding of citations on a gold file."""
    figures = cited.evaluate(path, authority.load())
    _show(figures.scores, figures.faults, details=details, as_json=as_json)


@evaluate.command()
@click.argument("path", type=EXISTING)
@click.option("--details", is_flag=True, help="List the errors.")
@click.option("--json", "as_json", is_flag=True, help="One object.")
def relations(path: Path, *, details: bool, as_json: bool) -> None:
    """Measure which provision changes which, on records with triplets."""
    figures = changed.evaluate(path, authority.load())
    _show(figures.scores, figures.faults, details=details, as_json=as_json)


def _show(
    scores: Mapping[str, cited.Score],
    faults: Sequence[object],
    *,
    details: bool,
    as_json: bool,
) -> None:
    if as_json:
        shown = {
            name: {"precision": s.precision, "recall": s.recall, "f1": s.f1}
            for name, s in scores.items()
        }
        lines.show({"scores": shown, "errors": faults})
        return
    for name, score in scores.items():
        click.echo(
            f"{name:12} P {score.precision:.3f}  R {score.recall:.3f}  "
            f"F1 {score.f1:.3f}  ({score.right} of {score.wanted}, {score.given} given)"
        )
    _list(faults if details else ())


@evaluate.command()
@click.argument("folder", type=EXISTING)
@click.option("--details", is_flag=True, help="List the errors.")
@click.option("--json", "as_json", is_flag=True, help="One object.")
def metadata(folder: Path, *, details: bool, as_json: bool) -> None:
    """Measure the facts on a folder with a labels.jsonl."""
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    limits = opening.limits(settings)
    with Cage(preload=("indexer.preload",)) as cage:

        def read(path: Path) -> Reading:
            return reading.read(path, path.name, cage=cage, limits=limits)

        figures = facts.evaluate(folder, read)
    if as_json:
        shown = {"fields": figures.fields, "subject_overlap": figures.overlap}
        lines.show({**shown, "errors": figures.misses})
        return
    for name, tally in figures.fields.items():
        click.echo(
            f"{name:12} {tally.right} right, {tally.wrong} wrong, {tally.missing} missing"
        )
    click.echo(f"subject, word overlap {figures.overlap:.3f}")
    _list(figures.misses if details else ())


@evaluate.command()
@click.argument("folder", type=EXISTING, required=False)
@click.option("--corpus", type=EXISTING, help="corpus.jsonl of the BEIR layout.")
@click.option("--queries", type=EXISTING, help="queries.jsonl.")
@click.option("--qrels", type=EXISTING, help="qrels.tsv.")
@click.option("--json", "as_json", is_flag=True, help="One object.")
def search(
    folder: Path | None,
    corpus: Path | None,
    queries: Path | None,
    qrels: Path | None,
    *,
    as_json: bool,
) -> None:
    """Measure the ranking on a FOLDER (or three files) in the BEIR layout."""
    base = folder or Path()
    named = (corpus, queries, qrels)
    if folder is None and None in named:
        message = "Hãy nêu thư mục, hoặc cả ba tệp --corpus, --queries, --qrels."
        raise UsageError(message)
    files = [
        given or base / usual
        for given, usual in zip(named, (ARTICLES, QUESTIONS, JUDGMENTS), strict=True)
    ]
    judged = found.Judged.read(*files)
    figures = {
        "as typed": _ranked(judged, str),
        "without accents": _ranked(judged, found.WITHOUT_ACCENTS),
    }
    if as_json:
        lines.show(figures)
        return
    for way, ranked in figures.items():
        click.echo(
            f"{way:16} MRR@10 {ranked.mrr_10:.3f}  recall@1 {ranked.recall_1:.3f}  "
            f"@5 {ranked.recall_5:.3f}  @10 {ranked.recall_10:.3f}  "
            f"@100 {ranked.recall_100:.3f}  ({ranked.questions} questions)"
        )


def _ranked(judged: found.Judged, typed: Callable[[str], str]) -> found.Figures:
    """Ask every question of the engine that the pages use, in a passing folder."""
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.closing(open_engine(f"whoosh://{folder}/index", "judged")) as engine,
    ):
        return found.evaluate(judged, engine, authority.load(), typed=typed)


def _list(errors: Iterable[object]) -> None:
    for error in errors:
        lines.show(error)
