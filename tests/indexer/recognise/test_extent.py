"""A subject ends where its words, a space or who decides say so; else it is asked about."""

import pytest

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
HEADER = (
    f"TỈNH ỦY BẮC KẠN\n*\nSố 05-BC/TU\n{PARTY}\nBắc Kạn, ngày 02 tháng 3 năm 2020\n"
)
TEXT = (
    "Kho tài liệu của các cơ quan, đơn vị trong tỉnh được sắp xếp theo đúng quy định hiện\n"
    "hành, giữ gìn cẩn thận và thống kê đầy đủ vào cuối mỗi năm.\n"
)

EXTENTS = {
    "the body begins with a short sentence": (
        "về kho tài liệu của tỉnh\nThời gian qua, kho đã được sắp xếp gọn gàng.\n",
        "về kho tài liệu của tỉnh",
    ),
    "the body begins with a day": (
        (
            "về kho tài liệu và Đề án 06\n"
            "Ngày 12 tháng 5 năm 2020, tại trụ sở, Thường trực Tỉnh ủy đã họp về kho tài\nliệu.\n"
        ),
        "về kho tài liệu và Đề án 06",
    ),
    "minutes begin with their day": (
        "Hội nghị Ban Chấp hành lần thứ 5\nHôm nay, ngày 20/5/2020, Ban Chấp hành họp.\n",
        "Hội nghị Ban Chấp hành lần thứ 5",
    ),
    "the body carries out below a verb": (
        (
            "các quy định về kho tài liệu do Tỉnh ủy ban hành\n"
            "Thực hiện Kết luận số 77-KL/TW, ngày 04/6/2019 của Bộ Chính trị, Tỉnh ủy báo cáo:\n"
        ),
        "các quy định về kho tài liệu do Tỉnh ủy ban hành",
    ),
    "a name broken before a capital": (
        (
            "kết luận tại phiên họp thứ 12 của Ban\n"
            "Chỉ đạo sắp xếp kho tài liệu về nhà kho, giá kệ và người giữ kho\n"
            f"trong năm 2020\n{TEXT}"
        ),
        (
            "kết luận tại phiên họp thứ 12 của Ban Chỉ đạo sắp xếp kho tài liệu về nhà kho,"
            " giá kệ và người giữ kho trong năm 2020"
        ),
    ),
    "a bracket broken before a numeral": (
        f"giao chỉ tiêu sắp xếp kho tài liệu (đợt\n2) năm 2020\n{TEXT}",
        "giao chỉ tiêu sắp xếp kho tài liệu (đợt 2) năm 2020",
    ),
    "a scheme and a day that begin a line": (
        f"tuyên truyền kỷ niệm 80 năm\nNgày sắp xếp kho và\nĐề án kho tài liệu\n{TEXT}",
        "tuyên truyền kỷ niệm 80 năm Ngày sắp xếp kho và Đề án kho tài liệu",
    ),
    "a meeting in capitals and its term": (
        f"ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ TỈNH\nLần thứ XX, nhiệm kỳ 2025 - 2030\n-----\n{TEXT}",
        "ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ TỈNH Lần thứ XX, nhiệm kỳ 2025 - 2030",
    ),
    "whose meeting it was, in capitals": (
        f"CỦA THƯỜNG TRỰC TỈNH ỦY BẮC KẠN VỀ VIỆC SẮP XẾP\nKHO TÀI LIỆU\n-----\n{TEXT}",
        "CỦA THƯỜNG TRỰC TỈNH ỦY BẮC KẠN VỀ VIỆC SẮP XẾP KHO TÀI LIỆU",
    ),
    "a numeral that is none": (
        f"về chuyển đổi số\nSau khi nghe báo cáo, Ban Thường vụ kết luận như sau:\n{TEXT}",
        "về chuyển đổi số",
    ),
    "a line narrower than the body": (
        "tổ chức cuộc vận động sắp xếp kho tài liệu của tỉnh\n"
        "Bắc Kạn và kho tài liệu của các huyện, thành phố\n" + TEXT,
        (
            "tổ chức cuộc vận động sắp xếp kho tài liệu của tỉnh Bắc Kạn và kho tài liệu của"
            " các huyện, thành phố"
        ),
    ),
}


@pytest.mark.parametrize(("below", "subject"), EXTENTS.values(), ids=EXTENTS)
def test_extent(facts, below, subject):
    """What the words tell is read whole and no further, and is no doubt."""
    paper = facts(f"{HEADER}BÁO CÁO\n{below}{TEXT}")

    assert paper.subject == subject
    assert paper.evidence["subject"].confidence == 1
    assert paper.flags == ()


