"""Citations are found in every form, and nothing else is taken for one."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.authority import load
from archive.model import Conference
from indexer import cite

AUTHORITY = load()


def found(text):
    """Return the citations of a text."""
    return cite.find(text, AUTHORITY)


TRAPS = {
    "a heading in figures": "1- Kế hoạch",
    "a heading in Roman": "I- Kế hoạch",
    "a number under a heading": "KẾ HOẠCH\n1. Mục đích",
    "a note's mark": "QUYẾT ĐỊNH1",
    "a period": "giai đoạn 2016 - 2020",
    "around the clock": "trực 24/7",
    "telephone": "ĐT: 0281.3870123; fax 0281-3870124",
    "an article": "Điều 5",
    "a template": "QĐ số …/…",
    "a blank number": "Số … -CV/TU",
    "amounts": "1.500/2.000",
    "a typist": "NguyenVanAn-26",
    "a file": "tệp 171-KH/TU.pdf",
    "a term": "khóa 35",
    "a committee of a number": "Ban chỉ đạo 35 họp",
    "a row number": "STT 1 2 3",
    "a five-year plan": "Kế hoạch 5 năm 2021-2025",
    "half a year": "báo cáo 6 tháng đầu năm",
    "people": "chở quá quy định 19 người",
    "contents": "Quyết định 3 nội dung lớn",
    "a plan of a year": "Kế hoạch năm 2019",
    "a meeting of creditors": "Nghị quyết của Hội nghị chủ nợ",
    "a resolution of a year": "Nghị quyết Trung ương năm 2017",
    "a programme": "theo Đề án 125 của thành phố",
    "a form": "mẫu số 3A-SHĐ",
    "a licence": "Giấy phép số 12/GP-BTTTT",
    "a contract": "Hợp đồng số 15/2019/HĐ-XD",
    "a judgment": "bản án số 12/2019/HS-ST",
    "resolutions in general": "các nghị quyết của Trung ương khóa XII",
    "a congress itself": "thành công của Đại hội XIII của Đảng",
    "words that repeal in general": "các quy định trước đây trái với Quy định này bãi bỏ",
    "the own header": "ĐẢNG CỘNG SẢN VIỆT NAM\nTỈNH ỦY BẮC KẠN\n*\nSố 171-KH/TU\n",
    "the own header on one line": "VĂN PHÒNG * Số 36-HD/VPTW ĐẢNG CỘNG SẢN VIỆT NAM",
    "the own header written by hand": "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH BẮC KẠN\n\nSố:⁄44 /CT-UBND\n",
    "the own header with a sign amid the number": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 6§0 /TB-UBND Bắc Kạn, ngày 3| tháng 12 năm 2024\nTHÔNG BÁO",
    "the line over an annex": "PHỤ LỤC\n(kèm theo Kế hoạch số 171-KH/TU, ngày 01/8/2019)",
    "the number of a copy": "Sao lục\nSố 24-BS/UBKTTU",
    "the head of the gazette": "CÔNG BÁO/Số 571 + 572/Ngày 12-5-2026",
}


@pytest.mark.parametrize("text", TRAPS.values(), ids=TRAPS)
def test_finds_nothing_else(text):
    """What only looks like a citation is left alone."""
    assert found(text) == []


NO_HEADERS = {
    "no letterhead": "Số: x 44/CT-UBND được gửi lại.",
    "far down": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    + "a " * 900
    + "\nSố: x 44/CT-UBND",
    "words before it": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCông văn Số: x 44/CT-UBND",
}


@pytest.mark.parametrize("text", NO_HEADERS.values(), ids=NO_HEADERS)
def test_finds_what_only_looks_like_a_header(text):
    """A number is the paper's own only in its header, and alone in its line."""
    assert [one.symbol for one in found(text)] == ["44/CT-UBND"]


