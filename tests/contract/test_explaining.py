"""Why a paper stands where it does, in every engine."""

import shutil
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.model import Reader
from indexer.search.engine import open_engine
from indexer.search.query import (
    AllOf,
    Begins,
    InHeading,
    Issued,
    Issuer,
    Near,
    Not,
    Preferred,
    Query,
    Word,
)
from tests.contract.conftest import STAFF, paper, plan
from tests.contract.test_agreement import changes, queries

READER = Reader("lan")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes, st.lists(queries, min_size=1, max_size=4))
def test_the_shares_of_a_hit_are_its_score(change, questions):
    """Every part is told, each once, and all engines tell the same."""
    added, removed = change
    folder = Path(tempfile.mkdtemp())
    try:
        reference = open_engine("memory:", "papers")
        engine = open_engine(f"whoosh://{folder}/index", "papers")
        for each in (reference, engine):
            each.update(added, removed, 1)
        told = [(query, engine.search(query).hits, engine) for query in questions]
        for query, hits, _ in told:
            shares = {hit.key: engine.explain(query, hit.key) for hit in hits}
            for hit in hits:
                total = sum(share.points for share in shares[hit.key])
                assert total == pytest.approx(hit.score)
            for key in "abcdefgh":
                assert engine.explain(query, key) == reference.explain(query, key)
        engine.close()
    finally:
        shutil.rmtree(folder)


PAPERS = (
    plan("town", "Thành ủy Bắc Kạn", "trồng cây đầu xuân", date(2019, 8, 1)),
    plan("province", "Tỉnh ủy Bắc Kạn", "trồng cấy lúa", date(2019, 10, 15)),
    paper("secret", "trồng cây " * 9, audience="office"),
)


def told(engine, tree, key="town", reader=READER):
    """What is told of one paper, by what it has points for."""
    shares = engine.explain(Query(tree, reader), key)
    return {(share.of, share.term): share for share in shares}


def test_each_part_is_named(engine):
    """Words, their pairs, marks that agree, and what is preferred."""
    engine.update(PAPERS, [], 1)
    day = Preferred(Issued(date(2019, 8, 1), date(2019, 8, 1)))

    shares = told(engine, AllOf((Word("trong", "trồng"), Word("cay", "cây"), day)))

    assert {*shares} == {
        ("issued", "2019-08-01"),
        ("word", "trong"),
        ("word", "cay"),
        ("pair", "trong cay"),
        ("marks", "trồng"),
        ("marks", "cây"),
    }
    pair, agreed = shares["pair", "trong cay"], shares["marks", "cây"]
    assert (pair.count, pair.in_heading) == (1, 1)
    assert pair.points > shares["word", "cay"].points > 0
    assert agreed.points > 0


def test_words_that_are_guessed_carry_their_sign(engine):
    """As in the query language: what begins so, and what is near."""
    engine.update(PAPERS, [], 1)

    assert {*told(engine, AllOf((Begins("tro"), Near("cai"))))} == {
        ("word", "tro*"),
        ("word", "cai~"),
    }


DAYS = {
    "a day": (date(2019, 8, 1), date(2019, 8, 1), "2019-08-01"),
    "a month": (date(2019, 8, 1), date(2019, 8, 31), "2019-08"),
    "a year": (date(2019, 1, 1), date(2019, 12, 31), "2019"),
    "months": (date(2019, 7, 1), date(2019, 8, 31), "2019-07-01/2019-08-31"),
    "years": (date(2018, 1, 1), date(2019, 12, 31), "2018-01-01/2019-12-31"),
    "until a day": (None, date(2019, 8, 1), "2019-08-01"),
    "until the end of time": (date(2019, 1, 1), date.max, "2019-01-01/9999-12-31"),
}


@pytest.mark.parametrize(("first", "last", "told_as"), DAYS.values(), ids=DAYS)
def test_days_are_told_as_short_as_they_can_be(engine, first, last, told_as):
    """Who types a year is told of the year."""
    engine.update(PAPERS, [], 1)
    tree = AllOf((Word("cay"), Preferred(Issued(first, last))))

    assert ("issued", told_as) in told(engine, tree)


def test_what_a_paper_is_is_told(engine):
    """Its body by name and as a body, and a heading that says all."""
    town = replace(PAPERS[0], issuer_keys=("thanh uy bac kan",))
    engine.update([town], [], 1)
    parts = (
        Preferred(Issuer((Word("thanh", "thành"), Word("uy", "ủy")))),
        Preferred(Issuer((), "thanh uy bac kan")),
        Preferred(AllOf((InHeading(Word("trong")), InHeading(Word("cay")))), 5.0),
        Preferred(Not(Word("lua")), 5.0),
    )

    assert {*told(engine, AllOf(parts))} == {
        ("issuer", "thành ủy"),
        ("own_issuer", "thanh uy bac kan"),
        ("heading", ""),
        ("other", ""),
    }


def test_papers_are_counted_as_the_reader_sees_them(engine):
    """How many hold a word tells nothing of papers that are not shown."""
    engine.update(PAPERS, [], 1)
    everything = Reader("chief", frozenset({"everyone", "office"}))

    seen = told(engine, Word("cay"))["word", "cay"].papers
    all_of_them = told(engine, Word("cay"), reader=everything)["word", "cay"].papers

    assert (seen, all_of_them) == (2, 3)


@pytest.mark.parametrize(
    ("key", "query"),
    {
        "of another audience": ("secret", Query(Word("cay"), STAFF)),
        "hidden": ("town", Query(Word("cay"), STAFF, hidden=frozenset({"town"}))),
        "not found by it": ("town", Query(Word("lua"), STAFF)),
        "unknown": ("nothing", Query(Word("cay"), STAFF)),
    }.values(),
)
def test_nothing_is_told_of_what_is_not_found(engine, key, query):
    """A paper that the reader may not see is not even said to be there."""
    engine.update(PAPERS, [], 1)

    assert engine.explain(query, key) == ()


def test_a_paper_with_most_words_is_explained_too(engine):
    """Where no paper has all words, those that came for most of them say why."""
    engine.update(PAPERS, [], 1)

    assert {*told(engine, AllOf((Word("cay"), Word("khong"))))} == {("word", "cay")}
