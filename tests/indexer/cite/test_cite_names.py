"""Names of bodies end where they end, so that the day behind them is found."""

from datetime import date

import pytest

from archive.authority import load
from indexer import cite

AUTHORITY = load()
BODIES = [
    "Đảng ủy Khối Doanh nghiệp quận",
    "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh",
    "Đảng ủy Khối các trường Đại học, Cao đẳng Hà Nội",
    "Đảng ủy Bộ đội Biên phòng tỉnh",
    "Đảng ủy Sở Tài nguyên và Môi trường",
    "Đảng ủy Tập đoàn",
    "Chi bộ Phòng Tổ chức - Hành chính",
    "Ban Chấp hành Công đoàn cơ sở",
    "Đảng ủy Trường Trung học phổ thông Chợ Mới",
    "Chánh Văn phòng Trung ương Đảng",
    "Ban Kinh tế - Ngân sách Hội đồng nhân dân tỉnh",
    "UBKTTW",
]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("joint", [" ", ", "])
@pytest.mark.parametrize("blank", [" ", ""])
def test_the_day_behind_a_body_is_the_papers(body, joint, blank):
    """Words of which only the first letter is large are part of a name."""
    (one,) = cite.find(
        f"Kế hoạch số 5-KH/ĐU của {body}{joint}ngày{blank}3/4/2020", AUTHORITY
    )

    assert (one.body_verbatim, one.date) == (body, date(2020, 4, 3))


AFTER = {
    "a verb": ("của Đảng ủy Sở Nội vụ phối hợp với", "Đảng ủy Sở Nội vụ"),
    "a verb behind a place": ("của Đảng ủy xã Bình Văn chỉ đạo", "Đảng ủy xã Bình Văn"),
    "another body": ("của Đảng ủy Tập đoàn và đơn vị khác", "Đảng ủy Tập đoàn"),
    "a word that begins alike": ("của Huyện ủy Tổ chốt lại", "Huyện ủy Tổ"),
}


@pytest.mark.parametrize(("text", "body"), AFTER.values(), ids=AFTER)
def test_what_follows_a_whole_name_is_no_part_of_it(text, body):
    """A name that is whole takes in no word more."""
    (one,) = cite.find(f"Kế hoạch số 5-KH/ĐU {text}", AUTHORITY)

    assert one.body_verbatim == body


BRACKETS = {
    "the day first": "(28/2/2025, Bộ Chính trị)",
    "the body first": "(Bộ Chính trị, ngày 28/2/2025)",
    "the body without a comma": "(của Bộ Chính trị ngày 28/2/2025)",
    "the day and whose": "(ngày 28/2/2025 của Bộ Chính trị)",
    "when it was issued": "(Bộ Chính trị, ban hành ngày 28 tháng 2 năm 2025)",
}


@pytest.mark.parametrize("bracket", BRACKETS.values(), ids=BRACKETS)
def test_a_bracket_tells_body_and_day(bracket):
    """A bracket behind the symbol says both, in either order."""
    text = f"Kết luận 127-KL/TW {bracket}"
    (one,) = cite.find(f"{text} nêu rõ", AUTHORITY)

    assert (one.verbatim, one.body) == (text, "Bộ Chính trị")
    assert one.date == date(2025, 2, 28)


def test_a_body_alone_in_a_bracket_needs_to_have_issued():
    """A bracket may also say who received a paper."""
    said, bare = cite.find(
        "Kết luận 4-KL/TU (của Ban Tổ chức Tỉnh ủy); Kế hoạch 5-KH/TU (Ban Tổ chức Tỉnh ủy)",
        AUTHORITY,
    )

    assert (said.body_verbatim, bare.body_verbatim) == ("Ban Tổ chức Tỉnh ủy", None)


