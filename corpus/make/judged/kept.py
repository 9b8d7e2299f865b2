"""Pages that are never read from their images: their text is there, or they have none."""

import unicodedata
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFilter

from corpus.make.judged import pictures
from corpus.make.judged.pictures import damaged, scan, sealed, sheet_of
from corpus.make.judged.sheet import HEIGHT, WIDTH, Sheet
from corpus.make.tcvn3 import CODES

_ENGLISH = (
    "The People's Committee of the province shall be responsible for carrying out",
    "this Decision, which takes effect from the date of its signing and replaces",
    "all previous regulations on the organization of communal offices. Heads of",
    "departments, chairpersons of districts and the public concerned are to report",
    "difficulties to the Office, with their proposals, before the end of each year.",
)
_WORDS = 340, 300


def _full(sheet: Sheet) -> list[str]:
    return sheet.words(sheet.chance.randrange(16, 34))


def _typed(sheet: Sheet) -> None:
    sheet.write(_full(sheet))


def _short(sheet: Sheet) -> None:
    sheet.write(sheet.words(sheet.chance.randrange(1, 4), 50))


def _number_only(sheet: Sheet) -> None:
    sheet.write([str(sheet.chance.randrange(2, 90))], left=290, top=810)


def _with_emblem(sheet: Sheet) -> None:
    sheet.write(sheet.words(sheet.chance.randrange(3, 30)), top=640)
    size = sheet.chance.randrange(40, 160)
    sheet.put(pictures.emblem(sheet.chance, 400), (250, 660, size, size))


def _with_photograph(sheet: Sheet) -> None:
    below = sheet.write(sheet.words(sheet.chance.randrange(2, 14)))
    picture = pictures.photograph(sheet.chance, (1200, 900))
    sheet.put(picture, (70, 40, 450, min(below - 60, 420)))


def _with_chart(sheet: Sheet) -> None:
    below = sheet.write(sheet.words(sheet.chance.randrange(3, 16)))
    sheet.put(pictures.chart(sheet.chance, (1000, 700)), (70, 40, 440, below - 60))


def _with_drawing(sheet: Sheet) -> None:
    """A chart or a plan drawn with lines and curves, and its labels typed."""
    below = sheet.write(sheet.words(sheet.chance.randrange(3, 12)))
    chance = sheet.chance
    for _ in range(chance.randrange(60, 300)):
        x, y = chance.uniform(70, 500), chance.uniform(60, below - 60)
        path = sheet.canvas.beginPath()
        path.moveTo(x, y)
        for _ in range(chance.randrange(2, 9)):
            steps = [chance.gauss(0, 30) for _ in range(6)]
            path.curveTo(*(s + (x, y)[n % 2] for n, s in enumerate(steps)))
        sheet.canvas.drawPath(path, stroke=1, fill=0)
    sheet.write(["Quý I", "Quý II", "Quý III"], top=90, size=9)


def _ruled(sheet: Sheet) -> None:
    """A table with all its rules."""
    chance = sheet.chance
    columns = chance.randrange(3, 7)
    step = 450 / columns
    for row in range(chance.randrange(10, 30)):
        y = 770 - row * 24
        for column in range(columns):
            sheet.canvas.rect(70 + column * step, y - 8, step, 24)
            cell = [sheet.words(1, 10)[0] if column else str(row + 1)]
            sheet.write(cell, left=73 + column * step, top=y, size=9)


def _figures(sheet: Sheet) -> None:
    chance = sheet.chance
    rows = [
        "   ".join(f"{chance.randrange(10**6):,}".replace(",", ".") for _ in range(6))
        for _ in range(30)
    ]
    sheet.write(["Biểu số 3. Thu, chi ngân sách", *rows])


def _form(sheet: Sheet) -> None:
    lines = [f"{line[:20]}: {'.' * 70}" for line in sheet.words(20)]
    sheet.write(["TỜ KHAI", *lines], size=11)


def _english(sheet: Sheet) -> None:
    sheet.write(list(_ENGLISH) * sheet.chance.randrange(1, 7))


def _codes(sheet: Sheet) -> None:
    """A list of names and codes without a mark."""
    chance = sheet.chance
    rows = [
        f"{n}. Mr. Smith John, CODE-{chance.randrange(999)}, USA" for n in range(25)
    ]
    sheet.write(["LIST OF PARTICIPANTS", *rows])


def _bullets(sheet: Sheet) -> None:
    """Bullets and boxes of fonts of signs."""
    lines = [f"\u2022 \u25a1 {line}" for line in sheet.words(20, 60)]
    sheet.write([line.replace("\u2022", "\uf0b7") for line in lines], face="sans")


