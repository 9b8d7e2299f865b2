"""What was typed wrongly finds what is meant, and what is right stays as typed."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.authority import load
from archive.errors import QuerySyntaxError
from archive.model import Reader
from indexer.search.engine import open_engine
from indexer.search.entry import Entry
from indexer.search.mending import ask
from indexer.search.misspelt import Suspects, suspected
from indexer.search.query import AllOf, Word
from indexer.search.syntax import parse
from indexer.search.syntax.values import words

AUTHORITY = load()
READER = Reader("lan")
PAPERS = (
    Entry(
        key="plan",
        symbol="171-KH/TU",
        symbol_keys=("171khtu",),
        number=171,
        type="Kế hoạch",
        type_code="kh",
        subject="vận động trồng cây đầu xuân",
    ),
    Entry(key="land", text="quy hoạch đất"),
    Entry(key="gas", text="an toàn gas trong nhà"),
    Entry(key="house", text="nhà ga, hoặc nhà xe, tổng hợp"),
    Entry(key="secret", text="chuyển ddooi mật khẩu", audience="staff"),
)


@pytest.fixture(scope="module")
def found():
    engine = open_engine("memory:", "papers")
    engine.update(PAPERS, [], 1)

    def asking(text, **chosen):
        reader = chosen.pop("reader", READER)
        known = partial(engine.known, reader=reader)
        made = ask(text, lambda typed: parse(typed, AUTHORITY, reader), engine, known)
        return [hit.key for hit in made.results.hits], made.guessed

    return asking


MENDED = {
    "keys of Telex": ("troongf caay", ["plan"]),
    "keys of a kind and its number": ("kees hoachj 171", ["plan"]),
    "keys of VNI": ("tro6ng2 ca6y", ["plan"]),
    "keys of a field": ("soos:171", ["plan"]),
    "keys in a quotation": ('"troongf caay"', ["plan"]),
    "keys that are an error": ("trongj cay", ["plan"]),
    "a word nobody knows": ("trong caay dauu xuan", ["plan"]),
    "i for y, twice": ("qiy hoach", ["land"]),
    "the only word": ("xuann", ["plan"]),
    "a known word that is not meant": ("van dong tong cay", ["plan"]),
    "a word of one paper, in a heading else": ("van dong tong kay dau", ["plan"]),
    "one unknown, one not meant": ("vna dong tong cay", ["plan"]),
}

LEFT = {
    "words as typed": ("trong cay", ["plan"]),
    "a word that looks like keys": ("gas", ["gas"]),
    "all words are there": ("nha ga", ["house"]),
    "a number": ("172", []),
    "a symbol": ("172-KH/TU", []),
    "a quotation": ('"trong cayy"', []),
    "a field": ("trích:cayy", []),
    "an exclusion": ("trong -cayy", ["plan", "gas"]),
    "two letters": ("cy", []),
    "too much to be errors of typing": ("gasz nhaz xez hopz tonz", []),
    "letters taken apart": ("nha\u0300 gas", ["gas"]),
}


@pytest.mark.parametrize(("text", "expected"), MENDED.values(), ids=MENDED)
def test_mends(found, text, expected):
    """Keys are read, unknown words are near ones, and one known word may be wrong."""
    keys, guessed = found(text)

    assert keys == expected
    assert guessed


@pytest.mark.parametrize(("text", "expected"), LEFT.values(), ids=LEFT)
def test_leaves(found, text, expected):
    """What finds papers stays; numbers, quotations and fields are never guessed."""
    keys, guessed = found(text)

    assert sorted(keys) == sorted(expected)
    assert not guessed


def test_words_of_others_are_unknown(found):
    """What only hidden papers hold is mended as if it were nowhere."""
    staff = Reader("mai", frozenset({"everyone", "staff"}))

    assert found("ddooi", reader=staff) == (["secret"], False)
    assert found("ddooi")[1]


def test_errors_are_told_where_they_were_typed(found):
    """The place of an error is that in the text as it was typed."""
    with pytest.raises(QuerySyntaxError, match="thứ 14"):
        found('troongf caay "xuan')


def test_papers_may_go_between_two_questions(monkeypatch):
    """What was found first may be taken away before it is looked at again."""
    engine = open_engine("memory:", "papers")
    engine.update(PAPERS, [], 1)
    search = engine.search

    def search_once(query):
        results = search(query)
        engine.update([], [paper.key for paper in PAPERS], 2)
        return results

    monkeypatch.setattr(engine, "search", search_once)
    known = partial(engine.known, reader=READER)
    found = ask("nha ga", lambda it: parse(it, AUTHORITY, READER), engine, known)

    assert [hit.key for hit in found.results.hits] == ["house"]


SUSPECTS = {
    "all fit": ("trong cay dau xuan", [], []),
    "one fits neither neighbour": (
        "trong cay xa dau xuan",
        ["xa"],
        ["xa", "cay", "dau"],
    ),
    "one at the end": ("trong cay dau xa", ["xa"], ["xa", "dau"]),
    "without neighbours": ("trong", [], ["trong"]),
    "a number": ("trong cay 5", [], []),
}


@pytest.mark.parametrize(("text", "alone", "every"), SUSPECTS.values(), ids=SUSPECTS)
def test_suspects_what_fits_no_neighbour(text, alone, every):
    """What stands in no paper beside its neighbours comes first; numbers never do."""
    pairs = frozenset({"trong cay", "cay dau", "dau xuan", "cay 5"})

    found = suspected(AllOf(words(text)), lambda asked: pairs & frozenset(asked))

    assert found == Suspects(tuple(map(Word, alone)), tuple(map(Word, every)))


SHREDS = st.sampled_from(
    ["troongf", "caay", "cayy", "xuan", "OR", "(", ")", "-", '"', "soos:", " ", "171",
     "kees hoachj", "ubkt", "2019", "*", "~", "huyện ủy kì anh", "\u0301", "ß"]
)  # fmt: skip


@given(st.lists(SHREDS, max_size=9).map(" ".join))
def test_any_text_is_answered_or_refused(found, text):
    """Whatever is mended, no text gives another error."""
    try:
        keys, _ = found(text)
    except QuerySyntaxError:
        return

    assert len(keys) <= len(PAPERS)


@pytest.mark.parametrize("chosen", [{}, {"sort": "newest"}, {"offset": 20}])
def test_a_word_that_fits_nowhere_is_looked_for_in_headings(chosen):
    """However many papers have the words, as long as none has them side by side."""
    scattered = "xuân đầu cây tổng động vận"
    papers = [Entry(key=str(number), text=scattered) for number in range(30)]
    engine = open_engine("memory:", "papers")
    engine.update((*PAPERS, *papers), [], 1)
    known = partial(engine.known, reader=READER)
    parsed = partial(parse, authority=AUTHORITY, reader=READER, **chosen)

    found = ask("van dong tong cay dau xuan", parsed, engine, known)
    typed = ask("xuan dau cay tong dong van", parsed, engine, known)

    assert (found.guessed, found.results.total) == (True, 31)
    assert (typed.guessed, typed.results.total) == (False, 30)
    if not chosen:
        assert found.results.hits[0].key == "plan"
