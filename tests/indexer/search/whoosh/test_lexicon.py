"""Terms are found, by themselves, by how they begin and by what is near them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.search.engines.whoosh.codec.lexicon import Lexicon, Packing
from indexer.search.nearness import is_near

letters = st.text(st.sampled_from("abhk1 漢ē𝕏"), max_size=5)
words = st.one_of(letters, st.text(max_size=4)).filter(lambda word: "\n" not in word)


def lexicon(terms, *, at_once=1000):
    """The lexicon of any words, handed over some at a time."""
    packing = Packing()
    encoded = sorted(term.encode() for term in set(terms))
    for at in range(0, len(encoded), at_once):
        packing.add(encoded[at : at + at_once])
    text, blocks = packing.finished()
    holding = np.arange(len(encoded), dtype=np.uint32)
    return Lexicon(text.data, blocks.data, holding.data)


def in_order(terms):
    return sorted(set(terms), key=str.encode)


@settings(deadline=None)
@given(st.lists(words, max_size=200), words, st.integers(1, 70))
def test_terms_are_found(terms, other, at_once):
    """Each term has its place in the order, and what is not held has none."""
    expected = in_order(terms)

    found = lexicon(terms, at_once=at_once)

    assert len(found) == len(expected)
    assert [found.find(term) for term in expected] == [*range(len(expected))]
    assert [found.term(at) for at in range(len(expected))] == expected
    assert [term.decode() for term in found.terms()] == expected
    assert (found.find(other) >= 0) == (other in expected)
    assert [found.holding(at) for at in range(len(expected))] == [*range(len(expected))]


@settings(deadline=None)
@given(st.lists(words, max_size=200), words)
def test_beginnings_are_ranges(terms, start):
    """What begins so stands together."""
    expected = in_order(terms)

    found = lexicon(terms)

    assert [expected[at] for at in found.begins(start)] == [
        term for term in expected if term.startswith(start)
    ]
    assert found.before(None) == len(expected)
    assert found.before(start.encode()) == sum(
        term.encode() < start.encode() for term in expected
    )


@settings(deadline=None)
@given(st.lists(words, max_size=150), words)
def test_near_is_what_is_near(terms, word):
    """One error is looked up in all its ways, with letters that nobody types too."""
    expected = in_order(terms)

    found = lexicon(terms)

    assert [expected[at] for at in found.near(word)] == [
        term for term in expected if is_near(word, term)
    ]


@pytest.mark.parametrize(
    ("start", "stop"), [(0, 0), (3, 60), (60, 70), (64, 128), (129, 130)]
)
def test_a_range_of_terms_is_walked(start, stop):
    """Ranges begin and end anywhere in a block."""
    terms = [f"{number:03}" for number in range(130)]

    found = [term.decode() for term in lexicon(terms).terms(start, stop)]

    assert found == terms[start:stop]


def test_long_terms_are_found_too():
    """The longest symbol is no different."""
    terms = ["a" * 300, "a" * 300 + "b", "b"]

    assert [lexicon(terms).find(term) for term in terms] == [0, 1, 2]
