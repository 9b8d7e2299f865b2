"""The words of a Party office for what the archive knows by codes.

The command line and the pages say the same: the pages say it in English too, which
is why each word is marked. A code without a word is shown as it is, so that nothing
is hidden because we forgot it.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from archive import dates


def _(text: str) -> str:
    """Mark a text for translation; whoever shows it to people translates it."""
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
    "period": _("Giai đoạn, nhiệm kỳ"),
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
    "candidates": _("Số, ngày có thể là"),
    "flags": _("Điều cần lưu ý"),
    "page_text": _("Chữ của trang"),
    "link": _("Văn bản được dẫn chiếu"),
    "parts": _("Các phần của tệp"),
    "decoding": _("Chữ bảng mã cũ chưa chắc"),
    "effect": _("Hiệu lực với văn bản khác"),
    "status": _("Hiệu lực"),
    "joined": _("Gộp văn bản"),
    "rendition": _("Loại bản"),
    "parted": _("Tách văn bản"),
    "given": _("Tách trang"),
}
"""What else people and readers say of a paper, beside the facts that are shown."""

STATUSES: dict[str, str] = {
    "unknown": _("Chưa rõ hiệu lực"),
    "in_force": _("Còn hiệu lực"),
    "corrected": _("Đã được đính chính"),
    "extended": _("Đã được gia hạn"),
    "partly_changed": _("Hết hiệu lực một phần (đã được sửa đổi, bổ sung)"),
    "suspended": _("Đang tạm dừng, đình chỉ"),
    "expired": _("Hết nhiệm kỳ, hết giai đoạn"),
    "superseded": _("Đã bị thay thế"),
    "repealed": _("Đã bị bãi bỏ"),
    "withdrawn": _("Đã bị thu hồi"),
    "annulled": _("Đã bị hủy bỏ"),
}
"""Whether a paper stands; that one is in force only a person states."""

PROPOSED: dict[str, str] = {
    "corrected": _("nói đính chính văn bản này"),
    "extended": _("nói gia hạn văn bản này"),
    "partly_changed": _("nói sửa đổi, bổ sung văn bản này"),
    "suspended": _("nói tạm dừng, đình chỉ văn bản này"),
    "superseded": _("nói thay thế văn bản này"),
    "repealed": _("nói bãi bỏ văn bản này"),
    "withdrawn": _("nói thu hồi văn bản này"),
    "annulled": _("nói hủy bỏ văn bản này"),
}
"""What a paper says that it does to another, before anybody confirmed it."""

SHORT_STATUSES: dict[str, str] = {
    "unknown": _("chưa rõ"),
    "in_force": _("còn hiệu lực"),
    "corrected": _("được đính chính"),
    "extended": _("được gia hạn"),
    "partly_changed": _("hết hiệu lực một phần"),
    "suspended": _("tạm dừng"),
    "expired": _("hết nhiệm kỳ"),
    "superseded": _("bị thay thế"),
    "repealed": _("bị bãi bỏ"),
    "withdrawn": _("bị thu hồi"),
    "annulled": _("bị hủy bỏ"),
}
"""The same in a word or two, as a search and a list of filters say it."""

CITES: dict[str, str] = {
    "replaces": _("Thay thế"),
    "repeals": _("Bãi bỏ"),
    "annuls": _("Hủy bỏ"),
    "withdraws": _("Thu hồi"),
    "amends": _("Sửa đổi, bổ sung"),
    "corrects": _("Đính chính"),
    "extends": _("Gia hạn"),
    "suspends": _("Tạm dừng, đình chỉ"),
    "consolidates": _("Hợp nhất"),
    "based_on": _("Căn cứ"),
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
    "replaces": _("Bị thay thế bởi"),
    "repeals": _("Bị bãi bỏ bởi"),
    "annuls": _("Bị hủy bỏ bởi"),
    "withdraws": _("Bị thu hồi bởi"),
    "amends": _("Được sửa đổi, bổ sung bởi"),
    "corrects": _("Được đính chính bởi"),
    "extends": _("Được gia hạn bởi"),
    "suspends": _("Bị tạm dừng, đình chỉ bởi"),
    "consolidates": _("Được hợp nhất bởi"),
    "based_on": _("Là căn cứ của"),
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
    "body_not_valid": _("Vào ngày được dẫn, cơ quan không còn mang tên này"),
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
    "number_handwritten": _("Số văn bản viết tay hoặc đóng dấu số"),
    "day_handwritten": _("Ngày, tháng viết tay"),
    "type_mismatch": _("Tên loại không khớp với số, ký hiệu"),
    "appendix": _("Phụ lục của văn bản khác"),
    "several_papers": _("Tệp có vẻ gồm nhiều văn bản"),
    "decoding_doubtful": _("Có chữ bảng mã cũ chuyển chưa chắc, cần đối chiếu"),
    "subject_suspect": _("Trích yếu có thể đọc thiếu, đọc thừa hoặc hỏng chữ"),
    "issuer_suspect": _("Tên cơ quan ban hành có thể đọc sai"),
    "not_competent": _(
        "Cơ quan ban hành không phải cơ quan đã ban hành, cơ quan kế thừa hay cấp trên"
    ),
    "older": _("Ban hành trước văn bản được nói tới"),
    "possible_copy": _("Trùng số, cơ quan và ngày với văn bản khác; cần đối chiếu"),
    "unfiled": _("Có trong sổ, chưa có tệp"),
}

UNRESOLVED: dict[str, str] = {
    "date_differs": _("Văn bản cùng số, ký hiệu trong kho có ngày khác"),
    "body_differs": _("Văn bản cùng số, ký hiệu trong kho là của cơ quan khác"),
    "issued_later": _("Văn bản cùng số, ký hiệu trong kho ban hành sau văn bản này"),
    "other_place": _("Văn bản cùng số, ký hiệu trong kho là của địa phương khác"),
    "other_term": _("Văn bản cùng số, ký hiệu trong kho thuộc nhiệm kỳ khác"),
    "one_of_several": _("Hội nghị, đại hội này ban hành nhiều văn bản"),
}
"""Why a paper under the same symbol is not, or not surely, the one that is cited."""

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
    "heir": _("cơ quan kế thừa hoặc cơ quan trước khi đổi tên, sáp nhập"),
    "term": _("nhiệm kỳ"),
    "place": _("địa phương"),
    "meeting": _("hội nghị, đại hội đã ban hành"),
    "meeting_day": _("ngày của hội nghị, đại hội"),
    "only_one": _("văn bản duy nhất trong kho có thể là văn bản này"),
}
"""What speaks for a paper to be the one that is cited."""

DIFFERED: dict[str, str] = {
    "body_differs": _("cơ quan ban hành khác"),
    "date_differs": _("ngày ban hành khác"),
    "other_term": _("nhiệm kỳ khác"),
    "other_place": _("địa phương khác"),
    "type_differs": _("tên loại khác"),
    "issued_later": _("ban hành sau văn bản dẫn chiếu"),
}
"""What speaks against a paper to be the one that is cited."""

OUTCOMES: dict[str, str] = {
    "added": _("Đã nhận"),
    "known": _("Đã có trong kho"),
    "updated": _("Đã bổ sung bản khác"),
    "refused": _("Không nhận"),
    "held": _("Giữ lại"),
}

STATES: dict[str, str] = {
    "received": _("Đang chờ"),
    "claimed": _("Đang đọc"),
    "done": _("Xong"),
}

RESOLVED: dict[str, str] = {
    "resolved": _("Có trong kho"),
    "ambiguous": _("Chưa rõ văn bản nào"),
    "unknown": _("Chưa có trong kho"),
}
"""What became of a citation."""

REGIMES: dict[str, str] = {
    "party": _("của Đảng"),
    "state": _("của Nhà nước"),
    "mass": _("của đoàn thể"),
}
"""Whose kinds of papers and symbols a paper follows."""

_CODES: dict[str, Mapping[str, str]] = {"flags": FLAGS, "regime": REGIMES}
_DAYS = frozenset({"issued", "effective", "copy"})


def say(words: Mapping[str, str], code: str) -> str:
    """Return the Vietnamese words for a code, or the code where there are none.

    >>> say(CITES, "replaces"), say(CITES, "never_heard_of")
    ('Thay thế', 'never_heard_of')
    """
    return words.get(code, code)


def label(fact: str) -> str:
    """Return the name of a fact of a paper, or of what was read beside it."""
    return say(FACTS | CLAIMS, fact)


def value(fact: str, value: Any) -> str:
    """Return the value of a fact in one line; of several, each.

    >>> value("flags", ["appendix"]), value("effective", "2019-08-01")
    ('Phụ lục của văn bản khác', '01/8/2019')
    """
    if isinstance(value, dict):
        return "; ".join(_one(fact, one) for one in value.values() if one)
    if isinstance(value, list | tuple):
        return "; ".join(_one(fact, one) for one in value)
    return _one(fact, value)


def _one(fact: str, value: Any) -> str:
    if isinstance(value, dict) and fact == "candidates":
        return _one("issued", value["value"])
    if isinstance(value, dict) and "date" in value:
        return _one(fact, value["date"] or value.get("partial"))
    if isinstance(value, dict):
        return " ".join(str(one) for one in value.values() if one)
    if fact in _DAYS:
        try:
            return dates.written(dt.date.fromisoformat(str(value)))
        except ValueError:
            return str(value)
    return say(_CODES.get(fact, {}), str(value))
