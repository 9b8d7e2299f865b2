"""The signature block and the lists beside it, as papers print them."""

import pytest

from archive.facts import Signer

PARTY = (
    "TỈNH ỦY BẮC KẠN\n*\nSố 05-BC/TU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
    "Bắc Kạn, ngày 02 tháng 3 năm 2020\nBÁO CÁO\nvề kho tài liệu\n-----\n"
    "Kho tài liệu đã được sắp xếp theo Hướng dẫn số 99-HD/VPTW, ngày 02/02/2018.\n"
)
LIST = ("Thường trực Tỉnh ủy", "Các huyện ủy trực thuộc", "Lưu Văn phòng")

SIGNATURES = {
    "list, then signature": (
        (
            "Nơi nhận:\n- Thường trực Tỉnh ủy,\n- Các huyện ủy\ntrực thuộc,\n"
            "- Lưu Văn phòng.\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n(đã ký)\nNguyễn Văn Kho\n"
        ),
        Signer("Nguyễn Văn Kho", "PHÓ BÍ THƯ", "T/M BAN THƯỜNG VỤ"),
        LIST,
    ),
    "signature, then list": (
        (
            "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\n\nNguyễn Văn Kho\n\nNơi nhận:\n"
            "- Thường trực Tỉnh ủy;\n- Các huyện ủy trực thuộc;\n- Lưu Văn phòng.\n"
        ),
        Signer("Nguyễn Văn Kho", "BÍ THƯ", "T/M BAN THƯỜNG VỤ"),
        LIST,
    ),
    "row after row": (
        (
            "Nơi nhận:          T/M BAN THƯỜNG VỤ\n- Thường trực Tỉnh ủy,     PHÓ BÍ THƯ\n"
            "- Các huyện ủy trực thuộc,     (đã ký)\n- Lưu Văn phòng.     Nguyễn Văn Kho\n"
        ),
        Signer("Nguyễn Văn Kho", "PHÓ BÍ THƯ", "T/M BAN THƯỜNG VỤ"),
        LIST,
    ),
    "tabs between columns": (
        (
            "Nơi nhận:\tK/T TRƯỞNG BAN\n- Thường trực Tỉnh ủy;\tPHÓ TRƯỞNG BAN\n"
            "- Các huyện ủy trực thuộc;\n- Lưu Văn phòng.\tNguyễn Văn Kho\n"
        ),
        Signer("Nguyễn Văn Kho", "PHÓ TRƯỞNG BAN", "K/T TRƯỞNG BAN"),
        LIST,
    ),
    "head of the office, with a rank": (
        "CHÁNH VĂN PHÒNG\nThượng tá Nguyễn Văn Kho\n",
        Signer("Nguyễn Văn Kho", "CHÁNH VĂN PHÒNG"),
        (),
    ),
    "acting head": (
        "Q. TRƯỞNG BAN\nNguyễn Văn Kho\n",
        Signer("Nguyễn Văn Kho", None, "Q. TRƯỞNG BAN"),
        (),
    ),
    "a seal over the signature": (
        (
            "Nơi nhận:\t/M BAN THƯỜNG VỤ\n- Thường trực Tỉnh ủy,\t( _ /¿PHÓ BÍTHƯ\n"
            "- Các huyện ủy trực thuộc,\t(đã ký)\n- Lưu Văn phòng.\tNguyễn Văn Kho\n"
        ),
        None,
        LIST,
    ),
    "no name to be read": (
        "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n",
        Signer(None, "PHÓ BÍ THƯ", "T/M BAN THƯỜNG VỤ"),
        (),
    ),
    "nobody signed": (
        "Nơi nhận:\n- Thường trực Tỉnh ủy,\n- Các huyện ủy trực thuộc,\n- Lưu Văn phòng.\n",
        None,
        LIST,
    ),
    "a cut name under the list": (
        (
            "T/M BAN THƯỜNG VỤ\nNơi nhận:\n- Thường trực Tỉnh ủy;\n"
            "- Các huyện ủy trực thuộc;\n- Lưu Văn phòng\n\nuyễn Văn Kho\n"
        ),
        Signer(None, None, "T/M BAN THƯỜNG VỤ"),
        LIST,
    ),
    "examples of signatures before": (
        (
            "Ví dụ:\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n(chữ ký)\nHọ và tên\n"
            "Ghi T/M BAN CHẤP HÀNH khi thay mặt cả cấp ủy.\nBÍ THƯ\nNguyễn Văn Kho\n"
        ),
        Signer("Nguyễn Văn Kho", "BÍ THƯ"),
        (),
    ),
    "a name the ink has cut": (
        "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nguyễn Văn Kho\n",
        Signer(None, "BÍ THƯ", "T/M BAN THƯỜNG VỤ"),
        (),
    ),
}


@pytest.mark.parametrize(
    ("ending", "signer", "recipients"), SIGNATURES.values(), ids=SIGNATURES
)
def test_ending(facts, ending, signer, recipients):
    """Who signed, how, and who gets the paper."""
    paper = facts(PARTY + ending)

    assert paper.signer == signer
    assert paper.recipients == recipients


def test_first_signature_is_the_papers_own(facts):
    """Forms in an annex are signed too."""
    own = "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nNguyễn Văn Kho\n"
    form = "PHỤ LỤC\nMẪU ĐƠN\nT/M CHI BỘ\nBÍ THƯ\nTrần Văn Mẫu\n"

    assert facts(PARTY + own, form).signer.name == "Nguyễn Văn Kho"