BEFORE = {
    "of that year": (
        "Ngày 14/02/2025, Ban Bí thư ban hành Quy định 264-QĐ/TW năm 2025",
        date(2025, 2, 14),
    ),
    "signed in that month": (
        "Ngày 4/5/2025, Tổng Bí thư đã ký Nghị quyết 68-NQ/TW tháng 5/2025",
        date(2025, 5, 4),
    ),
    "of another year": (
        "Ngày 4/5/2026, Ban Bí thư ban hành Quy định 264-QĐ/TW năm 2025",
        None,
    ),
}


@pytest.mark.parametrize(("text", "day"), BEFORE.values(), ids=BEFORE)
def test_the_day_told_before_is_more_than_the_year(text, day):
    """The year behind a symbol hides no day of the same year told before it."""
    (one,) = cite.find(text, AUTHORITY)

    assert one.date == day
    assert one.date_partial == (None if day else "2025")


TORN = {
    "within the kind": ("Căn cứ ", "Nghịđịnh số 30/2020/NĐ-CP", "Nghị định"),
    "in capitals": ("THEO ", "QUYẾTĐỊNH SỐ 5-QĐ/TU", "Quyết định"),
    "before the kind": ("tổ chức thực hiện", "Nghị quyết số 18-NQ/TW", "Nghị quyết"),
    "before the kind and no word for the number": (
        "và",
        "Kết luận 5-KL/TW",
        "Kết luận",
    ),
}


@pytest.mark.parametrize(("before", "cited", "kind"), TORN.values(), ids=TORN)
def test_kinds_whose_blank_a_copy_lost(before, cited, kind):
    """The kind is read and no other word with it."""
    (one,) = cite.find(before + cited, AUTHORITY)

    assert (one.verbatim, one.type) == (cited, kind)


ISSUED = {
    "of a body": ("Quyết định của Bộ Chính trị số 31-QĐ/TW", "Bộ Chính trị"),
    "without of": ("Chỉ thị Ban Bí thư số 31-CT/TW", "Ban Bí thư"),
    "of a term": ("Nghị quyết của Bộ Chính trị (khóa VI) số 10-NQ/TW", "Bộ Chính trị"),
    "before the symbol itself": ("báo cáo của Sở Nội vụ 15/BC-SNV", "Sở Nội vụ"),
    "behind a comma": ("Thông báo của Sở Nội vụ, số 5/TB-SNV", "Sở Nội vụ"),
    "two together": (
        "Thông tư liên tịch của Bộ Tài chính và Bộ Nội vụ số 5/2010/TTLT-BTC-BNV",
        "Bộ Tài chính và Bộ Nội vụ",
    ),
}


@pytest.mark.parametrize(("text", "body"), ISSUED.values(), ids=ISSUED)
def test_the_body_before_the_number_is_the_papers(text, body):
    """Older papers name who issued between the kind and the number."""
    (one,) = cite.find(f"Thi hành {text}, ngày 01-10-1997", AUTHORITY)

    assert (one.verbatim, one.body) == (f"{text}, ngày 01-10-1997", body)
    assert one.date == date(1997, 10, 1)


@pytest.mark.parametrize(
    "before", ["theo quy định của pháp luật, ", "theo nghị quyết của Đảng và "]
)
def test_a_body_further_off_is_another_papers(before):
    """Only a body that stands right before the number issued the paper."""
    (one,) = cite.find(f"{before}số 31-CT/TW", AUTHORITY)

    assert (one.verbatim, one.type, one.body) == ("số 31-CT/TW", "Chỉ thị", None)


@pytest.mark.parametrize("number", ["Số: 15/BC-SNV", "15/BC-SNV"])
def test_a_letterhead_below_a_kind_is_no_citation_by_it(number):
    """The body of a letterhead stands in its own line over the number."""
    found = cite.find(f"Nơi nhận: lưu, báo cáo\nSỞ NỘI VỤ\n{number}", AUTHORITY)

    assert not any("báo cáo" in one.verbatim for one in found)


