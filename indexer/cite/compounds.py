"""Words of two syllables in the names of bodies, of which only the first is large.

The rules of writing (decree 30/2020, annex II; guidance 36-HD/VPTW) give capitals
to the first letter of words for kinds, fields and tasks of a body: "Đảng ủy Khối
Doanh nghiệp", "Đảng bộ Tập đoàn", "Sở Tài nguyên và Môi trường".
"""

_WORDS = """
an ninh, bảo hiểm, bảo tàng, bảo trợ, bảo vệ, bệnh viện, biên phòng, bộ đội, bưu chính,
bưu điện, cao đẳng, cảnh sát, chi cục, chi nhánh, chiến lược, chính sách, chính trị, cứu hỏa,
công an, công chứng, công chức, công đoàn, công nghệ, công nghiệp, công thương, công trình,
cơ quan, cơ sở, dạy nghề, dân số, dân tộc, dân vận, doanh nghiệp, du lịch, dự án, dự trữ,
đại học, đào tạo, đầu tư, điện lực, đô thị, đối ngoại, đơn vị, đường bộ, đường sắt, gia đình,
giao thông, giáo dục, giám định, giám sát, hải quan, hàng không, hải quân, hành chính, hậu cần,
học viện, hội đồng, hợp tác, kế hoạch, khí tượng, khoa học, khoáng sản, không quân, kiểm dịch,
kiểm lâm, kiểm sát, kiểm toán, kiểm tra, kinh doanh, kinh tế, kỹ thuật, lao động, lâm nghiệp,
lâm trường, liên đoàn, lưu trữ, lữ đoàn, mầm non, mặt trận, môi trường, mỹ thuật, năng lượng,
ngân hàng, nghệ thuật, nghiên cứu, nghiệp vụ, ngoại giao, ngoại ngữ, ngoại thương, ngoại vụ,
nhà máy, nhà nước, nhân dân, nội chính, nội trú, nội vụ, nông dân, nông nghiệp, nông thôn,
nông trường, pháp chế, pháp luật, phát thanh, phát triển, phẫu thuật, phổ thông, phụ nữ,
quản lý, quản trị, quân khu, quân sự, quốc phòng, quốc tế, sản xuất, sư đoàn, sư phạm,
tài chính, tài nguyên, tập đoàn, tham mưu, thanh niên, thanh tra, thể thao, thi hành,
thông tấn, thông tin, thống kê, thủy điện, thuỷ điện, thủy lợi, thuỷ lợi, thủy sản, thuỷ sản,
thương mại, thường trực, thường vụ, tiểu đoàn, tiểu học, tôn giáo, tổ chức, tổng hợp,
trại giam, truyền hình, truyền thông, trung đoàn, trung học, trung tâm, trường học,
tuyên giáo, tuyên truyền, tư lệnh, tư pháp, ủy ban, uỷ ban, vận tải, văn hóa, văn hoá,
văn phòng, vật lý, viễn thông, vũ trang, xã hội, xây dựng, xí nghiệp, xuất bản, xuất khẩu,
y dược, y học, y tế
"""
_COMPOUNDS = frozenset(word.strip() for word in _WORDS.split(","))


def completes(first: str, second: str) -> bool:
    """Tell whether a small syllable completes the word that a large one began.

    >>> completes("Doanh", "nghiệp"), completes("Bắc", "kinh")
    (True, False)
    """
    is_begun = first[:1].isupper() and second.islower()
    return is_begun and f"{first} {second}".casefold() in _COMPOUNDS
