"""Names in the order of the Vietnamese alphabet."""

import unicodedata

import pytest

from archive.collation import key

ORDERS = {
    "ă and â are letters of their own": ["an", "ăn", "ân", "ba"],
    "đ stands behind d": ["Dân vận", "Dự án", "Đảng ủy", "Điện"],
    "ơ behind ô behind o, ư behind u": ["o", "ô", "ơ", "u", "ư"],
    "tones: level, huyền, hỏi, ngã, sắc, nặng": ["ma", "mà", "mả", "mã", "má", "mạ"],
    "letters before tones, syllable by syllable": ["Hòa An", "Hòa Bình", "Hóa An"],
    "numbers count as numbers": ["Tổ 4", "Tổ 12"],
    "capitals make no difference": ["bắc KẠN", "Bắc Kạn A"],
}


@pytest.mark.parametrize("names", ORDERS.values(), ids=ORDERS)
def test_orders(names):
    """Each list is in the order of a Vietnamese dictionary."""
    backwards = names[::-1]
    assert sorted(backwards, key=key) == names


def test_spellings_of_one_name_meet():
    """Composed or not, a name has one place."""
    assert key(unicodedata.normalize("NFD", "Đắk Lắk")) == key("Đắk Lắk")
