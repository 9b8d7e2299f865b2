"""Small made-up papers as plain text files, laid out like the real ones."""

PAPER = """{parent}
{body}
*
Số {symbol}
ĐẢNG CỘNG SẢN VIỆT NAM
{place}, ngày {day:02d} tháng {month:02d} năm {year}
{kind}
{subject}
-----
{text}
T/M {organ}
PHÓ BÍ THƯ
Trần Văn Mẫu
"""

FACTS = {
    "parent": "ĐẢNG BỘ TỈNH BẮC KẠN",
    "body": "THÀNH ỦY BẮC KẠN",
    "symbol": "88-KH/TU",
    "place": "Bắc Kạn",
    "day": 5,
    "month": 6,
    "year": 2018,
    "kind": "KẾ HOẠCH",
    "subject": "kiểm tra việc giữ gìn tài liệu ở cơ sở",
    "text": "Ban Thường vụ Thành ủy kiểm tra kho tài liệu của các chi bộ trong quý III.",
    "organ": "BAN THƯỜNG VỤ",
}


def paper(**facts):
    """Return the text of a paper, the facts named being other than usual."""
    return PAPER.format(**{**FACTS, **facts})


def put(folder, name, text):
    """Write a paper into a folder and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
