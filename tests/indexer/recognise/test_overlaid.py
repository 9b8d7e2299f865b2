"""Stamps, broken lines, lost columns: what lies over a header takes nothing from it."""

import pytest

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM\n"
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
LETTER = "TỈNH ỦY BẮC KẠN\n*\nSố 362-CV/TU\nvề việc sắp xếp kho\n"
BEHIND = f"{PARTY}Bắc Kạn, ngày 18 tháng 7 năm 2019\nKính gửi: Các huyện ủy.\n"

STAMPS = {
    "an arrival stamp above": (
        f"SỞ NỘI VỤ\nCÔNG VĂN ĐẾN\nSố: 1234\nNgày: 15/8/2019\nChuyển:\n{LETTER}{BEHIND}"
    ),
    "an arrival stamp inside": (f"{LETTER}ĐẾN Số: 1022\nNgày: 20/7/2019\n{BEHIND}"),
    "who signed, and when": (
        f"Ký bởi: Tỉnh ủy Bắc Kạn\nNgày ký: 26-07-2019 15:44:48 +07:00\n{LETTER}{BEHIND}"
    ),
    "the time of signing below": (
        f"{LETTER}Người ký: Tỉnh ủy Bắc Kạn\n"
        f"Thời gian ký: 26.07.2019 15:44:48 +07:00\n{BEHIND}"
    ),
}


@pytest.mark.parametrize("text", STAMPS.values(), ids=STAMPS)
def test_stamp(facts, text):
    """The paper has its own number, day, body and subject, and no other."""
    paper = facts(text)

    assert (paper.symbol, paper.issued.date.isoformat()) == ("362-CV/TU", "2019-07-18")
    assert paper.issuers == ("Tỉnh ủy Bắc Kạn",)
    assert paper.subject == "về việc sắp xếp kho"
    assert paper.flags == ()


