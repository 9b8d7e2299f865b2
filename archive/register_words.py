"""The Vietnamese words for what registers hold and what becomes of their lines."""

from archive.model import Result


def _(text: str) -> str:
    """Mark a text for translation; it is translated when it is said."""
    return text


FIELDS: dict[str, str] = {
    "symbol": _("Số, ký hiệu (hoặc số)"),
    "code": _("Phần ký hiệu sau số"),
    "issued": _("Ngày ban hành"),
    "type": _("Loại văn bản"),
    "subject": _("Trích yếu"),
    "body": _("Cơ quan ban hành"),
    "signer": _("Người ký"),
    "recipients": _("Nơi nhận"),
    "secrecy": _("Độ mật"),
    "kept": _("Chỉ lưu cùng dòng"),
    "": _("Bỏ qua"),
}
"""What a column of a register may mean."""

OUTCOMES: dict[Result, str] = {
    "added": _("Mục mới"),
    "updated": _("Bổ sung mục đã có"),
    "known": _("Đã có"),
    "refused": _("Không hiểu được"),
    "held": _("Giữ lại"),
}
"""What a line comes to."""

REASONS: dict[str, str] = {
    "new": _("Chưa có trong kho: thành một mục chưa có tệp."),
    "has_file": _("Kho đã có tệp của văn bản này."),
    "listed": _("Đã có trong một sổ nhập trước."),
    "changed": _("Đã có trong sổ nhập trước; sổ này ghi thêm hoặc ghi khác."),
    "repeated": _("Trùng với một dòng ở trên của sổ này."),
    "several": _("Có nhiều văn bản cùng số, cơ quan và ngày; không ghi gì thêm."),
    "no_number": _("Không có số."),
    "no_symbol": _("Không đọc được số, ký hiệu."),
    "no_code": _(
        "Chỉ có số. Hãy ghi loại văn bản và ký hiệu cơ quan dùng chung cho trang tính."
    ),
    "no_body": _("Không rõ cơ quan ban hành. Hãy chọn cột, hoặc ghi cơ quan của sổ."),
    "secrecy": _("Dòng có độ mật nên không được đưa vào kho."),
    "undone": _("Lần nhập đã được hoàn tác trước khi tới dòng này."),
}
"""Why a line came to what it did."""

UNDONE: dict[str, str] = {
    "removed": _("Đã bỏ khỏi kho"),
    "kept": _("Giữ lại: đã có tệp, hoặc đã có người, sổ khác ghi"),
    "gone": _("Không còn trong kho"),
}
"""What became of the paper of a line when its import was taken back."""
