"""No mark is missed; what only speaks of secrets is none; what is unsure is told."""

import pytest

from archive import secrecy
from archive.model import Page, Text
from indexer.recognise import recognise
from tests.indexer.recognise.secret_lines import (
    BODIES_DOUBTFUL,
    BODIES_OF_NONE,
    DOUBTFUL,
    HEADS_OF_NONE,
    SURE,
)

HEADER = (
    "TỈNH ỦY BẮC KẠN\n*\nSố 05-BC/TU\n{mark}\nĐẢNG CỘNG SẢN VIỆT NAM\n"
    "Bắc Kạn, ngày 02 tháng 3 năm 2020\nBÁO CÁO\nvề kho tài liệu\n-----\n"
)
BODY = (
    "Kính gửi: Các huyện ủy.\nKho tài liệu đã được sắp xếp theo quy định. "
    "Các đơn vị tiếp tục rà soát, báo cáo trước ngày 15 hằng tháng.\n"
)
LONG = BODY + "Việc sắp xếp đã xong.\n" * 40
END = "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nTrần Văn Mẫu\n"


@pytest.fixture
def claims(authority):
    """What is read of a paper given as the text of its pages."""

    def read(*pages, origin="text"):
        numbered = (Page(n, text, origin) for n, text in enumerate(pages, 1))
        return recognise(Text("text/plain", tuple(numbered)), authority)

    return read


@pytest.fixture
def seen(claims):
    """What is seen of the secrecy of a paper."""
    return lambda *pages, **named: secrecy.mark(claims(*pages, **named))


def lines(table):
    """All lines of a table with their levels."""
    return [(line, level) for level, some in table.items() for line in some]


@pytest.mark.parametrize(("line", "level"), lines(SURE))
def test_a_mark_under_the_number(seen, line, level):
    """Whatever way it was typed."""
    mark = seen(HEADER.format(mark=line) + BODY + END)

    assert (mark.level, mark.is_doubtful) == (level, False)


@pytest.mark.parametrize(("line", "level"), lines(SURE))
def test_a_mark_at_the_top_of_a_later_page(seen, line, level):
    """An annex may be secret, and the file with it."""
    mark = seen(HEADER.format(mark="") + BODY, f"{line}\nPHỤ LỤC\nKho.\n")

    assert mark
    assert mark.level == level
    assert mark.page == 2


@pytest.mark.parametrize(("line", "level"), lines(SURE))
def test_a_mark_at_the_very_top(seen, line, level):
    """Before the letterhead."""
    mark = seen(line + "\n" + HEADER.format(mark="") + BODY)

    assert (mark.level, mark.is_doubtful) == (level, False)


@pytest.mark.parametrize("line", ["MẬT", "M Ậ T", "TỐI MẬT", "TUYỆT MẬT (bản số 1)"])
@pytest.mark.parametrize("place", ["recipients", "foot", "header of a page"])
def test_a_mark_elsewhere(seen, line, place):
    """Beside the recipients, at the foot, in the running head of later pages."""
    whole = HEADER.format(mark="") + LONG + END
    pages = {
        "recipients": (whole + f"Nơi nhận:\n- Như trên;\n{line}\n- Lưu VP.\n" + BODY,),
        "foot": (whole + f"3\n{line}\n",),
        "header of a page": (whole, f"2\n\n{line}\n" + LONG),
    }[place]

    mark = seen(*pages)

    assert mark
    assert not mark.is_doubtful


@pytest.mark.parametrize(("line", "level"), lines(DOUBTFUL))
def test_what_looks_like_a_mark_is_held_too(seen, line, level):
    """A person looks at it."""
    mark = seen(HEADER.format(mark=line) + BODY + END)

    assert (mark and mark.level, mark and mark.is_doubtful) == (level, True)


@pytest.mark.parametrize("line", HEADS_OF_NONE)
def test_no_mark_in_a_header(seen, line):
    """Words of a subject, other marks, names."""
    assert seen(HEADER.format(mark=line) + BODY + END) is None


@pytest.mark.parametrize("text", BODIES_OF_NONE)
def test_no_mark_in_a_body(seen, text):
    """Sentences, lists and quotations."""
    assert seen(HEADER.format(mark="") + LONG + text + "\n" + LONG + END) is None


@pytest.mark.parametrize("text", BODIES_DOUBTFUL)
def test_a_mark_in_the_midst_of_a_text_is_looked_at(seen, text):
    """Word has no pages: an annex may begin anywhere."""
    mark = seen(HEADER.format(mark="") + LONG + text + "\n" + LONG + END)

    assert mark
    assert mark.is_doubtful


@pytest.mark.parametrize("line", ["MAT", "M A T"])
def test_a_telegram_has_no_marks_on_its_letters(seen, line):
    """There, three letters are enough for a person to look."""
    text = (
        f"TINH UY BAC KAN\nSo 12-DT/TU\n{line}\nKINH GUI CAC HUYEN UY\n"
        "YEU CAU CAC DONG CHI CHI DAO KIEM TRA KHO TAI LIEU CUA CAC CHI BO TRUOC "
        "NGAY 15 THANG 6 VA BAO CAO VE VAN PHONG TINH UY\n"
    )
    mark = seen(text)

    assert mark
    assert mark.is_doubtful


MISREAD = {
    "MẠT": "Mật",
    "MÂT": "Mật",
    "MAT": "Mật",
    "NẬT": "Mật",
    "MẬI": "Mật",
    "TỐI MÂT": "Tối mật",
    "TÓI MẠT": "Tối mật",
    "TOI MAT": "Tối mật",
    "TÔI MẬI": "Tối mật",
    "T0I MẬT": "Tối mật",
    "TUYÊT MẬT": "Tuyệt mật",
    "TUYỆT MẠI": "Tuyệt mật",
    "TUYET MẬT": "Tuyệt mật",
    "TUYỆI NẬT": "Tuyệt mật",
    "‘MẬT": "Mật",
    "| MẬT |": "Mật",
    "MẬT.": "Mật",
    "“TỐI MẬT": "Tối mật",
}


@pytest.mark.parametrize(("line", "level"), MISREAD.items())
def test_a_stamp_that_was_read_badly(seen, line, level):
    """Recognition loses marks of letters, and takes some for others."""
    mark = seen(HEADER.format(mark=line) + BODY, origin="ocr")

    assert mark
    assert mark.level == level


def test_a_mark_that_was_taken_off_is_looked_at(seen):
    """Both are stamped on the same paper."""
    mark = seen(HEADER.format(mark="MẬT\nĐÃ GIẢI MẬT") + BODY)

    assert mark
    assert mark.is_doubtful


def test_where_it_stands_is_told(claims):
    """The place of the mark itself, as printed."""
    text = HEADER.format(mark="  T Ố I   M Ậ T ") + BODY
    [claim] = [one for one in claims(text) if one.field == "secrecy"]

    assert text[claim.evidence.start : claim.evidence.end] == "T Ố I   M Ậ T"
    assert claim.verbatim == "T Ố I M Ậ T"


def test_clear_marks_go_before_doubtful_ones(seen):
    """And the highest of them is told."""
    mark = seen(
        HEADER.format(mark="Mật") + BODY, "TỐI MẬT\nPhụ lục\n", "MẬT\nPhụ lục\n"
    )

    assert (mark.level, mark.page, mark.is_doubtful) == ("Tối mật", 2, False)
