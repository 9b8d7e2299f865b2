"""Facts that disagree with each other are shown to people, and never changed."""

import pytest

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def order(
    number="Số: 12/2020/QĐ-UBND",
    body="ỦY BAN NHÂN DÂN\nTỈNH BẮC KẠN",
    day="ngày 02 tháng 01 năm 2020",
    about="Ban hành Quy chế giữ kho",
):
    """A decision of a province, with one thing wrong."""
    return (
        f"{body}\n{number}\n{STATE}Bắc Kạn, {day}\nQUYẾT ĐỊNH\n{about}\n-----\n"
        "Căn cứ Luật Giữ kho;\n"
    )


SUSPECT = {
    "all agrees": (order(), ()),
    "another number in the header": (
        order(number="Số: 12/2020/QĐ-UBND\nSố: 77/2020/VB-SNV"),
        ("number_suspect",),
    ),
    "the year of another paper": (
        order(day="ngày 02 tháng 01 năm 2021"),
        ("date_suspect",),
    ),
    "two days": (
        order(day="ngày 02 tháng 01 năm 2020\nBắc Kạn, ngày 05 tháng 02 năm 2020"),
        ("date_suspect",),
    ),
    "a subject cut off": (
        order(about="Ban hành Quy chế giữ kho của"),
        ("subject_suspect",),
    ),
    "a subject that ends in a word like one that goes on": (
        order(about="Đẩy mạnh việc giữ kho cấp cơ sở"),
        (),
    ),
    "marks that lost their letters": (
        order(about="Bao cao ̀ ̣ tinh hinh ̣ kho"),
        ("subject_suspect",),
    ),
    "letters of more bodies than the letterhead names": (
        order(number="Số: 12/2020/TTLT-BCA-BQP", body="BỘ CÔNG AN"),
        ("type_mismatch", "issuer_suspect"),
    ),
    "letters of another body": (
        order(
            number="Số 12-TB/BTCTW",
            body="BAN CHẤP HÀNH TRUNG ƯƠNG\nVĂN PHÒNG",
        ),
        ("type_mismatch", "body_mismatch"),
    ),
}


@pytest.mark.parametrize(("text", "flags"), SUSPECT.values(), ids=SUSPECT)
def test_disagreement(facts, text, flags):
    """Each thing that does not fit has its flag, and nothing else has one."""
    assert facts(text).flags == flags


def test_what_disagrees_is_kept(facts):
    """The value stays as read: which of the two is wrong, nobody can know here."""
    paper = facts(order(day="ngày 02 tháng 01 năm 2021"))

    assert (paper.symbol, paper.issued.date.isoformat()) == (
        "12/2020/QĐ-UBND",
        "2021-01-02",
    )


PERIODS = {
    "of a plan": ("KẾ HOẠCH", "giữ kho, giai đoạn 2021 - 2025", "2021-2025"),
    "a term": ("CHƯƠNG TRÌNH", "làm việc, nhiệm kỳ 2020 – 2025", "2020-2025"),
    "in words": ("ĐỀ ÁN", "giữ kho giai đoạn từ năm 2021 đến năm 2030", "2021-2030"),
    "two, the last is its own": (
        "KẾ HOẠCH",
        "thực hiện Đề án giai đoạn 2021 - 2030, giai đoạn 2021 - 2025",
        "2021-2025",
    ),
    "looked back on": ("KẾ HOẠCH", "tổng kết việc giữ kho giai đoạn 2016 - 2020", None),
    "of a report": ("BÁO CÁO", "việc giữ kho giai đoạn 2016 - 2020", None),
    "the wrong way round": ("KẾ HOẠCH", "giữ kho giai đoạn 2025 - 2021", None),
    "no period": ("KẾ HOẠCH", "kỷ niệm ngày 03/02/1930 - 03/02/2025", None),
}


@pytest.mark.parametrize(("kind", "about", "period"), PERIODS.values(), ids=PERIODS)
def test_period(facts, kind, about, period):
    """A title tells the years that a paper is for, not those it is about."""
    paper = facts(
        "TỈNH ỦY BẮC KẠN\n*\nSố 15-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        f"Bắc Kạn, ngày 02 tháng 9 năm 2021\n{kind}\n{about}\n-----\nI- MỤC ĐÍCH\n"
    )

    assert paper.period == period