def test_width_alone_is_no_proof(facts):
    """Where a capital line is as wide as subject and body, a person is asked."""
    above = "sắp xếp kho tài liệu, giá kệ và tủ hồ sơ trong toàn tỉnh và ở cơ sở"
    line = "Kho tài liệu cấp xã được sắp xếp cùng kho tài liệu cấp huyện, cấp tỉnh"
    paper = facts(f"{HEADER}BÁO CÁO\n{above}\n{line}\ntrong năm nay và năm tới.\n")

    assert paper.evidence["subject"].confidence < 0.7


DECIDERS = {
    "the National Assembly below a place": (
        "QUỐC HỘI\n_____\nSố: 147/2026/QH15",
        "VỀ VIỆC SẮP XẾP ĐƠN VỊ HÀNH CHÍNH CẤP TỈNH\nQUỐC HỘI\n",
    ),
    "with its State": (
        "QUỐC HỘI\n_____\nSố: 147/2026/QH15",
        (
            "VỀ VIỆC SẮP XẾP ĐƠN VỊ HÀNH CHÍNH CẤP TỈNH\nQUỐC HỘI\n"
            "NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        ),
    ),
    "a council and its session": (
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH PHÚ THỌ\nSố: 12/2026/NQ-HĐND",
        (
            "VỀ VIỆC SẮP XẾP ĐƠN VỊ HÀNH CHÍNH CẤP TỈNH\n"
            "HỘI ĐỒNG NHÂN DÂN TỈNH PHÚ THỌ\nKHÓA XIX, KỲ HỌP THỨ HAI\n"
        ),
    ),
}


@pytest.mark.parametrize(("left", "below"), DECIDERS.values(), ids=DECIDERS)
def test_decider_below_capitals(facts, left, below):
    """Who decides, above the basis, is no part of a subject in capitals."""
    paper = facts(
        f"{left}\n{STATE}\nHà Nội, ngày 12 tháng 6 năm 2026\nNGHỊ QUYẾT\n{below}"
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\n"
    )

    assert paper.subject == "VỀ VIỆC SẮP XẾP ĐƠN VỊ HÀNH CHÍNH CẤP TỈNH"


DISPATCHES = {
    "carrying out, in lines": (
        "Thực hiện Kết luận số 77-KL/TW\nngày 04/6/2019 của Bộ Chính trị",
        "Thực hiện Kết luận số 77-KL/TW ngày 04/6/2019 của Bộ Chính trị",
    ),
    "in one long line": (
        "Tăng cường phòng, chống rét đậm, rét hại cho cây trồng, vật nuôi vụ đông xuân",
        "Tăng cường phòng, chống rét đậm, rét hại cho cây trồng, vật nuôi vụ đông xuân",
    ),
    "with addressees before their word": (
        "v/v sắp xếp kho\n- Các phòng chuyên môn;\n- Các đơn vị.",
        "v/v sắp xếp kho",
    ),
    "a kind as a line of its own, in words": (
        "về việc góp ý dự thảo\nQuy chế làm việc",
        "về việc góp ý dự thảo Quy chế làm việc",
    ),
    "a kind as a line of its own": (
        "v/v góp ý dự thảo\nQuy chế làm việc",
        "v/v góp ý dự thảo Quy chế làm việc",
    ),
}


@pytest.mark.parametrize(("lines", "subject"), DISPATCHES.values(), ids=DISPATCHES)
def test_dispatch(facts, lines, subject):
    """What stands between the number and "Kính gửi" is the subject of a dispatch."""
    paper = facts(
        f"TỈNH ỦY BẮC KẠN\t{PARTY}\n*\nSố 05-CV/TU\tBắc Kạn, ngày 02/3/2020\n{lines}\n\n"
        "Kính gửi: Các huyện ủy.\nThực hiện Công văn số 9-CV/VPTW, Tỉnh ủy đề nghị:\n"
    )

    assert (paper.type, paper.subject) == ("Công văn", subject)


STAMPED = {
    "a stamp in its own line": "CỔNG THÔNG YTN ĐIỆN TỬ\n\ncủa các chi bộ trong tỉnh",
    "a stamp before the words": "CỔNG THÔNG YTN ĐIỆN TỬ của các chi bộ trong tỉnh",
}


@pytest.mark.parametrize("lines", STAMPED.values(), ids=STAMPED)
def test_stamp_across_a_scan(facts, lines):
    """What a scanner read of a stamp is no subject, and a person is asked for it."""
    paper = facts(
        f"{HEADER}BÁO CÁO\nvề việc sắp xếp kho tài liệu\n{lines}\n\n"
        "Ngày 23 tháng 3 năm 2020, Thường trực Tỉnh ủy đã họp về kho.\n",
        origin="ocr",
    )

    about = "về việc sắp xếp kho tài liệu của các chi bộ trong tỉnh"
    assert (paper.subject, paper.evidence["subject"].confidence < 0.7) == (about, True)
