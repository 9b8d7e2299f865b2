"""Letterheads of all kinds of bodies, and whom a paper addresses."""

import pytest

PARTY, STATE = (
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
)
BODY = "BÁO CÁO\nvề kho tài liệu\n-----\nKho tài liệu đã được sắp xếp.\n"

LETTERHEADS = {
    "office of the Centre": (
        "BAN CHẤP HÀNH TRUNG ƯƠNG\nVĂN PHÒNG",
        PARTY,
        ["Văn phòng Trung ương Đảng"],
    ),
    "staff of the Centre": (
        "BAN CHẤP HÀNH TRUNG ƯƠNG\nBAN TUYÊN GIÁO",
        PARTY,
        ["Ban Tuyên giáo Trung ương"],
    ),
    "staff of a province": (
        "TỈNH ỦY BẮC KẠN\nBAN TUYÊN GIÁO",
        PARTY,
        ["Ban Tuyên giáo Tỉnh ủy Bắc Kạn"],
    ),
    "inspection of a province": (
        "TỈNH ỦY BẮC KẠN\nỦY BAN KIỂM TRA",
        PARTY,
        ["Ủy ban Kiểm tra Tỉnh ủy Bắc Kạn"],
    ),
    "old tone marks and look-alike letters": (
        "TỈNH UỶ BẮC KẠN",
        "ÐẢNG CỘNG SẢN VIỆT NAM",
        ["Tỉnh ủy Bắc Kạn"],
    ),
    "name over two lines": (
        "ĐẢNG ỦY\nCÔNG AN TRUNG ƯƠNG",
        PARTY,
        ["Đảng ủy Công an Trung ương"],
    ),
    "merged staff over two lines": (
        "TỈNH ỦY TUYÊN QUANG\nBAN TUYÊN GIÁO VÀ\nDÂN VẬN",
        PARTY,
        ["Ban Tuyên giáo và Dân vận Tỉnh ủy Tuyên Quang"],
    ),
    "commune": (
        "ĐẢNG BỘ TỈNH THÁI NGUYÊN\nĐẢNG ỦY XÃ PHÚ BÌNH",
        PARTY,
        ["Đảng ủy xã Phú Bình"],
    ),
    "people's committee over two lines": (
        "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI",
        STATE,
        ["Ủy ban nhân dân tỉnh Quảng Ngãi"],
    ),
    "department under a people's committee": (
        "UBND TỈNH BÌNH THUẬN\nSỞ NỘI VỤ",
        STATE,
        ["Sở Nội vụ tỉnh Bình Thuận"],
    ),
    "ministry with a dash in its name": (
        "BỘ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI",
        STATE,
        ["Bộ Lao động - Thương binh và Xã hội"],
    ),
    "inspection below the organisation of a district": (
        "ĐẢNG BỘ HUYỆN CHỢ ĐỒN\nỦY BAN KIỂM TRA",
        PARTY,
        ["Ủy ban Kiểm tra Huyện ủy Chợ Đồn"],
    ),
    "office below the organisation of a province": (
        "ĐẢNG BỘ TỈNH BẮC KẠN\nVĂN PHÒNG",
        PARTY,
        ["Văn phòng Tỉnh ủy Bắc Kạn"],
    ),
    "staff below the organisation of a city": (
        "ĐẢNG BỘ THÀNH PHỐ BẮC KẠN\nBAN TỔ CHỨC",
        PARTY,
        ["Ban Tổ chức Thành ủy Bắc Kạn"],
    ),
    "inspection below the organisation of a commune": (
        "ĐẢNG BỘ XÃ PHÚ BÌNH\nỦY BAN KIỂM TRA",
        PARTY,
        ["Ủy ban Kiểm tra Đảng ủy xã Phú Bình"],
    ),
    "joint bodies of one province": (
        "LIÊN ĐOÀN LAO ĐỘNG -\nSỞ NỘI VỤ\nTỈNH AN GIANG",
        STATE,
        ["Liên đoàn Lao động tỉnh An Giang", "Sở Nội vụ tỉnh An Giang"],
    ),
    "joint ministries, one line with two": (
        "BỘ CÔNG AN - BỘ QUỐC PHÒNG -\nBỘ TÀI CHÍNH",
        STATE,
        ["Bộ Công an", "Bộ Quốc phòng", "Bộ Tài chính"],
    ),
    "youth union of a commune": (
        "THÀNH ĐOÀN HÀ NỘI\nBCH ĐOÀN XÃ PHÚC THỊNH",
        "ĐOÀN TNCS HỒ CHÍ MINH",
        ["Ban Chấp hành Đoàn xã Phúc Thịnh"],
    ),
    "youth union of a province": (
        "ĐOÀN TNCS HỒ CHÍ MINH\nBAN CHẤP HÀNH TỈNH BẮC KẠN\n***",
        "ĐOÀN TNCS HỒ CHÍ MINH",
        ["Tỉnh đoàn Bắc Kạn"],
    ),
    "youth union of a district": (
        "BAN CHẤP HÀNH HUYỆN CHỢ ĐỒN\n***",
        "ĐOÀN TNCS HỒ CHÍ MINH",
        ["Huyện đoàn Chợ Đồn"],
    ),
    "youth union by its own name": (
        "TỈNH ĐOÀN BẮC KẠN\n***",
        "ĐOÀN TNCS HỒ CHÍ MINH",
        ["Tỉnh đoàn Bắc Kạn"],
    ),
    "office of a people's committee": (
        "UBND TỈNH CAO BẰNG\nVĂN PHÒNG",
        STATE,
        ["Văn phòng Ủy ban nhân dân tỉnh Cao Bằng"],
    ),
    "board that has the letters of a district": (
        "UBND TỈNH CAO BẰNG\nBAN QUẢN LÝ\nKHU KINH TẾ",
        STATE,
        ["Ban Quản lý Khu kinh tế tỉnh Cao Bằng"],
    ),
    "department that has the letters of a commune": (
        "UBND TỈNH CAO BẰNG\nSỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI",
        STATE,
        ["Sở Lao động - Thương binh và Xã hội tỉnh Cao Bằng"],
    ),
    "last word alone in a line": (
        "UBND THÀNH PHỐ HẢI\nPHÒNG\nSỞ NÔNG NGHIỆP VÀ MÔI\nTRƯỜNG",
        STATE,
        ["Sở Nông nghiệp và Môi trường thành phố Hải Phòng"],
    ),
    "joint ministries, broken anywhere": (
        "BỘ Y TẾ - BỘ\nKHOA HỌC\nVÀ CÔNG NGHỆ - BỘ LAO ĐỘNG -\nTHƯƠNG BINH VÀ XÃ HỘI",
        STATE,
        [
            "Bộ Y tế",
            "Bộ Khoa học và Công nghệ",
            "Bộ Lao động - Thương binh và Xã hội",
        ],
    ),
    "committee of the Party in two lines, the day beside": (
        (
            "ĐẢNG BỘ TỈNH BẮC KẠN\nĐẢNG ỦY            Bắc Kạn, ngày 02/3/2020\n"
            "ỦY BAN NHÂN DÂN TỈNH"
        ),
        PARTY,
        ["Đảng ủy Ủy ban nhân dân tỉnh"],
    ),
    "committee of a council": (
        "HỘI ĐỒNG NHÂN DÂN TỈNH CAO BẰNG\nBAN KINH TẾ - NGÂN SÁCH",
        STATE,
        ["Ban Kinh tế - Ngân sách Hội đồng nhân dân tỉnh Cao Bằng"],
    ),
    "the title in English below": (
        "SỞ NỘI VỤ TỈNH CAO BẰNG     SOCIALIST REPUBLIC OF VIETNAM",
        f"{STATE}\nIndependence - Freedom - Happiness",
        ["Sở Nội vụ tỉnh Cao Bằng"],
    ),
    "joint bodies, one with the letters of the Centre": (
        "VIỆN KIỂM SÁT NHÂN DÂN TỐI\nCAO\n- BỘ TƯ PHÁP",
        STATE,
        ["Viện kiểm sát nhân dân tối cao", "Bộ Tư pháp"],
    ),
    "joint ministries, broken behind a comma": (
        "BỘ VĂN HÓA,\nTHỂ THAO VÀ DU LỊCH - BỘ TƯ PHÁP",
        STATE,
        ["Bộ Văn hóa, Thể thao và Du lịch", "Bộ Tư pháp"],
    ),
    "the title in English in the same line": (
        (
            "TÒA ÁN NHÂN DÂN TỐI CAO\nTÒA ÁN NHÂN DÂN SOCIALIST REPUBLIC OF VIETNAM\n"
            "TỈNH CAO BẰNG Independence - Freedom - Happiness"
        ),
        STATE,
        ["Tòa án nhân dân tỉnh Cao Bằng"],
    ),
    "committee of the Party in two lines, the day behind one blank": (
        "ĐẢNG BỘ TỈNH AN GIANG\nĐẢNG ỦY An Giang, ngày 02/3/2020\nỦY BAN NHÂN DÂN TỈNH",
        PARTY,
        ["Đảng ủy Ủy ban nhân dân tỉnh"],
    ),
    "farmers of a province": (
        "HỘI NÔNG DÂN VIỆT NAM\nBAN CHẤP HÀNH TỈNH BẮC KẠN",
        STATE,
        ["Hội Nông dân tỉnh Bắc Kạn"],
    ),
}