OF_LOCAL = {
    "in brackets": ("13-NQ/TU của Tỉnh ủy (khóa XIV)", "Tỉnh ủy"),
    "of the board": ("13-NQ/TU của Ban Thường vụ Tỉnh ủy khóa XVI", "Tỉnh ủy"),
    "not listed": ("13-NQ/ĐU của Đảng ủy xã Bình An khóa X", "Đảng ủy xã Bình An"),
    "of the Youth Union": (
        "84-QĐ/TWĐTN của Ban Chấp hành Trung ương Đoàn khóa X",
        "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    ),
}


@pytest.mark.parametrize(("cited", "body"), OF_LOCAL.values(), ids=OF_LOCAL)
def test_the_term_is_no_part_of_a_name(cited, body):
    """A committee of another term is the same committee."""
    (one,) = cite.find(f"Căn cứ Nghị quyết số {cited}", AUTHORITY)

    assert one.verbatim == f"Nghị quyết số {cited}"
    assert one.body == body


def test_who_signs_for_a_body_is_not_the_body():
    """What stands behind "thay mặt" issued, not where the signer sits."""
    (one,) = cite.find(
        "Ngày 06/7/2022, thay mặt Bộ Chính trị, đồng chí Ngô Văn Bình, "
        "Thường trực Ban Bí thư đã ký ban hành Quy định số 69-QĐ/TW",
        AUTHORITY,
    )

    assert (one.body, one.date) == ("Bộ Chính trị", date(2022, 7, 6))


BEHIND = {
    "with its day": (
        "Quy định 69-QĐ/TW về kỷ luật đảng do Ban Bí thư ban hành ngày 06/7/2022",
        ("Ban Bí thư", date(2022, 7, 6)),
    ),
    "with the day of the year": (
        "Quy định 69-QĐ/TW năm 2022 về kỷ luật do Ban Bí thư ban hành ngày 06/7/2022",
        ("Ban Bí thư", date(2022, 7, 6)),
    ),
    "by who heads it": (
        "Thông tư 5/2024/TT-BNV hướng dẫn thi nâng ngạch do Bộ trưởng Bộ Nội vụ ban hành",
        ("Bộ Nội vụ", None),
    ),
    "of the National Assembly": (
        "Luật 33/2024/QH15 về lưu trữ do Quốc hội ban hành",
        ("Quốc hội", None),
    ),
    "with another code": (
        "Quy định 69-QĐ/TW về kỷ luật do Chính phủ ban hành ngày 06/7/2022",
        (None, None),
    ),
    "of other papers": (
        "Quy định 69-QĐ/TW và các văn bản khác do Ban Bí thư ban hành ngày 06/7/2022",
        (None, None),
    ),
    "in another sentence": (
        "Quy định 69-QĐ/TW. Nội dung do Ban Bí thư ban hành ngày 06/7/2022",
        (None, None),
    ),
}


@pytest.mark.parametrize(("text", "expected"), BEHIND.values(), ids=BEHIND)
def test_the_end_of_a_title_tells_who_issued(text, expected):
    """The body must sign with the code of the symbol, in the same sentence."""
    (one,) = cite.find(text, AUTHORITY)

    assert (one.body, one.date) == expected
    assert len(one.verbatim) < 32


SHORT_KINDS = {
    "a programme": ("CT 05-CTr/TU", "Chương trình"),
    "a directive": ("CT 05-CT/TU", "Chỉ thị"),
    "a joint circular": ("TT 55/2011/TTLT-BGDĐT-BTC", "Thông tư liên tịch"),
    "a decision or regulation": ("QĐ 69-QĐ/TW", "Quyết định"),
    "a kind in words": ("Chỉ thị 05-CTr/TU", "Chỉ thị"),
}


@pytest.mark.parametrize(("text", "kind"), SHORT_KINDS.values(), ids=SHORT_KINDS)
def test_the_code_tells_what_a_short_form_means(text, kind):
    """Where a short form is of several kinds, the code of the symbol is of one."""
    (one,) = cite.find(text, AUTHORITY)

    assert (one.verbatim, one.type) == (text, kind)
