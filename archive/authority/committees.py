"""The committee for which a board speaks: both number papers in one series.

"Ban Thường vụ Tỉnh ủy" writes for "Tỉnh ủy", and a letterhead that prints the
organisation ("Đảng bộ huyện") means the committee that leads it.
"""

import re

_BOARD = re.compile(r"\A(?:ban thuong vu|ban chap hanh|thuong truc) (?!trung uong)")
# Without its marks "Quận" looks like "Quân sự", "Quân khu".
_MEMBERS = re.compile(
    r"\Adang bo (?:"
    r"(tinh(?! doan)|thanh pho|thi xa|huyen|quan(?! su| doi| khu| chung| doan))(?= |\Z)"
    r")?"
)
_COMMITTEES = {
    "tinh": "tinh uy",
    "thanh pho": "thanh uy",
    "thi xa": "thi uy",
    "huyen": "huyen uy",
    "quan": "quan uy",
}


def committee(key: str) -> str:
    """Return the key of the committee behind the key of a board or its members.

    >>> committee("ban chap hanh dang bo phuong bac kan")
    'dang uy phuong bac kan'
    >>> committee("thuong truc huyen uy na ri")
    'huyen uy na ri'
    """
    return _MEMBERS.sub(_leading, _BOARD.sub("", key))


def _leading(members: re.Match[str]) -> str:
    level = members.group(1)
    return _COMMITTEES[level] if level else "dang uy "
