"""The words of an office for what the authority file knows by codes.

As in :mod:`archive.words`: each is marked, so that pages can say it in English.
"""


def _(text: str) -> str:
    """Mark a text for translation; whoever shows it to people translates it."""
    return text


LEVELS: dict[str, str] = {
    "central": _("Trung ương"),
    "province": _("Cấp tỉnh"),
    "district": _("Cấp huyện"),
    "commune": _("Cấp xã"),
    "base": _("Cơ sở"),
}
"""How high bodies stand, from above."""

KINDS: dict[str, str] = {
    "committee": _("Cấp ủy"),
    "staff": _("Cơ quan tham mưu, giúp việc"),
    "steering": _("Ban chỉ đạo, tổ công tác"),
    "congress": _("Đại hội"),
    "mass": _("Mặt trận, đoàn thể"),
    "state": _("Cơ quan nhà nước"),
}
"""What bodies are."""

FORMS: dict[str, str] = {
    "alias": _("Tên gọi khác"),
    "misspelling": _("Cách viết sai"),
    "code": _("Mã trong ký hiệu"),
}
"""How a text names a body."""

ADDITIONS: dict[str, str] = {
    "body": _("Cơ quan mới"),
    "name": _("Tên gọi khác, cách viết sai, mã"),
    "succession": _("Hợp nhất, chia tách, đổi tên"),
    "term": _("Ngày đại hội"),
}
"""What clerks add to the authority file."""
