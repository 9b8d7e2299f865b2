"""Headers as recognition sees them: what it lost or mistook, where one reading is left."""

import datetime as dt

import pytest

from archive.authority import load
from indexer.recognise.mending import mended

TABLES = load()
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
BODY = "KẾ HOẠCH\nvề kho lưu trữ\nThực hiện nhiệm vụ được giao, các cấp đã có cố gắng."

MENDED = {
    "lost dash": ("12/CTUBND", ("CT",), "12/CT-UBND"),
    "lost signs": ("171KHTU", (), "171-KH/TU"),
    "lost slash": ("05-QĐTU", (), "05-QĐ/TU"),
    "lost mark": ("05-QDTU", (), "05-QĐ/TU"),
    "two strokes for H": ("171- KII/TU", (), "171-KH/TU"),
    "r and slash as ư": ("1518 -CTưHU", (), "1518-CTr/HU"),
    "doubled Đ": ("12-QĐĐ/TU", (), "12-QĐ/TU"),
    "a blank in the code": ("807/TT r-UBND", (), "807/TTr-UBND"),
    "with a year": ("12/2019/NQHĐND", (), "12/2019/NQ-HĐND"),
    "the kind below": ("44-KUHU", ("KL",), "44-KL/HU"),
    "a sign for a letter of the kind": ("02/&H-UBND", ("KH",), "02/KH-UBND"),
    "small letters": ("12_cT/BTGTU", ("CT",), "12-CT/BTGTU"),
    "a bold Đ": ("1231 -Bc/bU", ("BC",), "1231-BC/ĐU"),
    "another kind below": ("44-KUHU", ("BC",), None),
    "bodies of a joint paper": ("02/2017/TTLTBNV-BCA", (), "02/2017/TTLT-BNV-BCA"),
    "no kind": ("77 cxwnu", (), None),
    "no body": ("77-KHXYZQ", (), None),
    "another kind than the heading": ("12/KHSYT", ("CT",), None),
    "no number": ("KHTU", (), None),
}


@pytest.mark.parametrize(("printed", "kinds", "symbol"), MENDED.values(), ids=MENDED)
def test_a_symbol_is_mended_where_one_is_meant(printed, kinds, symbol):
    """Kind and body have to be listed; figures stay as they are."""
    found = mended(printed, TABLES, "party", kinds)

    assert (str(found) if found else None) == symbol


LINES = {
    "small": ("số 171-KH/TU", "171-KH/TU"),
    "with a colon": ("số: 171-KH/TU", "171-KH/TU"),
    "with a comma": ("Số, 171-KH/TU", "171-KH/TU"),
    "another letter": ("sá 171-KH/TU", "171-KH/TU"),
    "another figure": ("3ố: 171-KH/TU", "171-KH/TU"),
    "specks behind it": ("Số 171-KH/TU š", "171-KH/TU"),
    "signs behind it": ("Số: 171-KH/TU : :", "171-KH/TU"),
    "a rule behind it": ("Số 171-KH/TU __—_ 5", "171-KH/TU"),
    "a rule for the dash": ("Số 171_KH/TU", "171-KH/TU"),
    "a slash of another kind": ("Số: 171⁄KH-UBND", "171/KH-UBND"),
}


@pytest.mark.parametrize(("line", "symbol"), LINES.values(), ids=LINES)
def test_the_number_line_is_known_however_it_was_read(facts, line, symbol):
    """It stands beside the date; its verbatim is what was read."""
    page = f"TỈNH ỦY BẮC KẠN {PARTY}\n{line}\nBắc Kạn, ngày 02 tháng 3 năm 2020\n{BODY}"
    paper = facts(page, origin="ocr")

    assert paper.symbol == symbol
    assert paper.symbol_verbatim in line


def test_codes_of_two_bodies_are_joined_by_a_dash(facts):
    """Whatever sign was read between them; of several bodies none is left out."""
    head = f"BỘ TÀI CHÍNH - BỘ Y TẾ {STATE}\nSố: 03/2016/TTLT-BTC:BYT . 14 1."
    page = f"{head}\nHà Nội, ngày 02 tháng 3 năm 2016\nTHÔNG TƯ LIÊN TỊCH\nvề giá thuốc"

    assert facts(page, origin="ocr").symbol == "03/2016/TTLT-BTC-BYT"


