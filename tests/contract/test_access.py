"""What every engine keeps from a reader."""

from dataclasses import replace

import pytest

from archive.model import Reader
from indexer.search.syntax import parse
from tests.contract.conftest import paper

HIDDEN = frozenset({"2", "3", "no such paper"})
QUESTIONS = {
    "everything": "",
    "words": "trồng cây OR dân vận",
    "a symbol": "171-KH/TU",
    "words that only hidden papers hold": "tiết kiệm chi tiêu",
}


@pytest.mark.parametrize("text", QUESTIONS.values(), ids=QUESTIONS)
def test_hidden_papers_are_as_if_they_were_gone(filled, authority, text):
    """Hits, total and facets are those of an index without the papers."""
    query = parse(text, authority, Reader("mai"))

    hiding = filled.search(replace(query, hidden=HIDDEN))
    filled.update([], HIDDEN, 8)
    without = filled.search(query)

    assert [hit.key for hit in hiding.hits] == [hit.key for hit in without.hits]
    assert (hiding.total, hiding.facets) == (without.total, without.facets)
    assert hiding.relaxed == without.relaxed


def test_points_tell_nothing_of_other_audiences(engine, authority):
    """How rare a word is, is counted among the papers that a reader may see."""
    engine.update([paper("a", "trồng cây"), paper("b", "trồng lúa")], [], 1)
    query = parse("trồng cây", authority, Reader("mai"))
    before = engine.search(query), engine.explain(query, "a")

    secret = [paper(f"s{at}", "kỷ cây", audience="office") for at in range(9)]
    engine.update(secret, [], 2)

    assert (engine.search(query), engine.explain(query, "a")) == before


def test_other_audiences_are_as_if_they_were_gone(filled, authority):
    """Who may not see a paper finds it in no hit, no total and no facet."""
    found = filled.search(parse("", authority, Reader("mai")))

    assert {hit.key for hit in found.hits} == {"1", "2", "3"}
    assert (found.total, sum(found.facets.type.values())) == (3, 3)
