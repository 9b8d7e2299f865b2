"""Words that tell one paper are known from words that many papers have."""

import pytest

from archive.catalogue.quoting import Telltale

PAPER = Telltale.of(
    ["88-KH/TU"],
    ["kiểm tra việc giữ gìn tài liệu", "ho so Xyrqua 2019.pdf"],
    ["Theo báo cáo của Zebulonia, kho của ban đã bị ngập từ mùa mưa năm trước."],
)

TOLD = {
    "its symbol": ("kế hoạch 88-KH/TU", True),
    "its symbol as people type it": ("kh tu; 88 kh tu", True),
    "its symbol with noughts": ("0088/KH-TU", True),
    "another number with the same end": ("188-KH/TU", False),
    "the number alone": ("88", False),
    "three words of its subject": ("giu gin tai", True),
    "two words of its subject": ("tài liệu", False),
    "a word that is no syllable": ("việc của xyrqua", True),
    "a word that is none, of the text": ("ZEBULONIA ở đâu", True),
    "six words of its text": ("kho của ban đã bị ngập", True),
    "five of them": ("kho của ban đã bị", False),
    "what many papers have": ("nghị quyết ban chấp hành trung ương", False),
    "nothing": ("", False),
}


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD)
def test_tells_it(text, expected):
    """Whoever reads such words learns of the paper, or does not."""
    assert PAPER.is_told_by(text) is expected


def test_a_paper_without_a_symbol_is_told_by_no_symbol():
    """The empty text tells nothing."""
    assert not Telltale.of([], [], []).is_told_by("")
    assert not Telltale.of([], [], []).is_told_by("88-KH/TU")
