"""Ranking on judged questions stays as good as it was."""

import json

import pytest

from archive.authority import load
from indexer.evaluate.search import WITHOUT_ACCENTS, Judged, evaluate
from indexer.search.engine import open_engine

AUTHORITY = load()


@pytest.fixture
def judged(tmp_path):
    corpus = [
        {
            "_id": "a",
            "title": "Điều 1",
            "text": "Đảng viên nộp hồ sơ xin chuyển sinh hoạt.",
        },
        {"_id": "b", "title": "Điều 2", "text": "Chi bộ họp mỗi tháng một lần."},
        {"_id": "c", "title": "Điều 3", "text": "Hồ sơ lưu tại văn phòng."},
    ]
    queries = [
        {"_id": "q1", "text": "Chi bộ họp khi nào (mỗi tháng)?"},
        {"_id": "q2", "text": "Chuyển sinh hoạt cần hồ sơ gì, “ở đâu”?"},
        {"_id": "q3", "text": "không ai hỏi"},
    ]
    for name, rows in (("corpus", corpus), ("queries", queries)):
        lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(lines, "utf-8")
    qrels = "query-id\tcorpus-id\tscore\nq1\tb\t1\nq2\tc\t1\nq2\ta\t0\n"
    (tmp_path / "qrels.tsv").write_text(qrels)
    return Judged.read(
        tmp_path / "corpus.jsonl", tmp_path / "queries.jsonl", tmp_path / "qrels.tsv"
    )


def test_figures(judged):
    """The first question is answered at once, the second by the second hit."""
    figures = evaluate(judged, open_engine("memory:", "papers"), AUTHORITY)

    assert figures.questions == 2
    assert (figures.mrr_10, figures.recall_1, figures.recall_5) == (0.75, 0.5, 1.0)


@pytest.mark.slow
def test_the_sample_of_statutes(shared, tmp_path):
    """Nine in ten questions find their article first, with and without accents."""
    folder = shared / "real" / "search" / "alqac_sample"
    judged = Judged.read(
        folder / "corpus.jsonl", folder / "queries.jsonl", folder / "qrels.tsv"
    )
    engine = open_engine(f"whoosh://{tmp_path}/index", "papers")

    as_typed = evaluate(judged, engine, AUTHORITY)
    without = evaluate(judged, engine, AUTHORITY, typed=WITHOUT_ACCENTS)

    assert as_typed.mrr_10 >= 0.92
    assert without.mrr_10 >= 0.91
