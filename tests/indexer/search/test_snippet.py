"""Snippets and marks: what matched is seen, words stay whole."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.search.snippet import marks, snippet

MARKED = {
    "typed without accents": ("Kế hoạch trồng cây", ["trong", "cay"], ["trồng cây"]),
    "any case": ("KẾ HOẠCH", ["ke"], ["KẾ"]),
    "a whole word only": ("kế kếch", ["ke"], ["kế"]),
    "a phrase": ("kế toán, kế hoạch", ["ke hoach"], ["kế hoạch"]),
    "a phrase over a line": ("kế\nhoạch", ["ke hoach"], ["kế\nhoạch"]),
    "a symbol however spelt": ("số 171 – KH / TU", ["171khtu"], ["171 – KH / TU"]),
    "a symbol by its beginning": ("số 171- KH/TU", ["171 kh*"], ["171- KH/TU"]),
    "a symbol with a year": ("30/2020/NĐ-CP", ["30 nd*"], ["30/2020/NĐ-CP"]),
    "no other number": ("1171-KH/TU, 171-KL/TU", ["171 kh*"], []),
    "a number with a zero": ("ngày 01", ["1"], ["01"]),
    "not inside a number": ("2019 và 20", ["20"], ["20"]),
    "letters taken apart": ("ke\u0302\u0301 hoạch", ["ke"], ["ke\u0302\u0301"]),
    "nothing": ("kế hoạch", ["xuan"], []),
    "no terms": ("kế hoạch", [], []),
}


@pytest.mark.parametrize(("text", "terms", "expected"), MARKED.values(), ids=MARKED)
def test_marks(text, terms, expected):
    """Marks cover exactly what matched, as printed."""
    assert [text[span.start : span.end] for span in marks(text, terms)] == expected


def shown(fragments):
    return "".join(f"[{f.text}]" if f.is_match else f.text for f in fragments)


def test_shows_the_window_with_most_of_the_words():
    """Two words together beat one word earlier."""
    text = "kế " + "và " * 200 + "kế hoạch năm nay " + "và " * 200

    found = shown(snippet(text, ["ke", "hoach"], width=60))

    assert "[kế hoạch] năm nay" in found
    assert found.startswith("… và")
    assert found.endswith("và …")


def test_shows_the_beginning_without_a_match():
    """A paper found by its facts shows how it begins."""
    assert shown(snippet("Kính gửi:\n  các chi bộ", ["171"])) == "Kính gửi: các chi bộ"


def test_finds_a_match_far_behind():
    """Long texts are looked through piece by piece."""
    text = "và " * 30_000 + "trồng cây " + "và " * 1000

    assert "[trồng cây]" in shown(snippet(text, ["trong", "cay"]))


def test_stays_fast_on_hostile_text():
    """The work is bounded, however long the text or strange the terms."""
    start = time.perf_counter()

    snippet("1-a/" * 500_000, ["a", "1 " * 50])
    snippet("a" * 3_000_000, ["a"])

    assert time.perf_counter() - start < 5


words = st.lists(st.sampled_from(["kế", "hoạch", "số", "171", "và", "–"]), max_size=200)


@given(words.map(" ".join), st.lists(st.sampled_from(["ke", "so", "171", "ke hoach"])))
def test_a_snippet_is_a_piece_of_the_text(text, terms):
    """Words are whole and in order, and the width is kept."""
    passage = "".join(f.text for f in snippet(text, terms, width=50))

    assert passage.strip("… ") in text
    assert set(passage.strip("… ").split()) <= set(text.split())
    assert len(passage) <= 50 + 6


@given(
    st.text(max_size=120), st.lists(st.text(alphabet="ab1 ", min_size=1), max_size=3)
)
def test_marks_never_overlap(text, terms):
    """Spans are in order, apart, and inside the text."""
    spans = marks(text, [" ".join(term.split()) for term in terms if term.strip()])

    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end < b.start for a, b in pairwise(spans))
