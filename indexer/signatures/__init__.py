"""The electronic signatures of PDFs, where there are any.

Runs in the cage. Most files have none, which their bytes tell in half a millisecond;
what reads signatures takes a third of a second to load, and is loaded only then.
"""

import mmap
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import cast

import pypdfium2
from pypdfium2 import raw

from archive.signatures import Signed

LOST = "signature_lost"
"""The reason where a file was signed once, and was saved anew since."""

_READING = "indexer.signatures.reading"
_MARK = b"/ByteRange"
_PACKED = b"/ObjStm"


def look(paths: Sequence[Path], trusted: Sequence[bytes]) -> list[Signed]:
    """Return what is found of each of some PDFs."""
    return [_looked(path, trusted) for path in paths]


def _looked(path: Path, trusted: Sequence[bytes]) -> Signed:
    is_marked = _has(path, _MARK)
    if not (is_marked or (_has(path, _PACKED) and _count(path))):
        return Signed()
    found = cast("Signed", import_module(_READING).look(path, trusted))
    # What is left of a signature that no field of the file leads to any more.
    return found if found.signatures else Signed(reason=LOST)


def _has(path: Path, mark: bytes) -> bool:
    with path.open("rb") as file:
        seen = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        with seen:
            return seen.find(mark) >= 0


def _count(path: Path) -> int:
    """Return how many signatures a file has that may pack the words for them.

    A file that cannot be opened has none: whoever reads it tells what is wrong.
    """
    try:
        with pypdfium2.PdfDocument(path) as opened:
            return int(raw.FPDF_GetSignatureCount(opened))
    except pypdfium2.PdfiumError:
        return 0
