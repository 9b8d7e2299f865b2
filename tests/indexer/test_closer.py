"""The header of a paper is looked at more closely where figures were written into it."""

from typing import cast

from PIL import Image

from archive.authority import load
from archive.errors import ReaderCrashedError
from archive.facts import view
from archive.model import Box, Page, Seen, Sight, Text
from indexer import closer, reading, steps
from indexer.cage import Cage
from indexer.extract import Limits
from tests.indexer.extract import hand, paper

LIMITS = Limits()
BODY = "Thực hiện nhiệm vụ được giao, Ban Thường vụ xây dựng kế hoạch như sau:"


def typed(file, *, number="", day=""):
    """Write a paper with a text layer, and stamp figures into its blanks."""
    made = paper.canvas(file)
    made.drawString(80, 780, "TỈNH ỦY BẮC KẠN")
    made.drawString(80, 750, "Số")
    made.drawString(170, 750, "-KH/TU")
    made.drawString(310, 780, "ĐẢNG CỘNG SẢN VIỆT NAM")
    made.drawString(280, 750, "Bắc Kạn, ngày")
    made.drawString(420, 750, "tháng 8 năm 2019")
    made.drawString(250, 700, "KẾ HOẠCH")
    made.drawString(180, 680, "triển khai việc sắp xếp kho tài liệu")
    made.drawString(80, 640, BODY)
    for figures, left in ((number, 104), (day, 384)):
        if figures:
            picture = Image.new("L", (130, 60), 255)
            hand.write(picture, figures, 10, 12)
            made.drawInlineImage(picture, left, 745, 47, 22)
    made.save()
    return file


def read(file, name="a.pdf"):
    found = reading.open_file(file, name, LIMITS)
    assert closer.is_wanted(found)
    return view(reading.understand_closely(file, name, found.text, LIMITS).claims)


def test_a_stamped_number_is_offered_though_the_page_has_text(tmp_path):
    """The text layer has a blank, and the picture a number: it is no draft."""
    facts = read(typed(tmp_path / "a.pdf", number="171", day="02"))

    offered = {one.field: one for one in reversed(facts.candidates)}
    assert offered["symbol"].value == "171-KH/TU"
    box = offered["symbol"].box
    assert box is not None
    assert 104 < box.left < box.right < 170
    assert facts.issued is not None
    assert str(facts.issued.date) == "2019-08-02"
    assert {"number_handwritten", "day_handwritten"} <= set(facts.flags)


def test_the_name_of_the_file_seconds_the_picture(tmp_path):
    """Two witnesses that do not know each other are believed."""
    facts = read(typed(tmp_path / "a.pdf", number="171"), "KH 171-TU.pdf")

    assert (facts.symbol, facts.number) == ("171-KH/TU", 171)


def test_a_draft_stays_a_draft(tmp_path):
    """No ink in its blanks, so that nothing is offered, whatever the file is called."""
    facts = read(typed(tmp_path / "a.pdf"), "KH 171-TU.pdf")

    assert facts.candidates == ()
    assert facts.symbol is None
    assert "number_blank" in facts.flags
    assert "number_handwritten" not in facts.flags


def test_a_number_that_stands_nowhere_is_told_by_the_name(tmp_path):
    """Of a recognised page alone: what is typed needs no guess."""
    text = "TỈNH ỦY BẮC KẠN\nš5 €2$ li\nBÁO CÁO\n"
    words = (Seen(0, 4, Box(10, 10, 30, 20), 0.9),)
    for origin, told in (
        (Page(1, text, "ocr", Sight(595, 842, words)), ["658"]),
        (Page(1, text), []),
    ):
        looked = closer.looked_closer(
            tmp_path / "none.pdf",
            "hgf_658 bc.pdf",
            Text("image/png", (origin,)),
            LIMITS,
            load(),
        )
        sight = looked.pages[0].sight
        filled = sight.filled if sight else ()

        assert [guess.text for one in filled for guess in one.guesses] == told


class Broken:
    """A cage in which whatever looks at pictures dies."""

    def run(self, function, *arguments, **_):
        if function is reading.understand_closely:
            raise ReaderCrashedError
        return function(*arguments)


def test_a_paper_is_read_without_its_picture_where_that_fails(tmp_path):
    """Looking closer may cost what it finds, and nothing else."""
    file = typed(tmp_path / "a.pdf", number="171")
    found = steps.read(file, "a.pdf", cage=cast("Cage", Broken()), limits=LIMITS)
    facts = view(found.claims)

    assert (facts.type, facts.candidates) == ("Kế hoạch", ())
    assert "number_blank" in facts.flags


def test_only_papers_that_leave_something_open_are_looked_at(tmp_path):
    """Drawing a page costs time."""
    file = paper.written(tmp_path / "a.pdf", paper.LETTER)

    assert not closer.is_wanted(reading.open_file(file, "a.pdf", LIMITS))
