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


def test_nothing_is_left_of_a_paper_taken_out(engine, tmp_path):
    """No file holds its words, whoever of the others came before or after it."""
    engine.update([PAPERS[0], paper("7", "zymurgy xerxes")], [], 1)
    engine.update([paper("8", "zymurgy")], [], 2)
    engine.update([paper("7", "zymurgy xerxes quatsch")], [], 3)
    engine.update([], ["7"], 4)

    engine.scrub()

    held = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    assert not any(word in held for word in (b"xerxes", b"quatsch"))
    assert engine.known(["xerxes", "zymurgy"], STAFF) == {"zymurgy"}
    assert engine.search(Query(AllOf(), STAFF)).total == 2
    assert engine.revision() == 4
