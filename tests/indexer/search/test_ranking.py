"""The arithmetic of ranking, alone: what an engine must be able to rely on."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.search.engines import ranking
from indexer.search.query import AllOf, Begins, Not, Phrase, Word

counts = st.integers(0, 1000)
lengths = st.integers(0, 100_000)
papers = st.lists(st.tuples(counts, lengths, counts, lengths), min_size=1, max_size=9)


def gained(in_text, length, in_heading, heading_length, weight=2.0):
    return ranking.gain(
        weight,
        ranking.frequency(
            in_text,
            ranking.length_norm(length, 700.0),
            in_heading,
            ranking.length_norm(heading_length, 25.0),
        ),
    )


@given(papers)
def test_arrays_give_what_single_papers_give(some):
    """Bit for bit, so that an engine over arrays orders as the reference does."""
    columns = np.array(some, float).T

    assert gained(*columns).tolist() == [gained(*map(float, paper)) for paper in some]


@given(counts, lengths, counts, lengths)
def test_a_gain_is_bounded_and_grows(in_text, length, in_heading, heading_length):
    """No paper wins by repeating a word, and none loses by holding it once more."""
    before = gained(in_text, length, in_heading, heading_length)
    after = gained(in_text + 1, length, in_heading + 1, heading_length)

    assert 0 <= before < after < 2.0 * 2.2
    assert (before == 0) == (in_text + in_heading == 0)


def test_the_heading_counts_beside_the_text():
    """The same word says more in a short heading, and more in a short text."""
    assert gained(1, 700, 1, 10) > gained(1, 700, 1, 40) > gained(1, 700, 0, 10)
    assert gained(1, 300, 0, 10) > gained(1, 700, 0, 10)


def test_without_any_length_the_norm_is_firm():
    """An archive of empty texts divides by no nought."""
    assert ranking.length_norm(0, 0.0) > 0


def test_what_is_excluded_is_not_weighed():
    """Words, their pairs and their marks, but nothing behind a minus."""
    tree = AllOf((Word("trong", "trồng"), Word("cay"), Not(Word("xuan"))))

    assert [(f.field, f.term) for f in ranking.features(tree)] == [
        ("words", "trong"),
        ("words", "cay"),
        ("pairs", "trong cay"),
        ("marked", "trồng"),
    ]


def test_a_guessed_word_weighs_less_than_one_that_was_typed():
    """What is still being typed ranks below what stands as it was typed."""
    typed, guessed = ranking.features(AllOf((Word("cay"), Begins("ca"))))

    assert guessed.way == "begins"
    assert guessed.weight < typed.weight


def test_quoted_words_are_weighed_like_others():
    """A phrase asks for its words and pairs too."""
    phrase = Phrase((Word("trong"), Word("cay")))

    assert ranking.features(phrase) == ranking.features(
        AllOf((Word("trong"), Word("cay")))
    )
