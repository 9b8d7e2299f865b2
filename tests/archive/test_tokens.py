"""What programs sign in with: how a token looks."""

from hypothesis import given
from hypothesis import strategies as st

from archive import tokens


def test_no_two_are_the_same():
    assert len({tokens.made() for _ in range(99)}) == 99


def test_a_token_is_known_by_its_look():
    """Whoever searches files for lost secrets finds it, and mail breaks it nowhere."""
    made = tokens.made()

    assert made.startswith("vankho_")
    assert made.isascii()
    assert len(made) < 90
    assert tokens.is_one(made)


@given(st.integers(0, 78), st.sampled_from("0123456789abcdefgz-"))
def test_a_damaged_one_is_none(at, letter):
    """A letter typed wrongly costs no look into the catalogue."""
    made = tokens.made()
    damaged = made[:at] + letter + made[at + 1 :]

    assert tokens.is_one(damaged) == (damaged == made)


@given(st.text())
def test_nothing_else_is_one(text):
    assert not tokens.is_one(text)


def test_what_is_kept_tells_nothing_of_the_token():
    made = tokens.made()

    assert tokens.kept(made) != made
    assert made.removeprefix("vankho_")[:8] not in tokens.kept(made)
    assert tokens.kept(made) == tokens.kept(made)
