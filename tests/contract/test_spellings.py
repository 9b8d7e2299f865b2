"""How a word is spelt in the papers a reader may see, in every engine."""

import pytest

from archive.model import Reader
from indexer.search.query import AllOf, Begins, InHeading, Query, Word
from indexer.search.results import Spelling
from tests.contract.conftest import STAFF, paper

READER = Reader("mai")
PAPERS = (
    paper("1", "Kế hoạch, kế hoạch, kê khai", type="Kế hoạch"),
    paper("2", "kê khai theo kế hoạch", subject="kê khai tài sản"),
    paper("3", "kế toán"),
    paper("4", "KE HOACH"),
    paper("5", "hoach172 hoác hoạc", audience="staff"),
)


@pytest.fixture
def spelt(engine):
    engine.update(PAPERS, [], 1)
    return engine.spellings


def test_the_most_frequent_spelling_leads(spelt):
    """Papers are counted, not places, and a word has its most frequent marks."""
    assert spelt("ke", READER) == (Spelling("ke", "kế", 4),)
    assert spelt("haoch", READER) == (Spelling("hoach", "hoạch", 3),)


def test_words_of_other_audiences_are_no_spellings(spelt):
    """Neither is a word told nor counted that only hidden papers hold."""
    assert spelt("hoac", READER) == (Spelling("hoach", "hoạch", 3),)
    assert spelt("hoac", STAFF) == (
        Spelling("hoach", "hoạch", 3),
        Spelling("hoac", "hoác", 1),
    )


def test_hidden_papers_are_as_if_they_were_gone(spelt):
    """What the index would show wrongly counts for nothing."""
    found = spelt("hoach", READER, hidden=frozenset({"1", "2"}))

    assert found == (Spelling("hoach", "hoach", 1),)


def test_a_number_has_no_other_spelling(spelt):
    """A figure that was not typed is another paper."""
    assert spelt("171", READER) == ()
    assert spelt("hoach17", STAFF) == ()


IN_HEADING = {
    "a word": (InHeading(Word("ke")), ["1", "2"]),
    "a beginning": (InHeading(Begins("ta")), ["2"]),
    "not a word of the text": (InHeading(Word("toan")), []),
    "not a whole word": (InHeading(Word("ta")), []),
    "neighbours": (InHeading(Word("ke khai")), ["2"]),
    "neighbours, the second begun": (InHeading(Begins("ke h")), ["1"]),
    "words that stand apart": (InHeading(Word("ke tai")), []),
    "several": (AllOf((InHeading(Word("ke")), InHeading(Begins("h")))), ["1"]),
}


@pytest.mark.parametrize(("tree", "expected"), IN_HEADING.values(), ids=IN_HEADING)
def test_words_of_the_heading(engine, tree, expected):
    """A word of the text alone does not count, and nothing is weighed."""
    engine.update(PAPERS, [], 1)

    hits = engine.search(Query(tree, READER)).hits

    assert sorted(hit.key for hit in hits) == expected
    assert {hit.score for hit in hits} <= {0.0}
