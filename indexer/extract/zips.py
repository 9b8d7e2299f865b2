"""Opening zips that strangers made: what is checked before anything unfolds."""

import zipfile
import zlib
from pathlib import Path

from archive.errors import DamagedFileError, EncryptedFileError, TooLargeError
from indexer.extract.limits import Limits

BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError,
)  # fmt: skip
"""What the reading of a damaged member may raise."""

_IS_ENCRYPTED = 0x1
# Small members are never bombs, however well they are packed.
_SMALL = 1_000_000
_END = b"PK\x05\x06"
_FARTHEST_END = 22 + 0xFFFF
# An entry of the directory has 46 bytes, and a name no longer than this.
_LONGEST_ENTRY = 46 + 1_000


def opened(path: Path, limits: Limits) -> zipfile.ZipFile:
    """Open the zip at ``path``, its directory measured first.

    Raises:
        DamagedFileError: It is no zip.
        TooLargeError: It has more members than the limit.
    """
    if _directory_size(path) > limits.unpacked_members * _LONGEST_ENTRY:
        # Reading such a directory alone would take all memory there is.
        raise TooLargeError
    try:
        parcel = zipfile.ZipFile(path)
    except BROKEN as error:
        raise DamagedFileError from error
    if len(parcel.filelist) > limits.unpacked_members:
        parcel.close()
        detail = f"hơn {limits.unpacked_members} tệp bên trong"
        raise TooLargeError(detail)
    return parcel


def check(member: zipfile.ZipInfo, limits: Limits, most: int) -> None:
    """Refuse a member that has a password or says that it would unfold too far.

    Raises:
        EncryptedFileError: It has a password.
        TooLargeError: It passes ``most`` bytes or the allowed ratio.
    """
    if member.flag_bits & _IS_ENCRYPTED:
        raise EncryptedFileError
    allowed = max(member.compress_size * limits.unpacked_ratio, _SMALL)
    if member.file_size > min(allowed, most):
        raise TooLargeError(member.filename)


def _directory_size(path: Path) -> int:
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(size - _FARTHEST_END, 0))
        tail = file.read(_FARTHEST_END)
    at = tail.rfind(_END)
    # Without an end there is no directory; opening it will say so.
    return int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
