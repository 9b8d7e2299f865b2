"""What papers are about: matters that offices really write about, in their grammar.

The matters are those of well-known resolutions, directives and regulations in short;
a subject is what is done, the matter, and for whom or when.
"""

import random

MATTERS = """
xây dựng, chỉnh đốn Đảng
đổi mới, sắp xếp tổ chức bộ máy của hệ thống chính trị
đổi mới đơn vị sự nghiệp công lập
bảo vệ, chăm sóc và nâng cao sức khỏe nhân dân
công tác dân số trong tình hình mới
xây dựng đội ngũ cán bộ các cấp
cải cách chính sách tiền lương
cải cách chính sách bảo hiểm xã hội
bảo vệ nền tảng tư tưởng của Đảng
phát triển bền vững kinh tế biển
bảo vệ an ninh quốc gia
cuộc Cách mạng công nghiệp lần thứ tư
đổi mới phương thức lãnh đạo, cầm quyền của Đảng
xây dựng đội ngũ trí thức
đổi mới căn bản, toàn diện giáo dục và đào tạo
quản lý, sử dụng đất đai
xây dựng Nhà nước pháp quyền
đẩy mạnh công nghiệp hóa, hiện đại hóa
phát triển khoa học, công nghệ và đổi mới sáng tạo
chuyển đổi số trong các cơ quan đảng
hội nhập quốc tế trong tình hình mới
xây dựng và thi hành pháp luật
phát triển kinh tế tư nhân
bảo đảm an ninh năng lượng
phát triển văn hóa, con người
học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh
bảo đảm trật tự, an toàn giao thông
tín dụng chính sách xã hội
quản lý, bảo vệ và phát triển rừng
đại hội đảng bộ các cấp
bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân
nâng cao chất lượng sinh hoạt chi bộ
công tác kiểm tra, giám sát của Đảng
kỷ luật tổ chức đảng và đảng viên vi phạm
trách nhiệm nêu gương của cán bộ, đảng viên
kiểm soát quyền lực trong công tác cán bộ
thi hành Điều lệ Đảng
những điều đảng viên không được làm
chuẩn mực đạo đức cách mạng
giao dịch điện tử trong hoạt động của Đảng
thời hạn bảo quản tài liệu
thể thức và kỹ thuật trình bày văn bản
tuyên truyền kỷ niệm các ngày lễ lớn
phân loại, xử lý thông tin trên mạng
truyền thông của tỉnh
công tác tuyên giáo
công tác dân vận của chính quyền
hợp nhất các cơ quan tham mưu, giúp việc
phòng, chống tham nhũng, lãng phí, tiêu cực
phòng, chống thiên tai và tìm kiếm cứu nạn
phòng, chống dịch bệnh
xây dựng nông thôn mới
giảm nghèo bền vững
quy hoạch cán bộ lãnh đạo, quản lý
luân chuyển cán bộ
kết nạp đảng viên mới
đánh giá, xếp loại tổ chức đảng và đảng viên
bồi dưỡng lý luận chính trị
tiếp công dân, giải quyết đơn thư
thực hiện quy chế dân chủ ở cơ sở
vận động nhân dân trồng cây
tặng Huy hiệu Đảng
công tác văn thư, lưu trữ
quản lý tài chính, tài sản của Đảng
công tác bảo vệ bí mật nhà nước
tuyển quân và xây dựng lực lượng dân quân
đại hội công đoàn các cấp
công tác đối ngoại nhân dân
phát triển du lịch cộng đồng
sử dụng sách điện tử
""".strip().splitlines()

DEEDS = """
triển khai thực hiện
tăng cường sự lãnh đạo của Đảng đối với
tổng kết 10 năm thực hiện
sơ kết 5 năm thực hiện
tuyên truyền
kiểm tra, giám sát
đẩy mạnh
tiếp tục
góp ý dự thảo đề án
cung cấp số liệu
báo cáo kết quả
hướng dẫn một số nội dung
chấn chỉnh
quán triệt, học tập
phân công nhiệm vụ
kiện toàn ban chỉ đạo
phê duyệt kinh phí
tổ chức hội nghị
khắc phục hạn chế sau kiểm tra
đề nghị bổ sung biên chế
lấy ý kiến nhân dân
xử lý kiến nghị của cử tri
khen thưởng tập thể, cá nhân có thành tích
thông báo kết luận
phối hợp điều tra
giải trình số liệu
""".strip().splitlines()

# {place} is a province or a district of the archive, often not the writer's own.
TAILS = [
    "",
    "trên địa bàn {place}",
    "tại {place} năm {year}",
    "đối với {place}",
    "của {place} giai đoạn {year} - {later}",
    "trong tình hình mới",
    "trong Đảng bộ",
    "trong cán bộ, công chức, viên chức",
    "trong đoàn viên, thanh niên",
    "ở vùng đồng bào dân tộc thiểu số",
    "năm {year}",
    "quý I năm {year}",
    "sáu tháng đầu năm {year}",
    "giai đoạn {year} - {later}",
    "nhiệm kỳ {year} - {later}",
    "đến năm {later}",
    "tại các xã đặc biệt khó khăn",
    "trong các doanh nghiệp",
    "",
    "",
][1:-1]

SENTENCES = """
Ban Thường vụ yêu cầu các chi bộ trực thuộc triển khai thực hiện đến toàn thể đảng viên.
Các cấp ủy đảng tăng cường công tác kiểm tra, giám sát việc thực hiện của cấp dưới.
Văn phòng theo dõi, đôn đốc và báo cáo kết quả thực hiện trước ngày cuối quý.
Ban Tổ chức hướng dẫn các đơn vị sắp xếp tổ chức bộ máy tinh gọn, hoạt động hiệu quả.
Ban Tuyên giáo chủ trì phối hợp với các cơ quan báo chí tuyên truyền kết quả.
Ủy ban Kiểm tra tham mưu kế hoạch kiểm tra chuyên đề đối với tổ chức đảng cấp dưới.
Mặt trận và các đoàn thể vận động nhân dân thi đua lao động sản xuất.
Hội nghị thống nhất đánh giá kết quả, hạn chế, nguyên nhân và bài học kinh nghiệm.
""".strip().splitlines()

_TWO_MATTERS = 0.4


def subject(chance: random.Random, year: int, place: str) -> str:
    """Return what a paper of ``year`` may be about, ``place`` being where."""
    tail = chance.choice(TAILS).format(year=year, later=year + 5, place=place)
    matter = chance.choice(MATTERS)
    if chance.random() < _TWO_MATTERS:
        matter = f"{matter} gắn với {chance.choice(MATTERS)}"
    return f"{chance.choice(DEEDS)} {matter} {tail}".strip()
