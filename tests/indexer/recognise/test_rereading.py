"""A header line that was read more than once: the reading that says more is taken."""

import pytest

from archive.authority import load
from archive.facts import view
from archive.model import Page, Reread, Sight, Text
from indexer.recognise import recognise

TABLES = load()
HEADER = """\
TỈNH ỦY BẮC KẠN ĐẢNG CỘNG SẢN VIỆT NAM
{number} {day}
KẾ HOẠCH
về kho lưu trữ
Thực hiện nhiệm vụ được giao, các cấp đã có cố gắng.
"""
NUMBER, DAY = "Số 171-KH/TU", "Bắc Kạn, ngày 02 tháng 3 năm 2020"


def read(number, day, *others):
    """Return the facts where the second line was read as ``others``, too."""
    text = HEADER.format(number=number, day=day)
    start = text.index(number)
    end = start + len(f"{number} {day}")
    rereads = tuple(Reread(start, end, other, 0.9, "closer") for other in others)
    page = Page(1, text, "ocr", Sight(595, 842, rereads=rereads))
    return view(recognise(Text("image/png", (page,)), TABLES))


BETTER = {
    "a kind there is not": ("Số 171-XQ/TU", DAY),
    "no symbol": ("Số l7lKHfTU", DAY),
    "no cue": ("š5 171", DAY),
    "no date": (NUMBER, "Bắc Kạn, ngày 0Z thúng 3 năm Z020"),
}


@pytest.mark.parametrize(("number", "day"), BETTER.values(), ids=BETTER)
def test_the_reading_that_says_more_is_taken(number, day):
    """What stands on the page stays what was read first."""
    facts = read(number, day, f"{NUMBER} {DAY}")

    assert facts.symbol == "171-KH/TU"
    assert facts.issued is not None
    assert str(facts.issued.date) == "2020-03-02"


def test_a_part_of_a_line_is_read_again():
    """The other column stays as it was."""
    number = "Số 171-XQ/TU"
    text = HEADER.format(number=number, day=DAY)
    start = text.index(number)
    again = Reread(start, start + len(number), NUMBER, 0.9, "alone")
    page = Page(1, text, "ocr", Sight(595, 842, rereads=(again,)))
    facts = view(recognise(Text("image/png", (page,)), TABLES))

    assert facts.symbol == "171-KH/TU"
    assert facts.issued is not None
    assert str(facts.issued.date) == "2020-03-02"


def test_figures_are_not_chosen():
    """Two readings that say as much: the first stays."""
    facts = read(NUMBER, DAY, f"Số 177-KH/TU {DAY}")

    assert facts.symbol == "171-KH/TU"


def test_a_worse_reading_changes_nothing():
    """Looking closer may blur."""
    assert read(NUMBER, DAY, "5ố l7l-K11/TƯ Bắc Kợn") == read(NUMBER, DAY)
