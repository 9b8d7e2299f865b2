"""What the cage's children find ready: imported once, before the first file.

Imported by name (``Cage(preload=...)``) in the process that children are forked
from, never by other modules, so that nobody else pays for it. A child lives for a few
files: what the first paper of a process pays for (names looked up, patterns made,
libraries waking) is paid here, by papers that were never written.
"""

import tempfile
from importlib import import_module
from pathlib import Path

from archive.model import Page, Text
from indexer import extract, reading
from indexer.extract import legacy
from indexer.extract.limits import Limits

_OF_THE_PARTY = """\
TỈNH ỦY BẮC KẠN\tĐẢNG CỘNG SẢN VIỆT NAM
BAN TUYÊN GIÁO
*\tBắc Kạn, ngày 04 tháng 6 năm 2019
Số 171-KH/BTGTU

KẾ HOẠCH
thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị
-----

Căn cứ Điều lệ Đảng; căn cứ Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành Trung ương
khóa XII (số 18-NQ/TW, ngày 25 tháng 10 năm 2017) và các Kế hoạch số 12, 13-KH/TU của
Ban Thường vụ Tỉnh ủy, Ban Tuyên giáo hướng dẫn thực hiện khoản 2 Điều 5 như sau:
1. Kế hoạch này thay thế Kế hoạch số 90-KH/BTGTU, ngày 02/3/2018; bãi bỏ Công văn số
15-CV/BTGTU; báo cáo kết quả theo Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XII.
2. Kế hoạch này có hiệu lực kể từ ngày ký./.

Nơi nhận:\tT/M BAN TUYÊN GIÁO
- Thường trực Tỉnh ủy (báo cáo);\tK/T TRƯỞNG BAN
- Các huyện ủy, thành ủy;\tPHÓ TRƯỞNG BAN
- Lưu Ban Tuyên giáo.
\tNguyễn Văn A
"""
_OF_THE_STATE = """\
ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH BẮC KẠN\tĐộc lập - Tự do - Hạnh phúc
-------\t---------------
Số: 1245/QĐ-UBND\tBắc Kạn, ngày 05 tháng 8 năm 2019

QUYẾT ĐỊNH
Về việc ban hành Quy chế công tác văn thư

ỦY BAN NHÂN DÂN TỈNH BẮC KẠN

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác
văn thư; Thông tư số 01/2019/TT-BNV của Bộ trưởng Bộ Nội vụ;
Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 22/TTr-SNV ngày 01/8/2019.

QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế công tác văn thư. Sửa đổi, bổ sung
khoản 3 Điều 6 Quyết định số 10/2017/QĐ-UBND như sau: “3. Văn thư mở sổ.”
Điều 2. Quyết định số 11/QĐ-UBND được bãi bỏ; thay cụm từ “a” bằng cụm từ “b” tại Điều 4.
Điều 3. Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 9 năm 2019.

Nơi nhận:\tTM. ỦY BAN NHÂN DÂN
- Như Điều 3;\tKT. CHỦ TỊCH
- Lưu: VT, NC.\tPHÓ CHỦ TỊCH
\tTrần Thị B
"""
_DISPATCH = """\
UBND TỈNH BẮC KẠN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc
Số: 904/SNV-VP\tBắc Kạn, ngày 12 tháng 7 năm 2021
V/v trả lời Công văn số 55/UBND-NC

Kính gửi: Ủy ban nhân dân các huyện, thành phố

Phúc đáp Công văn số 55/UBND-NC, Sở Nội vụ đề nghị thực hiện.

Nơi nhận:\tGIÁM ĐỐC
- Như trên;
- Lưu: VT.\tLê Văn C
"""
_ENCLOSED = """\
QUY CHẾ
Công tác văn thư
(Ban hành kèm theo Quyết định số 1245/QĐ-UBND ngày 05/8/2019 của UBND tỉnh)

Chương I
QUY ĐỊNH CHUNG
"""
_PDF = b"""\
%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R
/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 44>>stream
BT /F 13 Tf 90 700 Td (So 171 - KH/TU) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
"""


PAPERS = (
    (_OF_THE_PARTY,),
    (_OF_THE_STATE, _ENCLOSED),
    (_DISPATCH, _OF_THE_PARTY),
)
"""Papers that never were, page by page, with all that papers say."""


def _import_readers() -> None:
    for reader in sorted({*extract.READERS.values(), "ocr"}):
        import_module(f"indexer.extract.{reader}")
    for encoding in legacy.ENCODINGS:
        legacy.decode("", encoding)


def _open_a_file() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.pdf")
        path.write_bytes(_PDF)
        reading.open_file(path, path.name, Limits())


def _read_papers() -> None:
    for papers in PAPERS:
        pages = (Page(number, text, "text") for number, text in enumerate(papers, 1))
        reading.understand(Text("application/pdf", tuple(pages)))


_import_readers()
_open_a_file()
_read_papers()
