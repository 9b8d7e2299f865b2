"""Sniffing: the content decides, and what cannot be read is refused by name."""

import io
import os
import zipfile

import olefile
import pytest

from archive.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    RefusedError,
    TooLargeError,
    UnreadableFileError,
    UnsupportedFileError,
)
from indexer.sniff import DOCX, ODT, ZIP, sniff

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
HTML = "<p>TỈNH ỦY AN SƠN</p><p>Số 171-KH/TU</p>".encode()
MAIL = (
    b"From: a@b.example\r\nTo: c@d.example\r\nSubject: a\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: text/plain\r\n\r\nhi\r\n"
)
MHT = (
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
    b"--x\r\nContent-Type: text/html\r\n\r\n<html>Ch\xe1\xbb\x89 th\xe1\xbb\x8b</html>"
)


def packed(**members):
    """A zip of ``members``; a double underscore in a name stands for a slash."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def office(kind):
    """A package whose list of types says what its main part is."""
    types = f'<Types><Override ContentType="application/{kind}.main+xml"/></Types>'
    return packed(
        customXml__item1="<x/>", **{"[Content_Types].xml": types, "word__a.xml": "<a/>"}
    )


WORD = "vnd.openxmlformats-officedocument.wordprocessingml"
SHEET = "vnd.openxmlformats-officedocument.spreadsheetml"
SLIDES = "vnd.openxmlformats-officedocument.presentationml.presentation"
EXCEL = "application/vnd.ms-excel.sheet.macroenabled.12"
ENCRYPTED_ODT = packed(
    mimetype=ODT, **{"META-INF__manifest.xml": "<m><manifest:encryption-data/></m>"}
)

KNOWN = {
    "a PDF": (PDF, "a.pdf", "application/pdf"),
    "a PDF behind two KB of junk": (b"\x00\xff" * 1024 + PDF, "a", "application/pdf"),
    "a PDF behind lines of text": (
        b"HTTP/1.1 200 OK\n\n" + PDF,
        "a",
        "application/pdf",
    ),
    "a text about PDFs": (b"Word. " * 99 + b"%PDF-1.4.\n", "a", "text/plain"),
    "RTF called .doc": (b"{\\rtf1\\ansi abc}", "a.doc", "application/rtf"),
    "RTF behind a BOM": (b"\xef\xbb\xbf{\\rtf1 abc}", "a.rtf", "application/rtf"),
    "HTML called .doc": (b"<!DOCTYPE html><html></html>", "a.doc", "text/html"),
    "HTML without doctype": (HTML, "a.html", "text/html"),
    "HTML in UTF-16": ("<html><p>Số</p>".encode("utf-16"), "a.htm", "text/html"),
    "a web archive called .doc": (MHT, "a.doc", "multipart/related"),
    "a mail": (MAIL, "a.txt", "message/rfc822"),
    "a mail that is a page": (
        MAIL.replace(b"text/plain", b"text/html").replace(b"hi", b"<html>hi"),
        "a.html",
        "message/rfc822",
    ),
    "a mail with how it travelled first": (
        b"Return-Path: <a@b>\r\nReceived: from x\r\n\tby y; 5 Jun\r\n" + MAIL,
        "a",
        "message/rfc822",
    ),
    "a page saved by a browser": (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/\r\n"
        b"Subject: a\r\nDate: Tue, 5 Jun 2018 08:30:00 -0000\r\n" + MHT,
        "a.mhtml",
        "multipart/related",
    ),
    "a text with one field": (b"Subject: a\n\nText\n", "a", "text/plain"),
    "a text with a place and a day": (
        "Date: 5/6/2018\nTo: Tỉnh ủy\nSubject: a\n\nx\n".encode(),
        "a.txt",
        "text/plain",
    ),
    "prose that mentions a tag": (b"The tag <p> opens a line.\n", "a", "text/plain"),
    "text in UTF-8": ("Căn cứ Điều lệ Đảng".encode(), "a", "text/plain"),
    "text in UTF-16": ("Căn cứ Điều lệ Đảng".encode("utf-16"), "a", "text/plain"),
    "text with odd bytes": (b"\x02\x14\x19 c\xa8n c\xf8\n", "a.txt", "text/plain"),
    "HTML with odd bytes": (b"<p>\x02\x14\x19 c\xa8n</p>", "a.htm", "text/html"),
    "docx, another member first": (office(f"{WORD}.document"), "a.zip", DOCX),
    "a sheet": (office(f"{SHEET}.sheet"), "a.doc", f"application/{SHEET}.sheet"),
    "a template of sheets": (
        office(f"{SHEET}.template"),
        "a.xltx",
        f"application/{SHEET}.template",
    ),
    "a sheet with macros": (
        office("vnd.ms-excel.sheet.macroEnabled"),
        "a.xlsm",
        EXCEL,
    ),
    "docx without a list of types": (packed(word__document__xml="x"), "a", ZIP),
    "odt": (packed(mimetype=ODT, content="<x/>"), "a.doc", ODT),
    "a zip": (packed(a="1"), "a.docx", ZIP),
    "an empty zip": (packed(), "a.zip", ZIP),
    "PNG called .jpg": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.jpg", "image/png"),
    "JPEG": (b"\xff\xd8\xff\xe0\x00\x10JFIF\0", "a.tif", "image/jpeg"),
}


@pytest.mark.parametrize(("content", "name", "expected"), KNOWN.values(), ids=KNOWN)
def test_tells(tmp_path, content, name, expected):
    """The content decides, whatever the name says."""
    path = tmp_path / "file"
    path.write_bytes(content)

    assert sniff(path, name) == expected


def damaged_within():
    """An office file whose list of parts cannot be unfolded."""
    buffer, name = io.BytesIO(), "[Content_Types].xml"
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, "<Types/>" * 99)
    content, first = buffer.getvalue(), 30 + len(name)
    return content[:first] + b"\xff" * 8 + content[first + 8 :]


REFUSED = {
    "no bytes": (b"", EmptyFileError),
    "a presentation": (office(f"{SLIDES}"), UnsupportedFileError),
    "a binary spreadsheet": (
        packed(**{"[Content_Types].xml": "<Types/>", "xl__workbook.bin": "x"}),
        UnsupportedFileError,
    ),
    "a program": (b"\x7fELF\x02\x01\x01" + bytes(64), UnsupportedFileError),
    "sound": (b"RIFF\x24\0\0\0WAVEfmt ", UnsupportedFileError),
    "bytes": (bytes(range(256)) * 4, UnsupportedFileError),
    "XML of an older Word": (b"<?xml version='1.0'?><w:d/>", UnsupportedFileError),
    "a zip cut off": (packed(a="1" * 99)[:60], DamagedFileError),
    "a member of office that is damaged": (damaged_within(), DamagedFileError),
    "an OLE file cut off": (olefile.MAGIC + bytes(100), DamagedFileError),
    "an encrypted odt": (ENCRYPTED_ODT, EncryptedFileError),
}


@pytest.mark.parametrize("name", ["expected.toml", "labels.JSONL", "sổ.csv"])
def test_what_programs_write_for_programs_is_no_paper(name, tmp_path):
    """Lists and settings beside papers are text, but are not taken for papers."""
    path = tmp_path / "file"
    path.write_text('number = 171\nsubject = "về việc trực tết"\n')

    with pytest.raises(UnsupportedFileError):
        sniff(path, name)


@pytest.mark.parametrize(("content", "error"), REFUSED.values(), ids=REFUSED)
def test_refuses(tmp_path, content, error):
    """What cannot be read is refused by the error that says why."""
    path = tmp_path / "file"
    path.write_bytes(content)

    with pytest.raises(error):
        sniff(path, "file.doc")


def test_refuses_an_encrypted_zip(tmp_path):
    """The flag of a member tells, before any of it is unpacked."""
    content = bytearray(packed(a="1"))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path = tmp_path / "file"
    path.write_bytes(content)

    with pytest.raises(EncryptedFileError):
        sniff(path, "a.zip")


def test_refuses_a_file_over_the_limit(tmp_path):
    """The size is looked at before the content."""
    path = tmp_path / "file"
    path.write_bytes(PDF)

    assert sniff(path, "a.pdf", max_bytes=len(PDF)) == "application/pdf"
    with pytest.raises(TooLargeError):
        sniff(path, "a.pdf", max_bytes=len(PDF) - 1)


def test_refuses_what_is_no_regular_file(tmp_path):
    """A folder, a pipe and a missing file are unreadable, and none blocks."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    for path in (tmp_path, pipe, tmp_path / "missing"):
        with pytest.raises(UnreadableFileError):
            sniff(path, "a.pdf")


