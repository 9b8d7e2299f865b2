"""Each way in which real texts spell a citation, and the traps beside it."""

import pytest

from archive.authority import load
from indexer import cite

AUTHORITY = load()


def read(text):
    """Return the citations of a text as lines: the paper and its date."""
    return [
        " ".join(filter(None, (_paper(one), str(one.date or one.date_partial or ""))))
        for one in cite.find(text, AUTHORITY)
    ]


def _paper(one):
    """Return what names the cited paper: symbol, meeting, number or nothing."""
    if one.conference:
        meeting = one.conference
        return " ".join(filter(None, (meeting.level, meeting.ordinal, meeting.term)))
    return one.symbol or (str(one.number) if one.number else one.kind)


SPELLINGS = {
    "hyphen": ("số 171-KH/TU", ["171-KH/TU"]),
    "en dash": ("số 171 – KH/TU", ["171-KH/TU"]),
    "em dash": ("số 171—KH/TU", ["171-KH/TU"]),
    "non-breaking hyphen": ("số 171‑KH/TU", ["171-KH/TU"]),
    "minus": ("số 171−KH/TU", ["171-KH/TU"]),
    "soft hyphen": ("số 171\xadKH/TU", ["171-KH/TU"]),
    "line break": ("số 126-\nKL/TW", ["126-KL/TW"]),
    "no separator": ("84 QĐ/TWĐTN", ["84-QĐ/TWĐTN"]),
    "glued": ("Chỉ thị 15CT/TW", ["15-CT/TW"]),
    "slash for dash": ("Nghị quyết số 33/NQ-TU", ["33-NQ/TU"]),
    "dash for slash": ("Nghị quyết số 72-NQ-TW", ["72-NQ/TW"]),
    "glued mass": ("Thông báo số 90/TBMTTQ-BTT", ["90/TB-MTTQ-BTT"]),
    "slash blanks": ("Công văn số 25 –CV/ BCĐ", ["25-CV/BCĐ"]),
    "space in body": ("Công văn số 6915-CV/BTG TW", ["6915-CV/BTGTW"]),
    "eth": ("Quyết định số 31-QÐ/TW", ["31-QĐ/TW"]),
    "lower code": ("Chương trình số 06-Ctr/TU", ["06-Ctr/TU"]),
    "digit in body": ("Công văn số 12-CV/BCĐ35", ["12-CV/BCĐ35"]),
    "unit suffix": ("Quyết định số 367-QĐ/TWĐTN-VP", ["367-QĐ/TWĐTN-VP"]),
    "dot body": ("Nghị quyết số 5-NQ/Th.U", ["05-NQ/Th.U"]),
    "horn lost": ("Nghị quyết số 5-NQ/TƢ", ["05-NQ/TW"]),
    "TƯ": ("Chỉ thị số 5-CT/TƯ", ["05-CT/TW"]),
    "word of OCR": ("NGHỊ QUYẾT CỐ 19-NQ/TW", ["19-NQ/TW"]),
    "word of OCR s6": ("Nghị quyết s6 19-NQ/TW", ["19-NQ/TW"]),
    "colon": ("Chỉ thị số: 35-CT/TW", ["35-CT/TW"]),
    "name glued behind": (
        "Quy định số 47-QĐ/TWcủa Ban Chấp hành Trung ương",
        ["47-QĐ/TW"],
    ),
    "day glued behind": (
        "Quy định số 47-QĐ/TWngày 01/11/2011",
        ["47-QĐ/TW 2011-11-01"],
    ),
    "kind glued before": ("theo HD38-HD/BTCTW", ["38-HD/BTCTW"]),
    "State kind glued before": ("TT32/2018/TT-BGDĐT", ["32/2018/TT-BGDĐT"]),
    "other letters glued before": ("máy ảnh CV625-TB/TW, mẫu ABNQ57-NQ/TW", []),
    "office of two fields": (
        "Kế hoạch số 12/KH-SGD&ĐT ngày 3/4/2020",
        ["12/KH-SGD&ĐT 2020-04-03"],
    ),
    "dots of the provinces": ("Quyết định số 895/QĐ.UB.TC", ["895/QĐ-UB-TC"]),
    "dots turned round": ("Quyết định số 5438/UB.QĐ", ["5438/UB-QĐ"]),
    "dots ending a sentence": ("Nghị quyết số 5/QĐ.Sau đó", ["5"]),
    "decree of the President": ("Sắc lệnh số 63/SL", ["63/SL"]),
    "a column of amounts": ("cột SL: 120/SL", []),
    "kind and body glued": ("Nghị quyết số 10/NQTW", ["10-NQ/TW"]),
    "joint without bodies": ("Nghị quyết liên tịch 04/1985/NQLT", ["04/1985/NQLT"]),
    "number with letter": ("Thông báo số 12a-TB/TU", ["12a-TB/TU"]),
    "decimal number": ("Nghị quyết số 66.25/2026/NQ-CP", ["66.25/2026/NQ-CP"]),
    "joint": (
        "Nghị quyết liên tịch số 102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN",
        ["102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN"],
    ),
    "dispatch": ("Công văn số 5512/BGDĐT-GDTrH", ["5512/BGDĐT-GDTrH"]),
    "old decree": ("Nghị định số 26-CP ngày 23/5/1993", ["26/CP 1993-05-23"]),
    "old council decree": (
        "Quyết định số 217-HĐBT ngày 14/11/1987",
        ["217/HĐBT 1987-11-14"],
    ),
    "old plenum symbol": (
        "Nghị quyết số 03-NQ/HNTW ngày 18/6/1997",
        ["03-NQ/HNTW 1997-06-18"],
    ),
    "old politburo symbol": ("Nghị quyết số 10-NQ/BCT", ["10-NQ/BCT"]),
}


