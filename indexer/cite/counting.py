"""Numbers that count something and so are no numbers of papers.

"Kế hoạch 5 năm", "quá quy định 19 người", "kết luận 3 vấn đề".
"""

import re

_COUNTED_WORDS = """
người tháng tuần quý giờ phút giây điểm khoản điều mục phần chương nội nhiệm trường vụ đơn
xã tỉnh huyện quận phường đồng triệu tỷ tỉ nghìn ngàn lần bước nhóm giải tiêu đảng cán đại
tổ công km m m2 ha tấn kg lít bộ loại hình thành ngành lĩnh tập cá hộ kỳ văn bệnh lớp học
hàng trăm nguyên vấn đoàn cấp ngôi cuộc đợt vòng khâu yếu doanh chiếc cái con câu lượt địa
khu thôn trang bài phòng chức cơ biện ý chỉ tiếng chuyên nữ nam ủy uỷ mức nghị quyết dự đề
"""
_COUNTED = frozenset(_COUNTED_WORDS.split())
# "chỉ tiêu" is counted and "chỉ rõ" is not; likewise for the others.
_BUT_WORDS = """
chỉ rõ, chỉ đạo, chỉ ra, cơ bản, đồng thời, thành công, đề ra, đề cập, đề nghị, nội dung về,
công bố, dự kiến, quyết nghị, quyết định, cụ thể, con đường, đại hội
"""
_BUT = frozenset(re.split(r",\s+", _BUT_WORDS.strip()))
_NEXT = re.compile(r"\s{1,3}(?P<word>[^\W_]+)(?P<after>\s{1,3}[^\W_]{1,9})?")


def counts(even: str, end: int) -> bool:
    """Tell whether the number that ends at a place counts what follows it.

    >>> counts("kế hoạch 5 năm", 10), counts("Chỉ thị 05 năm 2016", 10)
    (True, False)
    """
    match = _NEXT.match(even, end)
    if match is None:
        return False
    word, after = match["word"], (match["after"] or "").strip()
    if word.casefold() == "năm":
        is_year = after.isdecimal() and len(after) == 4
        return not is_year or even.startswith(("-", " -"), match.end())
    if word.casefold() == "ngày":
        return not after[:1].isdigit()
    if f"{word} {after}".casefold() in _BUT:
        return False
    return word.casefold() in _COUNTED
