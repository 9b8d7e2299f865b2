"""Headers as offices and text layers really bring them."""

import pytest

PARTY, STATE = (
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
)
BODY = "BÁO CÁO\nvề kho tài liệu\n-----\nKho tài liệu đã được sắp xếp.\n"

NUMBERS = {
    "by the rules": ("Số 171-BC/TU", 171, "171-BC/TU", ()),
    "colon and spaces": ("Số: 05 - BC/CB", 5, "05-BC/CB", ()),
    "long dash": ("Số 05 – BC/CB", 5, "05-BC/CB", ()),
    "state": ("Số: 15/QĐ-BNV", 15, "15/QĐ-BNV", ("type_mismatch",)),
    "state with year": ("Số: 09/2020/BC-UBND", 9, "09/2020/BC-UBND", ()),
    "state dispatch": ("Số: 519/SNV-TCCC", 519, "519/SNV-TCCC", ()),
    "commas in the body": (
        "Số: 154/BC-LĐLĐ-SVH,TT,DL",
        154,
        "154/BC-LĐLĐ-SVH,TT,DL",
        (),
    ),
    "number set apart, slash for a dash": (
        "Số: 40   /2020/BC/STC",
        40,
        "40/2020/BC-STC",
        (),
    ),
    "with a rule behind it": ("Số: 08/BC-STC        --------", 8, "08/BC-STC", ()),
    "with a rule right behind it": ("Số: 08/BC-STC -------", 8, "08/BC-STC", ()),
    "word lost by the scanner": ("560/BC-STC", 560, "560/BC-STC", ()),
    "word misread by the scanner": ("5ố: 56/BC-STC", 56, "56/BC-STC", ()),
    "law": ("Luật số: 33/2020/QH14", 33, "33/2020/QH14", ()),
    "broken over two lines": (
        "Số: 01/2020/TTLT-BCA-\nBQP-BTC",
        1,
        "01/2020/TTLT-BCA-BQP-BTC",
        ("type_mismatch", "issuer_suspect"),
    ),
    "symbol in the next line": (
        "Số:\n01/2020/TTLT-BCA-BQP",
        1,
        "01/2020/TTLT-BCA-BQP",
        ("type_mismatch", "issuer_suspect"),
    ),
    "blank": ("Số        -BC/BTGTU", None, None, ("number_blank",)),
    "blank with dots": ("Số: ......../BC-UBND", None, None, ("number_blank",)),
    "blank of the state": ("Số:             /UBND-VX", None, None, ("number_blank",)),
    "other kind than the heading": ("Số 12-CV/TU", 12, "12-CV/TU", ("type_mismatch",)),
}


@pytest.mark.parametrize(
    ("line", "number", "symbol", "flags"), NUMBERS.values(), ids=NUMBERS
)
def test_number(facts, line, number, symbol, flags):
    """The number line gives number and symbol, or says why it gives none."""
    paper = facts(
        f"TỈNH ỦY BẮC KẠN\n*\n{line}\n{PARTY}\nBắc Kạn, ngày 2/3/2020\n{BODY}"
    )

    assert (paper.number, paper.symbol, paper.flags) == (number, symbol, flags)


