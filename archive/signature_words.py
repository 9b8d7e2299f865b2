"""The Vietnamese words for electronic signatures and how they stand."""

from archive.signatures import Fault, Later, State

SHORT: dict[State, str] = {
    "valid": "Chữ ký hợp lệ",
    "unknown_issuer": "Chưa xác minh được người cấp",
    "unsupported": "Chưa kiểm được kiểu chữ ký này",
    "weak": "Chữ ký không đủ tin cậy",
    "expired": "Chứng thư hết hạn lúc ký",
    "altered": "Nội dung đã bị sửa sau khi ký",
    "broken": "Chữ ký không hợp lệ",
}
"""How a signature stands, in a few words."""

LONG: dict[State, str] = {
    "valid": "Nội dung còn nguyên như lúc ký; chứng thư do nơi cấp được tin cậy.",
    "unknown_issuer": (
        "Nội dung còn nguyên như lúc ký, nhưng kho chưa có chứng thư gốc của nơi "
        "cấp để biết chắc ai ký."
    ),
    "unsupported": "Chữ ký thuộc kiểu cũ mà kho không kiểm được.",
    "weak": (
        "Nội dung khớp với chữ ký, nhưng chữ ký dùng thuật toán cũ có thể bị làm giả."
    ),
    "expired": "Nội dung còn nguyên, nhưng chứng thư không còn hiệu lực vào lúc ký.",
    "altered": "Nội dung tệp không còn như lúc ký. Đừng dùng tệp này như bản gốc.",
    "broken": "Chữ ký hỏng hoặc không phải do chứng thư đi kèm tạo ra.",
}
"""What that means for whoever holds the file."""

FAULTS: dict[Fault, str] = {
    "bytes": "Có phần đã ký bị thay đổi.",
    "content": "Nội dung hiển thị bị thêm hoặc thay sau khi ký.",
    "part": "Chữ ký chỉ bao một phần của tệp.",
}
"""Why a file is called altered."""

LATER: dict[Later, str] = {
    "nothing": "Không có gì thêm vào tệp sau chữ ký này.",
    "signatures": "Sau chữ ký này, tệp chỉ có thêm chữ ký khác.",
    "notes": "Sau chữ ký này, tệp có thêm ghi chú; nội dung không đổi.",
    "content": "Sau chữ ký này, nội dung tệp có thay đổi.",
}
"""What was added to a file after it was signed."""

REASONS: dict[str, str] = {
    "signature_lost": (
        "Tệp từng được ký số nhưng đã bị lưu lại bằng phần mềm khác: chữ ký không còn."
    ),
}
"""Why there are no signatures to be shown where there should be."""

UNREADABLE = "Không kiểm được chữ ký số của tệp."
"""Of a file whose signatures could not be looked at."""

STAMPED = "theo dấu thời gian"
STATED = "theo máy của người ký"
"""Where the time of a signature comes from."""

UNREVOKED = "Chưa kiểm việc thu hồi chứng thư: kho không nối mạng khi đọc tệp."
"""What is never looked at."""
