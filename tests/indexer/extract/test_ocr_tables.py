"""Ruled tables: their lines are found, and what is in them is read cell by cell."""

import pytest
from PIL import Image, ImageDraw, ImageFont

from indexer.extract.limits import Limits
from indexer.extract.ocr import cells, recognise_pages, tables
from indexer.extract.ocr.lines import Line, Word
from tests.indexer.extract import paper

COLUMNS, ROWS = (100, 200, 450, 700), (300, 400, 500, 560)


def ruled(size: int = 1) -> Image.Image:
    """A table of three columns and three rows; two cells of the last are one."""
    page = Image.new("L", (800 * size, 1100 * size), "white")
    drawn = ImageDraw.Draw(page)
    for at in COLUMNS:
        bottom = ROWS[-2] if at == COLUMNS[1] else ROWS[-1]
        ends = (at * size, ROWS[0] * size, at * size, bottom * size)
        drawn.line(ends, fill="black", width=2 * size)
    for at in ROWS:
        ends = (COLUMNS[0] * size, at * size, COLUMNS[-1] * size, at * size)
        drawn.line(ends, fill="black", width=2 * size)
    return page


@pytest.mark.parametrize("tilted", [0, 0.3, -0.3])
def test_finds_the_cells_of_a_table(tilted):
    """Its borders are found where they are, and cells that are one."""
    page = ruled().rotate(tilted, fillcolor="white")

    (table,) = tables.found(page)

    assert table.columns == pytest.approx(COLUMNS, abs=4)
    assert table.rows == pytest.approx(ROWS, abs=4)
    assert len(set(table.cells.values())) == 8
    assert table.cell(150, 530) == table.cell(300, 530) == (2, 0)
    assert table.cell(300, 450) == (1, 1)
    assert table.cell(50, 450) is None


def test_finds_none_where_lines_make_no_cells():
    """Underlined words, a fold across the sheet and a frame are no tables."""
    page = paper.scan((), (800, 1100))
    drawn = ImageDraw.Draw(page)
    drawn.line((150, 100, 350, 100), fill="black", width=2)
    drawn.line((0, 500, 800, 500), fill="black", width=2)
    drawn.line((400, 0, 400, 1100), fill="black", width=2)
    drawn.rectangle((100, 700, 300, 800), outline="black", width=2)

    assert tables.found(page) == []


def test_finds_none_in_writing():
    """Letters have no strokes as long as a rule, dark edges are no lines."""
    page = paper.scan(paper.LETTER * 3)
    ImageDraw.Draw(page).rectangle((0, 0, 40, 1754), fill="black")

    assert tables.found(page.reduce(2)) == []


def word(text: str, x: int, y: int) -> Word:
    return Word(text, (x, y - 10, x + 60, y + 10), 0.9)


def put(*lines: tuple[Word, ...]) -> list[str]:
    """Return the lines of words put into the cells of the table."""
    made = cells.celled(
        [Line(line) for line in lines],
        tables.found(ruled()),
        lambda box: ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2),
    )
    return [
        "".join(word.before + word.text for word in line.words).strip(" ")
        for line in made
    ]


def test_reads_cell_by_cell():
    """A cell of several lines is read to its end; what is around stays."""
    lines = put(
        (word("Biểu", 100, 100),),
        (word("1", 120, 330), word("Đảng", 210, 330), word("|", 445, 330)),
        (word("bộ", 210, 370), word("12,5", 500, 350)),
        (word("Sau", 100, 700),),
    )

    assert lines == ["Biểu", "1", "Đảng", "bộ", "12,5", "Sau"]


def test_joins_cells_of_one_line_by_tabs():
    """A row of single lines is one line; an empty cell leaves its tab."""
    lines = put(
        (word("1", 120, 350), word("Đảng", 210, 352), word("12,5|", 500, 348)),
        (word("2", 120, 450), word("7", 500, 450)),
    )

    assert lines == ["1\tĐảng\t12,5", "2\t\t7"]


@pytest.mark.slow
def test_reads_a_table_on_a_page(tmp_path):
    """In earnest, from the picture to the text."""
    page = ruled(2)
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
