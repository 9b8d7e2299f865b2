"""Made-up passages in the manner of handbooks, the gazette, codification and news."""

import pytest

from archive.authority import load
from archive.text import squeeze
from indexer import cite

AUTHORITY = load()


def told(text):
    """Return each citation of a text as a line: kind, paper, date, body."""
    return [_line(one) for one in cite.find(text, AUTHORITY)]


def _line(one):
    """Return a citation as a line."""
    paper = one.symbol or one.number or _meeting(one.conference) or one.type
    parts = (one.kind, paper, one.date or one.date_partial, one.body_verbatim)
    return " | ".join(squeeze(str(part)) for part in parts if part)


def _meeting(conference):
    """Return a congress or plenum in short: ``plenum 4 XII``."""
    if conference is None:
        return None
    return " ".join(
        filter(None, (conference.level, conference.ordinal, conference.term))
    )


HANDBOOK = {
    "points of two papers": (
        "Chi ủy làm theo điểm 2.1 Quy định số 24-QĐ/TW ngày 30/7/2021 của BCH Trung ương và mục 3 Hướng dẫn số 01-HD/TW ngày 28/9/2021 của Ban Bí thư.",
        [
            "party | 24-QĐ/TW | 2021-07-30 | BCH Trung ương",
            "party | 01-HD/TW | 2021-09-28 | Ban Bí thư",
        ],
    ),
    "an article in brackets": (
        "Kỳ họp có ít nhất hai phần ba đảng viên dự (khoản 2 Điều 9 Quy định số 232-QĐ/TW ngày 20/01/2025 của Ban Chấp hành Trung ương).",
        ["party | 232-QĐ/TW | 2025-01-20 | Ban Chấp hành Trung ương"],
    ),
    "a line that breaks in the symbol": (
        "mẫu kèm Hướng dẫn số 12-\nHD/BTCTW ngày 18/5/2022 của Ban Tổ chức Trung\nương",
        ["party | 12-HD/BTCTW | 2022-05-18 | Ban Tổ chức Trung ương"],
    ),
    "a staff organ of a city": (
        "Hồ sơ lập theo Công văn số 415-CV/BTCTU, ngày 06/3/2023 của Ban Tổ chức Thành ủy Hải Phòng.",
        ["party | 415-CV/BTCTU | 2023-03-06 | Ban Tổ chức Thành ủy Hải Phòng"],
    ),
    "a cell's resolution": (
        "Nghị quyết số 07-NQ/CB ngày 02/3/2024 của Chi bộ Trường Tiểu học Minh Khai",
        ["party | 07-NQ/CB | 2024-03-02 | Chi bộ Trường Tiểu học Minh Khai"],
    ),
    "a grass-roots committee": (
        "Căn cứ Quy chế số 01-QC/ĐU ngày 15-8-2020 của Đảng ủy xã Tân Lập;",
        ["party | 01-QC/ĐU | 2020-08-15 | Đảng ủy xã Tân Lập"],
    ),
    "a committee in a block": (
        "Đảng ủy Khối các cơ quan tỉnh đã có Thông tri số 03-TT/ĐUK ngày 11/4/2019",
        ["party | 03-TT/ĐUK | 2019-04-11 | Đảng ủy Khối các cơ quan tỉnh"],
    ),
    "the word số missing": (
        "Xem Hướng dẫn 38-HD/BTCTW, Quy định 37-QĐ/TW và Kết luận 21-KL/TW.",
        ["party | 38-HD/BTCTW", "party | 37-QĐ/TW", "party | 21-KL/TW"],
    ),
    "short forms of kinds": (
        "Biểu 2 kèm HD số 03-HD/TW và QĐ 58-QĐ/TW; xem thêm CV 1274-CV/VPTW",
        ["party | 03-HD/TW", "party | 58-QĐ/TW", "party | 1274-CV/VPTW"],
    ),
    "a paper that is cut off at its end": (
        "thực hiện Quy định số 114-QĐ/TW, ngày 11/7/2023 của Bộ",
        ["party | 114-QĐ/TW | 2023-07-11"],
    ),
    "a note's mark on the symbol": (
        "làm theo Nghị quyết số 57-NQ/TW1 ngày 22/12/2024 của Bộ Chính trị",
        ["party | 57-NQ/TW | 2024-12-22 | Bộ Chính trị"],
    ),
    "the committee in one word": (
        "Nghị quyết số 20-NQ/TW của BCHTW Đảng khóa XII",
        ["party | 20-NQ/TW | BCHTW Đảng khóa XII"],
    ),
    "the number in a long subject": (
        "Hướng dẫn số 25-HD/BTCTW ngày 20/3/2017 về một số nội dung Quy định số 29-QĐ/TW ngày 25/7/2016 về thi hành Điều lệ Đảng",
        ["party | 25-HD/BTCTW | 2017-03-20", "party | 29-QĐ/TW | 2016-07-25"],
    ),
    "inspection committees": (
        "Quyết định số 89-QĐ/UBKTTW ngày 01/12/2021 của UBKT Trung ương và Kế hoạch số 14-KH/UBKTTU ngày 3/02/2022 của Ủy ban Kiểm tra Tỉnh ủy Lào Cai",
        [
            "party | 89-QĐ/UBKTTW | 2021-12-01 | UBKT Trung ương",
            "party | 14-KH/UBKTTU | 2022-02-03 | Ủy ban Kiểm tra Tỉnh ủy Lào Cai",
        ],
    ),
}
GAZETTE = {
    "a list of resolutions before their plenum": (
        "bám sát các Nghị quyết số 18-NQ/TW, 19-NQ/TW ngày 25 tháng 10 năm 2017 của Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII",
        [
            "party | 18-NQ/TW",
            "party | 19-NQ/TW | 2017-10-25 | Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII",
        ],
    ),
    "a shared symbol, date and body": (
        "theo Nghị quyết số 20, 21-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương",
        [
            "party | 20-NQ/TW | 2017-10-25 | Ban Chấp hành Trung ương",
            "party | 21-NQ/TW | 2017-10-25 | Ban Chấp hành Trung ương",
        ],
    ),
    "a body before the next kind": (
        "Kế hoạch số 89/KH-UBND ngày 12/3/2021 của Ủy ban nhân dân huyện Ba Bể và Kế hoạch số 90/KH-UBND",
        [
            "state | 89/KH-UBND | 2021-03-12 | Ủy ban nhân dân huyện Ba Bể",
            "state | 90/KH-UBND",
        ],
    ),
    "four numbers and one symbol": (
        "các Quy định số 22, 69, 131, 132-QĐ/TW của Bộ Chính trị",
        [
            "party | 22-QĐ/TW | Bộ Chính trị",
            "party | 69-QĐ/TW | Bộ Chính trị",
            "party | 131-QĐ/TW | Bộ Chính trị",
            "party | 132-QĐ/TW | Bộ Chính trị",
        ],
    ),
    "a ministry with small words": (
        "Công văn số 77/SNNPTNT-VP ngày 4/3/2021 của Sở Nông nghiệp và Phát triển nông thôn tỉnh Cao Bằng",
        [
            "state | 77/SNNPTNT-VP | 2021-03-04 | Sở Nông nghiệp và Phát triển nông thôn tỉnh Cao Bằng"
        ],
    ),
    "texts of the office": (
        "ý kiến của Bộ Chính trị tại Công văn số 9317-CV/VPTW ngày 12 tháng 01 năm 2024 và số 9450-CV/VPTW ngày 02 tháng 02 năm 2024 của Văn phòng Trung ương Đảng",
        [
            "party | 9317-CV/VPTW | 2024-01-12",
            "party | 9450-CV/VPTW | 2024-02-02 | Văn phòng Trung ương Đảng",
        ],
    ),
    "a law by name and one by number": (
        "Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025; căn cứ Luật Cán bộ, công chức số 80/2025/QH15;",
        ["state | 80/2025/QH15"],
    ),
    "laws by name and year": (
        "Bộ luật Lao động năm 2019, Luật Đất đai 2024 và Hiến pháp năm 2013 đều quy định như vậy.",
        [],
    ),
    "an amending law": (
        "Luật Ngân sách nhà nước số 83/2015/QH13 đã được sửa đổi, bổ sung bởi Luật số 56/2024/QH15",
        ["state | 83/2015/QH13", "state | 56/2024/QH15"],
    ),
    "decree and decision": (
        "Nghị định số 178/2024/NĐ-CP ngày 31 tháng 12 năm 2024 của Chính phủ và Quyết định số 759/QĐ-TTg ngày 14/4/2025 của Thủ tướng Chính phủ",
        [
            "state | 178/2024/NĐ-CP | 2024-12-31 | Chính phủ",
            "state | 759/QĐ-TTg | 2025-04-14 | Thủ tướng Chính phủ",
        ],
    ),
    "a decree as amended": (
        "Nghị định số 138/2020/NĐ-CP (được sửa đổi, bổ sung tại Nghị định số 116/2024/NĐ-CP)",
        ["state | 138/2020/NĐ-CP", "state | 116/2024/NĐ-CP"],
    ),
    "a joint circular": (
        "Thông tư liên tịch số 10/2015/TTLT-BYT-BNV ngày 27/5/2015 của Bộ trưởng Bộ Y tế và Bộ trưởng Bộ Nội vụ",
        [
            "state | 10/2015/TTLT-BYT-BNV | 2015-05-27 | Bộ trưởng Bộ Y tế và Bộ trưởng Bộ Nội vụ"
        ],
    ),
    "a council's resolution": (
        "Nghị quyết số 45/NQ-HĐND ngày 10/12/2021 của HĐND tỉnh Yên Bái",
        ["state | 45/NQ-HĐND | 2021-12-10 | HĐND tỉnh Yên Bái"],
    ),
    "the standing committee": (
        "Nghị quyết số 76/2025/UBTVQH15 ngày 14 tháng 4 năm 2025 của Ủy ban Thường vụ Quốc hội",
        ["state | 76/2025/UBTVQH15 | 2025-04-14 | Ủy ban Thường vụ Quốc hội"],
    ),
    "dispatches of offices": (
        "Công văn số 4319/BNV-CCVC ngày 20/7/2025 của Bộ Nội vụ; Công văn số 612/VPCP-TCCV",
        ["state | 4319/BNV-CCVC | 2025-07-20 | Bộ Nội vụ", "state | 612/VPCP-TCCV"],
    ),
    "in capitals": (
        "KẾ HOẠCH\nTRIỂN KHAI NGHỊ QUYẾT SỐ 71-NQ/TW NGÀY 22 THÁNG 8 NĂM 2025 CỦA BỘ CHÍNH TRỊ VỀ GIÁO DỤC",
        ["party | 71-NQ/TW | 2025-08-22 | BỘ CHÍNH TRỊ"],
    ),
    "hereafter called": (
        "Kết luận số 126-KL/TW ngày 14/02/2025 của Bộ Chính trị, Ban Bí thư (sau đây gọi là Kết luận số 126-KL/TW)",
        [
            "party | 126-KL/TW | 2025-02-14 | Bộ Chính trị, Ban Bí thư",
            "party | 126-KL/TW",
        ],
    ),
    "a codified article": (
        "(Điều 4 Thông tư số 15/2018/TT-BNV Quy định về tuyển dụng, ngày 15/12/2018 của Bộ Nội vụ, có hiệu lực thi hành kể từ ngày 01/02/2019)",
        ["state | 15/2018/TT-BNV | 2018-12-15 | Bộ Nội vụ"],
    ),
    "a codified article of ministries with a misprinted name": (
        "(Điều 1 Thông tư liên tịch số 14/2016/TTLT-BNNPTNT-BTC hướng dẫn hỗ trợ giống, ngày 12/5/2016 của Bộ Nông nghiệp phát triển nông thôn và, Bộ Tài chính, có hiệu lực kể từ ngày 01/7/2016)",
        [
            "state | 14/2016/TTLT-BNNPTNT-BTC | 2016-05-12 | Bộ Nông nghiệp phát triển nông thôn và, Bộ Tài chính"
        ],
    ),
    "a codified article whose title came behind its body": (
        "(Điều 2 Thông tư số 03/2016/TT-BTTTT, ngày 12/5/2016 của Bộ Thông tin và Truyền thông Quy định về rà soát, có hiệu lực kể từ ngày 01/7/2016)",
        ["state | 03/2016/TT-BTTTT | 2016-05-12 | Bộ Thông tin và Truyền thông"],
    ),
    "the annex's own line": (
        "PHỤ LỤC II\n(Ban hành kèm theo Quyết định số 22/2024/QĐ-TTg ngày 15 tháng 11 năm 2024 của Thủ tướng Chính phủ)\nDANH MỤC",
        [],
    ),
    "an annex told of in a sentence that goes on in this line": (
        "theo Mẫu số 3 tại Phụ lục\nkèm theo Nghị định số 91/2026/NĐ-CP, trong đó nêu rõ",
        ["state | 91/2026/NĐ-CP"],
    ),
    "an annex's line without brackets": (
        "QUY CHẾ LÀM VIỆC\nBan hành kèm theo Quyết định số 31-QĐ/TW",
        [],
    ),
    "the Party's and the State's kinds together": (
        "theo Nghị quyết số 27-NQ/TW của Hội nghị Trung ương 7 khóa XII và Nghị quyết số 104/2023/QH15 của Quốc hội",
        [
            "party | 27-NQ/TW | Hội nghị Trung ương 7 khóa XII",
            "state | 104/2023/QH15 | Quốc hội",
        ],
    ),
}
NEWS = {
    "the date before the body": (
        "Ngày 24/10/2024, Ban Thường vụ Tỉnh ủy Sơn La đã ban hành Chỉ thị số 48-CT/TU về phòng cháy.",
        ["party | 48-CT/TU | 2024-10-24 | Ban Thường vụ Tỉnh ủy Sơn La"],
    ),
    "who signed on a day": (
        "Ngày 5/7/2021, đồng chí Thường trực Ban Bí thư đã ký ban hành Quy định số 22-QĐ/TW về công tác kiểm tra",
        ["party | 22-QĐ/TW | 2021-07-05"],
    ),
    "the day of a meeting": (
        "Ngày 5/7/2021, hội nghị bàn nhiều việc. Tỉnh ủy Hà Giang ban hành Kế hoạch số 8-KH/TU",
        ["party | 08-KH/TU | Tỉnh ủy Hà Giang"],
    ),
    "a committee of the Centre": (
        "Ban Chỉ đạo 35 Trung ương ban hành Kế hoạch số 15-KH/BCĐ35 ngày 20/1/2021",
        ["party | 15-KH/BCĐ35 | 2021-01-20 | Ban Chỉ đạo 35 Trung ương"],
    ),
    "a city in short": (
        "Thông tri số 20-TT/TU ngày 6-2-2019 của Ban Thường vụ Thành ủy TP.HCM",
        ["party | 20-TT/TU | 2019-02-06 | Ban Thường vụ Thành ủy TP.HCM"],
    ),
    "the day told after the verb": (
        "Ban Bí thư vừa có Kết luận số 88-KL/TW, ký ngày 25/7/2024, về công tác dân vận",
        ["party | 88-KL/TW | 2024-07-25 | Ban Bí thư"],
    ),
    "the date in brackets": (
        "nội dung Chỉ thị số 35-CT/TW (ngày 14/6/2024) của Bộ Chính trị",
        ["party | 35-CT/TW | 2024-06-14 | Bộ Chính trị"],
    ),
    "body first, then date": (
        "Nghị quyết số 09-NQ/TU của Tỉnh ủy Quảng Ninh ngày 01/02/2022 về chuyển đổi số",
        ["party | 09-NQ/TU | 2022-02-01 | Tỉnh ủy Quảng Ninh"],
    ),
    "two-digit year": (
        "Thông báo số 52-TB/TW ngày 12/8/18 của Ban Bí thư",
        ["party | 52-TB/TW | 2018-08-12 | Ban Bí thư"],
    ),
    "dashes and blanks of an agency": (
        "Quyết định số 1204 - QĐ / TU ngày 05 - 6 - 2019 của Thành uỷ Đà Nẵng",
        ["party | 1204-QĐ/TU | 2019-06-05 | Thành uỷ Đà Nẵng"],
    ),
    "a month in words": (
        "Chỉ thị số 40-CT/TW ngày 22 tháng mười một năm 2014 của Ban Bí thư",
        ["party | 40-CT/TW | 2014-11-22 | Ban Bí thư"],
    ),
    "a year alone": (
        "Nghị quyết số 29-NQ/TW năm 2013 đặt nền cho đổi mới giáo dục.",
        ["party | 29-NQ/TW | 2013"],
    ),
    "tokens of a corpus": (
        "Theo Quy định số 08 - QĐi / TW ngày 25/10/2018 , đảng viên phải nêu gương .",
        ["party | 08-QĐi/TW | 2018-10-25"],
    ),
    "short names": (
        "Đảng bộ làm tốt Chỉ thị 05, Kết luận 01 và Nghị quyết 35 của Bộ Chính trị.",
        [
            "short | 5",
            "short | 1",
            "short | 35 | Bộ Chính trị",
        ],
    ),
    "short names that share a word": (
        "bốn trụ cột là Nghị quyết 57, 59, 66 và 68",
        ["short | 57", "short | 59", "short | 66", "short | 68"],
    ),
    "a short name with its day": (
        "Quy định số 205 ngày 23/9/2019 của Bộ Chính trị về kiểm soát quyền lực",
        ["short | 205 | 2019-09-23 | Bộ Chính trị"],
    ),
    "a short State name": (
        "Nghị định 100 của Chính phủ đã đi vào cuộc sống, cùng Chỉ thị 10 của Thủ tướng.",
        ["short | 100 | Chính phủ", "short | 10 | Thủ tướng"],
    ),
    "a short name in quotes": (
        "bàn về “Nghị quyết 68” và vai trò kinh tế tư nhân",
        ["short | 68"],
    ),
    "a short form with a number": (
        "Tọa đàm về NQ 57 và KL 14",
        ["short | 57", "short | 14"],
    ),
    "an interim word": (
        "Báo cáo về việc thực hiện Chỉ thị số 23 của Ban Bí thư (khóa XIII)",
        ["short | 23 | Ban Bí thư (khóa XIII)"],
    ),
    "pointing": (
        "Thực hiện Chỉ thị nêu trên, các cấp ủy đã vào cuộc.",
        ["deictic | Chỉ thị"],
    ),
    "pointing at several": (
        "Từ các quy định nói trên, cấp ủy rà soát lại.",
        ["deictic | Quy định"],
    ),
}
MEETINGS = {
    "a plenum with its name in words": (
        "Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII",
        ["conference | plenum 8 XIII"],
    ),
    "a plenum with a comma": (
        "theo tinh thần Nghị quyết Trung ương 5, khóa XIII về tổ chức cơ sở đảng",
        ["conference | plenum 5 XIII"],
    ),
    "a plenum of the central committee": (
        "Nghị quyết Hội nghị Trung ương lần thứ 6 (khóa XIII)",
        ["conference | plenum 6 XIII"],
    ),
    "a conclusion of a plenum": (
        "Kết luận Hội nghị Trung ương 4 khóa XIII về xây dựng, chỉnh đốn Đảng",
        ["conference | plenum 4 XIII"],
    ),
    "two plenums of two terms": (
        "Nghị quyết Trung ương 4 khóa XI, khóa XII và Nghị quyết Trung ương 7 khóa XIII",
        [
            "conference | plenum 4 XI",
            "conference | plenum 4 XII",
            "conference | plenum 7 XIII",
        ],
    ),
    "a plenum numbered outside": (
        "Nghị quyết số 28-NQ/TW, Hội nghị Trung ương 6 khóa XIII",
        ["party | 28-NQ/TW | Hội nghị Trung ương 6 khóa XIII"],
    ),
    "a plenum in short": (
        "học tập NQTW 6 khóa XII và NQ TW 8 (khóa XI)",
        ["conference | plenum 6 XII", "conference | plenum 8 XI"],
    ),
    "terms in brackets of their own": (
        "Nghị quyết Trung ương 4 (khóa XI), (khóa XII)",
        ["conference | plenum 4 XI", "conference | plenum 4 XII"],
    ),
    "a plenum in two parts": (
        "Nghị quyết Trung ương 6 (lần 2) khóa VIII",
        ["conference | plenum 6 VIII"],
    ),
    "the Centre twice": (
        "Nghị quyết Trung ương 6 và Trung ương 7 khóa XII",
        ["conference | plenum 6 XII", "conference | plenum 7 XII"],
    ),
    "a comma after the ordinal": (
        "Nghị quyết Hội nghị lần thứ Sáu, Ban Chấp hành Trung ương khóa XII",
        ["conference | plenum 6 XII"],
    ),
    "a stop after the Centre": (
        "nghị quyết T.Ư. 5 khóa VIII",
        ["conference | plenum 5 VIII"],
    ),
    "terms behind the symbols": (
        "Nghị quyết 18-NQ/TW (khóa XII), 19-NQ/TW (khóa XII)",
        ["party | 18-NQ/TW", "party | 19-NQ/TW"],
    ),
    "a congress in Roman": (
        "đưa Nghị quyết Đại hội XIV của Đảng vào cuộc sống",
        ["conference | congress XIV"],
    ),
    "a congress spelt out": (
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ mười ba của Đảng",
        ["conference | congress XIII"],
    ),
    "a congress in figures": (
        "Nghị quyết Đại hội Đảng lần thứ 12",
        ["conference | congress XII"],
    ),
    "congresses of several levels": (
        "triển khai Nghị quyết Đại hội Đảng bộ tỉnh Hà Giang lần thứ XVII, Nghị quyết Đại hội Đảng bộ huyện Quản Bạ lần thứ XVI",
        ["conference | congress XVII", "conference | congress XVI"],
    ),
    "a congress by its term": (
        "Nghị quyết Đại hội Đảng bộ xã khóa XXII, nhiệm kỳ 2020 - 2025",
        ["conference | congress XXII"],
    ),
    "congresses in general": (
        "Nghị quyết Đại hội đảng bộ các cấp nhiệm kỳ 2025 - 2030 và Văn kiện Đại hội XIII",
        [],
    ),
    "a plenum as an event": (
        "Sáng nay khai mạc Hội nghị Trung ương 10 khóa XIII tại Hà Nội.",
        [],
    ),
}
ORGANISATIONS = {
    "the Youth Union's dispatch": (
        "Hướng dẫn số 57-HD/TWĐTN-BTC ngày 12/9/2024 của Ban Bí thư Trung ương Đoàn",
        ["mass | 57-HD/TWĐTN-BTC | 2024-09-12 | Ban Bí thư Trung ương Đoàn"],
    ),
    "the confederation of labour": (
        "Nghị quyết số 02/NQ-BCH và Hướng dẫn số 26/HD-TLĐ ngày 01/3/2022 của Tổng Liên đoàn Lao động Việt Nam",
        [
            "state | 02/NQ-BCH",
            "mass | 26/HD-TLĐ | 2022-03-01 | Tổng Liên đoàn Lao động Việt Nam",
        ],
    ),
    "the Front": (
        "Kế hoạch số 505/KH-MTTW-BTT ngày 30/5/2024 của Ban Thường trực Ủy ban Trung ương MTTQ Việt Nam",
        [
            "mass | 505/KH-MTTW-BTT | 2024-05-30 | Ban Thường trực Ủy ban Trung ương MTTQ Việt Nam"
        ],
    ),
    "the Peasants' Association": (
        "Kết luận số 61-KL/TW và Đề án số 3-ĐA/HNDTW ngày 4/4/2023 của Trung ương Hội Nông dân Việt Nam",
        [
            "party | 61-KL/TW",
            "mass | 03-ĐA/HNDTW | 2023-04-04 | Trung ương Hội Nông dân Việt Nam",
        ],
    ),
}
TRAPS = {
    "a programme": "được đào tạo theo Đề án 165 và Chương trình 135 của Chính phủ",
    "committees with numbers": "Ban Chỉ đạo 138/CP, Ban Chỉ đạo 389 và Ban Chỉ đạo 35",
    "plates": "xe biển số 30A-123.45 và xe 29 B - 004.87 vượt đèn đỏ",
    "periods": "giai đoạn 2021 - 2025, tầm nhìn 2030/2045; nhiệm kỳ 2020-2025",
    "money": "kế hoạch 1.500 tỷ đồng; quyết định 20 triệu đồng; thông báo 3.000/5.000 hộ",
    "telephones": "Liên hệ: 0209.3812.345, fax 0209-3812346, số máy lẻ 105",
    "articles": "Điều 5, khoản 2 Điều 7 và Chương III Điều lệ Đảng",
    "the law": "theo quy định của Luật Cư trú năm 2020 và pháp luật về hộ tịch",
    "plans of years": "Kế hoạch 5 năm 2021 - 2025, Kế hoạch 2024 và Chương trình 10 năm",
    "contents counted": "Nghị quyết 3 điểm, Kết luận 5 nội dung, quyết định 12 vấn đề",
    "an account": "tài khoản số 3511.0.1054321 tại Kho bạc; hóa đơn số 0012345",
    "an address": "số 125/4 đường Lê Lợi, số nhà 17/2/5 ngõ 12",
    "scores": "tỷ số 3/5, 12/15 phiếu, 2/3 tổng số cấp ủy viên",
    "standards": "theo TCVN 6909:2001 và ISO 9001:2015",
    "forms": "Mẫu 2-KNĐ, mẫu số 10/KNĐ-HD; biểu số 05-TKĐ",
    "blanks": "Số …-NQ/ĐU; Quyết định số ……/QĐ-UBND ngày …/…/20…",
    "an own heading": "Số 07-BC/ĐU\nTân Lập, ngày 03 tháng 9 năm 2024\nBÁO CÁO\nkết quả quý III",
    "meetings of owners": "Nghị quyết Đại hội đồng cổ đông thường niên năm 2024",
    "this paper": "Hướng dẫn này thay cho các hướng dẫn trước đây; theo Quy định này",
}
PASSAGES = {**HANDBOOK, **GAZETTE, **NEWS, **MEETINGS, **ORGANISATIONS}


@pytest.mark.parametrize(("text", "expected"), PASSAGES.values(), ids=PASSAGES)
def test_reads_passages_of_every_manner(text, expected):
    """Whoever writes, each paper is found with its date and body."""
    assert told(text) == expected


@pytest.mark.parametrize("text", TRAPS.values(), ids=TRAPS)
def test_makes_nothing_up(text):
    """Numbers of other things are no papers."""
    assert told(text) == []
