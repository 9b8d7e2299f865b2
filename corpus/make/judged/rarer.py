"""Rarer pages of both kinds, made after the rules were: what else offices scan."""

from collections.abc import Callable

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageOps

from corpus.make.judged import pictures
from corpus.make.judged.pictures import damaged, scan, sealed, sheet_of
from corpus.make.judged.sheet import HEIGHT, WIDTH, Sheet, typeface

_RUSSIAN = (
    "Правительство Республики утверждает положение о порядке хранения документов",
    "и поручает министерствам обеспечить выполнение настоящего решения, которое",
    "вступает в силу со дня его подписания и действует на всей территории.",
)
_FRENCH = (
    "Le Gouvernement est chargé de la publication du présent décret, qui entre en",
    "vigueur dès sa signature et abroge toutes les dispositions antérieures sur les",
    "comités populaires des communes, des districts et des provinces du pays.",
)
_FIELDS = ("maSoThue", "tenDonVi", "ngayLap", "nguoiKy", "diaChi", "soHieu", "trichYeu")


def _face(size: float, face: str = "serif") -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(typeface(face) or "", size)


def _turned_stamped(sheet: Sheet) -> None:
    """A sheet that is shown turned, with the stamp of a signature."""
    sheet.canvas.setPageRotation(sheet.chance.choice([90, 180, 270]))
    sheet.cover(scan(sheet, sheet.words(26, 72)))
    sheet.write(["Ký bởi: Sở Nội vụ", "Ngày: 12/03/2024"], size=8, top=300)


def _two_on_one(sheet: Sheet) -> None:
    """Two pages side by side on one sheet."""
    pages = [scan(sheet, sheet.words(30, 60), dpi=150) for _ in range(2)]
    both = Image.new("L", (pages[0].width * 2, pages[0].height), 255)
    for number, page in enumerate(pages):
        both.paste(page, (number * page.width, 0))
    sheet.cover(both.rotate(90, expand=True))


def _with_picture(sheet: Sheet) -> None:
    """A page of a newspaper: writing around a photograph."""
    chance = sheet.chance
    page = scan(sheet, sheet.words(24, 60), dpi=150)
    picture = pictures.photograph(chance, (600, 420)).convert("L")
    page.paste(picture, (chance.randrange(100, 500), 1200))
    sheet.cover(damaged(chance, page))


def _on_a_pattern(sheet: Sheet) -> None:
    """Printed on paper with a faint pattern."""
    page = scan(sheet, sheet.words(24, 60), dpi=150)
    pattern = Image.new("L", page.size, 255)
    drawn = ImageDraw.Draw(pattern)
    for place in range(0, page.width + page.height, 14):
        drawn.line((place, 0, 0, place), fill=222, width=3)
    sheet.cover(ImageChops.multiply(page, pattern))


