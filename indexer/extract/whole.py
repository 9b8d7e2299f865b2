"""A file read as one piece, where its format is no container."""

from pathlib import Path

from archive.errors import EmptyFileError, TooLargeError
from indexer.extract.limits import Limits


def read(path: Path, limits: Limits) -> bytes:
    """Return the bytes of the file.

    Raises:
        EmptyFileError: There are none.
        TooLargeError: There are more than the limit.
    """
    with path.open("rb") as file:
        data = file.read(limits.max_bytes + 1)
    if not data:
        raise EmptyFileError
    if len(data) > limits.max_bytes:
        detail = f"{limits.max_bytes} byte"
        raise TooLargeError(detail)
    return data
