"""The Vietnamese words for why a paper is found, by what it has points for."""

from archive.words import _

REASONS: dict[str, str] = {
    "own_symbol": _("Đúng số, ký hiệu của chính văn bản"),
    "heading": _("Phần đầu văn bản có mọi điều đã gõ"),
    "issued": _("Đúng ngày ban hành"),
    "issuer": _("Đúng cơ quan ban hành"),
    "own_issuer": _("Chính cơ quan ban hành ấy"),
    "type": _("Đúng loại văn bản"),
    "symbol": _("Đúng số, ký hiệu"),
    "subject": _("Có nguyên cụm từ trong trích yếu"),
    "signer": _("Đúng người ký"),
    "status": _("Đúng trạng thái"),
    "phrase": _("Có nguyên cụm từ"),
    "other": _("Đúng điều được ưu tiên"),
    "word": _("Có chữ"),
    "pair": _("Hai chữ đứng liền nhau"),
    "marks": _("Đúng cả dấu"),
}
"""What a paper has that was asked for."""