LAYOUTS = {
    "cell after cell": "TỈNH ỦY BẮC KẠN\n*\nSố 05-BC/TU\n{title}\n{date}",
    "right column first": "{title}\n{date}\nTỈNH ỦY BẮC KẠN\n*\nSố 05-BC/TU",
    "row after row": "TỈNH ỦY BẮC KẠN {title}\n*\nSố 05-BC/TU {date}",
    "tabs between columns": "TỈNH ỦY BẮC KẠN\t{title}\n*\nSố 05-BC/TU\t{date}",
    "wide gaps": "TỈNH ỦY BẮC KẠN          {title}\n     *       {date}\nSố 05-BC/TU",
    "rules for a star": "TỈNH ỦY BẮC KẠN\n-------\nSố: 05-BC/TU\n{title}\n-----\n{date}",
    "small second word of the place": "TỈNH ỦY BẮC KẠN {title}\n*    {small}\nSố 05-BC/TU",
    "form code beside the title": "TỈNH ỦY BẮC KẠN {title}\nXV80\nSố 05-BC/TU {date}",
    "star read as a letter": "TỈNH ỦY BẮC KẠN {title}\nx {date}\nSố 05-BC/TU",
    "page number and blanks before": "\n\n1\n\nTỈNH ỦY BẮC KẠN\n*\nSố 05-BC/TU\n{title}\n\n{date}",
    "date broken over two lines": "TỈNH ỦY BẮC KẠN\n*\nSố 05-BC/TU\n{title}\nBắc Kạn, ngày 02 tháng 3\nnăm 2020",
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_layout(facts, layout):
    """The same header gives the same facts however its cells arrive."""
    date = "Bắc Kạn, ngày 02 tháng 3 năm 2020"
    header = layout.format(title=PARTY, date=date, small=date.replace("Kạn", "kạn"))

    paper = facts(f"{header}\n{BODY}")

    assert paper.issuers == ("Tỉnh ủy Bắc Kạn",)
    assert paper.symbol == "05-BC/TU"
    assert paper.issued.date.isoformat() == "2020-03-02"
    assert paper.place.title() == "Bắc Kạn"
    assert paper.subject == "về kho tài liệu"


DATES = {
    "blank day": ("ngày       tháng 02 năm 2025", None, "2025-02", ("date_partial",)),
    "impossible": ("ngày 37 tháng 7 năm 2019", None, "2019-07", ("date_impossible",)),
    "short": ("ngày 01/8/2019", "2019-08-01", None, ()),
    "no blank before the year": (
        "ngày 21 tháng 01năm 2010",
        "2010-01-21",
        None,
        (),
    ),
}


@pytest.mark.parametrize(
    ("printed", "date", "partial", "flags"), DATES.values(), ids=DATES
)
def test_date(facts, printed, date, partial, flags):
    """A date that is no day keeps what is sure of it and says so."""
    paper = facts(
        f"TỈNH ỦY BẮC KẠN\n*\nSố 05-BC/TU\n{PARTY}\nBắc Kạn, {printed}\n{BODY}"
    )

    issued = paper.issued
    assert (issued.date and issued.date.isoformat(), issued.partial) == (date, partial)
    assert paper.flags == flags


def test_scanned_header(facts):
    """Recognised marks and letters may be wrong; a handwritten number is no claim."""
    paper = facts(
        "ỦY BAN NHÂN DÂN CONG HOA XA HOI CHU NGHIA VIET NAM\n\n"
        "TỈNH QUẢNG NGÃI Độc lập - Tự đo - Hạnh phúc\n"
        "Sô: 660 /TB-UBND Quảng Ngãi, ngày 31 tháng 12 năm 2024\nTHÔNG BAO\n\n"
        "Kết luận về kho tài liệu\n\n"
        "Ngày 24/12/2024, tại trụ sở, Ủy ban nhân dân tỉnh đã họp về kho tài liệu.\n",
        origin="ocr",
    )

    assert (paper.number, paper.symbol) == (None, None)
    assert paper.symbol_verbatim == "660 /TB-UBND"
    assert paper.type == "Thông báo"
    assert paper.subject == "Kết luận về kho tài liệu"
    assert paper.flags == ("number_suspect",)


def test_scanned_number(facts):
    """A number that was printed is read from a scan as from a text layer."""
    paper = facts(
        f"TỈNH ỦY BẮC KẠN {PARTY}\nSố 05-BC/TU Bắc Kạn, ngày 02/3/2020\n{BODY}",
        origin="ocr",
    )

    assert (paper.number, paper.symbol, paper.flags) == (5, "05-BC/TU", ())


def test_cited_number_at_the_beginning_of_a_line(facts):
    """A paper without a number does not take one that its first lines cite."""
    paper = facts(
        f"TỈNH ỦY BẮC KẠN\n*\n{PARTY}\nBắc Kạn, ngày 02 tháng 3 năm 2020\n"
        "THÔNG BÁO\nlịch sắp xếp kho tài liệu\n-----\nTheo Kế hoạch\n"
        "số 171-KH/TU, ngày 01/8/2019\nSố 172-KH/TU ngày 02/8/2019 và Công văn\n"
        "số 12-CV/TU\ncác cơ quan sắp xếp kho tài liệu.\n"
    )

    assert (paper.number, paper.symbol, paper.symbol_verbatim) == (None, None, None)
    assert paper.issuers == ("Tỉnh ủy Bắc Kạn",)


SUBJECTS = {
    "ended by a rule": "KẾ HOẠCH\nsắp xếp kho\n-----\nNgày 05/3, kho mở.\n",
    "ended by a basis": "KẾ HOẠCH\nsắp xếp kho\nCăn cứ Quy chế kho;\n",
    "ended by an opening": "KẾ HOẠCH\nsắp xếp kho\nTrong quý I, kho mở.\n",
    "ended by a blank line": "KẾ HOẠCH\nsắp xếp kho\n\nKho đã mở cửa.\n",
    "ended by a full line": f"KẾ HOẠCH\nsắp xếp kho\nKho {'đã mở cửa ' * 7}\n",
    "ended by the body in capitals": "KẾ HOẠCH\nsắp xếp kho\nBAN THƯỜNG VỤ\nBáo cáo\n",
    "after blank lines": "KẾ HOẠCH\n\n\nsắp xếp kho\n-----\n",
    "in the line of the heading": "KẾ HOẠCH SẮP XẾP KHO\n-----\nKho đã mở.\n",
    "over two lines": "KẾ HOẠCH\nsắp xếp\nkho\n-----\n",
    "with the sign of a footnote": "KẾ HOẠCH\nsắp xếp kho[1]\n-----\n",
    "with a star": "KẾ HOẠCH\nsắp xếp kho (*)\n-----\n",
    "with a raised number": "KẾ HOẠCH\nsắp xếp kho²\n-----\n",
    "with a rule in its line": "KẾ HOẠCH\nsắp xếp kho (1) -----\nKho đã mở.\n",
    "with the heading in a wide line": "         KẾ HOẠCH\n     sắp xếp kho\n     -----\n",
}


@pytest.mark.parametrize("below", SUBJECTS.values(), ids=SUBJECTS)
def test_subject(facts, below):
    """The subject ends where the body begins, however that is shown."""
    paper = facts(
        f"TỈNH ỦY BẮC KẠN\n*\nSố 05-KH/TU\n{PARTY}\nBắc Kạn, ngày 2/3/2020\n{below}"
    )

    assert paper.subject.casefold() == "sắp xếp kho"
    assert paper.type == "Kế hoạch"


def test_letter_without_a_subject(facts):
    """The first sentence of a letter is not its subject."""
    letter = facts(
        f"TỈNH ỦY BẮC KẠN\n*\nSố 05-CV/TU\n{PARTY}\nBắc Kạn, ngày 2/3/2020\n"
        "Tỉnh ủy Bắc Kạn đề nghị các cơ quan, đơn vị trực thuộc sắp xếp kho tài liệu.\n"
    )

    assert letter.subject is None


def test_letterhead_without_a_number(facts):
    """Without a number the letterhead is found beside the title."""
    notice = facts(
        f"{PARTY}\nBắc Kạn, ngày 02 tháng 3 năm 2020\nTỈNH ỦY BẮC KẠN\n*\n"
        "THÔNG BÁO\nlịch mở kho\n-----\nKho mở vào thứ hai.\n"
    )

    assert notice.issuers == ("Tỉnh ủy Bắc Kạn",)
    assert (notice.type, notice.subject) == ("Thông báo", "lịch mở kho")


def test_specks_before_a_scanned_heading(facts):
    """An arrival stamp leaves specks in the line of the heading."""
    decree = facts(
        f"CHÍNH PHỦ\nSố: 59/2022/NĐ-CP\n{STATE}\nHà Nội, ngày 05 tháng 9 năm 2022\n"
        "gửciÔtorh1Vgi4nl. NGHỊ ĐỊNH\n\nQuy định về kho\n\nCăn cứ Luật Lưu trữ;\n",
        origin="ocr",
    )

    assert (decree.type, decree.subject) == ("Nghị định", "Quy định về kho")


def test_author_under_the_heading(facts):
    """The line that says whose paper it is belongs to no subject."""
    paper = facts(
        f"BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 999-CT/TW\n{PARTY}\n"
        "Hà Nội, ngày 05 tháng 3 năm 2021\nCHỈ THỊ\nCỦA BAN BÍ THƯ\n"
        "về kho tài liệu\n-----\nKho tài liệu phải được sắp xếp.\n"
    )

    assert paper.subject == "về kho tài liệu"
    assert paper.organ == "Ban Bí thư"


def test_older_than_what_it_cites(facts):
    """A date that is older than the paper cited in the opening is suspect."""
    paper = facts(
        f"TỈNH ỦY BẮC KẠN\n*\nSố 05-BC/TU\n{PARTY}\nBắc Kạn, ngày 05/01/2025\n"
        "BÁO CÁO\nvề kho tài liệu\n-----\n"
        "Thực hiện Chỉ thị số 12-CT/TU, ngày 03/12/2025 của Tỉnh ủy.\n"
    )

    assert "date_suspect" in paper.flags


HEADINGS = {
    "two blanks between words": "K Ế  H O Ạ C H",
    "the same blanks everywhere": "K Ế H O Ạ C H",
    "below the mark of a copy": "BẢN SAO\nKẾ HOẠCH",
}


@pytest.mark.parametrize("heading", HEADINGS.values(), ids=HEADINGS)
def test_heading(facts, heading):
    """A kind set wide is the kind; a mark above it is none."""
    paper = facts(
        f"TỈNH ỦY BẮC KẠN\n*\nSố 05-KH/TU\n{PARTY}\nBắc Kạn, ngày 2/3/2020\n"
        f"{heading}\nvề kho tài liệu\n-----\nKho đã được sắp xếp.\n"
    )

    assert (paper.type, paper.type_printed) == ("Kế hoạch", "KẾ HOẠCH")
    assert paper.subject == "về kho tài liệu"


def test_watermark_above_the_header(facts):
    """ "BẢN SAO" drawn across a page comes first in its text, and names nothing."""
    paper = facts(
        f"BẢN SAO\nTỈNH ỦY BẮC KẠN\n*\nSố 05-BC/TU\n{PARTY}\nBắc Kạn, ngày 2/3/2020\n"
        f"{BODY}"
    )

    assert (paper.type, paper.subject) == ("Báo cáo", "về kho tài liệu")


def test_day_in_the_body_is_not_the_papers(facts):
    """A line of the body that ends in a day is no date line of a law without one."""
    paper = facts(
        "QUỐC HỘI\n____\nLuật số: 47/2026/QH15\n"
        f"{STATE}\nLUẬT\nLƯU TRỮ\nCăn cứ Hiến pháp;\nĐiều 1. Kho\n"
        "Kho được sắp xếp, hạn hoàn thành trước\nngày 30 tháng 11 năm 2026.\n"
        "Luật này được Quốc hội khóa XV thông qua ngày 23 tháng 5 năm 2026.\n"
    )

    assert paper.issued.date.isoformat() == "2026-05-23"
    assert paper.flags == ()


def test_dispatch_whose_body_has_the_letters_of_a_kind(facts):
    """A State dispatch begins its symbol with its body: TTr of a Thanh tra."""
    paper = facts(
        f"UBND TỈNH CAO BẰNG\nTHANH TRA\nSố: 05/TTr-NC\nV/v kho tài liệu\n{STATE}\n"
        "Cao Bằng, ngày 02 tháng 3 năm 2020\nKính gửi: Sở Nội vụ.\n"
    )

    assert (paper.type, paper.symbol) == ("Công văn", "05/TTr-NC")


def test_blank_number_of_a_party_regulation(facts):
    """Without its number "-QĐ/TU" still says a decision or a regulation of the Party."""
    paper = facts(
        f"TỈNH ỦY BẮC KẠN\n*\nSố        -QĐ/TU\n{PARTY}\nBắc Kạn, ngày 2/3/2020\n"
        "QUY ĐỊNH\nvề kho tài liệu\n-----\nKho được sắp xếp.\n"
    )

    assert (paper.type, paper.flags) == ("Quy định", ("number_blank",))
