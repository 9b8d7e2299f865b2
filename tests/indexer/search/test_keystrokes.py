"""Keys that never became marks are read, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.orthography import is_well_formed
from archive.text import modern_tone
from bench.known.subjects import DEEDS, MATTERS, SENTENCES
from bench.known.typing import raw_telex, raw_vni
from indexer.search.keystrokes import reading

SYLLABLES = sorted(
    {
        modern_tone(word)
        for line in (*DEEDS, *MATTERS, *SENTENCES)
        for word in line.lower().replace(",", " ").replace(".", " ").split()
        if not word.isascii() and is_well_formed(word)
    }
)

READINGS = {
    "the tone last": ("kees", "kế"),
    "the tone behind its vowel": ("hoajch", "hoạch"),
    "the tone behind the other vowel": ("thuwfowng", "thường"),
    "one horn for both": ("thuongwf", "thường"),
    "both horns": ("thuwowngf", "thường"),
    "a horn for the first": ("luwu", "lưu"),
    "a horn behind ua": ("chuaw", "chưa"),
    "a bowl behind oa": ("hoawcj", "hoặc"),
    "a bowl behind qua": ("quawngr", "quẳng"),
    "uơ at the end": ("thuowr", "thuở"),
    "gi and a horn": ("giuwax", "giữa"),
    "đ": ("ddangr", "đảng"),
    "đ at the end": ("dangrd", "đảng"),
    "a roof at the end": ("congo", "công"),
    "only a tone": ("uyr", "ủy"),
    "a second tone": ("hoasr", "hỏa"),
    "capitals": ("KEES", "kế"),
    "half of the marks": ("kês", "kế"),
    "VNI": ("hoach5", "hoạch"),
    "VNI, the tone behind its vowel": ("ke1", "ké"),
    "VNI, a roof": ("ke61", "kế"),
    "VNI, a horn": ("thuong72", "thường"),
    "VNI, a bowl": ("na8m", "năm"),
    "VNI, đ": ("d9ang3", "đảng"),
}

LEFT = (
    "hoach", "kế", "KH", "TW", "171kh", "qh15", "nq57", "internet", "kpi", "vneid",
    "covid19", "1a", "35", "", "wifi", "sms",
)  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), READINGS.values(), ids=READINGS)
def test_reads(typed, meant):
    """The tone key may stand anywhere behind its vowel, a shape's behind its letter."""
    assert reading(typed) == meant


@pytest.mark.parametrize("typed", LEFT)
def test_leaves(typed):
    """Syllables, codes, numbers and words of other languages are what they are."""
    assert reading(typed) is None


@pytest.mark.parametrize("syllable", SYLLABLES)
def test_reads_every_syllable(syllable):
    """Whatever can be typed in Telex or VNI is read back."""
    keys = {
        raw_telex(syllable, at_end=True),
        raw_telex(syllable, at_end=False),
        raw_vni(syllable),
    }
    read = {modern_tone(reading(one) or "") for one in keys}

    assert read == {syllable}


@given(st.text("aeouyidwsfrxjhcng0123456789ăâêôơư", max_size=14))
def test_reads_to_syllables(word):
    """What is read is one syllable, and is not read again."""
    read = reading(word)

    assert read is None or (is_well_formed(read) and reading(read) is None)
