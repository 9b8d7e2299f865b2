"""Names set in capitals are written as running text writes them."""

import pytest

from indexer.recognise.wording import written

NAMES = {
    "fields": ("SỞ VĂN HOÁ, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
    "place": ("SỞ Y TẾ TỈNH KIÊN GIANG", "Sở Y tế tỉnh Kiên Giang"),
    "place joined by a dash": (
        "HỘI NÔNG DÂN TỈNH BÀ RỊA - VŨNG TÀU",
        "Hội Nông dân tỉnh Bà Rịa - Vũng Tàu",
    ),
    "seat": ("VĂN PHÒNG HUYỆN UỶ CHỢ MỚI", "Văn phòng Huyện ủy Chợ Mới"),
    "body within a body": (
        "ỦY BAN KIỂM TRA ĐẢNG ỦY XÃ PHÚ BÌNH",
        "Ủy ban Kiểm tra Đảng ủy xã Phú Bình",
    ),
    "ministry": (
        "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "Bộ Lao động - Thương binh và Xã hội",
    ),
    "people's committee": (
        "UỶ BAN NHÂN DÂN XÃ CHỢ RÃ",
        "Ủy ban nhân dân xã Chợ Rã",
    ),
    "numeral": ("HỌC VIỆN CHÍNH TRỊ KHU VỰC I", "Học viện Chính trị khu vực I"),
}


@pytest.mark.parametrize(("printed", "name"), NAMES.values(), ids=NAMES)
def test_written(printed, name):
    """Heads, fields and places have capitals, the rest has none."""
    assert written(printed) == name
