"""The gate: Vietnamese passes, other encodings and broken text do not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.orthography import is_well_formed
from indexer.extract.gate import share_noise, share_well_formed

SYLLABLES = {
    "plain": ("đảng", True),
    "capitals": ("NGHỊ", True),
    "tone on either vowel": ("thuỷ", True),
    "the other placement": ("thủy", True),
    "gi without a rime": ("gì", True),
    "gi and its rime": ("giêng", True),
    "qu": ("quyết", True),
    "decomposed": ("nghie\u0302\u0323p", True),
    "a stop without its tone": ("đươc", False),
    "a stop with a level tone": ("việt", True),
    "a stop with a wrong tone": ("đuờc", False),
    "two tones": ("ạ́n", False),
    "no vowel": ("đ", False),
    "an abbreviation": ("HĐND", False),
    "TCVN3": ("NghÞ", False),
    "French": ("élève", False),
    "empty": ("", False),
}


@pytest.mark.parametrize(("syllable", "right"), SYLLABLES.values(), ids=SYLLABLES)
def test_knows_how_syllables_are_spelt(syllable, right):
    """Onset, rime and tone must go together."""
    assert is_well_formed(syllable) is right


TEXTS = {
    "Unicode": ("Thực hiện Nghị quyết của Đảng", (1.0, 6)),
    "TCVN3": ("Thùc hiÖn NghÞ quyÕt cña §¶ng", (0.0, 6)),
    "words without marks say nothing": ("ban hanh theo", (0.0, 0)),
    "loose letters": ("Th ự c hi ệ n", (1.0, 2)),
    "nothing": ("", (0.0, 0)),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_counts_accented_words(text, expected):
    """The share is of accented words, and their number tells how sure it is."""
    assert share_well_formed(text) == pytest.approx(expected)


NOISE = {
    "clean": ("Số 171-KH/TU\n\tNơi nhận\f", 0.0),
    "controls": ("\x01\x02ab", 0.5),
    "private use within words": ("a\ue123b\ue124", 0.5),
    "a bullet of a symbol font": ("\uf0b7 một\n\uf0b7 hai", 0.0),
    "replaced": ("a\ufffdb\ufffd", 0.5),
    "nothing": ("", 0.0),
}


@pytest.mark.parametrize(("text", "share"), NOISE.values(), ids=NOISE)
def test_counts_noise(text, share):
    """Only what no printed page can hold is noise."""
    assert share_noise(text) == share


@settings(deadline=None)
@given(st.text())
def test_gives_shares(text):
    """Whatever the text, a share is a share."""
    well_formed, count = share_well_formed(text)

    assert 0 <= well_formed <= 1
    assert 0 <= share_noise(text) <= 1
    assert 0 <= count <= len(text)


PIECES = st.sampled_from(
    ["Đảng", "ủy", "171-KH/TU,", "“Nghị", "quyết”", "\uf0b7", "\x02\x05", "\ufffd", "µ"]
)
BLANKS = st.sampled_from([" ", "\n", "\u00a0", "\x1f", " \t "])


def plain_words(text):
    """The words of ``text``, cut at every sign that cannot be part of one."""
    ends = "“”‘’–—…"
    spaced = "".join(
        " " if sign.isspace() or sign in ends or is_plain_sign(sign) else sign
        for sign in text
    )
    return [word for word in spaced.split(" ") if word and not word.isascii()]


def is_plain_sign(sign):
    return sign <= "\x7f" and not sign.isalpha()


@given(st.lists(st.tuples(st.one_of(PIECES, st.text(max_size=6)), BLANKS)))
def test_measures_as_if_all_were_looked_through(pieces):
    """Pieces of letters alone are taken as they are, and it makes no difference."""
    text = "".join(piece + blank for piece, blank in pieces)
    words = plain_words(text)
    right = sum(map(is_well_formed, words)) / max(1, len(words))

    assert share_well_formed(text) == (right, len(words))
