"""Tidying an index changes no answer."""

from indexer.search.query import AllOf, Query, Word
from tests.contract.conftest import PAPERS, STAFF, paper


def test_answers_stay_the_same(engine):
    """Many commits, papers replaced and removed among them, become one."""
    for revision, one in enumerate(PAPERS, start=1):
        engine.update([one], [], revision)
    engine.update([paper("6", "trồng cây")], ["2"], 8)
    engine.update([paper("6", "trồng lúa")], [], 9)
    queries = [Query(tree, STAFF) for tree in (AllOf(), Word("trong"), Word("cay"))]
    before = [engine.search(query) for query in queries]

    engine.tidy()

    assert [engine.search(query) for query in queries] == before
    assert engine.revision() == 9


def test_an_empty_index_is_tidy(engine):
    """Nothing is made of nothing."""
    engine.tidy()

    assert engine.search(Query(AllOf(), STAFF)).total == 0
