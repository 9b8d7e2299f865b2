"""What one typing error is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.search.nearness import is_near

WORDS = st.text("abc", max_size=5)


@pytest.mark.parametrize("other", ["hoach", "hoac", "oach", "hoaach", "haoch", "hoxch"])
def test_one_error(other):
    """A letter too many, missing, another, or two that changed places."""
    assert is_near("hoach", other)


@pytest.mark.parametrize("other", ["", "ho", "hoachxx", "aohch", "ohcah", "hxaxh"])
def test_more_than_one_error(other):
    """Two errors are another word."""
    assert not is_near("hoach", other)


def within_one(word):
    """Make every word that one error makes of ``word``, one error after another."""
    yield word
    for at in range(len(word) + 1):
        for letter in "abc":
            yield word[:at] + letter + word[at:]
            yield word[:at] + letter + word[at + 1 :]
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


@given(WORDS, WORDS)
def test_it_is_what_one_error_makes(one, other):
    """The short way gives what trying every error gives, either way round."""
    assert is_near(one, other) == (other in within_one(one)) == is_near(other, one)