def _old_font(sheet: Sheet) -> None:
    """Text in TCVN3, as it was printed into a PDF before 2008."""
    sheet.canvas.setFont("Times-Roman", 12)
    for number, line in enumerate(sheet.words(24)):
        words = unicodedata.normalize("NFC", line.lower())
        text = "".join(CODES.get(letter, letter) for letter in words)
        kept = text.encode("cp1252", "ignore").decode("cp1252")
        sheet.canvas.drawString(70, 770 - 18 * number, kept)


def _turned(sheet: Sheet) -> None:
    sheet.canvas.setPageRotation(sheet.chance.choice([90, 180, 270]))
    sheet.write(_full(sheet))


def _well_read(sheet: Sheet) -> None:
    """A scan that another program has read well."""
    lines = sheet.words(sheet.chance.randrange(10, 34), 72)
    sheet.cover(scan(sheet, lines, top=1 - (770 + sheet.size) / HEIGHT))
    sheet.write(lines, unseen=True)


def _well_read_below(sheet: Sheet) -> None:
    """The same, its text put under the image."""
    lines = sheet.words(sheet.chance.randrange(20, 34), 72)
    sheet.write(lines)
    sheet.cover(scan(sheet, lines, top=1 - (770 + sheet.size) / HEIGHT))


def _english_scan(sheet: Sheet) -> None:
    lines = list(_ENGLISH) * sheet.chance.randrange(3, 6)
    sheet.cover(scan(sheet, lines, top=1 - (770 + sheet.size) / HEIGHT))
    sheet.write(lines, unseen=True)


def _slide(sheet: Sheet) -> None:
    """A slide: few words typed over a picture as large as the page."""
    picture = pictures.photograph(sheet.chance, (800, 1100))
    sheet.cover(
        picture.filter(ImageFilter.GaussianBlur(9)).point(lambda c: 150 + c // 3)
    )
    sheet.write(sheet.words(sheet.chance.randrange(3, 9), 50))


def _letterhead(sheet: Sheet) -> None:
    """A page typed over the frame of a certificate."""
    frame = Image.new("RGB", (800, 1131), (255, 252, 240))
    drawn = ImageDraw.Draw(frame)
    for inset in (10, 16, 30):
        drawn.rectangle(
            (inset, inset, 800 - inset, 1131 - inset), outline=(180, 140, 40)
        )
    sheet.cover(frame)
    sheet.write(sheet.words(sheet.chance.randrange(5, 20), 64))


def _empty(_: Sheet) -> None:
    """Nothing at all."""


def _empty_sheet(sheet: Sheet) -> None:
    """The blank back of a sheet, scanned with the rest."""
    sheet.cover(damaged(sheet.chance, sheet_of(sheet.chance, 150)))


def _shining_through(sheet: Sheet) -> None:
    """A blank back through which the front shines."""
    front = scan(sheet, sheet.words(28, 72), dpi=150)
    through = front.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    pale = sheet.chance.randrange(200, 235)
    soft = through.filter(ImageFilter.GaussianBlur(1.5))
    sheet.cover(soft.point(lambda grey: pale + grey * (250 - pale) // 255))


def _seal_alone(sheet: Sheet) -> None:
    sheet.cover(sealed(sheet.chance, sheet_of(sheet.chance, 150)))


def _photograph(sheet: Sheet) -> None:
    sheet.cover(pictures.photograph(sheet.chance, (1240, 1754)))


def _grey_photograph(sheet: Sheet) -> None:
    picture = pictures.photograph(sheet.chance, (1000, 700)).convert("L")
    back = sheet_of(sheet.chance, 150)
    back.paste(picture, (120, 300))
    sheet.cover(damaged(sheet.chance, back))


def _map(sheet: Sheet) -> None:
    sheet.cover(pictures.landmap(sheet.chance, (1240, 1754)))


def _emblem(sheet: Sheet) -> None:
    sheet.put(pictures.emblem(sheet.chance, 800), (150, 300, 300, 300))


def _chart(sheet: Sheet) -> None:
    sheet.put(pictures.chart(sheet.chance, (1200, 900)), (40, 200, WIDTH - 80, 500))


KINDS: dict[str, Callable[[Sheet], None]] = {
    "typed": _typed,
    "short": _short,
    "number of the page": _number_only,
    "typed with emblem": _with_emblem,
    "typed with photograph": _with_photograph,
    "typed with chart": _with_chart,
    "typed with drawing": _with_drawing,
    "table": _ruled,
    "figures": _figures,
    "form": _form,
    "English": _english,
    "codes": _codes,
    "bullets": _bullets,
    "old font": _old_font,
    "turned": _turned,
    "well read scan": _well_read,
    "well read scan, text below": _well_read_below,
    "English scan": _english_scan,
    "slide": _slide,
    "letterhead": _letterhead,
    "empty": _empty,
    "empty sheet": _empty_sheet,
    "shining through": _shining_through,
    "seal alone": _seal_alone,
    "photograph": _photograph,
    "grey photograph": _grey_photograph,
    "map": _map,
    "emblem": _emblem,
    "chart": _chart,
}
