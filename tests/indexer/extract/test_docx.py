"""Word 2007 and later: what is printed comes out, what is not stays out."""

import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from docx.shared import Pt

from archive.errors import (
    DamagedFileError,
    EncryptedFileError,
    RefusedError,
    TooLargeError,
)
from indexer.extract import docx
from indexer.extract.limits import Limits
from tests.indexer.extract.packed_docx import p, packed, r, tbl, tr

LIMITS = Limits()


def box(text: str) -> str:
    return f"<w:txbxContent>{p(r(text))}</w:txbxContent>"


TWICE = (
    f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box('KHẨN')}</wps:txbx>"
    f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box('KHẨN')}</v:textbox>"
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
BODIES = {
    "inserted text is in": (p("<w:ins>", r("thêm"), "</w:ins>", r(" vào")), "thêm vào"),
    "deleted text is out": (
        p(r("còn"), "<w:del><w:r><w:delText>mất</w:delText></w:r></w:del>"),
        "còn",
    ),
    "moved text is where it went": (
        p("<w:moveFrom>", r("cũ"), "</w:moveFrom><w:moveTo>", r("mới"), "</w:moveTo>"),
        "mới",
    ),
    "hidden text is out": (p(r("hiện"), r("ẩn", "<w:vanish/>")), "hiện"),
    "text no longer hidden is in": (p(r("hiện", '<w:vanish w:val="0"/>')), "hiện"),
    "the result of a field is in": (
        p('<w:fldSimple w:instr="DATE">', r("04/6/2019"), "</w:fldSimple>"),
        "04/6/2019",
    ),
    "the instruction of a field is out": (
        p("<w:r><w:instrText>PAGE</w:instrText></w:r>", r("2 trang")),
        "2 trang",
    ),
    "links and content controls are in": (
        p("<w:hyperlink>", r("a"), "</w:hyperlink><w:sdt><w:sdtContent>", r("b"),
          "</w:sdtContent></w:sdt>"),
        "ab",
    ),
    "a text box is in once, after its paragraph": (p(r("Số 5"), TWICE), "Số 5\nKHẨN"),
    "breaks, tabs, hyphens": (
        p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>171</w:t>"
          "<w:noBreakHyphen/><w:t>KH</w:t><w:softHyphen/></w:r>"),
        "a\tb\n171-KH",
    ),
    "a soft hyphen of TCVN3 is a letter": (
        p('<w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>'
          "<w:t>v¨n th</w:t><w:softHyphen/></w:r>"),
        "văn thư",
    ),
    "a sign of a picture font": (
        p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', r(" có")),
        "☑ có",
    ),
    "a sign that is no number": (
        p('<w:r><w:sym w:font="Wingdings" w:char="xx"/></w:r>', r("có")),
        "có",
    ),
    "capitals by property": (p(r("kế hoạch", "<w:caps/>")), "KẾ HOẠCH"),
    "a deleted row is out": (
        tbl(tr(p(r("a"))), "<w:tr><w:trPr><w:del/></w:trPr><w:tc/></w:tr>"),
        "a",
    ),
    "a table in a table": (
        tbl(tr(p(r("a")) + tbl(tr(p(r("b")), p(r("c")))), p(r("d")))),
        "a\nb\tc\nd",
    ),
    "a formula": (p(r("x "), "<m:oMath><m:r><m:t>= 2</m:t></m:r></m:oMath>"), "x = 2"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_prints(tmp_path, body, expected):
    """What Word would print is the text."""
    text = docx.extract(packed(tmp_path / "a.docx", body), LIMITS)

    assert text.body == expected


def test_letterhead_made_by_word(tmp_path):
    """The letterhead table is read left, then right, then the body."""
    paper = python_docx.Document()
    left, right = paper.add_table(rows=1, cols=2).rows[0].cells
    left.text = "TỈNH ỦY AN SƠN\n*\nSố 171-KH/TU"
    right.text = "ĐẢNG CỘNG SẢN VIỆT NAM\nAn Sơn, ngày 12 tháng 3 năm 2025"
    paper.add_paragraph("KẾ HOẠCH")
    paper.sections[0].footer.paragraphs[0].text = "Lưu hành nội bộ"
    paper.save(str(tmp_path / "a.docx"))

    text = docx.extract(tmp_path / "a.docx", LIMITS)

    assert text.body.splitlines() == [
        "TỈNH ỦY AN SƠN", "*", "Số 171-KH/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM", "An Sơn, ngày 12 tháng 3 năm 2025",
        "KẾ HOẠCH", "Lưu hành nội bộ",
    ]  # fmt: skip


def test_merged_cell_is_read_once(tmp_path):
    """A cell that spans columns does not repeat its text."""
    paper = python_docx.Document()
    table = paper.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Tổng"
    table.cell(0, 2).text = "5"
    paper.save(str(tmp_path / "a.docx"))

    assert docx.extract(tmp_path / "a.docx", LIMITS).body == "Tổng\t5"


def test_old_font_of_a_style(tmp_path):
    """A run without a font has that of its style."""
    paper = python_docx.Document()
    paper.styles["Normal"].font.name = ".VnTimeH"
    paper.styles["Normal"].font.size = Pt(14)
    paper.add_paragraph("kÕ ho¹ch")
    paper.save(str(tmp_path / "a.docx"))

    text = docx.extract(tmp_path / "a.docx", LIMITS)

    assert (text.body, text.notes) == ("KẾ HOẠCH", ("legacy_tcvn3",))


NOTES = (
    '<w:footnote w:type="separator">' + p(r("____")) + "</w:footnote>"
    "<w:footnote>" + p(r("Xem Điều 2.")) + "</w:footnote>"
)


def test_notes_and_headers_follow(tmp_path):
    """Footnotes and headers are read from the parts the document names."""
    path = packed(
        tmp_path / "a.docx", p(r("Thân")), header=p(r("Đầu")), footnotes=NOTES
    )

    assert docx.extract(path, LIMITS).body == "Thân\nXem Điều 2.\nĐầu"


NUMBERING = """
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1-"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/>
    <w:rPr><w:rFonts w:hAnsi="Symbol"/></w:rPr></w:lvl>
</w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="1"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="2"/></w:num>
"""
STYLES = """
<w:style w:type="paragraph" w:styleId="Muc"><w:basedOn w:val="Muc2"/></w:style>
<w:style w:type="paragraph" w:styleId="Muc2"><w:basedOn w:val="Muc"/>
  <w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
"""


def item(text: str, number: int, depth: int = 0) -> str:
    properties = (
        f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    )
    return p(r(text), properties=properties)


def test_numbers_of_lists(tmp_path):
    """Numbers that Word computes are text; styles may be based on each other."""
    styled = p(r("e"), properties='<w:pStyle w:val="Muc"/>')
    deeper = '<w:pStyle w:val="Muc"/><w:numPr><w:ilvl w:val="1"/></w:numPr>'
    styled += p(r("e2"), properties=deeper)
    items = [item("a", 5), item("b", 5, 1), item("c", 5), item("d", 7), styled]
    body = "".join([*items, p(), item("f", 6), item("g", 99), item("h", 5, 8)])
    path = packed(tmp_path / "a.docx", body, numbering=NUMBERING, styles=STYLES)

    assert docx.extract(path, LIMITS).body.splitlines() == [
        "I- a", "I.1. b", "II- c", "• d", "III- e", "III.1. e2", "", "I- f", "g", "h",
    ]  # fmt: skip


def deep(depth: int) -> str:
    return "<w:sdt>" * depth + p(r("a")) + "</w:sdt>" * depth


def tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + p(r("a")) + "</w:tc></w:tr></w:tbl>" * depth


HOSTILE = {
    "parts that unfold too far": (p(r(" " * 5_000_000)), TooLargeError),
    "elements in elements": (deep(100_000), RefusedError),
    "no end": ("<w:p>", DamagedFileError),
}


@pytest.mark.parametrize(("body", "error"), HOSTILE.values(), ids=HOSTILE)
def test_refuses(tmp_path, body, error):
    """What no office writes is refused, not endured."""
    path = packed(tmp_path / "a.docx", body)

    with pytest.raises(error):
        docx.extract(path, LIMITS)


def test_tables_in_tables_as_deep_as_xml_goes(tmp_path):
    """Nesting that the parser lets through ends in text or in a refusal."""
    path = packed(tmp_path / "a.docx", tables(80))

    assert docx.extract(path, LIMITS).body == "a"


def test_entities_are_never_resolved(tmp_path):
    """A part that declares entities is refused before they could unfold."""
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as parcel:
        parcel.writestr(
            "word/document.xml",
            '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><w>&x;</w>',
        )

    with pytest.raises(DamagedFileError):
        docx.extract(path, LIMITS)


def test_password(tmp_path):
    """Word wraps a paper with a password into another container."""
    path = tmp_path / "a.docx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))

    with pytest.raises(EncryptedFileError):
        docx.extract(path, LIMITS)


BROKEN = {"empty": b"", "no zip": b"Ke hoach", "cut off": b"PK\x03\x04" + bytes(40)}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_broken(tmp_path, data):
    """A file that is no zip is damaged."""
    path = tmp_path / "a.docx"
    path.write_bytes(data)

    with pytest.raises(DamagedFileError):
        docx.extract(path, LIMITS)


def test_too_many_parts(tmp_path):
    """The number of parts is limited."""
    path = packed(tmp_path / "a.docx", p(r("a")))

    with pytest.raises(TooLargeError):
        docx.extract(path, Limits(unpacked_members=2))


def test_features(shared: Path):
    """Everything in the sample of Word's features comes out as it should."""
    body = docx.extract(shared / "samples/docx/hd15.docx", LIMITS).body

    assert body.count("Khẩn - Hỏa tốc: chuyển ngay trước 17 giờ") == 1
    assert "bổ sung theo ý kiến của Thường trực Tỉnh ủy" in body
    assert "đoạn văn bị xóa bỏ khỏi dự thảo" not in body
    assert "chữ ẩn không hiển thị" not in body


THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<a:themeElements><a:fontScheme>"
    '<a:majorFont><a:latin typeface=".VnTimeH"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="{body}"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)
DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:hAnsi="Arial"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
)
THEMES = {
    "an old font of the body": (".VnTime", r("v¨n th\xad"), "văn thư"),
    "an old font of headings": (
        "Arial",
        r("kÕ ho¹ch", '<w:rFonts w:hAnsiTheme="majorHAnsi"/>'),
        "KẾ HOẠCH",
    ),
    "no old font": ("Arial", r("café th\xad"), "café th"),
    "a font by its name": (".VnTime", r("café", '<w:rFonts w:hAnsi="Arial"/>'), "café"),
}


@pytest.mark.parametrize(("body", "run", "expected"), THEMES.values(), ids=THEMES)
def test_fonts_of_the_theme(tmp_path, body, run, expected):
    """What names a font of the theme is set in that font."""
    theme = THEME.format(body=body)
    path = packed(tmp_path / "a.docx", p(run), styles=DEFAULTS, theme=theme)

    assert docx.extract(path, LIMITS).body == expected
