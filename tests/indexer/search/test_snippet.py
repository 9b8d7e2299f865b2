"""Snippets and marks: what matched is seen, words stay whole."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text import toneless
from indexer.search.marks import marks, matches
from indexer.search.snippet import snippet

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
    "a word that begins so": ("hoạt động, khoa", ["hoa*"], ["hoạt"]),
    "a beginning that is a word": ("Hòa và hoàn", ["hoa*"], ["Hòa", "hoàn"]),
    "one error away": ("kế haọch, hạch hay hác", ["hoach~"], ["haọch", "hạch"]),
    "far away": ("hoa", ["hoach~"], []),
    "two ways to say one word": ("hoạch", ["hoach", "hoa*", "hoach~"], ["hoạch"]),
    "a word behind another that ends so": ("xa a a", ["a a"], ["a a"]),
    "look-alike letters": ("\u00d0\u1ea2NG", ["dang"], ["\u00d0\u1ea2NG"]),
    "Cyrillic letters": (
        "k\u1ebf h\u043e\u1ea1\u0441h",
        ["hoach"],
        ["h\u043e\u1ea1\u0441h"],
    ),
    "i and y that sound alike": ("kỹ, kĩ, kya", ["ki"], ["kỹ", "kĩ"]),
    "a word one error away in either": ("thuật quảnn lý", ["li~"], ["lý"]),
    "a letter first that has many forms": ("Ấn, ẩn, an", ["an"], ["Ấn", "ẩn", "an"]),
    "a symbol after another": ("171-KH/TU, 88-KH/TU", ["88khtu"], ["88-KH/TU"]),
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


RECIPIENTS = "Nơi nhận: - Ban Kiểm tra Trung ương, - Văn phòng Trung ương."


@pytest.mark.parametrize(
    ("terms", "start"),
    [(["trung", "uong"], "Trung ương Đảng"), (["phong", "trung", "uong"], "… nhận")],
)
def test_who_gets_a_paper_is_seldom_shown(terms, start):
    """Bodies that get a paper are named again and again, and say nothing of it."""
    text = f"Trung ương Đảng yêu cầu: {'học tập. ' * 40}{RECIPIENTS}"

    found = "".join(f.text for f in snippet(text, terms, width=80))

    assert found.startswith(start)


def test_shows_the_window_with_most_of_the_words():
    """Two words together beat one word earlier."""
    text = "kế " + "và " * 200 + "kế hoạch năm nay " + "và " * 200

    found = shown(snippet(text, ["ke", "hoach"], width=60))

    assert "[kế hoạch] năm nay" in found
    assert found.startswith("… và")
    assert found.endswith("và …")


def test_shows_a_passage_that_lies_on_a_seam():
    """Texts are looked through in pieces, and nothing is lost between two of them."""
    for before in range(1_960, 2_010, 3):
        text = "x" * before + " kế và hoạch " + "y" * 3_000

        assert "[kế] và [hoạch]" in shown(snippet(text, ["ke", "hoach"]))


def test_takes_no_piece_of_a_word_for_a_word():
    """Where a piece of the text ends inside a word, its first letters mean nothing."""
    for before in range(1_100, 1_130):
        text = " y" * before + " khếch" + " y" * 3_000 + " khế"

        assert "[khế]" in shown(snippet(text, ["khe"]))


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


letters = st.sampled_from("aăấđdDĐÐêEoơỢuứƯyỵ\u0110\u00f0bcBC0.-– \n")


@given(st.text(letters, max_size=60), st.text("adeouybc", min_size=1, max_size=3))
def test_marks_the_words_that_are_the_term_without_their_marks(text, term):
    """A text is looked through as printed, and gives what its words would give."""
    words = re.finditer(r"[^\W_]+", text)
    expected = [w.span() for w in words if toneless(w.group()) == term]

    found = matches(text, (term,))

    assert [(m.start, m.end) for m in found] == expected


@given(
    st.text(max_size=120), st.lists(st.text(alphabet="ab1 ", min_size=1), max_size=3)
)
def test_marks_never_overlap(text, terms):
    """Spans are in order, apart, and inside the text."""
    spans = marks(text, [" ".join(term.split()) for term in terms if term.strip()])

    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end < b.start for a, b in pairwise(spans))
