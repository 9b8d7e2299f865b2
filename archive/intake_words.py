"""The Vietnamese words for batches, what people do to them, and reports on them."""

from archive.words import _

BATCH_STATES: dict[str, str] = {
    "open": _("Đang tiếp nhận"),
    "paused": _("Đang tạm dừng"),
    "cancelled": _("Đã hủy"),
    "over": _("Đã xong"),
}
"""Where a batch stands; ``over`` is one that was open until its last file ended."""

STEPS: dict[str, str] = {
    "pause": _("Tạm dừng"),
    "resume": _("Tiếp tục"),
    "first": _("Đọc trước"),
    "in_turn": _("Đọc theo thứ tự"),
    "cancel": _("Hủy"),
}
"""What people do to a batch, in the order in which it is offered."""

COLUMNS: dict[str, str] = {
    "file": _("Tệp"),
    "outcome": _("Kết quả"),
    "paper": _("Văn bản"),
    "sentence": _("Lý do"),
    "reason": _("Mã lý do"),
    "within": _("Trong gói"),
    "size": _("Kích thước (byte)"),
    "modified_at": _("Tệp sửa lúc"),
    "sha256": _("SHA-256"),
    "who": _("Người gửi"),
    "received_at": _("Nhận lúc"),
    "finished_at": _("Xong lúc"),
    "became": _("Thử lại"),
    "note": _("Ghi chú"),
}
"""The columns of a report on a batch."""

TOTAL = _("Tổng cộng")
