"""Marks are lines of their own; the same words in a text are none."""

import pytest

HEADER = (
    "TỈNH ỦY BẮC KẠN\n*\nSố 05-BC/TU\n{mark}\nĐẢNG CỘNG SẢN VIỆT NAM\n"
    "Bắc Kạn, ngày 02 tháng 3 năm 2020\nBÁO CÁO\nvề kho tài liệu\n-----\n"
)

MARKS = {
    "confidential": ("MẬT", "secrecy", "Mật"),
    "secret": ("TỐI MẬT", "secrecy", "Tối mật"),
    "top secret": ("TUYỆT MẬT", "secrecy", "Tuyệt mật"),
    "level in words": ("Độ mật: Tối mật", "secrecy", "Tối mật"),
    "urgent": ("KHẨN", "urgency", "Khẩn"),
    "most urgent, old tone mark": ("HOẢ TỐC", "urgency", "Hỏa tốc"),
    "at a set hour": ("HỎA TỐC HẸN GIỜ", "urgency", "Hỏa tốc hẹn giờ"),
    "for this house": ("LƯU HÀNH NỘI BỘ", "circulation", "Lưu hành nội bộ"),
    "conference paper": ("TÀI LIỆU HỘI NGHỊ", "circulation", "Tài liệu hội nghị"),
    "second draft": ("Dự thảo lần 2", "draft", "Dự thảo lần 2"),
    "draft in capitals": ("(DỰ THẢO)", "draft", "DỰ THẢO"),
}


@pytest.mark.parametrize(("mark", "field", "value"), MARKS.values(), ids=MARKS)
def test_mark(facts, mark, field, value):
    """A mark in the header is read, and is no part of the subject."""
    paper = facts(HEADER.format(mark=mark) + "Kho tài liệu đã được sắp xếp.\n")

    assert getattr(paper, field) == value
    assert paper.subject == "về kho tài liệu"


NO_MARKS = {
    "secret as a word": "Bảo vệ bí mật nhà nước.\nMật độ dân số cao.\n",
    "small letters": "mật\n",
    "in a sentence": "Tài liệu MẬT được cất riêng, tài liệu KHẨN được chuyển ngay.\n",
    "another word in capitals": "BẢO MẬT\n",
}


@pytest.mark.parametrize("body", NO_MARKS.values(), ids=NO_MARKS)
def test_no_mark(facts, body):
    """Words of a text mark nothing."""
    paper = facts(HEADER.format(mark="") + body)

    assert (paper.secrecy, paper.urgency, paper.draft) == (None, None, None)


def test_mark_under_the_heading(facts):
    """A mark between heading and subject is no part of the subject."""
    paper = facts(HEADER.format(mark="").replace("BÁO CÁO\n", "BÁO CÁO\nKHẨN\n"))

    assert (paper.urgency, paper.subject) == ("Khẩn", "về kho tài liệu")


def test_scanned_stamp(facts):
    """A stamp whose marks the scanner lost still holds the paper back."""
    paper = facts(HEADER.format(mark="TỐI MÂT") + "Kho.\n", origin="ocr")

    assert paper.secrecy == "Tối mật"


def test_stamp_on_a_later_page(facts):
    """A secret annex makes the file secret."""
    paper = facts(HEADER.format(mark="") + "Kho.\n", "2\nTỐI MẬT\nPHỤ LỤC\nKho.\n")

    assert paper.secrecy == "Tối mật"
    assert paper.evidence["secrecy"].page == 2


def test_blank_number_is_no_draft(facts):
    """A number may be written by hand after the text was made."""
    blank = HEADER.format(mark="").replace("Số 05-BC/TU", "Số       -BC/TU")

    paper = facts(blank)

    assert paper.draft is None
    assert paper.regime == "party"
    assert paper.flags == ("number_blank",)
