"""A batch such as a clerk hands in: good and bad, twice, nearly the same, secret."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

MARK = "SAOBANG7731"
"""A word that stands in papers that must not rest on this machine, and only there."""

_TYPEFACE = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
_PAPER = """ĐẢNG BỘ TỈNH BẮC KẠN
THÀNH ỦY BẮC KẠN
*
{mark}Số {number}-KH/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Bắc Kạn, ngày {day:02d} tháng {month:02d} năm 2018
KẾ HOẠCH
kiểm tra việc giữ gìn tài liệu ở cơ sở lần thứ {number}
-----
Căn cứ Chỉ thị số {cited}-CT/TW của Ban Bí thư; {text}
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Trần Văn Mẫu
"""
_TEXT = "Ban Thường vụ Thành ủy kiểm tra kho tài liệu của các chi bộ trong quý III."
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
PER_ROUND = 20
"""Numbers of papers that one batch uses up."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file to hand in; files of one ``kin`` may exchange how they end."""

    name: str
    data: bytes
    kin: str


def batch(number: int) -> Iterator[Given]:
    """Yield the files of batch ``number``; no two batches have a paper in common."""
    first = 1 + number * PER_ROUND
    texts = [paper(first + n) for n in range(6)]
    near = texts[1].replace("quý III", "quý  III") + "\n"
    files = {
        "một.txt": (texts[0].encode(), "twice"),
        "một lần nữa.txt": (texts[0].encode(), "twice"),
        "hai.txt": (texts[1].encode(), "near"),
        "hai nữa.txt": (near.encode(), "near"),
        "ba.docx": (word(texts[2]), "word"),
        "cụt.docx": (word(texts[2])[:700], "cut"),
        "bốn.pdf": (pdf(f"So {first + 6}-KH/TU, Thanh uy Bac Kan"), "pdf"),
        "quét.png": (scan(paper(first + 7)), "scan"),
        "gói.zip": (
            zipped({"năm.txt": texts[4], "mật.txt": secret(first + 8)}),
            "zip",
        ),
        "mật.txt": (secret(first + 9).encode(), "secret"),
        "trống.txt": (b"", "empty"),
        "sáu.txt": (texts[5].encode(), "plain"),
    }
    if number % 4:
        del files["quét.png"]  # Reading it takes longer than all the others.
    for name, (data, kin) in files.items():
        yield Given(f"{number:04d} {name}", data, kin)


def paper(number: int, *, mark: str = "", text: str = _TEXT) -> str:
    """Return the text of a paper."""
    day, month = 1 + number % 28, 1 + number // 28 % 12
    facts = {"number": number, "day": day, "month": month, "cited": 1 + number % 40}
    return _PAPER.format(mark=mark, text=text, **facts)


def secret(number: int) -> str:
    """Return a paper with the mark of a state secret."""
    return paper(number, mark="TỐI MẬT\n", text=f"Chiến dịch {MARK}.")


def word(text: str) -> bytes:
    """Return a text as a .docx."""
    lines = "".join(
        f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines()
    )
    body = f'<w:document xmlns:w="{_W}"><w:body>{lines}</w:body></w:document>'
    return zipped({"[Content_Types].xml": _TYPES, "word/document.xml": body})


def zipped(members: dict[str, str]) -> bytes:
    """Return texts as a zip, the same bytes each time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parcel:
        for name, text in members.items():
            parcel.writestr(zipfile.ZipInfo(name), text.encode())
    return made.getvalue()


def pdf(line: str) -> bytes:
    """Return a PDF that says one line."""
    drawn = b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % line.encode("ascii")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1"
            b" /BaseFont /Times-Roman >> >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
    )
    made, starts = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        starts.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\n"
    return made + end % table + b"startxref\n%d\n%%%%EOF\n" % len(made)


def scan(text: str) -> bytes:
    """Return the first lines of a text as a scanner sees them."""
    lines = [line for line in text.splitlines() if len(line) > 1][:7]
    picture = Image.new("L", (900, 60 + 40 * len(lines)), "white")
    drawn, typeface = ImageDraw.Draw(picture), ImageFont.truetype(_TYPEFACE, 24)
    for at, line in enumerate(lines):
        drawn.text((40, 30 + 40 * at), line, fill="black", font=typeface)
    made = io.BytesIO()
    picture.convert("1").save(made, "PNG", dpi=(150, 150))
    return made.getvalue()
