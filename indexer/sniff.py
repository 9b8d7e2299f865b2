"""What a file is, by its content; the name it came under is only a hint.

A file that begins as PDFs do is one; at all others libmagic looks first. It is fooled
by containers whose first member is unusual, by leading bytes and by text saved under
Word's name, so the container is then opened and the beginning read.
"""

import re
import stat
import zipfile
import zlib
from pathlib import Path

import magic
import olefile

from archive.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    TooLargeError,
    UnreadableFileError,
    UnsupportedFileError,
)
from indexer import mailed

ZIP = "application/zip"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"

_KNOWN = frozenset(
    {
        "application/pdf",
        "application/msword",
        "application/rtf",
        "application/vnd.ms-word.document.macroenabled.12",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
        "application/vnd.ms-excel.sheet.macroenabled.12",
        "application/vnd.ms-excel",
        "multipart/related",
        "text/html",
        "text/plain",
        "image/png",
        "image/jpeg",
        "image/tiff",
        "image/webp",
        "image/bmp",
        "image/gif",
        DOCX,
        ODT,
        ZIP,
    }
    | mailed.MAILS
)
_OTHER_NAMES = {
    # Said of whatever begins like one, saved pages and notes among them.
    mailed.EML: "text/plain",
    "text/rtf": "application/rtf",
    "image/x-ms-bmp": "image/bmp",
    "application/xhtml+xml": "text/html",
    "application/vnd.ms-word.document.macroenabled": (
        "application/vnd.ms-word.document.macroenabled.12"
    ),
    "application/vnd.ms-excel.sheet.macroenabled": (
        "application/vnd.ms-excel.sheet.macroenabled.12"
    ),
    "application/vnd.ms-excel.template.macroenabled": (
        "application/vnd.ms-excel.sheet.macroenabled.12"
    ),
}
_DATA = "text/x-data"
_ENDS_OF_DATA = (
    *(".toml", ".yaml", ".yml", ".json", ".jsonl", ".csv", ".tsv", ".ini", ".cfg"),
    *(".log", ".sql", ".py", ".js", ".css", ".sh", ".bat", ".po"),
)
_HEAD = 8192
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_PDF = re.compile(rb"%PDF-\d")
_PDF_OBJECT = re.compile(rb"\d obj\b")
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_HTML = re.compile(
    r"<(?:!doctype html|html|head|meta|title|body|div|p|table|span|font|br|h[1-6])\b",
    re.IGNORECASE,
)
_MIME = re.compile(r"^mime-version:", re.IGNORECASE | re.MULTILINE)
_MIME_PARTS = re.compile(
    r"^content-type:\s{0,8}(?:multipart/related|text/html)",
    re.IGNORECASE | re.MULTILINE,
)
_MAIN_PART = re.compile(
    r'ContentType\s{0,8}=\s{0,8}["\']([^"\']{1,200})\.main\+xml["\']'
)
_BROKEN_OLE = (
    OSError, ValueError, IndexError, TypeError, AttributeError, RecursionError,
)  # fmt: skip
_MEMBER = 1_000_000


def sniff(path: Path, name: str, *, max_bytes: int = 200_000_000) -> str:
    """Return the media type of the file, as its content shows it.

    Raises:
        RefusedError: Empty, too large, unreadable, encrypted, or of a format the
            archive does not read.
    """
    head = _beginning(path, max_bytes)
    media_type = _look(path, name, head)
    if media_type not in _KNOWN:
        raise UnsupportedFileError(media_type)
    return media_type


_WHY: dict[type[Exception], str] = {
    FileNotFoundError: "tệp không còn ở đó",
    PermissionError: "không có quyền đọc",
}


def _beginning(path: Path, max_bytes: int) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableFileError
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except (OSError, ValueError) as error:
        raise UnreadableFileError(_WHY.get(type(error), "")) from error
    if not head:
        raise EmptyFileError
    if found.st_size > max_bytes:
        detail = f"hơn {max_bytes // 1_000_000} MB"
        raise TooLargeError(detail)
    return head


def _look(path: Path, name: str, head: bytes) -> str:
    if head.startswith(_ZIPS):
        return _zip(path)
    if head.startswith(_OLE):
        return _ole(path)
    return mailed.EML if mailed.is_mail(head) else _plainer(path, name, head)


