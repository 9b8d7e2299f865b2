"""Files of every format we read, as they should be: of the corpus, and made here."""

import datetime as dt
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import xlsxwriter
from PIL import Image, ImageDraw, ImageFont

from bench.mutated.mutants import Seed

ROOT = Path(__file__).resolve().parents[2]
_TYPEFACE = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
_LINES = (
    "ĐẢNG BỘ TỈNH BẮC KẠN",
    "TỈNH ỦY BẮC KẠN",
    "Số 88-KH/TU",
    "Bắc Kạn, ngày 05 tháng 6 năm 2018",
    "KẾ HOẠCH",
    "kiểm tra việc giữ gìn tài liệu ở cơ sở",
)
_MADE = dt.datetime(2018, 6, 5, tzinfo=dt.UTC)
_PICTURES = {"png": "PNG", "jpg": "JPEG", "tif": "TIFF", "gif": "GIF", "bmp": "BMP"}


def seeds(*folders: Path) -> list[Seed]:
    """Return the originals of the corpus, made files, and all files of ``folders``."""
    samples = sorted((ROOT / "corpus" / "samples").glob("*/original.*"))
    found = [*samples, *(p for f in folders for p in sorted(f.rglob("*.*")))]
    return [Seed(path.name, path.read_bytes()) for path in found] + made()


def made() -> list[Seed]:
    """Return one file of each format that the corpus has not."""
    picture = _picture()
    pictures = [
        Seed(f"quét.{e}", _saved(picture, kind)) for e, kind in _PICTURES.items()
    ]
    text = "\n".join(_LINES)
    zipped = _zipped({"a.txt": text.encode(), "b/c.png": pictures[0].data})
    book, letter = _book(), _letter(text, pictures[1].data)
    return [*pictures, Seed("sổ.xlsx", book), Seed("thư.eml", letter),
            Seed("gói.zip", zipped), Seed("trang.mht", _archived(text))]  # fmt: skip


def _picture() -> Image.Image:
    picture = Image.new("L", (800, 60 + 40 * len(_LINES)), "white")
    drawn, typeface = ImageDraw.Draw(picture), ImageFont.truetype(_TYPEFACE, 24)
    for number, line in enumerate(_LINES):
        drawn.text((40, 30 + 40 * number), line, fill="black", font=typeface)
    return picture


def _saved(picture: Image.Image, kind: str) -> bytes:
    made = io.BytesIO()
    picture.save(made, kind, dpi=(150, 150))
    return made.getvalue()


def _zipped(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parcel:
        for name, content in members.items():
            parcel.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _book() -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.set_properties({"created": _MADE})
        sheet = book.add_worksheet("Sổ công văn")
        for row, line in enumerate(_LINES):
            sheet.write(row, 0, row + 1)
            sheet.write(row, 1, line)
    return made.getvalue()


def _letter(text: str, picture: bytes) -> bytes:
    letter = EmailMessage()
    letter["Subject"], letter["From"] = "Gửi văn bản", "vanthu@backan.example"
    letter["To"] = "tinhuy@backan.example"
    letter.set_content(text)
    letter.add_attachment(picture, "image", "jpeg", filename="quét.jpg")
    letter.set_boundary("=vankho=")
    return letter.as_bytes()


def _archived(text: str) -> bytes:
    page = EmailMessage()
    page["Subject"] = "Trang"
    page.set_content(f"<html><body><p>{text}</p></body></html>", subtype="html")
    page.make_related()
    page.set_boundary("=vankho=")
    return page.as_bytes()
