"""The Vietnamese words for roles, for what each may do, and for scopes of tokens."""

from archive.access import Act, Role, Scope
from archive.words import _

ROLES: dict[Role, str] = {
    "reader": _("Người đọc"),
    "clerk": _("Văn thư"),
    "keeper": _("Người giữ kho"),
    "auditor": _("Người kiểm tra"),
}

ROLES_TOLD: dict[Role, str] = {
    "reader": _("Tra cứu, xem và tải về văn bản."),
    "clerk": _("Cả việc của người đọc; tiếp nhận, sửa, định phạm vi người xem."),
    "keeper": _("Cả việc của văn thư; thấy mọi văn bản, quản lý tài khoản, xóa hẳn."),
    "auditor": _("Tra cứu, và xem nhật ký: ai đã làm gì."),
}

AUDIENCES: dict[str, str] = {
    "everyone": _("Mọi người trong cơ quan"),
    "clerks": _("Chỉ văn thư"),
    "keepers": _("Chỉ người giữ kho"),
}
"""Whom papers are for, where they are not for some offices."""

ACTS: dict[Act, str] = {
    "read": _("Tra cứu, xem và tải về văn bản; giữ tra cứu riêng"),
    "hand_in": _("Tiếp nhận tệp và sổ văn bản"),
    "correct": _("Sửa điều đã đọc, xác nhận dẫn chiếu, xin văn bản còn thiếu"),
    "gaps": _("Xem số còn thiếu trong sổ"),
    "restrict": _("Định phạm vi người xem của văn bản"),
    "purge": _("Xóa hẳn văn bản, xem những gì đã xóa"),
    "keep": _("Xem các lần đọc lại và tình trạng kho"),
    "unseal": _("Mở, trả hoặc hủy văn bản mật đang giữ"),
    "people": _("Quản lý tài khoản, phòng ban và mã truy cập của người khác"),
    "audit": _("Xem nhật ký"),
}

SCOPES: dict[Scope, str] = {
    "read": _("Tra cứu, xem và tải về"),
    "hand_in": _("Tiếp nhận tệp"),
    "correct": _("Sửa, xác nhận, định phạm vi người xem"),
    "keep": _("Việc của người giữ kho"),
    "audit": _("Đọc nhật ký"),
}
