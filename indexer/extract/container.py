"""The zip a .docx or .odt is, opened so that it cannot unfold without end."""

import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self

from lxml import etree

from archive.errors import DamagedFileError, EncryptedFileError, TooLargeError
from indexer.extract.limits import Limits

# No office has ever written a paper whose text part comes near this.
_LARGEST_PART = 64_000_000
_SMALL = 1_000_000
_IS_ENCRYPTED = 0x1
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError)
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


class Container:
    """The parts of one file, each read when asked for and counted."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._limits = limits
        self._left = limits.unpacked_bytes
        self._zip = _opened(path)
        self._members = {member.filename: member for member in self._zip.infolist()}
        if len(self._members) > limits.unpacked_members:
            self._zip.close()
            detail = f"{len(self._members)} tệp bên trong"
            raise TooLargeError(detail)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of the part ``name``, None if there is none.

        Raises:
            DamagedFileError: The part cannot be read as XML.
            TooLargeError: It unfolds beyond the limits.
        """
        member = self._members.get(name)
        if member is None:
            return None
        data = self._read(member)
        for strict, usual in _STRICT.items():
            data = data.replace(strict, usual)
        try:
            root = etree.fromstring(data, _parser())
        except etree.XMLSyntaxError as error:
            raise DamagedFileError(name) from error
        if root.getroottree().docinfo.internalDTD is not None:
            # No office program writes one; entity bombs need one.
            detail = f"{name}: DTD"
            raise DamagedFileError(detail)
        return root

    def _read(self, member: zipfile.ZipInfo) -> bytes:
        if member.flag_bits & _IS_ENCRYPTED:
            raise EncryptedFileError
        largest = min(_LARGEST_PART, self._left)
        # What the directory says may be a lie, so what comes out is counted too.
        if member.file_size > max(largest, 0) or self._unfolds_too_far(member):
            raise TooLargeError(member.filename)
        try:
            with self._zip.open(member) as part:
                data = part.read(largest + 1)
        except _BROKEN as error:
            raise DamagedFileError(member.filename) from error
        if len(data) > largest:
            raise TooLargeError(member.filename)
        self._left -= len(data)
        return data

    def _unfolds_too_far(self, member: zipfile.ZipInfo) -> bool:
        allowed = max(member.compress_size, 1) * self._limits.unpacked_ratio
        return member.file_size > max(allowed, _SMALL)


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except _BROKEN as error:
        # Word wraps a paper with a password into an OLE file.
        if path.read_bytes()[:8] == _OLE:
            raise EncryptedFileError from error
        raise DamagedFileError from error


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
