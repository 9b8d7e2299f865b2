"""The Vietnamese words for what is held for its secrecy, and what keepers do with it."""

from archive.words import _

REASONS: dict[str, str] = {
    "secrecy": _("Có dấu độ mật"),
    "secrecy_doubtful": _("Có chỗ giống dấu độ mật, chưa chắc"),
    "sent_along": _("Thư có tệp đính kèm mang dấu độ mật"),
}

STATES: dict[str, str] = {
    "held": _("Đang niêm phong"),
    "let_in": _("Đã đưa vào kho"),
    "given_back": _("Đã trả lại"),
    "destroyed": _("Đã hủy"),
    "lost": _("Không còn bản gốc"),
}

DEEDS: dict[str, str] = {
    "open": _("Mở xem"),
    "let_in": _("Đưa vào kho"),
    "given_back": _("Trả lại"),
    "destroyed": _("Hủy"),
}

NAMELESS = _("(tên tệp không hiện: tuyệt mật)")
"""Instead of the name of a file: of top secrets not even the title may be told."""
