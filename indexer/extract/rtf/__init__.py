"""Rich text (.rtf), with the font and the code page of each run."""

from pathlib import Path

from archive.errors import DamagedFileError
from archive.model import Text
from indexer.extract import whole
from indexer.extract.flow import write
from indexer.extract.limits import Limits
from indexer.extract.rtf.reader import Reader

MEDIA_TYPE = "application/rtf"
_BOM = b"\xef\xbb\xbf"
_START = b"{\\rtf"


def extract(path: Path, limits: Limits) -> Text:
    """Return the text of an .rtf as one page; "truncated" notes a missing end.

    Raises:
        RefusedError: It is empty, damaged or beyond the limits.
    """
    data = whole.read(path, limits).removeprefix(_BOM).lstrip()
    if not data.startswith(_START):
        raise DamagedFileError
    reader = Reader()
    complete = reader.read(data)
    return write(reader.flow(), MEDIA_TYPE, () if complete else ("truncated",))