@pytest.mark.parametrize(
    ("left", "right", "issuers"), LETTERHEADS.values(), ids=LETTERHEADS
)
def test_letterhead(facts, left, right, issuers):
    """Lines of a letterhead become the full names of the bodies that issue."""
    paper = facts(f"{left}\n*\nSố 05-BC/XX\n{right}\nBắc Kạn, ngày 02/3/2020\n{BODY}")

    assert [name.casefold() for name in paper.issuers] == [
        name.casefold() for name in issuers
    ]


ADDRESSEES = {
    "invitation, one line": (
        "GIẤY MỜI\nsắp xếp kho\n-----\nKính mời: Các ban Đảng\nThời gian: 8 giờ.\n",
        ("Các ban Đảng",),
    ),
    "invitation, list": (
        "GIẤY MỜI\nsắp xếp kho\nTrân trọng kính mời:\n- Các ban Đảng,\n- Các huyện ủy.\n",
        ("Các ban Đảng", "Các huyện ủy"),
    ),
    "invitation, with who invites": (
        "GIẤY MỜI\nsắp xếp kho\nTỉnh ủy trân trọng kính mời: Các ban Đảng.\n",
        ("Các ban Đảng",),
    ),
    "submission": (
        "TỜ TRÌNH\nsắp xếp kho\n-----\nKính trình: Ban Thường vụ Tỉnh ủy.\nKho dột.\n",
        ("Ban Thường vụ Tỉnh ủy",),
    ),
    "submission, list": (
        "TỜ TRÌNH\nsắp xếp kho\nKính trình:\n- Ban Thường vụ,\n- Thường trực.\n",
        ("Ban Thường vụ", "Thường trực"),
    ),
}


@pytest.mark.parametrize(("below", "names"), ADDRESSEES.values(), ids=ADDRESSEES)
def test_addressees(facts, below, names):
    """Whom a paper invites or submits to is addressed, and not its subject."""
    paper = facts(f"TỈNH ỦY BẮC KẠN\n*\n{PARTY}\nBắc Kạn, ngày 2/3/2020\n{below}")

    assert paper.addressees == names
    assert paper.subject == "sắp xếp kho"
