"""Which letters the bytes of a text stand for, where nobody says it reliably."""

import codecs
from dataclasses import dataclass

from archive.errors import UnsupportedFileError
from indexer.extract.gate import share_well_formed
from indexer.extract.legacy import ENCODINGS, viqr
from indexer.extract.legacy import read as legacy_read

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WESTERN = frozenset(
    {"iso-8859-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252"}
)
"""Character sets that programs name which know no other, whatever was written."""

_SAMPLE = 64_000
_ENOUGH_ZEROS = 0.3
_GOOD_SHARE = 0.6
_USUAL = "cp1258"
_WINDOWS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and, where it is in one, the old encoding that its letters are in."""

    text: str
    legacy: str | None = None

    @property
    def unicode(self) -> str:
        """The text in Unicode."""
        return legacy_read(self.text, self.legacy) if self.legacy else self.text


def western(data: bytes) -> str:
    """Return ``data`` in Windows-1252, the codes Windows leaves empty kept.

    Old Vietnamese fonts use those five codes as well.
    """
    return data.decode("latin-1").translate(_WINDOWS)


def read(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text in ``data``, which may be said to be in ``declared``.

    Raises:
        UnsupportedFileError: It is no text.
    """
    found = _read(data, declared)
    if found.legacy is None and viqr.is_viqr(found.text):
        return Decoded(found.text, viqr.NAME)
    return found


def _read(data: bytes, declared: str | None) -> Decoded:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return Decoded(data[len(bom) :].decode(name, "replace"))
    name = _wide(data) or declared or "utf-8"
    try:
        return Decoded(data.decode(name))
    except (ValueError, LookupError):
        # Not only letters: a name may itself be damaged.
        return _guessed(data)


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 that the zero bytes in ``data`` betray."""
    sample = data[:_SAMPLE]
    if 0 not in sample:
        return None
    half = len(sample) / 2
    if sample[1::2].count(0) > _ENOUGH_ZEROS * half and sample[::2].count(0) == 0:
        return "utf-16-le"
    if sample[::2].count(0) > _ENOUGH_ZEROS * half and sample[1::2].count(0) == 0:
        return "utf-16-be"
    detail = "nhị phân"
    raise UnsupportedFileError(detail)


def _guessed(data: bytes) -> Decoded:
    sample = data[:_SAMPLE]
    shares = {name: _share(sample, name) for name in (_USUAL, "utf-8", *ENCODINGS)}
    best = max(shares, key=lambda name: shares[name])
    if shares[best] < _GOOD_SHARE:
        best = _USUAL
    return _decoded(data, best)


def _share(sample: bytes, name: str) -> float:
    return share_well_formed(_decoded(sample, name).unicode)[0]


def _decoded(data: bytes, name: str) -> Decoded:
    if name in ENCODINGS:
        return Decoded(western(data), name)
    return Decoded(data.decode(name, "replace"))