def _table(sheet: Sheet) -> None:
    """A table scanned with all its rules, in small letters."""
    chance = sheet.chance
    page = sheet_of(chance, 200)
    drawn = ImageDraw.Draw(page)
    columns, step = chance.randrange(3, 7), chance.randrange(46, 80)
    wide = (page.width - 200) // columns
    face = _face(chance.choice([22, 25, 28]))
    for row in range(chance.randrange(8, 26)):
        top = 200 + row * step
        for column in range(columns):
            left = 100 + column * wide
            drawn.rectangle((left, top, left + wide, top + step), outline=20, width=2)
            cell = sheet.words(1, max(6, wide // 16))[0] if column else str(row)
            drawn.text((left + 8, top + 8), cell, fill=20, font=face)
    sheet.cover(damaged(chance, page))


def _title(sheet: Sheet) -> None:
    """The cover of a report: few words, large."""
    chance = sheet.chance
    page = sheet_of(chance, 150)
    drawn = ImageDraw.Draw(page)
    words = chance.choice(
        ["BÁO CÁO CHÍNH TRỊ", "NGHỊ QUYẾT ĐẠI HỘI", "KỶ YẾU HỘI NGHỊ"]
    )
    size = chance.randrange(36, 90)
    drawn.text((620, 700), words, fill=20, font=_face(size, "serif-bold"), anchor="mm")
    sheet.cover(damaged(chance, page))


def _blue(sheet: Sheet) -> None:
    """Typed with a blue ribbon on yellow paper."""
    page = scan(sheet, sheet.words(22, 66))
    sheet.cover(ImageOps.colorize(page, (50, 60, 150), (240, 225, 180)))


def _white_on_black(sheet: Sheet) -> None:
    """A cover with white letters on a dark ground."""
    sheet.cover(ImageOps.invert(scan(sheet, sheet.words(12, 60), dpi=150)))


def _clear_stamp(sheet: Sheet) -> None:
    """A scan whose misread layer is drawn in letters one can see through."""
    lines = sheet.words(24, 72)
    sheet.cover(scan(sheet, lines))
    sheet.canvas.setFillAlpha(0)
    sheet.write(["U8ND TlNH HAl S0N d()c lap tu do"] * 24)


def _russian(sheet: Sheet) -> None:
    sheet.write(list(_RUSSIAN) * sheet.chance.randrange(1, 9))


def _french(sheet: Sheet) -> None:
    sheet.write(list(_FRENCH) * sheet.chance.randrange(1, 9))


def _listing(sheet: Sheet) -> None:
    """The fields of an exchange format, as annexes of circulars print them."""
    names = [sheet.chance.choice(_FIELDS) for _ in range(30)]
    sheet.write([f"<{name}>{n:04}</{name}>" for n, name in enumerate(names)])


def _contents(sheet: Sheet) -> None:
    lines = [f"{line[:40]} {'.' * 50} {n}" for n, line in enumerate(sheet.words(26), 3)]
    sheet.write(lines, size=11)


def _signed(sheet: Sheet) -> None:
    """A typed page with the picture of a signature under a seal."""
    below = sheet.write(sheet.words(sheet.chance.randrange(2, 20)))
    signature = Image.new("RGB", (700, 400), "white")
    drawn = ImageDraw.Draw(signature)
    points = [(60 + 60 * n, 200 + sheet.chance.gauss(0, 90)) for n in range(10)]
    drawn.line(points, fill=(20, 30, 140), width=7, joint="curve")
    sheet.put(sealed(sheet.chance, signature), (330, below - 140, 180, 110))
    sheet.write(["Nguyễn Văn An"], left=360, top=below - 170)


def _square_code(sheet: Sheet) -> None:
    """A page with a square code and a bar code."""
    below = sheet.write(sheet.words(sheet.chance.randrange(1, 14)))
    code = Image.frombytes("1", (40, 40), sheet.chance.randbytes(200))
    sheet.put(code.resize((400, 400)).convert("L"), (70, below - 160, 120, 120))
    bars = Image.frombytes("1", (160, 1), sheet.chance.randbytes(20))
    sheet.put(bars.resize((640, 90)).convert("L"), (260, below - 120, 220, 40))


def _ruled_sheet(sheet: Sheet) -> None:
    """An empty form: rules and no word."""
    page = sheet_of(sheet.chance, 150)
    drawn = ImageDraw.Draw(page)
    step = sheet.chance.randrange(30, 70)
    for top in range(200, 1600, step):
        drawn.line((100, top, 1140, top), fill=60, width=2)
    for left in range(100, 1141, 208):
        drawn.line((left, 200, left, 1580), fill=60, width=2)
    sheet.cover(damaged(sheet.chance, page))


def _dirt(sheet: Sheet) -> None:
    """An empty sheet with punched holes, a staple and dust."""
    chance = sheet.chance
    page = sheet_of(chance, 200)
    drawn = ImageDraw.Draw(page)
    for place in (700, 1600):
        drawn.ellipse((60, place, 130, place + 70), fill=40)
    drawn.line((200, 150, 290, 110), fill=50, width=6)
    for _ in range(chance.randrange(100, 1500)):
        x, y = chance.randrange(page.width), chance.randrange(page.height)
        reach = chance.choice([1, 1, 2, 3])
        drawn.ellipse((x - reach, y - reach, x + reach, y + reach), fill=60)
    sheet.cover(page)


def _halftone(sheet: Sheet) -> None:
    """A photograph printed in dots, scanned."""
    picture = pictures.photograph(sheet.chance, (900, 700)).convert("L").convert("1")
    page = sheet_of(sheet.chance, 150)
    page.paste(picture.convert("L"), (150, 300))
    sheet.cover(page.filter(ImageFilter.GaussianBlur(sheet.chance.uniform(0, 1.2))))


def _crossed(sheet: Sheet) -> None:
    """An empty back page with one stroke through it, and its number typed."""
    sheet.canvas.line(80, 80, WIDTH - 80, HEIGHT - 80)
    sheet.write(["12"], left=290, top=810)


SENT: dict[str, Callable[[Sheet], None]] = {
    "turned and stamped": _turned_stamped,
    "two pages on one": _two_on_one,
    "scan with a photograph": _with_picture,
    "scan on a pattern": _on_a_pattern,
    "scanned table": _table,
    "scanned title": _title,
    "blue scan": _blue,
    "white on black": _white_on_black,
    "clear misread layer": _clear_stamp,
}
KEPT: dict[str, Callable[[Sheet], None]] = {
    "Russian": _russian,
    "French": _french,
    "names of fields": _listing,
    "contents": _contents,
    "signed": _signed,
    "square code": _square_code,
    "ruled sheet": _ruled_sheet,
    "dirt": _dirt,
    "halftone": _halftone,
    "crossed page": _crossed,
}