MISREAD = {
    "a motto a letter off": (
        (
            "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "HUYỆN SƠN TỊNH Độc lập - Tự dø - Hạnh phúc"
        ),
        "Ủy ban nhân dân huyện Sơn Tịnh",
    ),
    "a title a letter off": (
        "TỈNH ỦY BẮC GIANG ` ĐÁẢNG CỘNG SẢN VIỆT NAM\n*",
        "Tỉnh ủy Bắc Giang",
    ),
}


@pytest.mark.parametrize(("head", "issuer"), MISREAD.values(), ids=MISREAD)
def test_both_columns_are_parted_where_the_right_one_is_misread(facts, head, issuer):
    """Title and motto are known by their sound."""
    paper = facts(
        f"{head}\nSố 12-KH/HU\nBắc Kạn, ngày 02 tháng 3 năm 2020\n{BODY}", origin="ocr"
    )

    assert paper.issuers == (issuer,)


LOST = {
    "no place": "ỦY BAN NHÂN DÂN",
    "a department of no province": "SỞ NỘI VỤ",
    "no committee": "ĐẢNG BỘ TỈNH LÀO CAI",
    "another letter": "SỞ TÀI GHÍNH TỈNH LÀO CAI",
    "another mark": "CHI CỤC KIỀM LÂM TỈNH LÀO CAI",
}


@pytest.mark.parametrize("head", LOST.values(), ids=LOST)
def test_a_body_that_lost_a_line_is_asked_about(facts, head):
    """Recognition leaves out lines; every place has a body of that name."""
    paper = facts(
        f"{head} {PARTY}\nSố 12-KH/HU\nLào Cai, ngày 02 tháng 3 năm 2020\n{BODY}",
        origin="ocr",
    )

    assert "issuer_suspect" in paper.flags


@pytest.mark.parametrize("line", ["| KẾ HOẠCH -:", "KẾ HOẠCH —_", ". KẾ HOẠCH"])
def test_a_heading_is_known_among_specks(facts, line):
    """Rules and stains beside it are no part of it."""
    body = BODY.replace("KẾ HOẠCH", line)
    paper = facts(
        f"TỈNH ỦY BẮC KẠN {PARTY}\nSố 12-KH/TU\nBắc Kạn, ngày 02 tháng 3 năm 2020\n{body}",
        origin="ocr",
    )

    assert (paper.type, paper.subject) == ("Kế hoạch", "về kho lưu trữ")


def test_a_year_that_cannot_be_is_asked_about(facts):
    """2020 is read as 2090; the date stays as it was read."""
    page = f"TỈNH ỦY BẮC KẠN {PARTY}\nSố 12-KH/TU\nBắc Kạn, ngày 02 tháng 3 năm 2090\n{BODY}"
    paper = facts(page, origin="ocr")

    assert "date_suspect" in paper.flags
    assert paper.issued.date == dt.date(2090, 3, 2)


def test_a_kind_broken_over_two_lines_is_one(facts):
    """What several bodies issue together is named in two lines."""
    head = f"BỘ NỘI VỤ - BỘ CÔNG AN {STATE}\nSố: 02/2017/TTLT-BNV-BCA"
    page = (
        f"{head}\nHà Nội, ngày 02 tháng 3 năm 2017\nTHÔNG TƯ\nLIÊN TỊCH,\nvề giá thuốc"
    )
    paper = facts(page, origin="ocr")

    assert (paper.type, paper.subject) == ("Thông tư liên tịch", "về giá thuốc")


@pytest.mark.parametrize(
    ("origin", "subject"),
    [("ocr", "Về việc giữ kho lưu trữ"), ("text", "và việc giữ kho lưu trữ")],
)
def test_a_subject_begins_with_about(facts, origin, subject):
    """ "và việc" begins no phrase: a mark was misread, which typed text cannot be."""
    head = "UBND TỈNH CAO SƠN\nSố: 5/KH-UBND\nCao Sơn, ngày 02 tháng 3 năm 2021"
    page = f"{head}\n{BODY.replace('về kho', 'và việc giữ kho')}"

    assert facts(page, origin=origin).subject == subject


