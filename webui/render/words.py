"""The words of a Party office for what the archive knows by codes.

Every code has a sentence a clerk would say. A code without one is shown as it
is, so that nothing is hidden because we forgot it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from archive.errors import RefusedError
from webui.render import language
from webui.render.language import gettext


def _(text: str) -> str:
    """Mark a text for translation; it is translated when it is said."""
    return text


FACTS: dict[str, str] = {
    "symbol": _("Số, ký hiệu"),
    "type": _("Loại văn bản"),
    "issuers": _("Cơ quan ban hành"),
    "parent": _("Cơ quan cấp trên"),
    "organ": _("Cơ quan quyết định"),
    "place": _("Nơi ký"),
    "issued": _("Ngày ban hành"),
    "effective": _("Ngày có hiệu lực"),
    "subject": _("Trích yếu"),
    "signer": _("Người ký"),
    "addressees": _("Kính gửi"),
    "recipients": _("Nơi nhận"),
    "secrecy": _("Độ mật"),
    "urgency": _("Độ khẩn"),
    "circulation": _("Phạm vi lưu hành"),
    "draft": _("Dự thảo"),
    "copy": _("Bản sao"),
    "part_of": _("Kèm theo"),
}
"""The facts of a paper in the order an office reads them."""

CLAIMS: dict[str, str] = {
    "number": _("Số"),
    "type_printed": _("Tên loại in trên văn bản"),
    "symbol_verbatim": _("Số, ký hiệu như in"),
    "regime": _("Hệ thống văn bản"),
    "flags": _("Điều cần lưu ý"),
    "page_text": _("Chữ của trang"),
    "link": _("Văn bản được dẫn chiếu"),
    "joined": _("Gộp văn bản"),
    "rendition": _("Loại bản"),
    "parted": _("Tách văn bản"),
}
"""What else people and readers say of a paper, beside the facts that are shown."""

STATUSES: dict[str, str] = {
    "unknown": _("Chưa rõ hiệu lực"),
    "corrected": _("Đã được đính chính"),
    "extended": _("Đã được gia hạn"),
    "partly_changed": _("Đã được sửa đổi, bổ sung một phần"),
    "suspended": _("Đang tạm dừng, đình chỉ"),
    "superseded": _("Đã bị thay thế"),
    "repealed": _("Đã bị bãi bỏ"),
    "withdrawn": _("Đã bị thu hồi"),
    "annulled": _("Đã bị hủy bỏ"),
}
"""What later papers say of a paper; no paper held says that one is in force."""

CITES: dict[str, str] = {
    "based_on": _("Căn cứ"),
    "replaces": _("Thay thế"),
    "repeals": _("Bãi bỏ"),
    "annuls": _("Hủy bỏ"),
    "withdraws": _("Thu hồi"),
    "amends": _("Sửa đổi, bổ sung"),
    "corrects": _("Đính chính"),
    "extends": _("Gia hạn"),
    "suspends": _("Tạm dừng, đình chỉ"),
    "consolidates": _("Hợp nhất"),
    "implements": _("Thực hiện"),
    "disseminates": _("Quán triệt, tuyên truyền"),
    "guides": _("Hướng dẫn"),
    "encloses": _("Ban hành, gửi kèm"),
    "transmits": _("Sao gửi"),
    "replies_to": _("Trả lời"),
    "follows_up": _("Tiếp theo"),
    "reports_on": _("Báo cáo về"),
    "reviews": _("Sơ kết, tổng kết"),
    "conveys": _("Thông báo kết luận"),
    "cites": _("Dẫn chiếu"),
}
"""What a paper does to those it cites; what changes them stands before the rest."""

CITED_BY: dict[str, str] = {
    "based_on": _("Là căn cứ của"),
    "replaces": _("Bị thay thế bởi"),
    "repeals": _("Bị bãi bỏ bởi"),
    "annuls": _("Bị hủy bỏ bởi"),
    "withdraws": _("Bị thu hồi bởi"),
    "amends": _("Được sửa đổi, bổ sung bởi"),
    "corrects": _("Được đính chính bởi"),
    "extends": _("Được gia hạn bởi"),
    "suspends": _("Bị tạm dừng, đình chỉ bởi"),
    "consolidates": _("Được hợp nhất bởi"),
    "implements": _("Được thực hiện bởi"),
    "disseminates": _("Được quán triệt, tuyên truyền bởi"),
    "guides": _("Được hướng dẫn bởi"),
    "encloses": _("Được gửi kèm bởi"),
    "transmits": _("Được sao gửi bởi"),
    "replies_to": _("Được trả lời bởi"),
    "follows_up": _("Được tiếp theo bởi"),
    "reports_on": _("Được báo cáo bởi"),
    "reviews": _("Được sơ kết, tổng kết bởi"),
    "conveys": _("Được thông báo bởi"),
    "cites": _("Được nhắc tới trong"),
}
"""The same relations, told from the cited paper."""

FLAGS: dict[str, str] = {
    "date_impossible": _("Ngày in trên văn bản không có thật"),
    "date_partial": _("Ngày ghi không đủ ngày, tháng, năm"),
    "date_suspect": _("Ngày đáng ngờ, cần đối chiếu bản gốc"),
    "body_inferred": _("Tên cơ quan suy ra từ ngữ cảnh"),
    "body_typo": _("Tên cơ quan in sai chính tả"),
    "symbol_spacing": _("Số, ký hiệu viết rời"),
    "bare_symbol": _("Chỉ ghi số, ký hiệu"),
    "inherited": _("Một phần lấy từ trích dẫn đứng cạnh"),
    "mismatch": _("Trích dẫn không khớp hoàn toàn với văn bản lưu trữ"),
    "body_mismatch": _("Cơ quan không khớp với số, ký hiệu"),
    "symbol_form": _("Số, ký hiệu viết không đúng mẫu"),
    "no_header": _("Không thấy phần đầu văn bản"),
    "number_blank": _("Số văn bản để trống"),
    "number_unreadable": _("Số văn bản không đọc được"),
    "number_suspect": _("Số văn bản đáng ngờ, cần đối chiếu bản gốc"),
    "type_mismatch": _("Tên loại không khớp với số, ký hiệu"),
    "appendix": _("Phụ lục của văn bản khác"),
    "possible_copy": _("Trùng số, cơ quan và ngày với văn bản khác; cần đối chiếu"),
}

ORIGINS: dict[str, str] = {
    "ocr": _("Chữ nhận dạng từ ảnh quét, có thể sai"),
    "image": _("Trang chỉ có ảnh, chưa đọc được chữ"),
    "blank": _("Trang trắng"),
}

NOTES: dict[str, str] = {
    "legacy_tcvn3": _("Chữ được chuyển từ bảng mã cũ TCVN3"),
    "legacy_vni": _("Chữ được chuyển từ bảng mã cũ VNI"),
    "legacy_vps": _("Chữ được chuyển từ bảng mã cũ VPS"),
    "legacy_viscii": _("Chữ được chuyển từ bảng mã cũ VISCII"),
    "truncated": _("Tệp bị cắt cụt; chỉ đọc được phần đầu"),
    "pdf_fallback": _("Lớp chữ của tệp PDF có lỗi, đã đọc bằng cách khác"),
    "pdf_rebuilt": _("Dòng chữ trong tệp PDF được ghép lại theo vị trí"),
    "pdf_page_damaged": _("Có trang của tệp PDF bị hỏng"),
}

UNRESOLVED: dict[str, str] = {
    "date_differs": _("Văn bản cùng số, ký hiệu trong kho có ngày khác"),
    "body_differs": _("Văn bản cùng số, ký hiệu trong kho là của cơ quan khác"),
    "issued_later": _("Văn bản cùng số, ký hiệu trong kho ban hành sau văn bản này"),
}
"""Why a paper under the same symbol is not the one that is cited."""

KINDS_OF_FILE: dict[str, str] = {
    "original": _("bản gốc điện tử"),
    "scan": _("bản quét"),
    "copy": _("bản sao"),
}
"""What a file is to its paper."""

AGREED: dict[str, str] = {
    "symbol": _("số, ký hiệu"),
    "short_name": _("tên loại và số"),
    "body": _("cơ quan ban hành"),
    "date": _("ngày ban hành"),
    "place": _("địa phương"),
    "only_one": _("văn bản duy nhất trong kho có thể là văn bản này"),
}
"""What speaks for a paper to be the one that is cited."""

QUIET = frozenset({"symbol_spacing", "symbol_form", "bare_symbol", "inherited"})
"""Flags about spelling alone: worth a word, but no warning."""

OUTCOMES: dict[str, str] = {
    "added": _("Đã nhận"),
    "known": _("Đã có trong kho"),
    "updated": _("Đã bổ sung bản khác"),
    "refused": _("Không nhận"),
    "held": _("Giữ lại"),
}

REASONS: dict[str, str] = {
    "same_bytes": _("Tệp này đã có trong kho."),
    "same_paper": _("Thêm một bản của văn bản đã có."),
    "unpacked": _("Tệp zip đã được mở; mỗi tệp bên trong có dòng riêng."),
    "secrecy": _("Văn bản có dấu độ mật nên không được đưa vào kho."),
    "poison": _("Bộ đọc đã dừng đột ngột hai lần vì tệp này. Hãy xuất lại từ bản gốc."),
} | {error.code: error.sentence for error in RefusedError.__subclasses__()}
"""Why a file was not added, for those who do not read the ledger's own words."""

STATES: dict[str, str] = {
    "received": _("Đang chờ"),
    "claimed": _("Đang đọc"),
    "done": _("Xong"),
}

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
}

DAYS: dict[str, str] = {
    "from": _("Từ ngày"),
    "to": _("Đến ngày"),
}
"""Between which days papers were issued, as the search page asks for it."""


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


def say(words: Mapping[str, str], code: str) -> str:
    """Return the words for a code, or the code where there are none."""
    return gettext(words[code]) if code in words else code


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


def reason(code: str | None, message: str) -> str:
    """Return why a file ended as it did: the ledger's words, or ours in English."""
    if language.chosen() == "vi":
        return message
    return say(REASONS, code) if code else ""
