"""The Vietnamese words for the codes of pages: how far they are read, and why not."""

from archive.words import _

RECOGNITION: dict[str, str] = {
    "waiting": _("Đang đọc ảnh"),
    "done": _("Đã đọc xong ảnh"),
    "skipped": _("Đã bỏ qua phần còn lại"),
    "failed": _("Có trang ảnh không đọc được"),
}
"""How far the recognition of a paper's pages has come."""

UNREAD: dict[str, str] = {
    "time_limit": _("đọc quá lâu"),
    "memory_limit": _("cần quá nhiều bộ nhớ"),
    "reader_crashed": _("bộ đọc dừng đột ngột"),
    "poison": _("bộ đọc dừng đột ngột"),
    "damaged": _("tệp bị hỏng"),
    "too_large": _("ảnh quá lớn"),
    "not_found": _("không còn tệp gốc"),
    "corrupt_file": _("tệp gốc đã bị thay đổi"),
    "unforeseen": _("lỗi của phần mềm"),
}
"""Why a page could not be read."""
