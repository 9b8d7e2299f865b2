"""The zip a .docx, .odt or .xlsx is, opened so that it cannot unfold without end."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from lxml import etree

from archive.errors import DamagedFileError, EncryptedFileError, TooLargeError
from indexer.extract import zips
from indexer.extract.limits import Limits

# No office has ever written a paper whose text part comes near this.
_LARGEST_PART = 64_000_000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_STRICT = {
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


class Container:
    """The parts of one file, each read when asked for and counted."""

    def __init__(self, path: Path, limits: Limits) -> None:
        _refuse_wrapped(path)
        self._limits = limits
        self._left = limits.unpacked_bytes
        self._zip = zips.opened(path, limits)
        self._members = {member.filename: member for member in self._zip.infolist()}

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
        data = self._part(name)
        if data is None:
            return None
        try:
            root = etree.fromstring(data, _parser())
        except etree.XMLSyntaxError as error:
            raise DamagedFileError(name) from error
        _refuse_entities(root, name)
        return root

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """Yield each element of ``tags`` in the part ``name``, none after its turn.

        That is how parts are read that would be too large in memory as a whole.

        Raises:
            DamagedFileError: The part cannot be read as XML.
            TooLargeError: It unfolds beyond the limits.
        """
        data = self._part(name)
        if data is None:
            return
        reading = etree.iterparse(
            io.BytesIO(data), tag=tags, resolve_entities=False, no_network=True,
            load_dtd=False, huge_tree=False,
        )  # fmt: skip
        try:
            for _, element in reading:
                _refuse_entities(element, name)
                yield element
                _forget(element)
        except etree.XMLSyntaxError as error:
            raise DamagedFileError(name) from error

    def _part(self, name: str) -> bytes | None:
        member = self._members.get(name)
        if member is None:
            return None
        data = self._read(member)
        for strict, usual in _STRICT.items():
            data = data.replace(strict, usual)
        return data

    def _read(self, member: zipfile.ZipInfo) -> bytes:
        largest = min(_LARGEST_PART, self._left)
        zips.check(member, self._limits, largest)
        try:
            with self._zip.open(member) as part:
                # What the directory says may be a lie: what comes out is counted.
                data = part.read(largest + 1)
        except zips.BROKEN as error:
            raise DamagedFileError(member.filename) from error
        if len(data) > largest:
            raise TooLargeError(member.filename)
        self._left -= len(data)
        return data


def _refuse_entities(element: etree._Element, name: str) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        # No office program writes one; entity bombs need one.
        detail = f"{name}: DTD"
        raise DamagedFileError(detail)


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _refuse_wrapped(path: Path) -> None:
    # Word wraps a paper with a password into an OLE file.
    with path.open("rb") as file:
        if file.read(len(_OLE)) == _OLE:
            raise EncryptedFileError


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
