"""Scanned papers of one page, the way the readers give them."""

import msgspec
from PIL import Image, ImageDraw, ImageFont

from archive.catalogue import Rendition
from archive.facts import Candidate
from archive.model import Box, Claim, Page, Reading, Seen, Sight, Text
from tests.indexer.extract.paper import TYPEFACE
from tests.webui.papers import AT, claims

PNG = "image/png"
TEXT = "TỈNH ỦY HẢI SƠN\nSố 4I2-CV/TU\nvề xây dựng nông thôn mới"
SIZE = (200, 300)


def seen(text, turned=0, unsure=()):
    """A sight of words ten points wide and twelve high, each on a line of the text."""
    at, words = 0, []
    for row, line in enumerate(text.split("\n")):
        for column, word in enumerate(line.split()):
            at = text.index(word, at)
            box = Box(20 * column, 20 * row, 20 * column + 10, 20 * row + 12)
            sure = 0.4 if word in unsure else 0.9
            words.append(Seen(at, at + len(word), box, sure))
            at += len(word)
    return Sight(*SIZE, tuple(words), turned=turned)


def scan(
    services, folder, *more: Claim, turned=0, unsure=(), cites=(), black=(0, 0, 200, 30)
):
    """Keep a scan with something black on it; return its number and its file.

    The page lies on its side where it is to be ``turned`` to stand.
    """
    path = folder / "quét.png"
    upright = Image.new("RGB", SIZE, "white")
    upright.paste("black", black)
    upright.rotate(turned, expand=True).save(path)
    stored = services.files.put(path)
    read = Page(1, TEXT, "ocr", seen(TEXT, turned, unsure))
    facts = (*claims(TEXT, symbol="4I2-CV/TU"), *more)
    number = services.catalogue.documents.store(
        Reading(Text(PNG, (read,)), facts, tuple(cites)),
        Rendition(stored.sha256, path.name, PNG, stored.size),
        source="test",
        at=AT,
    )
    return number, stored.sha256


FIGURES = Box(100, 150, 112, 160)
"""Where a number stands that was written by hand."""


def candidate(value="41-CV/TU", box=FIGURES, why="picture"):
    return Candidate("symbol", value, why, 0.6, 1, box)


def maybe(*found):
    """The claim of what facts may be, as a reader writes it."""
    return Claim("candidates", msgspec.to_builtins(found))


def unread():
    """A number was written by hand and could not be read."""
    return (
        Claim("symbol", None),
        maybe(candidate(), candidate("47-CV/TU", None, "name")),
        Claim("flags", ["number_unreadable"]),
    )


def shades(drawn, x, y):
    """How light the dots around a place are."""
    return drawn.convert("L").crop((x - 2, y - 2, x + 3, y + 3)).tobytes()


DOTS = 150 / 72
"""Dots of a drawn letter to a point of its page."""

LETTER = (
    (110, 110, "TỈNH ỦY HẢI SƠN"),
    (640, 110, "ĐẢNG CỘNG SẢN VIỆT NAM"),
    (110, 205, "Số: BLANK -KH/TU"),
    (640, 205, "Hải Sơn, ngày 14 tháng 3 năm 2012"),
    (520, 320, "KẾ HOẠCH"),
    (250, 370, "tuyên truyền nghị quyết về xây dựng nông thôn mới"),
    (160, 470, "Thực hiện Nghị quyết của Ban Chấp hành Đảng bộ tỉnh, Ban"),
    (110, 515, "Thường vụ Tỉnh ủy yêu cầu các cấp ủy lãnh đạo việc tuyên"),
    (110, 560, "truyền, bảo đảm thiết thực, đúng nguyên tắc; báo cáo kết quả"),
    (110, 605, "về Văn phòng Tỉnh ủy trước ngày 30 tháng 6 năm 2012."),
)
"""What a scanned letter says, and where its lines begin, in dots."""

MISREAD = {"BLANK": "đ#", "nghị": "nghi", "thiết": "thiêt", "30": "3Ô"}
STROKES = (
    ((8, 0), (0, 22), (26, 22)),
    ((20, 8), (18, 38)),
    ((40, 2), (64, 0), (48, 38)),
    ((44, 20), (64, 18)),
)
"""A 4 and a 7 as somebody writes them over a blank."""


def letter(services, folder):
    """Keep a scanned letter whose number was written by hand; return its number."""
    picture = Image.new("RGB", (1240, 1754), "#f7f5f0")
    text, seen, hand = drawn(ImageDraw.Draw(picture))
    path = folder / "quét kế hoạch.png"
    picture.save(path)
    stored = services.files.put(path)
    sight = Sight(1240 / DOTS, 1754 / DOTS, tuple(seen))
    found = [candidate(f"{n}-KH/TU", hand) for n in (47, 41, 17)]
    facts = claims(
        text,
        type="Kế hoạch",
        subject="tuyên truyền nghi quyết về xây dựng nông thôn mới",
        issuers=["Tỉnh ủy Hải Sơn"],
        issued={"verbatim": "ngày 14 tháng 3 năm 2012", "date": "2012-03-14"},
    )
    flags = Claim("flags", ["number_unreadable", "number_handwritten"])
    return services.catalogue.documents.store(
        Reading(
            Text(PNG, (Page(1, text, "ocr", sight),)),
            (*facts, Claim("symbol", None), maybe(*found), flags),
            (),
        ),
        Rendition(stored.sha256, path.name, PNG, stored.size),
        source="test",
        at=AT,
    )


def drawn(pen):
    """Draw the letter; return its text as read, its words, and the hand's box."""
    font = ImageFont.truetype(TYPEFACE, 26)
    text, seen, hand = "", [], None
    for x, y, line in LETTER:
        at = float(x)
        for word in line.split():
            read = MISREAD.get(word, word)
            sides = [at, y, at + font.getlength(word), y + 34]
            box = Box(*(round(side / DOTS, 1) for side in sides))
            if word == "BLANK":
                hand = box
                write_by_hand(pen, at + 12, y - 4)
            else:
                pen.text((at, y), word, "#222222", font)
            sure = 0.95 if read == word else 0.4
            seen.append(Seen(len(text), len(text) + len(read), box, sure))
            text += f"{read} "
            at = sides[2] + font.getlength(" ")
        text = text[:-1] + "\n"
    return text[:-1], seen, hand


def write_by_hand(pen, left, top):
    """Write the number of the letter, in blue ink."""
    for stroke in STROKES:
        pen.line([(left + x, top + y) for x, y in stroke], "#1c3f95", 4, "curve")
