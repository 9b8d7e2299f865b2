"""How a flow is written as text: tables, headers, fonts, blanks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extract.flow import (
    Builder,
    Cell,
    Counting,
    Flow,
    Level,
    List,
    Paragraph,
    Run,
    Table,
    signs,
    write,
)
from indexer.extract.ordinals import ordinal


def lines(*texts: str, font: str | None = None) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Run(text, font),)) for text in texts)


def row(*cells: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(Cell(lines(*cell)) for cell in cells)


def body(*blocks: Paragraph | Table) -> str:
    return write(Flow(blocks), "x/y").body


def test_low_row_is_one_line():
    """Cells of one line each stand side by side, an empty one included."""
    table = Table(
        (row(("Ký hiệu",), (), ("Thời hạn",)), row(("10-KNĐ",), ("x",), ("5",)))
    )

    assert body(table) == "Ký hiệu\t\tThời hạn\n10-KNĐ\tx\t5"


def test_tall_row_is_read_cell_by_cell():
    """A letterhead is read down the left side, then down the right."""
    table = Table((row(("TỈNH ỦY", "", "*"), ("ĐẢNG CỘNG SẢN VIỆT NAM",)),))

    assert body(table) == "TỈNH ỦY\n*\nĐẢNG CỘNG SẢN VIỆT NAM"


def test_empty_lines_are_kept_once():
    """One empty line parts two paragraphs; more part them no better."""
    assert body(*lines("", "a", "", " ", "", "b ", "")) == "a\n\nb"


def test_notes_and_running_lines_follow_the_body():
    """What repeats on each page stands at the end, once, without page numbers."""
    flow = Flow(
        body=lines("KẾ HOẠCH"),
        notes=lines("1 Xem Điều 2"),
        running=lines("Lưu hành nội bộ", "- 2 -", "Trang 3/5", "Lưu hành nội bộ"),
    )

    assert write(flow, "x/y").body == "KẾ HOẠCH\n1 Xem Điều 2\nLưu hành nội bộ"


LETTERHEAD = ("TỈNH ỦY AN SƠN", "Số 5-KH/TU", "ĐẢNG CỘNG SẢN  VIỆT NAM")


def test_letterhead_in_the_header_stands_first():
    """A letterhead that was put into the header part is the top of the paper."""
    flow = Flow(body=lines("KẾ HOẠCH"), running=lines(*LETTERHEAD))

    assert write(flow, "x/y").body.splitlines() == [*LETTERHEAD, "KẾ HOẠCH"]


def test_letterhead_repeated_in_the_header_stays_behind():
    """Where the body has its own letterhead, the header adds nothing on top."""
    flow = Flow(
        body=lines(*LETTERHEAD, "KẾ HOẠCH"), running=lines("Đảng Cộng sản Việt Nam")
    )

    assert write(flow, "x/y").body.startswith("TỈNH ỦY AN SƠN")


OLD = "C¨n cø NghÞ quyÕt cña TØnh ñy vÒ c«ng t¸c v¨n th­"
NEW = "Căn cứ Nghị quyết của Tỉnh ủy về công tác văn thư"
VNI = "Caên cöù Nghò quyeát cuûa Tænh uûy veà coâng taùc vaên thö"
FONTS = {
    "the font is right": (OLD, ".VnTime", NEW, ("legacy_tcvn3",)),
    "the font was replaced": (OLD, "Times New Roman", NEW, ("legacy_tcvn3",)),
    "the font is another old one": (OLD, "VNI-Times", NEW, ("legacy_tcvn3",)),
    "vni in a font of TCVN3": (VNI, ".VnTime", NEW, ("legacy_vni",)),
    "unicode in an old font": (NEW, ".VnTime", NEW, ()),
    "unicode in a font of capitals": (NEW, ".VnTimeH", NEW, ()),
    "short, the font decides": ("th­ ký", ".VnTime", "thư ký", ("legacy_tcvn3",)),
    "short, a font of Unicode": ("thu\xad hà", "Arial", "thu hà", ()),
    "capitals by the font": ("kÕ ho¹ch 5", ".VnTimeH", "KẾ HOẠCH 5", ("legacy_tcvn3",)),
    "French in an old font": (
        "Le comité a été réuni à Québec, où il a très tôt délibéré",
        ".VnTime",
        "Le comité a été réuni à Québec, où il a très tôt délibéré",
        (),
    ),
    "Italian with one small word": (
        "il file di WAL è di un diverso database",
        ".VnTime",
        "il file di WAL è di un diverso database",
        (),
    ),
    "two words among English": (
        "Coäng ñoàng ASEAN (Association of Southeast Asian Nations)",
        "VNI-Times",
        "Cộng đồng ASEAN (Association of Southeast Asian Nations)",
        ("legacy_vni",),
    ),
    "Unicode without letters of its own": ("Vàng mã", ".VnTime", "Vàng mã", ()),
    "no letters of ours": ("No. 5", ".VnTime", "No. 5", ()),
    "no font at all": (NEW, None, NEW, ()),
}


@pytest.mark.parametrize(
    ("text", "font", "expected", "notes"), FONTS.values(), ids=FONTS
)
def test_fonts_and_syllables(text, font, expected, notes):
    """The font says which encoding it is, unless the syllables know better."""
    written = write(Flow(lines(text, font=font)), "x/y")

    assert (written.body, written.notes) == (expected, notes)


def test_short_lines_follow_the_rest_of_the_paper():
    """A line too short to judge is read as its font is read elsewhere."""
    flow = Flow(lines(*[OLD] * 6, "Sè 5", font="Times New Roman"))

    assert write(flow, "x/y").body.endswith(f"{NEW}\nSố 5")


def test_unicode_beside_old_text_is_left_alone():
    """Where little is old, a word that is Vietnamese as it stands means itself."""
    flow = Flow(
        (*lines(OLD, font=".VnTime"), *lines(OLD, "Ghi chú", "hàng mã", font="Arial"))
    )

    assert write(flow, "x/y").body.endswith("Ghi chú\nhàng mã")


def test_few_words_follow_the_rest_of_a_mixed_paper():
    """Where a paper holds both, short lines are what all their words are."""
    flow = Flow(lines(OLD, NEW, "ChØ thÞ 5", "café", "Bộ Y tế", font="Times New Roman"))

    assert write(flow, "x/y").body.split("\n")[2:] == ["Chỉ thị 5", "café", "Bộ Y tế"]


def test_unicode_in_an_old_font_that_lacks_letters():
    """Word sets the letters that an old font lacks in another one, in mid-word."""
    torn = [
        Run("V", ".VnTime"), Run("ề", "Arial"), Run(" v", ".VnTime"),
        Run("iệ", "Arial"), Run("c bé ", ".VnTime"), Run("Lan", ".VnTime"),
        Run(" tớ", "Arial"), Run("i trường, cô có mã ", ".VnTime"), Run("số", "Arial"),
    ]  # fmt: skip

    assert body(Paragraph(tuple(torn))) == "Về việc bé Lan tới trường, cô có mã số"


def test_letters_torn_apart_by_a_change_of_style():
    """The two halves of a VNI letter belong together across runs."""
    torn = Paragraph(
        (Run("Tæn", "VNI-Times"), Run("h u", "VNI-Times"), Run("ûy", "VNI-Times"))
    )

    assert body(torn) == "Tỉnh ủy"


def test_capitals_by_style():
    """Text styled as capitals is printed as capitals."""
    assert (
        body(Paragraph((Run("kế hoạch", capitals=True), Run(" số 5"))))
        == "KẾ HOẠCH số 5"
    )


@given(st.lists(st.text(), max_size=5))
def test_written_text_can_be_stored(texts):
    """Whatever the runs hold, the text is NFC, without controls or surrogates."""
    written = body(*lines(*texts))

    assert unicodedata.is_normalized("NFC", written)
    assert {c for c in written if unicodedata.category(c) == "Cc"} <= {"\n", "\t"}
    written.encode()


def test_cells_and_rows_by_marks():
    """Marks in a row become tables, and text outside of them stays outside."""
    builder = Builder()
    builder.add(Run("trước"))
    builder.end_paragraph(in_table=False)
    for cell in ("a", "b"):
        builder.add(Run(cell))
        builder.end_cell()
    builder.end_row()
    builder.add(Run("sau"))

    assert body(*builder.blocks()) == "trước\na\tb\nsau"


def test_table_that_never_ends_a_cell_is_text():
    """Paragraphs said to be in a table that has no cells are kept."""
    builder = Builder()
    builder.add(Run("một"))
    builder.end_paragraph(in_table=True)
    builder.end_paragraph(in_table=False)

    assert body(*builder.blocks()).strip() == "một"


def test_lists_count_and_restart():
    """Deeper levels begin anew under each number, overrides restart a list."""
    levels = {
        0: Level("upperRoman", "\x00-"),
        1: Level("decimal", "\x00.\x01", start=3),
    }
    counting = Counting()
    plain, restarted = List("a", levels), List("a", levels, {0: 1})

    labels = [counting.label("1", plain, depth) for depth in (0, 1, 1, 0, 1)]
    labels.append(counting.label("2", restarted, 0))

    texts = [label.text if label else None for label in labels]
    assert texts == ["I- ", "I.3 ", "I.4 ", "II- ", "II.3 ", "I- "]


def test_level_without_format_has_no_number():
    """A level nobody described prints nothing."""
    assert Counting().label("1", List("a", {}), 3) is None


ORDINALS = {
    "decimal": (12, "decimal", "12"),
    "with zero": (3, "decimalZero", "03"),
    "roman": (1994, "upperRoman", "1994"),
    "small roman": (49, "lowerRoman", "xlix"),
    "letters go on doubled": (53, "upperLetter", "AAA"),
    "unknown style": (7, "thaiCounting", "7"),
    "no letter for zero": (0, "lowerLetter", "0"),
    "hostile": (10**9, "lowerLetter", "1000000000"),
}


@pytest.mark.parametrize(
    ("number", "style", "expected"), ORDINALS.values(), ids=ORDINALS
)
def test_ordinals(number, style, expected):
    """Numbers are printed in the styles of Word, far ones as plain digits."""
    assert ordinal(number, style) == expected


SIGNS = {
    "bullet of Symbol": (0xF0B7, "Symbol", "•"),
    "ticked box of Wingdings": (0xFE, "Wingdings", "☑"),
    "latin in the private area": (0xF041, "Arial", "A"),
    "picture without a character": (0xF0FF, "Webdings", ""),
    "not a character": (-5, None, ""),
}


@pytest.mark.parametrize(("code", "font", "expected"), SIGNS.values(), ids=SIGNS)
def test_signs(code, font, expected):
    """Signs of picture fonts come out as what they show."""
    assert signs.printed(code, font) == expected