@pytest.mark.parametrize(("text", "expected"), SPELLINGS.values(), ids=SPELLINGS)
def test_spellings(text, expected):
    """A symbol is read in every spelling that real texts print."""
    assert read(text) == expected


DATES = {
    "full date": (
        "Nghị quyết số 5-NQ/TU, ngày 04 tháng 6 năm 2019",
        ["05-NQ/TU 2019-06-04"],
    ),
    "dots": ("Nghị quyết số 5-NQ/TU ngày 04.6.2019", ["05-NQ/TU 2019-06-04"]),
    "dashes": ("Nghị quyết số 5-NQ/TU ngày 4-6-2019", ["05-NQ/TU 2019-06-04"]),
    "blank in date": (
        "Nghị quyết số 5-NQ/TU ngày 01/11/ 2011",
        ["05-NQ/TU 2011-11-01"],
    ),
    "month word": (
        "Nghị quyết số 5-NQ/TU ngày 04 tháng tư năm 2019",
        ["05-NQ/TU 2019-04-04"],
    ),
    "after body": (
        "Nghị quyết số 5-NQ/TU của Tỉnh ủy Bắc Kạn ngày 4/6/2019",
        ["05-NQ/TU 2019-06-04"],
    ),
    "before": (
        "Ngày 18/7/2019, Tỉnh ủy ban hành Công văn số 362-CV/TU",
        ["362-CV/TU 2019-07-18"],
    ),
    "glued year": (
        "Quy định số 294-QĐ/TW ngày 26 tháng 5 năm 2025của Ban Bí thư",
        ["294-QĐ/TW 2025-05-26"],
    ),
    "impossible": ("Thông báo số 26-TB/BCĐ ngày 37/7/2019", ["26-TB/BCĐ 2019-07"]),
    "year in brackets": (
        "Hướng dẫn số 42-HD/BTCTW (28/10/2025)",
        ["42-HD/BTCTW 2025-10-28"],
    ),
    "two-digit year": ("Chỉ thị số 5-CT/TW ngày 15/5/16", ["05-CT/TW 2016-05-15"]),
}


@pytest.mark.parametrize(("text", "expected"), DATES.values(), ids=DATES)
def test_dates(text, expected):
    """The day is found where it stands, in every form."""
    assert read(text) == expected


