"""Scans: pages whose writing is only in their images."""

import unicodedata
from collections.abc import Callable

from PIL import Image

from corpus.make.judged.pictures import damaged, scan, sealed
from corpus.make.judged.sheet import HEIGHT, WIDTH, Sheet

_MISREAD = str.maketrans({"Ô": "6", "Ộ": "Q", "ô": "6", "đ": "d", "Đ": "D", "I": "l"})
_NAMES = (
    "Tỉnh ủy Hải Sơn",
    "Văn phòng Ủy ban nhân dân tỉnh Hải Sơn",
    "Sở Nội vụ",
    "Nguyễn Văn An",
)


def _lines(sheet: Sheet) -> list[str]:
    return sheet.words(sheet.chance.randrange(12, 34), 72)


def _plain(sheet: Sheet) -> None:
    sheet.cover(damaged(sheet.chance, scan(sheet, _lines(sheet))))


def _short(sheet: Sheet) -> None:
    """The last page: the end of a sentence, or only who signed."""
    lines = sheet.words(sheet.chance.randrange(1, 4), 60)
    sheet.cover(damaged(sheet.chance, scan(sheet, lines)))


def _signed(sheet: Sheet) -> None:
    sheet.cover(sealed(sheet.chance, scan(sheet, _lines(sheet))))


def _stamped(sheet: Sheet) -> None:
    """The stamp of an electronic signature is the only text."""
    _plain(sheet)
    chance = sheet.chance
    name = chance.choice(_NAMES)
    stamp = [
        f"Người ký: {name}",
        f"Email: {unicodedata.normalize('NFD', name)[:4].lower()}@haison.gov.vn",
        f"Cơ quan: {chance.choice(_NAMES)}",
        f"Thời gian ký: {chance.randrange(1, 29):02}.03.2024 10:45:12 +07:00",
    ]
    left, top = chance.uniform(30, 380), chance.uniform(60, 820)
    sheet.write(stamp[: chance.randrange(1, 5)], size=8, left=left, top=top)


def _arrived(sheet: Sheet) -> None:
    """The arrival stamp of a document system."""
    _plain(sheet)
    chance = sheet.chance
    stamp = [
        "CÔNG VĂN ĐẾN",
        f"Số: {chance.randrange(9999)}",
        "Ngày: 12/03/2024",
        "Chuyển:",
    ]
    sheet.write(
        stamp, left=chance.uniform(30, 400), top=chance.uniform(700, 820), size=9
    )


def _marked(sheet: Sheet) -> None:
    """The mark of a program, a portal or a copier is the only text."""
    _plain(sheet)
    chance = sheet.chance
    mark = chance.choice(
        (
            "Edited with the trial version of Foxit Advanced PDF Editor",
            "Scanned with CamScanner",
            f"HS{chance.randrange(10**6):06}",
            "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH HẢI SƠN - Văn bản chỉ đạo điều hành",
            "LuatVietnam www.luatvietnam.vn - Tiện ích văn bản luật",
            "BẢN SAO",
        )
    )
    sheet.write([mark], left=60, top=chance.choice([20, 825]), size=9)


def _misread(sheet: Sheet) -> None:
    """A scanner read the page without knowing Vietnamese."""
    lines = _lines(sheet)
    sheet.cover(damaged(sheet.chance, scan(sheet, lines)))
    sheet.write([_without_marks(sheet, line) for line in lines], unseen=True)


def _without_marks(sheet: Sheet, line: str) -> str:
    apart = unicodedata.normalize("NFD", line.translate(_MISREAD))
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    chance = sheet.chance
    return "".join(
        chance.choice("()t;l1cJ") if c.isalpha() and chance.random() < 0.06 else c
        for c in bare
    )


def _half_read(sheet: Sheet) -> None:
    """Only the head of the page has a layer."""
    lines = sheet.words(30, 72)
    sheet.cover(scan(sheet, lines))
    sheet.write(lines[: sheet.chance.randrange(3, 8)], unseen=True)


def _pasted(sheet: Sheet) -> None:
    """A page with a typed heading, and under it the scan of another paper."""
    lines = ["Phụ lục kèm theo văn bản", *sheet.words(sheet.chance.randrange(0, 3))]
    below = sheet.write(lines)
    picture = scan(sheet, sheet.words(28, 72))
    high = below - 40
    sheet.put(picture, (60, 30, min(WIDTH - 90, high / 1.414), high))


def _sideways(sheet: Sheet) -> None:
    """A table as wide as the sheet is high, scanned as it lay."""
    lines = sheet.words(20, 72)
    sheet.cover(
        scan(sheet, lines).rotate(sheet.chance.choice([90, 180, 270]), expand=True)
    )


def _strips(sheet: Sheet) -> None:
    """The image is cut into strips, as fax software does."""
    picture = scan(sheet, _lines(sheet))
    count = sheet.chance.choice([4, 10, 25])
    for number in range(count):
        top, foot = (picture.height * n // count for n in (number, number + 1))
        strip = picture.crop((0, top, picture.width, foot))
        high = HEIGHT / count
        sheet.put(strip, (0, HEIGHT - (number + 1) * high, WIDTH, high))


def _wrapped(sheet: Sheet) -> None:
    """The image is packed in a form, as signing software does."""
    sheet.canvas.beginForm("page", 0, 0, 1, 1)
    sheet.canvas.drawInlineImage(scan(sheet, _lines(sheet), dpi=100), 0, 0, 1, 1)
    sheet.canvas.endForm()
    sheet.canvas.saveState()
    sheet.canvas.scale(WIDTH, HEIGHT)
    sheet.canvas.doForm("page")
    sheet.canvas.restoreState()


def _margined(sheet: Sheet) -> None:
    """The image does not fill the sheet."""
    picture = scan(sheet, _lines(sheet))
    share = sheet.chance.uniform(0.6, 0.95)
    sheet.put(picture, (20, 40, WIDTH * share, HEIGHT * share))


def _coloured(sheet: Sheet) -> None:
    """A photograph of a paper, in the light of a room."""
    picture = scan(sheet, _lines(sheet)).convert("RGB")
    light = Image.radial_gradient("L").resize(picture.size)
    light = light.point(lambda grey: 90 + grey // 3)
    sheet.cover(
        Image.composite(
            picture,
            Image.new("RGB", picture.size, (70, 60, 50)),
            light.point(lambda grey: 255 - grey // 2),
        )
    )


KINDS: dict[str, Callable[[Sheet], None]] = {
    "scan": _plain,
    "short scan": _short,
    "sealed scan": _signed,
    "signature stamp": _stamped,
    "arrival stamp": _arrived,
    "mark": _marked,
    "misread scan": _misread,
    "half read scan": _half_read,
    "pasted scan": _pasted,
    "sideways scan": _sideways,
    "scan in strips": _strips,
    "scan in a form": _wrapped,
    "scan with margins": _margined,
    "photographed paper": _coloured,
}