SHARED = {
    "bom_before.rtf": "application/rtf",
    "cp1258.txt": "text/plain",
    "doc.html": "text/html",
    "doc_as.docx": "application/msword",
    "docx_as.doc": DOCX,
    "docx_customxml_first.docx": DOCX,
    "docx_docprops_first.docx": DOCX,
    "docx_otherfile_first.docx": DOCX,
    "docx_stored.docx": DOCX,
    "docx_trunc.docx": DamagedFileError,
    "docx_word_first.docx": DOCX,
    "empty.doc": EmptyFileError,
    "html_as.doc": "text/html",
    "i.bmp": "image/bmp",
    "i.gif": "image/gif",
    "i.jp2": UnsupportedFileError,
    "i.jpg": "image/jpeg",
    "i.png": "image/png",
    "i.tiff": "image/tiff",
    "i.webp": "image/webp",
    "junk_before.pdf": "application/pdf",
    "mht_as.doc": "multipart/related",
    "nodoctype.html": "text/html",
    "plain.zip": ZIP,
    "plain_utf8.txt": "text/plain",
    "rtf_as.doc": "application/rtf",
    "tcvn3.txt": "text/plain",
    "utf16.txt": "text/plain",
    "utf8bom.txt": "text/plain",
    "vni.txt": "text/plain",
    "wordml2003.xml": UnsupportedFileError,
}


@pytest.mark.parametrize(("name", "expected"), SHARED.items(), ids=SHARED)
def test_tells_the_samples(shared, name, expected):
    """Files that fooled libmagic or their names are told for what they are."""
    found: object
    try:
        found = sniff(shared / "samples" / "magic" / name, name)
    except RefusedError as refusal:
        found = type(refusal)

    assert found == expected
