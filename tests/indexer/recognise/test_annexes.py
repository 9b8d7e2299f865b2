"""An annex shows the number of its parent, and has none of its own."""

import pytest

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"

ANNEXES = {
    "annex of a plan": (
        (
            "PHỤ LỤC 1\nSổ theo dõi kho tài liệu\n"
            "(kèm theo Kế hoạch số 171-KH/TU, ngày 01/8/2019 của Thành ủy Bắc Kạn)\n-----\n"
        ),
        "Phụ lục",
        "171-KH/TU, 2019-08-01",
        ("Thành ủy Bắc Kạn",),
        "Sổ theo dõi kho tài liệu",
    ),
    "annex of a decree, bracket over two lines": (
        (
            "Phụ lục IV\nMẪU SỔ KHO\n(Kèm theo Nghị định số 30/2020/NĐ-CP\n"
            "ngày 05 tháng 3 năm 2020 của Chính phủ)\n____________\nI. MẪU SỔ\n"
        ),
        "Phụ lục",
        "30/2020/NĐ-CP, 2020-03-05",
        ("Chính phủ",),
        "MẪU SỔ KHO",
    ),
    "regulation issued with a decision": (
        (
            "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "TỈNH QUẢNG NGÃI\tĐộc lập - Tự do - Hạnh phúc\n\tQUY ĐỊNH\n"
            "Việc giữ gìn kho hồ sơ\n"
            "(Ban hành kèm theo Quyết định số 09/2010/QĐ-UBND ngày 21 tháng 01 năm 2010 "
            "của Ủy ban nhân dân tỉnh Quảng Ngãi)\nChương I\n"
        ),
        "Quy định",
        "09/2010/QĐ-UBND, 2010-01-21",
        ("Ủy ban nhân dân tỉnh Quảng Ngãi",),
        "Việc giữ gìn kho hồ sơ",
    ),
    "parent without a number": (
        (
            f"UBND TỈNH QUẢNG NGÃI\n{STATE}QUY CHẾ\nGiữ gìn kho hồ sơ\n"
            "(Kèm theo Quyết định số        /QĐ-UBND ngày      tháng 9 năm 2025)\nChương I\n"
        ),
        "Quy chế",
        None,
        ("Ủy ban nhân dân tỉnh Quảng Ngãi",),
        "Giữ gìn kho hồ sơ",
    ),
    "bracket in the line of the title": (
        (
            "PHỤ LỤC\nDanh mục sổ kho (Kèm theo Kế hoạch số 157-KH/TU, "
            "ngày 17/9/2019 của Tỉnh ủy Bắc Kạn)\n-----\nI\n"
        ),
        "Phụ lục",
        "157-KH/TU, 2019-09-17",
        ("Tỉnh ủy Bắc Kạn",),
        "Danh mục sổ kho",
    ),
    "name, title and bracket in one line": (
        (
            "Phụ lục 1. Danh mục sổ kho (Kèm theo Kế hoạch số 157-KH/TU, "
            "ngày 17/9/2019 của Tỉnh ủy Bắc Kạn)\nI. Sổ\n"
        ),
        "Phụ lục",
        "157-KH/TU, 2019-09-17",
        ("Tỉnh ủy Bắc Kạn",),
        "Danh mục sổ kho",
    ),
    "bracket above the title": (
        (
            "PHỤ LỤC (Kèm theo Kế hoạch số 157-KH/TU,\nngày 17/9/2019 của Tỉnh ủy Bắc Kạn)\n"
            "Danh mục sổ kho\n-----\nI. Sổ\n"
        ),
        "Phụ lục",
        "157-KH/TU, 2019-09-17",
        ("Tỉnh ủy Bắc Kạn",),
        "Danh mục sổ kho",
    ),
    "bracket and no title": (
        (
            "PHỤ LỤC\n(Kèm theo Kế hoạch số 157-KH/TU, ngày 17/9/2019 của Tỉnh ủy Bắc Kạn)\n"
            "1. Sổ kho được lập mỗi năm.\n"
        ),
        "Phụ lục",
        "157-KH/TU, 2019-09-17",
        ("Tỉnh ủy Bắc Kạn",),
        None,
    ),
    "forms with headers of their own inside": (
        (
            "Phụ lục\nMẪU BIÊN BẢN\n(Kèm theo Thông tư số 02/2026/TT-BTC ngày 01/01/2026 "
            f"của Bộ trưởng Bộ Tài chính)\nTÊN CƠ QUAN\nSố: ..../BB-...\n{STATE}"
        ),
        "Phụ lục",
        "02/2026/TT-BTC, 2026-01-01",
        ("Bộ Tài chính",),
        "MẪU BIÊN BẢN",
    ),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [(text, tuple(rest)) for text, *rest in ANNEXES.values()],
    ids=ANNEXES,
)
def test_annex(facts, text, expected):
    """The bracket gives the parent; number and date stay empty."""
    annex = facts(text)

    assert (annex.number, annex.symbol, annex.issued) == (None, None, None)
    assert (annex.type, annex.part_of, annex.issuers, annex.subject) == expected
    assert annex.flags == ("appendix",)


def test_charter(facts):
    """A charter is dated by its adoption and named with its kind."""
    charter = facts(
        (
            "ĐIỀU LỆ\nHỘI GIỮ KHO\n(Đại hội đại biểu toàn quốc lần thứ II\n"
            "Hội Giữ kho thông qua ngày 13/12/2017)\n"
        ),
        "Điều 1. Hội giữ kho.\n",
    )

    assert charter.type == "Điều lệ"
    assert charter.subject == "ĐIỀU LỆ HỘI GIỮ KHO"
    assert charter.issued.date.isoformat() == "2017-12-13"
    assert charter.issuers == ("Đại hội đại biểu toàn quốc lần thứ II Hội Giữ kho",)


def test_charter_below_the_title_of_the_state(facts):
    """Without a letterhead the bracket says who approved a charter; it names its body."""
    paper = facts(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐIỀU LỆ\n"
        "HỘI CỰU GIÁO CHỨC TỈNH AN GIANG\n(Phê duyệt kèm theo Quyết định số 32/QĐ-UBND\n"
        "ngày 17 tháng 7 năm 2026 của Ủy ban nhân dân tỉnh An Giang)\nChương 1\n"
        "QUY ĐỊNH CHUNG\nĐiều 1. Kho\n"
    )

    assert (paper.type, paper.part_of) == ("Điều lệ", "32/QĐ-UBND, 2026-07-17")
    assert paper.issuers == ("Ủy ban nhân dân tỉnh An Giang",)
    assert paper.subject == "ĐIỀU LỆ HỘI CỰU GIÁO CHỨC TỈNH AN GIANG"
