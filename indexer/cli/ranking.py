"""``vankho evaluate search``: how good the ranking is, on judged questions."""

import contextlib
import tempfile
from pathlib import Path

import click

from archive import authority, lines
from archive.errors import UsageError
from indexer.evaluate import search as found
from indexer.search.engine import open_engine

ARTICLES, QUESTIONS, JUDGMENTS = "corpus.jsonl", "queries.jsonl", "qrels.tsv"
EXISTING = click.Path(exists=True, path_type=Path)


@click.command()
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
    figures = _ranked(judged)
    if as_json:
        lines.show(figures)
        return
    for way, ranked in figures.items():
        click.echo(
            f"{way:20} MRR@10 {ranked.mrr_10:.3f}  recall@1 {ranked.recall_1:.3f}  "
            f"@5 {ranked.recall_5:.3f}  @10 {ranked.recall_10:.3f}  "
            f"@100 {ranked.recall_100:.3f}  ({ranked.questions} questions)"
        )


def _ranked(judged: found.Judged) -> dict[str, found.Figures]:
    """Ask every question of the engine that the pages use, in a passing folder."""
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.closing(open_engine(f"whoosh://{folder}/index", "judged")) as engine,
    ):
        return found.evaluate(judged, engine, authority.load())
