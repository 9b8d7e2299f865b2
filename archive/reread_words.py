"""The Vietnamese words for what comes of reading a paper again."""

from archive.words import _

OUTCOMES: dict[str, str] = {
    "same": _("Không đổi"),
    "changed": _("Đã đổi"),
    "kept": _("Giữ như cũ"),
    "refused": _("Không đọc lại được"),
    "held": _("Đã đưa ra khỏi kho"),
}
"""What came of one paper."""

WHICH: dict[str, str] = {
    "changed": _("Đã đổi"),
    "gained": _("Được thêm"),
    "lost": _("Mất bớt"),
    "kept": _("Giữ như cũ"),
    "refused": _("Không đọc lại được"),
    "held": _("Đã đưa ra khỏi kho"),
}
"""The papers of a run that are asked for."""

REASONS: dict[str, str] = {
    "waiting": _("Còn trang ảnh đang chờ đọc; sẽ đọc lại sau khi đọc xong."),
    "conflict": _("Vừa có người sửa văn bản; hãy đọc lại lần nữa."),
    "not_found": _("Không còn tệp gốc."),
    "corrupt_file": _("Tệp gốc đã bị thay đổi."),
}
"""Why a paper stays as it was, where that is not what its file is like."""
