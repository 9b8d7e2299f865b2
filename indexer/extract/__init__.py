"""A file becomes text: one format, one module, each loaded when first needed."""

import importlib
from pathlib import Path

from archive.errors import TooLargeError, UnsupportedFileError
from archive.model import Text
from indexer.extract.limits import Limits

__all__ = ["Limits", "extract"]

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml"
READERS = {
    "application/pdf": "pdf",
    f"{_WORD}.document": "docx",
    f"{_WORD}.template": "docx",
    "application/vnd.ms-word.document.macroenabled.12": "docx",
    "application/msword": "doc",
    f"{_EXCEL}.sheet": "xlsx",
    f"{_EXCEL}.template": "xlsx",
    "application/vnd.ms-excel.sheet.macroenabled.12": "xlsx",
    "application/vnd.ms-excel": "xls",
    "application/rtf": "rtf",
    "application/vnd.oasis.opendocument.text": "odt",
    "message/rfc822": "eml",
    "application/vnd.ms-outlook": "msg",
    "text/html": "html",
    "multipart/related": "html",
    "text/plain": "plain",
    "image/png": "image",
    "image/jpeg": "image",
    "image/tiff": "image",
    "image/webp": "image",
    "image/bmp": "image",
    "image/gif": "image",
}


def extract(
    path: Path, media_type: str, limits: Limits, *, sturdy: bool = False
) -> Text:
    """Return the text of the file, read by the module of its media type.

    A page that is only an image comes back without text, its origin "image".
    ``sturdy`` reads without the library that a first attempt may have died of.

    Raises:
        RefusedError: The file is damaged, encrypted, too large or unsupported.
    """
    name = READERS.get(media_type)
    if name is None:
        raise UnsupportedFileError(media_type)
    # A reader is imported when its first file comes, so that a machine that
    # reads only PDFs never pays for lxml.
    reader = importlib.import_module(f"indexer.extract.{name}")
    read = (
        getattr(reader, "extract_sturdily", reader.extract)
        if sturdy
        else reader.extract
    )
    text: Text = read(path, limits)
    if sum(len(page.text) for page in text.pages) > limits.max_text:
        detail = f"hơn {limits.max_text} ký tự"
        raise TooLargeError(detail)
    return text
