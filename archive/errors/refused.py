"""Why a file cannot be taken in: each reason with its code and what to do."""

from typing import ClassVar

from archive.errors.root import VankhoError
from archive.sentences import Sentence


class RefusedError(VankhoError):
    """The file cannot be taken in. ``str(error)`` is a sentence for a clerk."""

    code = "refused"
    sentence: ClassVar[str] = "Không nhận được tệp này."

    def __init__(self, detail: str = "") -> None:
        self.detail = detail
        said = Sentence(self.sentence)
        whole = Sentence("%(said)s (%(detail)s)", said=said, detail=detail)
        super().__init__(whole if detail else said)


class EmptyFileError(RefusedError):
    """The file holds no bytes."""

    code = "empty"
    sentence = "Tệp rỗng, không có nội dung. Hãy kiểm tra và gửi lại bản đầy đủ."


class EncryptedFileError(RefusedError):
    """The file needs a password that the archive does not have."""

    code = "encrypted"
    sentence = "Tệp được bảo vệ bằng mật khẩu. Hãy gỡ mật khẩu rồi gửi lại."


class DamagedFileError(RefusedError):
    """The file is cut off or broken beyond reading."""

    code = "damaged"
    sentence = "Tệp bị hỏng hoặc thiếu dữ liệu. Hãy sao chép lại từ bản gốc."


class UnsupportedFileError(RefusedError):
    """The file is of a format the archive does not read."""

    code = "unsupported"
    sentence = (
        "Định dạng tệp chưa được hỗ trợ. Hãy gửi PDF, Word (.docx, .doc), Excel (.xlsx, "
        ".xls), RTF, ODT, HTML, văn bản thuần, thư điện tử (.eml, .msg), ảnh quét hoặc "
        "tệp zip."
    )


class OldWordError(RefusedError):
    """The file was written by a Word older than 97."""

    code = "old_word"
    sentence = "Tệp Word 6.0/95 hoặc cũ hơn. Hãy mở ra rồi lưu lại dưới dạng .docx."


class TooLargeError(RefusedError):
    """The file, or what it unfolds into, is larger than the limit."""

    code = "too_large"
    sentence = "Tệp quá lớn so với giới hạn cho phép. Hãy tách thành các tệp nhỏ hơn."


class TooManyPagesError(RefusedError):
    """The file has more pages than the limit."""

    code = "too_many_pages"
    sentence = "Tệp có quá nhiều trang. Hãy tách thành các tệp nhỏ hơn."


class NoTextError(RefusedError):
    """No text was found, neither as text nor by recognition."""

    code = "no_text"
    sentence = "Không đọc được chữ nào trong tệp. Hãy quét lại rõ hơn."


class ReadTimeoutError(RefusedError):
    """Reading took longer than allowed and was stopped."""

    code = "time_limit"
    sentence = (
        "Đọc tệp quá lâu nên đã dừng. Tệp có thể bị hỏng; hãy xuất lại từ bản gốc."
    )


class ReadMemoryError(RefusedError):
    """Reading needed more memory than allowed and was stopped."""

    code = "memory_limit"
    sentence = (
        "Đọc tệp cần quá nhiều bộ nhớ nên đã dừng. Tệp có thể bị hỏng; hãy xuất lại."
    )


class ReaderCrashedError(RefusedError):
    """The reader died on this file; the archive is unharmed."""

    code = "reader_crashed"
    sentence = (
        "Bộ đọc đã dừng đột ngột vì tệp này. Hãy xuất lại từ bản gốc rồi gửi lại."
    )


class UnreadableFileError(RefusedError):
    """The file cannot be opened: gone, no permission, or not a regular file."""

    code = "unreadable"
    sentence = "Không mở được tệp. Hãy kiểm tra đường dẫn và quyền truy cập."


class UnfinishedFileError(RefusedError):
    """Somebody wrote into the file while it was copied."""

    code = "unfinished"
    sentence = "Tệp đang được ghi dở khi tiếp nhận. Hãy đợi ghi xong rồi gửi lại."


class SecretError(RefusedError):
    """The paper is marked secret, and this archive takes none in nor holds it."""

    code = "secret"
    sentence = (
        "Văn bản có dấu độ mật; kho này không nhận và không giữ lại gì. "
        "Hãy báo người phụ trách bảo mật."
    )


class UnforeseenError(RefusedError):
    """Taking the file in met a fault of ours; the log has it, the next file goes on."""

    code = "unforeseen"
    sentence = (
        "Phần mềm gặp lỗi ngoài dự kiến khi xử lý tệp này. "
        "Hãy giữ tệp lại và báo người quản trị."
    )
