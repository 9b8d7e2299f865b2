"""What every engine keeps from a reader."""

from dataclasses import replace

import pytest

from archive.access import Restricted
from archive.model import Reader
from indexer.search.engine import open_engine
from indexer.search.syntax import parse
from tests.contract.conftest import ORIGIN, PAPERS, STAFF, paper

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


class Given:
    """Papers given to others, as the catalogue would tell of them."""

    def __init__(self):
        self.now = Restricted()

    def __call__(self):
        return self.now

    def give(self, **audiences):
        told = {key.removeprefix("n"): whom for key, whom in audiences.items()}
        self.now = Restricted(self.now.version + 1, {**self.now.audiences, **told})


@pytest.fixture
def given():
    return Given()


@pytest.fixture
def following(address, given):
    """An engine that asks whom papers are for, and holds the usual ones."""
    engine = open_engine(address, ORIGIN, given)
    engine.update(PAPERS, [], 7)
    yield engine
    engine.close()


@pytest.mark.parametrize("text", QUESTIONS.values(), ids=QUESTIONS)
def test_papers_given_to_others_act_at_once(following, given, authority, text):
    """Narrowed, widened and given back: as if they had been put in so."""
    query = parse(text, authority, Reader("mai"))
    as_before = following.search(query)
    given.give(n1="staff", n4="everyone", n5="office")

    answer = following.search(query)
    known = following.known(["trồng", "tiết", "kính"], Reader("mai"))
    spelt = following.spellings("trong", Reader("mai"))
    moved = [
        replace(one, audience=given.now.audiences.get(one.key, one.audience))
        for one in PAPERS
    ]
    following.update(moved, [], 8)

    assert following.search(query) == answer
    assert following.known(["trồng", "tiết", "kính"], Reader("mai")) == known
    assert following.spellings("trong", Reader("mai")) == spelt
    given.give(n1="everyone", n4="staff")
    again = following.search(query)
    assert [hit.key for hit in again.hits] == [hit.key for hit in as_before.hits]


def test_an_engine_says_by_which_version_it_answers(following, given):
    """What is remembered of its answers is of this version."""
    before = following.access()

    given.give(n1="staff")

    assert following.access() == before + 1


def test_each_reader_is_asked_anew(following, given, authority):
    """What one sees is not what another one was shown before."""
    asked = {who.name: parse("", authority, who) for who in (Reader("mai"), STAFF)}

    def totals():
        return {name: following.search(query).total for name, query in asked.items()}

    assert totals() == {"mai": 3, "lan": 4}
    given.give(n1="staff")
    assert totals() == {"mai": 2, "lan": 4}
    given.give(n2="office", n5="staff")
    assert totals() == {"mai": 1, "lan": 4}
