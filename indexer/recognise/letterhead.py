"""The names in a letterhead: which lines belong together, and how they are said.

A letterhead prints names broken over lines, in capitals and shortened by their
parent: "TỈNH ỦY BẮC KẠN / BAN TUYÊN GIÁO" is Ban Tuyên giáo Tỉnh ủy Bắc Kạn.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.text import clean, squeeze, toneless

BODY = re.compile(
    r"(?:ban|bo|so|uy ban|van phong|tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy"
    r"|dang bo|chi bo|dang doan|hoi|doan|chi doan|lien chi doan|thanh doan|tinh doan|huyen doan|xa doan"
    r"|lien doan|tong lien doan|cong doan|mat tran|toa an|vien|chinh phu|thu tuong"
    r"|quoc hoi|chu tich|tong cuc|cuc|chi cuc|trung tam|truong|cong an|quan uy|phong"
    r"|ngan hang|thanh tra|kho bac|bao hiem|dai|hoc vien|benh vien|cong ty|tap doan"
    r"|tong cong ty|hiep hoi|dai hoc|dai hoi|nha may|xi nghiep|hop tac xa|cau lac bo"
    r"|tap chi|kiem toan|nha xuat ban|quan khu|thuong truc|khoi|bch|btv|ubnd|hdnd|ubkt|ubmttq|bcd|bql|tieu ban|to|lien hiep)\b"
    r"(?! chu nghia)"
)
_UNFINISHED = re.compile(
    r"(?:^(?:ban chap hanh|bch|ban thuong vu|btv|dang uy|dang bo|chi bo|ban can su dang"
    r"|dang doan|ban can su|ban chap hanh dang bo|bch dang bo|uy ban|hoi dong"
    r"|hoi dong tham phan|uy ban thuong vu"
    r"|uy ban trung uong|ban chi dao|doan)|\bva|,|-)$"
)
_PEOPLES = re.compile(r"\b(?P<body>[ỦU][YỶ] BAN|HỘI ĐỒNG) ?NHÂN ?DÂN\b")
_STAFF = re.compile(
    r"(?:van phong|uy ban kiem tra|ubkt|ban (?!chap hanh|thuong vu|quan ly)|trung tam"
    r"|co quan|bao\b|phong\b)"
)
_LOCAL = re.compile(
    r"\b(?:tinh|thanh pho|tp|huyen|quan(?! (?:ly|su|tri))|xa(?! hoi)|(?<!dia )phuong"
    r"|thi tran|thi xa|dac khu|trung uong|tinh uy|thanh uy|huyen uy|quan uy|thi uy"
    r"|quoc gia|viet nam|chinh phu|tw)\b"
)
_COMMITTEE = re.compile(
    r"(?:tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|dang bo|chi bo|quan uy)\b"
)
_COMMITTEE_AND_STAFF = re.compile(
    r"(?P<committee>BAN CHẤP HÀNH TRUNG ƯƠNG|(?:ĐẢNG BỘ|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ) U[ỶY]"
    r"|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ) [ỦU][YỶ]|ĐẢNG [ỦU][YỶ] (?:XÃ|PHƯỜNG|ĐẶC KHU))"
    r" [^\W\d_ ]{1,8}(?: [^\W\d_ ]{1,8}){0,5}?) (?P<staff>(?:VĂN PHÒNG$|[ỦU][YỶ] BAN KIỂM TRA"
    r"|BAN (?:TỔ CHỨC|TUYÊN GIÁO|DÂN VẬN|NỘI CHÍNH|XÂY DỰNG ĐẢNG|CHỈ ĐẠO|KINH TẾ|ĐỐI NGOẠI"
    r"|CHÍNH SÁCH|THƯỜNG VỤ)|(?:HUYỆN|THÀNH|QUẬN|THỊ|ĐẢNG) [ỦU][YỶ]|CHI BỘ)(?: .{1,80})?)$",
    re.IGNORECASE,
)
_UNDER_AREA = re.compile(r"(?:so|chi cuc|thanh tra|phong|trung tam|van phong|ban)\b")
_AREA = re.compile(
    r"^(?:Ủy|Uỷ) ban nhân dân (?P<area>(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|"
    r"thị trấn|đặc khu) .{2,60})$",
    re.IGNORECASE,
)
_SHORT = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "UBKT": "Ủy ban Kiểm tra",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "MTTQ": "Mặt trận Tổ quốc",
    "BCH": "Ban Chấp hành",
    "BTV": "Ban Thường vụ",
    "BCĐ": "Ban Chỉ đạo",
    "LĐLĐ": "Liên đoàn Lao động",
    "TP": "thành phố",
    "TP.": "thành phố",
    "VN": "Việt Nam",
    "TW": "Trung ương",
}
_SEAT = re.compile(
    r"(?P<rank>tỉnh|thành|huyện|quận|thị) (?:ủy|uỷ) (?P<place>.{2,40})", re.IGNORECASE
)
_RANKS = {"thành": "thành phố", "thị": "thị xã"}
_OF_ITS_PARENT = {
    "van phong",
    "thanh tra",
    "ban thuong truc",
    "ban thuong vu",
    "ban chap hanh",
    "thuong truc",
}
_LED_BY = {
    "TỈNH": "TỈNH ỦY",
    "THÀNH PHỐ": "THÀNH ỦY",
    "HUYỆN": "HUYỆN ỦY",
    "QUẬN": "QUẬN ỦY",
    "THỊ XÃ": "THỊ ỦY",
}
# A committee below a union is the union's: "HỘI NÔNG DÂN VIỆT NAM / BAN CHẤP HÀNH
# TỈNH BẮC KẠN" must not read like the Party's committee.
_MASS = re.compile(r"(?:hoi (?!dong)|lien doan|tong lien doan|cong doan|mat tran)")
_LOCAL_COMMITTEE = re.compile(
    r"ban (?:chấp hành|thường vụ|thường trực) (?P<area>(?:tỉnh|thành phố|huyện|quận"
    r"|thị xã|xã|phường|thị trấn|đặc khu) .{2,60})$",
    re.IGNORECASE,
)
_NATIONAL = re.compile(r"^tổng (?=liên đoàn)| việt nam$", re.IGNORECASE)
_CENTRE = "ban chap hanh trung uong"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The bodies of a letterhead as printed, joined and written out.

    ``issuers`` are bodies that issue together, the numbering one first.
    """

    issuers: tuple[str, ...]
    parent: str | None = None


