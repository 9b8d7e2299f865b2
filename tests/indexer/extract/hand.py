"""Figures written by a made-up hand, and forms with them, for the tests."""

from PIL import Image, ImageDraw, ImageFont

from tests.indexer.extract.paper import TYPEFACE

# The strokes of each figure in a square, as schools teach them: right and down.
_STROKES = {
    "0": [[(0.5, 0), (0.15, 0.3), (0.15, 0.75), (0.5, 1), (0.85, 0.7), (0.85, 0.3), (0.5, 0)]],
    "1": [[(0.1, 0.45), (0.6, 0), (0.55, 1)]],
    "2": [[(0.1, 0.3), (0.3, 0.02), (0.75, 0.05), (0.85, 0.35), (0.1, 1), (0.95, 0.97)]],
    "3": [[(0.1, 0.05), (0.8, 0.05), (0.4, 0.4), (0.85, 0.65), (0.6, 1), (0.1, 0.92)]],
    "4": [[(0.55, 0), (0.05, 0.65), (0.95, 0.62)], [(0.7, 0.35), (0.62, 1)]],
    "5": [[(0.85, 0), (0.25, 0.02), (0.2, 0.42), (0.7, 0.45), (0.85, 0.75), (0.5, 1), (0.1, 0.93)]],
    "6": [[(0.7, 0), (0.2, 0.5), (0.2, 0.85), (0.5, 1), (0.85, 0.8), (0.6, 0.52), (0.2, 0.7)]],
    "7": [[(0.05, 0.05), (0.9, 0.03), (0.4, 1)], [(0.3, 0.5), (0.8, 0.48)]],
    "8": [[(0.8, 0.15), (0.5, 0), (0.2, 0.2), (0.8, 0.72), (0.5, 1), (0.15, 0.75), (0.8, 0.15)]],
    "9": [[(0.85, 0.25), (0.5, 0), (0.15, 0.25), (0.45, 0.5), (0.85, 0.25), (0.65, 1)]],
}  # fmt: skip
TALL, WIDE, PEN = 34, 20, 4


def write(picture: Image.Image, figures: str, left: int, top: int) -> int:
    """Write figures on a picture; return where they end."""
    pen = ImageDraw.Draw(picture)
    for figure in figures:
        for stroke in _STROKES[figure]:
            points = [(left + x * WIDE, top + y * TALL) for x, y in stroke]
            pen.line(points, fill=0, width=PEN, joint="curve")
        left += WIDE + 8
    return left


def form(number: str = "", day: str = "") -> Image.Image:
    """Return the first page of a directive at 200 dots per inch, filled in."""
    page = Image.new("L", (1654, 2339), 255)
    pen = ImageDraw.Draw(page)
    face, small = (ImageFont.truetype(TYPEFACE, size) for size in (30, 28))
    pen.text((200, 150), "ỦY BAN NHÂN DÂN", fill=0, font=face)
    pen.text((230, 200), "TỈNH CAO SƠN", fill=0, font=face)
    pen.text((760, 150), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", fill=0, font=small)
    pen.text((900, 200), "Độc lập - Tự do - Hạnh phúc", fill=0, font=small)
    pen.text((200, 300), "Số:", fill=0, font=face)
    write(page, number, 270, 296)
    pen.text((400, 300), "/CT-UBND", fill=0, font=face)
    pen.text((760, 300), "Cao Sơn, ngày", fill=0, font=face)
    write(page, day, 1000, 296)
    pen.text((1080, 300), "tháng 3 năm 2021", fill=0, font=face)
    pen.text((740, 420), "CHỈ THỊ", fill=0, font=face)
    subject = "Về việc tăng cường quản lý kho lưu trữ trên địa bàn tỉnh"
    pen.text((330, 470), subject, fill=0, font=face)
    for line in range(12):
        pen.text(
            (200, 600 + 50 * line), subject.lower() + " và các xã", fill=0, font=small
        )
    return page