SHORT = {
    "borrowed symbol": ("Nghị quyết số 18, 19-NQ/TW", ["18-NQ/TW", "19-NQ/TW"]),
    "borrowed all": (
        "Quy định 207, 208-QĐ/TW ngày 26/7/2026",
        ["207-QĐ/TW 2026-07-26", "208-QĐ/TW 2026-07-26"],
    ),
    "short kind list": ("CT 35, 36-CT/TW", ["35-CT/TW", "36-CT/TW"]),
    "shorts": ("các Nghị quyết 18, 19 và 27", ["18", "19", "27"]),
    "shorts with so": ("Nghị quyết số 18, số 19, số 27", ["18", "19", "27"]),
    "glued short": ("NQ57 của Bộ Chính trị", ["57"]),
    "short QĐ": ("thực hiện QĐ 217 của Bộ Chính trị", ["217"]),
    "short HD": ("theo HD 38 của Ban Tổ chức Trung ương", ["38"]),
    "short TB dated": ("điều chỉnh TB 630 ngày 10/10/2025", ["630 2025-10-10"]),
    "lower with verb": (
        "theo kết luận 127 ban hành ngày 28/2, Bộ Chính trị giao",
        ["127"],
    ),
    "lower object": ("tổng kết 10 năm thực hiện quyết định 20 về lưu trữ", ["20"]),
    "lower at end": ("thay thế quy định 69.", ["69"]),
    "lower counted": ("thực hiện quy định 19 điều và kết luận 3 vụ việc", []),
    "year of a decree": ("Nghị định 43/2014 – đã hết hiệu lực", ["43"]),
    "short dash": ("Nghị quyết 57 – đột phá của đột phá", ["57"]),
    "short dash code": ("Chỉ thị 52-", []),
    "scheme": ("Đề án số 13 ban hành kèm theo", ["13"]),
}


@pytest.mark.parametrize(("text", "expected"), SHORT.values(), ids=SHORT)
def test_short_names(text, expected):
    """Lists and short names name papers; verbs and counts do not."""
    assert read(text) == expected


MEETINGS = {
    "plenum": ("Nghị quyết Trung ương 4 khóa XII", ["plenum 4 XII"]),
    "two terms": (
        "Nghị quyết Trung ương 4 khóa XI, XII",
        ["plenum 4 XI", "plenum 4 XII"],
    ),
    "two terms said": (
        "Nghị quyết Trung ương 4 khóa XI, khóa XII",
        ["plenum 4 XI", "plenum 4 XII"],
    ),
    "two plenums": (
        "Nghị quyết Trung ương 6, 7 khóa XII",
        ["plenum 6 XII", "plenum 7 XII"],
    ),
    "plenum words": (
        "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII",
        ["plenum 4 XII"],
    ),
    "wide blanks": (
        "NGHỊ QUYẾT\n                HỘI NGHỊ LẦN THỨ TÁM BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG KHÓA XIII",
        ["plenum 8 XIII"],
    ),
    "NQTW4": ("quán triệt NQTW4 khóa XII", ["plenum 4 XII"]),
    "NQTW 4": ("quán triệt NQTW 4 (khóa XII)", ["plenum 4 XII"]),
    "congress": ("Nghị quyết Đại hội XIII của Đảng", ["congress XIII"]),
    "congress nineteenth": (
        "nghị quyết đại hội đảng bộ tỉnh lần thứ mười chín",
        ["congress XIX"],
    ),
    "congress twentieth": (
        "Nghị quyết Đại hội Đảng bộ huyện lần thứ hai mươi hai",
        ["congress XXII"],
    ),
    "congress of offices": (
        "Nghị quyết Đại hội Đảng bộ Khối các cơ quan tỉnh lần thứ VI",
        ["congress VI"],
    ),
    "congress all levels": ("Nghị quyết Đại hội Đảng các cấp và Đại hội XIII", []),
    "conclusion of plenum": (
        "Kết luận Hội nghị Trung ương 4 khóa XIII",
        ["plenum 4 XIII"],
    ),
    "abbrev congress": ("NQ Đại hội đại biểu Đảng bộ tỉnh lần thứ XI", ["congress XI"]),
}


@pytest.mark.parametrize(("text", "expected"), MEETINGS.values(), ids=MEETINGS)
def test_meetings(text, expected):
    """A resolution is cited by its meeting, in words, figures and capitals."""
    assert read(text) == expected


