"""Ruled tables: their lines are found, and what is in them is read cell by cell."""

import pytest
from PIL import Image, ImageDraw, ImageFont

from indexer.extract.limits import Limits
from indexer.extract.ocr import cells, recognise_pages, tables
from indexer.extract.ocr.lines import Box, Line, Word, written
from tests.indexer.extract import paper

COLUMNS, ROWS = (200, 400, 900, 1400), (600, 800, 1000, 1120)


def ruled() -> Image.Image:
    """A table of three columns and three rows; two cells of the last are one."""
    page = Image.new("L", (1600, 2200), "white")
    drawn = ImageDraw.Draw(page)
    for at in COLUMNS:
        bottom = ROWS[-2] if at == COLUMNS[1] else ROWS[-1]
        drawn.line((at, ROWS[0], at, bottom), fill="black", width=4)
    for at in ROWS:
        drawn.line((COLUMNS[0], at, COLUMNS[-1], at), fill="black", width=4)
    return page


def test_squared_paper_is_no_table():
    """Thousands of squares hold no words of their own, and cost no time."""
    page = Image.new("L", (1600, 2200), "white")
    drawn = ImageDraw.Draw(page)
    for at in range(40, 1600, 24):
        drawn.line((at, 40, at, 2160), fill="black", width=3)
    for at in range(40, 2200, 24):
        drawn.line((40, at, 1560, at), fill="black", width=3)

    assert tables.found(page) == []


@pytest.mark.parametrize("tilted", [0, 0.3, -0.3])
def test_finds_the_cells_of_a_table(tilted):
    """Its borders are found where they are, and cells that are one."""
    page = ruled().rotate(tilted, fillcolor="white")

    (table,) = tables.found(page)

    assert table.columns == pytest.approx(COLUMNS, abs=8)
    assert table.rows == pytest.approx(ROWS, abs=8)
    assert len(set(table.cells.values())) == 8
    assert table.cell(300, 1060) == table.cell(600, 1060) == (2, 0)
    assert table.cell(600, 900) == (1, 1)
    assert table.cell(100, 900) is None


def test_finds_none_where_lines_make_no_cells():
    """Underlined words, a fold across the sheet and a frame are no tables."""
    page = paper.scan((), (1600, 2200))
    drawn = ImageDraw.Draw(page)
    drawn.line((300, 200, 700, 200), fill="black", width=4)
    drawn.line((0, 1000, 1600, 1000), fill="black", width=4)
    drawn.line((800, 0, 800, 2200), fill="black", width=4)
    drawn.rectangle((200, 1400, 600, 1600), outline="black", width=4)

    assert tables.found(page) == []


def test_finds_none_in_writing():
    """Letters have no strokes as long as a rule, dark edges are no lines."""
    page = paper.scan(paper.LETTER * 3)
    ImageDraw.Draw(page).rectangle((0, 0, 40, 1754), fill="black")

    assert tables.found(page) == []


def word(text: str, x: int, y: int, width: int = 120) -> Word:
    return Word(text, (x, y - 20, x + width, y + 20), 0.9)


def put(
    *lines: tuple[Word, ...],
    page: Image.Image | None = None,
    alone: dict[tuple[int, int], str] | None = None,
) -> list[str]:
    """Return the lines of words put into the cells of the table.

    ``alone`` says what is read in the cell in which a dot lies, if that is asked.
    """

    def look(box: Box) -> list[Line]:
        for (x, y), text in (alone or {}).items():
            if box[0] < x < box[2] and box[1] < y < box[3]:
                return [Line((word(text, x, y),))]
        raise AssertionError(box)

    found = tables.found(page or ruled())
    made = cells.celled([Line(line) for line in lines], found, look)
    text, _ = written(made, 1.0)
    return [line for line in text.split("\n") if line]


def test_reads_cell_by_cell():
    """A cell of several lines is read to its end; what is around stays."""
    lines = put(
        (word("Biểu", 200, 200),),
        (word("1", 240, 660), word("Đảng", 420, 660), word("|", 880, 660, 40)),
        (word("bộ", 420, 740), word("12,5", 1000, 700)),
        (word("Sau", 200, 1400),),
    )

    assert lines == ["Biểu", "1", "Đảng", "bộ", "12,5", "Sau"]


def test_joins_cells_of_one_line_by_tabs():
    """A row of single lines is one line; an empty cell leaves its tab."""
    lines = put(
        (word("1", 240, 700), word("Đảng", 420, 704), word("12,5|", 1000, 696)),
        (word("2", 240, 900), word("7", 1000, 900)),
    )

    assert lines == ["1\tĐảng\t12,5", "2\t\t7"]


def test_reads_alone_what_was_read_across_a_border():
    """A word on both sides of a rule is none; both cells are read anew."""
    lines = put(
        (word("chCơ", 820, 700, 200), word("sở", 1100, 700)),
        alone={(600, 700): "chữ", (1000, 700): "Cơ"},
    )

    assert lines == ["chữ\tCơ"]


def test_reads_alone_what_was_not_read_at_all():
    """A cell with ink in which no word was seen is looked at for itself."""
    page = ruled()
    ImageDraw.Draw(page).rectangle((280, 880, 300, 920), fill="black")

    lines = put((word("Đảng", 420, 900),), page=page, alone={(290, 900): "1"})

    assert lines == ["1\tĐảng"]


@pytest.mark.slow
def test_reads_a_table_on_a_page(tmp_path):
    """In earnest, from the picture to the text."""
    page = ruled()
    drawn = ImageDraw.Draw(page)
    typeface = ImageFont.truetype(paper.TYPEFACE, 32)
    for x, y, text in (
        (430, 620, "Đảng bộ xã"),
        (430, 680, "Quỳnh Sơn"),
        (930, 650, "Ban Tổ chức"),
        (230, 1030, "Tổng cộng"),
        (930, 1030, "Văn phòng"),
    ):
        drawn.text((x, y), text, fill="black", font=typeface)
    page.save(tmp_path / "a.png")

    (read,) = recognise_pages(tmp_path / "a.png", "image/png", [1], Limits())

    assert read.text == "Đảng bộ xã\nQuỳnh Sơn\nBan Tổ chức\nTổng cộng\tVăn phòng"
