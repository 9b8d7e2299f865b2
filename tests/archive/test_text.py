"""The short ways of :mod:`archive.text` say what the long ones do."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import text

# What papers are printed with, and what does not stand for itself.
_WRITTEN = st.text(st.sampled_from(text._COMMON) | st.characters(exclude_categories=()))
_SYLLABLES = st.text(st.sampled_from("hoàaáạeèẹuủỷyýqn \u0301\u0323ІаÐ/"))


@given(_WRITTEN | _SYLLABLES)
def test_common_letters_are_read_as_all_others(written: str) -> None:
    """Whether a text has a seldom letter changes nothing of the others."""
    assert text.clean(written) == text._cleaned(written)
    assert text.toneless(written) == text._bared(written)


@given(_WRITTEN | _SYLLABLES)
def test_tones_are_moved_wherever_a_syllable_is_open(written: str) -> None:
    """Each syllable stands as :func:`modern_tone` has it, and nothing else changes."""
    small = text._cleaned(written).casefold()
    assert text.marked(written) == text._SYLLABLE.sub(
        lambda match: text.modern_tone(match.group()), small
    )


@pytest.mark.parametrize("change", [text.toneless, text.clean])
def test_no_letter_depends_on_what_else_is_there(change) -> None:
    """Beside a letter of another script each common one is what it is alone."""
    for letter in text._COMMON:
        assert change(f"{letter} 東") == f"{change(letter)} 東", repr(letter)


def test_all_blanks_are_squeezed() -> None:
    """Whatever Python takes for a blank parts words, and one stays."""
    blanks = "".join(c for c in map(chr, range(sys.maxunicode)) if c.isspace())
    assert text.squeeze(f"{blanks}về{blanks}việc{blanks}") == "về việc"
