"""A mail as a folder: what was sent along laid out for reading, within limits."""

import importlib
from pathlib import Path

from archive.errors import TooLargeError
from indexer.extract import READERS
from indexer.extract.limits import Limits
from indexer.extract.unpack import Member


def members(
    path: Path, media_type: str, into: Path, limits: Limits
) -> tuple[Member, ...]:
    """Lay out what was sent along with the mail at ``path`` in the folder ``into``.

    Raises:
        RefusedError: It is damaged, encrypted or unfolds beyond the limits.
    """
    reader = importlib.import_module(f"indexer.extract.{READERS[media_type]}")
    found: list[Member] = []
    left = limits.unpacked_bytes
    with reader.opened(path, limits) as letter:
        for number, attachment in enumerate(letter.files(), 1):
            if number > limits.unpacked_members:
                detail = f"hơn {limits.unpacked_members} tệp đính kèm"
                raise TooLargeError(detail)
            data = attachment.data()
            left -= len(data)
            if left < 0:
                raise TooLargeError
            target = into / f"{number:05d}"
            target.write_bytes(data)
            found.append(Member(attachment.name, target))
    return tuple(found)
