"""A paper named in one title instead of a header has its facts from there."""

import pytest

TITLES = {
    "of the gazette until 2004": (
        (
            "NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 110/2004/NĐ-CP NGÀY 08 THÁNG 4 NĂM 2004\n"
            "VỀ CÔNG TÁC GIỮ KHO\nCHÍNH PHỦ\nCăn cứ Luật Giữ kho;\n"
        ),
        ("Nghị định", "110/2004/NĐ-CP", "2004-04-08", ("Chính phủ",)),
        "VỀ CÔNG TÁC GIỮ KHO",
    ),
    "in small letters": (
        (
            "Nghị định của Chính phủ\nsố 116/2003/NĐ-CP ngày 10/10/2003\n"
            "về việc giữ kho của các đơn vị.\n\nChính phủ\n\nCăn cứ Luật Giữ kho;\n"
        ),
        ("Nghị định", "116/2003/NĐ-CP", "2003-10-10", ("Chính phủ",)),
        "về việc giữ kho của các đơn vị",
    ),
    "body behind the day": (
        (
            "QUYẾT ĐỊNH SỐ 66-QĐ/TW NGÀY 06/02/2017 CỦA BAN BÍ THƯ\n"
            "về việc giữ kho của Đảng\n\n- Căn cứ Điều lệ Đảng;\n"
        ),
        ("Quyết định", "66-QĐ/TW", "2017-02-06", ("Ban Bí thư",)),
        "về việc giữ kho của Đảng",
    ),
    "of several bodies, the first word said once": (
        (
            "THÔNG TƯ\nLIÊN TỊCH CỦA BỘ TÀI CHÍNH - CÔNG NGHIỆP -\n"
            "TỔNG CỤC HẢI QUAN  SỐ 176/1998/TTLT-BTC-BCN-TCHQ\n"
            "NGÀY 25 THÁNG 12 NĂM1998 HƯỚNG DẪN GIỮ KHO\n\nCăn cứ ý kiến của Chính phủ;\n"
        ),
        (
            "Thông tư liên tịch",
            "176/1998/TTLT-BTC-BCN-TCHQ",
            "1998-12-25",
            ("Bộ Tài chính", "Bộ Công nghiệp", "Tổng cục Hải quan"),
        ),
        "HƯỚNG DẪN GIỮ KHO",
    ),
}


@pytest.mark.parametrize(("text", "expected", "subject"), TITLES.values(), ids=TITLES)
def test_title(facts, text, expected, subject):
    """The title gives kind, number, day, bodies and subject, and stays flagged."""
    paper = facts(text)
    day = paper.issued.date.isoformat()

    assert (paper.type, paper.symbol, day, paper.issuers) == expected
    assert paper.subject == subject
    assert paper.flags == ("no_header",)


NONE = {
    "a report without a body": (
        "Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ có gì mới?\n"
        "Sáng nay, nhiều người hỏi về nghị định này.\n"
    ),
    "an enclosed regulation": (
        "QUY CHẾ\nlàm việc của Huyện ủy\n(Ban hành kèm theo Quyết định số 15-QĐ/HU, "
        "ngày 12/3/2021 của Huyện ủy Chợ Đồn)\n-----\nChương I\n"
    ),
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_title(facts, text):
    """What only mentions a paper is not that paper."""
    assert facts(text).symbol is None
