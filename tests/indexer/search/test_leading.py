"""A paper whose heading says what was typed comes before those that repeat it."""

from datetime import date
from functools import partial

import pytest

from archive.authority import load
from archive.model import Reader
from indexer.search.engine import open_engine
from indexer.search.entry import Entry
from indexer.search.leading import by_heading
from indexer.search.mending import ask
from indexer.search.query import AllOf, AnyOf, Issued, Not, Phrase, Subject, Word
from indexer.search.syntax import parse

AUTHORITY = load()
READER = Reader("lan")
DAY = date(2019, 8, 1)
PAPERS = (
    Entry(
        key="plan",
        type="Kế hoạch",
        issuers=("Thành ủy Bắc Kạn",),
        issued_from=DAY,
        issued_to=DAY,
        subject="vận động trồng cây đầu xuân",
        text="Các chi bộ triển khai. " * 40,
    ),
    Entry(
        key="citing",
        type="Báo cáo",
        issuers=("Thành ủy Huế",),
        subject="kết quả công tác",
        text="Vận động trồng cây đầu xuân, trồng cây xuân. " * 3,
    ),
)

TYPED = {
    "words": "trong cay xuan",
    "a phrase": '"trong cay" xuan',
    "an error": "trong cay xaun",
    "an error that makes a word": "trong coy xuan",
    "a word of the kind and of the subject": "ke hoach trong cay",
}

NOT_OF_HEADINGS = {
    "one word": Word("cay"),
    "one word and what it is not": AllOf((Word("cay"), Not(Word("xuan")))),
    "fields": AllOf((Subject((Word("cay"),)), Word("xuan"))),
    "alternatives": AnyOf((Word("cay"), Word("xuan"))),
}


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_the_heading_leads(typed):
    """However often another text has the words."""
    engine = open_engine("memory:", "papers")
    engine.update(PAPERS, [], 1)
    known = partial(engine.known, reader=READER)

    found = ask(typed, lambda text: parse(text, AUTHORITY, READER), engine, known)

    assert next(hit.key for hit in found.results.hits) == "plan"


@pytest.mark.parametrize("tree", NOT_OF_HEADINGS.values(), ids=NOT_OF_HEADINGS)
def test_needs_two_parts(tree):
    """A single syllable, and what is asked for by field, prefers no heading."""
    assert by_heading(tree) == ()


def test_a_day_is_of_the_heading():
    """What was typed of the paper's facts is said by its heading too."""
    mention = Phrase((Word("1"), Word("8")))
    tree = AllOf((Word("cay"), AnyOf((Issued(DAY, DAY), mention))))

    (preferred,) = by_heading(tree)

    assert isinstance(preferred.part, AllOf)
    assert len(preferred.part.parts) == 2
