"""What papers, files and amounts are called on the pages."""

from archive import names
from webui.render import language
from webui.services import services

_UNIT = 1000
_UNITS = ("B", "kB", "MB", "GB")
_OFFICE = "application/vnd.openxmlformats-officedocument"
_FORMATS = {
    "application/pdf": "PDF",
    f"{_OFFICE}.wordprocessingml.document": "Word (.docx)",
    f"{_OFFICE}.wordprocessingml.template": "Word (.dotx)",
    "application/vnd.ms-word.document.macroenabled.12": "Word (.docm)",
    "application/msword": "Word (.doc)",
    f"{_OFFICE}.spreadsheetml.sheet": "Excel (.xlsx)",
    f"{_OFFICE}.spreadsheetml.template": "Excel (.xltx)",
    "application/vnd.ms-excel.sheet.macroenabled.12": "Excel (.xlsm)",
    "application/vnd.ms-excel": "Excel (.xls)",
    "application/rtf": "RTF",
    "text/rtf": "RTF",
    "application/vnd.oasis.opendocument.text": "ODT",
    "message/rfc822": "EML",
    "application/vnd.ms-outlook": "Outlook (.msg)",
    "text/html": "HTML",
    "application/xhtml+xml": "HTML",
    "multipart/related": "MHT",
    "text/plain": "TXT",
    "image/tiff": "TIFF",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/bmp": "BMP",
    "image/gif": "GIF",
    "image/webp": "WebP",
}


def kind(name: str) -> str:
    """Return the kind of a paper in the language of the page."""
    if language.chosen() == "vi":
        return name
    found = services().authority.type_named(name)
    return found.english if found else name


def size(count: int) -> str:
    """Return a number of bytes as people say it: "1,2 MB", in English "1.2 MB"."""
    amount = float(count)
    for unit in _UNITS:
        if amount < _UNIT or unit == _UNITS[-1]:
            break
        amount /= _UNIT
    digits = 0 if unit == "B" or amount >= 10 else 1
    return f"{language.number(round(amount, digits))} {unit}"


def format_name(media_type: str) -> str:
    """Return a media type by the name people know it by."""
    return _FORMATS.get(media_type, media_type)


def file_name(name: str) -> str:
    """Return the name of a file as it may be shown; one must be there to press."""
    return names.legible(name).strip() or "\ufffd"
