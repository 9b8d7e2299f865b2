"""The Vietnamese words for electronic signatures and how they stand."""

from archive.words import _

SHORT: dict[str, str] = {
    "valid": _("Chữ ký hợp lệ"),
    "unknown_issuer": _("Chưa xác minh được người cấp"),
    "unsupported": _("Chưa kiểm được kiểu chữ ký này"),
    "weak": _("Chữ ký không đủ tin cậy"),
    "expired": _("Chứng thư hết hạn lúc ký"),
    "altered": _("Nội dung đã bị sửa sau khi ký"),
    "broken": _("Chữ ký không hợp lệ"),
}
"""How a signature stands, in a few words."""

LONG: dict[str, str] = {
    "valid": _("Nội dung còn nguyên như lúc ký; chứng thư do nơi cấp được tin cậy."),
    "unknown_issuer": _(
        "Nội dung còn nguyên như lúc ký, nhưng kho chưa có chứng thư gốc của nơi "
        "cấp để biết chắc ai ký."
    ),
    "unsupported": _("Chữ ký thuộc kiểu cũ mà kho không kiểm được."),
    "weak": _(
        "Nội dung khớp với chữ ký, nhưng chữ ký dùng thuật toán cũ có thể bị làm giả."
    ),
    "expired": _("Nội dung còn nguyên, nhưng chứng thư không còn hiệu lực vào lúc ký."),
    "altered": _("Nội dung tệp không còn như lúc ký. Đừng dùng tệp này như bản gốc."),
    "broken": _("Chữ ký hỏng hoặc không phải do chứng thư đi kèm tạo ra."),
}
"""What that means for whoever holds the file."""

FAULTS: dict[str, str] = {
    "bytes": _("Có phần đã ký bị thay đổi."),
    "content": _("Nội dung hiển thị bị thêm hoặc thay sau khi ký."),
    "part": _("Chữ ký chỉ bao một phần của tệp."),
}
"""Why a file is called altered."""

LATER: dict[str, str] = {
    "nothing": _("Không có gì thêm vào tệp sau chữ ký này."),
    "signatures": _("Sau chữ ký này, tệp chỉ có thêm chữ ký khác."),
    "notes": _("Sau chữ ký này, tệp có thêm ghi chú; nội dung không đổi."),
    "content": _("Sau chữ ký này, nội dung tệp có thay đổi."),
}
"""What was added to a file after it was signed."""

REASONS: dict[str, str] = {
    "signature_lost": _(
        "Tệp từng được ký số nhưng đã bị lưu lại bằng phần mềm khác: chữ ký không còn."
    ),
}
"""Why there are no signatures to be shown where there should be."""

UNREADABLE = _("Không kiểm được chữ ký số của tệp.")
"""Of a file whose signatures could not be looked at."""

STAMPED = _("theo dấu thời gian")
STATED = _("theo máy của người ký")
"""Where the time of a signature comes from."""

UNREVOKED = _("Chưa kiểm việc thu hồi chứng thư: kho không nối mạng khi đọc tệp.")
"""What is never looked at."""
