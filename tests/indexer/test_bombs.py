"""Small files that ask for much: each is read or refused, by name and in time."""

import io
import time
import zipfile

import pytest
from PIL import Image

from archive.errors import ReaderCrashedError, RefusedError
from archive.model import Reading
from indexer import steps
from indexer.cage import Cage
from indexer.extract.limits import Limits
from tests.indexer.extract import packed_xls, paper

LIMITS = Limits(memory=700_000_000, cpu=8, wall=16, max_text=2_000_000)
LONGEST = 2 * LIMITS.wall + 5
MANY = 1_000_000
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KIND = "application/vnd.openxmlformats-officedocument"


def zipped(members):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parcel:
        for name, text in members.items():
            parcel.writestr(name, text)
    return made.getvalue()


def typed(kind, name):
    """The list of types of an office file."""
    override = f'<Override PartName="/{name}" ContentType="{KIND}.{kind}.main+xml"/>'
    return f'<Types xmlns="{TYPES}">{override}</Types>'


def docx(body, head="", **more):
    """A Word file with this body; ``head`` stands before its document."""
    name = "word/document.xml"
    text = f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    types = typed("wordprocessingml.document", name)
    return zipped({"[Content_Types].xml": types, name: text, **more})


def odt(body):
    text = (
        f'<o:document-content xmlns:o="{OFFICE}:office:1.0"'
        f' xmlns:text="{OFFICE}:text:1.0" xmlns:table="{OFFICE}:table:1.0">'
        f"<o:body><o:text>{body}</o:text></o:body></o:document-content>"
    )
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": text}
    )


def xlsx(rows, shared=""):
    book, sheet = "xl/workbook.xml", "xl/worksheets/sheet1.xml"
    ties = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    tie = f'<Relationship Id="r1" Type="{ties}/%s" Target="%s"/>'
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    both = tie % ("worksheet", "worksheets/sheet1.xml")
    return zipped(
        {
            "[Content_Types].xml": typed("spreadsheetml.sheet", book),
            book: f'<workbook xmlns="{SHEET}" xmlns:r="{ties}"><sheets>'
            '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{rels}">{both}'
            f"{(tie % ('sharedStrings', 'sharedStrings.xml')).replace('r1', 'r2')}"
            "</Relationships>",
            sheet: f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData>'
            "</worksheet>",
            "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}"><si><t>{shared}</t></si>'
            "</sst>",
        }
    )


def laughs(depth=12):
    """Entities, each ten times the one before."""
    lines = ['<!ENTITY a0 "ha">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, depth)]
    return f"<!DOCTYPE w [{''.join(lines)}]>"


def nested_zips(depth):
    data = zipped({"a.txt": "a"})
    for _ in range(depth):
        data = zipped({f"{n}.zip": data for n in range(3)})
    return data


def nested_mails(depth):
    text = "Số 1-KH/TU"
    for n in range(depth):
        text = (
            f'Content-Type: multipart/mixed; boundary="b{n}"\nMIME-Version: 1.0\n'
            f"Subject: a\nFrom: a@b.example\n\n--b{n}\n{text}\n--b{n}--\n"
        )
    return text.encode()


def frames(count):
    made = io.BytesIO()
    leaf = Image.new("1", (8, 8))
    leaf.save(made, "TIFF", save_all=True, append_images=[leaf] * count)
    return made.getvalue()


def wide_picture(side):
    made = io.BytesIO()
    Image.new("1", (side, side)).save(made, "PNG")
    return made.getvalue()


def page_of(width, height):
    """A PDF with one page so large."""
    sized = paper.one_page(b"BT /F1 12 Tf 72 700 Td (So 412-CV/TU) Tj ET")
    return sized.replace(b"[0 0 595 842]", b"[0 0 %d %d]" % (width, height))


BOMBS = {
    "docx: a part of blanks": ("docx", docx(" " * 60 * MANY)),
    "docx: entities": ("docx", docx("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", laughs())),
    "docx: a file of the system": (
        "docx",
        docx("<w:p>&f;</w:p>", '<!DOCTYPE w [<!ENTITY f SYSTEM "/etc/passwd">]>'),
    ),
    "docx: a hundred thousand deep": ("docx", docx("<w:p>" * 100_000)),
    "docx: many paragraphs": ("docx", docx("<w:p><w:r/></w:p>" * 200_000)),
    "docx: many parts": ("docx", docx("", **{f"a/{n}": "" for n in range(6_000)})),
    "odt: a thousand million blanks": (
        "odt",
        odt('<text:p>a<text:s text:c="1000000000"/>b</text:p>'),
    ),
    "odt: a row repeated": (
        "odt",
        odt(
            '<table:table><table:table-row table:number-rows-repeated="100000000">'
            '<table:table-cell table:number-columns-repeated="100000000">'
            "<text:p>a</text:p></table:table-cell></table:table-row></table:table>"
        ),
    ),
    "xlsx: one text in many cells": (
        "xlsx",
        xlsx(
            "<row>" + '<c t="s"><v>0</v></c>' * 20_000 + "</row>", "kế hoạch " * 9_000
        ),
    ),
    "xlsx: a cell far away": (
        "xlsx",
        xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    ),
    "xls: a cell far away": ("xls", packed_xls.number(65_535, 255, 1.0)),
    "rtf: groups without end": ("rtf", b"{\\rtf1 " + b"{" * MANY + b"a"),
    "rtf: more bytes than there are": ("rtf", b"{\\rtf1 a\\bin2147483647 b}"),
    "rtf: cells without end": (
        "rtf",
        b"{\\rtf1\\trowd" + b"\\cellx1" * 40_000 + b"\\intbl a\\cell\\row}",
    ),
    "html: boxes without end": ("html", b"<html><body>" + b"<div>" * 300_000 + b"a"),
    "html: a cell of a thousand million columns": (
        "html",
        b"<html><table><tr><td colspan=1000000000 rowspan=1000000000>a</table>",
    ),
    "mail: mails in mails": ("eml", nested_mails(200)),
    "zip: zips in zips in zips": ("zip", nested_zips(4)),
    "tif: many pages": ("tif", frames(3_000)),
    "png: a field": ("png", wide_picture(20_000)),
    "pdf: a page as large as a country": ("pdf", page_of(10**9, 10**9)),
    "pdf: a page of nothing": ("pdf", page_of(0, 0)),
    "pdf: a page turned inside out": ("pdf", page_of(-595, -842)),
}


@pytest.fixture(scope="module")
def tight():
    with Cage(preload=("indexer.preload",), limits=LIMITS) as opened:
        yield opened


@pytest.mark.slow
@pytest.mark.parametrize(("ending", "data"), BOMBS.values(), ids=BOMBS)
def test_ends_by_name_and_in_time(tight, tmp_path, ending, data):
    """A text or a reason; no reader dies without a word, none waits for its end."""
    path = tmp_path / f"a.{ending}"
    if ending == "xls":
        packed_xls.packed(path, data)
    else:
        path.write_bytes(data)
    begun = time.monotonic()

    try:
        end: Reading | RefusedError = steps.read(
            path, path.name, cage=tight, limits=LIMITS
        )
    except RefusedError as refusal:
        end = refusal

    assert not isinstance(end, ReaderCrashedError), end.detail
    assert time.monotonic() - begun < LONGEST
    if isinstance(end, Reading):
        assert "root:" not in end.text.body
        assert len(end.text.body) <= LIMITS.max_text