def read(lines: Sequence[str]) -> Letterhead | None:
    """Return the bodies that the lines of a letterhead name."""
    names = list(_names(once(lines)))
    if not names or not BODY.match(toneless(names[-1])):
        return None
    first = len(names) - 1
    while first and names[first - 1].endswith(" -"):
        first -= 1
    bodies = tuple(_written_out(name.removesuffix(" -")) for name in names[first:])
    parent = _written_out(names[first - 1]) if first else None
    return Letterhead(_share_area(bodies), parent)


def full_names(head: Letterhead) -> tuple[str, ...]:
    """Return the issuers with what their names leave to the parent."""
    return tuple(_qualified(body, head.parent) for body in head.issuers)


def _tidy(line: str) -> str:
    """Return a line without specks; a dash at its end joins it to the next."""
    text = squeeze(clean(line)).strip("\"'“”.:;_|~*— ").lstrip(", ")
    # Recognition loses the blanks between bold capitals.
    text = _PEOPLES.sub(lambda match: f"{match['body']} NHÂN DÂN", text)
    # No name but that of the country goes on so; the title beside was read into it.
    text = re.sub(r"(?<=VIỆT N)[AẠẢÃĂÂ]\w{1,4}$", "AM", text)
    # A star below the name is read as an "x", and may end in its line.
    return re.sub(r"\s?[-—_]{2,}[-—_ ]{0,60}$|\s[x+•]$", "", text)


def once(lines: Sequence[str]) -> list[str]:
    """Return the lines tidy and once, where a gazette prints a letterhead twice."""
    lines = [_tidy(line) for line in lines]
    for middle in range(1, len(lines)):
        upper, lower = (" ".join(part) for part in (lines[:middle], lines[middle:]))
        if toneless(upper).rstrip(" -") == toneless(lower).rstrip(" -"):
            return lines[middle:]
    return lines


