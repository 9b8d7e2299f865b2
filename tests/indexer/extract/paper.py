"""Makes PDFs and images for the tests, of our own words."""

import io
import zlib
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

TYPEFACE = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
WORDS = (
    "Thực hiện Nghị quyết của Đảng bộ tỉnh, Ban Thường vụ yêu cầu các cấp ủy",
    "lãnh đạo việc tổng kết nhiệm kỳ, bảo đảm dân chủ, đúng nguyên tắc và thiết",
    "thực; chuẩn bị chu đáo văn kiện và nhân sự, báo cáo trước ngày ấn định.",
)
LETTER = (
    "TỈNH ỦY HẢI SƠN",
    "Số 412-CV/TU",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Hải Sơn, ngày 05 tháng 3 năm 2024",
    *WORDS * 3,
)
SIZE = 13
STEP = 20
LEFT = 70
TOP = 780


def canvas(path: Path, **settings: object) -> Canvas:
    if "Serif" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Serif", TYPEFACE))
    made = Canvas(str(path), pagesize=A4, **settings)
    made.setFont("Serif", SIZE)
    return made


def write(made: Canvas, lines: tuple[str, ...], *, top: float = TOP) -> None:
    for number, line in enumerate(lines):
        made.drawString(LEFT, top - number * STEP, line)


def end_page(made: Canvas) -> None:
    made.showPage()
    made.setFont("Serif", SIZE)


def written(path: Path, *pages: tuple[str, ...], **settings: object) -> Path:
    made = canvas(path, **settings)
    for lines in pages:
        write(made, lines)
        end_page(made)
    made.save()
    return path


def scan(lines: tuple[str, ...] = LETTER, size: tuple[int, int] = (1240, 1754)):
    """A page as a scanner sees it, at 150 dots per inch."""
    picture = Image.new("L", size, "white")
    drawn = ImageDraw.Draw(picture)
    typeface = ImageFont.truetype(TYPEFACE, 26)
    for number, line in enumerate(lines):
        drawn.text((110, 120 + 50 * number), line, fill="black", font=typeface)
    return picture


def put(made: Canvas, picture: Image.Image, *, share: float = 1.0) -> None:
    """Put ``picture`` on the page so that it covers ``share`` of its height."""
    width, height = made._pagesize
    made.drawImage(ImageReader(picture), 0, 0, width, height * share)


def broken(path: Path, *, name: str, value: bytes) -> Path:
    """Write ``value`` over the entry ``name`` of a PDF whose streams are plain."""
    content = path.read_bytes()
    assert name.encode() in content
    path.write_bytes(content.replace(name.encode(), value))
    return path


def assembled(*objects: bytes) -> bytes:
    """A PDF of the given objects; the first is the catalogue."""
    buffer = io.BytesIO(b"%PDF-1.5\n")
    buffer.seek(0, io.SEEK_END)
    starts = []
    for number, content in enumerate(objects, start=1):
        starts.append(buffer.tell())
        buffer.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = buffer.tell()
    buffer.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for start in starts:
        buffer.write(b"%010d 00000 n \n" % start)
    buffer.write(b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1))
    buffer.write(b"startxref\n%d\n%%%%EOF\n" % table)
    return buffer.getvalue()


def stream(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    head = b"<< /Filter /FlateDecode /Length %d %s >>" % (len(packed), entries)
    return head + b"\nstream\n" + packed + b"\nendstream"


def one_page(content: bytes, resources: bytes = b"", *more: bytes) -> bytes:
    """A PDF with one page that draws ``content``."""
    return assembled(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1"
        b" /BaseFont /Times-Roman >> >> %s >> >>" % resources,
        stream(content),
        *more,
    )