TRAPS = {
    "phone": "ĐT: 024.3825.1234, 0912-345-678",
    "contract": "Hợp đồng số 12/HĐ-KT ngày 1/2/2020",
    "licence": "giấy phép số 45/GP-UBND",
    "account": "tài khoản số 3714.0.1058796",
    "house": "số nhà 12/5 ngõ 24/7",
    "plate": "biển số 29A-123.45",
    "form": "mẫu 01-KNĐ, mẫu số 2A-LLĐV",
    "period": "giai đoạn 2021-2025, tầm nhìn 2030/2045",
    "share": "15/17 xã đạt chuẩn, 3/4 số đảng viên",
    "standard": "tiêu chuẩn TCVN 14423:2026, ISO 9001:2015",
    "law by name": "Luật Cán bộ, công chức năm 2008",
    "article": "khoản 1 và khoản 3 Điều 4",
    "blank number": "Số       -KH/ĐU",
    "template dots": "Kế hoạch số ...-KH/ĐU",
    "file": "tệp 12-KH.DU.pdf và 171-KH/TU.docx",
    "web address": "https://tulieuvankien.dangcongsan.vn/chi-thi-so-05-cttw-ngay-1552016",
    "tax code": "mã số thuế 0100686209-001",
    "counted": "Nghị quyết 3 điểm; Kế hoạch 5 năm; quyết định 3 nội dung",
    "steering": "Ban Chỉ đạo 35 tỉnh, Tổ 5, lớp 12A1",
    "fund number": "số tiền 1.234.567/2.000.000 đồng",
    "match score": "thắng 3-1/TW",
    "resolution pixels": "ảnh 1920/1080, tỷ lệ 16/9",
    "amount per unit": "8 triệu đồng/nhà, 0,5%/năm",
    "this one": "Quyết định này có hiệu lực từ ngày ký",
}


@pytest.mark.parametrize("text", TRAPS.values(), ids=TRAPS)
def test_traps(text):
    """Numbers of other things are no citations."""
    assert read(text) == []


