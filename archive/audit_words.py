"""The Vietnamese words for what is recorded, and for what is found wrong with it."""


def _(text: str) -> str:
    """Mark a text for translation; whoever shows it to people translates it."""
    return text


DEEDS: dict[str, str] = {
    "signed_in": _("Đăng nhập"),
    "signed_out": _("Đăng xuất"),
    "sign_in_failed": _("Đăng nhập không được"),
    "searched": _("Tra cứu"),
    "browsed": _("Xem danh sách"),
    "viewed": _("Xem văn bản"),
    "downloaded": _("Tải tệp gốc"),
    "printed": _("In"),
    "exported": _("Xuất danh sách"),
    "handed_in": _("Nộp tệp"),
    "changed": _("Sửa"),
    "restricted": _("Đổi người được xem"),
    "purged": _("Xóa hẳn"),
    "unsealed": _("Xử lý văn bản tạm giữ"),
    "people": _("Đổi tài khoản, đơn vị, khóa"),
    "administered": _("Quản trị kho"),
    "refused": _("Bị từ chối"),
    "erased": _("Xóa chữ đã gõ khỏi nhật ký"),
    "missed": _("Có việc không ghi được"),
}
"""What was done, by its code."""

FLAWS: dict[str, str] = {
    "key_changed": _("Khóa của nhật ký không phải khóa đã dùng; không đối chiếu được."),
    "entries_missing": _("Các mục này đã bị lấy đi."),
    "entry_altered": _("Mục bị sửa, bị chèn hoặc bị đổi chỗ."),
    "text_altered": _("Chữ đã gõ bị sửa hoặc bị chèn."),
    "text_missing": _("Chữ đã gõ bị lấy đi mà nhật ký không ghi ai xóa."),
    "papers_altered": _("Danh sách văn bản của mục bị sửa."),
    "end_missing": _("Phần cuối của nhật ký đã bị cắt."),
    "head_differs": _("Mục này không phải mục đã ghi ở ngoài."),
    "head_unreadable": _(
        "Không đọc được tệp audit.head ghi mục mới nhất; phần cuối có thể đã bị cắt."
    ),
}
"""What was done to the audit, by the code of the flaw."""