def _plainer(path: Path, name: str, head: bytes) -> str:
    """Look at what is no container."""
    if _PDF.match(head):
        return "application/pdf"
    guess = _magic(path)
    if guess in _KNOWN - {"text/plain"}:
        return guess
    if _is_pdf(head, guess):
        return "application/pdf"
    if guess.startswith("text/") or _may_be_text(name, head):
        found = _text(head, guess)
        return _DATA if found == "text/plain" and _is_data(name) else found
    return guess


def _magic(path: Path) -> str:
    try:
        guess = str(magic.from_file(str(path), mime=True)).lower()
    except magic.MagicException:
        return "application/octet-stream"
    return _OTHER_NAMES.get(guess, guess)


def _is_pdf(head: bytes, guess: str) -> bool:
    """Find a PDF behind leading bytes; a text about PDFs holds no object."""
    marker = _PDF.search(head)
    if marker is None:
        return False
    return guess == "application/octet-stream" or bool(
        _PDF_OBJECT.search(head, marker.end())
    )


def _may_be_text(name: str, head: bytes) -> bool:
    """Text of the old fonts holds bytes that libmagic takes for data."""
    is_named = name.lower().endswith((".txt", ".text"))
    return b"\0" not in head and (
        is_named or _starts_as_html(_decoded(head).lstrip("\ufeff \t\r\n"))
    )


def _is_data(name: str) -> bool:
    """What programs write for programs is text too, but no paper."""
    return name.lower().endswith(_ENDS_OF_DATA)


def _text(head: bytes, guess: str) -> str:
    beginning = _decoded(head).lstrip("\ufeff \t\r\n")
    if beginning.startswith("{\\rtf"):
        return "application/rtf"
    if _MIME.search(beginning) and _MIME_PARTS.search(beginning):
        return "multipart/related"
    if guess == "text/html" or _starts_as_html(beginning):
        return "text/html"
    return guess if "xml" in guess else "text/plain"


def _decoded(head: bytes) -> str:
    for bom, encoding in _BOMS.items():
        if head.startswith(bom):
            return head.decode(encoding, errors="replace")
    return head.decode("latin-1")


def _starts_as_html(beginning: str) -> bool:
    """Say so only where the text begins with markup: prose may mention tags."""
    return beginning.startswith("<") and bool(_HTML.search(beginning[:1024]))


def _zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            return _zip_content(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        ValueError,
        OSError,
        EOFError,
    ) as e:
        raise DamagedFileError from e


def _zip_content(archive: zipfile.ZipFile) -> str:
    if any(member.flag_bits & 1 for member in archive.infolist()):
        raise EncryptedFileError
    names = archive.NameToInfo
    if "[Content_Types].xml" in names:
        return _office(_member(archive, "[Content_Types].xml"), names)
    if "mimetype" in names:
        return _open_document(archive)
    return DOCX if "word/document.xml" in names else ZIP


def _office(content_types: str, names: dict[str, zipfile.ZipInfo]) -> str:
    main = _MAIN_PART.search(content_types)
    if main is None:
        return _unnamed(names)
    media_type = main.group(1).lower()
    return _OTHER_NAMES.get(media_type, media_type)


def _unnamed(names: dict[str, zipfile.ZipInfo]) -> str:
    if "xl/workbook.bin" in names:
        return "application/vnd.ms-excel.sheet.binary.macroenabled.12"
    return DOCX if "word/document.xml" in names else ZIP


def _open_document(archive: zipfile.ZipFile) -> str:
    manifest = "META-INF/manifest.xml"
    if manifest in archive.NameToInfo and "encryption-data" in _member(
        archive, manifest
    ):
        raise EncryptedFileError
    return _member(archive, "mimetype")[:200].strip()


def _member(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as member:
        return member.read(_MEMBER).decode("utf-8", errors="replace")


def _ole(path: Path) -> str:
    try:
        with olefile.OleFileIO(path) as container:
            return _ole_content(container)
    except _BROKEN_OLE as error:
        raise DamagedFileError from error


def _ole_content(container: olefile.OleFileIO) -> str:
    if container.exists("EncryptedPackage"):
        raise EncryptedFileError
    if container.exists("WordDocument"):
        return "application/msword"
    if container.exists("__properties_version1.0"):
        return mailed.MSG
    if container.exists("Workbook") or container.exists("Book"):
        return "application/vnd.ms-excel"
    return "application/x-ole-storage"
