"""Names of files on their way to people."""

import os
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.names import legible

NAMES = {
    "an ordinary name": ("Kế hoạch 171-KH/TU.docx", "Kế hoạch 171-KH/TU.docx"),
    "bytes of an old code page": (os.fsdecode(b"C\xf4ng v\xa8n.doc"), "C�ng v�n.doc"),
    "a lone surrogate of another program": ("a\ud800b.pdf", "a�b.pdf"),
    "decomposed": (unicodedata.normalize("NFD", "Kế hoạch.pdf"), "Kế hoạch.pdf"),
    "writing backwards": ("a\u202efdp.exe", "afdp.exe"),
    "isolates and marks": ("\u2066a\u2069\u200f.pdf", "a.pdf"),
    "colours of a terminal": ("a\x1b[31m.pdf", "a[31m.pdf"),
    "a line end": ("dòng một\ndòng hai.pdf", "dòng một dòng hai.pdf"),
    "a line separator": ("a\u2028b.pdf", "a b.pdf"),
    "no space that looks like none": ("a\u200bb\ufeff.pdf", "ab.pdf"),
    "signs of a private font": ("a\uf0b7b.pdf", "ab.pdf"),
    "two blanks": ("a  b.pdf", "a  b.pdf"),
}


@pytest.mark.parametrize(("name", "expected"), NAMES.values(), ids=NAMES)
def test_a_name_is_what_it_looks_like(name, expected):
    """Nothing in a name moves, hides or colours what stands around it."""
    assert legible(name) == expected


@given(st.binary(max_size=40).map(os.fsdecode) | st.text(max_size=40))
def test_any_name_can_be_written_on_one_line(name):
    """Whatever a file is called, it can be printed, and saying so twice is once."""
    shown = legible(name)

    assert shown.encode().decode() == shown
    assert len(shown.splitlines()) <= 1
    assert not any(unicodedata.category(sign)[0] == "C" for sign in shown)
    assert legible(shown) == shown