def test_a_scrap_hides_no_heading(facts):
    """Of a number above its line is left "á. 88"."""
    page = (
        f"ỦY BAN NHÂN DÂN {STATE}\nTỈNH PHÚ THỌ\ná. 88\nsó: 287 ,b-UBND\n"
        f"Phú Thọ, ngày 28 tháng 9 năm 2024\n{BODY}"
    )

    assert facts(page, origin="ocr").type == "Kế hoạch"


OTHERS = {
    "a town": "Sa Pa, ngày 02 tháng 3 năm 2020",
    "a citation": "theo Chỉ thị\nsố 05-CT/TW ngày 02/3/2019 của Bộ Chính trị",
    "a department": "Sở Y tế-SYT",
}


@pytest.mark.parametrize("line", OTHERS.values(), ids=OTHERS)
def test_other_lines_are_no_number(facts, line):
    """What begins like "Số" and is none."""
    paper = facts(f"TỈNH ỦY LÀO CAI {PARTY}\n{line}\n{BODY}", origin="ocr")

    assert paper.symbol is None


@pytest.mark.parametrize("scrap", ["á. 220(", "a. Ø1?\tẢ", "b) Z"])
def test_a_scrap_of_a_figure_does_not_begin_the_body(facts, scrap):
    """Figures written above the line are read as "á. 220("."""
    paper = facts(
        f"ỦY BAN NHÂN DÂN {STATE}\n{scrap}\nSố: 12/KH-UBND\nBắc Kạn, ngày 02 tháng 3 năm 2020\n{BODY}",
        origin="ocr",
    )

    assert paper.symbol == "12/KH-UBND"


def test_a_title_may_be_one_word_with_a_long_name(facts):
    """The columns of a letterhead meet where a name is long."""
    paper = facts(
        "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAÑG HÒA XÃ HỘI CHỦ NGHĨA TIẾT NAM\n"
        "TỈNH LẠNG SƠN\tĐộc lập - Tự do - Hạnh phúc\n"
        f"0 /KH-MTTQ-BTT, :Lạng Sơn, ngày 09 tháng 12 năm 2012 `\n{BODY}",
        origin="ocr",
    )

    assert (paper.type, paper.issued.date) == ("Kế hoạch", dt.date(2012, 12, 9))
    assert paper.symbol is None
    assert "number_suspect" in paper.flags


def test_an_arrival_stamp_takes_no_number_away(facts):
    """What stands above its heading may be the number of the paper."""
    paper = facts(
        "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nSố: 3184/KH-UBND\nCÔNG VĂN ĐẾN\nSố: 77\n"
        f"{STATE}\nLạng Sơn, ngày 09 tháng 12 năm 2012\n{BODY}",
        origin="ocr",
    )

    assert (paper.symbol, paper.issuers) == (
        "3184/KH-UBND",
        ("Ủy ban nhân dân tỉnh Lạng Sơn",),
    )


def test_a_motto_beside_the_number_is_no_part_of_it(facts):
    """Its first letter may be lost."""
    paper = facts(
        "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Số: 12/KH-UBND ộc lập - Tự do - Hạnh phúc\n"
        f"Lạng Sơn, ngày 09 tháng 12 năm 2012\n{BODY}",
        origin="ocr",
    )

    assert paper.symbol == "12/KH-UBND"


def test_bodies_are_read_where_the_number_is_not(facts):
    """Rows come one after the other, the staff below the committee."""
    paper = facts(
        f"TỈNH ỦY BẾN TRE {PARTY}\nBAN TÔ CHỨC. ` :\nsá |€2$ li An\n"
        f"Bến Tre, ngày 09 tháng 12 năm 2012\n{BODY}",
        origin="ocr",
    )

    assert paper.issuers == ("Ban Tổ chức Tỉnh ủy Bến Tre",)


