"""The words of the pages, in the reader's language.

Those for what the archive knows by codes are the archive's own, which the command
line says too. A code without words is shown as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from archive import role_words
from archive import words as office
from archive.errors import RefusedError
from archive.facts import is_person, is_register
from archive.model import Claim
from webui.render import language
from webui.render.language import gettext

Code = TypeVar("Code", bound=str)


def _(text: str) -> str:
    """Mark a text for translation; it is translated when it is said."""
    return text


FACTS = office.FACTS
CLAIMS = office.CLAIMS
STATUSES = office.STATUSES
SHORT_STATUSES = office.SHORT_STATUSES
CITES = office.CITES
CITED_BY = office.CITED_BY
FLAGS = office.FLAGS
UNRESOLVED = office.UNRESOLVED
KINDS_OF_FILE = office.KINDS_OF_FILE
REGIMES = office.REGIMES
AGREED = office.AGREED
OUTCOMES = office.OUTCOMES
STATES = office.STATES
ROLES = role_words.ROLES
ROLES_TOLD = role_words.ROLES_TOLD
SCOPES = role_words.SCOPES

ORIGINS: dict[str, str] = {
    "text": _("Chữ có sẵn trong tệp"),
    "rebuilt": _("Chữ dựng lại từ vị trí các chữ trong tệp"),
    "ocr": _("Đọc từ ảnh (nhận dạng chữ)"),
    "image": _("Ảnh chưa đọc chữ"),
    "blank": _("Không có chữ"),
}

NOTES: dict[str, str] = {
    "legacy_tcvn3": _("Chữ được chuyển từ bảng mã cũ TCVN3"),
    "legacy_vni": _("Chữ được chuyển từ bảng mã cũ VNI"),
    "legacy_vps": _("Chữ được chuyển từ bảng mã cũ VPS"),
    "legacy_viscii": _("Chữ được chuyển từ bảng mã cũ VISCII"),
    "legacy_viqr": _("Chữ được chuyển từ cách gõ VIQR"),
    "hidden_sheets": _("Có trang tính ẩn, không đọc"),
    "attachments": _("Có tệp đính kèm, được nhận riêng từng tệp"),
    "mail_left_out": _("Ảnh nhỏ trong thư (biểu trưng, chữ ký) không được nhận riêng"),
    "winmail": _("Tệp đính kèm nằm trong winmail.dat, không mở được"),
    "converted": _("Tệp Word cũ, đọc qua LibreOffice"),
    "truncated": _("Tệp bị cắt cụt; chỉ đọc được phần đầu"),
    "pdf_fallback": _("Lớp chữ của tệp PDF có lỗi, đã đọc bằng cách khác"),
    "pdf_rebuilt": _("Dòng chữ trong tệp PDF được ghép lại theo vị trí"),
    "pdf_recognised": _("Lớp chữ do chương trình khác nhận dạng từ ảnh"),
    "pdf_page_damaged": _("Có trang của tệp PDF bị hỏng"),
}

QUIET = frozenset({"symbol_spacing", "symbol_form", "bare_symbol", "inherited"})
"""Flags about spelling alone: worth a word, but no warning."""

REASONS: dict[str, str] = {
    "same_bytes": _("Tệp này đã có trong kho."),
    "same_bytes_hidden": _("Trùng tệp của văn bản mà người gửi không được xem."),
    "same_paper": _("Thêm một bản của văn bản đã có."),
    "registered": _("Tệp của văn bản đã có trong sổ."),
    "undecided": _("Đã nhận; người giữ kho sẽ quyết định."),
    "unpacked": _("Tệp zip đã được mở; mỗi tệp bên trong có dòng riêng."),
    "purged": _("Văn bản này đã được xóa hẳn khỏi kho."),
    "secrecy": _("Văn bản có dấu độ mật nên không được đưa vào kho."),
    "secrecy_doubtful": _("Văn bản có chỗ giống dấu độ mật, chờ người giữ kho xem."),
    "poison": _("Bộ đọc đã dừng đột ngột hai lần vì tệp này. Hãy xuất lại từ bản gốc."),
    "cancelled": _("Đã hủy trước khi đọc. Nếu vẫn cần, hãy thử lại."),
} | {error.code: error.sentence for error in RefusedError.__subclasses__()}
"""Why a file was not added, for those who do not read the ledger's own words."""

SORTS: dict[str, str] = {
    "relevance": _("Phù hợp nhất"),
    "newest": _("Mới nhất"),
    "oldest": _("Cũ nhất"),
    "number": _("Theo số"),
}

FACETS: dict[str, str] = {
    "type": _("Loại văn bản"),
    "issuer": _("Cơ quan ban hành"),
    "year": _("Năm ban hành"),
    "status": _("Hiệu lực"),
}

DAYS: dict[str, str] = {
    "from": _("Từ ngày"),
    "to": _("Đến ngày"),
    "on": _("Hiệu lực tại ngày"),
}
"""Between which days papers were issued, and of which day their statuses are."""


@dataclass(frozen=True, slots=True)
class Flag:
    """What a reader should know of a fact, and whether it only concerns spelling."""

    text: str
    is_quiet: bool = False


def flag(code: str, printed: str | None = None) -> Flag:
    """Return the words for a flag, with what was printed in that place."""
    sentence = say(FLAGS, code)
    text = f"{sentence}: {printed}" if printed else sentence
    return Flag(text, code in QUIET)


def say(words: Mapping[Code, str], code: Code) -> str:
    """Return the words for a code, or the code where there are none."""
    return gettext(words[code]) if code in words else code


def choice(name: str, value: str) -> str:
    """Return a value that was chosen in a search: statuses alone are codes."""
    return say(SHORT_STATUSES, value) if name == "status" else value


PEOPLE: dict[str, str] = {
    "local": _("người dùng tại máy này"),
    "cli": _("dòng lệnh"),
}
"""Who has no name of their own."""


def person(name: str) -> str:
    """Return who somebody is: until there are accounts, whoever sits here.

    >>> person("person:lan")
    'lan'
    """
    known = name.removeprefix("person:")
    return say(PEOPLE, known)


def by(claim: Claim) -> str:
    """Return who says something of a paper: a person, a register, or a reader."""
    if is_person(claim):
        return person(claim.source)
    if is_register(claim):
        return gettext("Theo sổ văn bản")
    return gettext("Đọc tự động")


def reason(code: str | None, message: str) -> str:
    """Return why a file ended as it did: the ledger's words, or ours in English."""
    if language.chosen() == "vi":
        return message
    return say(REASONS, code) if code else ""