LISTS = {
    "numbers written out": (
        "các Công văn số 25-CV/BCĐ, số 26-CV/BCĐ",
        [("Công văn", "25-CV/BCĐ", ()), ("Công văn", "26-CV/BCĐ", ("type",))],
    ),
    "a shared symbol": (
        "Nghị quyết số 18, 19-NQ/TW",
        [
            ("Nghị quyết", "18-NQ/TW", ("symbol",)),
            ("Nghị quyết", "19-NQ/TW", ("type",)),
        ],
    ),
    "a short form": (
        "CT 35, 36-CT/TW",
        [("Chỉ thị", "35-CT/TW", ("symbol",)), ("Chỉ thị", "36-CT/TW", ("type",))],
    ),
    "a shared date": (
        "Quy định 207, 208-QĐ/TW ngày 26/7/2026",
        [
            ("Quy định", "207-QĐ/TW", ("symbol", "date")),
            ("Quy định", "208-QĐ/TW", ("type",)),
        ],
    ),
    "three joined by và": (
        "Nghị quyết số 24, 25 và 26-NQ/TW",
        [
            ("Nghị quyết", "24-NQ/TW", ("symbol",)),
            ("Nghị quyết", "25-NQ/TW", ("type", "symbol")),
            ("Nghị quyết", "26-NQ/TW", ("type",)),
        ],
    ),
    "praise before the number": (
        "các Nghị quyết quan trọng số 27-NQ/TW, số 57-NQ/TW",
        [("Nghị quyết", "27-NQ/TW", ()), ("Nghị quyết", "57-NQ/TW", ("type",))],
    ),
    "kinds of their own": (
        "Nghị quyết số 19-NQ/TW, Nghị định số 16/2015/NĐ-CP",
        [("Nghị quyết", "19-NQ/TW", ()), ("Nghị định", "16/2015/NĐ-CP", ())],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_lists_share_their_parts(text, expected):
    """Each paper of a list is a citation that says what it inherited."""
    assert [(one.type, one.symbol, one.inherited) for one in found(text)] == expected


def test_a_shared_date_is_everyones():
    """The date and body at the end of a list hold for the numbers that lend."""
    first, last = found(
        "Quy định 207, 208-QĐ/TW ngày 26/7/2026 của Ban Chấp hành Trung ương"
    )

    assert first.date == last.date == date(2026, 7, 26)
    assert first.body == last.body == "Ban Chấp hành Trung ương"


MEETINGS = {
    "a plenum": ("Nghị quyết Trung ương 4 khóa XII", [("plenum", "4", "XII", None)]),
    "in brackets": (
        "Nghị quyết Trung ương 4 (khoá XII)",
        [("plenum", "4", "XII", None)],
    ),
    "short": ("NQTW4", [("plenum", "4", None, None)]),
    "two terms": (
        "Nghị quyết Trung ương 4 (Khóa XI và XII)",
        [("plenum", "4", "XI", None), ("plenum", "4", "XII", None)],
    ),
    "two plenums": (
        "Nghị quyết Trung ương 6, 7 khóa XII",
        [("plenum", "6", "XII", None), ("plenum", "7", "XII", None)],
    ),
    "three plenums": (
        "Nghị quyết Trung ương 4, 5 và 6 khóa XII",
        [
            ("plenum", "4", "XII", None),
            ("plenum", "5", "XII", None),
            ("plenum", "6", "XII", None),
        ],
    ),
    "as newspapers write": (
        "nghị quyết T.Ư 5 , khoá VIII",
        [("plenum", "5", "VIII", None)],
    ),
    "an ordinal in words": (
        "Nghị quyết Hội nghị lần thứ tư BCH TW khóa XII",
        [("plenum", "4", "XII", None)],
    ),
    "a plenum as a word": (
        "Nghị quyết Trung ương bảy khóa X",
        [("plenum", "7", "X", None)],
    ),
    "a congress": (
        "Nghị quyết Đại hội XIII",
        [("congress", "XIII", None, "toàn quốc")],
    ),
    "of the Party": (
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
        [("congress", "XIII", None, "toàn quốc")],
    ),
    "of a province": (
        "NQ Đại hội đại biểu Đảng bộ tỉnh lần thứ XI",
        [("congress", "XI", None, "Đảng bộ tỉnh")],
    ),
    "of an organisation": (
        "Nghị quyết Đại hội Công đoàn Việt Nam lần thứ XIII",
        [("congress", "XIII", None, "Công đoàn Việt Nam")],
    ),
    "the first, in words": (
        "Nghị quyết Đại hội Đảng bộ tỉnh Thái Nguyên lần thứ nhất",
        [("congress", "I", None, "Đảng bộ tỉnh Thái Nguyên")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), MEETINGS.values(), ids=MEETINGS)
def test_meetings_are_cited_by_name(text, expected):
    """The resolution of a congress or plenum is a citation without a number."""
    citations = found(text)

    assert [one.conference for one in citations] == [Conference(*e) for e in expected]
    assert {one.kind for one in citations} == {"conference"}


def test_a_numbered_plenum_is_one_paper():
    """A plenum's resolution with its number in brackets is cited once."""
    (one,) = found("Nghị quyết Hội nghị Trung ương 5 khóa XII (số 10-NQ/TW)")

    assert (one.kind, one.symbol) == ("party", "10-NQ/TW")
    assert one.conference == Conference("plenum", "5", "XII")


SHORTS = {
    "a directive": ("Chỉ thị 05", [("Chỉ thị", 5)]),
    "with the word số": ("Nghị quyết số 29 về giáo dục", [("Nghị quyết", 29)]),
    "glued": ("NQ57", [("Nghị quyết", 57)]),
    "several": (
        "Nghị quyết 57, 59 và 68 của Bộ Chính trị",
        [("Nghị quyết", 57), ("Nghị quyết", 59), ("Nghị quyết", 68)],
    ),
    "a verb with its body": (
        "theo quyết định 102 của Bộ Chính trị",
        [("Quyết định", 102)],
    ),
    "a letter behind": ("Nghị quyết 30a của Chính phủ", [("Nghị quyết", 30)]),
    "a verb after it": ("Kết luận 53 chỉ rõ", [("Kết luận", 53)]),
    "with a year": ("Thông tư số 02/2018", [("Thông tư", 2)]),
    "an old dispatch": ("Quyết định số 87-CT ngày 01/3/1985", [("Quyết định", 87)]),
}


@pytest.mark.parametrize(("text", "expected"), SHORTS.values(), ids=SHORTS)
def test_short_names_are_citations(text, expected):
    """A kind with a number is a citation that its context must resolve."""
    citations = found(text)

    assert [(one.type, one.number) for one in citations] == expected
    assert {(one.kind, one.symbol) for one in citations} == {("short", None)}


def test_pointing_is_a_citation():
    """ "Nêu trên" points at a paper that was named before."""
    one, other = found("Theo kết luận nêu trên và Thông báo nói trên của cấp ủy")

    assert (one.kind, one.type) == ("deictic", "Kết luận")
    assert (other.kind, other.type) == ("deictic", "Thông báo")


PROVISIONS = {
    "an article": ("Điều 5 Quy định số 37-QĐ/TW", "Điều 5"),
    "down to the point": (
        "Điểm a , Khoản 1 , Điều 30 , Quy định số 102-QĐ/TW",
        "Điểm a , Khoản 1 , Điều 30",
    ),
    "a part with of": ("Mục II của Hướng dẫn số 05-HD/VPTW", "Mục II"),
    "no part but an aim": ("mục tiêu Chỉ thị số 52-CT/TW", None),
}


@pytest.mark.parametrize(("text", "expected"), PROVISIONS.values(), ids=PROVISIONS)
def test_provisions_are_kept(text, expected):
    """The article that is meant is kept with the citation."""
    (one,) = found(text)

    assert one.provision == expected


BODIES = {
    "the title of the letterhead": (
        "Công văn số 5-CV/TW của Ban Tổ chức Trung ương\nĐẢNG CỘNG SẢN VIỆT NAM",
        "Ban Tổ chức Trung ương",
    ),
    "the title in the next cell": (
        "Công văn số 5-CV/TU của Tỉnh ủy Bắc Kạn\tĐẢNG CỘNG SẢN VIỆT NAM",
        "Tỉnh ủy Bắc Kạn",
    ),
    "another line in capitals": (
        "Công văn số 5-CV/HU của Huyện ủy Cô Tô\nBAN TỔ CHỨC",
        "Huyện ủy Cô Tô",
    ),
    "capitals below capitals": (
        "CÔNG VĂN SỐ 5-CV/TU CỦA TỈNH ỦY\nBẮC KẠN VỀ VIỆC SƠ KẾT",
        "TỈNH ỦY\nBẮC KẠN",
    ),
    "broken over two lines": (
        "Công văn số 5-CV/TW của Ban Tổ chức\nTrung ương về biên chế",
        "Ban Tổ chức\nTrung ương",
    ),
    "the number of the next paper": (
        "Công văn số 5-CV/HU của Ban Tổ chức 05-CT",
        "Ban Tổ chức",
    ),
    "a committee of every province": (
        "Công văn số 5-CV/BCĐ của Ban chỉ đạo 35 tỉnh yêu cầu",
        "Ban chỉ đạo 35 tỉnh",
    ),
    "the committee of one province": (
        "Công văn số 5-CV/BCĐ của Ban chỉ đạo 35 tỉnh Bắc Kạn yêu cầu",
        "Ban chỉ đạo 35 tỉnh Bắc Kạn",
    ),
}


@pytest.mark.parametrize(("text", "body"), BODIES.values(), ids=BODIES)
def test_names_of_bodies_end_where_they_end(text, body):
    """A name goes on over a line's end, but not into a line of another thing."""
    (one,) = found(text)

    assert one.body_verbatim == body
    assert one.verbatim.endswith(body)


def test_date_and_body_before_the_paper():
    """A sentence that tells who issued what, and when, is read backwards."""
    (one,) = found("Ngày 10/7/2025, Ban Bí thư đã ban hành Quy định số 339-QĐ/TW")

    assert (one.verbatim, one.date) == ("Quy định số 339-QĐ/TW", date(2025, 7, 10))
    assert (one.body, one.body_verbatim) == ("Ban Bí thư", "Ban Bí thư")


def test_codified_citations_end_with_their_date():
    """In the codification the date and body follow the whole title."""
    text = (
        "(Điều 1 Thông tư số 30/2020/TT-BTC Hướng dẫn Nghị định số 30/2018/NĐ-CP "
        "ngày 17/04/2020 của Bộ Tài chính, có hiệu lực thi hành kể từ ngày 01/06/2020)"
    )

    outer, inner = found(text)

    assert (outer.date, outer.body) == (date(2020, 4, 17), "Bộ Tài chính")
    assert (inner.date, inner.body) == (None, None)


FLAGS = {
    "kind and code differ": ("Kế hoạch số 65-Ctr/TU", "type_mismatch"),
    "body and code differ": ("Kết luận số 5-KL/TW của Bộ Tài chính", "body_mismatch"),
    "signs were exchanged": ("Nghị quyết số 33/NQ-TU", "symbol_form"),
    "a month only": ("Nghị quyết số 9-NQ/TU tháng 8/2019", "date_partial"),
}


@pytest.mark.parametrize(("text", "flag"), FLAGS.values(), ids=FLAGS)
def test_doubts_are_flagged(text, flag):
    """What does not fit together is said, never mended."""
    (one,) = found(text)

    assert one.flags == (flag,)


KINDS = {
    "Party": ("Nghị quyết số 18-NQ/TW", "party"),
    "State": ("Nghị định số 30/2020/NĐ-CP", "state"),
    "a law by name": ("Luật Lưu trữ số 33/2024/QH15", "state"),
    "Youth Union": ("Kế hoạch số 367-KH/TWĐTN-VP", "mass"),
    "Front": ("Thông báo số 90/TBMTTQ-BTT", "mass"),
    "a Party committee in the Front": ("Quyết định số 31-QĐ/ĐU-MTTW", "party"),
}


@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS)
def test_families_are_told_apart(text, kind):
    """Party, State and mass organisations are told by the symbol."""
    (one,) = found(text)

    assert (one.kind, one.verbatim) == (kind, text)


PIECES = st.lists(
    st.sampled_from(
        [
            "Nghị quyết số ",
            "18, 19-NQ/TW",
            "của Ban Bí thư",
            " ngày 4/6/2019",
            "thay thế ",
            "171 – KH/TU",
            ", ",
            "\n",
            " về việc ",
            "Trung ương 4 (khóa XI, XII)",
            "30/2020/NĐ-CP",
            "(",
            "nêu trên",
            "e\u0302\u0301",
            "\u200b",
        ]
    ),
    max_size=25,
)


@given(PIECES)
def test_spans_hold_and_never_nest(pieces):
    """Whatever is written, spans are exact, in order, and never overlap."""
    text = "".join(pieces)

    citations = found(text)

    assert all(text[one.start : one.end] == one.verbatim for one in citations)
    ends = [0, *(one.end for one in citations)]
    assert all(
        end <= one.start < one.end for end, one in zip(ends, citations, strict=False)
    )


@given(PIECES)
def test_composition_of_letters_does_not_matter(pieces):
    """Decomposed letters give the same citations as composed ones."""
    text = "".join(pieces).replace("\u200b", "")
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)

    assert [(one.symbol, one.date, one.body) for one in found(composed)] == [
        (one.symbol, one.date, one.body) for one in found(decomposed)
    ]
