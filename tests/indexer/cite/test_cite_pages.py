"""A paper is read over the ends of its pages."""

from archive.authority import load
from archive.model import Page
from indexer import cite

AUTHORITY = load()


def test_a_broken_citation_is_on_its_first_page():
    """A citation that runs over a page's end is found where it begins."""
    pages = [
        Page(1, "Căn cứ Nghị quyết số 18-NQ/TW, ngày 25/10/2017 của Ban Chấp hành\n"),
        Page(2, "- 2 -\nTrung ương; Kết luận số 9-KL/TW"),
    ]

    broken, whole = cite.find_in(pages, AUTHORITY)

    assert (broken.page, broken.body) == (1, "Ban Chấp hành Trung ương")
    assert pages[0].text[broken.start : broken.end].startswith("Nghị quyết số 18-NQ/TW")
    assert (whole.page, pages[1].text[whole.start : whole.end]) == (2, whole.verbatim)


def test_running_heads_are_no_citations():
    """The gazette's head on every page neither cites nor parts a citation."""
    pages = [
        Page(1, "theo quy định tại Thông tư số"),
        Page(2, "CÔNG BÁO/Số 571 + 572/Ngày 12-5-2026 13\n16/2025/TT-BTC"),
    ]

    (one,) = cite.find_in(pages, AUTHORITY)

    assert (one.page, one.type, one.symbol) == (1, "Thông tư", "16/2025/TT-BTC")


def test_the_own_number_is_no_citation():
    """A paper does not cite itself, but may cite another of the same number."""
    pages = [
        Page(
            1, "THÀNH ỦY\nSố 171-KH/TU\nKế hoạch 171-KH/TU này thay thế\n" + "x\n" * 900
        ),
        Page(2, "Kế hoạch số 171-KH/TU ngày 05/11/2019 của Tỉnh ủy Bắc Kạn"),
    ]

    (one,) = cite.find_in(pages, AUTHORITY, own_symbol="171 - KH/TU")

    assert (one.page, one.body) == (2, "Tỉnh ủy Bắc Kạn")


def test_no_pages_cite_nothing():
    """A paper without text cites nothing."""
    assert cite.find_in([], AUTHORITY) == []
    assert cite.find_in([Page(1, "", "image")], AUTHORITY) == []
