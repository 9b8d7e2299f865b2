"""Whether two papers are one is told by as much of them as has been read."""

import pytest

from archive.model import Page
from indexer.likeness import is_same_so_far

SAID = [
    f"Trang {n} nói về kho thứ {n}, tủ số {7 * n} và {n} cuốn sổ của chi bộ {n}."
    for n in range(1, 11)
]
OTHER = [
    f"Thông báo lịch trực ngày {n}, phòng {n} cử {n} người đến." for n in range(1, 11)
]


def paper(texts, read=None):
    """A paper of these pages, of which the first have been read."""
    read = len(texts) if read is None else read
    return [
        Page(number, text, "ocr") if number <= read else Page(number, "", "image")
        for number, text in enumerate(texts, start=1)
    ]


def typed(texts):
    """The same as one long page."""
    return [Page(1, "\n".join(texts))]


@pytest.mark.parametrize("read", [2, 4, 10])
def test_a_scan_is_known_by_what_was_read_of_it(read):
    """Its beginning is compared with the beginning of the other."""
    assert is_same_so_far(paper(SAID, read), typed(SAID))
    assert is_same_so_far(typed(SAID), paper(SAID, read))


@pytest.mark.parametrize(("one", "other"), [(2, 4), (4, 10), (10, 3)])
def test_two_scans_are_compared_as_far_as_both_were_read(one, other):
    """The shorter beginning counts."""
    assert is_same_so_far(paper(SAID, one), paper(SAID, other))


@pytest.mark.parametrize("read", [2, 4, 10])
def test_another_paper_is_another(read):
    """However much of it was read."""
    assert not is_same_so_far(paper(OTHER, read), typed(SAID))


def test_what_is_much_longer_is_another():
    """A scan with more bound behind the same pages is not a copy of the first."""
    assert not is_same_so_far(paper(SAID + OTHER * 3, 4), typed(SAID))


@pytest.mark.parametrize("pages", [paper(SAID, 0), [], paper(["", ""])])
def test_what_was_not_read_is_like_nothing(pages):
    """Two papers of which nothing is known are not one."""
    assert not is_same_so_far(pages, paper(SAID, 0))
    assert not is_same_so_far(pages, typed(SAID))
