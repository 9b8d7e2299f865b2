"""A recognised subject ends where its lines leave the middle of the page."""

import pytest

from archive.authority import load
from archive.doubts import UNSURE
from archive.facts import view
from archive.model import Box, Page, Seen, Sight, Text
from indexer.recognise import recognise

TABLES = load()
HEAD = (
    ("TỈNH ỦY BẮC KẠN", 150, 60),
    ("Số 171-KH/TU", 150, 80),
    ("ĐẢNG CỘNG SẢN VIỆT NAM", 420, 60),
    ("Bắc Kạn, ngày 02 tháng 3 năm 2020", 420, 80),
    ("KẾ HOẠCH", 300, 120),
    ("triển khai việc sắp xếp kho tài liệu", 300, 136),
)


def subject(*lines, sure=0.95):
    """Return the subject of a paper whose lines go on so: text, middle, bottom."""
    return facts(*lines, sure=sure).subject


def facts(*lines, sure=0.95):
    """Return the facts of a paper whose last lines are read ``sure``."""
    text, words = "", []
    for line, middle, bottom in (*HEAD, *lines):
        left = middle - 3 * len(line)
        share = sure if (line, middle, bottom) in lines else 0.95
        for word in line.split():
            start = len(text) + line.index(word)
            at = left + 6 * line.index(word)
            box = Box(at, bottom - 11, at + 6 * len(word), bottom)
            words.append(Seen(start, start + len(word), box, share))
        text += f"{line}\n"
    page = Page(1, text, "ocr", Sight(595, 842, tuple(words)))
    return view(recognise(Text("image/png", (page,)), TABLES))


FIRST = "triển khai việc sắp xếp kho tài liệu"
REST = "của các chi bộ trực thuộc"
OTHERS = {
    "the next of the subject": ((REST, 300, 151), f"{FIRST} {REST}"),
    "the body, indented and apart": (("của việc đó là các cấp ủy", 312, 170), FIRST),
    "a stamp at the side": (("của Trung tâm", 100, 151), FIRST),
    "a full line right below": (("cho các cấp ủy trong tỉnh", 302, 151), f"{FIRST} cho các cấp ủy trong tỉnh"),
}  # fmt: skip


@pytest.mark.parametrize(("line", "wanted"), OTHERS.values(), ids=OTHERS)
def test_a_line_out_of_the_middle_is_no_subject(line, wanted):
    """The words alone would let it go on: it begins with a small letter."""
    assert subject(line) == wanted


def test_what_nobody_can_read_is_no_subject():
    """Stains and stamps are recognised, but hardly; a clerk is asked."""
    found = facts((REST, 300, 151), sure=0.2)

    assert found.subject == FIRST
    assert found.evidence["subject"].confidence < UNSURE
