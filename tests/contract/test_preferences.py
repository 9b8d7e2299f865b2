"""What is preferred comes first in every engine, and nothing is lost by it."""

from datetime import date

import pytest

from archive.model import Reader
from indexer.search.query import (
    AllOf,
    AnyOf,
    Issued,
    Issuer,
    Not,
    Preferred,
    Query,
    SymbolIs,
    Word,
)
from tests.contract.conftest import paper, plan

READER = Reader("lan")
FIRST_OF_AUGUST = Preferred(Issued(date(2019, 8, 1), date(2019, 8, 1)))
TOWN = Preferred(Issuer((Word("thanh"), Word("uy"))))
PLAN = SymbolIs(("171khtu",), 171, "kh")
CAY = Word("cay")

PAPERS = (
    plan("town", "Thành ủy Bắc Kạn", "trồng cây", date(2019, 8, 1)),
    plan("province", "Tỉnh ủy Bắc Kạn", "trồng cây, cây xanh", date(2019, 10, 15)),
    paper("words", "cây " * 50, subject="cây cây cây"),
)

ORDERS = {
    "the day that is preferred": (AllOf((CAY, FIRST_OF_AUGUST)), "town"),
    "the body that is preferred": (AllOf((CAY, TOWN)), "town"),
    "an own symbol before what is preferred": (
        AllOf((AnyOf((SymbolIs(("9x",), 9), PLAN, CAY)), Preferred(Not(PLAN)))),
        "province",
    ),
    "both preferred": (AllOf((CAY, FIRST_OF_AUGUST, TOWN)), "town"),
}


@pytest.mark.parametrize(("tree", "first"), ORDERS.values(), ids=ORDERS)
def test_comes_first_and_excludes_nothing(engine, tree, first):
    """Whatever the words say, what is preferred leads, and all are still found."""
    engine.update(PAPERS, [], 1)

    results = engine.search(Query(tree, READER))

    assert results.hits[0].key == first
    assert results.total == len(PAPERS)


def test_other_orders_keep_their_order(engine):
    """A preference ranks by relevance only, and its score is the same."""
    engine.update(PAPERS, [], 1)
    tree = AllOf((CAY, FIRST_OF_AUGUST))

    newest = engine.search(Query(tree, READER, "newest"))
    best = engine.search(Query(tree, READER))

    assert [hit.key for hit in newest.hits] == ["province", "town", "words"]
    assert {h.key: h.score for h in newest.hits} == {h.key: h.score for h in best.hits}
