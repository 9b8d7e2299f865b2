"""What is written short and what is spelt out find each other."""

from datetime import date
from functools import partial

import pytest

from archive.authority import load
from archive.model import Reader
from indexer.search.engine import open_engine
from indexer.search.entry import Entry
from indexer.search.mending import ask
from indexer.search.query import HINT, AllOf, AnyOf, Issued, Preferred, Word
from indexer.search.syntax import parse
from indexer.search.syntax.values import words
from indexer.search.wanted import asked

AUTHORITY = load()
READER = Reader("lan")
PAPERS = (
    Entry(key="long", text="Ủy ban Kiểm tra Tỉnh ủy giám sát theo nghị quyết."),
    Entry(key="short", text="UBKT Tỉnh ủy giám sát theo NQ của cấp trên."),
    Entry(key="code", text="Công văn số 12-CV/UBKTTU về giám sát, nghị quyết."),
    Entry(key="du", text="phát triển du lịch"),
    Entry(key="committee", text="Đảng ủy xã phát triển chợ"),
    Entry(key="centre", text="Ban Bí thư TƯ, cơ quan TW"),
    Entry(key="central", text="Ban Bí thư Trung ương"),
    Entry(key="57", text="theo Nghị quyết số 57 của Bộ Chính trị"),
    Entry(key="NQ 57", text="theo NQ 57 của Bộ Chính trị"),
)

FOUND = {
    "short in capitals": ("UBKT tinh uy", ["long", "short"]),
    "short in small letters": ("ubkt tỉnh ủy", ["long", "short"]),
    "spelt out": ("ủy ban kiểm tra tỉnh ủy", ["long", "short", "code"]),
    "the code of an organ": ("ubkttu giám sát", ["long", "code"]),
    "a kind": ("giám sát NQ", ["long", "short", "code"]),
    "a kind spelt out": ("giám sát nghị quyết", ["long", "short", "code"]),
    "a code of kinds is only spread out": ("giám sát công văn", ["code"]),
    "what may be a word": ("du phát triển", ["du"]),
    "a short form that may be a word": ("ĐU phát triển", ["committee", "du"]),
    "capitals throughout say nothing": ("DU PHÁT TRIỂN", ["du"]),
    "the Centre": ("ban bi thu TW", ["central", "centre"]),
    "the Centre with its mark": ("ban bí thư TƯ", ["central", "centre"]),
    "the Centre spelt out": ("ban bi thu trung uong", ["central", "centre"]),
    "a kind and a number": ("nghị quyết 57", ["57", "NQ 57"]),
    "a kind in short and a number": ("NQ 57", ["57", "NQ 57"]),
    "a kind in short that touches its number": ("nq57", ["57", "NQ 57"]),
    "a quotation is as typed": ('"ủy ban kiểm tra"', ["long"]),
}


@pytest.fixture(scope="module")
def found():
    engine = open_engine("memory:", "papers")
    engine.update(PAPERS, [], 1)
    known = partial(engine.known, reader=READER)

    def asking(text):
        parsed = partial(parse, authority=AUTHORITY, reader=READER)
        results = ask(text, parsed, engine, known, exact=True).results
        return [] if results.relaxed else [hit.key for hit in results.hits]

    return asking


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_finds_both(found, text, expected):
    """Either way of writing finds the other."""
    assert sorted(found(text)) == sorted(expected)


def test_a_phrase_comes_first_where_it_stands(found):
    """Papers that spell it out lead those that write it short."""
    assert found("ủy ban kiểm tra giám sát")[0] == "long"


def test_the_longest_phrase_holds_shorter_ones():
    """Every part of a long name may be written short, and all of it."""
    tree = parse("ban to chuc trung uong", AUTHORITY, READER).tree

    centre = AnyOf((AllOf(words("trung uong")), Word("tw")))
    organ = AllOf((*words("ban to chuc"), centre))
    assert isinstance(tree, AllOf)
    assert tree.parts[0] == AnyOf((organ, Word("btctw")))


def test_questions_are_as_typed():
    """Where any word will do, more of them would only be noise."""
    tree = parse("UBKT là gì năm 2019", AUTHORITY, READER, match="any").tree

    assert tree == AnyOf(words("ubkt là gì năm 2019"))


def test_what_was_typed_stands_in_a_row():
    """Neighbours are weighed across a phrase that may be written short."""
    tree = parse("cấp trung ương đảng", AUTHORITY, READER).tree

    rows = list(asked(tree))

    assert [word.plain for word in rows[-1]] == ["cap", "trung", "uong", "dang"]
    assert (Word("tw"),) in rows


YEAR = Issued(date(2019, 1, 1), date(2019, 12, 31))


def test_a_year_may_be_that_of_issue():
    """Papers of a year need not mention it; ends of a time are words."""
    year, time = (
        parse(text, AUTHORITY, READER).tree for text in ("cây 2019", "cây 2019 - 2020")
    )

    assert year == AllOf(
        (*words("cây"), AnyOf((Word("2019"), YEAR)), Preferred(YEAR, HINT))
    )
    assert time == AllOf((*words("cây"), Word("2019"), Word("2020")))
