"""What fails of the archive itself, through no fault of a file or a query."""

from archive.errors.root import VankhoError
from archive.sentences import Sentence


class ArchiveError(VankhoError):
    """The archive itself failed, through no fault of a file or a query."""

    code = "archive"


class BusyError(ArchiveError):
    """Another process is doing this work at the moment."""

    code = "busy"


class DiskError(ArchiveError):
    """The archive's own folders cannot be read or written: full, gone or closed."""

    code = "disk"

    def __init__(self, trouble: OSError) -> None:
        super().__init__(
            Sentence(
                "Kho không đọc hoặc ghi được ổ đĩa (%(trouble)s). "
                "Hãy kiểm tra dung lượng và quyền truy cập rồi thử lại.",
                trouble=trouble.strerror or trouble,
            )
        )


class HoldKeyError(ArchiveError):
    """The private key that opens the hold is not where the setting says, or wrong."""

    code = "hold_key"

    def __init__(self, place: object, *, is_there: bool) -> None:
        self.is_there = is_there
        missing = Sentence(
            "Chưa thấy khóa mở kho niêm phong ở %(place)s. Hãy cắm thiết bị giữ khóa "
            "hoặc sửa VANKHO_HOLD_KEY rồi thử lại.",
            place=place,
        )
        wrong = Sentence(
            "Khóa ở %(place)s không mở được tệp này. Hãy dùng đúng khóa đã có khi niêm "
            "phong.",
            place=place,
        )
        super().__init__(wrong if is_there else missing)


class AuditError(ArchiveError):
    """What is done cannot be recorded, and so it is not done."""

    code = "audit_unavailable"


class CorruptFileError(ArchiveError):
    """A stored original no longer matches its hash."""

    code = "corrupt_file"

    def __init__(self, sha256: str) -> None:
        super().__init__(
            Sentence(
                "Tệp gốc %(sha256)s đã bị thay đổi trong kho. "
                "Hãy khôi phục từ bản sao lưu.",
                sha256=sha256,
            )
        )


class StaleIndexError(ArchiveError):
    """The index is not of these rules or of this catalogue: it cannot be searched."""

    code = "stale_index"

    def __init__(self) -> None:
        super().__init__(
            Sentence(
                "Chỉ mục không khớp với danh mục nên chưa tìm được. Tiến trình tiếp "
                "nhận tự lập lại chỉ mục: hãy thử lại sau ít phút. Nếu không có tiến "
                "trình nào đang chạy, hãy chạy `vankho index`."
            )
        )
