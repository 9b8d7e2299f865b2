"""Papers made up for tests, laid out as the regulations prescribe."""

PLAN = """\
ĐẢNG BỘ TỈNH BẮC KẠN
THÀNH ỦY BẮC KẠN
*
Số 171-KH/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Bắc Kạn, ngày 01 tháng 8 năm 2019
KẾ HOẠCH
triển khai việc sắp xếp kho tài liệu
của các chi bộ trực thuộc
-----
Thực hiện Chỉ thị số 12-CT/TU, ngày 03/5/2019 của Tỉnh ủy Bắc Kạn về lưu trữ,
Ban Thường vụ Thành ủy xây dựng kế hoạch như sau:
I- MỤC ĐÍCH
1- Kho tài liệu được sắp xếp theo Hướng dẫn số 99-HD/VPTW, ngày 02/02/2018.
Nơi nhận:
- Thường trực Tỉnh ủy (để báo cáo),
- Các chi bộ, đảng bộ
trực thuộc,
- Lưu Văn phòng Thành ủy.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Nguyễn Văn Kho
"""

LETTER = """\
TỈNH ỦY BẮC KẠN
*
Số 362-CV/TU
về việc sắp xếp kho tài liệu
của các huyện ủy
HỎA TỐC
ĐẢNG CỘNG SẢN VIỆT NAM
Bắc Kạn, ngày 18 tháng 7 năm 2019
Kính gửi: - Ban Tuyên giáo Tỉnh ủy,
- Các huyện ủy, thành ủy.
Thực hiện Kết luận số 77-KL/TW, ngày 04/6/2019 của Bộ Chính trị, Thường trực
Tỉnh ủy đề nghị các đồng chí sắp xếp kho tài liệu.
Nơi nhận:
- Như trên,
- Lưu Văn phòng Tỉnh ủy.
T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Trần Thị Giấy
"""

CENTRAL = """\
BAN CHẤP HÀNH TRUNG ƯƠNG
*
Số 999-QĐ/TW
ĐẢNG CỘNG SẢN VIỆT NAM
Hà Nội, ngày 05 tháng 3 năm 2021
QUY ĐỊNH
về việc giữ gìn kho tài liệu
-----
- Căn cứ Điều lệ Đảng;
- Căn cứ Quy chế làm việc của Ban Chấp hành Trung ương,
Ban Bí thư quy định về việc giữ gìn kho tài liệu như sau:
Điều 1. Kho tài liệu được giữ gìn cẩn thận.
Quy định này có hiệu lực thi hành kể từ ngày ký.
Nơi nhận:
- Các tỉnh ủy, thành ủy,
- Lưu Văn phòng Trung ương Đảng.
T/M BAN BÍ THƯ
Lê Văn Sách
"""

NEWS = """\
Thành phố sắp xếp lại kho tài liệu của các chi bộ
Sáng nay, Thành ủy Bắc Kạn tổ chức hội nghị triển khai Kế hoạch số 171-KH/TU
ngày 01/8/2019 của Thành ủy. Trước đó, Tỉnh ủy ban hành Công văn
số 362-CV/TU ngày 18/7/2019 về việc sắp xếp kho tài liệu.
Hội nghị kết thúc vào buổi trưa.
"""

MINISTRY = """\
CÔNG BÁO/Số 55 + 56/Ngày 26-01-2026 30
VĂN BẢN QUY PHẠM PHÁP LUẬT
BỘ TÀI CHÍNH
BỘ TÀI CHÍNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 02/2026/TT-BTC Hà Nội, ngày 01 tháng 01 năm 2026
THÔNG TƯ
Hướng dẫn việc giữ gìn kho sổ sách theo
Thông tư số 72/2011/TT-BTC ngày 27 tháng 5
năm 2011 của Bộ trưởng Bộ Tài chính
Căn cứ Luật Kế toán số 88/2015/QH13;
Bộ trưởng Bộ Tài chính ban hành Thông tư hướng dẫn việc giữ gìn kho sổ sách.
Điều 1. Kho sổ sách
Kho sổ sách được giữ gìn cẩn thận.
"""
MINISTRY_END = """\
CÔNG BÁO/Số 55 + 56/Ngày 26-01-2026 31
Điều 2. Điều khoản thi hành
Thông tư này có hiệu lực thi hành từ ngày 20 tháng 02 năm 2026./.
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Phạm Thị Sổ
"""
