"""What papers, files and amounts are called on the pages."""

from archive import names
from webui.render import language
from webui.services import services

_UNIT = 1000
_UNITS = ("B", "kB", "MB", "GB")
_FORMATS = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word (.docx)",
    "application/msword": "Word (.doc)",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel (.xlsx)",
    "application/vnd.ms-excel": "Excel (.xls)",
    "application/rtf": "RTF",
    "text/rtf": "RTF",
    "application/vnd.oasis.opendocument.text": "ODT",
    "text/html": "HTML",
    "application/xhtml+xml": "HTML",
    "text/plain": "TXT",
    "image/tiff": "TIFF",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
}


def kind(name: str) -> str:
    """Return the kind of a paper in the language of the page."""
    if language.chosen() == "vi":
        return name
    found = services().authority.type_named(name)
    return found.english if found else name


def size(count: int) -> str:
    """Return a number of bytes as people say it.

    >>> size(1_234_567)
    '1,2 MB'
    """
    amount = float(count)
    for unit in _UNITS:
        if amount < _UNIT or unit == _UNITS[-1]:
            break
        amount /= _UNIT
    digits = f"{amount:.0f}" if unit == "B" or amount >= 10 else f"{amount:.1f}"
    return f"{digits.removesuffix('.0').replace('.', ',')} {unit}"


def format_name(media_type: str) -> str:
    """Return a media type by the name people know it by."""
    return _FORMATS.get(media_type, media_type)


def file_name(name: str) -> str:
    """Return the name of a file as it may be shown; one must be there to press."""
    return names.legible(name).strip() or "\ufffd"
