"""The words around a citation say what the paper does to it, or nothing."""

import pytest

from archive.authority import load
from archive.model import Relation
from indexer import cite

AUTHORITY = load()


def found(text):
    """Return the citations of a text."""
    return cite.find(text, AUTHORITY)


RELATIONS = {
    "basis": ("Căn cứ Nghị quyết số 70-NQ/TW;", "based_on", "Căn cứ", None),
    "carrying out": ("Thực hiện Kết luận số 34-KL/TW", "implements", "Thực hiện", None),
    "carrying out in capitals": (
        "TRIỂN KHAI THỰC HIỆN CHỈ THỊ SỐ 52-CT/TW",
        "implements",
        "TRIỂN KHAI THỰC HIỆN",
        None,
    ),
    "carrying out from afar": (
        "thực hiện đầy đủ các nhiệm vụ đã đề ra trong Chỉ thị số 52-CT/TW",
        "implements",
        "thực hiện",
        None,
    ),
    "making known": (
        "quán triệt sâu sắc Nghị quyết số 66-NQ/TW",
        "disseminates",
        "quán triệt",
        None,
    ),
    "guiding": (
        "hướng dẫn thực hiện Chỉ thị số 35-CT/TW",
        "guides",
        "hướng dẫn thực hiện",
        None,
    ),
    "replacing": ("thay thế Quy định số 07-QĐi/TW", "replaces", "thay thế", None),
    "repealing": ("bãi bỏ Quyết định số 15-QĐ/TW", "repeals", "bãi bỏ", None),
    "annulling": ("hủy bỏ Quyết định số 15-QĐ/TW", "annuls", "hủy bỏ", None),
    "withdrawing": ("thu hồi Công văn số 15-CV/TW", "withdraws", "thu hồi", None),
    "amending": (
        "sửa đổi, bổ sung Quy chế số 05-QC/TW",
        "amends",
        "sửa đổi, bổ sung",
        "amend",
    ),
    "adjusting": ("điều chỉnh Chỉ thị số 35-CT/TW", "amends", "điều chỉnh", "adjust"),
    "correcting": ("đính chính Công văn số 9-CV/TU", "corrects", "đính chính", None),
    "suspending": ("tạm dừng Kế hoạch số 9-KH/TU", "suspends", "tạm dừng", None),
    "enclosing": (
        "Quy chế ban hành kèm theo Quyết định số 31-QĐ/TW",
        "encloses",
        "ban hành kèm theo",
        None,
    ),
    "transmitting": ("sao gửi Công văn số 9-CV/TW", "transmits", "sao gửi", None),
    "replying": ("phúc đáp Công văn số 9-CV/TU", "replies_to", "phúc đáp", None),
    "replying to what a paper asks": (
        "trả lời đề nghị của Huyện ủy Chợ Mới tại Công văn số 9-CV/HU",
        "replies_to",
        "trả lời",
        None,
    ),
    "carrying out in the next line": (
        "Thực hiện\nKết luận số 34-KL/TW",
        "implements",
        "Thực hiện",
        None,
    ),
    "guiding under the kind": (
        "HƯỚNG DẪN\nthực hiện Chỉ thị số 35-CT/TW",
        "guides",
        "HƯỚNG DẪN thực hiện",
        None,
    ),
    "following up": ("Tiếp theo Công văn số 9-CV/TU", "follows_up", "Tiếp theo", None),
    "reporting": (
        "báo cáo kết quả thực hiện Kế hoạch số 9-KH/TU",
        "reports_on",
        "báo cáo kết quả thực hiện",
        None,
    ),
    "reviewing": (
        "tổng kết 15 năm thực hiện Nghị quyết số 27-NQ/TW",
        "reviews",
        "tổng kết 15 năm thực hiện",
        None,
    ),
    "citing": ("theo Nghị quyết số 19-NQ/TW", "cites", "theo", None),
}


@pytest.mark.parametrize(
    ("text", "relation", "cue", "manner"), RELATIONS.values(), ids=RELATIONS
)
def test_cues_tell_the_relation(text, relation, cue, manner):
    """The words before a citation say what the paper does to it."""
    (one,) = found(text)

    assert one.relations == (Relation(relation, cue, manner),)


NO_RELATION = {
    "the passive": "được thay thế bởi Hướng dẫn 01-HD/TW",
    "a denial": "chưa thực hiện Nghị quyết số 18-NQ/TW",
    "a new clause": "Sau khi thực hiện, Tỉnh ủy đã ban hành Kế hoạch số 9-KH/TU",
    "no cue": "Bộ trưởng thông tin về Nghị quyết số 66-NQ/TW",
    "an answer to people": "Trả lời câu hỏi này, ông nhắc Nghị quyết số 57-NQ/TW",
    "an interview": "trả lời phỏng vấn về Nghị quyết số 57-NQ/TW",
    "a heading": "III- Tổ chức thực hiện\nCác cấp ủy xem Nghị quyết số 57-NQ/TW",
    "a heading in capitals": "TỔ CHỨC THỰC HIỆN\nChi bộ có Nghị quyết số 57-NQ/TW",
    "a heading without a number": "đã xong.\nTriển khai thực hiện\nSau khi có Chỉ thị số 5-CT/TW",
    "the sentence before": "“Phải thực hiện.” Ông đọc Nghị quyết số 57-NQ/TW",
}


@pytest.mark.parametrize("text", NO_RELATION.values(), ids=NO_RELATION)
def test_other_words_tell_none(text):
    """Denied, turned and distant words state no relation."""
    (one,) = found(text)

    assert one.relations == ()


def test_a_list_shares_its_relation():
    """What is replaced is replaced to the end of the list."""
    text = (
        "thay thế Quy định số 07-QĐi/TW, ngày 28/8/2018 và "
        "Quy định số 102-QĐ/TW, ngày 15/11/2017 của Bộ Chính trị"
    )

    assert [one.relations for one in found(text)] == [
        (Relation("replaces", "thay thế"),)
    ] * 2


def test_a_subject_belongs_to_its_paper():
    """What a cited paper is about is that paper's doing."""
    text = (
        "Thực hiện Kết luận số 213-KL/TW ngày 21/11/2025 của Ban Bí thư về tiếp tục "
        "thực hiện Chỉ thị số 42-CT/TW"
    )

    outer, inner = found(text)

    assert outer.relations == (Relation("implements", "Thực hiện"),)
    assert inner.relations == (
        Relation("implements", "tiếp tục thực hiện", source_symbol="213-KL/TW"),
    )


GROUNDS = {
    "three with dates": (
        "Căn cứ Chỉ thị số 35-CT/TW; Kế hoạch số 171-KH/TU; Công văn số 362-CV/TU,",
        ["based_on"] * 3,
    ),
    "behind one without a number": (
        "- Căn cứ Điều lệ Đảng; Quy định số 22-QĐ/TW và Quy định số 24-QĐ/TW,",
        ["based_on"] * 2,
    ),
    "no ground after a full stop": (
        "Căn cứ Chỉ thị số 35-CT/TW. Xem thêm; Kế hoạch số 171-KH/TU",
        ["based_on", None],
    ),
    "another verb is no ground": (
        "Căn cứ Chỉ thị số 35-CT/TW; thay thế Kế hoạch số 171-KH/TU",
        ["based_on", "replaces"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), GROUNDS.values(), ids=GROUNDS)
def test_all_grounds_of_a_line_are_grounds(text, expected):
    """Papers listed after “Căn cứ” on one line are all what the paper rests on."""
    named = [citation for citation in found(text) if citation.symbol]

    said = [c.relations[0].relation if c.relations else None for c in named]
    assert said == expected