BROKEN = {
    "a lost letter": "ố 85 -KH/TĐ\n\nYên Bái, ngày 02 tháng 3 năm 2020",
    "two lines": "Số: 85\n\n-KH/TĐ\tYên Bái, ngày 02 tháng 3 năm 2020",
    "a scrap above it": "' HN 2 \"\nSố: 85-KH/TĐ\tYên Bái, ngày 02 tháng 3 năm 2020",
}


@pytest.mark.parametrize("lines", BROKEN.values(), ids=BROKEN)
def test_a_broken_number_line_is_no_part_of_the_letterhead(facts, lines):
    """It ends where the number begins, however that was read."""
    paper = facts(
        f"TỈNH ĐOÀN YÊN BÁI\tĐOÀN TNCS HỒ CHÍ MINH\n{lines}\n{BODY}", origin="ocr"
    )

    assert paper.issuers == ("Tỉnh đoàn Yên Bái",)
    assert paper.symbol_verbatim.endswith("-KH/TĐ")


@pytest.mark.parametrize("end", ["NAÿÑG", "NANỘNG", "NẠMNG"])
def test_the_end_of_a_long_name_is_told_by_its_beginning(facts, end):
    """The title beside it was read into it."""
    paper = facts(
        f"ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT {end} HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "TỈNH LẠNG SƠN\tĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-MTTQ-BTT\t"
        f"Lạng Sơn, ngày 09 tháng 12 năm 2012\n{BODY}",
        origin="ocr",
    )

    assert paper.issuers == ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lạng Sơn",)


def test_lost_blanks_of_a_body(facts):
    """Bold capitals run together."""
    paper = facts(
        f"ỦY BANNHÂNDÂN {STATE}\nTỈNH CÀ MAU\nSố: 12/KH-UBND\n"
        f"Cà Mau, ngày 09 tháng 12 năm 2012\n{BODY}",
        origin="ocr",
    )

    assert paper.issuers == ("Ủy ban nhân dân tỉnh Cà Mau",)


STAMPS = {
    "the time of signing": "Ký bởi: Văn phòng\nThời gian ký: 05/4/2020 10:11:12",
    "an arrival stamp": "CÔNG VĂN ĐẾN\nSố: 2352\nNgày: 21/4/2020",
    "an arrival stamp in a row": "ĐẾN Số 2352 Ngày 21/4/2020",
    "small letters of a stamp": "ĐẾN\nSố: 2352\nNgày 21.4.2020\nChuyển: VT",
    "the gazette": "CÔNG BÁO/Số 12 + 13/Ngày 21-4-2020",
    "the mark of a copy": "SAO Y; VĂN PHÒNG; 21/4/2020",
}


@pytest.mark.parametrize("origin", ["text", "ocr"])
@pytest.mark.parametrize("place", ["above", "below the number", "below the date"])
@pytest.mark.parametrize("stamp", STAMPS.values(), ids=STAMPS)
def test_a_stamp_is_neither_number_nor_date(facts, stamp, place, origin):
    """Wherever it was laid over the header, in a text layer or as recognised."""
    lines = ["ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN", "Số: 12/KH-UBND", STATE]
    lines.append("Lạng Sơn, ngày 02 tháng 3 năm 2020")
    at = {"above": 0, "below the number": 3, "below the date": 5}[place]
    lines.insert(at, stamp)
    paper = facts("\n".join([*lines, BODY]), origin=origin)

    assert paper.symbol == "12/KH-UBND"
    assert paper.issued.date == dt.date(2020, 3, 2)
    assert paper.issuers == ("Ủy ban nhân dân tỉnh Lạng Sơn",)


def test_what_has_to_be_mended_is_not_believed_by_its_letters_alone(facts):
    """Where the signs were lost, so may the figures be: the picture has to second."""
    page = f"TỈNH ỦY BẮC KẠN {PARTY}\nSố: 277 -KUTU\nBắc Kạn, ngày 02/3/2020\n{BODY}"
    paper = facts(page, origin="ocr")

    assert paper.symbol is None
    assert {"number_unreadable", "number_suspect"} & set(paper.flags)