NAMES, NUMBER = "TỈNH ỦY BẮC KẠN\nBAN TỔ CHỨC", "Số 05-HD/BTCTU"
HEADS = {
    "a mark between name and number": f"{NAMES}\nTÀI LIỆU HỘI NGHỊ\n*\n{NUMBER}",
    "an arrival stamp between the names": (
        f"TỈNH ỦY BẮC KẠN\nĐẾN\nSố: 1234/ĐẾN\nNgày 12/3/2020\nBAN TỔ CHỨC\n{NUMBER}"
    ),
    "both names in one line": f"TỈNH ỦY BẮC KẠN BAN TỔ CHỨC\n*\n{NUMBER}",
    "a star read as a letter": f"{NAMES} x\n{NUMBER}",
    "the star before the number": f"{NAMES}\n* {NUMBER}",
    "the number broken": f"{NAMES}\n*\nSố : 05-\nHD/BTCTU",
}
KINDS = {
    "each in its line": "\nHƯỚNG DẪN\ngiữ kho",
    "the kind behind the date": " HƯỚNG DẪN\ngiữ kho",
    "the subject behind the kind": "\nHƯỚNG DẪN giữ kho",
    "the mark of a copy between": "\nHƯỚNG DẪN\nSAO Y\ngiữ kho",
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_lines(facts, head, kind):
    """Lines that run together or are parted name the same paper."""
    paper = facts(
        f"{head}\n{PARTY}Bắc Kạn, ngày 12 tháng 3 năm 2020{kind}\n-----\nI-\n"
    )

    assert paper.issuers == ("Ban Tổ chức Tỉnh ủy Bắc Kạn",)
    assert (paper.symbol, paper.type, paper.subject) == (
        "05-HD/BTCTU",
        "Hướng dẫn",
        "giữ kho",
    )
    assert paper.issued.date.isoformat() == "2020-03-12"


DATES = {
    "year in the next line": ("Bắc Kạn, ngày 12 tháng 3\nnăm 2025", "2025-03-12"),
    "figures of the year": ("Bắc Kạn, ngày 12 tháng 3 năm\n2025", "2025-03-12"),
    "month in the next line": ("Bắc Kạn, ngày 12\ntháng 3 năm 2025", "2025-03-12"),
    "filled in by hand": ("Bắc Kạn, ngày …12… tháng ..3.. năm 2025", "2025-03-12"),
    "dots for blanks": ("Bắc Kạn, ngày.12.tháng.3.năm 2025", "2025-03-12"),
}


@pytest.mark.parametrize(("printed", "day"), DATES.values(), ids=DATES)
def test_date(facts, printed, day):
    """A date is whole however it is broken or filled in."""
    paper = facts(
        f"TỈNH ỦY BẮC KẠN\n*\nSố 5-KL/TU\n{PARTY}{printed}\nKẾT LUẬN\nvề kho\n"
    )

    assert (paper.issued.date.isoformat(), paper.place) == (day, "Bắc Kạn")
    assert paper.subject == "về kho"


def test_header_in_one_line(facts):
    """A header that lost its lines is cut where its cells begin."""
    paper = facts(
        "BAN CHẤP HÀNH TRUNG ƯƠNG VĂN PHÒNG * Số 36-HD/VPTW ĐẢNG CỘNG SẢN VIỆT NAM "
        "Hà Nội, ngày 03 tháng 4 năm 2018 HƯỚNG DẪN giữ kho của Đảng\nThực hiện Quy định\n"
    )

    assert (paper.type, paper.symbol) == ("Hướng dẫn", "36-HD/VPTW")
    assert paper.issuers == ("Văn phòng Trung ương Đảng",)
    assert paper.issued.date.isoformat() == "2018-04-03"
    assert paper.subject == "giữ kho của Đảng"


def test_columns_drawn_with_bars(facts):
    """Converters of web pages draw the sides of columns."""
    paper = facts(
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
        "TỈNH BẮC KẠN | Độc lập - Tự do - Hạnh phúc |\n"
        "Số: 232/QĐ-UBND | Bắc Kạn, ngày 12 tháng 4 năm 2019 |\nQUYẾT ĐỊNH\n"
        "VỀ VIỆC GIỮ KHO\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC KẠN\nCăn cứ Luật Giữ kho;\n"
    )

    assert (paper.symbol, paper.place) == ("232/QĐ-UBND", "Bắc Kạn")
    assert paper.issuers == ("Ủy ban nhân dân tỉnh Bắc Kạn",)
    assert paper.subject == "VỀ VIỆC GIỮ KHO"


def test_law_has_the_day_it_was_adopted(facts):
    """What the National Assembly adopts has no date line; its last words tell the day."""
    law = facts(
        f"QUỐC HỘI\n{STATE}Luật số: 58/2014/QH13\nLUẬT\nGIỮ KHO\nCăn cứ Hiến pháp;\n",
        "Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2016.\nLuật này đã được "
        "Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XIII, kỳ họp\nthứ 8 thông "
        "qua ngày 20 tháng 11 năm 2014.\nCHỦ TỊCH QUỐC HỘI\nNguyễn Văn Kho\n",
    )

    assert (law.symbol, law.issued.date.isoformat()) == ("58/2014/QH13", "2014-11-20")
    assert law.effective.isoformat() == "2016-01-01"
    assert law.issuers == ("Quốc hội",)


def test_consolidated_text_with_the_number_of_its_act(facts):
    """The number above the body is that of the act; its own stands behind."""
    text = facts(
        f"QUỐC HỘI\n{STATE}Luật số: 58/2014/QH13\nLUẬT1\nGIỮ KHO\n"
        "Luật Giữ kho số 58/2014/QH13 ngày 20 tháng 11 năm 2014 của Quốc hội,\n",
        "VĂN PHÒNG QUỐC HỘI\nSố: 27/VBHN-VPQH\nXÁC THỰC VĂN BẢN HỢP NHẤT\n"
        "Hà Nội, ngày 19 tháng 12 năm 2022\nCHỦ NHIỆM\nBùi Văn Kho\n",
    )

    assert (text.type, text.symbol) == ("Văn bản hợp nhất", "27/VBHN-VPQH")
    assert text.issuers == ("Văn phòng Quốc hội",)
    assert text.issued.date.isoformat() == "2022-12-19"
    assert text.subject == "GIỮ KHO"


EFFECTIVE = {
    "days after signing": ("sau 45 ngày, kể từ ngày ký ban hành", "2019-03-10"),
    "a day": ("kể từ ngày 01/3/2019 và thay thế Thông tư khác", "2019-03-01"),
    "days after a gazette that is not known": (
        "sau 15 ngày kể từ ngày đăng Công báo",
        None,
    ),
}


@pytest.mark.parametrize(("stated", "day"), EFFECTIVE.values(), ids=EFFECTIVE)
def test_effective(facts, stated, day):
    """A term is counted from the day of the paper, and from no other."""
    paper = facts(
        f"BỘ NỘI VỤ\nSố: 02/2019/TT-BNV\n{STATE}Hà Nội, ngày 24 tháng 01 năm 2019\n"
        f"THÔNG TƯ\nGiữ kho\nCăn cứ Luật;\nĐiều 2. Thông tư này có hiệu lực thi hành "
        f"{stated}.\nBỘ TRƯỞNG\nLê Văn Kho\n"
    )

    assert (paper.effective and paper.effective.isoformat()) == day


def test_joint_paper_with_a_line_for_each_body(facts):
    """A symbol that joins bodies makes the upper line an issuer."""
    paper = facts(
        f"BỘ NỘI VỤ\nBỘ TÀI CHÍNH\n-------\n{STATE}Số: 07/2015/TTLT-BNV-BTC\n"
        "Hà Nội, ngày 09 tháng 11 năm 2015\nTHÔNG TƯ LIÊN TỊCH\nGiữ kho\nCăn cứ Luật;\n"
    )

    assert paper.issuers == ("Bộ Nội vụ", "Bộ Tài chính")
    assert paper.parent is None


FORMS = {
    "its name above the bracket": (
        (
            "B1-2-TMDA\nTHUYẾT MINH KHO\n(Kèm theo Quyết định số 16/2003/QĐ-BKHCN "
            "ngày 18/7/2003\ncủa Bộ trưởng Bộ Khoa học và Công nghệ)\n\nI. KHO\n"
        ),
        "16/2003/QĐ-BKHCN, 2003-07-18",
        "THUYẾT MINH KHO",
    ),
    "its parent filled in by hand": (
        (
            f"UỶ BAN NHÂN DÂN\nTỈNH CÀ MAU\n{STATE}QUY ĐỊNH\nVỀ KHO\n( Ban hành kèm theo "
            "Quyết định số …05…./2006/ QĐ-UBND,\nngày …25..tháng 01 năm 2006 )\nChương I\n"
        ),
        "05/2006/QĐ-UBND, 2006-01-25",
        "VỀ KHO",
    ),
}


@pytest.mark.parametrize(("text", "parent", "subject"), FORMS.values(), ids=FORMS)
def test_form(facts, text, parent, subject):
    """What came with another paper is named, and belongs to that paper."""
    form = facts(text)

    assert (form.part_of, form.subject, form.symbol) == (parent, subject, None)


PLACES = [
    *("Nga Sơn", "Ngân Sơn", "Nghi Lộc", "Bà Rịa - Vũng Tàu", "TX. Hồng Lĩnh"),
    *("Tp. Vinh", "Phan Rang – Tháp Chàm", "Cư M'gar", "Đặc khu Côn Đảo"),
]


@pytest.mark.parametrize("place", PLACES)
def test_place_beside_the_number(facts, place):
    """A place of any name is cut from the number that stands in its line."""
    paper = facts(
        f"UBND TỈNH CAO BẰNG\nSỞ NỘI VỤ\n{STATE}"
        f"Số: 06/BB-SNV {place}, ngày 18 tháng 10 năm 2026\nBIÊN BẢN\nmở kho\n"
        "Thời gian bắt đầu: 8 giờ 00 phút, ngày 15 tháng 5 năm 2026\nĐịa điểm: Kho\n"
    )

    assert (paper.symbol, paper.place) == ("06/BB-SNV", place)
    assert paper.issued.date.isoformat() == "2026-10-18"
    assert paper.subject == "mở kho"


def test_page_that_begins_with_the_ending_of_another(facts):
    """The gazette prints one paper below the other: the first header names the file."""
    paper = facts(
        "CÔNG BÁO/Số 195/Ngày 02-11-2026 50\n"
        "2. Bộ trưởng các bộ chịu trách nhiệm thi hành Nghị định này./.\n"
        "Nơi nhận:\n- Ban Bí thư;\n- Lưu: VT.\nTM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\n"
        "PHÓ THỦ TƯỚNG\nLê Văn Sách\nVĂN BẢN QUY PHẠM PHÁP LUẬT\nBỘ TÀI CHÍNH\n"
        "BỘ TÀI CHÍNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập- Tự do- Hạnh phúc\n"
        "Số: 48/2026/TT-BTC Hà Nội, ngày 08 tháng 10 năm 2026\nTHÔNG TƯ\n"
        "Về kho sổ sách\nCăn cứ Luật Kế toán;\n"
    )

    assert (paper.type, paper.symbol) == ("Thông tư", "48/2026/TT-BTC")
    assert paper.issuers == ("Bộ Tài chính",)
    assert paper.subject == "Về kho sổ sách"


def test_consolidated_text_beside_its_letterhead(facts):
    """What a consolidated text is may stand in the line of who made it."""
    paper = facts(
        f"{STATE}QUYẾT ĐỊNH\nBan hành Quy định về kho1\n"
        "Quyết định số 12/2019/QĐ-UBND ngày 20 tháng 5 năm 2019 của Ủy ban nhân dân tỉnh"
        " Gia Lai, có hiệu lực kể từ ngày 01 tháng 6 năm 2019, được sửa đổi bởi:\n"
        "Điều 1. Kho\nKho được sắp xếp trước\nngày 30 tháng 11 năm 2026.\n"
        "ỦY BAN NHÂN DÂN XÁC THỰC VĂN BẢN HỢP NHẤT\n"
        "TỈNH GIA LAI Pleiku, ngày 16 tháng 10 năm 2026\nSố: 19/VBHN-UBND\n"
    )

    assert (paper.type, paper.symbol) == ("Văn bản hợp nhất", "19/VBHN-UBND")
    assert paper.issuers == ("Ủy ban nhân dân tỉnh Gia Lai",)
    assert paper.issued.date.isoformat() == "2026-10-16"
    assert paper.subject == "Ban hành Quy định về kho"
    assert paper.evidence["subject"].confidence == 1