def test_copy_under_a_signature_without_name(facts):
    """The one who signed the copy did not sign the paper."""
    copied = facts(
        f"{PARTY}T/M BAN THƯỜNG VỤ\n(đã ký)\nHUYỆN ỦY CHỢ MỚI\n*\n"
        "Số 24-BS/HU\nSAO LỤC\nChợ Mới, ngày 16 tháng 8 năm 2021\n"
        "T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\nLê Văn Sao\n"
    )

    assert copied.signer == Signer(None, None, "T/M BAN THƯỜNG VỤ")
    assert copied.copy.number == "24-BS/HU"
    assert copied.copy.body == "Huyện ủy Chợ Mới"


def test_name_on_the_next_page(facts):
    """A page may break between the authority and the name."""
    paper = facts(
        f"{PARTY}Nơi nhận:\nT/M BAN BÍ THƯ\n", "2\n- Lưu Văn phòng.\nTrần Văn Kho\n"
    )

    assert paper.signer == Signer("Trần Văn Kho", None, "T/M BAN BÍ THƯ")
    assert paper.recipients == ("Lưu Văn phòng",)


ORGANS = {
    "standing committee": ("T/M BAN THƯỜNG VỤ", "Ban Thường vụ Tỉnh ủy Bắc Kạn"),
    "with its committee": (
        "T/M BAN THƯỜNG VỤ TỈNH ỦY",
        "Ban Thường vụ Tỉnh ủy Bắc Kạn",
    ),
    "committee": ("T/M BAN CHẤP HÀNH", "Ban Chấp hành Đảng bộ tỉnh Bắc Kạn"),
    "by its order": ("T/L BAN THƯỜNG VỤ", "Ban Thường vụ Tỉnh ủy Bắc Kạn"),
    "the committee of the letterhead": ("T/M TỈNH ỦY", None),
    "head of an office": ("K/T TRƯỞNG BAN", None),
}


@pytest.mark.parametrize(("line", "organ"), ORGANS.values(), ids=ORGANS)
def test_organ(facts, line, organ):
    """The deciding body is told only where the letterhead does not name it."""
    assert facts(f"{PARTY}{line}\nPHÓ BÍ THƯ\nNguyễn Văn Kho\n").organ == organ


def test_union_under_the_title_of_the_state(facts):
    """Only Party papers keep the deciding body apart from the letterhead."""
    plan = facts(
        "CÔNG ĐOÀN CƠ SỞ\nSố: 05/KH-CĐCS\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nKẾ HOẠCH\nvề kho tài liệu\n"
        "TM. BAN THƯỜNG VỤ\nCHỦ TỊCH\nNguyễn Văn Kho\n"
    )

    assert (plan.regime, plan.organ) == ("mass", None)


EFFECTIVE = {
    "from the day of signing": ("kể từ ngày ký", "2020-03-02"),
    "from a day": ("từ ngày 01/7/2020", "2020-07-01"),
    "from a day in words": ("kể từ ngày 15 tháng 4 năm 2020", "2020-04-15"),
}


@pytest.mark.parametrize(("stated", "day"), EFFECTIVE.values(), ids=EFFECTIVE)
def test_effective(facts, stated, day):
    """A paper says of itself from when it holds."""
    paper = facts(
        f"{PARTY}Báo cáo này có hiệu lực thi hành {stated}.\nBÍ THƯ\nNguyễn Văn Kho\n"
    )

    assert paper.effective.isoformat() == day


def test_effect_of_another_paper(facts):
    """When another paper took effect says nothing of this one."""
    paper = facts(
        f"{PARTY}Luật Lưu trữ có hiệu lực từ ngày 01/7/2020.\nBÍ THƯ\nNguyễn Văn Kho\n"
    )

    assert paper.effective is None


ADDRESSEES = {
    "one": ("Kính gửi: Ban Tuyên giáo Tỉnh ủy", ("Ban Tuyên giáo Tỉnh ủy",)),
    "one over two lines": (
        "Kính gửi: Các cơ quan, đơn vị\ntrực thuộc Tỉnh ủy.",
        ("Các cơ quan, đơn vị trực thuộc Tỉnh ủy",),
    ),
    "list below": (
        "Kính gửi:\n- Ban Tổ chức Tỉnh ủy;\n- Các huyện ủy.",
        ("Ban Tổ chức Tỉnh ủy", "Các huyện ủy"),
    ),
    "list in the same line": (
        "Kính gửi: - Ban Tổ chức Tỉnh ủy;\n- Các huyện ủy.",
        ("Ban Tổ chức Tỉnh ủy", "Các huyện ủy"),
    ),
    "submission": ("Kính trình: Ban Thường vụ Tỉnh ủy", ("Ban Thường vụ Tỉnh ủy",)),
}


@pytest.mark.parametrize(("lines", "names"), ADDRESSEES.values(), ids=ADDRESSEES)
def test_addressees(facts, lines, names):
    """Whom a letter addresses, one or many."""
    letter = facts(
        "TỈNH ỦY BẮC KẠN\n*\nSố 05-CV/TU\nvề kho tài liệu\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        f"Bắc Kạn, ngày 02 tháng 3 năm 2020\n{lines}\n"
        "Thực hiện Hướng dẫn số 99-HD/VPTW, Tỉnh ủy đề nghị sắp xếp kho tài liệu.\n"
    )

    assert letter.addressees == names
    assert letter.subject == "về kho tài liệu"
