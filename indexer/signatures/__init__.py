"""The electronic signatures of PDFs, where there are any.

Most files have none, which their bytes tell in half a millisecond without anything
being parsed. The others are looked at in the cage, each in a child of its own: what
one file does to its reader must not make another look signed. What reads signatures
takes a third of a second to load, and is loaded only where there is one.
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
"""What may hold the words of a signature in a file that was saved anew."""


def may_be_signed(path: Path) -> bool:
    """Say whether a PDF is worth looking at; to be asked outside of the cage."""
    return _has(path, _MARK) or _has(path, _PACKED)


def look(path: Path, trusted: Sequence[bytes]) -> Signed:
    """Return what is found of a PDF; to be called in the cage.

    ``trusted`` are certificates, PEM or DER, of those who vouch for others.
    """
    if not (_has(path, _MARK) or _count(path)):
        return Signed()
    found = cast("Signed", import_module(_READING).look(path, trusted))
    # What is left of a signature that no field of the file leads to any more.
    return found if found.signatures else Signed(reason=LOST)


def _has(path: Path, mark: bytes) -> bool:
    with (
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as seen,
    ):
        return seen.find(mark) >= 0


def _count(path: Path) -> int:
    """Return how many signatures a file has.

    One that cannot be opened has none: whoever reads it tells what is wrong.
    """
    try:
        with pypdfium2.PdfDocument(path) as opened:
            return int(raw.FPDF_GetSignatureCount(opened))
    except pypdfium2.PdfiumError:
        return 0
