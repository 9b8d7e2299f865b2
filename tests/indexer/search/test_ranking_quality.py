"""Ranking on judged questions stays as good as it was."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.authority import load
from archive.model import Reader
from indexer.evaluate.search import Judged, evaluate
from indexer.evaluate.typing import WAYS, plain_words
from indexer.search.engine import open_engine
from indexer.search.syntax import LONGEST, parse

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
    figures = evaluate(judged, open_engine("memory:", "papers"), AUTHORITY)["as typed"]

    assert figures.questions == 2
    assert (figures.mrr_10, figures.recall_1, figures.recall_5) == (0.75, 0.5, 1.0)


def test_every_way_of_typing_finds_the_same(judged):
    """Accents, letters taken apart and the place of the tone lose nothing."""
    figures = evaluate(judged, open_engine("memory:", "papers"), AUTHORITY)

    assert [*figures] == [*WAYS]
    assert {one.recall_1 for one in figures.values()} == {0.5}


@given(st.text('aàOR-–(:)"“_/HOẶC 1', max_size=40) | st.text(max_size=20))
def test_any_question_can_be_asked(text):
    """No sign of the query language in a question stops the measuring."""
    for typed in WAYS.values():
        parse(typed(plain_words(f"a {text}"))[:LONGEST], AUTHORITY, Reader("a"))


def test_a_long_question_is_cut():
    """As many words as a query may have, whatever holds them together."""
    words = plain_words("và/hoặc " * 500)

    assert len(parse(words, AUTHORITY, Reader("a")).terms) == 2
    assert len(words) < LONGEST


@pytest.mark.slow
def test_the_sample_of_statutes(shared, tmp_path):
    """Nine in ten questions find their article first, with and without accents."""
    folder = shared / "real" / "search" / "alqac_sample"
    judged = Judged.read(
        folder / "corpus.jsonl", folder / "queries.jsonl", folder / "qrels.tsv"
    )
    engine = open_engine(f"whoosh://{tmp_path}/index", "papers")

    figures = evaluate(judged, engine, AUTHORITY)

    assert figures["as typed"].mrr_10 >= 0.93
    assert min(one.mrr_10 for one in figures.values()) >= 0.92