def _names(lines: list[str]) -> Iterator[str]:
    """Yield one name after the other; " -" at its end joins it to the next."""
    name = ""
    for line in lines:
        for piece in _pieces(line):
            if name and _goes_on(name, piece):
                name = f"{name} {piece}"
                continue
            if name:
                yield name
            name = piece
    if name:
        yield name.removesuffix(" -")


def _pieces(line: str) -> Iterator[str]:
    """Yield the bodies that one line joins by a dash ("BỘ A - BỘ B").

    A committee and its staff in one line ("TỈNH ỦY BẮC KẠN BAN TUYÊN GIÁO") are two.
    """
    if match := _COMMITTEE_AND_STAFF.match(line):
        yield match["committee"]
        line = match["staff"]
    parts = line.split(" - ")
    piece = parts[0]
    for part in parts[1:]:
        if BODY.match(toneless(part)):
            yield f"{piece} -"
            piece = part
        else:
            piece = f"{piece} - {part}"
    yield piece


def _goes_on(name: str, piece: str) -> bool:
    """Whether a piece belongs to the name above; no body is named in one word.

    "SỞ NÔNG NGHIỆP VÀ MÔI / TRƯỜNG" names no school.
    """
    bare, following = toneless(name), toneless(piece)
    is_word = " " not in following and piece.upper() not in _SHORT
    if not BODY.match(following) or is_word:
        return True
    if bare.endswith(" -"):
        return False
    return _UNFINISHED.search(bare) is not None and not _STAFF.match(following)


def _share_area(bodies: tuple[str, ...]) -> tuple[str, ...]:
    """Give local bodies that issue together the place named after the last."""
    match = re.search(
        r" ((?:TỈNH|THÀNH PHỐ|HUYỆN) .{2,40})$", bodies[-1], re.IGNORECASE
    )
    if match is None or len(bodies) == 1:
        return bodies
    return tuple(
        body if _LOCAL.search(toneless(body)) else f"{body} {match[1]}"
        for body in bodies
    )


def _qualified(body: str, parent: str | None) -> str:
    bare = toneless(body)
    if parent is None or _COMMITTEE.match(bare):
        return body
    above = toneless(parent)
    if above.startswith("dang bo ") and _STAFF.match(bare):
        return _qualified(body, _leading(parent))
    if above == _CENTRE:
        return body if _LOCAL.search(bare) else f"{body} Trung ương"
    if _MASS.match(above) and (local := _LOCAL_COMMITTEE.match(body)):
        return f"{_NATIONAL.sub('', parent)} {local['area']}"
    return body if _LOCAL.search(bare) else _completed(body, parent)


def _completed(body: str, parent: str) -> str:
    """Return a name that says no place, with that of its parent."""
    bare, above = toneless(body), toneless(parent)
    if (area := _AREA.match(parent)) and bare != "van phong":
        return f"{body} {area['area']}" if _UNDER_AREA.match(bare) else body
    if _COMMITTEE.match(above):
        return f"{body} {_whose(bare, parent)}"
    if bare.startswith("ban ") and above.startswith("hoi dong nhan dan"):
        return f"{body} {parent}"
    return f"{body} {parent}" if bare in _OF_ITS_PARENT else body


def _leading(organisation: str) -> str:
    """Return the committee that leads a Party organisation, as staff names it.

    >>> _leading("ĐẢNG BỘ HUYỆN CHỢ ĐỒN")
    'HUYỆN ỦY CHỢ ĐỒN'
    """
    words = organisation.split(" ", 2)[2]
    for area, committee in _LED_BY.items():
        if words.upper().startswith(f"{area} "):
            return f"{committee} {words[len(area) + 1 :]}"
    return f"ĐẢNG ỦY {words}"


def _whose(bare: str, parent: str) -> str:
    """Return the committee, or its area for steering committees ("35 tỉnh ...")."""
    seat = _SEAT.match(parent)
    if seat is None or not bare.startswith(("ban chi dao", "tieu ban", "to ")):
        return parent
    rank = seat["rank"].lower()
    return f"{_RANKS.get(rank, rank)} {seat['place']}"


def _written_out(name: str) -> str:
    words = (_SHORT.get(word.upper(), word) for word in name.split(" "))
    return " ".join(words)