BODIES = {
    "branch with small words": (
        "Kế hoạch số 57-KH/ĐU của Đảng ủy Trung tâm Quản lý đường hầm sông Sài Gòn về tuyên truyền",
        "Đảng ủy Trung tâm Quản lý đường hầm sông Sài Gòn",
    ),
    "committee of the party committee": (
        "Nghị quyết số 1-NQ/TU ngày 16/11/2020 của Ban Chấp hành Đảng bộ tỉnh về chuyển đổi số",
        "Ban Chấp hành Đảng bộ tỉnh",
    ),
    "committee of a named party committee": (
        "Nghị quyết số 1-NQ/TU của Ban Chấp hành Đảng bộ tỉnh Quảng Ninh khóa XV về chuyển đổi số",
        "Ban Chấp hành Đảng bộ tỉnh Quảng Ninh khóa XV",
    ),
    "standing committee of party committee": (
        "Quyết định số 1-QĐ/TU của Ban Thường vụ Đảng ủy xã Nghĩa Lâm",
        "Ban Thường vụ Đảng ủy xã Nghĩa Lâm",
    ),
    "clause after a dash": (
        "Quyết định 283/QĐ-UBND ngày 31/5/2026 của UBND xã Nghĩa Lâm — nguồn KPI nội bộ đã được xác định",
        "UBND xã Nghĩa Lâm",
    ),
    "ministry with a dash": (
        "Thông tư số 1/2020/TT-BLĐTBXH của Bộ Lao động - Thương binh và Xã hội về lương",
        "Bộ Lao động - Thương binh và Xã hội",
    ),
    "wide line break": (
        "Chỉ thị số 18-CT/TW ngày 4/9/2012 của\n                    Ban Bí thư Trung\n                    ương Đảng (khóa XI) về",
        "Ban Bí thư Trung\n                    ương Đảng (khóa XI)",
    ),
    "unions": (
        "Quyết định số 4290/QĐ-TLĐ ngày 01/3/2022 của Tổng LĐLĐ Việt Nam về",
        "Tổng LĐLĐ Việt Nam",
    ),
    "unions in full": (
        "Quyết định số 4290/QĐ-TLĐ của Tổng Liên đoàn Lao động Việt Nam",
        "Tổng Liên đoàn Lao động Việt Nam",
    ),
    "rector": (
        "Kế hoạch số 762/KH-DCT của Hiệu trưởng Trường Đại học Công Thương Thành phố Hồ Chí Minh về",
        "Hiệu trưởng Trường Đại học Công Thương Thành phố Hồ Chí Minh",
    ),
    "chairman": (
        "Quyết định số 5/QĐ-UBND của Chủ tịch Ủy ban nhân dân tỉnh Bắc Kạn về",
        "Chủ tịch Ủy ban nhân dân tỉnh Bắc Kạn",
    ),
    "minister": (
        "Quyết định số 828/QĐ-BTC của Bộ trưởng Bộ Tài chính ban hành Quy chế",
        "Bộ trưởng Bộ Tài chính",
    ),
    "director": (
        "Quyết định số 8/QĐ-SNV của Giám đốc Sở Nội vụ tỉnh Bắc Kạn về",
        "Giám đốc Sở Nội vụ tỉnh Bắc Kạn",
    ),
    "president": ("Lệnh số 8/2018/L-CTN của Chủ tịch nước về", "Chủ tịch nước"),
    "cell": (
        "Nghị quyết số 1-NQ/CB của Chi bộ Trường Mầm non Hoàng Yến về",
        "Chi bộ Trường Mầm non Hoàng Yến",
    ),
    "army": (
        "Nghị quyết số 1021-NQ/ĐU của Đảng ủy Quân khu 7 về",
        "Đảng ủy Quân khu 7",
    ),
    "no correction": ("Chỉ thị số 01 của Bộ Nông nghiệp về", "Bộ Nông nghiệp"),
    "two bodies": (
        "Kết luận số 126-KL/TW của Bộ Chính trị, Ban Bí thư về",
        "Bộ Chính trị, Ban Bí thư",
    ),
    "joint": (
        "Thông tư liên tịch số 7/2016/TTLT-BYT-BTC của Bộ Y tế và Bộ Tài chính",
        "Bộ Y tế và Bộ Tài chính",
    ),
    "office of": (
        "Hướng dẫn số 36-HD/VPTW của văn phòng TW Đảng về",
        "văn phòng TW Đảng",
    ),
    "women": (
        "Kế hoạch số 5-KH/ĐCT của Đoàn Chủ tịch Trung ương Hội Liên hiệp Phụ nữ Việt Nam về",
        "Đoàn Chủ tịch Trung ương Hội Liên hiệp Phụ nữ Việt Nam",
    ),
    "farmers": (
        "Nghị quyết số 2-NQ/HNDTW của Ban Chấp hành Trung ương Hội Nông dân Việt Nam về",
        "Ban Chấp hành Trung ương Hội Nông dân Việt Nam",
    ),
    "board": (
        "Thông báo số 5-TB/TU của Thường trực Tỉnh ủy Bắc Kạn tại cuộc họp",
        "Thường trực Tỉnh ủy Bắc Kạn",
    ),
    "steering committee": (
        "Kế hoạch số 3-KH/BCĐTW của Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, lãng phí, tiêu cực ban hành",
        "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, lãng phí, tiêu cực",
    ),
    "council": (
        "Nghị quyết số 43/NQ-HĐND của Hội đồng nhân dân tỉnh về",
        "Hội đồng nhân dân tỉnh",
    ),
    "plenum as body": (
        "Nghị quyết số 45-NQ/TW của Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII về",
        "Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII",
    ),
}


@pytest.mark.parametrize(("text", "body"), BODIES.values(), ids=BODIES)
def test_bodies(text, body):
    """A body is read to the end of its name and no farther."""
    (one,) = cite.find(text, AUTHORITY)

    assert one.body_verbatim == body


def test_another_initial_is_no_misspelling():
    """A ministry of old is not taken for the one whose name is a letter off."""
    (one,) = cite.find("Chỉ thị số 01 của Bộ Nông nghiệp về vụ mùa", AUTHORITY)

    assert (one.body, one.flags) == ("Bộ Nông nghiệp", ())


def test_joint_papers_of_the_codification_have_all_their_bodies():
    """The bodies at the end of a long title are all of a joint circular."""
    text = (
        "(Điều 2 Thông tư liên tịch số 25/2014/TTLT-BYT-BTC Hướng dẫn chế độ phụ cấp "
        "ngày 11/06/2014 của Bộ Y tế và Bộ Tài chính, có hiệu lực thi hành kể từ ngày "
        "15/08/2014)"
    )

    (one,) = cite.find(text, AUTHORITY)

    assert one.body_verbatim == "Bộ Y tế và Bộ Tài chính"
